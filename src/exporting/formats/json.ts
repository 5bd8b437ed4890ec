import { escapeUnseen } from '../../report/visible.js';
import { JSON_FORM, kindKeys } from '../../tabular/json-table.js';
import type { Value } from '../../yaml/value.js';
import { type ExportDocument, isReport, type ReportDocument } from '../export.js';

/**
 * The table with its headers as JSON: every value as it is, keys in the order of the standard, a line
 * a row. Unseen characters are escaped: the value is the same.
 */
export function* json(document: ExportDocument | ReportDocument): Generator<string> {
  yield '{\n';
  yield* entry('格式', isReport(document) ? 'sitong/统计' : JSON_FORM);
  yield* entry('标题', document.title);
  yield* entry('单位', document.unit);
  yield* entry('日期', document.day);
  yield* entry('标注', [...document.marks]);
  yield* entry('说明', [...document.notes]);
  if (isReport(document)) yield* reportRows(document);
  else yield* tableSections(document);
  yield '}\n';
}

function* reportRows({ columns, rows }: ReportDocument): Generator<string> {
  yield* entry(
    '列',
    columns.map(({ title }) => title),
  );
  yield '  "行": [';
  yield* list(rows, '    ');
  yield ']\n';
}

function* tableSections({ table }: ExportDocument): Generator<string> {
  for (const [key, value] of kindKeys(table)) yield* entry(key, value);
  yield '  "分部": [';
  for (const [index, { region, regionName, header, rows }] of table.sections.entries()) {
    yield `${index === 0 ? '' : ','}\n    {\n`;
    yield `      "地区": ${text(region)},\n      "地区名称": ${text(regionName)},\n`;
    yield `      "文头": ${text(header)},\n      "行": [`;
    yield* list(rows, '        ');
    yield ']\n    }';
  }
  yield '\n  ]\n';
}

function* list(rows: Iterable<unknown>, indent: string): Generator<string> {
  let empty = true;
  for (const row of rows) {
    yield `${empty ? '' : ','}\n${indent}${text(row)}`;
    empty = false;
  }
  if (!empty) yield `\n${indent.slice(2)}`;
}

function* entry(key: string, value: Value): Generator<string> {
  yield `  ${text(key)}: ${text(value)},\n`;
}

function text(value: unknown): string {
  return escapeUnseen(JSON.stringify(value));
}
