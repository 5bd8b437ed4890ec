import { basicCodeFault } from '../../../values/code.js';
import { toHalfWidth } from '../../../values/full-width.js';
import { cellText, type SheetCell } from '../sheet-grid.js';
import { type Reading, refused, taken } from './reading.js';

/** Programs keep 15 digits of a number; the others are gone. */
const KEPT_DIGITS = 15;
const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?E[+-]?\d+$/i;
const LENGTHS: Readonly<Record<string, number>> = {
  code12: 12,
  credit18: 18,
  code31: 31,
  code33: 33,
};

/**
 * A code. Zeros that a number format ate are restored where that gives a well-formed 基本编码; digits
 * that are lost are never guessed. What else is wrong with a code is for the check to say.
 */
export function readCode(cell: SheetCell, shape: string): Reading {
  const text = cellText(cell);
  if (typeof cell !== 'string') {
    if (cell.type !== 'number') return refused('不是编码；请把这一格设为文本，重新填写');
    if (text.replace(/\D/g, '').length > KEPT_DIGITS || !/^\d+$/.test(text))
      return lostDigits(text);
    if (/^0+$/.test(cell.format) && text.length === LENGTHS[shape]) return taken(text);
  }
  if (SCIENTIFIC.test(text.trim())) return lostDigits(text);
  const plain = toHalfWidth(text).replace(/^'/, '').replace(/\s+/gu, '').toUpperCase();
  const restored = shape === 'code12' ? withZeros(plain) : plain;
  if (restored === undefined) {
    return typeof cell === 'string'
      ? taken(plain, plain === text ? undefined : `按 ${plain} 取`)
      : refused('存成了数字，补零后也不是 12 位基本编码；请设为文本，重新填写');
  }
  if (restored === text) return taken(text);
  const isPadded = restored.length > plain.length;
  return taken(restored, isPadded ? `补回前面的零，按 ${restored} 取` : `按 ${restored} 取`);
}

/** The code, with the zeros of a national one; undefined where that gives none. */
function withZeros(code: string): string | undefined {
  if (basicCodeFault(code) === undefined) return code;
  if (!/^[1-9]\d{6,9}(?:\d|Y)?$/.test(code)) return undefined;
  const padded = code.padStart(12, '0');
  return basicCodeFault(padded) === undefined ? padded : undefined;
}

function lostDigits(text: string): Reading {
  return refused(
    `编码存成了数字“${text}”，后面的位已经丢失，不能推测；请把这一列设为文本，重新填写`,
  );
}
