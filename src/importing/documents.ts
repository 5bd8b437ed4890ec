import { posix } from 'node:path';
import { yamlEntries, yamlListItem } from '../yaml/yaml-text.js';
import { ROW_KEYS } from './mapping/shape.js';
import type { ImportedDocument } from './run.js';

/** Stands in every file that an import wrote; only such files are ever replaced. */
export const MARK = '由 sitong import 生成';

/** Where the files of an import come from, for their first lines. */
export interface Origin {
  readonly source: string;
  /** Undefined for a file of our own, which needs none. */
  readonly mapping?: string | undefined;
  /** Folder of the JSON Schemas, relative to the output folder. */
  readonly schemas?: string | undefined;
}

/** One file to be written; documents with the same path share it. */
export interface ImportedFile {
  readonly path: string;
  readonly text: Iterable<string>;
}

/** The files that hold the documents, in their order. */
export function toFiles(documents: readonly ImportedDocument[], origin: Origin): ImportedFile[] {
  const byPath = new Map<string, ImportedDocument[]>();
  for (const document of documents) {
    const same = byPath.get(document.path);
    if (same === undefined) byPath.set(document.path, [document]);
    else same.push(document);
  }
  return [...byPath].map(([path, parts]) => ({
    path,
    text: { [Symbol.iterator]: () => fileText(path, parts, origin) },
  }));
}

function* fileText(
  path: string,
  documents: readonly ImportedDocument[],
  origin: Origin,
): Generator<string> {
  const kinds = new Set(documents.map(({ kind }) => kind));
  const [kind] = kinds;
  if (origin.schemas !== undefined && kinds.size === 1) {
    const folder = posix.relative(posix.dirname(path), origin.schemas);
    yield `# yaml-language-server: $schema=${folder}/${kind}.schema.json\n`;
  }
  const mapping = origin.mapping === undefined ? '' : `，映射 ${comment(origin.mapping)}`;
  yield `# ${MARK}：来源 ${comment(origin.source)}${mapping}\n`;
  for (const [index, document] of documents.entries()) {
    if (index > 0) yield '---\n';
    yield* documentText(document);
  }
}

function* documentText({ kind, region, header, rows }: ImportedDocument): Generator<string> {
  yield* yamlEntries([['类别', kind]], '');
  if (kind !== '地区') yield* yamlEntries([['地区', region]], '');
  yield* yamlEntries(header, '');
  yield `${ROW_KEYS[kind]}:\n`;
  for (const row of rows) yield yamlListItem(row, '  ');
}

/** Text that stays within its comment line. */
function comment(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ');
}
