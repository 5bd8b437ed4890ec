import type { RowVariant } from '../standard/standard.js';
import type { Row } from './document.js';
import type { CatalogKind } from './kinds.js';
import type { Region } from './region-tree.js';

/** What may happen to an item between two revisions (policy 五; domain §5, operations). */
export const CHANGE_KINDS = [
  '新增',
  '取消',
  '暂停',
  '恢复',
  '变更',
  '拆分',
  '合并',
  '重新编码',
] as const;

export type ChangeKind = (typeof CHANGE_KINDS)[number];

/**
 * Which way a change goes: for the applicant more or less to bring, to wait for or to fulfil; for the
 * region more or fewer powers and duties. 待判断 is what no rule can order (other units of time, a
 * condition in other words): a person must look.
 */
export const DIRECTIONS = ['压减', '增加', '不变', '待判断'] as const;

export type Direction = (typeof DIRECTIONS)[number];

/** By what two rows were recognised as one item, and how sure that is (0 to 1, 1 for an equal code). */
export interface Match {
  readonly by: '编码' | '主干' | '名称' | '内容';
  readonly confidence: number;
}

/** One entry of a list element: a condition, a material, a step, a citation. */
export interface EntryChange {
  readonly kind: '增加' | '减少' | '变更';
  /** Places in the lists before and after, from 0. */
  readonly before?: { readonly index: number; readonly text: string };
  readonly after?: { readonly index: number; readonly text: string };
  /** What changed inside an entry that has elements of its own: 材料必要性, 份数, 时限 … */
  readonly parts?: readonly ElementChange[];
  readonly applicant: Direction;
}

/** One element of a row or header that differs. */
export interface ElementChange {
  readonly element: string;
  /** Values as read; undefined when the element is not written. */
  readonly before: unknown;
  readonly after: unknown;
  /** Of list elements the entries that differ; absent for scalars. */
  readonly entries?: readonly EntryChange[];
  /** The values differ only in width, brackets, blanks or numerals: written otherwise, not changed. */
  readonly notation?: true;
  readonly applicant: Direction;
  readonly region: Direction;
}

/** What happened to one item of one region in one kind of document. */
export interface ItemChange {
  readonly kind: ChangeKind;
  /** 地区代码; of the region after, or of the one before where it is gone. */
  readonly region: string;
  readonly catalog: CatalogKind;
  readonly variant: RowVariant;
  /** None for 新增, several for 合并. */
  readonly before: readonly Row[];
  /** None for 取消 when the row is gone, several for 拆分. */
  readonly after: readonly Row[];
  /** How the two sides were recognised as one item; absent for 新增 and 取消 of whole rows. */
  readonly match?: Match;
  /** What differs between the one row before and the one after; empty for several. */
  readonly elements: readonly ElementChange[];
  readonly applicant: Direction;
  /** For the region: an item more is 增加, an item less 压减. */
  readonly regional: Direction;
}

/** What differs in the header of a region's documents of one kind: 版本, 未承接, 未载要素. */
export interface HeaderChange {
  readonly region: string;
  readonly catalog: CatalogKind;
  readonly variant: RowVariant;
  readonly elements: readonly ElementChange[];
}

/** What happened to a region of the tree. */
export type RegionChangeKind = '新设' | '撤销' | '更名' | '改设' | '改隶' | '变更';

/**
 * A region that differs: 更名 another name under the same code, 改设 another code (and kind, as 县 to 区),
 * 改隶 another 上级, 变更 anything else (行使层级, 目录范围, 立法权 …).
 */
export interface RegionChange {
  readonly kind: RegionChangeKind;
  readonly before?: Region;
  readonly after?: Region;
  readonly match?: Match;
  /** Names of the keys that differ, with both values as text. */
  readonly elements: readonly {
    readonly element: string;
    readonly before?: string;
    readonly after?: string;
  }[];
}
