import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { baseFiles, countyCatalog, Playground, REGIONS } from './support/base-workspace.js';
import {
  anyColumn,
  brief,
  type CheckOutcome,
  check,
  expectPlainFindings,
  run,
} from './support/run.js';

/** A broken file: its bytes, where it is reported and what the message must name. */
interface Probe {
  readonly file: string | Uint8Array;
  readonly finds: string;
  readonly says: readonly string[];
}

const HEADER = '类别: 基本目录\n地区: "320583"\n';
const clean = countyCatalog({});
const LEVELS = 10_000;

function bomb(): string {
  let text = `${HEADER}a: &a [x, x, x, x, x, x, x, x, x, x]\n`;
  for (let i = 1; i < 12; i++) {
    const name = String.fromCharCode(97 + i);
    const before = `*${String.fromCharCode(96 + i)}`;
    text += `${name}: &${name} [${Array(10).fill(before).join(', ')}]\n`;
  }
  return `${text}事项: *l\n`;
}

function deepBlock(): string {
  let text = `${HEADER}事项:\n`;
  for (let i = 1; i <= LEVELS; i++) text += `${' '.repeat(i)}k:\n`;
  return text;
}

/** 类别: 基本目录 in GBK. */
const GBK = Uint8Array.from([
  0xc0, 0xe0, 0xb1, 0xf0, 0x3a, 0x20, 0xbb, 0xf9, 0xb1, 0xbe, 0xc4, 0xbf, 0xc2, 0xbc, 0x0a,
]);

const KIND = 'error schema/kind';
const SYNTAX = 'error yaml/syntax';

const probes: Readonly<Record<string, Probe>> = {
  空文件: { file: '', finds: `1:1 ${KIND}`, says: ['没有内容'] },
  只有空行: { file: '\n\n  \n', finds: `1:1 ${KIND}`, says: ['没有内容'] },
  只有注释: { file: '# 待写\n\n# 待写\n', finds: `1:1 ${KIND}`, says: ['没有内容', '注释'] },
  只有分隔线: { file: '---\n', finds: `1:1 ${KIND}`, says: ['没有内容'] },
  只有BOM: { file: '\ufeff', finds: `1:1 ${KIND}`, says: ['没有内容'] },
  一句话: { file: '你好\n', finds: `1:1 ${KIND}`, says: ['没有写类别'] },
  一个列表: { file: '- 甲\n- 乙\n', finds: `1:3 ${KIND}`, says: ['没有写类别'] },
  没有类别: {
    file: clean.replace('类别: 基本目录\n', ''),
    finds: `1:1 ${KIND}`,
    says: ['没有写类别'],
  },
  类别写错: {
    file: clean.replace('基本目录', '基本日录'),
    finds: `1:5 ${KIND}`,
    says: ['基本日录', '是不是“基本目录”'],
  },
  类别不认识: { file: clean.replace('基本目录', '通讯录'), finds: `1:5 ${KIND}`, says: ['通讯录'] },
  类别是空的: {
    file: clean.replace('类别: 基本目录', '类别:'),
    finds: `1:3 ${KIND}`,
    says: ['类别'],
  },
  类别是列表: {
    file: clean.replace('基本目录', '[基本目录]'),
    finds: `1:5 ${KIND}`,
    says: ['列表'],
  },
  类别是键值对: {
    file: clean.replace('基本目录', '{ 名: 基本目录 }'),
    finds: `1:5 ${KIND}`,
    says: ['键值对'],
  },
  类别是原型: {
    file: clean.replace('基本目录', '__proto__'),
    finds: `1:5 ${KIND}`,
    says: ['__proto__'],
  },
  没有地区: {
    file: clean.replace('地区: "320583"\n', ''),
    finds: `1:1 ${KIND}`,
    says: ['没有写地区'],
  },
  地区没有声明: {
    file: clean.replace('320583', '320584'),
    finds: `2:5 ${KIND}`,
    says: ['320584', '没有声明', '320583（昆山市）'],
  },
  二进制: {
    file: Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0xff]),
    finds: `1:1 ${SYNTAX}`,
    says: ['二进制'],
  },
  GBK编码: { file: GBK, finds: `1:1 ${SYNTAX}`, says: ['UTF-8', 'GBK'] },
  中间有坏字节: {
    file: Buffer.concat([Buffer.from(clean), Uint8Array.from([0xff, 0x0a])]),
    finds: `1:1 ${SYNTAX}`,
    says: ['UTF-8'],
  },
  UTF16: {
    file: Buffer.from(`\ufeff${clean}`, 'utf16le'),
    finds: `1:1 ${SYNTAX}`,
    says: ['UTF-16'],
  },
  双引号没闭合: {
    file: clean.replace('事项名称: 食品经营许可', '事项名称: "食品经营许可'),
    finds: `6:11 ${SYNTAX}`,
    says: ['引号没有闭合'],
  },
  单引号没闭合: {
    file: clean.replace('事项名称: 食品经营许可', "事项名称: '食品经营许可"),
    finds: `6:11 ${SYNTAX}`,
    says: ['引号没有闭合'],
  },
  方括号没闭合: {
    file: clean.replace('行使层级: [县级]', '行使层级: [县级'),
    finds: `9:11 ${SYNTAX}`,
    says: ['方括号', '没有闭合'],
  },
  制表符缩进: {
    file: clean.replace('    事项名称', '\t事项名称'),
    finds: `6:1 ${SYNTAX}`,
    says: ['制表符'],
  },
  空格后制表符: {
    file: clean.replace('    事项名称', '    \t事项名称'),
    finds: `6:5 ${SYNTAX}`,
    says: ['制表符'],
  },
  不认识的标签: {
    file: clean.replace('事项名称: 食品', '事项名称: !foo 食品'),
    finds: `6:11 ${SYNTAX}`,
    says: ['标签', '!foo'],
  },
  可执行的标签: {
    file: clean.replace('事项名称: 食品', '事项名称: !!js/function 食品'),
    finds: `6:11 ${SYNTAX}`,
    says: ['!!js/function'],
  },
  别名炸弹: { file: bomb(), finds: `7:* ${SYNTAX}`, says: ['别名'] },
  别名引用自己: {
    file: `${HEADER}事项: &甲\n  - *甲\n`,
    finds: `4:5 ${SYNTAX}`,
    says: ['*甲', '自己'],
  },
  别名没有定义: { file: `${HEADER}事项: *甲\n`, finds: `3:5 ${SYNTAX}`, says: ['*甲', '没有定义'] },
  括号嵌套过深: {
    file: `${HEADER}事项: ${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}\n`,
    finds: `3:104 ${SYNTAX}`,
    says: ['嵌套'],
  },
  缩进嵌套过深: { file: deepBlock(), finds: `102:100 ${SYNTAX}`, says: ['嵌套'] },
  列表嵌套过深: {
    file: `${HEADER}事项:\n  ${'- '.repeat(LEVELS)}x\n`,
    finds: `4:201 ${SYNTAX}`,
    says: ['嵌套'],
  },
  键是列表: {
    file: clean.replace('    事项名称', '    ? [甲, 乙]\n    : 丙\n    事项名称'),
    finds: `6:7 ${SYNTAX}`,
    says: ['键', '列表'],
  },
  控制字符: {
    file: clean.replace('食品经营', '食品\u001b[31m经营'),
    finds: `6:13 ${SYNTAX}`,
    says: ['控制字符'],
  },
};

describe('broken files', () => {
  const playground = new Playground();
  afterAll(() => playground.remove());
  let outcome: CheckOutcome;
  let root: string;

  beforeAll(async () => {
    const files = Object.entries(probes).map(([name, { file }]) => [`坏/${name}.yaml`, file]);
    root = playground.make({ ...baseFiles(), ...Object.fromEntries(files) });
    outcome = await check([root], { unread: true });
  });

  test('all of them in one run: exit 1, quickly, and the good files are judged', () => {
    expect(outcome.code).toBe(1);
    expect(outcome.milliseconds).toBeLessThan(10_000);
    expect(outcome.report.summary.files).toBe(Object.keys(probes).length + 8);
    expect(outcome.report.summary.items).toBeGreaterThanOrEqual(14);
    expect(outcome.report.summary.comparisons).toBeGreaterThanOrEqual(12);
    expect(outcome.report.diagnostics.filter(({ file }) => !file.startsWith('坏/'))).toEqual([]);
  });

  test.each(Object.entries(probes))('%s', (name, { finds, says }) => {
    const file = `坏/${name}.yaml`;
    const found = outcome.report.diagnostics.filter((one) => one.file === file);
    expect(found.map(brief)).toEqual([anyColumn(`${file}:${finds}`)]);
    expectPlainFindings(found);
    const [diagnostic] = found;
    for (const word of says) expect(diagnostic!.message).toContain(word);
    expect(diagnostic!.action).not.toBe('');
  });

  test('the default output shows them without a stack, an English word or a raw control', async () => {
    const { code, stdout, stderr } = await run(['check', root, '--max', '1000']);
    expect(code).toBe(1);
    expect(stderr).toBe('');
    expect(stdout).not.toMatch(/\n\s+at |Error:/u);
    for (const [name, { finds }] of Object.entries(probes)) {
      expect(stdout).toContain(`坏/${name}.yaml:${finds.split('*')[0]!.split(' ')[0]}`);
    }
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});

describe('a broken file is never passed over', () => {
  const playground = new Playground();
  afterAll(() => playground.remove());
  const unclosed = clean.replace('事项名称: 食品经营许可', '事项名称: "食品经营许可');
  const county = '昆山/基本目录.yaml';

  test.concurrent.each([
    ['unclosed quote, --rule', unclosed, ['--rule', 'same/name']],
    ['unclosed quote, --group', unclosed, ['--group', 'same']],
    ['GBK, --rule', GBK, ['--rule', 'same/name']],
    ['GBK, --region of the file next to it', GBK, ['--region', '320583']],
    ['no 类别, --rule', '甲: 乙\n', ['--rule', 'same/name']],
  ] as const)('%s: does not exit 0', async (_title, file, args) => {
    const root = playground.base({ [county]: file });
    const { code } = await check([root, ...args]);
    expect(code).not.toBe(0);
  });

  test.concurrent.each([
    ['--region', '.', ['--region', '320583']],
    ['a PATH', '昆山', []],
  ] as const)(
    'the catalog of the upper region is unreadable, asked by %s',
    async (_by, path, args) => {
      const root = playground.base({ '苏州/基本目录.yaml': GBK });
      const { code } = await check([`${root}/${path}`, ...args]);
      expect(code).not.toBe(0);
    },
  );

  test.concurrent('a broken chain of regions above, asked by --region: does not exit 0', async () => {
    const root = playground.base();
    const broken = playground.base({
      '地区.yaml': REGIONS.replace('上级: "000000"', '上级: "000009"'),
    });
    expect((await check([root, '--region', '320583'])).code).toBe(0);
    expect((await check([broken, '--region', '320583'])).code).not.toBe(0);
  });
});
