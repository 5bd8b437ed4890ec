import type { Row } from '../../model/document.js';

/** An element's value; a number of days is nothing without its unit. */
export function writtenValue(row: Row, element: string): unknown {
  const value = row.item[element];
  const unit = row.item[`${element}单位`];
  return typeof value === 'number' && typeof unit === 'string' ? `${value} ${unit}` : value;
}

/** Keys of list entries that must agree; the others (forms, notes, channels) are a place's own. */
export const COMPARED_KEYS: ReadonlySet<string> = new Set([
  '材料名称',
  '材料必要性',
  '份数',
  '环节',
  '名称',
  '收费项目名称',
  '收费标准',
]);

/** A value for comparing: texts neutral, lists without order, mappings by key. */
export function canonical(value: unknown, key: (text: string) => string): string {
  if (typeof value === 'string') return key(value);
  if (Array.isArray(value)) {
    return JSON.stringify(value.map((entry) => canonical(entry, key)).sort());
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).flatMap(([name, entry]) =>
      COMPARED_KEYS.has(name) ? [[name, canonical(entry, key)] as const] : [],
    );
    return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }
  return JSON.stringify(value) ?? '';
}

/** A value as a reader sees it. */
export function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plain).join('、');
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .flatMap(([name, entry]) => (COMPARED_KEYS.has(name) ? [plain(entry)] : []))
      .join(' ');
  }
  return String(value);
}
