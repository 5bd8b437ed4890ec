import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { UsageError, WorkError } from '../errors.js';
import { LAW_COLUMNS, readLawRecord, shippedEntries } from '../law/law-table.js';
import { type LawEntry, LawLibrary } from '../law/library.js';
import { decodeSource } from '../model/source.js';
import type { FileTree } from '../tree/file-tree.js';
import { nearest } from '../values/text.js';
import { staysInside } from './load.js';

/** Read in this order: what a later one says of an act goes before. */
const SHIPPED = ['laws.csv', 'laws-supplement.csv'] as const;

/**
 * The law library of a workspace: what comes with sitong, read when the first act is looked up, and the files of
 * 法律库.
 *
 * @param paths relative to the workspace.
 * @throws UsageError with file and line for anything wrong in the workspace's files.
 */
export function readLaws(tree: FileTree, paths: readonly string[]): LawLibrary {
  const own = paths.flatMap((path) => readLawFile(tree, path));
  return new LawLibrary(function* () {
    for (const file of SHIPPED) yield* shippedEntries(readShipped(file));
    yield* own;
  });
}

function readShipped(file: string): string {
  const path = fileURLToPath(new URL(`../../data/${file}`, import.meta.url));
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new WorkError(`安装不完整：读不了 data/${file}`, { cause });
  }
}

function readLawFile(tree: FileTree, path: string): LawEntry[] {
  const [head, ...lines] = parseCsv(readText(tree, path), path);
  if (head === undefined) throw new UsageError(`${path}：法律库是空的，没有表头`);
  const positions = columnsOf(head, path);
  return lines.map(({ cells, line }) => {
    const entry = readLawRecord(positions.map((at) => cells[at] ?? ''));
    if (typeof entry === 'string') throw new UsageError(`${path}:${line} ${entry}`);
    return entry;
  });
}

/** Where each column stands, -1 for one that is not there. */
function columnsOf({ cells, line }: Line, path: string): number[] {
  const names = cells.map((cell) => cell.trim());
  for (const needed of ['名称', '效力级别']) {
    if (names.includes(needed)) continue;
    const near = nearest(needed, names);
    throw new UsageError(
      `${path}:${line} 表头缺少“${needed}”列${near === undefined ? '' : `，是不是写成了“${near}”？`}；法律库的列：${LAW_COLUMNS.join(',')}`,
    );
  }
  return LAW_COLUMNS.map((column) => names.indexOf(column));
}

function readText(tree: FileTree, path: string): string {
  if (!staysInside(path)) throw new UsageError(`${path}：路径不在工作区之内`);
  if (!tree.has(path)) throw new UsageError(`${path}：sitong.yaml 提到的法律库文件不存在`);
  const decoded = decodeSource(tree.read(path));
  if ('fault' in decoded) throw new UsageError(`${path}：${decoded.fault}`);
  return decoded.text;
}

interface Line {
  readonly cells: readonly string[];
  readonly line: number;
}

/** The CSV parser is loaded only for workspaces with a library of their own: start-up matters. */
function parseCsv(text: string, path: string): Line[] {
  const { parse } = createRequire(import.meta.url)(
    'csv-parse/sync',
  ) as typeof import('csv-parse/sync');
  const lines: Line[] = [];
  try {
    parse(text, {
      bom: true,
      comment: '#',
      comment_no_infix: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells: string[], context) => {
        lines.push({ cells, line: context.lines });
        return null;
      },
    });
    return lines;
  } catch (cause) {
    const line = (cause as { lines?: number }).lines;
    throw new UsageError(
      `${path}${line === undefined ? '' : `:${line}`} 不是有效的 CSV：引号不成对`,
      { cause },
    );
  }
}
