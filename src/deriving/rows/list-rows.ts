import { type Row, tells } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import { type RegionView, type RowIndex, viewsAbove } from '../../model/region-view.js';
import { isAppliedFor, PUBLIC_SERVICE } from '../../rules/words.js';
import type { Standard } from '../../standard/standard.js';
import { type Level, levelNumber } from '../../values/level.js';
import { BLANK } from '../../workspace/fill-out.js';
import type { Value, Values } from '../../yaml/value.js';
import type { Assigned } from '../claims/assign.js';
import type { ClaimedItem } from '../claims/decide.js';
import type { Body } from '../input/bodies.js';
import { type Completed, completeRow, inherited } from './blanks.js';
import { handlingKey, type Numbers, serialsOf } from './serials.js';

export interface ListSetting {
  readonly view: RegionView;
  readonly standard: Standard;
  readonly numbers: Numbers;
  readonly asOf: JudgingDay;
}

/** A row of the region's own 实施清单. */
export interface ListRow extends Completed {
  readonly item: ClaimedItem;
  readonly body: Body | undefined;
  /** The 标准 or upper row that it was made of; undefined where there is none. */
  readonly from: Row | undefined;
}

/**
 * The rows of the region's own 实施清单 for an item: one for each 业务办理项 of the nearest 标准, else of
 * the nearest upper 实施清单 (the reference that list/* compare with, contract §4).
 */
export function listRows(
  item: ClaimedItem,
  { agency }: Assigned,
  catalog: Values,
  setting: ListSetting,
): ListRow[] {
  const { level } = item;
  if (level === undefined) return [];
  const sources = sourceRows(item.code, setting);
  const serials = serialsOf(item.code, sources, setting);
  return (sources.length === 0 ? [undefined] : sources).map((from, i) => ({
    item,
    body: agency,
    from,
    ...listRow({ item, level, body: agency, catalog, from, serial: serials[i] }, setting),
  }));
}

/** The rows that an item's implementation is made of, one per 业务办理项. */
function sourceRows(code: string, { view, asOf }: ListSetting): Row[] {
  const inForce = (index: RowIndex) => index.withCode(code).filter((row) => isInForce(row, asOf));
  const uppers = [...viewsAbove(view)];
  for (const index of [
    ...uppers.map(({ standards }) => standards),
    ...uppers.map(({ implementations }) => implementations),
  ]) {
    const rows = inForce(index);
    if (rows.length > 0) return onePerHandling(code, rows);
  }
  return [];
}

function onePerHandling(code: string, rows: readonly Row[]): Row[] {
  const seen = new Set<string>();
  return rows.filter(({ item }) => {
    const key = handlingKey(code, item.业务办理项名称);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

interface RowRequest {
  readonly item: ClaimedItem;
  readonly level: Level;
  readonly body: Body | undefined;
  /** The row of the region's own 基本目录. */
  readonly catalog: Values;
  readonly from: Row | undefined;
  readonly serial: number | undefined;
}

/** What a 标准 says of local elements holds for all below; of an upper region's own row only this does. */
const PLACELESS = ['法定办结时限说明', '自然人主题分类', '法人主题分类', '公开'];

/** Local elements that the public and the negative lists need to know, beside the required ones. */
const WANTED = ['办理形式', '网上办理深度', '网办地址'];

function listRow(request: RowRequest, { standard }: ListSetting): Completed {
  const { item, level, body, catalog, from } = request;
  const elements = standard.elements('实施清单');
  const own: Record<string, Value> = {};
  // What the catalog says of the item; the 标准 is nearer for what both say but the four that are the same.
  for (const name of elements.keys()) {
    const value = catalog[name];
    if (value !== undefined && !LOCAL_OF_CATALOG.has(name)) own[name] = value;
  }
  if (from !== undefined) takeFrom(from, own, elements);
  own.行使层级 = level;
  if (catalog.公开 === false) own.公开 = false;
  Object.assign(own, powerOf(item, body));
  Object.assign(own, codesOf(request));
  for (const [name, text] of Object.entries(body?.service ?? {})) own[name] = text;
  const applied = isAppliedFor(item.row.item.事项类型);
  return completeRow(own, applied ? [...WANTED, ...themesOf(own)] : [], {
    standard,
    kind: '实施清单',
    variant: {},
  });
}

/** The themes that a row needs for those it serves (logic/themes). */
function themesOf({ 服务对象: served }: Values): string[] {
  const words = Array.isArray(served) ? served : [];
  return [
    ...(words.includes('自然人') ? ['自然人主题分类'] : []),
    ...(words.some((word) => word !== '自然人') ? ['法人主题分类'] : []),
  ];
}

/** Elements of 基本目录 that mean something else, or nothing, in 实施清单. */
const LOCAL_OF_CATALOG = new Set(['行使层级', '事项状态', '下放', '委托', '计划取消日期']);

/** 四同: the region's own 基本目录 says them. */
const BY_CATALOG = new Set([
  '基本编码',
  '事项名称',
  '事项类型',
  '设定依据',
  '实施依据',
  '行使层级',
]);

function takeFrom(
  from: Row,
  own: Record<string, Value>,
  elements: ReturnType<Standard['elements']>,
): void {
  for (const [name, value] of Object.entries(inherited(from.item, elements))) {
    if (!BY_CATALOG.has(name) || own[name] === undefined) own[name] = value;
  }
  const isStandard = from.document.variant.standard === true;
  for (const [name, { direction }] of elements) {
    if (direction !== '自主' || !(isStandard || PLACELESS.includes(name))) continue;
    const value = from.item[name];
    if (value !== undefined && tells(from, name) && !LIFE.has(name)) own[name] = value as Value;
  }
}

/** What a row says of its own life. */
const LIFE = new Set(['事项状态', '事项版本', '计划生效日期', '计划取消日期', '自行设立']);

function powerOf(item: ClaimedItem, body: Body | undefined): Record<string, Value> {
  const out: Record<string, Value> = {};
  const { source } = item;
  if (item.row.item.事项类型 !== PUBLIC_SERVICE) {
    out.权力来源 = source;
    const principal = (item.record?.item.委托 ?? []).find(
      (record) => record.委托机关 !== undefined,
    );
    if (source === '上级委托' && principal?.委托机关 !== undefined)
      out.委托部门 = principal.委托机关;
  }
  if (source === '上级委托') out.实施主体性质 = '受委托组织';
  else if (body?.nature !== undefined) out.实施主体性质 = body.nature;
  else if (body?.credit?.startsWith('11') === true) out.实施主体性质 = '法定机关';
  return out;
}

/** 实施编码 = 统一社会信用代码 + level + 基本编码, with a number for each 业务办理项 (domain §3.2, 3.3). */
function codesOf({ item, level, body, serial }: RowRequest): Record<string, Value> {
  if (body === undefined) return serial === undefined ? {} : { 业务办理项编码: BLANK };
  const { name, credit } = body;
  if (credit === undefined)
    return { 实施主体: name, ...(serial === undefined ? {} : { 业务办理项编码: BLANK }) };
  const code = `${credit}${levelNumber(level)}${item.code}`;
  return {
    实施主体: name,
    实施主体编码: credit,
    实施编码: code,
    ...(serial === undefined ? {} : { 业务办理项编码: handlingCode(code, serial) }),
  };
}

/** Two digits are all there is: what comes after 99 must be numbered by hand. */
function handlingCode(code: string, serial: number): string {
  return serial > 99 ? BLANK : `${code}${String(serial).padStart(2, '0')}`;
}
