import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AS_OF, expectOneLine, expectPlain, ROOT, run } from '../cli/support/run.js';
import { cellsOf, fill, part, sheetsOf } from './support.js';

const JIANGSU = join(ROOT, 'catalogs/江苏');
const folder = mkdtempSync(join(tmpdir(), 'sitong-annotate-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LAW = '【法律】《中华人民共和国食品安全法》第三十五条第一款';
const BODY = '昆山市市场监督管理局';
const FIXED = ['--region', '320583', '--as-of', AS_OF, '--workspace', JIANGSU];
const sitong = (...args: string[]) => run(args, { cwd: folder });
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  await sitong('template', '基本目录', ...FIXED, '--out', '目录.xlsx');
  copyFileSync(at('目录.xlsx'), at('好.xlsx'));
  fill(at('目录.xlsx'), 'xl/worksheets/sheet1.xml', { C4: '节能审查', D5: '' });
}, 60_000);

describe('sitong annotate', () => {
  test('the workbook comes back beside the user’s own, which stays as it was', async () => {
    const before = readFileSync(at('目录.xlsx'));
    const { code, stdout } = await sitong('annotate', '目录.xlsx', ...FIXED);
    expect(code).toBe(1);
    expectPlain(stdout);
    expect(stdout).toContain('错误 1，警告 1，提示 0。批注已写入 目录-检查结果.xlsx。');
    expect(stdout).toContain('上下级比对');
    expect(readFileSync(at('目录.xlsx'))).toEqual(before);
    const result = at('目录-检查结果.xlsx');
    expect(sheetsOf(result).map(({ name }) => name)).toEqual([
      ...sheetsOf(at('目录.xlsx')).map(({ name }) => name),
      '检查结果',
    ]);
    expect(cellsOf(result, '基本目录')).toEqual(cellsOf(at('目录.xlsx'), '基本目录'));
    expect(part(result, 'xl/worksheets/sheet1.xml')).toContain('sqref="C4"');
    const summary = Object.values(cellsOf(result, '检查结果'));
    expect(summary).toEqual(expect.arrayContaining(['基本目录!C4', '基本目录!D5', 'same/name']));
  });

  test('its result is checked in place, as often as one likes; the sheet 检查结果 is no catalog', async () => {
    const result = at('目录-检查结果.xlsx');
    const once = readFileSync(result);
    expect((await sitong('annotate', '目录-检查结果.xlsx', ...FIXED)).code).toBe(2);
    const again = await sitong('annotate', '目录-检查结果.xlsx', ...FIXED, '--in-place');
    expect(again.code).toBe(1);
    const notes = (bytes: string) => part(bytes, 'xl/comments1.xml');
    expect(sheetsOf(result)).toHaveLength(sheetsOf(at('目录.xlsx')).length + 1);
    writeFileSync(at('一次.xlsx'), once);
    expect(notes(result)).toBe(notes(at('一次.xlsx')));
    fill(result, 'xl/worksheets/sheet1.xml', { C4: '固定资产投资项目节能审查', D5: '是' });
    const good = await sitong('annotate', '目录-检查结果.xlsx', ...FIXED, '--in-place');
    expect([good.code, good.stdout]).toEqual([0, expect.stringContaining('错误 0，警告 0')]);
    expect(part(result, 'xl/worksheets/sheet1.xml')).not.toContain('sitong:');
    expect(notes(result)).not.toContain('检查结果');
    expect(notes(result)).toContain('【事项名称】');
  });

  test('a result that is there is not replaced unasked, the workbook itself never', async () => {
    await sitong('annotate', '好.xlsx', ...FIXED);
    const before = readFileSync(at('好-检查结果.xlsx'));
    const second = await sitong('annotate', '好.xlsx', ...FIXED);
    expect(second.code).toBe(2);
    expectOneLine(second.stderr);
    expect((await sitong('annotate', '好.xlsx', ...FIXED, '--force')).code).toBe(0);
    expect(readFileSync(at('好-检查结果.xlsx'))).toEqual(before);
    for (const out of ['好.xlsx', './好.xlsx', at('好.xlsx')]) {
      const { code, stderr } = await sitong(
        'annotate',
        '好.xlsx',
        ...FIXED,
        '--out',
        out,
        '--force',
      );
      expect([code, stderr]).toEqual([2, expect.stringContaining('--in-place')]);
    }
  });

  test('--fail-on and --rule decide as in check', async () => {
    const args = ['annotate', '目录.xlsx', ...FIXED, '--out', '另.xlsx', '--force', '-q'];
    expect((await sitong(...args, '--fail-on', 'never')).code).toBe(0);
    const one = await sitong(...args, '--rule', 'life/unclaimed');
    expect([one.code, one.stdout]).toEqual([0, '']);
    expect(Object.values(cellsOf(at('另.xlsx'), '检查结果'))).not.toContain('same/name');
  });
});

describe('sitong check 文件.xlsx', () => {
  test('findings say sheet and cell in every format', async () => {
    const formats = [
      'markdown',
      'html',
      'csv',
      'junit',
      'github',
      'gitlab',
      'checkstyle',
      'sarif',
      'json',
    ];
    const outputs = formats.flatMap((format) => ['--format', `${format}=${format}.out`]);
    const { stdout } = await sitong(
      'check',
      '目录.xlsx',
      ...FIXED,
      '--format',
      'pretty',
      ...outputs,
    );
    const written = (format: string) => readFileSync(at(`${format}.out`), 'utf8');
    expect(stdout).toMatch(
      /^目录\.xlsx 基本目录!C4 {2}错误 {2}same\/name$[\s\S]*?^ +C4 │ 节能审查$/m,
    );
    for (const format of ['markdown', 'html', 'csv', 'junit'])
      expect([format, written(format)]).toEqual([
        format,
        expect.stringContaining('目录.xlsx 基本目录!C4'),
      ]);
    for (const format of ['github', 'gitlab', 'checkstyle', 'sarif'])
      expect([format, written(format)]).toEqual([format, expect.stringContaining('基本目录!C4')]);
    const report = JSON.parse(written('json'));
    expect(report.diagnostics).toContainEqual(
      expect.objectContaining({
        rule: 'same/name',
        file: '目录.xlsx',
        sheet: '基本目录',
        cell: 'C4',
        line: 4,
        column: 3,
        endLine: 4,
        endColumn: 4,
        region: '320583',
      }),
    );
    expect(report.summary.workbook).toMatchObject({ file: '目录.xlsx', refused: 0 });
  });

  test('a workbook of any layout: what was made of cells and what was left is told', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '事项清单',
          rows: [
            ['昆山市政务服务事项基本目录'],
            [
              '序号',
              '编码',
              '名称',
              '类型',
              '设定依据',
              '行使层级',
              '主管部门',
              '实施机关',
              '备注',
            ],
            [1, 131901000, '食品生产许可证', '行政许可', LAW, '县级', BODY, BODY, '已核'],
          ],
          merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 8 }],
        },
      ],
    });
    writeFileSync(at('台账.xlsx'), bytes);
    const report = JSON.parse(
      (await sitong('check', '台账.xlsx', ...FIXED, '--format', 'json')).stdout,
    );
    const found = report.diagnostics.map(
      ({ rule, sheet, cell }: Record<string, string>) => `${rule} ${sheet}!${cell}`,
    );
    expect(found).toEqual(
      expect.arrayContaining([
        'schema/format 事项清单!B3',
        'same/name 事项清单!C3',
        'life/unclaimed 事项清单!A1',
      ]),
    );
    expect(report.summary.workbook).toMatchObject({
      rows: 1,
      corrected: 1,
      unread: ['工作表“事项清单”的 I 列（1 格）'],
    });
  });

  test('the region’s own documents of the kind are replaced, the others stay', async () => {
    const report = JSON.parse(
      (await sitong('check', '好.xlsx', ...FIXED, '--format', 'json')).stdout,
    );
    expect(report.diagnostics).toEqual([]);
    expect(report.summary.comparisons).toBeGreaterThan(100);
  });

  test.each([
    [['check', '没有.xlsx', ...FIXED], 3, '没有这个文件'],
    [['check', '假.xlsx', ...FIXED], 3, '假.xlsx'],
    [['check', '目录.xlsx', '好.xlsx', ...FIXED], 2, '一次只写一个文件'],
    [['check', '目录.xlsx', ...FIXED, '--since', 'HEAD'], 2, '--since'],
    [['check', '目录.xlsx', '--workspace', JIANGSU, '--region', '320584'], 2, '320583'],
    [['check', '目录.xlsx', '--workspace', JIANGSU, '--region', '320500'], 3, '320500'],
    [['check', '目录.xlsx', ...FIXED, '--kind', '目录'], 2, '基本目录'],
    [['check', '目录.xlsx', '--region', '320583'], 3, '--workspace'],
    [['check', JIANGSU, '--kind', '基本目录'], 2, '--kind'],
    [['annotate', '目录.csv', ...FIXED], 2, '.xlsx'],
  ])('%j', async (args, code, says) => {
    writeFileSync(at('假.xlsx'), '事项名称,基本编码\n');
    const outcome = await sitong(...args);
    expect([outcome.code, outcome.stderr]).toEqual([code, expect.stringContaining(says)]);
    expectOneLine(outcome.stderr);
    expect(existsSync(at('没有-检查结果.xlsx'))).toBe(false);
  });
});
