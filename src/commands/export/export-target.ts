import { statSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { UsageError } from '../../errors.js';
import { EXPORT_FORMATS, type ExportFormat } from '../../exporting/export.js';
import type { CsvEncoding } from '../../exporting/formats/csv.js';
import { safeName } from '../../registry/workspace-files.js';
import { meant } from '../outputs.js';

/** Options that say where an export goes and how it is written. */
export interface TargetOptions {
  readonly out: string;
  readonly format?: string;
  readonly encoding?: string;
}

/** Where an export goes: one file, or a folder with one file for each region. */
export interface ExportTarget {
  readonly format: ExportFormat;
  /** The file, or the folder, as an absolute path. */
  readonly path: string;
  readonly isFolder: boolean;
  /** End of the file's name, with the dot. */
  readonly extension: string;
  readonly encoding: CsvEncoding;
}

/** Ends of file names by format, the usual one first. */
const EXTENSIONS: Readonly<Record<ExportFormat, readonly [string, ...string[]]>> = {
  xlsx: ['.xlsx'],
  csv: ['.csv'],
  json: ['.json'],
  yaml: ['.yaml', '.yml'],
  markdown: ['.md', '.markdown'],
  html: ['.html', '.htm'],
  docx: ['.docx'],
  交换: ['.json', '.sql'],
};

/** Encodings of csv by the names that users know. */
const ENCODINGS: Readonly<Record<string, CsvEncoding>> = { 'UTF-8': 'utf-8', GB18030: 'gb18030' };

/** Reads --out, --format and --encoding. @throws UsageError */
export function exportTarget(options: TargetOptions, cwd: string): ExportTarget {
  const { out } = options;
  if (out === '') throw new UsageError('--out 后面没有写文件或文件夹');
  const path = resolve(cwd, out);
  const isFolder = /[/\\]$/.test(out) || isExistingFolder(path);
  const written = isFolder ? '' : extname(path).toLowerCase();
  const format = formatOf(options.format, written, isFolder);
  const extensions = EXTENSIONS[format];
  if (!isFolder && !extensions.includes(written)) {
    throw new UsageError(
      `${format} 的文件名应以 ${extensions.join(' 或 ')} 结尾，--out 写的是 ${out}`,
    );
  }
  return {
    format,
    path,
    isFolder,
    extension: isFolder ? extensions[0] : written,
    encoding: encodingOf(options.encoding, format),
  };
}

/** The file of one region in the folder of an export; however long its name is, the kind stands in it. */
export function fileInFolder(
  { path, extension }: ExportTarget,
  { code, name }: { readonly code: string; readonly name: string },
  kind: string,
): string {
  return join(path, `${safeName(`${code}-${name}`)}-${kind}${extension}`);
}

/** Whether a path lies in a folder. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}${sep}`);
}

function formatOf(word: string | undefined, extension: string, isFolder: boolean): ExportFormat {
  if (word !== undefined) {
    const format = EXPORT_FORMATS.find((one) => one === word);
    if (format === undefined)
      throw new UsageError(`没有导出格式“${word}”${meant(word, EXPORT_FORMATS)}`);
    return format;
  }
  const format = EXPORT_FORMATS.find((one) => EXTENSIONS[one].includes(extension));
  if (format !== undefined) return format;
  throw new UsageError(
    isFolder
      ? `--out 是文件夹，要用 --format 写明格式：${EXPORT_FORMATS.join('、')}`
      : `从文件名看不出格式，用 --format 写明：${EXPORT_FORMATS.join('、')}`,
  );
}

function encodingOf(word: string | undefined, format: ExportFormat): CsvEncoding {
  if (word === undefined) return 'utf-8';
  const name = word.toUpperCase();
  const encoding = Object.hasOwn(ENCODINGS, name) ? ENCODINGS[name] : undefined;
  if (encoding === undefined)
    throw new UsageError(`--encoding 没有“${word}”${meant(name, Object.keys(ENCODINGS))}`);
  if (format !== 'csv') throw new UsageError(`--encoding 只用于 csv，格式是 ${format}`);
  return encoding;
}

function isExistingFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
