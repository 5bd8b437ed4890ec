import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Diagnostic, Report } from '../engine/diagnostic.js';
import { UsageError, WorkError } from '../errors.js';
import { readRawDocuments } from '../registry/workspace-content.js';
import { safeName } from '../registry/workspace-files.js';
import {
  type ReturnSheet,
  returnSheetCsv,
  returnSheets,
  returnSheetTable,
  sheetIndex,
} from '../report/return-sheets.js';
import { dayValue } from '../report/sheet-frame.js';
import { tableSheet } from '../report/workbook.js';
import { isList, type Values } from '../yaml/value.js';
import type { Checked } from './check-report.js';
import { meant, writeReport } from './outputs.js';

/** By what 问题清单 may be split. */
const SPLITS = ['实施主体'] as const;

/** The list of the sheets of a folder. */
export const INDEX_FILE = '分发目录.csv';

/** What a split report is made of. */
export interface SplitRequest {
  readonly report: Report;
  readonly checked: readonly Checked[];
  readonly pathPrefix: string;
  /** Folders by format: csv, xlsx. */
  readonly folders: ReadonlyMap<'csv' | 'xlsx', string>;
}

/** @throws UsageError for a word that nothing is split by. */
export function checkSplit(word: string): void {
  if ((SPLITS as readonly string[]).includes(word)) return;
  throw new UsageError(`--split-by 没有“${word}”${meant(word, SPLITS)}`);
}

/**
 * A folder must be new or empty: sheets of an earlier run, perhaps filled in by now, are never replaced.
 *
 * @throws UsageError, WorkError when it cannot be made.
 */
export async function newFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
    if ((await readdir(path)).length === 0) return;
  } catch (cause) {
    throw new WorkError(`建不了文件夹 ${path}`, { cause });
  }
  throw new UsageError(
    `${path} 不是空文件夹；里面可能有已经填写的反馈表，不会覆盖，请换一个文件夹`,
  );
}

/** Writes a sheet for each body into the folders, and the list of them. @returns how many. @throws WorkError */
export async function writeSplitReport(request: SplitRequest): Promise<number> {
  const { report, checked, pathPrefix, folders } = request;
  const sheets = named(returnSheets(report, bodiesOf(checked)));
  for (const [format, folder] of folders) {
    for (const sheet of sheets) {
      const data =
        format === 'csv'
          ? returnSheetCsv(sheet, pathPrefix)
          : await workbook(sheet, report.asOf, pathPrefix);
      await writeReport(join(folder, `${sheet.name}.${format}`), data);
    }
    const indexed = sheets.map((sheet) => ({ ...sheet, files: [`${sheet.name}.${format}`] }));
    await writeReport(join(folder, INDEX_FILE), sheetIndex(report, indexed));
  }
  return sheets.length;
}

/** Gives each sheet a file name of its own; file systems tell no letter cases and forms apart. */
function named(sheets: readonly ReturnSheet[]): (ReturnSheet & { readonly name: string })[] {
  const keyOf = (name: string) => name.normalize('NFKC').toLowerCase();
  const taken = new Set([keyOf(INDEX_FILE.replace(/\.csv$/, ''))]);
  return sheets.map((sheet) => {
    const base = safeName(sheet.unit) || '未指明单位';
    let name = base;
    for (let number = 2; taken.has(keyOf(name)); number += 1) name = `${base}-${number}`;
    taken.add(keyOf(name));
    return { ...sheet, name };
  });
}

async function workbook(sheet: ReturnSheet, asOf: string, pathPrefix: string) {
  const { writeXlsx } = await import('hucre/xlsx');
  const day = dayValue(asOf);
  const written = typeof day === 'string' ? new Date(0) : day;
  return writeXlsx({
    properties: { creator: '四同 sitong', created: written, modified: written },
    sheets: [tableSheet(returnSheetTable(sheet, asOf, pathPrefix))],
  });
}

/** A guide names no body: that of the 实施清单 row with its code, or with the code of its body. */
function bodiesOf(checked: readonly Checked[]): (diagnostic: Diagnostic) => string | undefined {
  const known = new Map<string, ReadonlyMap<string, string>>();
  const several = checked.length > 1;
  return ({ code, region, workspace }) => {
    if (code === undefined || code.length <= CREDIT_LENGTH || region === undefined)
      return undefined;
    const key = `${workspace ?? ''} ${region}`;
    let bodies = known.get(key);
    if (bodies === undefined) {
      const holder = several ? checked.find(({ target }) => target.name === workspace) : checked[0];
      bodies = holder === undefined ? new Map() : regionBodies(holder, region);
      known.set(key, bodies);
    }
    return bodies.get(code.slice(0, CREDIT_LENGTH));
  };
}

/** 统一社会信用代码, with which every 实施编码 begins. */
const CREDIT_LENGTH = 18;

function regionBodies({ index }: Checked, region: string): ReadonlyMap<string, string> {
  const bodies = new Map<string, string>();
  for (const { 实施主体编码: code, 实施主体: body } of implementationRows(index, region)) {
    if (typeof code === 'string' && typeof body === 'string' && !bodies.has(code))
      bodies.set(code, body);
  }
  return bodies;
}

function implementationRows(index: Checked['index'], region: string): readonly Values[] {
  try {
    return readRawDocuments(index, region).flatMap(({ value }) => {
      const { 类别: kind, 事项: rows } = value as Values;
      return kind === '实施清单' && isList(rows) ? rows.filter(isRow) : [];
    });
  } catch (error) {
    // What cannot be read has no bodies to tell; the check says so itself.
    if (error instanceof WorkError) return [];
    throw error;
  }
}

function isRow(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
