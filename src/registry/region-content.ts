import { WorkError } from '../errors.js';
import { type CatalogKind, isKind, KINDS, rowsKey } from '../model/kinds.js';
import { byCodeUnit } from '../model/order.js';
import type { Element } from '../standard/element.js';
import type { Standard } from '../standard/standard.js';
import { isList, type Value, type Values } from '../yaml/value.js';
import { canonicalJson } from './canonical.js';
import type { RegionContent, Section, SectionName } from './port.js';
import { inOrder, rowKey } from './row-order.js';

/** One YAML document as written, and where it stands for messages. */
export interface RawDocument {
  readonly place: string;
  readonly value: unknown;
}

/** The variant of an 实施清单 that stands for all below. */
export const STANDARD_VARIANT = '标准';

type Elements = ReadonlyMap<string, Element>;

interface Group {
  readonly header: Values;
  readonly headerText: string;
  readonly rows: Values[];
}

/**
 * What a region publishes, from its declaration and its documents as written: nothing is left out,
 * 待填 and keys outside the standard stay. How it is laid out in files is no content: documents of
 * the same 类别 and 性质 or 清单 with equal headers are one section, with unlike headers parts of it;
 * keys stand in the order of the standard, further ones by code unit.
 *
 * @throws WorkError for a document that cannot be published as it is.
 */
export function regionContent(
  declaration: Values,
  documents: readonly RawDocument[],
  standard: Standard,
): RegionContent {
  const groups = new Map<string, { name: Omit<SectionName, 'part'>; groups: Map<string, Group> }>();
  for (const document of documents) {
    const { name, header, rows } = readRaw(document, standard);
    const key = JSON.stringify([name.catalog, name.variant]);
    const section = groups.get(key) ?? { name, groups: new Map<string, Group>() };
    groups.set(key, section);
    const headerText = canonicalJson(header);
    const group = section.groups.get(headerText) ?? { header, headerText, rows: [] };
    section.groups.set(headerText, group);
    for (const row of rows) group.rows.push(row);
  }
  const sections: Section[] = [];
  for (const { name, groups: parts } of groups.values()) {
    for (const section of inParts(name, [...parts.values()])) sections.push(section);
  }
  return {
    declaration: ordered(declaration, standard.regionElements()) as Values,
    sections: sections.sort(bySection),
  };
}

/** The order of sections: by kind in the order of the standard, then variant, then part. */
export function bySection(a: SectionName, b: SectionName): number {
  return (
    KINDS.indexOf(a.catalog) - KINDS.indexOf(b.catalog) ||
    byCodeUnit(a.variant, b.variant) ||
    a.part - b.part
  );
}

/**
 * Numbers documents with unlike headers by their first row, then by their header, so that a new
 * 版本 in one of them leaves the others where they are.
 */
function inParts(name: Omit<SectionName, 'part'>, groups: readonly Group[]): Section[] {
  return groups
    .map(({ header, headerText, rows }) => ({ header, headerText, rows: inOrder(name, rows) }))
    .map((group) => ({
      ...group,
      first: group.rows[0] === undefined ? '' : rowKey(name, group.rows[0]),
    }))
    .sort((a, b) => byCodeUnit(a.first, b.first) || byCodeUnit(a.headerText, b.headerText))
    .map(({ header, rows }, part) => ({ ...name, part, header, rows }));
}

/** A document as written: what it is, its header without that, its rows. */
export interface RawSection {
  readonly name: Omit<SectionName, 'part'>;
  readonly header: Values;
  readonly rows: readonly Values[];
}

/**
 * Reads a document as written: keys stand in the order of the standard, nothing is left out.
 *
 * @throws WorkError when it is no catalog document, or its rows are none.
 */
export function readRaw({ place, value }: RawDocument, standard: Standard): RawSection {
  if (!isMap(value) || !isKind(value.类别) || value.类别 === '地区')
    throw new WorkError(`${place}：不是目录文件`);
  const catalog: CatalogKind = value.类别;
  const key = rowsKey(catalog);
  const { 类别: _kind, 地区: _region, [key]: list, ...written } = value;
  const { variant, rest } = variantOf(catalog, written);
  if (list !== undefined && list !== null && !isList(list))
    throw new WorkError(`${place}：“${key}”不是列表`);
  const elements = standard.elements(catalog, rowVariant(catalog, variant));
  const rows = (list ?? []).map((row, i) => {
    if (!isMap(row)) throw new WorkError(`${place}：“${key}”的第 ${i + 1} 行不是键值对`);
    return ordered(row, elements) as Values;
  });
  const header = ordered(rest, standard.headerElements(catalog)) as Values;
  return { name: { catalog, variant }, header, rows };
}

/** What tells documents of a kind apart, and the header without it. */
function variantOf(catalog: CatalogKind, header: Values): { variant: string; rest: Values } {
  if (catalog === '实施清单' && (header.性质 === STANDARD_VARIANT || header.性质 === '实施')) {
    const { 性质: nature, ...rest } = header;
    return { variant: nature === STANDARD_VARIANT ? STANDARD_VARIANT : '', rest };
  }
  if (isListKind(catalog) && typeof header.清单 === 'string') {
    const { 清单: variant, ...rest } = header;
    return { variant, rest };
  }
  return { variant: '', rest: header };
}

/** Whether documents of a kind say in 清单 which list they are. */
export function isListKind(catalog: SectionName['catalog']): boolean {
  return catalog === '关联清单' || catalog === '专项清单';
}

function rowVariant(catalog: CatalogKind, variant: string) {
  if (catalog === '实施清单') return { standard: variant === STANDARD_VARIANT };
  return isListKind(catalog) && variant !== '' ? { list: variant } : {};
}

/** A value with the keys of its maps in the order of the standard, further ones by code unit. */
function ordered(value: Value, elements: Elements | undefined): Value {
  if (isList(value)) return value.map((entry) => ordered(entry, elements));
  if (!isMap(value)) return value;
  const names = new Set(Object.keys(value));
  const result: Record<string, Value> = {};
  const put = (name: string) => {
    const entry = ordered(value[name] as Value, elements?.get(name)?.parts);
    // Plain assignment would lose a key __proto__.
    Object.defineProperty(result, name, {
      value: entry,
      enumerable: true,
      configurable: true,
      writable: true,
    });
    names.delete(name);
  };
  for (const name of elements?.keys() ?? []) if (names.has(name)) put(name);
  for (const name of [...names].sort(byCodeUnit)) put(name);
  return result;
}

function isMap(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
