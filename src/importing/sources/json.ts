import { WorkError } from '../../errors.js';
import type { BrokenRecord, Cell, RecordSource, SourceRecord } from '../source.js';

const EXCERPT = 60;

/** One record a line; blank lines are skipped but counted as lines. */
export function openJsonLines(text: string, name: string): RecordSource {
  return { name, records: { [Symbol.iterator]: () => readLines(text) }, locate };
}

/** A file that is one array of records, or holds such an array under `arrayPath`. */
export function openJson(
  text: string,
  name: string,
  arrayPath: readonly string[] = [],
): RecordSource {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new WorkError(`${name} 不是合法的 JSON。`, { cause });
  }
  for (const key of arrayPath) {
    value = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (!Array.isArray(value)) {
    const where = arrayPath.length > 0 ? `「${arrayPath.join('.')}」处` : '最外层';
    throw new WorkError(`${name} 的${where}不是记录的数组。`);
  }
  const entries: readonly unknown[] = value;
  return { name, records: { [Symbol.iterator]: () => readEntries(entries) }, locate };
}

function* readLines(text: string): Generator<SourceRecord | BrokenRecord> {
  let number = 0;
  let line = 0;
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    const content = text.slice(start, end).trim();
    start = end + 1;
    line += 1;
    if (content === '') continue;
    number += 1;
    yield readLine(content, number, `第 ${line} 行`);
  }
}

function readLine(content: string, number: number, address: string): SourceRecord | BrokenRecord {
  try {
    return toRecord(JSON.parse(content), number, address);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    return { number, address, text: content.slice(0, EXCERPT), reason: '不是合法的 JSON' };
  }
}

function* readEntries(entries: readonly unknown[]): Generator<SourceRecord | BrokenRecord> {
  let number = 0;
  for (const entry of entries) {
    number += 1;
    yield toRecord(entry, number, `第 ${number} 条`);
  }
}

function toRecord(value: unknown, number: number, address: string): SourceRecord | BrokenRecord {
  if (!isObject(value)) {
    const text = JSON.stringify(value).slice(0, EXCERPT);
    return { number, address, text, reason: '不是一条记录（应为键值对象）' };
  }
  const cells = new Map<string, Cell>();
  for (const [column, cell] of Object.entries(value)) cells.set(column, cell as Cell);
  return { number, address, cells };
}

function locate(address: string, column: string): string {
  return `${address}「${column}」`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
