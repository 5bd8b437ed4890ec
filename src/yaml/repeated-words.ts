import { ownText } from '../values/own-text.js';
import { BlockReader } from './quick-block.js';
import { LF, PIPE } from './quick-text.js';

/** What stands behind a key to the end of the line, and the value that it is. */
export interface Word {
  readonly text: string;
  readonly value: unknown;
}

/** Longer texts seldom come again. */
const MOST_CHARACTERS = 40;
const PLACES = 8;
/** So many misses are nothing yet. */
const FIRST_MISSES = 64;

/**
 * The values that stand behind one key of rows, as far as they come again and again: a word of a
 * dictionary is read once, and is one text for all rows. Nothing may change a value that was read.
 */
export class RepeatedWords {
  readonly #words: (Word | undefined)[] = new Array(PLACES).fill(undefined);
  #hits = 0;
  #misses = 0;

  /** Whether the values come again often enough for a look. */
  get isWorth(): boolean {
    return this.#misses < FIRST_MISSES + this.#hits;
  }

  /** The word at a place of a text; undefined when it has to be read there. */
  at(text: string, from: number): Word | undefined {
    const place = (text.charCodeAt(from) * 3 + text.charCodeAt(from + 1)) % PLACES;
    const word = this.#words[place];
    if (word !== undefined && text.startsWith(word.text, from)) {
      if (text.charCodeAt(from + word.text.length) === LF) {
        this.#hits++;
        return word;
      }
    }
    this.#misses++;
    const read = readWord(text, from);
    if (read !== undefined) this.#words[place] = read;
    return read;
  }
}

function readWord(text: string, from: number): Word | undefined {
  if (text.charCodeAt(from) === PIPE) return undefined;
  const end = text.indexOf('\n', from);
  if (end <= from || end - from > MOST_CHARACTERS) return undefined;
  const own = ownText(text.slice(from, end));
  return { text: own, value: new BlockReader(own).scalar() };
}
