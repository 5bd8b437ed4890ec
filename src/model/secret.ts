import type { Row } from './document.js';
import type { RegionView } from './region-view.js';

/**
 * Whether a row is kept out of what is published (公开: false). A row that says it wrongly is kept out
 * too, and so is every row of an item that the region's own 基本目录 keeps out.
 */
export function isSecret(row: Row, view: Pick<RegionView, 'catalog'>): boolean {
  if (saysSecret(row)) return true;
  const { 基本编码: code } = row.item;
  if (row.document.kind === '基本目录' || code === undefined) return false;
  return view.catalog.withCode(code).some(saysSecret);
}

function saysSecret({ item, faulty }: Row): boolean {
  return item.公开 === false || faulty.has('公开');
}
