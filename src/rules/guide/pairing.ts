import type { Row } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';

interface Codes {
  readonly byItem: ReadonlyMap<string, readonly Row[]>;
  readonly byImplementation: ReadonlyMap<string, readonly Row[]>;
}

const indexes = new WeakMap<RegionView, Codes>();

/** The 实施清单 rows that a guide speaks of: its 业务办理项, else all of its 实施编码. */
export function guideRows(guide: Row, view: RegionView): readonly Row[] {
  const { byItem, byImplementation } = codesOf(view);
  const { 业务办理项编码: item, 实施编码: implementation } = guide.item;
  if (item !== undefined) return byItem.get(item) ?? [];
  const rows = byImplementation.get(implementation ?? '') ?? [];
  const exact = rows.filter((row) => row.item.业务办理项编码 === undefined);
  return exact.length > 0 ? exact : rows;
}

function codesOf(view: RegionView): Codes {
  let codes = indexes.get(view);
  if (codes === undefined) {
    const byItem = new Map<string, Row[]>();
    const byImplementation = new Map<string, Row[]>();
    for (const row of view.implementations.rows) {
      add(byItem, row.item.业务办理项编码, row);
      add(byImplementation, row.item.实施编码, row);
    }
    codes = { byItem, byImplementation };
    indexes.set(view, codes);
  }
  return codes;
}

function add(into: Map<string, Row[]>, code: string | undefined, row: Row): void {
  if (code === undefined) return;
  const rows = into.get(code);
  if (rows === undefined) into.set(code, [row]);
  else rows.push(row);
}
