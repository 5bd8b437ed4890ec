import type { Values } from '../yaml/value.js';

/** Length of a 基本编码, and where it stands in an 实施编码 or 业务办理项编码. */
const BASIC = 12;
const EMBEDDED = 19;

/** The code that a row is shown by: the longest it has. */
export function longestCode(row: Values): string | undefined {
  return [row.业务办理项编码, row.实施编码, row.基本编码, row.编码].find(
    (code): code is string => typeof code === 'string',
  );
}

/** Whether a code is one of a row's own: 基本编码, 实施编码, 业务办理项编码. */
export function hasCode(row: Values, code: string): boolean {
  return row.基本编码 === code || row.实施编码 === code || row.业务办理项编码 === code;
}

/** The texts that a row is looked up by: its 基本编码 and those embedded in its longer codes. */
export function codesOf(row: Values): ReadonlySet<string> {
  const codes = new Set<string>();
  for (const code of [row.基本编码, row.实施编码, row.业务办理项编码])
    if (typeof code === 'string') codes.add(lookupCode(code));
  return codes;
}

/** What a code is looked up by: the 基本编码 in a longer one. */
export function lookupCode(code: string): string {
  return code.length >= EMBEDDED + BASIC ? code.slice(EMBEDDED, EMBEDDED + BASIC) : code;
}

/** Whether a row says that its item is cancelled. */
export function isCancelled(row: Values): boolean {
  return row.事项状态 === '取消';
}
