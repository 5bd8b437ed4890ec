import type { Agency, AgencyPart } from '../../bodies/agency.js';
import { isNear, type Line } from '../../bodies/departments.js';
import { type Row, tells } from '../../model/document.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { readAgency } from '../../rules/bodies.js';
import type { Level } from '../../values/level.js';
import type { Body } from '../input/bodies.js';
import type { ClaimedItem } from './decide.js';

/** The bodies of the region for one item. */
export interface Assigned {
  /** 主管部门: the body of the line of business of the upper 主管部门. */
  readonly department: Body | undefined;
  /** 实施机关, where the region itself handles the item. */
  readonly agency: Body | undefined;
  /** Found by a line that the body often serves too, not by its own: to be looked at. */
  readonly loose: boolean;
}

interface Match {
  readonly body: Body;
  readonly loose: boolean;
}

/** Finds the body of each item by line of business; claims come first. */
export class Assigner {
  readonly #bodies: readonly Body[];
  readonly #byName: ReadonlyMap<string, Body>;
  readonly #known = new Map<string, Match | undefined>();

  constructor(bodies: readonly Body[]) {
    this.#bodies = bodies;
    this.#byName = new Map(bodies.map((body) => [body.name, body]));
  }

  assign(item: ClaimedItem): Assigned {
    const { claim } = item;
    const leading = this.#match(linesOf(item, '主管部门', undefined), new Set());
    const acting = this.#acting(item) ?? leading;
    const department =
      this.#named(claim?.department) ??
      leading?.body ??
      (claim?.body === undefined ? acting?.body : undefined);
    return {
      department,
      agency: this.#named(claim?.body) ?? acting?.body,
      loose: (claim?.body === undefined && acting?.loose === true) || leading?.loose === true,
    };
  }

  #acting(item: ClaimedItem): Match | undefined {
    const lines = linesOf(item, '实施机关', item.level);
    if (lines === 'concentrated') {
      const body = this.#bodies.find(({ concentrated }) => concentrated);
      return body === undefined ? undefined : { body, loose: false };
    }
    const also = linesOf(item, '主管部门', undefined);
    return this.#match(lines, typeof also === 'string' ? new Set() : also);
  }

  #named(name: string | undefined): Body | undefined {
    return name === undefined ? undefined : this.#byName.get(name);
  }

  /** The body that serves the lines; one that has them in its own name or column before a near one. */
  #match(lines: Lines, also: ReadonlySet<Line>): Match | undefined {
    if (lines === 'government') {
      const body = this.#bodies.find(({ name }) => name.endsWith('人民政府'));
      return body === undefined ? undefined : { body, loose: false };
    }
    if (typeof lines === 'string' || lines.size === 0) return undefined;
    const key = `${[...lines].join()}|${[...also].join()}`;
    if (!this.#known.has(key)) this.#known.set(key, this.#best(lines, also));
    return this.#known.get(key);
  }

  #best(lines: ReadonlySet<Line>, also: ReadonlySet<Line>): Match | undefined {
    let best: Match | undefined;
    let grade = 0;
    for (const body of this.#bodies) {
      const own = gradeOf(body, lines, also);
      if (own <= grade) continue;
      grade = own;
      best = { body, loose: own < EXACT };
    }
    return best;
  }
}

const EXACT = 1000;

/** How well a body serves lines: those it has count most, then those of the department, then few others. */
function gradeOf({ lines: own }: Body, wanted: ReadonlySet<Line>, also: ReadonlySet<Line>): number {
  if (own === 'any') return 0;
  let exact = 0;
  let near = 0;
  for (const line of own) {
    if (wanted.has(line)) exact += also.size === 0 || also.has(line) ? 2 : 1;
    else for (const other of wanted) if (isNear(line, other)) near++;
  }
  const narrow = 10 / (10 + own.size);
  if (exact > 0) return EXACT * exact + narrow;
  return near > 0 ? near + narrow : 0;
}

type Lines = ReadonlySet<Line> | 'government' | 'concentrated' | 'unknown';

function linesOf(
  { row, holder }: ClaimedItem,
  element: '主管部门' | '实施机关',
  level: Level | undefined,
): Lines {
  const written = tells(row, element) ? row.item[element] : undefined;
  const text = written ?? bodyAbove(row, holder);
  if (text === undefined) return 'unknown';
  const parts = partsAt(readAgency(text, holder), level);
  const lines = new Set(
    parts.flatMap(({ lines: own }) => (typeof own === 'string' ? [] : [...own])),
  );
  if (lines.size > 0) return lines;
  if (parts.some(({ concentrated }) => concentrated === true)) return 'concentrated';
  return parts.some(({ raw }) => raw.endsWith('人民政府')) ? 'government' : 'unknown';
}

/** Where the upper catalog carries no bodies: who does the item there, by its 实施清单. */
function bodyAbove({ item }: Row, holder: RegionView): string | undefined {
  for (const upper of [holder, ...viewsAbove(holder)]) {
    for (const row of upper.implementations.withCode(item.基本编码 ?? '')) {
      if (row.item.实施主体 !== undefined) return row.item.实施主体;
    }
  }
  return undefined;
}

/** The bodies of an expression at a level; all when none stands at it for certain. */
export function partsAt({ parts }: Agency, level: Level | undefined): readonly AgencyPart[] {
  if (level === undefined) return parts;
  const there = parts.filter(({ levels }) => levels !== 'any' && levels.has(level));
  return there.length > 0 ? there : parts;
}
