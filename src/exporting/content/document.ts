import type { Table, TableKind } from '../../tabular/table.js';
import { tableName } from '../../tabular/table.js';
import type { ExportDocument } from '../export.js';
import { formOf } from './forms.js';
import { type RegionFacts, type RegionPart, rowCount } from './part.js';

/** What an export document is made of. */
export interface DocumentRequest {
  readonly table: TableKind;
  /** The region that it is for: the topmost of the parts. */
  readonly regionName: string;
  /** Whether the regions below it are in it too. */
  readonly isBelow: boolean;
  /** The day as of which it holds, YYYY-MM-DD. */
  readonly asOf: string;
  readonly parts: readonly RegionPart[];
  /** What a reader must know first: that it was written in spite of errors. */
  readonly marks: readonly string[];
}

/** Puts the parts of regions together into what the formats write. */
export function exportDocument(request: DocumentRequest): ExportDocument {
  const { table: kind, regionName, isBelow, asOf, parts, marks } = request;
  const name = tableName(kind);
  const table: Table = { ...kind, sections: parts.flatMap(({ sections }) => sections) };
  const form = formOf(name);
  return {
    name,
    title: titleOf(regionName, name, isBelow),
    unit: `编制单位：${regionName}`,
    day: asOf,
    table,
    ...(form === undefined ? {} : { form }),
    notes: notesOf(
      parts,
      parts.reduce((sum, part) => sum + rowCount(part), 0),
    ),
    marks,
  };
}

/** 江苏省行政许可事项清单; what the plain words of a kind lack of its usual name is put in. */
function titleOf(regionName: string, name: string, isBelow: boolean): string {
  const below = isBelow ? '（含所属地区）' : '';
  return `${regionName}${FULL_NAMES[name] ?? name}${below}`;
}

const FULL_NAMES: Readonly<Record<string, string>> = {
  基本目录: '政务服务事项基本目录',
  实施清单: '政务服务事项实施清单',
  标准实施清单: '政务服务事项标准实施清单',
  办事指南: '政务服务事项办事指南',
};

/** What is told below the table: how many rows, which were left out, and where they come from. */
export function notesOf(parts: readonly RegionFacts[], rows: number): readonly string[] {
  const leftOut = leftOutOf(parts);
  const counts = [...leftOut].map(([reason, count]) => `${reason} ${count} 行`);
  return [
    `共 ${rows} 行${counts.length === 0 ? '' : `；未列入：${counts.join('、')}`}`,
    ...capped(remarksOf(parts)),
  ];
}

/** Where the rows of an export come from, said to who exports it; nothing to the readers of a list. */
export function originsOf(parts: readonly RegionFacts[]): readonly string[] {
  const origins = parts.flatMap(({ origin }) => origin ?? []);
  return parts.length === 1 || origins.length === 0
    ? origins
    : ['各地区的清单由各自在用的行算出，与在编的清单逐行核对'];
}

/** What could not be told, of several regions with their names. */
export function remarksOf(parts: readonly RegionFacts[]): readonly string[] {
  return parts.flatMap(({ regionName, remarks }) =>
    remarks.map((remark) => (parts.length === 1 ? remark : `${regionName}：${remark}`)),
  );
}

/** How many remarks of many regions are told; the rest are counted. */
const TOLD = 20;

function capped(remarks: readonly string[]): readonly string[] {
  const rest = remarks.length - TOLD;
  return rest <= 0 ? remarks : [...remarks.slice(0, TOLD), `另有 ${rest} 条说明没有列出`];
}

/** Why rows of all parts are left out, with how many. */
export function leftOutOf(parts: readonly RegionFacts[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const { leftOut } of parts) {
    for (const [reason, count] of leftOut) sum.set(reason, (sum.get(reason) ?? 0) + count);
  }
  return sum;
}
