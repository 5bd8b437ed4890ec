import type { CatalogKind } from '../../model/kinds.js';
import { escapeUnseen } from '../../report/visible.js';
import { safeText } from '../../tabular/cell.js';
import { EXTEND } from '../../tabular/exchange/fields.js';
import { EXCHANGE_FORM } from '../../tabular/exchange/read.js';
import type { FieldValue } from '../../tabular/exchange/values.js';
import { kindKeys } from '../../tabular/json-table.js';
import { type ExchangeContext, ExchangeRows, PRODUCED } from '../exchange-rows.js';
import type { ExportDocument } from '../export.js';

/** Tables of the exchange by 类别; those that the exchange has no table for are named alike. */
const TABLES: Readonly<Record<CatalogKind, { readonly main: string; readonly child: string }>> = {
  基本目录: { main: 'up_task_directory', child: 'up_task_directory' },
  实施清单: { main: 'up_task_general_basic', child: 'up_task_general' },
  办事指南: { main: 'up_task_guide', child: 'up_task_guide' },
  关联清单: { main: 'up_task_related_list', child: 'up_task_related_list' },
  专项清单: { main: 'up_task_special_list', child: 'up_task_special_list' },
  调整申请: { main: 'up_task_application', child: 'up_task_application' },
};

/**
 * Rows in the fields of the national exchange as JSON (domain §1): codes instead of words, materials,
 * fees and questions within their row. What has no field stands in `extend_field`, so that
 * `readExchange` gives the same rows again.
 */
export function* exchangeJson(
  document: ExportDocument,
  context: ExchangeContext,
): Generator<string> {
  const { table, title, unit, day, marks, notes } = document;
  const rows = new ExchangeRows(document, context);
  const head = {
    格式: EXCHANGE_FORM,
    标题: title,
    单位: unit,
    日期: day,
    标注: marks,
    说明: notes,
  };
  const types = Object.fromEntries(context.profile.typeDigits);
  const all = { ...head, ...Object.fromEntries(kindKeys(table)), 事项类型代码: types };
  yield `{\n  "表": ${text(TABLES[table.kind].main)},\n`;
  for (const [key, value] of Object.entries(all)) yield `  ${text(key)}: ${text(value)},\n`;
  yield '  "批次": [';
  for (const [index, section] of table.sections.entries()) {
    const { region, regionName, header } = section;
    const batch = { cd_batch: rows.batch(section, index), 地区: region, 地区名称: regionName };
    yield `${index === 0 ? '' : ','}\n    {\n`;
    for (const [key, value] of Object.entries({ ...batch, 文头: header }))
      yield `      ${text(key)}: ${text(value)},\n`;
    yield '      "行": [';
    let first = true;
    for (const { fields, children } of rows.rows(section, index)) {
      yield `${first ? '' : ','}\n        ${text({ ...fields, ...children })}`;
      first = false;
    }
    yield `${first ? '' : '\n      '}]\n    }`;
  }
  yield '\n  ]\n}\n';
}

/**
 * The same rows as SQL. The statements keep to what SQLite, MySQL and the domestic databases read
 * alike; texts are quoted, and MySQL is told that a backslash is a character like others.
 */
export function* exchangeSql(
  document: ExportDocument,
  context: ExchangeContext,
): Generator<string> {
  const { table, title, unit, day, marks, notes } = document;
  const rows = new ExchangeRows(document, context);
  const names = TABLES[table.kind];
  for (const line of [title, `${unit}　${day}`, ...marks, ...notes]) yield `-- ${comment(line)}\n`;
  yield "/*!40101 SET SQL_MODE = 'NO_BACKSLASH_ESCAPES' */;\n";
  const main = columnsOf(['row_guid'], rows.fields.columns());
  yield create(names.main, main);
  const children = new Map<string, SqlTable>();
  for (const [name, fields] of rows.fields.children) {
    const link = ['row_guid', 'task_guid', 'task_code', 'order_num'];
    const child = { name: `${names.child}_${name}`, columns: columnsOf(link, fields.columns()) };
    children.set(name, child);
    yield create(child.name, child.columns);
  }
  for (const [index, section] of table.sections.entries()) {
    for (const { fields, children: lists } of rows.rows(section, index)) {
      yield insert(names.main, main, fields);
      for (const [name, entries] of Object.entries(lists)) {
        const child = children.get(name);
        if (child === undefined) continue;
        for (const entry of entries) yield insert(child.name, child.columns, entry);
      }
    }
  }
}

interface SqlColumn {
  readonly field: string;
  readonly isNumber: boolean;
}

interface SqlTable {
  readonly name: string;
  readonly columns: readonly SqlColumn[];
}

function columnsOf(link: readonly string[], fields: readonly SqlColumn[]): readonly SqlColumn[] {
  const own = new Set([...link, EXTEND, ...PRODUCED]);
  const text = (field: string) => ({ field, isNumber: field === 'order_num' });
  return [
    ...link.map(text),
    ...fields.filter(({ field }) => !own.has(field)),
    text(EXTEND),
    ...PRODUCED.map(text),
  ];
}

function create(table: string, columns: readonly SqlColumn[]): string {
  const lines = columns.map(({ field, isNumber }) => `  ${field} ${isNumber ? 'INTEGER' : 'TEXT'}`);
  return `CREATE TABLE IF NOT EXISTS ${table} (\n${lines.join(',\n')}\n);\n`;
}

function insert(
  table: string,
  columns: readonly SqlColumn[],
  fields: Readonly<Record<string, FieldValue | null>>,
): string {
  const names = columns.map(({ field }) => field).join(', ');
  const values = columns.map(({ field }) => literal(fields[field])).join(', ');
  return `INSERT INTO ${table} (${names}) VALUES (${values});\n`;
}

function literal(value: FieldValue | null | undefined): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  return `'${safeText(value).replaceAll("'", "''")}'`;
}

/** Text of one comment line. */
function comment(line: string): string {
  return safeText(line).replaceAll('\n', ' ');
}

function text(value: unknown): string {
  return escapeUnseen(JSON.stringify(value));
}
