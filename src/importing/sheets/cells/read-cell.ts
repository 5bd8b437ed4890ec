import type { Element } from '../../../standard/element.js';
import { cellValue } from '../../../tabular/cell.js';
import type { TimeUnit } from '../../../values/time-limit.js';
import { cellText, type SheetCell } from '../sheet-grid.js';
import { readCode } from './codes.js';
import { readDay } from './days.js';
import { readEntries } from './entries.js';
import { readInteger, readLimit } from './numbers.js';
import { BLANK, type Reading, refused, saysNothing, taken } from './reading.js';
import { readCitations, readText, readTexts } from './texts.js';
import { readBool, readWord, readWords } from './words.js';

/** What is known beside the cell itself. */
export interface CellSetting {
  /** Serial numbers count from 1904. */
  readonly is1904: boolean;
  /** The element is a time limit: a unit belongs to it. */
  readonly hasUnit: boolean;
  /** The unit that the header or the row's own cell gives. */
  readonly unit: TimeUnit | undefined;
}

/** Begins what sitong wrote into a cell because nothing plainer says the same. */
const OWN_SIGN = '\u241b';
/** Shapes that are numbers, days, words: 无 in them says that there is none. */
const SHAPES_WITHOUT_NOTHING = new Set(['int', 'date', 'word', 'words', 'wordOrWords']);

/**
 * Reads a cell for an element, as it stands where that fits the element's shape, else with the
 * certain repairs; a cell that neither gives a value is refused with what to do.
 */
export function readCell(cell: SheetCell, element: Element, setting: CellSetting): Reading {
  if (typeof cell !== 'string') {
    if (cell.type === 'error') return refused(`公式出错（${cell.value}）；请在表里改好后另存`);
    if (cell.type === 'uncached')
      return refused('公式没有存下结果；请用 Excel 或 WPS 打开、重新计算后另存');
  }
  const text = cellText(cell);
  if (text.trim() === BLANK) return taken(BLANK);
  if (text.includes(OWN_SIGN)) return taken(cellValue(text, element.shape));
  if (isNothing(text, element)) return taken(undefined, '没有，不填');
  return byShape(cell, text, { element, setting });
}

function byShape(
  cell: SheetCell,
  text: string,
  { element, setting }: { readonly element: Element; readonly setting: CellSetting },
): Reading {
  const { shape, words } = element;
  switch (shape) {
    case 'int':
      return setting.hasUnit ? readLimit(cell, setting.unit) : readInteger(cell);
    case 'bool':
      return readBool(cell);
    case 'date':
      return readDay(cell, setting.is1904);
    case 'code12':
    case 'code31':
    case 'code33':
    case 'credit18':
      return readCode(cell, shape);
    case 'codes':
      return readCodes(cell, text);
    case 'word':
      return words === undefined ? readText(text) : readWord(cell, element);
    case 'words':
      return words === undefined ? taken(cellValue(text, shape)) : readWords(cell, element);
    case 'citations':
      return readCitations(text);
    case 'texts':
      return readTexts(text);
    case 'list':
      return readEntries(text, element);
    case 'version':
    case 'wordOrWords':
    case 'regions':
    case 'textOrTexts':
      return taken(cellValue(text.trim(), shape));
    default:
      return readText(text);
  }
}

/** 基本编码 of several items in one cell. */
function readCodes(cell: SheetCell, text: string): Reading {
  if (saysNothing(text)) return taken([], '没有对应的事项');
  if (typeof cell !== 'string') {
    const reading = readCode(cell, 'code12');
    return 'refused' in reading ? reading : { ...reading, value: [reading.value ?? ''] };
  }
  const codes: string[] = [];
  let corrected: string | undefined;
  for (const part of text.split(/[、,，;；^|\s]+/u)) {
    if (part === '') continue;
    const reading = readCode(part, 'code12');
    if ('refused' in reading) return reading;
    corrected ??= reading.corrected;
    codes.push(String(reading.value));
  }
  return taken(codes, corrected);
}

/** 无, / and — stand for nothing where the element may be absent and 无 is none of its words. */
function isNothing(text: string, { shape, words, required }: Element): boolean {
  if (!saysNothing(text) || words?.includes(text.trim()) === true) return false;
  if (SHAPES_WITHOUT_NOTHING.has(shape)) return required !== '是' || shape === 'int';
  return text.trim() !== '无' && shape !== 'list' && shape !== 'codes' && required === undefined;
}
