import { isDate } from '../values/date.js';
import { nearest } from '../values/nearest.js';
import { ACT_LEVELS, levelNamed } from './level.js';
import { actKey, type LawEntry, type Repeal } from './library.js';
import { governmentRule, placeOf } from './place.js';

/** The columns of a law library file; further ones (来源, 备注) are not read. */
export const LAW_COLUMNS = [
  '名称',
  '效力级别',
  '公布日期',
  '施行日期',
  '废止日期',
  '废止依据',
] as const;

/** In the column 废止日期: repealed, the day is not known. */
export const DATE_UNKNOWN = '不详';

/** One record of a table, cells in the order of {@link LAW_COLUMNS}. */
export type LawRecord = readonly string[];

/**
 * Reads the law library that comes with sitong: its names are filed as they are compared, its cells hold no
 * separator, quote or line break, so that a look-up need not wait for a CSV parser. Lines with # are remarks.
 */
export function* shippedEntries(text: string): Generator<LawEntry> {
  let isHead = true;
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (!isHead) {
      const cells = line.split(',');
      const entry = toEntry(cells[0] ?? '', cells);
      if (typeof entry === 'string') throw new Error(`${line}：${entry}`);
      yield entry;
    }
    isHead = false;
  }
}

/**
 * An entry of a library that somebody else wrote.
 *
 * @returns in one sentence what is wrong with the record, when something is.
 */
export function readLawRecord(cells: LawRecord): LawEntry | string {
  const name = cells[0]?.trim() ?? '';
  if (name === '') return '“名称”是空的';
  for (const at of [2, 3, 4]) {
    const text = cells[at]?.trim() ?? '';
    const isRepealWord = at === 4 && text === DATE_UNKNOWN;
    if (text !== '' && !isDate(text) && !isRepealWord)
      return `“${LAW_COLUMNS[at]}”的值“${text}”不是日期，应写成 YYYY-MM-DD${at === 4 ? `（只知道已废止的写 ${DATE_UNKNOWN}）` : ''}`;
  }
  return toEntry(actKey(name.replace(/^《(.*)》$/, '$1')), cells);
}

function toEntry(name: string, cells: LawRecord): LawEntry | string {
  const cell = (at: number): string => cells[at]?.trim() ?? '';
  const word = cell(1);
  const named = levelNamed(word);
  if (named === undefined) {
    const near = nearest(word, ACT_LEVELS);
    return `“效力级别”的值“${word}”不认识，应为 ${ACT_LEVELS.join('、')} 之一${near === undefined ? '' : `，是不是“${near}”？`}`;
  }
  const level = named === '地方政府规章' ? governmentRule(placeOf(name)) : named;
  const repealed = repealOf(cell(4), cell(5));
  return {
    name,
    level,
    ...(cell(2) === '' ? {} : { published: cell(2) }),
    ...(cell(3) === '' ? {} : { effective: cell(3) }),
    ...(repealed === undefined ? {} : { repealed }),
  };
}

function repealOf(date: string, by: string): Repeal | undefined {
  if (date === '' && by === '') return undefined;
  return {
    ...(date === '' || date === DATE_UNKNOWN ? {} : { date }),
    ...(by === '' ? {} : { by }),
  };
}
