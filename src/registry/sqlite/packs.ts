import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { WorkError } from '../../errors.js';
import type { Db } from './database.js';

/** A pack is closed when its text has about this many UTF-16 units. */
const PACK_LENGTH = 100_000;
/** Packs that a reader keeps unpacked. */
const KEPT = 24;
/** No pack of ours unpacks to more: a damaged one must not fill the memory. */
const MAX_BYTES = 512 * 1024 * 1024;

/** JSON texts that were gathered, deflated, with the hash of each line. */
export interface Pack {
  readonly body: Buffer;
  readonly lines: readonly PackLine[];
}

export interface PackLine {
  readonly digest: Buffer;
  /** Whether it is a row, to be found by code and text. */
  readonly row: boolean;
}

/** Gathers new content into packs, deflated together: eight times smaller than one by one. */
export class PackWriter {
  readonly #packs: Pack[] = [];
  readonly #seen = new Set<string>();
  #texts: string[] = [];
  #lines: PackLine[] = [];
  #length = 0;

  /** Adds the JSON text of a value unless it is in already. */
  add(line: PackLine, value: unknown): void {
    const key = line.digest.toString('latin1');
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const text = JSON.stringify(value);
    this.#texts.push(text);
    this.#lines.push(line);
    this.#length += text.length;
    if (this.#length >= PACK_LENGTH) this.#close();
  }

  /** The packs, the last one closed. */
  packs(): readonly Pack[] {
    if (this.#lines.length > 0) this.#close();
    return this.#packs;
  }

  #close(): void {
    this.#packs.push({ body: deflate(this.#texts.join('\n')), lines: this.#lines });
    this.#texts = [];
    this.#lines = [];
    this.#length = 0;
  }
}

function deflate(text: string): Buffer {
  return deflateRawSync(text, { level: 6 });
}

/** The JSON lines of a pack. @throws WorkError when it is damaged. */
export function packLines(body: Uint8Array): string[] {
  try {
    return inflateRawSync(body, { maxOutputLength: MAX_BYTES }).toString('utf8').split('\n');
  } catch (cause) {
    throw new WorkError('登记库里有一包内容已经损坏；用 sitong verify 核对，从备份恢复', { cause });
  }
}

/** Reads content out of packs; what is asked for in order of content is unpacked once. */
export class PackReader {
  readonly #kept = new Map<number, readonly string[]>();
  readonly #body;

  constructor(db: Db) {
    this.#body = db.prepare<[number], Buffer>('SELECT body FROM pack WHERE id = ?').pluck();
  }

  /** The JSON text of a piece of content. */
  text(pack: number, line: number): string {
    const text = this.#lines(pack)[line];
    if (text === undefined)
      throw new WorkError(`登记库里第 ${pack} 包内容不全；用 sitong verify 核对`);
    return text;
  }

  /** The value of a piece of content. */
  value(pack: number, line: number): unknown {
    const text = this.text(pack, line);
    try {
      return JSON.parse(text);
    } catch (cause) {
      throw new WorkError(`登记库里第 ${pack} 包内容已经损坏；用 sitong verify 核对`, { cause });
    }
  }

  #lines(pack: number): readonly string[] {
    const known = this.#kept.get(pack);
    if (known !== undefined) {
      this.#kept.delete(pack);
      this.#kept.set(pack, known);
      return known;
    }
    const body = this.#body.get(pack);
    if (body === undefined)
      throw new WorkError(`登记库里没有第 ${pack} 包内容；用 sitong verify 核对`);
    const lines = packLines(body);
    this.#kept.set(pack, lines);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return lines;
  }
}
