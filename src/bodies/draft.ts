import { LEVELS, type Level } from '../values/level.js';
import { isVertical, type Line } from './departments.js';
import { downFrom, type LevelWord, type PlainKind, upFrom, withNext } from './lexicon.js';
import type { Place } from './places.js';

/** One body or group of bodies of an 实施机关 expression. */
export interface AgencyPart {
  /** The levels it stands at; `any` when the text leaves them open (本级, 所在地) or does not say. */
  readonly levels: ReadonlySet<Level> | 'any';
  /** `any` for bodies of all lines (人民政府, 行政审批局, 有关部门), `unknown` when the name is not understood. */
  readonly lines: ReadonlySet<Line> | 'any' | 'unknown';
  /** The place in its name. */
  readonly region?: string;
  /** Levels come from 以上 or 以下. */
  readonly ranged?: true;
  /** It stands at one or some of the levels, not surely at all: a named body, 市教育局, a 分局. */
  readonly someOf?: true;
  /** 相对集中许可权: it exercises others' powers. */
  readonly concentrated?: true;
  /** 中央垂直管理. */
  readonly vertical?: true;
  readonly raw: string;
}

type Organ = Extract<
  PlainKind,
  'government' | 'generic' | 'office' | 'branch' | 'institution' | 'committee'
>;

/** What has been read of a part. */
export class Draft {
  start = -1;
  end = -1;
  readonly lines = new Set<Line>();
  organ: Organ | undefined;
  organWord = '';
  /** A separator has followed the organ. */
  ended = false;
  open = false;
  unknown = false;
  concentrated = false;
  /** Part of the name is not understood, be it known from another what line it is. */
  obscure = false;
  #places: Place[] = [];
  #levels = new Set<Level>();
  #words = 0;
  #nation = false;
  #city = false;
  #relative = false;
  #ranged = false;
  #upped = false;
  /** Levels say where in the place: 江苏省设区的市. */
  #scoped = false;

  /** A draft for the next body of a list, at the same levels and place. */
  sibling(): Draft {
    const next = new Draft();
    next.#places = [...this.#places];
    next.#levels = new Set(this.#levels);
    next.#words = this.#words;
    next.#nation = this.#nation;
    next.#city = this.#city;
    next.#relative = this.#relative;
    next.#ranged = this.#ranged;
    next.#scoped = this.#scoped;
    return next;
  }

  get hasBody(): boolean {
    return this.lines.size > 0 || this.organ !== undefined || this.concentrated;
  }

  get hasScope(): boolean {
    return this.#words > 0 || this.#places.length > 0 || this.#relative;
  }

  addLevel(word: LevelWord, inPlace: boolean): void {
    this.#words++;
    if (inPlace && word.nation !== true) this.#scoped = true;
    if (word.nation === true) this.#nation = true;
    else if (word.city === true) this.#city = true;
    else for (const level of word.levels) this.#levels.add(level);
  }

  /** A place; one that directly follows another narrows it, a short one leaves both possible. */
  addPlace(place: Place, follows: boolean): void {
    if (follows && !place.short) this.#places.pop();
    this.#places.push(place);
  }

  addRelative(): void {
    this.#relative = true;
  }

  /** Levels in brackets before the body: 【省级】市场监督管理部门. */
  addScope({ levels, lines }: AgencyPart): void {
    if (levels === 'any' || lines !== 'any') return;
    this.#words++;
    for (const level of levels) this.#levels.add(level);
  }

  /** A second name of the same body: what it says of lines holds. */
  addAlias({ lines }: AgencyPart): void {
    if (typeof lines === 'string') return;
    this.unknown = false;
    for (const line of lines) this.lines.add(line);
  }

  /** 以上 or 以下 after the levels read so far. */
  extend(direction: 'up' | 'down'): void {
    const from = new Set(this.#levels);
    if (this.#city) from.add('市级');
    if (this.#nation) from.add('国家级');
    if (from.size === 0) return;
    this.#city = false;
    this.#ranged = true;
    this.#upped = direction === 'up';
    for (const level of direction === 'up' ? upFrom(from) : downFrom(from)) this.#levels.add(level);
  }

  /** 地方: 县级以上地方人民政府 leaves the 国务院 out. */
  leaveNationOut(): void {
    if (this.#upped) this.#levels.delete('国家级');
    else if (this.#words === 0) this.#relative = true;
  }

  /** The part that has been read; `own` are the levels of the region whose catalog it stands in. */
  toPart(raw: string, own: readonly Level[]): AgencyPart {
    const lines = this.#linesRead();
    const [place, ...more] = this.#places;
    const levels = this.#levelsRead(own);
    const listed = this.#words > (this.#city ? 1 : 0) && this.#places.length === 0;
    return {
      levels,
      lines,
      ...(place === undefined || more.length > 0 ? {} : { region: place.name }),
      ...(this.#ranged ? { ranged: true } : {}),
      ...(levels !== 'any' && levels.size > 1 && !listed && !this.#ranged ? { someOf: true } : {}),
      ...(this.concentrated ? { concentrated: true } : {}),
      ...(this.#isVertical(lines) ? { vertical: true } : {}),
      raw,
    };
  }

  #isVertical(lines: AgencyPart['lines']): boolean {
    if (typeof lines === 'string') return false;
    return [...lines].every(isVertical) || /调查总?队$/.test(this.organWord);
  }

  #linesRead(): AgencyPart['lines'] {
    if (this.concentrated) return 'any';
    if (this.organ === 'institution' || (this.unknown && !this.#isBranch())) return 'unknown';
    if (this.open) return 'any';
    if (this.lines.size > 0) return new Set(this.lines);
    return this.organ === 'office' ? 'unknown' : 'any';
  }

  /** 中华人民共和国黄埔海关: before a line of 中央垂直管理 stands a place that need not be known. */
  #isBranch(): boolean {
    return this.lines.size > 0 && [...this.lines].every(isVertical);
  }

  #levelsRead(own: readonly Level[]): AgencyPart['levels'] {
    const levels = new Set(this.#levels);
    if (this.#city) {
      const ambiguous = this.#words === 1 && !(own.includes('市级') && !own.includes('县级'));
      for (const level of ambiguous ? (['市级', '县级'] as const) : (['市级'] as const))
        levels.add(level);
    }
    if (!this.#scoped) {
      for (const place of this.#places) {
        if (place.levels.length === 0) return 'any';
        for (const level of place.levels) levels.add(level);
      }
    }
    if (this.obscure && this.#nation) return 'any';
    // 国家税务总局昆山市税务局: the name of the centre before that of the place.
    if (this.#nation && this.#places.length === 0) levels.add('国家级');
    if (this.#relative && (levels.size === 0 || this.#places.length > 0)) return 'any';
    if (levels.size === 0) return this.#levelsOfOrgan();
    const wide = /分局|支局|派出/.test(this.organWord) ? withNext(levels) : levels;
    return new Set(LEVELS.filter((level) => [...wide].includes(level)));
  }

  /** 民政部 and 国务院 bodies are national, an 厅 is a province's. */
  #levelsOfOrgan(): AgencyPart['levels'] {
    if (this.organ !== 'office' || this.lines.size === 0) return 'any';
    if (/(?:部|署|总局)$/.test(this.organWord)) return new Set<Level>(['国家级']);
    return this.organWord.endsWith('厅') ? new Set<Level>(['省级']) : 'any';
  }
}
