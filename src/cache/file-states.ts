import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Outline } from '../workspace/outline.js';
import type { OutlineMemory } from '../workspace/workspace.js';

/** What is known of a file: what the system says of it, its content's digest, and what it holds. */
export interface FileState {
  /** Size, times and number of the file; empty when it was too young to be known by them. */
  readonly signature: string;
  readonly digest: string;
  /** In bytes. */
  readonly size: number;
  /** Its one document, when it is written in the usual way; without it the file is looked into each time. */
  readonly outline?: Outline;
}

/** A file that changed so shortly before may change again without another time of change. */
const YOUNG_NS = 3_000_000_000n;

/**
 * Knows the files of a folder by size, times and number, as version control does, and their contents by
 * digest: a file whose times are as they were is not read.
 */
export class FileStates implements OutlineMemory {
  readonly #root: string;
  readonly #before: ReadonlyMap<string, FileState>;
  readonly #now = new Map<string, FileState>();
  /** Signatures as they were before the files were read, the young ones too. */
  readonly #seen = new Map<string, string>();
  /** Files that may have changed since without another signature. */
  readonly #young = new Set<string>();

  constructor(root: string, before: ReadonlyMap<string, FileState> = new Map()) {
    this.#root = root;
    this.#before = before;
  }

  known(path: string): { readonly outline: Outline; readonly size: number } | undefined {
    const signature = this.#signature(path);
    this.#seen.set(path, signature);
    const before = this.#before.get(path);
    if (before === undefined || signature === '' || before.signature !== signature)
      return undefined;
    const { outline, size } = before;
    if (outline === undefined) return undefined;
    this.#now.set(path, before);
    return { outline, size };
  }

  learned(path: string, bytes: Uint8Array, outline: Outline | undefined): void {
    const signature = this.#seen.get(path) ?? '';
    if (this.#isYoung(path)) this.#young.add(path);
    this.#now.set(path, {
      signature: this.#young.has(path) ? '' : signature,
      digest: bytesDigest(bytes),
      size: bytes.length,
      ...(outline === undefined ? {} : { outline }),
    });
  }

  /** The digest of the content of a file that was looked at. */
  digestOf(path: string): string {
    const state = this.#now.get(path);
    if (state === undefined) throw new Error(`没有看过文件 ${path}`);
    return state.digest;
  }

  /** Files whose state is not as it was kept: new ones and changed ones. */
  changed(): [string, FileState][] {
    return [...this.#now].filter(([path, state]) => {
      const before = this.#before.get(path);
      return before?.signature !== state.signature || before.digest !== state.digest;
    });
  }

  /** Files that were known and are gone. */
  gone(): string[] {
    return [...this.#before.keys()].filter((path) => !this.#now.has(path));
  }

  /** Whether a file is still as it was when it was looked at. */
  isAsSeen(path: string): boolean {
    if (this.#seen.get(path) !== this.#signature(path)) return false;
    return !this.#young.has(path) || this.#content(path) === this.#now.get(path)?.digest;
  }

  #content(path: string): string | undefined {
    try {
      return bytesDigest(readFileSync(join(this.#root, path)));
    } catch {
      return undefined;
    }
  }

  #signature(path: string): string {
    const stat = this.#stat(path);
    if (stat === undefined) return '';
    const { dev, ino, size, mtimeNs, ctimeNs } = stat;
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  }

  #isYoung(path: string): boolean {
    const stat = this.#stat(path);
    if (stat === undefined) return true;
    const last = stat.mtimeNs > stat.ctimeNs ? stat.mtimeNs : stat.ctimeNs;
    return BigInt(Date.now()) * 1_000_000n - last < YOUNG_NS;
  }

  #stat(path: string) {
    return statSync(join(this.#root, path), { bigint: true, throwIfNoEntry: false });
  }
}

/** The digest of a file's content. */
export function bytesDigest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
