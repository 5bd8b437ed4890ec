import type { Row } from '../model/document.js';
import { byCodeUnit } from '../model/order.js';
import { isChild, isParent, isWhole } from '../values/code.js';
import { featuresOf } from './features.js';
import { isOtherItem } from './likeness.js';

/** One row that became several; of a 合并 the sides are exchanged. */
export interface Split {
  readonly one: Row;
  readonly several: readonly Row[];
}

/** What of one side has no counterpart yet, or one of another name under the same code. */
export interface Loose {
  /** Rows whose key the other side does not have. */
  readonly free: readonly Row[];
  /** Rows of this side with the row of the same key that bears another name. */
  readonly renamed: ReadonlyMap<Row, Row>;
}

/**
 * Rows of `ones` that became several of `others`: a 主项 without 子项 (…000) that got some (00Y and 子项 of
 * its stem; in 实施清单 the 子项 alone), an 实施编码 that is now handled as several 业务办理项, and a row
 * whose name several others build on (食品生产许可 → 食品生产许可（首次）, 食品生产许可（变更）). Only rows of
 * one stem and, in 实施清单, one body.
 */
export function findSplits(ones: Loose, others: Loose): Split[] {
  const found: Split[] = [];
  const families = byFamily(others.free);
  for (const one of [...ones.free, ...ones.renamed.keys()]) {
    const family = families.get(familyOf(one) ?? '');
    if (family === undefined) continue;
    const several = partsOf(one, ones.renamed.get(one), family);
    if (several.length > 1) found.push({ one, several: several.sort(byIdentity) });
  }
  return found;
}

/** The splits and merges that do not contend for a row, the larger ones first. */
export function withoutConflicts(
  splits: readonly Split[],
  merges: readonly Split[],
): { splits: Split[]; merges: Split[] } {
  const all = [
    ...splits.map((split) => ({ split, into: 'splits' as const })),
    ...merges.map((split) => ({ split, into: 'merges' as const })),
  ].sort(
    (x, y) =>
      y.split.several.length - x.split.several.length ||
      nameLength(y.split) - nameLength(x.split) ||
      byCodeUnit(tieOf(x.split), tieOf(y.split)),
  );
  const taken = new Set<Row>();
  const out = { splits: [] as Split[], merges: [] as Split[] };
  for (const { split, into } of all) {
    const rows = [split.one, ...split.several];
    if (rows.some((row) => taken.has(row))) continue;
    for (const row of rows) taken.add(row);
    out[into].push(split);
  }
  return out;
}

/** Of names that build on one another the longest is the nearest. */
function nameLength({ one }: Split): number {
  return fullName(one).length;
}

function tieOf({ one, several }: Split): string {
  return [one, ...several]
    .map((row) => featuresOf(row).identity)
    .sort()
    .join('\u0000');
}

function byIdentity(a: Row, b: Row): number {
  return byCodeUnit(featuresOf(a).identity, featuresOf(b).identity);
}

function byFamily(rows: Iterable<Row>): Map<string, Row[]> {
  const families = new Map<string, Row[]>();
  for (const row of rows) {
    const family = familyOf(row);
    if (family === undefined) continue;
    const same = families.get(family);
    if (same === undefined) families.set(family, [row]);
    else same.push(row);
  }
  return families;
}

function familyOf(row: Row): string | undefined {
  const { stem, body } = featuresOf(row);
  const { kind } = row.document;
  if (stem === undefined || kind === '专项清单' || kind === '关联清单') return undefined;
  return kind === '基本目录' ? stem : `${body ?? ''} ${stem}`;
}

function partsOf(one: Row, partner: Row | undefined, family: readonly Row[]): Row[] {
  if (partner === undefined) {
    const whole = wholeParts(one, family);
    if (whole.length > 1) return whole;
    const handled = handledParts(one, family);
    if (handled.length > 1) return handled;
  }
  const built = family.filter((row) => buildsOn(one, row));
  if (partner === undefined) return built;
  return buildsOn(one, partner) ? [...built, partner] : [];
}

/** 00Y and 子项 that a whole 主项 became. */
function wholeParts(one: Row, family: readonly Row[]): Row[] {
  const { basic } = featuresOf(one);
  if (basic === undefined || !isWhole(basic) || featuresOf(one).handling !== '') return [];
  const codeOf = (row: Row) => featuresOf(row).basic ?? '';
  const parent = family.find((row) => isParent(codeOf(row)));
  const isCatalog = one.document.kind === '基本目录';
  if (isCatalog && (parent === undefined || isOtherItem(one, parent))) return [];
  return family.filter((row) => isChild(codeOf(row)) || isParent(codeOf(row)));
}

/** The 业务办理项 that a row without one became. */
function handledParts(one: Row, family: readonly Row[]): Row[] {
  const { basic, handling } = featuresOf(one);
  if (handling !== '' || one.item.业务办理项编码 !== undefined) return [];
  return family.filter((row) => {
    const isHandled = row.item.业务办理项编码 !== undefined || featuresOf(row).handling !== '';
    return isHandled && featuresOf(row).basic === basic && !isOtherItem(one, row);
  });
}

function buildsOn(one: Row, row: Row): boolean {
  const [name, longer] = [fullName(one), fullName(row)];
  return name.length >= 2 && longer.length > name.length && longer.includes(name);
}

function fullName(row: Row): string {
  const { name, handling } = featuresOf(row);
  return handling === '' ? name : `${name} ${handling}`;
}
