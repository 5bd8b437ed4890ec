import type { ChangeKind, Direction, ElementChange, ItemChange } from '../model/change.js';
import type { Row } from '../model/document.js';
import type { CatalogKind } from '../model/kinds.js';
import type { Element } from '../standard/element.js';
import type { RowVariant } from '../standard/standard.js';
import { toHalfWidth } from '../values/code.js';
import { combine, directionOf, inverse } from './direction.js';
import { elementChanges } from './elements.js';
import { type Matching, type RowPair, SPLIT_MATCH } from './match.js';
import type { Split } from './splits.js';

/** The group of rows that changes belong to. */
export interface ChangeGroup {
  readonly region: string;
  readonly catalog: CatalogKind;
  readonly variant: RowVariant;
  readonly elements: ReadonlyMap<string, Element>;
}

/** Kinds of document whose rows are powers and duties of the region. */
const POWERS: ReadonlySet<CatalogKind> = new Set(['基本目录', '实施清单']);

/** What one row more on a list means for the applicant. */
const LISTED: Readonly<Record<string, Direction>> = {
  市场准入负面清单: '增加',
  进驻事项负面清单: '增加',
  全程网办负面清单: '增加',
  中介服务事项清单: '增加',
  特殊环节清单: '增加',
  证明事项清单: '增加',
  告知承诺事项清单: '压减',
  容缺受理事项清单: '压减',
  省内通办事项清单: '压减',
};

/** Elements that tell the parts of a split apart, and say nothing of what the applicant has to do. */
const IDENTITY = new Set(['事项名称', '业务办理项名称', '基本编码', '实施编码', '业务办理项编码']);

/** The changes that a matching of one group is, unordered; rows that do not differ give none. */
export function itemChanges(matching: Matching, group: ChangeGroup): ItemChange[] {
  const changes: ItemChange[] = [];
  for (const pair of matching.pairs) {
    const change = pairChange(pair, group);
    if (change !== undefined) changes.push(change);
  }
  for (const split of matching.splits) changes.push(splitChange(split, group));
  for (const merge of matching.merges) changes.push(mergeChange(merge, group));
  for (const row of matching.removed) changes.push(wholeChange('取消', row, group));
  for (const row of matching.added) changes.push(wholeChange('新增', row, group));
  return changes;
}

function pairChange(pair: RowPair, group: ChangeGroup): ItemChange | undefined {
  const { before, after, match } = pair;
  const elements = elementChanges(before, after, group.elements);
  if (elements.length === 0) return undefined;
  const kind = kindOf(pair);
  const moved = stateDirection(pair);
  return {
    kind,
    ...placeOf(group),
    before: [before],
    after: [after],
    match,
    elements,
    applicant: combine(elements.map((element) => element.applicant)),
    regional:
      moved !== undefined && POWERS.has(group.catalog)
        ? moved
        : combine(elements.map((element) => element.region)),
  };
}

/**
 * What a change of 事项状态 means for the region, whatever else changes with it; undefined when the item is
 * used, or not used, on both sides.
 */
function stateDirection({ before, after }: RowPair): Direction | undefined {
  const [b, a] = [stateOf(before) === IN_USE, stateOf(after) === IN_USE];
  return b === a ? undefined : a ? '增加' : '压减';
}

/** The kind of a change of one row: what became of its 事项状态, else 重新编码 or 变更. */
function kindOf({ before, after }: RowPair): ChangeKind {
  const [b, a] = [stateOf(before), stateOf(after)];
  if (b !== a) return a === IN_USE ? '恢复' : a;
  return codeOfKey(before) === codeOfKey(after) ? '变更' : '重新编码';
}

const IN_USE = '在用';

function stateOf({ item }: Row): '在用' | '暂停' | '取消' {
  return item.事项状态 ?? IN_USE;
}

/** The code by which a row is known; lists go by name where a side has none. */
function codeOfKey({ item, document }: Row): string {
  if (document.kind === '关联清单' || document.kind === '调整申请') return '';
  const isCoded = document.kind === '实施清单' && document.variant.standard !== true;
  const code =
    isCoded || document.kind === '办事指南'
      ? (item.业务办理项编码 ?? item.实施编码)
      : item.基本编码;
  return code === undefined ? '' : toHalfWidth(code);
}

function splitChange({ one, several }: Split, group: ChangeGroup): ItemChange {
  const parts = several.map((part) => elementChanges(one, part, group.elements));
  return {
    kind: '拆分',
    ...placeOf(group),
    before: [one],
    after: several,
    match: SPLIT_MATCH,
    elements: [],
    applicant: applicantOf(parts),
    regional: levelsDirection([one], several),
  };
}

function mergeChange({ one, several }: Split, group: ChangeGroup): ItemChange {
  const parts = several.map((part) => elementChanges(part, one, group.elements));
  return {
    kind: '合并',
    ...placeOf(group),
    before: several,
    after: [one],
    match: SPLIT_MATCH,
    elements: [],
    applicant: applicantOf(parts),
    regional: levelsDirection(several, [one]),
  };
}

/** Of a split or merge: what changes for the applicant between the whole and each part. */
function applicantOf(parts: readonly (readonly ElementChange[])[]): Direction {
  const changed = parts.flat().filter(({ element }) => !IDENTITY.has(element));
  return combine(changed.map(({ applicant }) => applicant));
}

/** The levels that all rows of a side together name: items are often split by level (domain §3.1). */
function levelsDirection(before: readonly Row[], after: readonly Row[]): Direction {
  const levels = (rows: readonly Row[]) => ({
    行使层级: rows.flatMap((row) => row.item.行使层级 ?? []),
  });
  return directionOf('行使层级', levels(before), levels(after)).region;
}

/**
 * A row that came or went. In catalogs the region has a power more or less, if the row was in use, and the
 * applicant nothing more to do for what else he applies for; a row of a list binds or spares the applicant
 * ({@link LISTED}).
 */
function wholeChange(kind: '新增' | '取消', row: Row, group: ChangeGroup): ItemChange {
  const came = kind === '新增';
  const inUse = stateOf(row) === IN_USE;
  const regional: Direction = POWERS.has(group.catalog) && inUse ? '增加' : '不变';
  const applicant = LISTED[group.variant.list ?? ''] ?? '不变';
  return {
    kind,
    ...placeOf(group),
    before: came ? [] : [row],
    after: came ? [row] : [],
    elements: [],
    applicant: came ? applicant : inverse(applicant),
    regional: came ? regional : inverse(regional),
  };
}

function placeOf({ region, catalog, variant }: ChangeGroup) {
  return { region, catalog, variant };
}
