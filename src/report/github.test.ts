import { expect, test } from 'vitest';
import { github } from './github.js';
import {
  bareDiagnostic,
  gapSummary,
  hostileDiagnostic,
  mixedReport,
  sampleContext,
  sampleDiagnostic,
  sampleReport,
} from './testing/sample-report.js';

const context = sampleContext();

interface Command {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads commands the way the runner does: properties up to `::`, then the message. */
function commandsOf(text: string): readonly Command[] {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, name, list, message] = /^::(\w+) (.*?)::(.*)$/.exec(line)!;
      const properties = list!.split(',').map((pair) => {
        const [key, value] = pair.split('=') as [string, string];
        return [key, decode(value.replaceAll('%3A', ':').replaceAll('%2C', ','))];
      });
      return { name: name!, properties: Object.fromEntries(properties), message: decode(message!) };
    });
}

function decode(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

test('the coverage comes first, as a notice', () => {
  const [first] = commandsOf(
    github(sampleReport([sampleDiagnostic()], { summary: gapSummary() }), context),
  );
  expect(first).toMatchObject({ name: 'notice', properties: { title: '四同 覆盖情况' } });
  expect(first!.message).toContain('错误 1，警告 0，提示 0');
  expect(first!.message).toContain('未能比对 7 行');
});

test('a finding is an annotation at its place', () => {
  const commands = commandsOf(github(mixedReport(), sampleContext({ pathPrefix: 'data/' })));
  expect(commands.map(({ name }) => name)).toEqual([
    'notice',
    'warning',
    'notice',
    'error',
    'error',
  ]);
  expect(commands[3]).toEqual({
    name: 'error',
    properties: {
      file: 'data/320583-昆山市/基本目录.yaml',
      line: '5',
      endLine: '5',
      col: '11',
      endColumn: '18',
      title: 'same/name 事项名称四级相同',
    },
    message: [
      '事项名称与上级基本目录不一致',
      '地区：昆山市（320583）',
      '事项：食品经营许可证（000131003000）',
      '现值：食品经营许可证',
      '应为：食品经营许可',
      '对照：data/320500-苏州市/基本目录.yaml:5:11 苏州市基本目录的名称',
      '依据：苏政发〔2022〕71号 二（二）',
      '办法：改为上级基本目录的名称；确需不同的，由上级主管部门决定',
    ].join('\n'),
  });
});

test('an annotation of several lines has no columns', () => {
  const [, command] = commandsOf(github(sampleReport([bareDiagnostic({ endLine: 3 })]), context));
  expect(Object.keys(command!.properties)).toEqual(['file', 'line', 'endLine', 'title']);
});

test('hostile text stays inside its command', () => {
  const text = github(sampleReport([hostileDiagnostic()]), context);
  const commands = commandsOf(text);
  expect(commands).toHaveLength(2);
  expect(commands[1]!.properties.file).toBe('目录/a,b:c%d|@e␛.yaml');
  expect(text).toContain('file=目录/a%2Cb%3Ac%25d|@e␛.yaml,line=5,');
  expect(commands[1]!.message).toContain('::error file=x::injected%0A');
  expect(text.match(/^::error/gm)).toHaveLength(1);
});
