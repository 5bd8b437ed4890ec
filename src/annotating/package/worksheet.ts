import { attributeOf, childrenOf, prefixOf, rootOf, splice, type XmlElement } from './xml.js';

/** The children of a worksheet in the order that they must have (ECMA-376 part 1, 18.3.1.99). */
const ORDER = [
  'sheetPr',
  'dimension',
  'sheetViews',
  'sheetFormatPr',
  'cols',
  'sheetData',
  'sheetCalcPr',
  'sheetProtection',
  'protectedRanges',
  'scenarios',
  'autoFilter',
  'sortState',
  'dataConsolidate',
  'customSheetViews',
  'mergeCells',
  'phoneticPr',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'customProperties',
  'cellWatches',
  'ignoredErrors',
  'smartTags',
  'drawing',
  'legacyDrawing',
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
];

/** The same of a stylesheet (18.8.39). */
export const STYLES_ORDER = [
  'numFmts',
  'fonts',
  'fills',
  'borders',
  'cellStyleXfs',
  'cellXfs',
  'cellStyles',
  'dxfs',
  'tableStyles',
  'colors',
  'extLst',
];

/** Where an element of a name belongs among the children of the root: an offset. */
export function placeFor(
  xml: string,
  local: string,
  order: readonly string[] = ORDER,
): { readonly offset: number; readonly prefix: string } {
  const root = rootOf(xml);
  const rank = order.indexOf(local);
  let offset = root.openEnd;
  for (const child of childrenOf(xml, root)) {
    const at = order.indexOf(child.local);
    // Elements that we do not know (mc:AlternateContent) go with what stands in front of them.
    if (at > rank) break;
    offset = child.end;
  }
  return { offset, prefix: prefixOf(root) };
}

/** A cell address from 0: column and row. */
export function addressOf(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** A, B … Z, AA … of a column counted from 0. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** Row and column (from 0) of an address; undefined for what is none. */
export function parseAddress(text: string): { row: number; column: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(text);
  if (match === null) return undefined;
  let column = 0;
  for (const letter of match[1]!.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(match[2]) - 1, column: column - 1 };
}

/** Widths and heights of a sheet, for notes that are as large as their text; in pixels. */
export interface SheetMetrics {
  readonly width: (column: number) => number;
  readonly height: (row: number) => number;
  /** The first cell of the merged range that holds a cell, else the cell itself. */
  readonly origin: (row: number, column: number) => { row: number; column: number };
}

const POINT = 96 / 72;
const CHARACTER = 7;

/** Reads the measures of a worksheet. */
export function metricsOf(xml: string): SheetMetrics {
  const root = rootOf(xml);
  const children = childrenOf(xml, root);
  const find = (local: string) => children.find((child) => child.local === local);
  const format = find('sheetFormatPr');
  const number = (element: XmlElement | undefined, name: string, otherwise: number) => {
    const value = element === undefined ? undefined : attributeOf(xml, element, name);
    const read = Number(value ?? Number.NaN);
    return Number.isFinite(read) ? read : otherwise;
  };
  const defaultHeight = number(format, 'defaultRowHeight', 15) * POINT;
  const defaultWidth = number(format, 'defaultColWidth', 8.43) * CHARACTER + 5;
  const cols = find('cols');
  const spans = (cols === undefined ? [] : childrenOf(xml, cols)).map((col) => ({
    from: number(col, 'min', 1) - 1,
    to: number(col, 'max', 1) - 1,
    width: attributeOf(xml, col, 'hidden') === '1' ? 0 : number(col, 'width', 8.43) * CHARACTER + 5,
  }));
  const heights = heightsOf(xml, find('sheetData'));
  const merges = mergesOf(xml, find('mergeCells'));
  return {
    width: (column) =>
      spans.find(({ from, to }) => column >= from && column <= to)?.width ?? defaultWidth,
    height: (row) => heights.get(row) ?? defaultHeight,
    origin: (row, column) => merges.get(`${row},${column}`) ?? { row, column },
  };
}

function heightsOf(xml: string, data: XmlElement | undefined): Map<number, number> {
  const heights = new Map<number, number>();
  if (data === undefined) return heights;
  const rows = /<(?:[\w.-]+:)?row\b([^>]*)>/g;
  rows.lastIndex = data.openEnd;
  for (let match = rows.exec(xml); match !== null; match = rows.exec(xml)) {
    if (match.index >= data.closeStart) break;
    const tag = match[1]!;
    const row = /\sr="(\d+)"/.exec(tag)?.[1];
    const height = /\shidden="(?:1|true)"/.test(tag) ? '0' : /\sht="([\d.]+)"/.exec(tag)?.[1];
    if (row !== undefined && height !== undefined)
      heights.set(Number(row) - 1, Number(height) * POINT);
  }
  return heights;
}

/** A merged range with more cells than this has its inner cells left out: no row stands in one. */
const MAX_MERGED = 10_000;

function mergesOf(
  xml: string,
  merged: XmlElement | undefined,
): Map<string, { row: number; column: number }> {
  const origins = new Map<string, { row: number; column: number }>();
  for (const range of merged === undefined ? [] : childrenOf(xml, merged)) {
    const [from, to] = (attributeOf(xml, range, 'ref') ?? '').split(':').map(parseAddress);
    if (from === undefined || to === undefined) continue;
    if ((to.row - from.row + 1) * (to.column - from.column + 1) > MAX_MERGED) continue;
    for (let row = from.row; row <= to.row; row++) {
      for (let column = from.column; column <= to.column; column++)
        origins.set(`${row},${column}`, from);
    }
  }
  return origins;
}

/** A worksheet with an element replaced, or put where it belongs; an empty text takes it away. */
export function withElement(xml: string, local: string, element: string): string {
  const root = rootOf(xml);
  const before = childrenOf(xml, root).find((child) => child.local === local);
  if (before !== undefined) return splice(xml, [[before.start, before.end, element]]);
  if (element === '') return xml;
  const { offset } = placeFor(xml, local);
  return splice(xml, [[offset, offset, element]]);
}
