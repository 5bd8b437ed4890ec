import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { isSecret } from '../../model/secret.js';
import { isNothing } from '../../values/text.js';
import { actsOf } from '../acts.js';
import { at, other } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';
import { rankOf } from './act-rank.js';
import {
  type BindingList,
  isPlaceComplete,
  isServed,
  itemsOf,
  listTitle,
  placeList,
  servedRows,
  texts,
} from './listed.js';
import { LISTS } from './names.js';
import { noList } from './no-list.js';
import { type OnlineState, onlineState, tellsOnline } from './online-state.js';

export const rule: Rule = {
  id: 'lists/full-online',
  title: '网上办理情况与全程网办负面清单不一致',
  severity: 'error',
  clause: `${POLICY} 三（三）；《优化营商环境条例》第三十七条“除法律、法规另有规定或者涉及国家秘密”`,
  compares:
    '在用的依申请事项和公共服务的 到办事现场次数、网上办理深度、是否网办 ↔ 本地区（没有的看所属市）的全程网办负面清单；清单的法律依据',
  why: '清单之外的事项都应当全程网上办理；依法须线下办理的要有法律依据，写到条。',
  action: '改为全程网办（现场 0 次，受理、办理、结果反馈都在网上），或依法列入全程网办负面清单',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '要跑一次现场，但不在负面清单里',
      edits: [{ in: '县清单', set: { 到办事现场次数: 1, 必须现场办理原因说明: '须核验原件' } }],
    },
    silent: {
      shows: '涉及国家秘密的列入负面清单，不需要写法律条文',
      edits: [
        { in: '县清单', set: { 到办事现场次数: 1, 必须现场办理原因说明: '递交涉密材料' } },
        {
          in: '县网办清单',
          add: {
            事项名称: '食品经营许可（县级权限）',
            基本编码: '000131901002',
            须线下的环节: '涉密材料的递交（示例）',
            原因类别: '涉及国家秘密',
          },
        },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const rows = servedRows(view, context.asOf);
      const list = placeList(view, LISTS.fullOnline);
      // What is secret is not published, neither on the list.
      const open = rows.filter((row) => !isSecret(row, view));
      if (list !== undefined) yield* outside(open, list, context);
      else if (isPlaceComplete(view) && rows.some(tellsOnline)) {
        yield noList(view, rows.length, LISTS.fullOnline, '不能全程网办的事项');
      }
      for (const row of view.lists(LISTS.fullOnline).rows) yield* withoutClause(row);
      yield* stale(view, context);
    },
  },
};

const SAYS: Readonly<Record<string, (state: OnlineState & { kind: 'offline' }) => string>> = {
  到办事现场次数: ({ actual }) => `要到现场 ${actual} 次`,
  网上办理深度: ({ actual }) => `网上办理深度只有“${actual}”，受理、办理、结果反馈没有都在网上`,
  是否网办: () => '不能网办',
};

function* outside(
  rows: readonly Row[],
  list: BindingList,
  context: RuleContext,
): Generator<Finding> {
  for (const row of rows) {
    if (!tellsOnline(row)) context.undecided(row, '网上办理情况未载');
    const state = onlineState(row);
    if (state.kind !== 'offline' || list.rowsOf(row).length > 0) continue;
    if (!list.complete) {
      context.undecided(row, `${LISTS.fullOnline}有文件读不了`);
      continue;
    }
    yield {
      spot: at(row, state.element),
      message: `${SAYS[state.element]?.(state) ?? ''}，但不在${listTitle(list, LISTS.fullOnline)}里`,
      actual: state.actual,
      expected: state.expected,
    };
  }
}

/** 依法须线下办理 needs an article of a 法律 or 法规. */
function* withoutClause(row: Row): Generator<Finding> {
  if (row.item.原因类别 !== '依法须线下办理' || !tells(row, '法律依据')) return;
  const written = texts(row.item.法律依据).filter((text) => !isNothing(text));
  const cited = actsOf(written).filter(({ articles }) => articles.length > 0);
  if (cited.some((act) => rankOf(act) !== 'below')) return;
  const basis = written.join('、');
  yield {
    spot: at(row, '法律依据'),
    message: faultOf(basis, cited.length > 0),
    action:
      '写明法律、法规的名称和条，如 《中华人民共和国民法典》第一千零四十九条；没有这样的规定的，从清单里删去',
    element: '法律依据',
    ...(basis === '' ? {} : { actual: basis }),
  };
}

function faultOf(basis: string, hasArticle: boolean): string {
  if (basis === '') return '原因是依法须线下办理，却没有写法律依据';
  return hasArticle
    ? `依法须线下办理的依据“${basis}”不是法律、法规`
    : `依法须线下办理的法律依据“${basis}”没有写到条`;
}

/** Items of the region's own list that can be done wholly online. */
function* stale(view: RegionView, context: RuleContext): Generator<Finding> {
  for (const row of view.lists(LISTS.fullOnline).rows) {
    const items = itemsOf(view.implementations, row).filter((item) => isServed(item, context.asOf));
    if (items.length === 0 || items.some((item) => onlineState(item).kind !== 'full')) continue;
    for (const item of items) {
      yield {
        spot: at(item, '网上办理深度'),
        message: `已经可以全程网办（现场 0 次，受理、办理、结果反馈都在网上），却还列在${view.region.name}的${LISTS.fullOnline}里`,
        severity: 'warning',
        actual: texts(item.item.网上办理深度).join('、'),
        action: '确能全程网办的，从负面清单里删去；实际不能的，改正这里',
        related: [other(row, '负面清单里的这一行', '事项名称')],
      };
    }
  }
}
