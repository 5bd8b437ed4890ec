import { parseCitations } from '../values/citation.js';
import type { ActLevel } from './level.js';
import { isLocalNumber } from './number-level.js';
import { placeOf } from './place.js';

/** What is known of the repeal of an act. */
export interface Repeal {
  /** YYYY-MM-DD; undefined when only the repeal is known. */
  readonly date?: string;
  /** The act that repealed it, with the article. */
  readonly by?: string;
}

/** One act of a law library: its newest version that is known. */
export interface LawEntry {
  /** As acts are compared: without 中华人民共和国, brackets half-width. */
  readonly name: string;
  readonly level: ActLevel;
  /** The place that made it. */
  readonly region?: string;
  readonly published?: string;
  readonly effective?: string;
  readonly repealed?: Repeal;
}

/** What a citation says of an act, as far as finding it needs. */
export interface CitedTitle {
  readonly key: string;
  readonly documentNumber?: string;
}

const NATIONAL: ReadonlySet<ActLevel> = new Set(['宪法', '法律', '行政法规', '部门规章']);

/**
 * Acts by name. The entries are asked for when the first act is looked up, so that a run whose rules need no
 * library reads none. An act that is not here is unknown, never wrong: libraries have gaps.
 */
export class LawLibrary {
  readonly #load: () => Iterable<LawEntry>;
  #entries: Map<string, LawEntry> | undefined;

  constructor(load: () => Iterable<LawEntry>) {
    this.#load = load;
  }

  /**
   * The act that a citation names. A document of a local body is another act than the national one of the same
   * name.
   */
  find({ key, documentNumber }: CitedTitle): LawEntry | undefined {
    this.#entries ??= byName(this.#load());
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    if (!NATIONAL.has(entry.level)) return located(entry);
    return documentNumber !== undefined && isLocalNumber(documentNumber) ? undefined : entry;
  }
}

/** The name under which an act is filed: the key that its citations have. */
export function actKey(title: string): string {
  return parseCitations(`《${title.trim()}》`).citations[0]?.key ?? title.trim();
}

function byName(entries: Iterable<LawEntry>): Map<string, LawEntry> {
  const all = new Map<string, LawEntry>();
  for (const entry of entries) {
    const known = all.get(entry.name);
    all.set(entry.name, known === undefined ? entry : laterVersion(known, entry));
  }
  return all;
}

/**
 * Two versions of one act as one: the dates of the later one, the level of the one read last. A repeal stands
 * unless the act was published again after it.
 */
function laterVersion(before: LawEntry, after: LawEntry): LawEntry {
  const isNewer =
    after.published !== undefined &&
    (before.published === undefined || after.published > before.published);
  const dates = isNewer || before.published === undefined ? after : before;
  const repealed = after.repealed ?? (isNewer ? undefined : before.repealed);
  const { published } = dates;
  const isRevived =
    repealed?.date !== undefined && published !== undefined && published > repealed.date;
  return {
    name: after.name,
    level: after.level,
    ...(published === undefined ? {} : { published }),
    ...(dates.effective === undefined ? {} : { effective: dates.effective }),
    ...(repealed === undefined || isRevived ? {} : { repealed }),
  };
}

/** A local act with the place at the head of its title; told only of acts that are looked up. */
function located(entry: LawEntry): LawEntry {
  const region = placeOf(entry.name)?.name;
  return region === undefined ? entry : { ...entry, region };
}
