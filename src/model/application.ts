import type { Level } from '../values/level.js';
import type { ChangeKind } from './change.js';
import type { CatalogKind } from './kinds.js';

/** Where an application stands in the workflow submit → review → publish (policy 五). */
export type ApplicationState = '待审核' | '已通过' | '已退回';

/** One row of a 调整申请: what is asked for. */
export interface AppliedChange {
  /** 操作; 重新编码 is applied for as 变更. */
  readonly operation: ChangeKind;
  /** 编码: 基本编码, 实施编码 or 业务办理项编码. */
  readonly code: string | undefined;
  /** Elements that the row writes besides 操作, 编码 and 说明, with their values. */
  readonly elements: Readonly<Record<string, unknown>>;
}

/** A 调整申请 as a change is held against it, from a workspace or from the registry. */
export interface Application {
  /** 地区 of the header: whose catalog is to change. */
  readonly region: string;
  readonly unit: string;
  readonly date: string;
  /** 理由, a ground of domain §4.2 G3. */
  readonly ground: string;
  readonly changes: readonly AppliedChange[];
  /** Where it is written; in the registry its number stands for the file. */
  readonly place: { readonly file: string; readonly line: number };
  /** Absent for an application that stands only in the workspace. */
  readonly state?: ApplicationState;
}

/** Who has to approve a change (domain §4.2 G2), and whether an application is on record. */
export interface Approval {
  /** The level that decides; undefined when no approval is needed. */
  readonly level: Level | undefined;
  /** Who that is, in Chinese. */
  readonly decides: string;
  /** Why that level, in one Chinese sentence with the clause. */
  readonly why: string;
  /** The 调整申请 that covers the change. */
  readonly application?: Omit<Application, 'region' | 'changes'>;
  /** The change only carries out what an upper level has changed or already says. */
  readonly follows?: true;
}

/**
 * One entry of 审核权限 (sitong.yaml): which level decides changes of some documents, operations or
 * elements; what is left out is any. The first entry that fits counts before the built-in table.
 */
export interface AuthorityRule {
  readonly catalog?: CatalogKind;
  readonly operations?: readonly ChangeKind[];
  readonly elements?: readonly string[];
  /** 本级: the level of the region whose catalog changes. */
  readonly level: Level | '本级';
  readonly note?: string;
}
