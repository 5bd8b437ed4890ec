import type { RegionContent } from '../../registry/port.js';
import { rowKey } from '../../registry/row-order.js';

/** How many rows of a region are new, have other content, or are gone. */
export interface RowCounts {
  readonly added: number;
  readonly changed: number;
  readonly gone: number;
}

/** Counts what changed between two states of a region, row by row; undefined is a region that is new. */
export function countRows(before: RegionContent | undefined, after: RegionContent): RowCounts {
  const old = before === undefined ? new Map<string, string[]>() : rowsByIdentity(before);
  let added = 0;
  let changed = 0;
  let gone = 0;
  for (const [key, texts] of rowsByIdentity(after)) {
    const earlier = old.get(key) ?? [];
    old.delete(key);
    const same = sharedCount(earlier, texts);
    const pairs = Math.min(earlier.length, texts.length) - same;
    changed += pairs;
    added += texts.length - same - pairs;
    gone += earlier.length - same - pairs;
  }
  for (const texts of old.values()) gone += texts.length;
  return { added, changed, gone };
}

function rowsByIdentity({ sections }: RegionContent): Map<string, string[]> {
  const rows = new Map<string, string[]>();
  for (const section of sections) {
    for (const row of section.rows) {
      const key = JSON.stringify([section.catalog, section.variant, rowKey(section, row)]);
      const text = JSON.stringify(row);
      const same = rows.get(key);
      if (same === undefined) rows.set(key, [text]);
      else same.push(text);
    }
  }
  return rows;
}

function sharedCount(a: readonly string[], b: readonly string[]): number {
  const left = new Map<string, number>();
  for (const text of a) left.set(text, (left.get(text) ?? 0) + 1);
  let shared = 0;
  for (const text of b) {
    const count = left.get(text) ?? 0;
    if (count === 0) continue;
    left.set(text, count - 1);
    shared++;
  }
  return shared;
}
