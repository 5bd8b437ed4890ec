import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  unlinkSync,
} from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { UsageError, WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { folderTree } from '../tree/folder-tree.js';
import { catalogFiles } from '../workspace/discover.js';

/** Where a derived folder keeps what was derived: names that begin with a dot are no catalog. */
export const STATE_FOLDER = '.sitong-derive';
export const MANIFEST = `${STATE_FOLDER}/来源.json`;
const BASE_FOLDER = `${STATE_FOLDER}/原文`;

/** What 来源.json says of a derived folder. */
export interface Manifest {
  readonly 格式: 1;
  readonly sitong: string;
  readonly 地区: string;
  readonly 上级: {
    readonly 来源: string;
    readonly 地区: readonly {
      readonly 地区: string;
      readonly 状态: string;
      readonly 摘要: string;
    }[];
  };
  readonly 机构: InputDigest;
  readonly 承接?: InputDigest;
  /** The derived files by path, with the digest of what was derived (kept under 原文). */
  readonly 文件: Readonly<Record<string, string>>;
}

export interface InputDigest {
  readonly 文件: string;
  readonly 摘要: string;
}

/** A folder that derive wrote before. */
export interface DerivedFolder {
  readonly manifest: Manifest;
  readonly base: ReadonlyMap<string, string>;
  /** Derived files that are still there, and whatever else people put beside them. */
  readonly ours: ReadonlyMap<string, string>;
}

export function digest(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * What derive wrote into a folder before, and what stands there now.
 *
 * @returns undefined for a folder that is not there or empty.
 * @throws UsageError for a folder with other content, WorkError when it cannot be read.
 */
export function readDerivedFolder(folder: string, shown: string): DerivedFolder | undefined {
  if (!existsSync(folder)) return undefined;
  if (!statSync(folder).isDirectory()) throw new UsageError(`--out ${shown} 是文件，不是文件夹`);
  if (readdirSync(folder).length === 0) return undefined;
  const path = join(folder, MANIFEST);
  if (!existsSync(path)) {
    throw new UsageError(`${shown} 已有内容，不是 derive 写的，不会覆盖；换一个空文件夹`);
  }
  const manifest = readManifest(path, shown);
  const base = new Map<string, string>();
  const ours = new Map<string, string>();
  for (const [file, hash] of Object.entries(manifest.文件)) {
    refuseOutside(folder, file, shown);
    const kept = readText(join(folder, BASE_FOLDER, file));
    if (kept === undefined || digest(kept) !== hash) {
      throw new WorkError(
        `${shown}/${BASE_FOLDER}/${file} 缺少或被改动，分不清哪些是本地的改动；恢复它，或换一个空文件夹`,
      );
    }
    base.set(file, kept);
    const text = readText(join(folder, file));
    if (text !== undefined) ours.set(file, text);
  }
  // Files that people added, or moved rows to, are local work too.
  const { files } = catalogFiles(folderTree(folder), { named: new Set(), ignore: [] });
  for (const file of files) {
    if (ours.has(file)) continue;
    const text = readText(join(folder, file));
    if (text !== undefined) ours.set(file, text);
  }
  return { manifest, base, ours };
}

function readManifest(path: string, shown: string): Manifest {
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (value.格式 === 1 && typeof value.地区 === 'string' && typeof value.文件 === 'object')
      return value;
  } catch (cause) {
    throw new WorkError(`${shown}/${MANIFEST} 读不了或不是 JSON`, { cause });
  }
  throw new WorkError(`${shown}/${MANIFEST} 不是这一版 sitong 写的，读不了`);
}

/** A path that a manifest names must stay in the folder, also through links. */
function refuseOutside(folder: string, file: string, shown: string): void {
  const parts = file.split('/');
  const plain = !isAbsolute(file) && !file.includes('\\') && !parts.includes('..') && file !== '';
  if (plain && isInside(folder, dirname(join(folder, file)))) return;
  throw new WorkError(`${shown} 里的“${file}”指向文件夹之外，没有读写`);
}

function isInside(folder: string, parent: string): boolean {
  if (!existsSync(parent))
    return parent.length <= folder.length || isInside(folder, dirname(parent));
  const inside = relative(realpathSync(folder), realpathSync(parent));
  return inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}

/** The mark at the head of a file is part of its text here: what is written back keeps it. */
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function readText(path: string): string | undefined {
  try {
    return decoder.decode(readFileSync(path));
  } catch (cause) {
    if (cause instanceof TypeError)
      throw new WorkError(`${path} 不是 UTF-8 编码，不能合并`, { cause });
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw new WorkError(`读不了 ${path}`, { cause });
  }
}

/** What is to stand in a folder. */
export interface FolderContent {
  readonly manifest: Manifest;
  /** Files by path; undefined takes a file away. */
  readonly files: ReadonlyMap<string, string | undefined>;
  /** What was derived, to be told from later work. */
  readonly derived: ReadonlyMap<string, string>;
  /** What tools and editors need there: no catalogs, no work of people. */
  readonly beside: ReadonlyMap<string, string> | undefined;
  readonly before: DerivedFolder | undefined;
}

/**
 * Writes a derived folder: a new one whole or not at all; of one that is there each file is whole, and
 * 来源.json, by which a folder counts as derived, is written last.
 *
 * @throws WorkError when it cannot be written.
 */
export async function writeDerivedFolder(
  folder: string,
  content: FolderContent,
  shown: string,
): Promise<void> {
  try {
    if (existsSync(folder) && readdirSync(folder).length > 0) await fill(folder, content, shown);
    else await create(folder, content, shown);
  } catch (cause) {
    if (cause instanceof WorkError) throw cause;
    throw new WorkError(`写不了 ${shown}`, { cause });
  }
}

async function create(folder: string, content: FolderContent, shown: string): Promise<void> {
  mkdirSync(dirname(folder), { recursive: true });
  const temporary = join(dirname(folder), `.sitong-${randomBytes(8).toString('hex')}.tmp`);
  mkdirSync(temporary);
  try {
    await fill(temporary, content, shown);
    renameSync(temporary, folder);
  } catch (cause) {
    rmSync(temporary, { recursive: true, force: true });
    throw cause;
  }
}

async function fill(
  folder: string,
  { manifest, files, derived, beside, before }: FolderContent,
  shown: string,
): Promise<void> {
  const writes = new Map(beside);
  for (const [path, text] of derived) writes.set(`${BASE_FOLDER}/${path}`, text);
  const removals: string[] = [];
  for (const [path, text] of files) {
    if (text === undefined) removals.push(path);
    else writes.set(path, text);
  }
  for (const path of [...writes.keys(), ...removals]) refuseOutside(folder, path, shown);
  for (const [path, text] of writes) {
    const target = join(folder, path);
    if (readText(target) === text) continue;
    mkdirSync(dirname(target), { recursive: true });
    await writeFileAtomic(target, text);
  }
  const stale = Object.keys(before?.manifest.文件 ?? {}).filter((path) => !derived.has(path));
  removals.push(...stale.map((path) => `${BASE_FOLDER}/${path}`));
  for (const path of removals) if (existsSync(join(folder, path))) unlinkSync(join(folder, path));
  await writeFileAtomic(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
}
