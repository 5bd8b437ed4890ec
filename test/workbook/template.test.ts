import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AS_OF, expectOneLine, ROOT, run } from '../cli/support/run.js';
import { cellsOf, columnOf, fill, part, sheetsOf } from './support.js';

const JIANGSU = join(ROOT, 'catalogs/江苏');
const folder = mkdtempSync(join(tmpdir(), 'sitong-template-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function template(kind: string, file: string, ...more: string[]) {
  const region = kind === '标准实施清单' ? '320000' : '320583';
  const args = ['--region', region, '--out', file, '--as-of', AS_OF, '--workspace', JIANGSU];
  return run(['template', kind, ...args, ...more], { cwd: folder });
}

function check(file: string, ...more: string[]) {
  const region = file.startsWith('标准') ? '320000' : '320583';
  const args = ['--region', region, '--as-of', AS_OF, '--workspace', JIANGSU, '--format', 'json'];
  return run(['check', file, ...args, ...more], { cwd: folder });
}

const KINDS = [
  '基本目录',
  '实施清单',
  '标准实施清单',
  '办事指南',
  '全程网办负面清单',
  '行政许可事项清单',
];

beforeAll(async () => {
  for (const kind of KINDS) {
    const { code, stdout } = await template(kind, `${kind}.xlsx`);
    expect([code, stdout]).toEqual([0, expect.stringContaining('填报表已写入')]);
  }
}, 120_000);

describe('a template', () => {
  test.each(['基本目录', '实施清单', '办事指南', '全程网办负面清单'])(
    '%s as it is handed out says the same as the region’s own documents',
    async (kind) => {
      const { code, stdout } = await check(`${kind}.xlsx`);
      const { diagnostics, summary } = JSON.parse(stdout);
      expect(diagnostics).toEqual([]);
      expect([code, summary.workbook.refused, summary.workbook.corrected]).toEqual([0, 0, 0]);
      expect(summary.workbook.rows).toBeGreaterThan(0);
    },
    60_000,
  );

  test('the same input gives the same bytes', async () => {
    await template('基本目录', '再次.xlsx');
    expect(readFileSync(join(folder, '再次.xlsx'))).toEqual(
      readFileSync(join(folder, '基本目录.xlsx')),
    );
  });

  test('a file that is there is not replaced unasked', async () => {
    const { code, stderr } = await template('基本目录', '基本目录.xlsx');
    expect(code).toBe(2);
    expectOneLine(stderr);
  });

  test('what comes from above is locked, what the region decides is open', () => {
    const file = join(folder, '基本目录.xlsx');
    const xml = part(file, 'xl/worksheets/sheet1.xml');
    expect(xml).toMatch(/<sheetProtection [^>]*sheet="1"/);
    expect(xml).not.toMatch(/<sheetProtection [^>]*password/);
    const styles = part(file, 'xl/styles.xml');
    const formats = (/<cellXfs[^>]*>(.*)<\/cellXfs>/s.exec(styles)?.[1] ?? '')
      .split('<xf ')
      .slice(1);
    const isOpen = (title: string, row = 4) => {
      const address = `${columnOf(file, '基本目录', title)}${row}`;
      const style = Number(new RegExp(`<c r="${address}"[^>]* s="(\\d+)"`).exec(xml)?.[1]);
      return formats[style]?.includes('locked="0"') === true;
    };
    for (const title of ['基本编码', '事项名称', '事项类型', '设定依据', '行使层级', '服务对象'])
      expect([title, isOpen(title)]).toEqual([title, false]);
    for (const title of ['承接', '理由', '说明', '事项状态', '实施机关', '计划生效日期'])
      expect([title, isOpen(title)]).toEqual([title, true]);
    // Rows for what the region sets up itself are open, but for their number.
    expect([isOpen('事项名称', 85), isOpen('序号', 85)]).toEqual([true, false]);
  });

  test('dictionaries, dates, numbers and codes are offered or checked as they are typed', () => {
    const xml = part(join(folder, '实施清单.xlsx'), 'xl/worksheets/sheet1.xml');
    const file = join(folder, '实施清单.xlsx');
    const rule = (title: string) => {
      const column = columnOf(file, '实施清单', title);
      return new RegExp(
        `<dataValidation [^>]*sqref="${column}4:${column}\\d+".*?</dataValidation>`,
      ).exec(xml)?.[0];
    };
    expect(rule('办件类型')).toContain('即办件,承诺件,其他,待填');
    expect(rule('实施编码')).toMatch(/type="textLength".*<formula1>31</);
    expect(rule('到办事现场次数')).toContain('type="whole"');
    expect(rule('计划生效日期')).toContain('type="date"');
    expect(rule('是否网办')).toContain('是,否,待填');
    expect(rule('自然人主题分类')).toMatch(/<formula1>词典_/);
    expect(rule('实施编码')).toMatch(/prompt="[^"]*31 位实施编码/);
    expect(sheetsOf(file).find(({ name }) => name === '词典')?.hidden).toBe(true);
  });

  test('every header says what its element is, and the sheet 填报说明 lists them', () => {
    const file = join(folder, '基本目录.xlsx');
    const titles = Object.entries(cellsOf(file, '基本目录')).filter(([at]) => /^[A-Z]+3$/.test(at));
    const notes = part(file, 'xl/comments1.xml');
    for (const [at, title] of titles)
      if (title !== '序号') expect(notes).toMatch(new RegExp(`ref="${at}"`));
    const text = Object.values(cellsOf(file, '填报说明')).join('\n');
    expect(text).toContain('苏政发〔2022〕71号 二（一）');
    expect(text).toContain('待填');
    expect(text).toContain('设定依据');
  });
});

describe('a filled-in template', () => {
  test('claims: findings stand at 承接 and 理由', async () => {
    await template('基本目录', '承接.xlsx');
    const file = join(folder, '承接.xlsx');
    const before = cellsOf(file, '基本目录');
    fill(file, 'xl/worksheets/sheet1.xml', { D4: '', D5: '否', D6: '可能' });
    const { code, stdout } = await check('承接.xlsx');
    expect(code).toBe(1);
    const found = JSON.parse(stdout).diagnostics.map(
      ({ rule, cell, sheet, line, column }: Record<string, unknown>) =>
        [rule, `${sheet}!${cell}`, line, column].join(' '),
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'life/unclaimed 基本目录!D4 4 4',
        'schema/required 基本目录!E5 5 5',
        'schema/type 基本目录!D6 6 4',
      ]),
    );
    expect(before.D4).toBe('是');
  });

  test('a row in the empty lines gets what is said of it at its own cells', async () => {
    await template('实施清单', '新增.xlsx');
    const file = join(folder, '新增.xlsx');
    const row = 4 + 55;
    fill(file, 'xl/worksheets/sheet1.xml', {
      [`B${row}`]: '000199999000',
      [`C${row}`]: '示例事项',
    });
    const { stdout } = await check('新增.xlsx');
    const found = JSON.parse(stdout).diagnostics as Record<string, unknown>[];
    expect(found.length).toBeGreaterThan(5);
    for (const { line, sheet } of found) expect([sheet, line]).toEqual(['实施清单', row]);
    const missing = found.find(({ expected }) => expected === '实施编码');
    expect(missing).toMatchObject({
      rule: 'schema/required',
      cell: `${columnOf(file, '实施清单', '实施编码')}${row}`,
      action: expect.stringContaining('31 位实施编码'),
    });
  });
});

test.each([
  [
    ['template', '基本目彔', '--region', '320583', '--out', 'a.xlsx', '--workspace', JIANGSU],
    2,
    '是不是“基本目录”',
  ],
  [
    ['template', '基本目录', '--region', '320584', '--out', 'a.xlsx', '--workspace', JIANGSU],
    2,
    '320583',
  ],
  [
    ['template', '基本目录', '--region', '320583', '--out', 'a.csv', '--workspace', JIANGSU],
    2,
    '.xlsx',
  ],
  [['template', '基本目录', '--region', '320583', '--out', 'a.xlsx'], 3, '--workspace'],
  [
    ['template', '基本目录', '--region', '320583', '--out', '没有/a.xlsx', '--workspace', JIANGSU],
    3,
    '没有/a.xlsx',
  ],
])('%j', async (args, code, says) => {
  const outcome = await run(args, { cwd: folder });
  expect(outcome.code).toBe(code);
  expect(outcome.stderr).toContain(says);
  expectOneLine(outcome.stderr);
});
