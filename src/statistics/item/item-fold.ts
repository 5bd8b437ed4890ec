import { handlingKey } from '../../engine/references.js';
import type { Row } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import { JudgingDay } from '../../model/judging-day.js';
import type { RegionView } from '../../model/region-view.js';
import type { Standard } from '../../standard/standard.js';
import { bareName } from '../../values/text.js';
import { type ItemId, rowsOfItem, whyNoItem, whyNoList } from './absence.js';
import { type ComparedElement, comparedElements, written } from './compared-elements.js';
import { ValueFold } from './value-fold.js';

/** A row of a region in a table. */
export interface Place {
  readonly region: string;
  readonly name: string;
  readonly level: string;
  /** 实施主体, where a region has several rows of one 办理项. */
  readonly body: string | undefined;
  /** The longest code of the row. */
  readonly code: string;
}

/** A region without a row of a table. */
export interface Absence {
  readonly region: string;
  readonly name: string;
  readonly level: string;
  readonly why: string;
}

/** One table: the 基本目录 rows of an item, or the 实施清单 rows of one 办理项. */
export interface ItemGroup {
  readonly kind: '基本目录' | '实施清单';
  /** 业务办理项名称; undefined for 基本目录 and for an item that is not split. */
  readonly handling: string | undefined;
  /** The region whose row the others are held against, and whether that is a 标准. */
  reference:
    | { readonly region: string; readonly name: string; readonly standard: boolean }
    | undefined;
  readonly elements: readonly ComparedElement[];
  readonly values: ReadonlyMap<string, ValueFold>;
  /** By number, as text. */
  readonly places: Map<string, Place>;
  /** Regions without a row: of a 办理项 those that have others of the item. */
  readonly absences: Absence[];
}

/** 办理项 of one item that are told apart; what is beyond is counted. */
const MOST_GROUPS = 200;

export interface ItemFoldOptions {
  readonly item: ItemId;
  readonly standard: Standard;
  readonly asOf: string;
  /** With the 自主 elements that nobody compares. */
  readonly all: boolean;
}

/**
 * One item over all regions, read one after another, upper first: of each row only digests are kept, and of
 * each distinct value the text that was seen first.
 */
export class ItemFold {
  readonly #options: ItemFoldOptions;
  readonly #asOf: JudgingDay;
  readonly #catalog: ItemGroup;
  readonly #groups = new Map<string, ItemGroup>();
  readonly #absent: Absence[] = [];
  readonly #having: {
    readonly place: Omit<Place, 'body' | 'code'>;
    readonly keys: ReadonlySet<string>;
  }[] = [];
  #regions = 0;
  #dropped = 0;

  constructor(options: ItemFoldOptions) {
    this.#options = options;
    this.#asOf = new JudgingDay(options.asOf);
    this.#catalog = this.#group('基本目录', undefined);
  }

  /** Takes in a region with its upper chain; nothing of it is kept. */
  region(view: RegionView): void {
    const { item } = this.#options;
    const asOf = this.#asOf;
    if (view.documents.length === 0) return;
    this.#regions++;
    const inForce = (row: Row) => isInForce(row, asOf);
    const catalog = rowsOfItem(view.catalog, item).filter(inForce);
    for (const row of catalog) this.#take(this.#catalog, row, view);
    const about = placeOf(view);
    if (catalog.length === 0) {
      this.#catalog.absences.push({ ...about, why: whyNoItem(view, item, asOf) });
    }
    for (const row of rowsOfItem(view.standards, item).filter(inForce)) {
      const group = this.#groupOf(row);
      if (group !== undefined) this.#refer(group, row, view);
    }
    const rows = rowsOfItem(view.implementations, item).filter(inForce);
    const keys = new Set<string>();
    for (const row of rows) {
      const group = this.#groupOf(row);
      keys.add(keyOf(row));
      if (group === undefined) this.#dropped++;
      else this.#take(group, row, view);
    }
    if (rows.length === 0) this.#absent.push({ ...about, why: whyNoList(view, item, asOf) });
    else this.#having.push({ place: about, keys });
  }

  /** The tables, when all regions were read. */
  result(): ItemTables {
    const groups = [...this.#groups].map(([key, group]) => {
      const absences = this.#having.flatMap(({ place, keys }) =>
        keys.has(key) ? [] : [{ ...place, why: '没有这一办理项' }],
      );
      return { ...group, absences };
    });
    return {
      groups: [this.#catalog, ...groups],
      absences: this.#absent,
      regions: this.#regions,
      droppedRows: this.#dropped,
    };
  }

  #groupOf(row: Row): ItemGroup | undefined {
    const key = keyOf(row);
    let group = this.#groups.get(key);
    if (group === undefined && this.#groups.size < MOST_GROUPS) {
      group = this.#group('实施清单', key === '' ? undefined : row.item.业务办理项名称);
      this.#groups.set(key, group);
    }
    return group;
  }

  #group(kind: ItemGroup['kind'], handling: string | undefined): ItemGroup {
    const { standard, all } = this.#options;
    const elements = comparedElements(standard, kind, all);
    return {
      kind,
      handling,
      reference: undefined,
      elements,
      values: new Map(elements.map(({ name }) => [name, new ValueFold()])),
      places: new Map(),
      absences: [],
    };
  }

  #refer(group: ItemGroup, row: Row, view: RegionView): void {
    if (group.reference !== undefined) return;
    const { region } = view;
    const standard = row.document.variant.standard === true;
    group.reference = { region: region.code, name: region.name, standard };
    for (const { name, direction } of group.elements) {
      if (direction !== '自主') group.values.get(name)?.refer(written(row, name, view));
    }
  }

  #take(group: ItemGroup, row: Row, view: RegionView): void {
    this.#refer(group, row, view);
    const { item } = row;
    const number = String(group.places.size);
    group.places.set(number, {
      ...placeOf(view),
      body: item.实施主体,
      code: item.业务办理项编码 ?? item.实施编码 ?? item.基本编码 ?? '',
    });
    for (const { name } of group.elements)
      group.values.get(name)?.add(number, written(row, name, view));
  }
}

/** The tables of an item. */
export interface ItemTables {
  readonly groups: readonly ItemGroup[];
  /** Regions without any 实施清单 row of the item. */
  readonly absences: readonly Absence[];
  /** Regions with files. */
  readonly regions: number;
  /** Rows of 办理项 beyond those that are told apart. */
  readonly droppedRows: number;
}

function placeOf({ region }: RegionView) {
  return { region: region.code, name: region.name, level: region.level };
}

/** 办理项 of one name, whatever the level that its name says. */
function keyOf(row: Row): string {
  const key = handlingKey(row);
  return key === '' ? '' : bareName(key);
}
