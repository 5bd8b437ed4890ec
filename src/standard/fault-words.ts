import type { Path } from '../model/locate.js';

/** “申请材料”第 3 项的“材料名称” */
export function describe(path: Path): string {
  let out = '';
  for (const step of path) {
    if (typeof step === 'number') out += `第 ${step + 1} 项`;
    else out += `${out === '' ? '' : '的'}“${step}”`;
  }
  return out;
}

const MOST_WORDS = 12;

/** The words of a dictionary, the first dozen of a long one. */
export function listWords(words: readonly string[]): string {
  return words.length <= MOST_WORDS
    ? words.join('、')
    : `${words.slice(0, MOST_WORDS).join('、')} 等 ${words.length} 个词`;
}

/** What kind of value was written. */
export function typeWord(value: unknown): string {
  if (value === null) return '空值';
  if (Array.isArray(value)) return '列表';
  if (typeof value === 'object') return '键值对';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isFinite(value) ? `数 ${value}` : '不是数的值';
  return `“${show(value)}”`;
}

const LONGEST = 80;

/** A value for a message: short, on one line. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST)}…`;
}
