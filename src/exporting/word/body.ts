import { xmlText } from '../../report/xml.js';
import type { ShownTable } from '../published.js';
import { FOOTERS, type StyleName } from './parts.js';

/** Twentieths of a point in a millimetre. */
const MM = 56.6929;
const SHORT_SIDE = 11_906;
const LONG_SIDE = 16_838;
const A3_SIDE = 23_811;
/** Margins of GB/T 9704: 天头 37 mm, 订口 28 mm, a text of 156 mm × 225 mm; less where it lies across. */
const UPRIGHT = { top: 37, right: 26, bottom: 35, left: 28, footer: 28 };
const ACROSS = { top: 26, right: 22, bottom: 24, left: 22, footer: 16 };

/** Share of a table that the names of facts take. */
const NAMES = 22;
/** Half the width of a Chinese character of 五号 and of 小五, in twentieths of a point. */
const CHARACTER = 105;
const SMALL_CHARACTER = 90;
const CELL_MARGINS = 160;
/** Columns of so many characters are not narrowed, as long as the others have room. */
const NARROW = 16;
const MOST_NARROW = 0.5;
/** Rows with a longer text may be torn at the end of a page. */
const TORN_LENGTH = 1000;

/** Papers, and the widest tables, in characters, that each is for. */
const PAPERS = [
  { most: 100, width: SHORT_SIDE, height: LONG_SIDE, margins: UPRIGHT },
  { most: 200, width: LONG_SIDE, height: SHORT_SIDE, margins: ACROSS },
  { most: Number.POSITIVE_INFINITY, width: A3_SIDE, height: LONG_SIDE, margins: ACROSS },
] as const;

/** A4 paper, upright or across; A3 for the widest tables. */
export class Page {
  readonly #paper: (typeof PAPERS)[number];

  /** @param characters width of the widest table. */
  constructor(characters: number) {
    this.#paper = PAPERS.find(({ most }) => characters <= most) ?? PAPERS[2];
  }

  /** Width of the text, in twentieths of a point. */
  get width(): number {
    const { width, margins } = this.#paper;
    return width - Math.round((margins.left + margins.right) * MM);
  }

  /** The properties of the only section; they stand last in the body. */
  section(): string {
    const { width, height, margins } = this.#paper;
    const sides = Object.entries(margins).map(
      ([side, size]) => `w:${side}="${Math.round(size * MM)}"`,
    );
    const across = width > height ? ' w:orient="landscape"' : '';
    const footer = (type: string, id: string) =>
      `<w:footerReference w:type="${type}" r:id="${id}"/>`;
    return `<w:sectPr>${footer('default', FOOTERS.odd)}${footer('even', FOOTERS.even)}<w:pgSz w:w="${width}" w:h="${height}"${across}/><w:pgMar ${sides.join(' ')} w:header="850" w:gutter="0"/></w:sectPr>`;
  }
}

/** A paragraph; line breaks of the text stay, unseen characters are shown. */
export function paragraph(style: StyleName, text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run(text)}</w:p>`;
}

/** The unit on the left, the day on the right. */
export function unitLine(unit: string, day: string, width: number): string {
  return `<w:p><w:pPr><w:pStyle w:val="Unit"/><w:tabs><w:tab w:val="right" w:pos="${width}"/></w:tabs></w:pPr>${run(unit)}<w:r><w:tab/></w:r>${run(day)}</w:p>`;
}

/** Styles of header, text and centred text. */
const USUAL = ['Head', 'Cell', 'CellCentre'] as const;
const SMALL = ['SmallHead', 'SmallCell', 'SmallCentre'] as const;

/** A table as wide as the page whose header stands on every page. */
export function* dataTable({ columns, rows }: ShownTable, width: number): Generator<string> {
  const wished = columns.map((column) => column.width);
  const isSmall = sum(wished) * CHARACTER > width;
  const widths = shares(wished, width, isSmall ? SMALL_CHARACTER : CHARACTER);
  const [headStyle, left, centre] = isSmall ? SMALL : USUAL;
  yield tableStart(widths, width);
  const head = columns.map(({ title }, index) => cell(headStyle, title, widths[index] ?? 0));
  yield `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>`;
  for (const row of rows) {
    const cells = columns.map(({ align }, index) =>
      cell(align === 'center' ? centre : left, row[index] ?? '', widths[index] ?? 0),
    );
    const whole = row.every((text) => text.length < TORN_LENGTH);
    yield `<w:tr>${whole ? '<w:trPr><w:cantSplit/></w:trPr>' : ''}${cells.join('')}</w:tr>`;
  }
  yield TABLE_END;
}

/** Names on the left, what they are on the right. */
export function* factsTable(
  facts: readonly (readonly [string, string])[],
  width: number,
): Generator<string> {
  const widths = shares([NAMES, 100 - NAMES], width);
  yield tableStart(widths, width);
  for (const [name, text] of facts.length > 0 ? facts : [['', ''] as const])
    yield `<w:tr>${cell('FactName', name, widths[0] ?? 0)}${cell('Fact', text, widths[1] ?? 0)}</w:tr>`;
  yield TABLE_END;
}

/** A table is followed by a paragraph, so that two do not grow together. */
const TABLE_END = '</w:tbl><w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>';

function tableStart(widths: readonly number[], width: number): string {
  const border = (side: string) =>
    `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border);
  const margin = (side: string, size: number) => `<w:${side} w:w="${size}" w:type="dxa"/>`;
  const margins = `${margin('top', 40)}${margin('left', 80)}${margin('bottom', 40)}${margin('right', 80)}`;
  const grid = widths.map((one) => `<w:gridCol w:w="${one}"/>`);
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders.join('')}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${margins}</w:tblCellMar></w:tblPr><w:tblGrid>${grid.join('')}</w:tblGrid>`;
}

function cell(style: StyleName, text: string, width: number): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${paragraph(style, text)}</w:tc>`;
}

function run(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => `<w:t xml:space="preserve">${xmlText(line)}</w:t>`);
  return `<w:r>${lines.join('<w:br/>')}</w:r>`;
}

/**
 * Widths of columns that fill the page. Where they do not fit, narrow ones (codes, words, numbers)
 * keep what they need and the texts share the rest.
 */
function shares(widths: readonly number[], page: number, character = CHARACTER): readonly number[] {
  const wished = widths.map((one) => Math.max(one, 5) * character + CELL_MARGINS);
  const total = sum(wished);
  const narrow = widths.map((one) => one <= NARROW);
  const kept = sum(wished.filter((_, index) => narrow[index]));
  if (total <= page || kept > page * MOST_NARROW)
    return wished.map((one) => Math.floor((one / total) * page));
  const rest = (page - kept) / (total - kept);
  return wished.map((one, index) => Math.floor(narrow[index] ? one : one * rest));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
