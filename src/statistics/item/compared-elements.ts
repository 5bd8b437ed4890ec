import { hash } from 'node:crypto';
import { partsOfOtherLines } from '../../bodies/range.js';
import { catalogReference } from '../../engine/references.js';
import type { Row } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';
import { agencyOf } from '../../rules/bodies.js';
import { STEPS } from '../../rules/list/elements.js';
import { neutralKey } from '../../rules/list/entries.js';
import { canonical, plain, writtenValue } from '../../rules/same/canonical.js';
import type { Direction, Element } from '../../standard/element.js';
import type { Standard } from '../../standard/standard.js';
import { normalizeText } from '../../values/text.js';

/** An element that regions are held side by side by. */
export interface ComparedElement {
  readonly name: string;
  /** 自主 elements differ lawfully: they are shown and not held against a reference. */
  readonly direction: Direction;
}

/** What tells places apart and is never the same: codes, bodies, versions, states. */
const OF_PLACE: ReadonlySet<string> = new Set([
  '基本编码',
  '地方基本编码',
  '行使层级',
  '实施编码',
  '业务办理项编码',
  '业务办理项名称',
  '地方实施编码',
  '实施主体',
  '实施主体编码',
  '事项状态',
  '事项版本',
  '计划生效日期',
  '计划取消日期',
]);

/** 自主 elements that a province looks at first: how well the public is served. */
const OF_SERVICE: ReadonlySet<string> = new Set([
  '承诺办结时限',
  '办件类型',
  '到办事现场次数',
  '是否进驻政务大厅',
  '是否网办',
  '网上办理深度',
  '通办范围',
  '告知承诺',
]);

/**
 * The elements by which rows of a kind are held side by side, in the order of the standard: those that may
 * not differ at will and those of service; with `all` the further 自主 ones too. A unit goes with its number.
 */
export function comparedElements(
  standard: Standard,
  kind: '基本目录' | '实施清单',
  all: boolean,
): readonly ComparedElement[] {
  const elements = standard.elements(kind);
  return [...elements.values()].flatMap((element): ComparedElement[] => {
    const { name, direction = '自主' } = element;
    if (OF_PLACE.has(name) || isUnit(element, elements)) return [];
    return all || direction !== '自主' || OF_SERVICE.has(name) ? [{ name, direction }] : [];
  });
}

function isUnit({ name }: Element, elements: ReadonlyMap<string, Element>): boolean {
  return name.endsWith('单位') && elements.has(name.slice(0, -'单位'.length));
}

/** What a row says of an element: a value by its digest, or why there is none. */
export type Written =
  | { readonly digest: string; readonly value: unknown }
  | { readonly lacks: '缺' | '未载' | '待填' | '有误' };

/** Reads an element of a row for comparing as the rules do: width, order, level and place words do not count. */
export function written(row: Row, element: string, view: RegionView): Written {
  if (row.faulty.has(element)) return { lacks: '有误' };
  const value = writtenValue(row, element);
  if (value !== undefined) return { digest: digestOf(compareKey(row, element, view)), value };
  if (row.document.absent.has(element)) return { lacks: '未载' };
  return { lacks: row.blank.has(element) ? '待填' : '缺' };
}

const SHORT = 16;

/** A short digest that tells values apart; a short value is its own. */
function digestOf(text: string): string {
  if (text.length < SHORT) return `=${text}`;
  return hash('sha256', text, 'base64').slice(0, 16);
}

function compareKey(row: Row, element: string, view: RegionView): string {
  const value = writtenValue(row, element);
  switch (element) {
    case '设定依据':
    case '实施依据':
      return listKey(row.item[element] ?? [], citationKey);
    case '办理流程':
      return listKey(
        STEPS.read(row).map(({ text }) => text),
        STEPS.key,
      );
    case '主管部门':
    case '实施机关':
      return bodyKey(row, element, view);
    default:
      return canonical(value, neutralKey(view));
  }
}

function listKey(texts: readonly string[], key: (text: string) => string): string {
  return JSON.stringify([...new Set(texts.map(key))].sort());
}

/** A citation without its tag, and without the 中华人民共和国 that some leave out of a title. */
function citationKey(text: string): string {
  return normalizeText(text.replace(/^\s*【[^】]*】/u, '').replaceAll('中华人民共和国', ''));
}

/**
 * A body is the same at every level where it is of the reference's lines of business (domain §7.10), as
 * within/department and within/agency judge it; else it is told by its own lines.
 */
function bodyKey(row: Row, element: '主管部门' | '实施机关', view: RegionView): string {
  const agency = agencyOf(row, element, view);
  const found = catalogReference(row, view);
  const upper = 'pair' in found ? agencyOf(found.pair.reference, element, view) : undefined;
  if (agency === undefined) return canonical(row.item[element], neutralKey(view));
  if (upper === undefined || partsOfOtherLines(agency, upper).length === 0) return IN_RANGE;
  return canonical(row.item[element], neutralKey(view));
}

const IN_RANGE = '\u0000同一条线';

/** A value for a reader: an entry of a list a line. */
export function valueLines(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.length === 0 ? ['（空）'] : value.map(shown);
  return [shown(value)];
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return plain(value);
}
