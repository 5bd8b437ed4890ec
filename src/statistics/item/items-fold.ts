import { handlingKey } from '../../engine/references.js';
import type { Row } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import { JudgingDay } from '../../model/judging-day.js';
import { byCodeUnit } from '../../model/order.js';
import type { RegionView } from '../../model/region-view.js';
import type { Standard } from '../../standard/standard.js';
import { bareName } from '../../values/text.js';
import { type ComparedElement, comparedElements, written } from './compared-elements.js';

/** Distinct values that are told apart, of one element of one 办理项. */
export const MOST_DIGESTS = 16;
/** 办理项 that are told apart, of one item. */
const MOST_HANDLING = 50;
/** Items that are told apart; a province has some thousands. */
const MOST_ITEMS = 200_000;
/** Stands for an element that is not written. */
const UNWRITTEN = '缺';

/** The values of one element of one 办理项: the first is what the others are held against. */
interface Digests {
  readonly digests: string[];
  readonly counts: number[];
  /** Rows with a value beyond those that are told apart. */
  more: number;
}

interface Item {
  readonly name: string;
  regions: number;
  readonly handling: Map<string, Map<string, Digests>>;
}

/** An element of an item that is not the same everywhere. */
export interface DifferingElement {
  readonly kind: '基本目录' | '实施清单';
  readonly element: string;
  /** Distinct values, of the 办理项 that has most; {@link MOST_DIGESTS} means as many or more. */
  readonly values: number;
  /** Rows that do not have the value of the 标准, or without one of the topmost region. */
  readonly deviating: number;
}

/** An item that is not the same everywhere. */
export interface DifferingItem {
  readonly code: string;
  readonly name: string;
  /** Regions that have it. */
  readonly regions: number;
  readonly elements: readonly DifferingElement[];
  /** Values beyond the first, of all elements together: by this the items are sorted. */
  readonly furtherValues: number;
  readonly deviating: number;
}

/** What `--items` shows. */
export interface ItemsResult {
  readonly regions: number;
  /** Items in force, and of these how many are in more than one region. */
  readonly items: number;
  readonly shared: number;
  /** Most different first. */
  readonly differing: readonly DifferingItem[];
  /** Rows of items and 办理项 beyond those that are told apart. */
  readonly droppedRows: number;
}

/**
 * All items over all regions in one pass, upper first: for each item and element a small set of digests with
 * counts. What is kept grows with the items that there are, not with the rows of the regions.
 */
export class ItemsFold {
  readonly #asOf: JudgingDay;
  readonly #elements: Readonly<Record<'基本目录' | '实施清单', readonly ComparedElement[]>>;
  readonly #items = new Map<string, Item>();
  #regions = 0;
  #dropped = 0;

  constructor(standard: Standard, asOf: string) {
    this.#asOf = new JudgingDay(asOf);
    const bound = (kind: '基本目录' | '实施清单') =>
      comparedElements(standard, kind, false).filter(({ direction }) => direction !== '自主');
    this.#elements = { 基本目录: bound('基本目录'), 实施清单: bound('实施清单') };
  }

  /** Takes in a region with its upper chain; nothing of it is kept. */
  region(view: RegionView): void {
    if (view.documents.length === 0) return;
    this.#regions++;
    const seen = new Set<Item>();
    const take = (rows: readonly Row[], kind: '基本目录' | '实施清单', counted: boolean) => {
      for (const row of rows) {
        if (!isInForce(row, this.#asOf)) continue;
        const item = this.#take(row, kind, counted, view);
        if (counted && item !== undefined && !seen.has(item)) {
          seen.add(item);
          item.regions++;
        }
      }
    };
    take(view.catalog.rows, '基本目录', true);
    take(view.standards.rows, '实施清单', false);
    take(view.implementations.rows, '实施清单', true);
  }

  result(): ItemsResult {
    const all = [...this.#items];
    const held = all.filter(([, { regions }]) => regions > 0);
    const differing = held.flatMap(([code, item]) => {
      const found = differingItem(code, item);
      return found === undefined ? [] : [found];
    });
    differing.sort(
      (a, b) =>
        b.furtherValues - a.furtherValues ||
        b.deviating - a.deviating ||
        byCodeUnit(a.code, b.code),
    );
    return {
      regions: this.#regions,
      items: held.length,
      shared: held.filter(([, { regions }]) => regions > 1).length,
      differing,
      droppedRows: this.#dropped,
    };
  }

  #take(
    row: Row,
    kind: '基本目录' | '实施清单',
    counted: boolean,
    view: RegionView,
  ): Item | undefined {
    const { 基本编码: code, 事项名称: name = '' } = row.item;
    if (code === undefined) return undefined;
    let item = this.#items.get(code);
    if (item === undefined) {
      if (this.#items.size >= MOST_ITEMS) {
        this.#dropped++;
        return undefined;
      }
      item = { name, regions: 0, handling: new Map() };
      this.#items.set(code, item);
    }
    const key = kind === '基本目录' ? kind : `${kind} ${bareName(handlingKey(row))}`;
    let elements = item.handling.get(key);
    if (elements === undefined) {
      if (item.handling.size >= MOST_HANDLING) {
        this.#dropped++;
        return item;
      }
      elements = new Map();
      item.handling.set(key, elements);
    }
    for (const { name: element } of this.#elements[kind]) {
      const value = written(row, element, view);
      if ('lacks' in value && value.lacks !== '缺') continue;
      count(elements, element, 'lacks' in value ? UNWRITTEN : value.digest, counted ? 1 : 0);
    }
    return item;
  }
}

function count(into: Map<string, Digests>, element: string, digest: string, by: number): void {
  const found = into.get(element);
  if (found === undefined) {
    into.set(element, { digests: [digest], counts: [by], more: 0 });
    return;
  }
  const at = found.digests.indexOf(digest);
  if (at >= 0) found.counts[at]! += by;
  else if (found.digests.length < MOST_DIGESTS) {
    found.digests.push(digest);
    found.counts.push(by);
  } else found.more += by;
}

function differingItem(code: string, item: Item): DifferingItem | undefined {
  const elements = new Map<string, DifferingElement>();
  for (const [key, values] of item.handling) {
    const kind = key.startsWith('基本目录') ? '基本目录' : '实施清单';
    for (const [element, { digests, counts, more }] of values) {
      const deviating = counts.reduce((sum, rows, at) => (at === 0 ? sum : sum + rows), more);
      if (deviating === 0) continue;
      const before = elements.get(`${kind} ${element}`);
      elements.set(`${kind} ${element}`, {
        kind,
        element,
        values: Math.max(digests.length, before?.values ?? 0),
        deviating: deviating + (before?.deviating ?? 0),
      });
    }
  }
  if (elements.size === 0) return undefined;
  const list = [...elements.values()].sort(
    (a, b) => b.values - a.values || b.deviating - a.deviating || byCodeUnit(a.element, b.element),
  );
  return {
    code,
    name: item.name,
    regions: item.regions,
    elements: list,
    furtherValues: list.reduce((sum, { values }) => sum + values - 1, 0),
    deviating: list.reduce((sum, { deviating }) => sum + deviating, 0),
  };
}
