import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { loadAll } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { importCommand } from '../../src/commands/import.js';
import type { ExportDocument } from '../../src/exporting/export.js';
import { csv } from '../../src/exporting/formats/csv.js';
import { exchangeJson } from '../../src/exporting/formats/exchange.js';
import { json } from '../../src/exporting/formats/json.js';
import { xlsx } from '../../src/exporting/formats/xlsx.js';
import { yaml } from '../../src/exporting/formats/yaml.js';
import { catalogTables } from '../../src/exporting/testing/catalog-tables.js';
import { bytesOf } from '../../src/exporting/testing/read-back.js';
import { builtInProfile } from '../../src/standard/profile.js';
import { Standard } from '../../src/standard/standard.js';
import type { Table } from '../../src/tabular/table.js';
import { filesBelow, withFolder } from './helpers.js';

const standard = new Standard();

const FORMATS: Readonly<Record<string, (document: ExportDocument) => Promise<Uint8Array>>> = {
  'a.xlsx': async (document) => bytesOf(await xlsx(document, { standard })),
  'a.csv': async (document) => bytesOf(csv(document, { standard })),
  'gb.csv': async (document) => bytesOf(csv(document, { standard, encoding: 'gb18030' })),
  'a.json': async (document) => bytesOf(json(document)),
  'a.yaml': async (document) => bytesOf(yaml(document)),
  '交换.json': async (document) =>
    bytesOf(exchangeJson(document, { standard, profile: builtInProfile('国家') })),
};

function documentOf(table: Table): ExportDocument {
  const title = '某地目录（示例）';
  const unit = '编制单位：某地（示例）';
  return { name: '目录', title, unit, day: '2026-11-26', table, notes: ['说明'], marks: [] };
}

async function imported(folder: string, file: string, extra: { region?: string } = {}) {
  let stdout = '';
  const code = await importCommand(
    { file, out: 'out', ...extra },
    {
      cwd: folder,
      progress: false,
      stderr: () => {},
      stdout: (text) => {
        stdout += text;
      },
    },
  );
  const files = await filesBelow(join(folder, 'out'));
  return { code, stdout, files };
}

/** Rows and header of the documents written, by region. */
function contents(files: Record<string, string>) {
  return Object.values(files)
    .flatMap((text) => loadAll(text) as Record<string, unknown>[])
    .map(({ 类别: _kind, 清单: _list, 性质: _nature, 地区: region, ...rest }) => {
      const { 事项, 指南, ...header } = rest;
      return { region, header, rows: 事项 ?? 指南 };
    })
    .sort((a, b) => (String(a.region) < String(b.region) ? -1 : 1));
}

describe.each(Object.keys(FORMATS))('our own %s needs no mapping', (file) => {
  it.each(['320583 实施清单', '320500 进驻事项负面清单', '320000 基本目录'])(
    '%s',
    async (wanted) => {
      const [region, name] = wanted.split(' ');
      const found = catalogTables('江苏').find(
        ([label]) => label.includes(name!) && label.includes(region!),
      );
      const [, table] = found ?? catalogTables('江苏').find(([label]) => label.includes(name!))!;
      await withFolder(async (folder) => {
        await writeFile(join(folder, file), await FORMATS[file]!(documentOf(table)));
        const { code, files, stdout } = await imported(folder, file);
        expect(stdout).toContain('不用映射');
        expect(code).toBe(0);
        const expected = table.sections
          .map(({ region: code, header, rows }) => ({ region: code, header, rows }))
          .sort((a, b) => (a.region < b.region ? -1 : 1));
        expect(contents(files)).toEqual(expected);
      });
    },
  );
});

describe('our own workbook, filled in by a clerk', () => {
  it('what does not fit is repaired or refused, cell by cell', async () => {
    const [, table] = catalogTables('江苏').find(([label]) => label.includes('基本目录'))!;
    const bytes = bytesOf(await xlsx(documentOf(table), { standard }));
    const { sheets } = await readXlsx(bytes);
    const main = sheets.find(({ rows }) => rows.some((row) => row.includes('基本编码')))!;
    const head = main.rows.findIndex((row) => row.includes('基本编码'));
    const at = (title: string) => main.rows[head]!.indexOf(title);
    const row = main.rows[head + 1]!;
    row[at('基本编码')] = Number(row[at('基本编码')]);
    row[at('法定办结时限')] = '20个工作日';
    row[at('行使层级')] = '省,市';
    main.rows[head + 2]![at('法定办结时限')] = '30天';
    main.rows[head + 2]![at('法定办结时限单位')] = null;
    await withFolder(async (folder) => {
      const written = await writeXlsx({ sheets: sheets.map(({ name, rows }) => ({ name, rows })) });
      await writeFile(join(folder, 'a.xlsx'), written);
      const { code, stdout, files } = await imported(folder, 'a.xlsx');
      expect(code).toBe(1);
      expect(stdout).toContain('补回前面的零');
      expect(stdout).toContain('拆成 20 和 工作日');
      expect(stdout).toContain('“30天”：“天”不知是工作日还是自然日');
      const rows = contents(files).find(({ region }) => region === table.sections[0]!.region)!
        .rows as Record<string, unknown>[];
      expect(rows[0]).toMatchObject({
        基本编码: table.sections[0]!.rows[0]!.基本编码,
        法定办结时限: 20,
        行使层级: ['省级', '市级'],
      });
      expect(rows[1]).not.toHaveProperty('法定办结时限');
    });
  });

  it('an unknown JSON is not taken for one of ours', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'a.json'), '[{"a": 1}]');
      await expect(imported(folder, 'a.json')).rejects.toThrow('--mapping');
      expect(await readFile(join(folder, 'a.json'), 'utf8')).toBe('[{"a": 1}]');
    });
  });
});
