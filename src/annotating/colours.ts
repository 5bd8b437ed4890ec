import { SEVERITIES, type Severity } from '../model/severity.js';
import { addressOf, placeFor } from './package/worksheet.js';
import { childrenOf, innerText, rootOf, splice } from './package/xml.js';

/** A cell, from 0. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The colour of a severity, as conditional formats and the summary have it. */
export const FILL_OF: Readonly<Record<Severity, string>> = {
  error: 'FFFFB3B3',
  warning: 'FFFFD58A',
  note: 'FFBDD7EE',
};

/** Always true, and tells our conditional formats from those of the workbook, whatever program saved it. */
const MARK = 'N("sitong:';
const MARK_PATTERN = /^=?\s*N\("sitong:/;

/** A format that covers more areas than this is split: programs keep only so many. */
const MAX_AREAS = 500;

/**
 * A worksheet with cells coloured by severity, by conditional formats: the cells' own formatting stays
 * as it is, and the colours are found and taken away again when the workbook is annotated anew.
 *
 * @param formats index of the differential format of each severity in the stylesheet.
 */
export function withColours(
  worksheet: string,
  cells: ReadonlyMap<Severity, readonly CellPlace[]>,
  formats: Readonly<Record<Severity, number>>,
): string {
  const bare = withoutColours(worksheet);
  const used = SEVERITIES.filter((severity) => (cells.get(severity)?.length ?? 0) > 0);
  if (used.length === 0) return bare;
  const shifted = withPrioritiesFrom(bare, used.length + 1);
  const { offset, prefix } = placeFor(shifted, 'conditionalFormatting');
  const blocks = used.flatMap((severity, i) =>
    chunks(areasOf(cells.get(severity) ?? [])).map(
      (areas) =>
        `<${prefix}conditionalFormatting sqref="${areas.join(' ')}"><${prefix}cfRule type="expression" dxfId="${formats[severity]}" priority="${i + 1}"><${prefix}formula>${MARK}${severity}")=0</${prefix}formula></${prefix}cfRule></${prefix}conditionalFormatting>`,
    ),
  );
  return splice(shifted, [[offset, offset, blocks.join('')]]);
}

/** A worksheet without the colours of an earlier run. */
export function withoutColours(worksheet: string): string {
  const root = rootOf(worksheet);
  const edits: [number, number, string][] = [];
  for (const block of childrenOf(worksheet, root)) {
    if (block.local !== 'conditionalFormatting') continue;
    const rules = childrenOf(worksheet, block).filter(({ local }) => local === 'cfRule');
    const ours = rules.filter((rule) => MARK_PATTERN.test(innerText(worksheet, rule).trim()));
    if (ours.length === 0) continue;
    if (ours.length === rules.length) edits.push([block.start, block.end, '']);
    else for (const { start, end } of ours) edits.push([start, end, '']);
  }
  return splice(worksheet, edits);
}

/** Makes room for ours in front: programs want every rule of a sheet to have a priority of its own. */
function withPrioritiesFrom(worksheet: string, first: number): string {
  const rules = /(<(?:[\w.-]+:)?cfRule\b[^>]*?\spriority=")(\d+)(")/g;
  let least = Number.POSITIVE_INFINITY;
  for (const match of worksheet.matchAll(rules)) least = Math.min(least, Number(match[2]));
  const shift = first - least;
  if (!(shift > 0) || !Number.isFinite(shift)) return worksheet;
  return worksheet.replace(
    rules,
    (_, before: string, priority: string, after: string) =>
      `${before}${Number(priority) + shift}${after}`,
  );
}

/** Areas of cells, those below each other together. */
function areasOf(cells: readonly CellPlace[]): string[] {
  const sorted = [...cells].sort((a, b) => a.column - b.column || a.row - b.row);
  const areas: string[] = [];
  for (let i = 0; i < sorted.length; ) {
    const { row, column } = sorted[i]!;
    let last = row;
    while (sorted[++i]?.column === column && (sorted[i]?.row ?? 0) <= last + 1)
      last = sorted[i]!.row;
    const from = addressOf(row, column);
    areas.push(last === row ? from : `${from}:${addressOf(last, column)}`);
  }
  return areas;
}

function chunks(areas: readonly string[]): string[][] {
  const out: string[][] = [];
  for (let at = 0; at < areas.length; at += MAX_AREAS) out.push(areas.slice(at, at + MAX_AREAS));
  return out;
}
