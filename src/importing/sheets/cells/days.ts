import { isDate } from '../../../values/date.js';
import { cellText, type SheetCell } from '../sheet-grid.js';
import { dayOfSerial } from '../xlsx/number-format.js';
import { type Reading, refused, taken } from './reading.js';

/** Serial numbers of days that an office may mean: 1980 to 2119. */
const SERIALS = { from: 29_221, to: 80_000 };
const YEARS = { from: 1949, to: 2200 };
const WRITTEN =
  /^(\d{4})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})日?(?:T?\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?Z?)?$/;
const EIGHT_DIGITS = /^(\d{4})(\d{2})(\d{2})$/;

/** A day: a date cell, its serial number, 2021/5/3, 2021年5月3日, 20210503. */
export function readDay(cell: SheetCell, is1904: boolean): Reading {
  if (typeof cell !== 'string') {
    if (cell.type === 'day') return taken(cell.day, cell.time && `只取日期 ${cell.day}`);
    if (cell.type === 'number') return dayOfNumber(cell.value, is1904);
  }
  const text = cellText(cell);
  if (isDate(text)) return taken(text);
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  const match = WRITTEN.exec(plain) ?? EIGHT_DIGITS.exec(plain);
  const day = match === null ? undefined : dayOf(match);
  if (day === undefined) return refused('不是日期；请改成 2021-05-03 这样的日期');
  return taken(day, `按 ${day} 取`);
}

function dayOf([, year = '', month = '', day = '']: RegExpExecArray): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const isLikely = Number(year) >= YEARS.from && Number(year) <= YEARS.to;
  return isLikely && isDate(text) ? text : undefined;
}

function dayOfNumber(value: number, is1904: boolean): Reading {
  const match = EIGHT_DIGITS.exec(String(value));
  const written = match === null ? undefined : dayOf(match);
  if (written !== undefined) return taken(written, `按 ${written} 取`);
  const serial = value + (is1904 ? 1462 : 0);
  const day =
    serial >= SERIALS.from && serial <= SERIALS.to ? dayOfSerial(value, is1904) : undefined;
  return day === undefined
    ? refused('不是日期；请改成 2021-05-03 这样的日期')
    : taken(day.day, `日期的序号，按 ${day.day} 取`);
}
