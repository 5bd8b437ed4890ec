import type { Region } from '../../model/region-tree.js';
import type { RegionContent, Section } from '../../registry/port.js';
import type { Element } from '../../standard/element.js';
import type { Standard } from '../../standard/standard.js';
import type { TableKind } from '../../tabular/table.js';
import { isList, type Value, type Values } from '../../yaml/value.js';

/** A region with what it has. */
export interface RegionWithContent {
  readonly region: Region;
  readonly content: RegionContent;
}

/** What a template is made of. */
export interface TemplateInput {
  readonly kind: TableKind;
  readonly standard: Standard;
  readonly own: RegionWithContent;
  /** The regions above that have documents, the nearest first. */
  readonly upper: readonly RegionWithContent[];
  readonly asOf: string;
}

/** A row of a template. */
export interface TemplateRow {
  readonly values: Values;
  /** Elements that may not be changed here. */
  readonly locked: ReadonlySet<string>;
}

/** What a workbook to fill in holds. */
export interface Template extends TableKind {
  /** Who fills it in; code and name are empty in a workbook for any region. */
  readonly region: Pick<Region, 'code' | 'name'>;
  readonly header: Values;
  readonly rows: readonly TemplateRow[];
  /** Columns of the claim: 承接, 理由, 说明. */
  readonly hasClaims: boolean;
  /** Empty rows behind, for what the region sets up itself. */
  readonly blankRows: number;
  /** Whether entries that are there may be cleared (guides only reduce). */
  readonly mayRemove: boolean;
  /** Where the rows come from, in Chinese, for the sheet 填报说明. */
  readonly origin: string;
}

const NONE: ReadonlySet<string> = new Set();

/** The shared empty set. */
export function nothingLocked(): ReadonlySet<string> {
  return NONE;
}

/** Sections of a region of one kind and variant ('' without one). */
export function sectionsOf(
  { sections }: RegionContent,
  catalog: Section['catalog'],
  variant = '',
): readonly Section[] {
  return sections.filter((one) => one.catalog === catalog && one.variant === variant);
}

/** All rows of a region of one kind. */
export function rowsOf(
  content: RegionContent,
  catalog: Section['catalog'],
  variant = '',
): readonly Values[] {
  return sectionsOf(content, catalog, variant).flatMap(({ rows }) => rows);
}

/**
 * One header for documents that may have several: a workbook is filled in as one document. The latest
 * 版本 counts; what one of the sources does not carry (未载要素) is not asked for.
 */
export function headerOf(sections: readonly Section[]): Values {
  const [first] = sections;
  if (first === undefined) return {};
  const absent = new Set(
    sections.flatMap(({ header }) => (isList(header.未载要素) ? header.未载要素 : [])),
  );
  const versions = sections.flatMap(({ header }) =>
    header.版本 === undefined ? [] : [header.版本],
  );
  const latest = versions.reduce<Value | undefined>(
    (last, version) => (last === undefined || String(version) > String(last) ? version : last),
    undefined,
  );
  return {
    ...first.header,
    ...(latest === undefined ? {} : { 版本: latest }),
    ...(absent.size === 0 ? {} : { 未载要素: [...absent] }),
  };
}

/** Rows of the region by a key; of several with the same key none is lost. */
export class OwnRows {
  readonly #rows = new Map<string, Values[]>();

  constructor(rows: readonly Values[], keyOf: (row: Values) => string) {
    for (const row of rows) {
      const key = keyOf(row);
      const list = this.#rows.get(key);
      if (list === undefined) this.#rows.set(key, [row]);
      else list.push(row);
    }
  }

  /** The first row of a key that was not taken yet. */
  take(key: string): Values | undefined {
    return this.#rows.get(key)?.shift();
  }

  /** What nobody took. */
  rest(): readonly Values[] {
    return [...this.#rows.values()].flat();
  }
}

/**
 * Whether an element that comes from above is locked: what must be the same, what may not be more and
 * what must stay within the upper range. A body of one's own (主管部门, 实施机关) is within that range
 * in other words, so text stays open.
 */
export function isInherited({ direction, shape }: Element): boolean {
  if (direction === '不超出') return shape !== 'text';
  return direction === '相同' || direction === '不高于';
}

/** Whether a row is in use on a day. */
export function isActive(row: Values, asOf: string): boolean {
  if (row.事项状态 === '取消' || row.事项状态 === '暂停') return false;
  const { 计划取消日期: cancelled } = row;
  return typeof cancelled !== 'string' || cancelled > asOf;
}

/** An upper row as a lower region takes it over: without what each level decides for itself. */
export function inheritedValues(row: Values, elements: ReadonlyMap<string, Element>): Values {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => elements.get(name)?.direction !== '自主'),
  );
}
