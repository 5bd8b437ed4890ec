import type { HeaderChange, ItemChange } from '../model/change.js';
import { type CatalogDocument, codeOf, type Row } from '../model/document.js';
import { type CatalogKind, KINDS } from '../model/kinds.js';
import { byCodeUnit } from '../model/order.js';
import { groupOf } from '../model/row-key.js';
import type { Standard } from '../standard/standard.js';
import { basicCodeOf, featuresOf } from './features.js';
import { headerChange } from './headers.js';
import { itemChanges } from './item-change.js';
import { type Matching, matchRows } from './match.js';

export interface RevisionOptions {
  /** For the table of elements; of the workspace after, with its overlays. */
  readonly standard: Standard;
  /** 基本编码 before → after of items that a catalog above gave another code: its `renumbered`. */
  readonly renumbered?: ReadonlyMap<string, string>;
}

/** What a revision did to the documents of one region. */
export interface RegionRevision {
  /** By kind of document, list, code. */
  readonly items: readonly ItemChange[];
  readonly headers: readonly HeaderChange[];
  /** The given map and what the region's own 基本目录 and 标准 renumbered: hand it to the regions below. */
  readonly renumbered: ReadonlyMap<string, string>;
}

/** Documents of one group on both sides. */
interface Group {
  readonly kind: CatalogKind;
  readonly before: CatalogDocument[];
  readonly after: CatalogDocument[];
}

/**
 * The facts of a revision for one region: what happened to its items and headers. Each kind of document is
 * compared by itself, the 基本目录 first, because 实施清单, 办事指南 and lists carry its codes. Rows of
 * 调整申请 are no items: they are what a change is applied for with, and are left out.
 */
export function regionRevision(
  before: readonly CatalogDocument[],
  after: readonly CatalogDocument[],
  { standard, renumbered }: RevisionOptions,
): RegionRevision {
  const known = new Map(renumbered);
  const items: ItemChange[] = [];
  const headers: HeaderChange[] = [];
  for (const group of groupsOf(before, after)) {
    const matching = matchRows(rowsOf(group.before), rowsOf(group.after), known);
    const { region, variant } = (group.after[0] ?? group.before[0])!;
    const elements = standard.elements(group.kind, variant);
    const place = { region, catalog: group.kind, variant, elements };
    for (const change of itemChanges(matching, place).sort(byPlace)) items.push(change);
    const header = headerChange(group.before, group.after, standard);
    if (header !== undefined) headers.push(header);
    if (isSource(group)) learn(matching, known);
  }
  return { items, headers, renumbered: known };
}

function groupsOf(
  before: readonly CatalogDocument[],
  after: readonly CatalogDocument[],
): readonly Group[] {
  const groups = new Map<string, Group>();
  const at = (document: CatalogDocument) => {
    const key = groupOf(document);
    let group = groups.get(key);
    if (group === undefined) {
      group = { kind: document.kind, before: [], after: [] };
      groups.set(key, group);
    }
    return group;
  };
  for (const document of before) at(document).before.push(document);
  for (const document of after) at(document).after.push(document);
  return [...groups]
    .filter(([, group]) => group.kind !== '调整申请')
    .sort(([x, a], [y, b]) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || byCodeUnit(y, x))
    .map(([, group]) => group);
}

function rowsOf(documents: readonly CatalogDocument[]): Row[] {
  return documents.flatMap((document) => document.rows);
}

/** Whether a group says by which codes the others go: the 基本目录, and 标准 where there is none. */
function isSource({ kind, before, after }: Group): boolean {
  return kind === '基本目录' || (after[0] ?? before[0])?.variant.standard === true;
}

function learn({ pairs }: Matching, known: Map<string, string>): void {
  for (const { before, after } of pairs) {
    const [from, to] = [basicCodeOf(before), basicCodeOf(after)];
    if (from !== undefined && to !== undefined && from !== to) known.set(from, to);
  }
}

function byPlace(a: ItemChange, b: ItemChange): number {
  return byCodeUnit(placeOf(a), placeOf(b));
}

function placeOf({ kind, before, after }: ItemChange): string {
  const row = (after[0] ?? before[0])!;
  return [codeOf(row) ?? '', featuresOf(row).identity, kind].join('\u0000');
}
