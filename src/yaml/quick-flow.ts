import {
  BACKSLASH,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  DOUBLE_QUOTE,
  FLOW_STOPS,
  HASH,
  INDICATORS,
  LF,
  newKey,
  OPEN_BRACE,
  OPEN_BRACKET,
  SINGLE_QUOTE,
  SPACE,
  unusual,
} from './quick-text.js';
import { plainScalar } from './scalar.js';

const MAX_DEPTH = 20;
/** Escapes that mean in YAML what they mean in JSON. */
const JSON_ESCAPES = /^(?:[^"\\]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*$/;

/** Reads quoted scalars and collections in brackets that stand on one line. */
export class FlowReader {
  readonly #text: string;
  readonly #end: number;
  #depth = 0;
  /** Where what was read last ended. */
  stop = 0;

  constructor(text: string) {
    this.#text = text;
    this.#end = text.length;
  }

  /** The value that begins with a quote or bracket. */
  read(from: number): unknown {
    switch (this.#text.charCodeAt(from)) {
      case DOUBLE_QUOTE:
        return this.#double(from + 1);
      case SINGLE_QUOTE:
        return this.#single(from + 1);
      case OPEN_BRACKET:
        return this.#list(from + 1);
      case OPEN_BRACE:
        return this.#map(from + 1);
      default:
        return unusual();
    }
  }

  #double(from: number): string {
    const text = this.#text;
    let escaped = false;
    for (let at = from; at < this.#end; at++) {
      const char = text.charCodeAt(at);
      if (char === DOUBLE_QUOTE) {
        this.stop = at + 1;
        const raw = text.slice(from, at);
        if (!escaped) return raw;
        if (!JSON_ESCAPES.test(raw)) unusual();
        return JSON.parse(`"${raw}"`) as string;
      }
      if (char === BACKSLASH) {
        escaped = true;
        at++;
      } else if (char === LF) unusual();
    }
    return unusual();
  }

  #single(from: number): string {
    const text = this.#text;
    let doubled = false;
    for (let at = from; at < this.#end; at++) {
      const char = text.charCodeAt(at);
      if (char === LF) unusual();
      if (char !== SINGLE_QUOTE) continue;
      if (text.charCodeAt(at + 1) === SINGLE_QUOTE) {
        doubled = true;
        at++;
        continue;
      }
      this.stop = at + 1;
      const raw = text.slice(from, at);
      return doubled ? raw.replaceAll("''", "'") : raw;
    }
    return unusual();
  }

  #list(from: number): unknown[] {
    if (++this.#depth > MAX_DEPTH) unusual();
    const text = this.#text;
    const list: unknown[] = [];
    let at = this.#behindBlanks(from);
    if (text.charCodeAt(at) !== CLOSE_BRACKET) {
      for (;;) {
        list.push(this.#node(at));
        at = this.#behindBlanks(this.stop);
        const char = text.charCodeAt(at);
        if (char === CLOSE_BRACKET) break;
        if (char !== COMMA) unusual();
        at = this.#behindBlanks(at + 1);
      }
    }
    this.stop = at + 1;
    this.#depth--;
    return list;
  }

  #map(from: number): Record<string, unknown> {
    if (++this.#depth > MAX_DEPTH) unusual();
    const text = this.#text;
    const map: Record<string, unknown> = {};
    let at = this.#behindBlanks(from);
    if (text.charCodeAt(at) !== CLOSE_BRACE) {
      for (;;) {
        const colon = this.#keyEnd(at);
        const key = newKey(map, text.slice(at, colon));
        map[key] = this.#node(this.#behindBlanks(colon + 1));
        at = this.#behindBlanks(this.stop);
        const char = text.charCodeAt(at);
        if (char === CLOSE_BRACE) break;
        if (char !== COMMA) unusual();
        at = this.#behindBlanks(at + 1);
      }
    }
    this.stop = at + 1;
    this.#depth--;
    return map;
  }

  #keyEnd(at: number): number {
    const char = this.#text.charCodeAt(at);
    if (!(char > 127 || INDICATORS[char] === 0)) unusual();
    const colon = this.#plainStop(at);
    if (this.#text.charCodeAt(colon) !== COLON) unusual();
    if (this.#text.charCodeAt(colon + 1) !== SPACE) unusual();
    if (this.#text.charCodeAt(colon - 1) === SPACE) unusual();
    return colon;
  }

  #node(from: number): unknown {
    const text = this.#text;
    const char = text.charCodeAt(from);
    if (char < 128 && INDICATORS[char] === 1) {
      if (char !== DASH) return this.read(from);
      const next = text.charCodeAt(from + 1);
      if (!(next >= 48 && next <= 57)) unusual();
    }
    const stop = this.#plainStop(from);
    if (text.charCodeAt(stop) === COLON) unusual();
    let end = stop;
    while (end > from && text.charCodeAt(end - 1) === SPACE) end--;
    if (end === from) unusual();
    this.stop = stop;
    return plainScalar(text.slice(from, end));
  }

  /** Where a plain scalar within brackets ends: at a bracket, a comma or the colon of a key. */
  #plainStop(from: number): number {
    const text = this.#text;
    for (let at = from; at < this.#end; at++) {
      const char = text.charCodeAt(at);
      if (char > 127) continue;
      if (FLOW_STOPS[char] === 1) return at;
      if (char === LF) unusual();
      if (char === COLON) {
        const next = text.charCodeAt(at + 1);
        if (next === SPACE || next === LF || (next < 128 && FLOW_STOPS[next] === 1)) return at;
      } else if (char === HASH && text.charCodeAt(at - 1) === SPACE) unusual();
    }
    return unusual();
  }

  #behindBlanks(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === SPACE) at++;
    return at;
  }
}
