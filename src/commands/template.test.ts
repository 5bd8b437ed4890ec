import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { cellText, type SheetGrid } from '../importing/sheets/sheet-grid.js';
import { readWorkbook } from '../importing/sheets/workbook.js';
import { run, workspace } from './testing/run.js';

const folder = mkdtempSync(join(tmpdir(), 'sitong-blank-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sheets(name: string) {
  return readWorkbook(readFileSync(join(folder, name)), name);
}

function textsOf({ cells }: SheetGrid['rows'][number]): string[] {
  return Array.from(cells, (cell) => (cell === undefined ? '' : cellText(cell)));
}

describe('sitong template 类别, without a region and a workspace', () => {
  test('writes 类别填报表.xlsx with headers and no rows, and never over a file', async () => {
    const { code, stdout } = await run(folder, 'template', '基本目录');
    expect([code, stdout]).toEqual([0, expect.stringContaining('基本目录填报表.xlsx：200 个空行')]);
    const main = sheets('基本目录填报表.xlsx').find(({ name }) => name === '基本目录');
    const rows = main!.rows.map(textsOf);
    expect(rows[2]).toEqual(
      expect.arrayContaining(['序号', '基本编码*', '事项名称*', '设定依据*']),
    );
    expect(
      rows
        .slice(3)
        .flat()
        .filter((text) => text),
    ).toEqual([]);
    const again = await run(folder, 'template', '基本目录');
    expect([again.code, again.stderr]).toEqual([
      2,
      expect.stringContaining('已有 基本目录填报表.xlsx'),
    ]);
  });

  test('its sheet 文头 asks for the region', async () => {
    await run(folder, 'template', '办事指南', '--out', '指南.xlsx');
    const head = sheets('指南.xlsx').find(({ name }) => name === '文头');
    const [titles, values] = head!.rows.slice(2);
    expect(textsOf(titles!).slice(0, 3)).toEqual(['地区代码', '地区名称', '类别']);
    expect(textsOf(values!).slice(0, 3)).toEqual(['', '', '办事指南']);
  });

  test('the name that export has for the standard list is known too', async () => {
    const { code, stdout } = await run(folder, 'template', '标准');
    expect([code, stdout]).toEqual([0, expect.stringContaining('标准实施清单填报表.xlsx')]);
  });

  test('refuses what only a region can have', async () => {
    const { code, stderr } = await run(
      folder,
      'template',
      '基本目录',
      '--upper',
      '上级',
      '--out',
      'a.xlsx',
    );
    expect([code, stderr]).toEqual([2, expect.stringContaining('--region')]);
  });

  test('in a workspace the elements that the province added are among the columns', async () => {
    const root = workspace([], {
      'sitong.yaml': '名称: 示例\n扩展: [本省.yaml]\n',
      '本省.yaml':
        '要素:\n  - { 类别: 基本目录, 名称: 本省编号, 形状: text, 向下: 自主, 说明: 示例 }\n',
    });
    const { code, stderr } = await run(root, 'template', '基本目录', '--out', '本省.xlsx');
    expect([code, stderr]).toEqual([0, '']);
    const [main] = readWorkbook(readFileSync(join(root, '本省.xlsx')), '本省.xlsx');
    expect(textsOf(main!.rows[2]!)).toContain('本省编号');
  });
});
