import type { Diagnostic, Report } from '../engine/diagnostic.js';
import { SEVERITIES, type Severity } from '../model/severity.js';
import { SEVERITY_WORDS } from '../report/severity-words.js';
import { xmlText } from '../report/xml.js';
import { type CellPlace, FILL_OF, withColours } from './colours.js';
import type { CellNote } from './notes/comments.js';
import { writeNotes } from './notes/sheet-notes.js';
import { type SheetPart, WorkbookParts } from './package/parts.js';
import { addressOf, metricsOf, type SheetMetrics } from './package/worksheet.js';
import {
  attributeOf,
  childOf,
  childrenOf,
  innerText,
  prefixOf,
  rootOf,
  splice,
} from './package/xml.js';
import { Stylesheet } from './stylesheet.js';
import { SUMMARY_MARK, summarySheet } from './summary-sheet.js';

/** The sheet that an annotated workbook has behind its own. */
export const SUMMARY_SHEET = '检查结果';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';
/** A note lists no more findings; the summary has them all. */
const MAX_FINDINGS = 12;

/**
 * A workbook with the findings of a check: a note and a colour on each cell, a sheet 检查结果 behind the
 * others. Everything else stays as it is, byte for byte; what an earlier run wrote is replaced.
 *
 * @param report findings of which `sheet`, `line` and `column` say the cell; others stand in the summary only.
 * @throws WorkError for what is no xlsx workbook.
 */
export function annotateWorkbook(bytes: Uint8Array, report: Report): Uint8Array {
  const parts = new WorkbookParts(bytes);
  const summary = parts.sheets.find((sheet) => isSummary(parts, sheet));
  const bySheet = new Map<string, Diagnostic[]>();
  for (const diagnostic of report.diagnostics) {
    if (diagnostic.sheet === undefined) continue;
    const list = bySheet.get(diagnostic.sheet);
    if (list === undefined) bySheet.set(diagnostic.sheet, [diagnostic]);
    else list.push(diagnostic);
  }
  const styles = new Stylesheet(parts);
  const formats = {
    error: styles.fillFormat(FILL_OF.error),
    warning: styles.fillFormat(FILL_OF.warning),
    note: styles.fillFormat(FILL_OF.note),
  };
  for (const sheet of parts.sheets) {
    if (sheet === summary) continue;
    const metrics = metricsOf(parts.text(sheet.path));
    const cells = cellsOf(bySheet.get(sheet.name) ?? [], metrics);
    parts.write(sheet.path, withColours(parts.text(sheet.path), placesOf(cells), formats));
    writeNotes(parts, sheet, cells.map(noteOf));
  }
  parts.write(summary?.path ?? addSummary(parts), summarySheet(report, styles));
  return parts.bytes();
}

/** Names of the sheets that earlier runs wrote into a workbook: no rows of a catalog stand in them. */
export function summaryNames(bytes: Uint8Array): ReadonlySet<string> {
  const parts = new WorkbookParts(bytes);
  return new Set(parts.sheets.filter((sheet) => isSummary(parts, sheet)).map(({ name }) => name));
}

interface FindingsAt extends CellPlace {
  readonly findings: Diagnostic[];
}

/** The findings by cell, in the order of the report; of a merged range they stand at its first cell. */
function cellsOf(diagnostics: readonly Diagnostic[], metrics: SheetMetrics): FindingsAt[] {
  const cells = new Map<string, FindingsAt>();
  for (const diagnostic of diagnostics) {
    const place = metrics.origin(diagnostic.line - 1, diagnostic.column - 1);
    const key = addressOf(place.row, place.column);
    const known = cells.get(key);
    if (known === undefined) cells.set(key, { ...place, findings: [diagnostic] });
    else known.findings.push(diagnostic);
  }
  return [...cells.values()];
}

function placesOf(cells: readonly FindingsAt[]): ReadonlyMap<Severity, readonly CellPlace[]> {
  const places = new Map<Severity, CellPlace[]>(SEVERITIES.map((severity) => [severity, []]));
  for (const cell of cells) {
    const worst = SEVERITIES.find((severity) =>
      cell.findings.some((one) => one.severity === severity),
    );
    if (worst !== undefined) places.get(worst)?.push(cell);
  }
  return places;
}

function noteOf({ row, column, findings }: FindingsAt): CellNote {
  const shown = findings.slice(0, MAX_FINDINGS);
  const lines = shown.flatMap((finding, i) => [
    ...(i > 0 ? [''] : []),
    `${SEVERITY_WORDS[finding.severity]}：${finding.message}`,
    ...labelled('现值', finding.actual),
    ...labelled('应为', finding.expected),
    ...labelled('依据', finding.clause),
    ...labelled('办法', finding.action),
    `规则：${finding.rule}`,
  ]);
  const more = findings.length - shown.length;
  return {
    row,
    column,
    lines: more > 0 ? [...lines, '', `另有 ${more} 条，见“${SUMMARY_SHEET}”`] : lines,
  };
}

/** A value in a note: the cell shows it whole, the summary too. */
const MAX_VALUE = 300;

function labelled(label: string, text: string | undefined): string[] {
  if (text === undefined || text === '') return [];
  const cut = text.length > MAX_VALUE ? `${text.slice(0, MAX_VALUE)}……` : text;
  return [`${label}：${cut}`];
}

/** Whether a sheet is a summary of an earlier run: its second line says so. */
function isSummary(parts: WorkbookParts, { name, path }: SheetPart): boolean {
  if (!name.startsWith(SUMMARY_SHEET)) return false;
  const xml = parts.text(path);
  const data = childOf(xml, rootOf(xml), 'sheetData');
  const second =
    data === undefined
      ? undefined
      : childrenOf(xml, data).find((row) => attributeOf(xml, row, 'r') === '2');
  const cell = second === undefined ? undefined : childrenOf(xml, second)[0];
  if (cell === undefined) return false;
  const text = innerText(xml, cell);
  if (attributeOf(xml, cell, 't') !== 's') return text.startsWith(SUMMARY_MARK);
  return sharedText(parts, Number(text)).startsWith(SUMMARY_MARK);
}

function sharedText(parts: WorkbookParts, index: number): string {
  const shared = parts.relationshipsOf(parts.workbook).find(({ type }) => type === 'sharedStrings');
  if (shared === undefined || !parts.has(shared.target)) return '';
  const xml = parts.text(shared.target);
  const entry = childrenOf(xml, rootOf(xml))[index];
  return entry === undefined ? '' : innerText(xml, entry);
}

/** Adds a last sheet: names of the workbook count sheets from the front. @returns its path. */
function addSummary(parts: WorkbookParts): string {
  const path = parts.freePath((n) => `xl/worksheets/sitong${n}.xml`);
  // The part must be there before it is related; its text follows.
  parts.write(path, '<worksheet/>');
  const id = parts.relate(parts.workbook, 'worksheet', path);
  parts.declare(path, SHEET_TYPE);
  const xml = parts.text(parts.workbook);
  const sheets = childOf(xml, rootOf(xml), 'sheets')!;
  const all = childrenOf(xml, sheets);
  const names = new Set(all.map((one) => attributeOf(xml, one, 'name')));
  let name = SUMMARY_SHEET;
  for (let n = 2; names.has(name); n++) name = `${SUMMARY_SHEET}${n}`;
  const sheetId = 1 + Math.max(0, ...all.map((one) => Number(attributeOf(xml, one, 'sheetId'))));
  const entry = `<${prefixOf(sheets)}sheet xmlns:r="${parts.relationshipBase}" name="${xmlText(name)}" sheetId="${sheetId}" r:id="${id}"/>`;
  parts.write(parts.workbook, splice(xml, [[sheets.closeStart, sheets.closeStart, entry]]));
  return path;
}
