import { chineseNumber } from '../../../values/chinese-number.js';
import { TIME_UNITS, type TimeUnit } from '../../../values/time-limit.js';
import { cellText, type SheetCell } from '../sheet-grid.js';
import { type Reading, refused, taken } from './reading.js';

/** Counting words after a number: 1次, 2份, 一式两份. */
const COUNTED = /^(?:一式|共|约)?([0-9]+|[零〇一二两三四五六七八九十百]+)(?:次|份|个|件|项|人)?$/;

/** A whole number: 20, “２０”, “2份”. */
export function readInteger(cell: SheetCell): Reading {
  if (typeof cell !== 'string' && cell.type === 'number') {
    return Number.isSafeInteger(cell.value) ? taken(cell.value) : refused('不是整数；请改成整数');
  }
  const text = cellText(cell);
  if (/^(?:0|[1-9]\d{0,14})$/.test(text)) return taken(Number(text));
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  const count = chineseNumber(COUNTED.exec(plain)?.[1] ?? '');
  return count === undefined || !Number.isSafeInteger(count)
    ? refused('不是整数；请改成整数')
    : taken(count, `按 ${count} 取`);
}

const UNIT_WORDS: Readonly<Record<string, TimeUnit>> = {
  ...Object.fromEntries(TIME_UNITS.map((unit) => [unit, unit])),
  个工作日: '工作日',
  个自然日: '自然日',
  个小时: '小时',
  个月: '月',
  日历日: '自然日',
  个日历日: '自然日',
  日历天: '自然日',
  天自然日: '自然日',
  个工作天: '工作日',
  工作天: '工作日',
};
const LIMIT = /^(\d+|[零〇一二两三四五六七八九十百千]+)(?:\((.+)\)|(.*))$/;

/**
 * A time limit with its unit in one cell: 20个工作日, 20(工作日), 二十个工作日. 天 and 日 alone are
 * refused: whether they are working days only the act says.
 *
 * @param unit what the header or another column says of the unit.
 */
export function readLimit(cell: SheetCell, unit: TimeUnit | undefined): Reading {
  if (typeof cell !== 'string' && cell.type === 'number') {
    if (!Number.isSafeInteger(cell.value) || cell.value < 0) return refused('不是整数；请改成整数');
    return { value: cell.value, unit };
  }
  const text = cellText(cell);
  const plain = text.normalize('NFKC').replace(/\s+/gu, '');
  const [, amount = '', bracketed, after] = LIMIT.exec(plain) ?? [];
  const count = chineseNumber(amount);
  if (count === undefined || !Number.isSafeInteger(count))
    return refused('看不出是多长时限；请写成数字，单位另写，如 20 和 工作日');
  const word = bracketed ?? after ?? '';
  if (word === '')
    return { value: count, unit, corrected: text === plain ? undefined : `按 ${count} 取` };
  const named = UNIT_WORDS[word];
  if (named !== undefined && unit !== undefined && unit !== named)
    return refused(`单位与“${unit}”不一致；请核对后改成一致`);
  const stated = named ?? (isDays(word) ? unit : undefined);
  if (stated !== undefined)
    return { value: count, unit: stated, corrected: `拆成 ${count} 和 ${stated}` };
  return isDays(word)
    ? refused(`“${word}”不知是工作日还是自然日；请改成 ${count}个工作日 或 ${count}个自然日`)
    : refused(`不认识单位“${word}”；请写成 工作日、自然日、小时、月 或 年`);
}

function isDays(word: string): boolean {
  return /^个?[天日]$/.test(word);
}
