import type { WorkbookParts } from './package/parts.js';
import { withLastChild } from './package/parts.js';
import { placeFor, STYLES_ORDER } from './package/worksheet.js';
import { childrenOf, prefixOf, rootOf, splice, type XmlElement } from './package/xml.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** A look of a cell: a font, a fill and how it stands; elements of SpreadsheetML without prefixes. */
export interface Look {
  readonly font: string;
  readonly fill?: string;
  readonly bordered?: boolean;
  readonly alignment: string;
}

const BORDER_SIDE = (side: string) => `<${side} style="thin"><color rgb="FF808080"/></${side}>`;
const THIN_BORDER = `<border>${['left', 'right', 'top', 'bottom'].map(BORDER_SIDE).join('')}<diagonal/></border>`;

/**
 * The stylesheet of a workbook. What is asked for and stands there already is used again, so that
 * annotating a workbook twice adds nothing; indexes of what was there before never change.
 */
export class Stylesheet {
  readonly #parts: WorkbookParts;
  readonly #path: string;

  constructor(parts: WorkbookParts) {
    this.#parts = parts;
    const known = parts.relationshipsOf(parts.workbook).find(({ type }) => type === 'styles');
    if (known !== undefined && parts.has(known.target)) {
      this.#path = known.target;
      return;
    }
    this.#path = parts.freePath((n) => `xl/styles${n === 1 ? '' : n}.xml`);
    parts.write(this.#path, EMPTY);
    parts.relate(parts.workbook, 'styles', this.#path);
    parts.declare(this.#path, CONTENT_TYPE);
  }

  /** The index of a differential format that fills cells with a colour. */
  fillFormat(rgb: string): number {
    return this.#add(
      'dxfs',
      `<dxf><fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor rgb="${rgb}"/></patternFill></fill></dxf>`,
    );
  }

  /** The index of a cell format. */
  cellFormat({ font, fill, bordered, alignment }: Look): number {
    const fontId = this.#add('fonts', font);
    const fillId =
      fill === undefined
        ? 0
        : this.#add(
            'fills',
            `<fill><patternFill patternType="solid"><fgColor rgb="${fill}"/><bgColor indexed="64"/></patternFill></fill>`,
          );
    const borderId = bordered === true ? this.#add('borders', THIN_BORDER) : 0;
    return this.#add(
      'cellXfs',
      `<xf numFmtId="49" fontId="${fontId}" fillId="${fillId}" borderId="${borderId}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`,
    );
  }

  /** The index of an element of a list, which is added when it is not there. */
  #add(list: string, element: string): number {
    const before = this.#parts.text(this.#path);
    const prefix = prefixOf(rootOf(before));
    const wanted = prefix === '' ? element : element.replace(/<(\/?)/g, `<$1${prefix}`);
    const text = this.#withList(before, list, prefix);
    const holder = listOf(text, list);
    const entries = childrenOf(text, holder);
    const at = entries.findIndex(({ start, end }) => text.slice(start, end) === wanted);
    if (at >= 0) return at;
    const start = `<${holder.name} count="${entries.length + 1}">`;
    this.#parts.write(
      this.#path,
      splice(text, [
        [holder.start, holder.openEnd, countedTag(text, holder, entries.length + 1) ?? start],
        [holder.closeStart, holder.closeStart, wanted],
      ]),
    );
    return entries.length;
  }

  #withList(text: string, list: string, prefix: string): string {
    const holder = childrenOf(text, rootOf(text)).find(({ local }) => local === list);
    const empty = `<${prefix}${list} count="0"></${prefix}${list}>`;
    if (holder === undefined) {
      const { offset } = placeFor(text, list, STYLES_ORDER);
      return offset === rootOf(text).end
        ? withLastChild(text, empty)
        : splice(text, [[offset, offset, empty]]);
    }
    return holder.openEnd === holder.end ? splice(text, [[holder.start, holder.end, empty]]) : text;
  }
}

function listOf(text: string, list: string): XmlElement {
  return childrenOf(text, rootOf(text)).find(({ local }) => local === list)!;
}

/** The start tag of a list with another count, its further attributes kept. */
function countedTag(
  text: string,
  { start, openEnd }: XmlElement,
  count: number,
): string | undefined {
  const tag = text.slice(start, openEnd);
  return /\scount="/.test(tag) ? tag.replace(/\scount="\d*"/, ` count="${count}"`) : undefined;
}

const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>`;
