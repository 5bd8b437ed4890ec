import { afterAll, describe, expect, test } from 'vitest';
import { documentText, PERMIT, Playground, REGIONS, row } from './support/base-workspace.js';
import { briefs, check } from './support/run.js';

const playground = new Playground();
afterAll(() => playground.remove());

const regions = (from: string, to: string) => {
  const text = REGIONS.replace(from, to);
  expect(text).not.toBe(REGIONS);
  return { '地区.yaml': text };
};

const place = ({ file, line, column }: { file: string; line: number; column: number }) =>
  `${file}:${line}:${column}`;

/** Without its city the county has no negative lists. */
const NO_CITY = [
  '昆山/实施清单.yaml:2:5 note lists/full-online',
  '昆山/实施清单.yaml:2:5 note lists/hall',
];

describe('regions that do not fit together', () => {
  test.concurrent('declared twice: both places', async () => {
    const again = '类别: 地区\n地区代码: "320583"\n地区名称: 昆山市\n层级: 县级\n上级: "320500"\n';
    const { code, report } = await check([playground.base({ '地区/昆山.yaml': again })]);
    expect(code).toBe(1);
    expect(report.diagnostics.map(({ rule }) => rule)).toEqual(['schema/kind']);
    const [diagnostic] = report.diagnostics;
    expect(diagnostic!.message).toContain('320583 声明了两次');
    expect([place(diagnostic!), ...diagnostic!.related.map(place)].sort()).toEqual([
      '地区.yaml:6:13',
      '地区/昆山.yaml:2:7',
    ]);
  });

  test.concurrent.each([
    [
      'no such upper region',
      '层级: 县级, 上级: "320500"',
      '层级: 县级, 上级: "320900"',
      ['地区.yaml:6:46 error schema/kind', ...NO_CITY],
      '320900',
    ],
    [
      'upper region of the same level',
      '层级: 县级, 上级: "320500"',
      '层级: 市级, 上级: "320500"',
      ['地区.yaml:6:46 error schema/kind', ...NO_CITY],
      '并不更高',
    ],
    [
      'its own upper region',
      '上级: "320500" }',
      '上级: "320583" }',
      ['地区.yaml:6:46 error schema/kind', ...NO_CITY],
      '自己',
    ],
    [
      'a cycle of three',
      '上级: "000000"',
      '上级: "320583"',
      [
        '地区.yaml:4:46 error schema/kind',
        '地区.yaml:5:46 error schema/kind',
        '地区.yaml:6:46 error schema/kind',
        ...NO_CITY,
      ],
      '自己',
    ],
    [
      'unknown key',
      '地区名称: 昆山市',
      '地区名: 昆山市',
      ['地区.yaml:6:23 error schema/unknown'],
      '是不是“地区名称”',
    ],
    [
      'unquoted code',
      '地区代码: "320583"',
      '地区代码: 320583',
      ['地区.yaml:6:13 error schema/type'],
      '没有加引号',
    ],
    [
      'unknown level: its files are not called undeclared',
      '层级: 县级',
      '层级: 区县级',
      ['地区.yaml:6:38 error schema/value'],
      '是不是“县级”',
    ],
    [
      'unknown severity of a locked rule',
      '层级: 省级,',
      '层级: 省级, 锁定规则: { same/name: eror },',
      ['地区.yaml:4:61 error schema/value'],
      '是不是“error”',
    ],
  ] as const)('%s', async (_title, from, to, finds, says) => {
    const { code, report } = await check([playground.base(regions(from, to))]);
    expect(briefs(report)).toEqual(finds);
    expect(report.diagnostics[0]!.message).toContain(says);
    expect(code).toBe(1);
  });

  test.concurrent('null and text among the regions: reported where they stand', async () => {
    const { report } = await check([playground.base({ '地区.yaml': `${REGIONS}  - 昆山\n  -\n` })]);
    expect(report.diagnostics.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      '7 schema/type',
      '8 schema/type',
    ]);
  });

  test.concurrent('a level may be skipped', async () => {
    const county = documentText('基本目录', '320583', [row(PERMIT, { 行使层级: '[县级]' })]);
    const root = playground.make({
      'sitong.yaml': '',
      '地区.yaml':
        '类别: 地区\n地区:\n  - { 地区代码: "000000", 地区名称: 国家, 层级: 国家级 }\n  - { 地区代码: "320583", 地区名称: 昆山市, 层级: 县级, 上级: "000000" }\n',
      '国家.yaml': documentText('基本目录', '000000', [row(PERMIT)]),
      '昆山.yaml': county,
    });
    const { code, report } = await check([root]);
    expect(briefs(report)).toEqual([]);
    expect(report.summary.comparisons).toBe(1);
    expect(code).toBe(0);
  });

  test.concurrent('a region without files is told in the coverage', async () => {
    const more = `${REGIONS}  - { 地区代码: "320582", 地区名称: 张家港市, 层级: 县级, 上级: "320500" }\n`;
    const { code, report } = await check([playground.base({ '地区.yaml': more })]);
    expect(report.summary.uncovered).toEqual(['320582']);
    expect(code).toBe(0);
  });
});
