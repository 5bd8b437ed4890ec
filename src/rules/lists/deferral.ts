import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { isInForce } from '../../model/force.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { show } from '../../standard/schema-fault.js';
import { isNothing, normalizeText, REWORDED, similarity } from '../../values/text.js';
import {
  compareTimeLimits,
  formatTimeLimit,
  type TimeLimit,
  type TimeUnit,
} from '../../values/time-limit.js';
import { at, list, other } from '../at.js';
import { statutoryLimit } from '../limits.js';
import { neutralKey } from '../list/entries.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';
import { itemsOf, texts } from './listed.js';
import { LISTS } from './names.js';

const MATERIALS = [
  { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 },
  { 材料名称: '经营场所平面图', 材料必要性: '容缺后补' },
];
const LISTED = {
  事项名称: '食品经营许可（县级权限）',
  基本编码: '000131901002',
  主要申请材料: ['食品经营许可申请书'],
  可容缺受理的材料: ['经营场所平面图'],
  补交期限: 5,
  补交期限单位: '工作日',
};

export const rule: Rule = {
  id: 'lists/deferral',
  title: '容缺受理事项清单有误',
  severity: 'error',
  clause: `${POLICY} 四（五）；《广东省优化营商环境条例》第三十二条`,
  compares:
    '容缺受理事项清单的可容缺材料、主要申请材料、补交期限 ↔ 本地区实施清单（没有的看标准）里同一事项的申请材料、法定办结时限',
  why: '能容缺的只是事项要求的次要材料；申请书等主要材料和安全材料不能容缺，补交不能晚于法定时限。',
  action: '改正可容缺受理的材料和补交期限；材料名称照实施清单写',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '申请书列为可容缺的材料',
      edits: [
        { in: '省标准', set: { 申请材料: MATERIALS } },
        { in: '县清单', set: { 申请材料: MATERIALS } },
        {
          in: '县容缺清单',
          add: {
            ...LISTED,
            主要申请材料: ['经营场所平面图'],
            可容缺受理的材料: ['食品经营许可申请书'],
          },
        },
      ],
    },
    silent: {
      shows: '次要材料可以后补，期限短于法定时限',
      edits: [
        { in: '省标准', set: { 申请材料: MATERIALS } },
        { in: '县清单', set: { 申请材料: MATERIALS } },
        { in: '县容缺清单', add: LISTED },
      ],
    },
  },
  checks: {
    *region(view, context) {
      for (const row of view.lists(LISTS.deferral).rows) {
        yield* byItself(row);
        const items = itemRows(row, view, context);
        if (items.length === 0) context.undecided(row, '清单上的事项没有实施清单');
        else {
          yield* strange(row, items, view, context);
          yield* late(row, items);
        }
      }
    },
  },
};

const PAPERS = '可容缺受理的材料';
const MAIN = '主要申请材料';

/** The papers that an application stands on, and those that safety stands on. */
const CORE = /申请(?:书|表)(?:\([^()]*\))?$/;
const SAFETY =
  /安全(?:评价|评估|验收|条件|设施|审查|许可|鉴定)|消防(?:验收|设计|安全|审查)|环境影响评价|放射防护|防雷(?:装置|检测)/;

function* byItself(row: Row): Generator<Finding> {
  const main = new Set(texts(row.item[MAIN]).map(normalizeText));
  for (const element of [MAIN, PAPERS]) {
    const names = texts(row.item[element]);
    if (names.length === 0 || names.some((name) => !isNothing(name))) continue;
    yield {
      spot: at(row, element),
      message: `${element}写的是“${names.join('、')}”，没有内容`,
      actual: names.join('、'),
    };
  }
  for (const [index, name] of texts(row.item[PAPERS]).entries()) {
    const spot = { row, path: [PAPERS, index] };
    const key = normalizeText(name);
    if (main.has(key) && !isNothing(name)) {
      yield {
        spot,
        message: `“${show(name)}”既是主要申请材料，又列为可容缺受理的材料`,
        actual: name,
        related: [other(row, '主要申请材料', MAIN)],
      };
    } else if (CORE.test(key)) {
      yield { spot, message: `“${show(name)}”是申请的核心材料，不能容缺`, actual: name };
    } else if (SAFETY.test(key)) {
      // By its name only: whoever keeps the list knows whether safety rests on this paper.
      yield {
        spot,
        message: `“${show(name)}”看名称关系安全，安全材料不能容缺`,
        action: '核对这份材料是否关系安全；是的从可容缺受理的材料里删去',
        actual: name,
        severity: 'warning',
      };
    }
  }
}

/** Rows of the item: the region's 实施清单, else its 标准, else the nearest 标准 above. */
function itemRows(row: Row, view: RegionView, context: RuleContext): readonly Row[] {
  const sources = [
    view.implementations,
    view.standards,
    ...[...viewsAbove(view)].map(({ standards }) => standards),
  ];
  for (const source of sources) {
    const rows = itemsOf(source, row).filter((item) => isInForce(item, context.asOf));
    if (rows.length > 0) return rows;
  }
  return [];
}

/** Papers that the item does not ask for. */
function* strange(
  row: Row,
  items: readonly Row[],
  view: RegionView,
  context: RuleContext,
): Generator<Finding> {
  const told = items.filter(({ item }) => item.申请材料 !== undefined);
  const [first] = told;
  if (first === undefined || told.length < items.length) {
    context.undecided(row, '事项的申请材料没有写');
    return;
  }
  const asked = told.flatMap(({ item }) =>
    (item.申请材料 ?? []).flatMap(({ 材料名称: name }) => (name === undefined ? [] : [name])),
  );
  const key = neutralKey(view);
  const known = new Set(asked.map(key));
  for (const [index, name] of texts(row.item[PAPERS]).entries()) {
    if (isNothing(name) || known.has(key(name))) continue;
    const near = asked.find((text) => similarity(key(name), key(text)) >= REWORDED);
    yield {
      spot: { row, path: [PAPERS, index] },
      message:
        near === undefined
          ? `可容缺受理的材料“${show(name)}”不在实施清单的申请材料里`
          : `可容缺受理的材料与实施清单措辞不同：这里是“${show(name)}”，那里是“${show(near)}”`,
      actual: name,
      expected: near ?? list(asked),
      related: [other(first, '实施清单的申请材料', '申请材料')],
      ...(near === undefined ? {} : { severity: 'warning' as const }),
    };
  }
}

/** 补交期限 certainly longer than every 法定办结时限 of the item. */
function* late(row: Row, items: readonly Row[]): Generator<Finding> {
  const own = limitOf(row);
  const told = items.flatMap((item) => {
    const limit = statutoryLimit(item);
    return limit === undefined ? [] : [{ item, limit }];
  });
  const [first] = told;
  if (own === undefined || first === undefined) return;
  if (told.some(({ limit }) => compareTimeLimits(own, limit) !== 'longer')) return;
  yield {
    spot: at(row, '补交期限'),
    message: `补交期限 ${formatTimeLimit(own)}，长于事项的法定办结时限 ${formatTimeLimit(first.limit)}`,
    actual: formatTimeLimit(own),
    expected: formatTimeLimit(first.limit),
    related: [other(first.item, `法定办结时限 ${formatTimeLimit(first.limit)}`, '法定办结时限')],
  };
}

function limitOf(row: Row): TimeLimit | undefined {
  const { 补交期限: value, 补交期限单位: unit } = row.item;
  if (typeof value !== 'number' || typeof unit !== 'string') return undefined;
  return { value, unit: unit as TimeUnit };
}
