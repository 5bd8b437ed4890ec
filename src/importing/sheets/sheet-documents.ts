import { type Table, type TableKind, tableName } from '../../tabular/table.js';
import type { Value, Values } from '../../yaml/value.js';
import type { DocumentRows, ImportedDocument } from '../run.js';

/** Names that are safe as names of folders. */
const SAFE = /^[\p{L}\p{N}·（）()-]+$/u;

/** The documents that tables become: one file for each region and kind. */
export function documentsOf(tables: readonly Table[]): ImportedDocument[] {
  return tables.flatMap((table) =>
    table.sections.map((section) => ({
      path: `${folderOf(section.region, section.regionName)}/${fileOf(table)}`,
      kind: table.kind,
      region: section.region,
      header: new Map<string, Value>([...keysOf(table), ...Object.entries(section.header)]),
      rows: rowsOf(section.rows),
    })),
  );
}

/** Rows of a table as those of a document; each is made when it is written. */
function rowsOf(rows: readonly Values[]): DocumentRows {
  return {
    length: rows.length,
    *[Symbol.iterator]() {
      for (const row of rows) yield new Map(Object.entries(row));
    },
  };
}

function folderOf(region: string, name: string): string {
  return name === region || !SAFE.test(name) ? region : `${region}-${name}`;
}

function fileOf(table: TableKind): string {
  const name = tableName(table);
  return table.variant.list === undefined ? `${name}.yaml` : `${table.kind}/${name}.yaml`;
}

/** What tells the rows of a document apart from those of others of its 类别. */
function keysOf({ kind, variant }: TableKind): [string, Value][] {
  if (variant.list !== undefined) return [['清单', variant.list]];
  return kind === '实施清单' && variant.standard === true ? [['性质', '标准']] : [];
}
