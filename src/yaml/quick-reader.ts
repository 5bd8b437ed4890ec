import { ownText } from '../values/own-text.js';
import { BlockReader } from './quick-block.js';
import { blockEnd } from './quick-literal.js';
import { LF, SPACE, unusual } from './quick-text.js';
import { RowShape } from './row-shape.js';
import { SharedBlocks } from './shared-blocks.js';

/** The depth of a row: a mapping in the list of a document. What stands below its keys is shared. */
const ROW_DEPTH = 3;
/** Shorter blocks are read as quickly as they are looked up. */
const SHARED_LENGTH = 24;

const blocks = new SharedBlocks();
const NO_KEYS = new RowShape();

/** Where the entries of a list begin (offsets of their lines), and where the last of them ends. */
export interface RowStarts {
  readonly starts: readonly number[];
  readonly end: number;
}

/** Reads the value of a document, and where the rows of its lists begin. Throws UNUSUAL. */
export class QuickReader extends BlockReader {
  readonly rows = new Map<string, RowStarts>();
  readonly #values: unknown[] = [];
  #starts: number[] = [];

  /** The value of the document, which is a mapping, from the beginning of a line. */
  document(start: number): unknown {
    this.line(start);
    if (this.indent !== 0 || this.isDash(this.at)) unusual();
    return this.mapping(0);
  }

  protected override sequence(indent: number): unknown[] {
    if (this.depth !== ROW_DEPTH - 2) return super.sequence(indent);
    const starts: number[] = [];
    this.#starts = starts;
    const list = super.sequence(indent);
    const end = this.indent < 0 ? this.end : this.at - this.indent;
    this.rows.set(this.key, { starts, end });
    return list;
  }

  protected override entry(dash: number, indent: number): unknown {
    if (this.depth === ROW_DEPTH - 1) this.#starts.push(dash - indent);
    return super.entry(dash, indent);
  }

  protected override mapping(indent: number): Record<string, unknown> {
    return this.depth === ROW_DEPTH - 1 ? this.#row(indent) : super.mapping(indent);
  }

  /** As {@link mapping}, of a row: most have the keys of the one before, and many of its words. */
  #row(indent: number): Record<string, unknown> {
    this.enter();
    const values = this.#values;
    let shape = NO_KEYS;
    let size = 0;
    do {
      shape = this.#nextKey(shape);
      values[size++] = this.#value(shape, indent);
    } while (this.indent === indent && !this.isDash(this.at));
    if (this.indent >= indent) unusual();
    this.depth--;
    return shape.row(values);
  }

  /** The shape with the key at hand. */
  #nextKey(shape: RowShape): RowShape {
    const { text, at } = this;
    const { next } = shape;
    if (next !== undefined && text.startsWith(next.source, at)) {
      const after = text.charCodeAt(at + next.source.length);
      if (after === SPACE || after === LF) return next;
    }
    return shape.with(text.slice(at, this.keyEnd(at)));
  }

  #value({ source, words }: RowShape, indent: number): unknown {
    const colon = this.at + source.length - 1;
    if (!words.isWorth) return this.entryValue(colon, indent);
    const { text } = this;
    let from = colon + 1;
    while (from < this.end && text.charCodeAt(from) === SPACE) from++;
    const word = from === colon + 1 ? undefined : words.at(text, from);
    if (word === undefined) return this.entryValue(colon, indent);
    this.line(from + word.text.length + 1);
    if (this.indent > indent) unusual();
    return word.value;
  }

  protected override blockBelow(indent: number): unknown {
    return this.depth === ROW_DEPTH ? this.#shared(indent) : super.blockBelow(indent);
  }

  /** As {@link below}, of a block that may have been read before. */
  #shared(indent: number): unknown {
    const start = this.at - this.indent;
    const end = blockEnd(this.text, start, indent);
    if (end - start < SHARED_LENGTH) return this.below(this.indent);
    const stretch = this.text.slice(start, end);
    let value = blocks.get(stretch);
    if (value === undefined) {
      const text = ownText(stretch);
      value = new BlockReader(text).block();
      blocks.set(text, value);
    }
    this.line(end);
    return value;
  }
}
