import { AS_JSON, cellValue, jsonContent, safeText } from './cell.js';
import { type TableKind, tableName } from './table.js';

/** Columns of the own layout that are no elements. */
export const SERIAL = '序号';
export const REGION = '地区代码';
export const REGION_NAME = '地区名称';
/** Number of a section among those of its region, where a region has several. */
export const PART = '部分';
/** In a child table: the 序号 of the row that an entry belongs to, its code and its name. */
export const OWNER = '所属序号';
export const OWNER_CODE = '编码';
export const OWNER_NAME = '事项名称';
export const KIND = '类别';
export const NATURE = '性质';
export const LIST = '清单';
/** What the published columns are: lines `title=element`, or `title=` for what is not read back. */
export const FORM = '公布列';

/** The sheet of headers, and the prefix of their columns where there is one sheet only. */
export const HEAD_SHEET = '文头';
/** The sheet of texts that are longer than a cell. */
export const LONG_SHEET = '长文';
/** Begins a note below the table, in its first column. */
export const NOTE = '注：';

export const MAIN_RESERVED: ReadonlySet<string> = new Set([SERIAL, REGION, REGION_NAME, PART]);
export const CHILD_RESERVED: ReadonlySet<string> = new Set([OWNER, OWNER_CODE, OWNER_NAME, SERIAL]);
/** In the table of a list of entries of the header. */
export const HEAD_CHILD_RESERVED: ReadonlySet<string> = new Set([
  REGION,
  REGION_NAME,
  PART,
  SERIAL,
]);
/** Titles that no part of an entry has as its plain title. */
export const ENTRY_RESERVED: ReadonlySet<string> = new Set([
  ...CHILD_RESERVED,
  ...HEAD_CHILD_RESERVED,
]);
export const HEAD_RESERVED: ReadonlySet<string> = new Set([
  REGION,
  REGION_NAME,
  PART,
  KIND,
  NATURE,
  LIST,
  FORM,
]);

/** Column title of a key: the key, or JSON of it where it would be taken for something else. */
export function titleOf(name: string, reserved: ReadonlySet<string>): string {
  const plain =
    name !== '' &&
    safeText(name) === name &&
    cleanTitle(name) === name &&
    !reserved.has(name) &&
    !name.includes('/') &&
    !name.startsWith(NOTE);
  return plain ? name : jsonContent(name).replace(/\s/gu, jsonEscape);
}

function jsonEscape(blank: string): string {
  return `\\u${blank.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A title as written in a cell, without the blanks, breaks and asterisks that clerks put in. */
export function cleanTitle(title: string): string {
  return title.replace(/\s+/gu, '').replace(/[*＊]+$/u, '');
}

/** The key that a clean title stands for; `literal` when it is one of the data and nothing else. */
export function keyOfTitle(title: string): { readonly key: string; readonly literal: boolean } {
  const value = cellValue(title, 'text');
  const key = typeof value === 'string' ? value : title;
  return { key, literal: title.startsWith(AS_JSON) };
}

/** Signs that no program takes in the name of a sheet, and how long it may be. */
const SHEET_SIGNS = /[[\]:*?/\\'\p{C}]/gu;
const SHEET_LENGTH = 24;

/** Name of the sheet for a list of entries or a kind. */
export function sheetName(name: string): string {
  const clean = name.replace(SHEET_SIGNS, '_').slice(0, SHEET_LENGTH);
  return clean === '' || clean === HEAD_SHEET || clean === LONG_SHEET ? `${clean}_` : clean;
}

/** Name of the main sheet of a kind. */
export function mainSheetName(kind: TableKind): string {
  return sheetName(tableName(kind));
}

/** The name of a sheet that goes on on another: 申请材料（2）. */
export function continuedName(name: string, number: number): string {
  return number === 1 ? name : `${name}（${number}）`;
}

/** The name without the number of {@link continuedName}. */
export function baseName(name: string): string {
  return name.replace(/[（(]\d+[）)]$/u, '');
}

/** What stands in the main table where the entries stand in a table of their own. */
export function referenceTo(list: string, subRows: boolean): string {
  return subRows ? `见“${safeText(list)}/”各列` : `见“${safeText(list)}”表`;
}

/** Whether a cell only says where the entries stand. */
export function isReference(content: string): boolean {
  return /^见[“"].*[”"](表|各列)$/su.test(content);
}
