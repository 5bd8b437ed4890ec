import type { Row } from '../../../model/document.js';
import { JudgingDay } from '../../../model/judging-day.js';
import { actsOf } from '../../../rules/acts.js';
import { linkedCodes } from '../../../rules/lists/linked-items.js';
import { texts } from '../../../rules/lists/listed.js';
import { LISTS } from '../../../rules/lists/names.js';
import { stemOf } from '../../../values/code.js';
import { bareName, normalizeText, sameName } from '../../../values/text.js';
import type { Values } from '../../../yaml/value.js';
import { type Difference, LeftOutCount, type RegionPart } from '../part.js';
import { blankRows, rowTitle } from '../published.js';
import { PERMIT, type PermitItem, permitItems } from './permit-items.js';
import type { ListRequest } from './special-part.js';

/**
 * 行政许可事项清单 of a region, computed from the 行政许可 of its 基本目录 in force, and compared with
 * the list that it maintains, where it does. Rows that agree are published as the list has them.
 */
export function permitPart(request: ListRequest): RegionPart {
  const { view, source, asOf } = request;
  const leftOut = new LeftOutCount();
  const items = permitItems(view, new JudgingDay(asOf), leftOut);
  const own = view.lists(LISTS.permit).rows;
  const compared = compare(items, own, view.keeps(LISTS.permit), (row) => source.of(row));
  const [first] = own;
  const header = first === undefined ? { 版本: asOf } : source.headerOf(first.document);
  const { code: region, name: regionName } = view.region;
  const { rows, differences } = compared;
  return {
    region,
    regionName,
    sections: rows.length === 0 ? [] : [{ region, regionName, header, rows }],
    leftOut: leftOut.counts,
    blanks: blankRows(rows),
    differences,
    origin: `${LISTS.permit}由基本目录在用的行政许可算出，${
      own.length === 0
        ? '没有在编的清单可以核对'
        : differences.length === 0
          ? `与${regionName}在编的清单核对一致`
          : `与${regionName}在编的清单有 ${differences.length} 处不一致`
    }`,
    remarks: [],
    nothing: view.hasCatalog ? '基本目录里没有在用的行政许可' : '没有基本目录，无从计算',
  };
}

function compare(
  items: readonly PermitItem[],
  own: readonly Row[],
  keeps: boolean,
  written: (row: Row) => Values,
): { readonly rows: Values[]; readonly differences: readonly Difference[] } {
  const index = new ListedPermits(own);
  const behind = new Map<Row, PermitItem[]>();
  const added: Values[] = [];
  const differences: Difference[] = [];
  for (const item of items) {
    const listed = index.of(item);
    if (listed === undefined) {
      added.push(item.values);
      if (keeps)
        differences.push({
          kind: '缺少',
          row: rowTitle(titled(item.values)),
          detail: '在编的清单里没有',
        });
    } else behind.set(listed, [...(behind.get(listed) ?? []), item]);
  }
  const rows: Values[] = [];
  for (const listed of own) {
    const values = written(listed);
    const row = rowTitle(titled(values));
    const found = behind.get(listed);
    if (found === undefined) {
      differences.push({ kind: '多出', row, detail: '基本目录里没有这一项在用的行政许可' });
    } else {
      const details = disagreements(listed, found);
      for (const detail of details) differences.push({ kind: '不同', row, detail });
      rows.push(values);
    }
  }
  return { rows: [...rows, ...added], differences };
}

/** A row of the list has no code of its own: the first of 对应事项 tells it. */
function titled(values: Values): Values {
  const [code] = texts(values.对应事项);
  return code === undefined ? values : { ...values, 基本编码: code };
}

/** Rows of a maintained list by the stems of 对应事项 and, where they name none, by name. */
class ListedPermits {
  readonly #byStem = new Map<string, Row>();
  readonly #byName = new Map<string, Row>();

  constructor(rows: readonly Row[]) {
    for (const row of rows) {
      const codes = linkedCodes(row);
      for (const code of codes) put(this.#byStem, stemOf(code), row);
      if (codes.length === 0 && row.item.事项名称 !== undefined)
        put(this.#byName, bareName(row.item.事项名称), row);
    }
  }

  of({ values, rows }: PermitItem): Row | undefined {
    for (const { item } of rows) {
      const found = this.#byStem.get(stemOf(item.基本编码 ?? ''));
      if (found !== undefined) return found;
    }
    return this.#byName.get(bareName(String(values.事项名称 ?? '')));
  }
}

function put(into: Map<string, Row>, key: string, row: Row): void {
  if (!into.has(key)) into.set(key, row);
}

/** What a row says otherwise than the items that it stands for. */
function disagreements({ item }: Row, found: readonly PermitItem[]): string[] {
  const said = (element: string) =>
    found.flatMap(({ values }) => (typeof values[element] === 'string' ? [values[element]] : []));
  const details: string[] = [];
  const names = [
    ...said('事项名称'),
    ...found.flatMap(({ rows }) => rows.flatMap((row) => row.item.事项名称 ?? [])),
  ];
  const { 事项名称: name, 事项类型: type } = item;
  // A row that stands for several items has a name of its own: lists/linked judges it.
  if (name !== undefined && found.length === 1 && !names.some((other) => isSameName(name, other)))
    details.push(`清单的事项名称是“${name}”，目录是“${names[0] ?? ''}”`);
  if (type !== undefined && type !== PERMIT) details.push(`清单的事项类型是${type}`);
  for (const element of ['主管部门', '实施机关'] as const) {
    const own = item[element];
    const expected = said(element);
    if (typeof own !== 'string' || expected.length === 0) continue;
    if (!expected.some((text) => normalizeText(text) === normalizeText(own)))
      details.push(`清单的${element}是“${own}”，目录是“${expected.join('、')}”`);
  }
  return [...details, ...basisDisagreement(texts(item.设定和实施依据), found)];
}

function isSameName(a: string, b: string): boolean {
  return sameName(bareName(a), bareName(b)) !== 'different';
}

function basisDisagreement(own: readonly string[], found: readonly PermitItem[]): string[] {
  const expected = found.flatMap(({ values }) => texts(values.设定和实施依据));
  if (own.length === 0 || expected.length === 0) return [];
  const keys = new Set(actsOf(expected).map(({ key }) => key));
  const ownKeys = new Set(actsOf(own).map(({ key }) => key));
  const isSame = keys.size === ownKeys.size && [...keys].every((key) => ownKeys.has(key));
  return isSame
    ? []
    : [`清单的设定和实施依据是“${own.join('；')}”，目录是“${expected.join('；')}”`];
}
