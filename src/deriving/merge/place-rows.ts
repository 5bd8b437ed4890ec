import type { Value } from '../../yaml/value.js';
import type { DocumentText, RowText } from './file-text.js';
import { isMap } from './merge-values.js';
import type { RowOutcomes } from './row-outcomes.js';

/** Where something new goes in the county's files. */
export interface Placement {
  /** The row of the county beside which it goes, with its file; undefined: at the end of a document. */
  readonly beside: RowText | undefined;
  readonly side: '前' | '后';
  /** The document it goes to; undefined: a document of its own, in the file it has above. */
  readonly document: DocumentText | undefined;
}

/**
 * Finds places for rows from above that have none here: beside the neighbours that they have above, in
 * the file where the county keeps those now; of one department first, then any. Linear in the rows.
 *
 * @returns the placements in the order in which they are to be carried out.
 */
export function placeRows(
  newcomers: readonly RowText[],
  theirs: readonly DocumentText[],
  {
    oursOf,
    isAnchor,
  }: { oursOf: RowOutcomes['oursOf']; isAnchor: (ours: RowText, above: RowText) => boolean },
): Map<RowText, Placement> {
  const places = new Map<RowText, Placement>();
  const wanted = new Set(newcomers);
  const anchorOf = (row: RowText): RowText | undefined => {
    const ours = oursOf.get(row);
    return ours !== undefined && isAnchor(ours, row) ? ours : undefined;
  };
  const pass = (
    rows: readonly RowText[],
    side: Placement['side'],
    keyOf: (row: RowText) => string,
  ) => {
    const last = new Map<string, RowText>();
    for (const row of rows) {
      const anchor = anchorOf(row) ?? places.get(row)?.beside;
      const key = keyOf(row);
      if (anchor !== undefined) last.set(key, anchor);
      else if (wanted.has(row) && last.has(key)) {
        const beside = last.get(key)!;
        places.set(row, { beside, side, document: beside.document });
      }
    }
  };
  for (const { rows } of theirs) {
    if (!rows.some((row) => wanted.has(row))) continue;
    const back = [...rows].reverse();
    for (const keyOf of [departmentOf, () => '']) {
      pass(rows, '后', keyOf);
      pass(back, '前', keyOf);
    }
  }
  return places;
}

function departmentOf({ value }: RowText): string {
  const item: Readonly<Record<string, Value>> = isMap(value) ? value : {};
  return JSON.stringify(item.主管部门 ?? item.实施主体 ?? item.实施主体编码 ?? item.实施机关 ?? '');
}
