import { TIME_UNITS, type TimeUnit } from '../../../values/time-limit.js';

/** Longer texts are no headers of a column. */
const MAX_LABEL = 60;

/**
 * A header text as it is compared: without blanks, marks and remarks in brackets, so that
 * “＊ 事项名称（必填）：” and “事项名称” are one.
 */
export function normalLabel(text: string): string {
  const plain = text.slice(0, 300).normalize('NFKC').replace(/\s+/gu, '');
  const bare = plain.replace(/\([^()]*\)|\[[^[\]]*\]/gu, '');
  const rest = (bare === '' ? plain : bare).replace(/[^\p{L}\p{N}]/gu, '');
  return rest.length > MAX_LABEL ? '' : rest;
}

/** The unit that a header gives to its numbers: 法定时限（工作日）, 承诺时限(个工作日). */
export function unitOfLabel(text: string): TimeUnit | undefined {
  const match = /\((?:单位:?)?个?([^()]*)\)/u.exec(text.normalize('NFKC').replace(/\s+/gu, ''));
  return TIME_UNITS.find((unit) => unit === match?.[1]);
}
