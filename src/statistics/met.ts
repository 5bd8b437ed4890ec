import type { Row } from '../model/document.js';
import type { RegionView } from '../model/region-view.js';
import { guideRows } from '../rules/guide/pairing.js';
import { entriesOf } from '../rules/list/entries.js';
import type { Material, Step } from '../standard/item.js';
import type { TimeLimit, TimeUnit } from '../values/time-limit.js';
import { type Compared, isKnown, told } from './compared.js';

/** What the public meets: an 实施清单 row with its guide, which says only what it reduces (contract §2). */
export interface Met {
  readonly row: Row;
  readonly guide: Row | undefined;
}

/** 申请材料 in numbers. */
export interface MaterialCount {
  /** 必要 and 容缺后补: what has to be handed in sooner or later. */
  readonly required: number;
  /** Of these 免于提交: offices have them already. */
  readonly exempt: number;
  /** Of these 容缺后补. */
  readonly deferred: number;
}

const guidesOf = new WeakMap<RegionView, ReadonlyMap<Row, Row>>();

/** The guide of an 实施清单 row: that of its 业务办理项, else that of its 实施编码. */
export function metOf(row: Row, view: RegionView): Met {
  let guides = guidesOf.get(view);
  if (guides === undefined) {
    guides = pairGuides(view);
    guidesOf.set(view, guides);
  }
  return { row, guide: guides.get(row) };
}

function pairGuides(view: RegionView): Map<Row, Row> {
  const guides = new Map<Row, Row>();
  for (const guide of view.guides) {
    for (const row of guideRows(guide, view)) {
      const exact = guide.item.业务办理项编码 !== undefined;
      if (exact || !guides.has(row)) guides.set(row, guide);
    }
  }
  return guides;
}

/** The row that says what the public meets of an element: a guide that is silent leaves it to its row. */
function holderOf({ row, guide }: Met, element: string): Compared<Row> {
  if (guide === undefined) return { value: row };
  if (guide.item[element] !== undefined) return { value: guide };
  if (guide.blank.has(element)) return { why: `办事指南${element}待填` };
  if (guide.faulty.has(element)) return { why: `办事指南${element}写得不对` };
  return { value: row };
}

/** 承诺办结时限 as the public meets it. */
export function promiseOf(met: Met): Compared<TimeLimit> {
  const held = holderOf(met, '承诺办结时限');
  return isKnown(held) ? limitOf(held.value, '承诺办结时限', met.row) : held;
}

/** A time limit of a row with its unit, which a guide may leave to its list row. */
export function limitOf(
  row: Row,
  element: '法定办结时限' | '承诺办结时限',
  fallback = row,
): Compared<TimeLimit> {
  const value = told(row, element);
  if (!isKnown(value)) return value;
  const unit = (row.item[`${element}单位`] ?? fallback.item[`${element}单位`]) as
    | TimeUnit
    | undefined;
  return unit === undefined
    ? { why: `没有写${element}单位` }
    : { value: { value: value.value as number, unit } };
}

/** 申请材料 as the public meets them. */
export function materialsOf(met: Met): Compared<MaterialCount> {
  const held = holderOf(met, '申请材料');
  return isKnown(held) ? materialCount(held.value) : held;
}

/** 办理流程 as the public meets it: how many steps. */
export function stepsOf(met: Met): Compared<number> {
  const held = holderOf(met, '办理流程');
  return isKnown(held) ? stepCount(held.value) : held;
}

/** 到办事现场次数 as the public meets it. */
export function visitsOf(met: Met): Compared<number> {
  const held = holderOf(met, '到办事现场次数');
  if (!isKnown(held)) return held;
  return told(held.value, '到办事现场次数') as Compared<number>;
}

/** The materials of one row; of one whose 材料必要性 is not told everywhere nothing is counted. */
export function materialCount(row: Row, whose = ''): Compared<MaterialCount> {
  const list = told(row, '申请材料', whose);
  if (!isKnown(list)) return list;
  const materials = (list.value as readonly Material[]).filter(
    ({ 材料名称: name }) => entriesOf([name]).length > 0,
  );
  if (materials.some(({ 材料必要性: need }) => need === undefined)) {
    const absent = row.document.absent.has('材料必要性');
    return { why: absent ? `${whose}材料必要性未载` : `${whose}材料必要性没有写全` };
  }
  const required = materials.filter(({ 材料必要性: need }) => need !== '非必要');
  return {
    value: {
      required: required.length,
      exempt: required.filter(({ 提交方式: how }) => how === '免于提交').length,
      deferred: required.filter(({ 材料必要性: need }) => need === '容缺后补').length,
    },
  };
}

/** The steps of one row. */
export function stepCount(row: Row, whose = ''): Compared<number> {
  const list = told(row, '办理流程', whose);
  if (!isKnown(list)) return list;
  const steps = (list.value as readonly Step[]).map(({ 环节: name }) => name);
  return { value: entriesOf(steps).length };
}
