import type { Layout } from './layout.js';
import type { Published } from './published.js';
import type { ReadSheet } from './read-sections.js';
import { type Words, wordsOf } from './read-titles.js';
import type { Lines, TableReader } from './table-reader.js';
import {
  baseName,
  CHILD_RESERVED,
  HEAD_CHILD_RESERVED,
  HEAD_RESERVED,
  HEAD_SHEET,
  LONG_SHEET,
  MAIN_RESERVED,
  mainSheetName,
  sheetName,
} from './titles.js';

/** What a sheet of the own layout holds. */
export interface SheetRole {
  readonly holds: 'heads' | 'rows' | 'entries' | 'head entries' | 'long texts';
  /** The list that entries belong to. */
  readonly list: string;
}

/** What a sheet holds by its name; undefined for a name that is none of the layout's. */
export function roleOf(name: string, layout: Layout): SheetRole | undefined {
  const base = baseName(name);
  if (base === HEAD_SHEET) return { holds: 'heads', list: '' };
  if (base === LONG_SHEET) return { holds: 'long texts', list: '' };
  if (base === mainSheetName(layout)) return { holds: 'rows', list: '' };
  const isNamed = (child: { readonly name: string }) => sheetName(child.name) === base;
  const child = layout.children.find(isNamed);
  if (child !== undefined) return { holds: 'entries', list: child.name };
  const header = layout.headerChildren.find(isNamed);
  return header === undefined ? undefined : { holds: 'head entries', list: header.name };
}

/** The titles that may stand on a sheet; published ones count as known there. */
export function wordsOfRole(
  { holds, list }: SheetRole,
  layout: Layout,
  published: Published = new Map(),
): Words {
  const heads = wordsOf(HEAD_RESERVED, layout.headerColumns, layout.headerChildren);
  if (holds === 'heads') return heads;
  if (holds === 'rows') {
    const words = wordsOf(MAIN_RESERVED, layout.columns, layout.children);
    const reserved = new Set([...words.reserved, ...published.keys()]);
    return { ...words, reserved: published.size > 0 ? reserved : words.reserved, head: heads };
  }
  const [reserved, children] =
    holds === 'entries'
      ? [CHILD_RESERVED, layout.children]
      : [HEAD_CHILD_RESERVED, layout.headerChildren];
  return wordsOf(reserved, children.find(({ name }) => name === list)?.columns ?? []);
}

/** Reads lines of a sheet below its header row. */
export function readLines(
  reader: TableReader,
  { holds, list }: SheetRole,
  { sheet, lines }: { readonly sheet: ReadSheet; readonly lines: Lines },
): void {
  if (holds === 'heads') reader.heads(sheet, lines);
  else if (holds === 'rows') reader.rows(sheet, lines);
  else if (holds === 'entries') reader.entries(list, sheet, lines);
  else if (holds === 'head entries') reader.headEntries(list, sheet, lines);
}
