import { createHash } from 'node:crypto';
import type { Diagnostic, Place, RuleInfo } from '../engine/diagnostic.js';
import type { Element } from '../standard/element.js';
import type { ClaimedTable } from '../tabular/claims.js';
import type { CellAt, CellNote, ReadTable } from '../tabular/read-table.js';
import { cellHint } from './cell-hints.js';
import { addressOf } from './package/worksheet.js';
import type { TablePlace, TableText } from './table-text.js';

/** Turns places of the text that was checked into cells of the workbook. */
export interface CellPlaces {
  /** The file of the text in the tree that was checked. */
  readonly file: string;
  /** Path of the workbook as reports show it. */
  readonly workbook: string;
  readonly table: ReadTable;
  readonly text: TableText;
  /** Where an entry of 未承接 stands, when the workbook has it in a column. */
  readonly refusalAt: ClaimedTable['refusalAt'];
  /** The elements of rows and headers, for what a clerk is told to do. */
  readonly elements: ReadonlyMap<string, Element>;
}

/** A finding of the text with the cell of the workbook that it means; others stay as they are. */
export function atCells(diagnostic: Diagnostic, places: CellPlaces): Diagnostic {
  const own = diagnostic.file === places.file;
  return {
    ...diagnostic,
    ...(own ? inWordsOfCells(diagnostic, places) : {}),
    ...(own ? cellPlace(diagnostic, places, diagnostic.element) : {}),
    related: diagnostic.related.map((place) =>
      place.file === places.file ? { ...place, ...cellPlace(place, places) } : place,
    ),
  };
}

/** Advice on how to write YAML says nothing to a clerk: of what a cell must hold, it is said for a cell. */
function inWordsOfCells(
  diagnostic: Diagnostic,
  { text, elements }: CellPlaces,
): Partial<Diagnostic> {
  const { rule, expected } = diagnostic;
  if (!/^schema\/(required|type|format|value)$/.test(rule)) return {};
  const path = text.placeOf(diagnostic)?.path ?? [];
  const top = elements.get(String(path[0] ?? diagnostic.element ?? ''));
  const part = rule === 'schema/required' ? expected : path.at(-1);
  const element = path.length > 1 ? top?.parts?.get(String(part ?? '')) : top;
  if (element === undefined) return {};
  const hint = cellHint(element);
  if (rule === 'schema/required') return { action: `填写“${element.name}”：${hint}` };
  if (rule === 'schema/value') return { action: `改成：${hint}` };
  return { action: `改成：${hint}`, expected: hint };
}

/** What the reading itself found: cells that could not be taken, and those taken otherwise than they stand. */
export function readingFindings(
  { table, workbook }: Pick<CellPlaces, 'table' | 'workbook'>,
  rules: { readonly refused: RuleInfo; readonly corrected: RuleInfo },
): Diagnostic[] {
  const regions = new Map(table.sections.map((section) => [section.region, section.regionName]));
  const [only] = regions.size === 1 ? [...regions] : [];
  const about = only === undefined ? {} : { region: only[0], regionName: only[1] };
  return cellNotes({ table, workbook }, rules).map((one) => ({ ...one, ...about }));
}

function cellNotes(
  { table, workbook }: Pick<CellPlaces, 'table' | 'workbook'>,
  rules: { readonly refused: RuleInfo; readonly corrected: RuleInfo },
): Diagnostic[] {
  return [
    ...table.refused.map((note) =>
      ofCell(note, {
        workbook,
        rule: rules.refused,
        severity: 'error',
        message: `单元格没能取用：${note.reason}`,
        action: '改成这一列要求的写法；不要的内容清空',
      }),
    ),
    ...table.corrected.map((note) =>
      ofCell(note, {
        workbook,
        rule: rules.corrected,
        severity: 'note',
        message: `单元格换了写法读取：${note.reason}`,
        action: '核对是不是这个意思；是的话照此改写，单元格设为文本格式',
      }),
    ),
  ];
}

function ofCell(
  note: CellNote,
  finding: Pick<Diagnostic, 'severity' | 'message' | 'action'> & {
    readonly workbook: string;
    readonly rule: RuleInfo;
  },
): Diagnostic {
  const { workbook, rule, ...said } = finding;
  const place = placeOfCell(note, workbook);
  return {
    rule: rule.id,
    ...said,
    ...place,
    ...(note.value === '' ? {} : { actual: note.value }),
    related: [],
    clause: rule.clause,
    fingerprint: createHash('sha256')
      .update([rule.id, note.sheet, place.cell, note.value].join('\u0000'))
      .digest('hex')
      .slice(0, 24),
  };
}

function cellPlace(place: Place, places: CellPlaces, element?: string): Place {
  const { table, text, workbook } = places;
  const found = text.placeOf(place);
  const at =
    found === undefined
      ? undefined
      : (refusalOf(found, diagnosticPart(place), places) ?? cellOf(table, found, element));
  return placeOfCell(at ?? firstCell(table), workbook);
}

/** What is missing of an entry stands at its part, which the finding expects. */
function diagnosticPart(place: Place): string {
  const { expected } = place as Partial<Diagnostic>;
  return expected ?? '';
}

function refusalOf(
  { section, row, path }: TablePlace,
  expected: string,
  { refusalAt }: CellPlaces,
): CellAt | undefined {
  const [key, entry, part] = path;
  if (row !== undefined || key !== '未承接' || typeof entry !== 'number') return undefined;
  return refusalAt(section, entry, String(part ?? expected));
}

function cellOf(
  table: ReadTable,
  { section, row, path }: TablePlace,
  element: string | undefined,
): CellAt | undefined {
  const source = table.sections[section];
  if (source === undefined) return undefined;
  // Of the header there is no cell of its own: the first row of its section is nearest.
  if (row === undefined) return source.rows.length === 0 ? undefined : topOf(source.at(0, []));
  if (path.length > 0) return source.at(row, path);
  // A missing element stands at the row: its column, where there is one, is where it belongs.
  return source.at(row, element === undefined ? [] : [element]) ?? source.at(row, []);
}

/** The first cell above the rows: findings of a whole document stand there. */
function topOf(at: CellAt | undefined): CellAt | undefined {
  return at === undefined ? undefined : { sheet: at.sheet, row: 0, column: 0 };
}

function firstCell(table: ReadTable): CellAt {
  for (const section of table.sections) {
    const at = section.rows.length > 0 ? section.at(0, []) : undefined;
    if (at !== undefined) return { sheet: at.sheet, row: 0, column: 0 };
  }
  return { sheet: table.variant.list ?? table.kind, row: 0, column: 0 };
}

/** The place of a cell of a workbook, as reports have it. */
export function placeOfCell({ sheet, row, column }: CellAt, file: string) {
  return {
    file,
    line: row + 1,
    column: column + 1,
    endLine: row + 1,
    endColumn: column + 2,
    sheet,
    cell: addressOf(row, column),
  };
}
