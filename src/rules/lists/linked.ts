import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { isChild } from '../../values/code.js';
import { bareName, sameName, similarity } from '../../values/text.js';
import { at, other } from '../at.js';
import { hasWholeCatalog } from '../coverage.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE, POLICY_CATALOG } from '../words.js';
import { linkedCodes, parentNames } from './linked-items.js';
import { LISTS } from './names.js';

export const rule: Rule = {
  id: 'lists/linked',
  title: '关联清单与目录不一致',
  severity: 'error',
  clause: `${POLICY_CATALOG}“同类事项名称、类型等要素保持一致”`,
  compares:
    '关联清单的事项名称、事项类型 ↔ 目录里的对应事项（按 对应事项 的编码，没有写的按名称；指向主项 00Y 的包含其子项）',
  why: '同一事项在许可清单、市场准入、证照分离、投资审批、工程建设各张清单和目录里应当是一个名称、一个类型。',
  action: '以目录为准改清单的名称、类型或 对应事项；目录有错的，先改目录',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '许可清单用了旧名称',
      edits: [{ in: '国家许可清单', set: { 事项名称: '餐饮服务许可' } }],
    },
    silent: {
      shows: '一行对应几个子项，子项名称可以更细',
      edits: [{ in: '国家许可清单', set: { 对应事项: ['000131901001', '000131901002'] } }],
    },
  },
  checks: {
    *region(view, context) {
      for (const row of linkRows(view)) {
        if (row.faulty.has('对应事项')) continue;
        const codes = linkedCodes(row).filter((code) => isJudgedAt(view, code));
        if (linkedCodes(row).length === 0) yield* byName(row, view, context);
        else yield* byCode(row, codes, view, context);
      }
      // A national list may point to items that a province set itself: they stand in its catalog.
      if (view.region.level !== '省级') return;
      for (const upper of viewsAbove(view)) {
        for (const row of linkRows(upper)) {
          const codes = linkedCodes(row).filter((code) => isOwnCode(view, code));
          yield* byCode(row, codes, view, context);
        }
      }
    },
  },
};

/** Rows that have a counterpart to agree with: prohibitions and abolished approvals have none. */
function linkRows(view: RegionView): Row[] {
  return [...view.kept]
    .flatMap((list) => view.lists(list).rows)
    .filter(({ document }) => document.kind === '关联清单')
    .filter(({ item }) => item.准入类别 !== '禁止准入类' && item.改革方式 !== '直接取消审批');
}

/** At 国家 a province's own code can be looked up nowhere. */
function isJudgedAt(view: RegionView, code: string): boolean {
  return view.region.level !== '国家级' || code.startsWith('00');
}

function isOwnCode(view: RegionView, code: string): boolean {
  return code.startsWith(view.region.code.slice(0, 2)) && !code.startsWith('00');
}

interface Counterpart {
  readonly row: Row;
  readonly view: RegionView;
}

function* byCode(
  row: Row,
  codes: readonly string[],
  view: RegionView,
  context: RuleContext,
): Generator<Finding> {
  const found: Counterpart[] = [];
  for (const code of codes) {
    const counterparts = counterpartsOf(code, view);
    found.push(...counterparts);
    if (counterparts.length > 0) continue;
    if (!isAbsent(code, view)) {
      context.undecided(row, '对应事项所在的目录不全');
      continue;
    }
    yield {
      spot: { row, path: ['对应事项', linkedCodes(row).indexOf(code)] },
      message: `对应事项 ${code} 不在${placesOf(view)}的目录里`,
      actual: code,
    };
  }
  if (found.length === 0) return;
  yield* nameDifference(row, found, view);
  yield* typeDifference(row, found);
}

function counterpartsOf(code: string, view: RegionView): Counterpart[] {
  return [view, ...viewsAbove(view)].flatMap((at_) =>
    at_.catalog.withCode(code).map((row) => ({ row, view: at_ })),
  );
}

/** Whether the catalog that would have to hold a code is whole, so that absence there proves something. */
function isAbsent(code: string, view: RegionView): boolean {
  const founder = code.startsWith('00') ? '国家级' : '省级';
  return [view, ...viewsAbove(view)].some(
    (upper) => upper.region.level === founder && hasWholeCatalog(upper) && view.complete,
  );
}

function placesOf(view: RegionView): string {
  return [view, ...viewsAbove(view)].map(({ region }) => region.name).join('、');
}

function* nameDifference(
  row: Row,
  found: readonly Counterpart[],
  view: RegionView,
): Generator<Finding> {
  const name = row.item.事项名称;
  const [first] = found;
  if (name === undefined || first === undefined) return;
  const names = found.flatMap(({ row: { item } }) => [
    ...(item.事项名称 === undefined ? [] : [item.事项名称]),
    ...(item.基本编码 !== undefined && isChild(item.基本编码)
      ? parentNames(view, item.基本编码)
      : []),
  ]);
  const isReform = row.item.改革方式 === '审批改为备案';
  if (names.length === 0 || names.some((other_) => agrees(name, other_, isReform))) return;
  const several = linkedCodes(row).length > 1;
  if (several && names.some((other_) => isRelated(name, other_))) return;
  const expected = first.row.item.事项名称 ?? '';
  yield {
    spot: at(row, '事项名称'),
    message: `名称与${first.view.region.name}目录里的对应事项不同：清单是“${name}”，目录是“${expected}”`,
    actual: name,
    expected,
    related: [other(first.row, `${first.view.region.name}目录：${expected}`, '事项名称')],
  };
}

/** Names that say the same; level suffixes, and what a reform changes in the name, aside. */
function agrees(name: string, other_: string, isReform: boolean): boolean {
  if (sameName(bareName(name), bareName(other_)) !== 'different') return true;
  return isReform && withoutMeans(name) === withoutMeans(other_);
}

/** 诊所设置审批 becomes 诊所设置备案. */
function withoutMeans(name: string): string {
  return bareName(name).replace(/(?:行政)?(?:审批|许可|核准|核发|备案|登记)$/, '');
}

/** 子项 of a list's item have finer names (domain §4.2 E4): something of it must be left in them. */
function isRelated(name: string, other_: string): boolean {
  const [a, b] = [bareName(name), bareName(other_)];
  return a.includes(b) || b.includes(a) || similarity(a, b) >= RELATED;
}

const RELATED = 0.5;

function* typeDifference(row: Row, found: readonly Counterpart[]): Generator<Finding> {
  const type = typeOf(row);
  // What a list calls 备案 from now on may still bear its old type: lists/separation judges it.
  if (type === undefined || row.item.改革方式 === '审批改为备案') return;
  const typed = found.filter(({ row: { item } }) => item.事项类型 !== undefined);
  const [first] = typed;
  if (first === undefined || typed.some(({ row: { item } }) => item.事项类型 === type)) return;
  const expected = first.row.item.事项类型 ?? '';
  yield {
    spot: at(row, '事项类型'),
    message: `类型与${first.view.region.name}目录里的对应事项不同：清单是${type}，目录是${expected}`,
    element: '事项类型',
    actual: type,
    expected,
    related: [other(first.row, `${first.view.region.name}目录：${expected}`, '事项类型')],
  };
}

function typeOf(row: Row): string | undefined {
  if (row.faulty.has('事项类型')) return undefined;
  return row.item.事项类型 ?? (row.document.variant.list === LISTS.permit ? '行政许可' : undefined);
}

/** Without 对应事项 the items of the same name are the counterpart. */
function* byName(row: Row, view: RegionView, context: RuleContext): Generator<Finding> {
  const name = row.item.事项名称;
  const found =
    name === undefined
      ? []
      : [view, ...viewsAbove(view)].flatMap((at_) =>
          at_.catalog.named(name).map((counterpart) => ({ row: counterpart, view: at_ })),
        );
  if (found.length === 0) context.undecided(row, '关联清单的事项没有对应的目录事项');
  else yield* typeDifference(row, found);
}
