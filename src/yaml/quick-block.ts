import { FlowReader } from './quick-flow.js';
import { LineReader } from './quick-lines.js';
import { literalBlock } from './quick-literal.js';
import {
  COLON,
  DASH,
  DOUBLE_QUOTE,
  HASH,
  INDICATORS,
  LF,
  newKey,
  PIPE,
  SINGLE_QUOTE,
  SPACE,
  unusual,
} from './quick-text.js';
import { plainScalar } from './scalar.js';

const MAX_DEPTH = 50;

/** Reads collections and scalars that are written in the usual way. Throws UNUSUAL. */
export class BlockReader extends LineReader {
  readonly #flow: FlowReader;
  protected depth = 0;
  /** The key of the document that is at hand. */
  protected key = '';

  constructor(text: string) {
    super(text);
    this.#flow = new FlowReader(text);
  }

  /** The collection that the text is. */
  block(): object {
    this.line(0);
    const value = this.below(this.indent);
    if (this.indent !== -1) unusual();
    return value;
  }

  /** The value that the text is, which stands on one line. */
  scalar(): unknown {
    return this.inline(0, -1);
  }

  protected enter(): void {
    if (++this.depth > MAX_DEPTH) unusual();
  }

  /** A mapping whose first key is at hand, at a column. */
  protected mapping(indent: number): Record<string, unknown> {
    this.enter();
    const text = this.text;
    const map: Record<string, unknown> = {};
    let at = this.at;
    do {
      const colon = this.keyEnd(at);
      const key = newKey(map, text.slice(at, colon));
      if (this.depth === 1) this.key = key;
      map[key] = this.entryValue(colon, indent);
      at = this.at;
    } while (this.indent === indent && !this.isDash(at));
    if (this.indent >= indent) unusual();
    this.depth--;
    return map;
  }

  /** The colon behind a key. */
  protected keyEnd(at: number): number {
    const char = this.text.charCodeAt(at);
    if (char === DOUBLE_QUOTE || char === SINGLE_QUOTE) {
      const close = this.text.indexOf(char === DOUBLE_QUOTE ? '"' : "'", at + 1);
      const colon = close + 1;
      if (close < 0 || this.text.charCodeAt(colon) !== COLON) unusual();
      if (colon + 1 < this.end && this.text.charCodeAt(colon + 1) > SPACE) unusual();
      return colon;
    }
    if (char < 128 && INDICATORS[char] === 1) unusual();
    const colon = this.plainStop(at);
    if (this.text.charCodeAt(colon) !== COLON || this.text.charCodeAt(colon - 1) === SPACE)
      unusual();
    return colon;
  }

  /** The value of a key: behind its colon, or on the lines below it. */
  protected entryValue(colon: number, indent: number): unknown {
    const text = this.text;
    let from = colon + 1;
    while (from < this.end && text.charCodeAt(from) === SPACE) from++;
    const char = from < this.end ? text.charCodeAt(from) : LF;
    if (char !== LF && char !== HASH) {
      if (from === colon + 1) unusual();
      return this.inline(from, indent);
    }
    if (char === HASH && from === colon + 1) unusual();
    this.line(this.lineEnd(from) + 1);
    if (this.indent > indent) return this.blockBelow(indent);
    return this.indent === indent && this.isDash(this.at) ? this.sequence(indent) : null;
  }

  /** The collection below a key, whose first line is at hand. */
  protected blockBelow(_indent: number): unknown {
    return this.below(this.indent);
  }

  /** A collection that begins on the line at hand. */
  protected below(indent: number): Record<string, unknown> | unknown[] {
    return this.isDash(this.at) ? this.sequence(indent) : this.mapping(indent);
  }

  /** A list whose first dash is at hand, at a column. */
  protected sequence(indent: number): unknown[] {
    this.enter();
    const list: unknown[] = [];
    do {
      list.push(this.entry(this.at, indent));
    } while (this.indent === indent && this.isDash(this.at));
    if (this.indent > indent) unusual();
    this.depth--;
    return list;
  }

  /** The value behind a dash. */
  protected entry(dash: number, indent: number): unknown {
    const text = this.text;
    let from = dash + 1;
    while (from < this.end && text.charCodeAt(from) === SPACE) from++;
    const char = from < this.end ? text.charCodeAt(from) : LF;
    if (char === LF || char === HASH) {
      this.line(this.lineEnd(from) + 1);
      return this.indent > indent ? this.below(this.indent) : null;
    }
    if (char === DOUBLE_QUOTE || char === SINGLE_QUOTE) {
      const value = this.#flow.read(from);
      const { stop } = this.#flow;
      if (text.charCodeAt(stop) !== COLON) return this.#ended(value, stop, indent);
    } else if (char < 128 && INDICATORS[char] === 1) return this.inline(from, indent);
    else {
      const stop = this.plainStop(from);
      if (text.charCodeAt(stop) !== COLON) return this.#plain(from, stop, indent);
    }
    this.at = from;
    return this.mapping(indent + from - dash);
  }

  /** A value that stands behind a colon or a dash; afterwards the next line is at hand. */
  protected inline(from: number, indent: number): unknown {
    const char = this.text.charCodeAt(from);
    if (char >= 128 || INDICATORS[char] === 0) {
      const stop = this.plainStop(from);
      if (this.text.charCodeAt(stop) === COLON) unusual();
      return this.#plain(from, stop, indent);
    }
    if (char === PIPE) return this.#literal(from, indent);
    if (char === DASH) return this.#negative(from, indent);
    const value = this.#flow.read(from);
    return this.#ended(value, this.#flow.stop, indent);
  }

  #negative(from: number, indent: number): unknown {
    const next = this.text.charCodeAt(from + 1);
    if (!(next >= 48 && next <= 57)) unusual();
    const stop = this.plainStop(from);
    if (this.text.charCodeAt(stop) === COLON) unusual();
    return this.#plain(from, stop, indent);
  }

  #plain(from: number, stop: number, indent: number): unknown {
    const text = this.text;
    let end = stop;
    while (text.charCodeAt(end - 1) === SPACE) end--;
    this.line(this.lineEnd(stop) + 1);
    if (this.indent > indent) unusual();
    return plainScalar(text.slice(from, end));
  }

  /** A value behind which nothing but a comment may follow on the line, and nothing that continues the value on the next. */
  #ended(value: unknown, stop: number, indent: number): unknown {
    const text = this.text;
    let at = stop;
    while (at < this.end && text.charCodeAt(at) === SPACE) at++;
    if (at < this.end && text.charCodeAt(at) !== LF) {
      if (at === stop || text.charCodeAt(at) !== HASH) unusual();
      at = this.lineEnd(at);
    }
    this.line(at + 1);
    if (this.indent > indent) unusual();
    return value;
  }

  /** A literal block without empty lines, `|-` or `|`. */
  #literal(from: number, indent: number): string {
    const text = this.text;
    const strip = text.charCodeAt(from + 1) === DASH;
    const headerEnd = from + (strip ? 2 : 1);
    if (text.charCodeAt(headerEnd) !== LF) unusual();
    const block = literalBlock(text, headerEnd + 1, indent);
    if (!strip && text.charCodeAt(block.end - 1) !== LF) unusual();
    this.line(block.end);
    if (this.indent > indent) unusual();
    return strip ? block.value : `${block.value}\n`;
  }
}
