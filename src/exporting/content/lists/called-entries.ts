import type { Row } from '../../../model/document.js';
import type { JudgingDay } from '../../../model/judging-day.js';
import type { RegionView } from '../../../model/region-view.js';
import { isSecret } from '../../../model/secret.js';
import { normalizeText } from '../../../values/text.js';
import type { LeftOutCount } from '../part.js';
import type { Entry, SpecialList } from './special-list.js';

/** An entry with all the rows that call for it: the 办理项 of one item call for one. */
export interface CalledEntry extends Entry {
  readonly rows: readonly Row[];
}

/** What the rows of a region say of a list. */
export interface Called {
  readonly entries: readonly CalledEntry[];
  /** The rows that were looked at, those that are not published too. */
  readonly rows: readonly Row[];
  /** Secret rows that call for an entry: counted already. */
  readonly hidden: ReadonlySet<Row>;
  /** Rows that say nothing of it, by why. */
  readonly untold: ReadonlyMap<string, number>;
}

/** The entries that the rows of a region call for, in the order of the rows. */
export function calledEntries(
  spec: SpecialList,
  view: RegionView,
  asOf: JudgingDay,
  leftOut: LeftOutCount,
): Called {
  const entries = new Map<string, Entry & { rows: Row[] }>();
  const untold = new Map<string, number>();
  const secret = new Set<string>();
  const hidden = new Set<Row>();
  const rows = spec.rows(view, asOf);
  for (const row of rows) {
    const reason = spec.untold(row);
    if (reason !== undefined) untold.set(reason, (untold.get(reason) ?? 0) + 1);
    const called = spec.entriesOf(row, view);
    // What is secret is not published, neither on the list.
    if (isSecret(row, view)) {
      for (const entry of called) {
        const key = keyOf(row, entry);
        if (!secret.has(key)) leftOut.add('不公开');
        secret.add(key);
        hidden.add(row);
      }
      continue;
    }
    for (const entry of called) {
      const key = keyOf(row, entry);
      const known = entries.get(key);
      if (known === undefined) entries.set(key, { ...entry, rows: [row] });
      else known.rows.push(row);
    }
  }
  return { entries: [...entries.values()], rows, hidden, untold };
}

function keyOf({ item }: Row, { second = '' }: Entry): string {
  const first = item.基本编码 ?? normalizeText(item.事项名称 ?? '');
  return `${first} ${normalizeText(second)}`;
}
