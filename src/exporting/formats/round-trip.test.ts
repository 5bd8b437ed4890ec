import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInProfile } from '../../standard/profile.js';
import { readExchange } from '../../tabular/exchange/read.js';
import { readJsonExport } from '../../tabular/json-table.js';
import type { Table } from '../../tabular/table.js';
import { tableOf } from '../../tabular/table-of.js';
import { plainTable, standard, tables } from '../../tabular/testing/tables.js';
import { readYamlExport } from '../../tabular/yaml-document.js';
import type { ExportDocument } from '../export.js';
import { catalogTables } from '../testing/catalog-tables.js';
import { bytesOf, csvGrid, xlsxGrids } from '../testing/read-back.js';
import { csv } from './csv.js';
import { exchangeJson } from './exchange.js';
import { json } from './json.js';
import { xlsx } from './xlsx.js';
import { yaml } from './yaml.js';

function documentOf(table: Table): ExportDocument {
  return {
    name: '目录',
    title: '某地政务服务事项目录（示例）',
    unit: '编制单位：某地（示例）',
    day: '2026-11-26',
    table,
    notes: ['有 1 项不公开，没有列出', '=1+1'],
    marks: ['未通过检查：3 个错误'],
  };
}

/** A format there and back. */
const WAYS: Readonly<Record<string, (table: Table) => Table | Promise<Table>>> = {
  xlsx: async (table) => {
    const bytes = bytesOf(await xlsx(documentOf(table), { standard }));
    return readGrids(await xlsxGrids(bytes));
  },
  'csv UTF-8': (table) =>
    readGrids([csvGrid(bytesOf(csv(documentOf(table), { standard })), 'utf-8')]),
  'csv GB18030': (table) =>
    readGrids([
      csvGrid(bytesOf(csv(documentOf(table), { standard, encoding: 'gb18030' })), 'gb18030'),
    ]),
  json: (table) => readJsonExport(bytesOf(json(documentOf(table))).toString()),
  yaml: (table) => {
    const names = new Map(table.sections.map(({ region, regionName }) => [region, regionName]));
    return readYamlExport(
      bytesOf(yaml(documentOf(table))).toString(),
      (code) => names.get(code) ?? '',
    );
  },
  '交换 国家': (table) => exchanged(table, '国家'),
  '交换 广东': (table) => exchanged(table, '广东'),
};

function exchanged(table: Table, profile: '国家' | '广东'): Table {
  const context = { standard, profile: builtInProfile(profile) };
  return readExchange(bytesOf(exchangeJson(documentOf(table), context)).toString(), standard);
}

function readGrids(grids: Parameters<typeof tableOf>[0]): Table {
  const read = tableOf(grids, standard);
  expect(read.refused).toEqual([]);
  expect(read.corrected).toEqual([]);
  return plainTable(read);
}

describe.each(Object.keys(WAYS))('%s', (name) => {
  const way = WAYS[name] as (table: Table) => Table | Promise<Table>;

  test('hostile values come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        expect(await way(table)).toEqual(table);
      }),
      { numRuns: name === 'xlsx' ? 60 : 120 },
    );
  });

  test.each(['江苏', '广东'] as const)(
    'every table of catalogs/%s comes back as it was',
    async (catalog) => {
      const all = catalogTables(catalog);
      expect(all.length).toBeGreaterThan(3);
      for (const [label, table] of all) expect(await way(table), label).toEqual(table);
    },
    120_000,
  );
});
