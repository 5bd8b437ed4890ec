import { z } from 'zod';
import { eachText, Refusal, Spread, type Transform } from '../value.js';
import { parseInteger } from './words.js';

const UNITS = ['工作日', '自然日', '小时', '月', '年'] as const;
const unit = z.enum(UNITS);

/** Arguments of the transforms of times and dates, by name. */
export const TIME_ARGUMENTS = {
  时限: z
    .strictObject({
      缺省单位: unit.optional(),
      单位: z.record(z.string().min(1), unit).optional(),
    })
    .optional(),
  日期: z.undefined(),
};

interface TimeOptions {
  readonly 缺省单位?: string | undefined;
  readonly 单位?: Readonly<Record<string, string>> | undefined;
}

/**
 * `时限`: `30(工作日)`, `30个工作日`, `2小时` → the number under the element's name and the unit under
 * `…单位`. 天 and 日 are ambiguous and refused unless the mapping says what the source means by them.
 */
export function timeLimit(options: TimeOptions = {}): Transform {
  const units = new Map<string, string>(UNITS.map((name) => [name, name]));
  for (const [word, name] of Object.entries(options.单位 ?? {})) units.set(word, name);
  return (value) => {
    if (typeof value !== 'string' && typeof value !== 'number') return new Refusal('应为一个时限');
    const text = String(value).normalize('NFKC').replace(/\s+/gu, '');
    const match = /^(\d+)(?:\((.+)\)|个?(.+))?$/u.exec(text);
    const count = match?.[1] === undefined ? undefined : parseInteger(match[1]);
    if (match === null || count === undefined) return new Refusal('看不出数目和单位');
    const word = match[2] ?? match[3];
    const name = word === undefined ? options.缺省单位 : units.get(word);
    if (name === undefined) {
      return new Refusal(word === undefined ? '没有单位' : `不认识单位「${word}」`);
    }
    return new Spread(
      new Map<string, string | number>([
        ['', count],
        ['单位', name],
      ]),
    );
  };
}

/** `日期`: `2021/5/3`, `2021年5月3日`, `20210503` and ISO times → `2021-05-03`. */
export function asDate(): Transform {
  return eachText((value) => {
    const match =
      /^(\d{4})(\d{2})(\d{2})$/.exec(value) ??
      /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ].*)?$/u.exec(value.trim());
    if (match === null) return new Refusal('不是日期');
    const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
    const date = new Date(Date.UTC(year, month - 1, day));
    const real = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
    return real ? date.toISOString().slice(0, 10) : new Refusal('没有这一天');
  });
}
