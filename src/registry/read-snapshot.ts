import { createHash } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { WorkError } from '../errors.js';
import { isKind } from '../model/kinds.js';
import type { FileTree } from '../tree/file-tree.js';
import type { Values } from '../yaml/value.js';
import type { ConfigFileContent, RegionContent, Section } from './port.js';
import { rootOf } from './region-root.js';
import { SNAPSHOT_FORMAT, SNAPSHOT_MARK, type SnapshotHeader } from './snapshot.js';
import { WorkspaceFiles } from './workspace-files.js';

/** Largest snapshot that is read, in bytes. */
const MAX_BYTES = 2 * 1024 ** 3;
/** Longest line, in UTF-16 units. */
const MAX_LINE = 64 * 1024 ** 2;
const CHUNK = 1024 * 1024;

/** A snapshot, read and proved. */
export interface Snapshot extends Pick<SnapshotHeader, 'number' | 'head' | 'version' | 'regions'> {
  readonly tree: FileTree;
}

/**
 * Reads a snapshot file. It needs no database; region by region, so that no more than one is in memory
 * unpacked.
 *
 * @throws WorkError when it is missing, damaged, no snapshot, or of a newer sitong.
 */
export function readSnapshot(path: string): Snapshot {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (cause) {
    throw new WorkError(`快照 ${path} 读不了`, { cause });
  }
  try {
    if (fstatSync(file).size > MAX_BYTES) throw new WorkError(`快照 ${path} 太大（上限 2 GiB）`);
    return snapshotOf(linesIn(file, path), path);
  } finally {
    closeSync(file);
  }
}

/** A snapshot out of its lines, without line breaks. @param name how messages call it. */
export function snapshotOf(lines: Iterable<string>, name: string): Snapshot {
  return new SnapshotReader(name).read(lines);
}

function* linesIn(file: number, path: string): Generator<string> {
  const decoder = new StringDecoder('utf8');
  const buffer = Buffer.alloc(CHUNK);
  let rest = '';
  for (;;) {
    let count: number;
    try {
      count = readSync(file, buffer, 0, CHUNK, null);
    } catch (cause) {
      throw new WorkError(`快照 ${path} 读不了`, { cause });
    }
    if (count === 0) break;
    const lines = (rest + decoder.write(buffer.subarray(0, count))).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw new WorkError(`${path} 不是登记库快照，或已经损坏`);
    yield* lines;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}

interface Open {
  readonly code: string;
  readonly declaration: Values;
  readonly sections: (Section & { readonly rows: Values[] })[];
}

class SnapshotReader {
  readonly #name: string;
  readonly #config: ConfigFileContent[] = [];
  readonly #hash = createHash('sha256');
  #files: WorkspaceFiles | undefined;
  #open: Open | undefined;
  #done = 0;
  #end: string | undefined;

  constructor(name: string) {
    this.#name = name;
  }

  read(lines: Iterable<string>): Snapshot {
    let header: SnapshotHeader | undefined;
    for (const text of lines) {
      if (this.#end !== undefined) this.#damaged('结尾之后还有内容');
      const line = this.#parse(text, header === undefined);
      if (header === undefined) header = this.#header(line);
      else this.#line(line, header);
      if (this.#end === undefined) this.#hash.update(text).update('\n');
    }
    if (header === undefined || this.#end === undefined) this.#damaged('没有结尾，文件不全');
    this.#close(header);
    if (this.#hash.digest('hex') !== this.#end) this.#damaged('内容与结尾的散列不符');
    if (this.#done !== header.regions.length) this.#damaged('地区不全');
    const { number, head, version, regions } = header;
    return { number, head, version, regions, tree: this.#tree().tree(`快照 ${this.#name}`) };
  }

  #parse(text: string, first: boolean): Values {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    if (isMap(value)) return value;
    return first ? this.#foreign() : this.#damaged('有一行读不了');
  }

  #header(line: Values): SnapshotHeader {
    if (line.sitong !== SNAPSHOT_MARK || typeof line.format !== 'number') this.#foreign();
    if (line.format > SNAPSHOT_FORMAT) {
      throw new WorkError(
        `快照 ${this.#name} 是更新版本的 sitong（${String(line.version)}）写的；请升级 sitong`,
      );
    }
    const header = line as unknown as SnapshotHeader;
    const wellFormed =
      typeof header.number === 'number' &&
      typeof header.head === 'string' &&
      Array.isArray(header.regions) &&
      header.regions.every(
        (one: unknown) =>
          isMap(one) && typeof one.region === 'string' && typeof one.root === 'string',
      );
    if (!wellFormed) this.#damaged('开头不完整');
    return header;
  }

  #line(line: Values, header: SnapshotHeader): void {
    const { config, region, section, row, end } = line;
    if (typeof end === 'string') this.#end = end;
    else if (isMap(row) && this.#open?.sections.length) this.#open.sections.at(-1)?.rows.push(row);
    else if (isMap(section) && this.#open !== undefined)
      this.#open.sections.push(this.#section(section));
    else if (typeof region === 'string' && isMap(line.declaration)) {
      this.#close(header);
      this.#open = { code: region, declaration: line.declaration, sections: [] };
    } else if (isMap(config) && typeof config.path === 'string' && typeof config.text === 'string')
      this.#config.push({ path: config.path, text: config.text });
    else this.#damaged('有一行不认识');
  }

  #section(section: Values): Section & { readonly rows: Values[] } {
    const { catalog, variant, part, header } = section;
    const known =
      isKind(catalog) &&
      catalog !== '地区' &&
      typeof variant === 'string' &&
      typeof part === 'number' &&
      isMap(header);
    if (!known) this.#damaged('有一行不认识');
    return { catalog, variant, part, header, rows: [] };
  }

  /** Proves the region that was read and puts its files away. */
  #close(header: SnapshotHeader): void {
    if (this.#open === undefined) return;
    const { code, declaration, sections } = this.#open;
    const content: RegionContent = { declaration, sections };
    const claimed = header.regions[this.#done++];
    if (claimed?.region !== code || rootOf(content) !== claimed.root)
      this.#damaged(`地区 ${code} 的内容与它的根散列不符`);
    this.#tree().add(code, content);
    this.#open = undefined;
  }

  #tree(): WorkspaceFiles {
    this.#files ??= new WorkspaceFiles(this.#config);
    return this.#files;
  }

  #foreign(): never {
    throw new WorkError(`${this.#name} 不是登记库快照`);
  }

  #damaged(why: string): never {
    throw new WorkError(`快照 ${this.#name} 已经损坏（${why}）；重新取一份`);
  }
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
