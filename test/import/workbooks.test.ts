import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli.js';
import { filesBelow, ROOT, withFolder } from './helpers.js';

const CASES = join(ROOT, 'fixtures/import/workbooks');
const names = (await readdir(CASES)).sort();

/** Runs the command line in a case's folder, as a user would. */
async function run(cwd: string, ...argv: string[]) {
  let stdout = '';
  let stderr = '';
  const code = await runCli(['import', ...argv], {
    stdout: (text) => {
      stdout += text;
    },
    stderr: (text) => {
      stderr += text;
    },
    cwd,
    today: '2026-01-01',
    now: () => new Date(0),
    color: false,
    progress: false,
  });
  return { code, stdout, stderr };
}

async function caseOf(name: string) {
  const folder = join(CASES, name);
  const file = (await readdir(folder)).find((entry) => /^来源\.(?!fods$)/.test(entry))!;
  const extra = join(folder, '参数.json');
  const args = existsSync(extra) ? (JSON.parse(await readFile(extra, 'utf8')) as string[]) : [];
  const expected = join(folder, '期望');
  const files = existsSync(expected) ? await filesBelow(expected) : {};
  return { folder, file, args, files };
}

function rowsIn(text: string | undefined): Record<string, unknown>[] {
  return (load(text ?? '') as { 事项: Record<string, unknown>[] }).事项;
}

async function catalogRows(path: string) {
  return rowsIn(await readFile(join(ROOT, 'catalogs/江苏', path), 'utf8'));
}

describe('awkward workbooks', () => {
  it('there are some', () => {
    expect(names.length).toBeGreaterThanOrEqual(20);
  });

  it.each(names)('%s: written, refused and told as expected', async (name) => {
    const { folder, file, args, files } = await caseOf(name);
    await withFolder(async (out) => {
      const { code, stdout, stderr } = await run(folder, file, '--out', out, ...args);
      expect(`退出码 ${code}\n${stdout}${stderr}`).toBe(
        await readFile(join(folder, '期望.txt'), 'utf8'),
      );
      expect(await filesBelow(out)).toEqual(files);
    });
  });

  it.each(names)('%s: the saved mapping repeats the import byte for byte', async (name) => {
    const { folder, file, args, files } = await caseOf(name);
    const mapping = join(folder, '期望/导入/来源.映射.yaml');
    if (!existsSync(mapping)) return;
    const region = args[0] === '--region' ? args : [];
    await withFolder(async (out) => {
      await run(folder, file, '--mapping', mapping, '--out', out, ...region);
      const documents = Object.fromEntries(
        Object.entries(files).filter(([path]) => !path.startsWith('导入/')),
      );
      expect(Object.keys(documents).length).toBeGreaterThan(0);
      expect(await filesBelow(out)).toEqual(documents);
    });
  });
});

describe('what was written into a workbook comes back', () => {
  const pick = (row: Record<string, unknown>, keys: readonly string[]) =>
    Object.fromEntries(keys.map((key) => [key, row[key]]));

  it('rows of a 基本目录 below a header of two rows', async () => {
    const { files } = await caseOf('两行表头');
    const rows = rowsIn(files['320000-江苏省/基本目录.yaml']);
    const originals = (await catalogRows('320000-江苏省/基本目录.yaml')).slice(0, 5);
    expect(rows).toEqual(originals.map((row) => pick(row, Object.keys(rows[0]!))));
    expect(rows[0]).toHaveProperty('法定办结时限单位');
  });

  it('materials that stand in rows of their own', async () => {
    const { files } = await caseOf('合并单元格的子行');
    const rows = rowsIn(files['320500-苏州市/实施清单.yaml']);
    const originals = (await catalogRows('320500-苏州市/实施清单.yaml')).slice(0, 3);
    const parts = ['材料名称', '材料必要性', '材料类型', '份数'];
    for (const [i, row] of rows.entries()) {
      const materials = originals[i]!.申请材料 as Record<string, unknown>[];
      expect(row.申请材料).toEqual(materials.map((material) => pick(material, parts)));
    }
    expect(rows.length).toBe(3);
  });

  it('codes that lost their zeros, whichever way they are stored', async () => {
    const { files } = await caseOf('吃掉的零');
    const rows = rowsIn(files['320000-江苏省/基本目录.yaml']);
    const originals = (await catalogRows('320000-江苏省/基本目录.yaml')).slice(0, 4);
    expect(rows.slice(0, 4).map((row) => row.基本编码)).toEqual(
      originals.map((row) => row.基本编码),
    );
    expect(rows[4]).not.toHaveProperty('基本编码');
  });
});

describe('the command', () => {
  const workbook = join(CASES, '两行表头/来源.xlsx');

  it('as a process: code, report and files', async () => {
    await withFolder(async (out) => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        join(ROOT, 'bin/sitong.js'),
        'import',
        workbook,
        '--out',
        out,
      ]);
      expect(stdout).toContain('I “法定办结时限/时限”  → 法定办结时限');
      expect(Object.keys(await filesBelow(out))).toContain('320000-江苏省/基本目录.yaml');
    });
  });

  it('never replaces a mapping that was changed, and saves elsewhere when asked', async () => {
    await withFolder(async (out) => {
      const { writeFile } = await import('node:fs/promises');
      expect((await run(out, workbook, '--out', out)).code).toBe(0);
      expect((await run(out, workbook, '--out', out)).code).toBe(0);
      const mapping = join(out, '导入/来源.映射.yaml');
      await writeFile(mapping, `${await readFile(mapping, 'utf8')}# 改过\n`);
      const again = await run(out, workbook, '--out', out);
      expect(again.code).toBe(2);
      expect(again.stderr).toContain('不会覆盖');
      const saved = join(out, '另存.yaml');
      expect((await run(out, workbook, '--out', out, '--save-mapping', saved)).code).toBe(0);
      expect(await readFile(saved, 'utf8')).toContain('要素: 法定办结时限单位');
    });
  });

  it('lists every refused and corrected cell as CSV', async () => {
    await withFolder(async (out) => {
      const cells = join(out, '单元格.csv');
      const { folder, file } = await caseOf('各样的词');
      await run(folder, file, '--out', out, '--cells', cells);
      const text = await readFile(cells, 'utf8');
      expect(text).toContain('实施清单,L4,承诺办结时限,10天,没有取,');
      expect(text.split('\r\n').length).toBeGreaterThan(35);
    });
  });

  it.each([
    ['--region', '32058', 2, '六位地区代码'],
    ['--kind', '地区', 2, '表格里不会有“地区”'],
    ['--mapping', '没有.yaml', 3, '找不到文件'],
  ])('%s %s: exit %i', async (option, value, code, message) => {
    await withFolder(async (out) => {
      const result = await run(out, workbook, '--out', out, option, value);
      expect(result).toMatchObject({ code, stdout: '' });
      expect(result.stderr).toContain(message);
    });
  });

  it.each([
    [
      '  - { 名称: 基本目录, 类别: 基本目录, 地区: "320000", 表头行: [3, 4], 列: [{ 列: B, 表头: 主管部门, 要素: 主管单位 }] }',
      '是不是“主管部门”',
    ],
    [
      '  - { 名称: 基本目录, 类别: 基本目录, 地区: "320000", 表头行: [3, 4], 列: [{ 列: B, 表头: 主管机关, 要素: 主管部门 }] }',
      '没有映射所写的列“主管机关”',
    ],
    [
      '  - { 名称: 目录, 类别: 专项清单, 清单: ../../外面, 地区: "320000", 表头行: 3, 列: [{ 列: C, 要素: 事项名称 }] }',
      '不是专项清单的一种',
    ],
    ['  - { 名称: 目录, 类别: 基本目录, 表头行: 3, 列: [{ 列: C, 要素: 事项名称 }] }', '要写 地区'],
    [
      '  - { 名称: 目录, 类别: 基本目录, 地区: "320000", 表头行: 3, 列: [{ 列: C, 要素: 事项名称 }, { 列: D, 要素: 事项名称 }] }',
      '已有别的列',
    ],
    [
      '  - { 名称: 目录, 类别: 基本目录, 地区: "320000", 表头行: 3, 列: [{ 列: C }] }',
      '要素、用作、不取 中的一个',
    ],
  ])('a wrong mapping is said: %s', async (sheet, message) => {
    await withFolder(async (out) => {
      const { writeFile } = await import('node:fs/promises');
      await writeFile(join(out, '映射.yaml'), `工作表:\n${sheet}\n`);
      const result = await run(out, workbook, '--mapping', '映射.yaml', '--out', 'out');
      expect(result.stderr).toContain(message);
      expect(result.code).toBe(2);
    });
  });
});

describe('docs/import.md', () => {
  it('shows what the command really says', async () => {
    const page = await readFile(join(ROOT, 'docs/import.md'), 'utf8');
    const told = async (name: string) => readFile(join(CASES, name, '期望.txt'), 'utf8');
    const first = (await told('两行表头')).split('\n').slice(1).join('\n').trimEnd();
    expect(page).toContain(`\`\`\`text\n${first}\n\`\`\``);
    const words = await told('各样的词');
    const refused = words.slice(words.indexOf('没能取用的格'), words.indexOf('\n\n写出的文件'));
    expect(page).toContain(`\`\`\`text\n${refused}\n\`\`\``);
  });
});
