import type { Level } from '../values/level.js';
import { type AgencyPart, Draft } from './draft.js';
import { type BodyRegion, type Gazetteer, gazetteer } from './places.js';
import { foldText, type Token, tokens } from './tokens.js';

export type { AgencyPart } from './draft.js';
export type { BodyRegion } from './places.js';

/** An 实施机关 expression as read. */
export interface Agency {
  readonly parts: readonly AgencyPart[];
  /** What was not understood, empty when all was. */
  readonly rest: string;
}

/** How deep brackets in brackets are read. */
const DEPTH = 3;

/**
 * Reads an 实施机关 expression: level words, lines of business and lists
 * (`省级、设区的市级、县级水利部门`, `县级政府（由县级教育部门承办）`), and bodies named in full
 * (`昆山市卫生健康委员会`, `国家税务总局昆山市税务局`).
 *
 * @param regions the region judged first, then its upper chain: named bodies are resolved by them
 */
export function parseAgency(text: string, regions: readonly BodyRegion[] = []): Agency {
  const folded = foldText(text);
  const reader = new Reader(folded.text, gazetteer(regions), regions[0]?.levels ?? [], 0);
  const { parts, rest } = reader.read();
  const named = new Set(
    regions.flatMap(({ concentrated = [] }) => concentrated.map((name) => foldText(name).text)),
  );
  return {
    parts: parts.map(({ part, start, end }) => {
      const raw = text.slice(folded.at[start], (folded.at[end - 1] ?? -1) + 1);
      return named.has(folded.text.slice(start, end))
        ? { ...part, lines: 'any', concentrated: true, raw }
        : { ...part, raw };
    }),
    rest: rest.join('；'),
  };
}

interface PlacedPart {
  readonly part: AgencyPart;
  readonly start: number;
  readonly end: number;
}

/** Reads the words of an expression one by one into parts. */
class Reader {
  readonly #text: string;
  readonly #known: Gazetteer;
  readonly #own: readonly Level[];
  readonly #depth: number;
  readonly #parts: PlacedPart[] = [];
  readonly #rest: string[] = [];
  #draft = new Draft();
  /** The last word that counts: not a filler. */
  #last: Token['kind'] | undefined;

  constructor(text: string, known: Gazetteer, own: readonly Level[], depth: number) {
    this.#text = text;
    this.#known = known;
    this.#own = own;
    this.#depth = depth;
  }

  read(): { parts: readonly PlacedPart[]; rest: readonly string[] } {
    const words = tokens(this.#text, this.#known);
    words.forEach((token, index) => {
      this.#take(token, words[index + 1]);
      if (token.kind !== 'filler' && token.kind !== 'local') this.#last = token.kind;
    });
    this.#finish();
    return { parts: this.#parts, rest: this.#rest };
  }

  #take(token: Token, next: Token | undefined): void {
    switch (token.kind) {
      case 'filler':
        return;
      case 'soft':
        if (this.#draft.organ !== undefined || this.#draft.concentrated) this.#draft.ended = true;
        return;
      case 'hard':
        this.#separate(token);
        return;
      case 'level':
        this.#scope();
        this.#draft.addLevel(token.word, this.#last === 'place');
        break;
      case 'relative':
        this.#scope();
        this.#draft.addRelative();
        break;
      case 'up':
      case 'down':
        this.#draft.extend(token.kind);
        break;
      case 'local':
        if (this.#draft.hasBody) this.#scope();
        this.#draft.leaveNationOut();
        break;
      case 'place':
        if (this.#draft.ended || (this.#draft.lines.size > 0 && this.#last === 'soft'))
          this.#finish();
        this.#draft.addPlace(token.place, this.#last === 'place');
        break;
      case 'line':
        this.#continue();
        // 人民政府 before a department only says whose it is.
        if (this.#draft.organ === 'government') this.#draft.organ = undefined;
        for (const line of token.lines) this.#draft.lines.add(line);
        break;
      case 'concentrated':
        this.#concentrated(token);
        break;
      case 'open':
        // 高等学校 is no list that goes on.
        if (this.#last === 'unknown') this.#obscure();
        else if (this.#last !== 'line' || this.#text.startsWith('等', token.start)) {
          this.#continue();
          this.#draft.open = true;
        }
        break;
      case 'bracket':
        this.#bracket(token.inner);
        break;
      case 'unknown':
        this.#unknown(token, next);
        break;
      default:
        this.#organ(token.kind, this.#text.slice(token.start, token.end));
    }
    this.#mark(token);
  }

  /** ；ends a body; so does a comma, unless only levels have been read: 省,市,县民政部门. ：ends a label. */
  #separate(token: Token): void {
    const sign = this.#text.charAt(token.start);
    if (sign === ':') {
      this.#draft = new Draft();
      return;
    }
    const comma = sign === ',';
    if (comma && !this.#draft.hasBody && this.#draft.hasScope && !this.#draft.unknown) return;
    this.#finish();
  }

  /** Before a word for levels: a body that has been read is complete. */
  #scope(): void {
    if (this.#draft.hasBody) this.#finish();
  }

  /** Before a word of a body: after 、和或 it is the next body, at the same levels. */
  #continue(): void {
    if (!this.#draft.ended) return;
    const next = this.#draft.sibling();
    this.#finish();
    this.#draft = next;
  }

  /** 综合行政执法局 acts for many lines, 农业综合执法大队 for its own. */
  #concentrated({ start, end }: Token): void {
    const { lines } = this.#draft;
    const ofOneLine =
      this.#text.slice(start, end).endsWith('执法') &&
      this.#last === 'line' &&
      !lines.has('城市管理');
    if (ofOneLine) return;
    this.#continue();
    this.#draft.concentrated = true;
  }

  #organ(
    kind: 'government' | 'generic' | 'office' | 'branch' | 'institution' | 'committee',
    word: string,
  ): void {
    this.#continue();
    const draft = this.#draft;
    if (kind === 'branch' || (kind === 'committee' && draft.lines.size === 0)) draft.open = true;
    if (kind === 'generic' && draft.lines.size === 0 && draft.organ !== 'office' && !draft.unknown)
      draft.open = true;
    draft.organ = kind === 'committee' && draft.lines.size > 0 ? 'office' : kind;
    draft.organWord = word;
  }

  /** An unknown place in the name of a branch (苏州市公安局姑苏分局), else a body that is not understood. */
  #unknown(token: Token, next: Token | undefined): void {
    const { organ, ended } = this.#draft;
    if (organ === 'office' && !ended) {
      if (next?.kind === 'office') this.#draft.addRelative();
      else this.#rest.push(this.#text.slice(token.start, token.end));
      return;
    }
    this.#continue();
    this.#obscure();
  }

  #obscure(): void {
    this.#draft.unknown = true;
    this.#draft.obscure = true;
  }

  /** A second name (宣传部（新闻出版局）), who acts for a government (由教育部门承办), or a remark. */
  #bracket(inner: string): void {
    const draft = this.#draft;
    if (this.#depth < DEPTH && !/^除|不含|不包括|除外|以外/.test(inner)) {
      const { parts } = new Reader(inner, this.#known, this.#own, this.#depth + 1).read();
      if (!draft.hasBody && !draft.unknown) {
        for (const { part } of parts) draft.addScope(part);
        return;
      }
      const named = parts.filter(({ part }) => typeof part.lines !== 'string');
      for (const { part } of named) draft.addAlias(part);
      if (parts.some(({ part }) => part.concentrated === true)) draft.concentrated = true;
      if (named.length > 0) return;
    }
    if (/委托|授权|或/.test(inner)) this.#rest.push(inner);
  }

  #mark(token: Token): void {
    if (this.#draft.start < 0) this.#draft.start = token.start;
    this.#draft.end = token.end;
  }

  #finish(): void {
    const draft = this.#draft;
    this.#draft = new Draft();
    if (draft.start < 0) return;
    const { start, end } = draft;
    if (draft.hasBody || (draft.hasScope && !draft.unknown))
      this.#parts.push({ part: draft.toPart('', this.#own), start, end });
    else this.#rest.push(this.#text.slice(start, end));
  }
}
