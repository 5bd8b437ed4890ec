import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { isSecret } from '../../model/secret.js';
import { at, other } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';
import {
  type BindingList,
  isPlaceComplete,
  isServed,
  itemsOf,
  listTitle,
  placeList,
  servedRows,
} from './listed.js';
import { LISTS } from './names.js';
import { noList } from './no-list.js';

const ELEMENT = '是否进驻政务大厅';

export const rule: Rule = {
  id: 'lists/hall',
  title: '是否进驻政务大厅与进驻事项负面清单不一致',
  severity: 'error',
  clause: `${POLICY} 三（二）；《优化营商环境条例》第三十六条“一般应当进驻”`,
  compares:
    '在用的依申请事项和公共服务的 是否进驻政务大厅 ↔ 本地区（没有的看所属市）的进驻事项负面清单；清单的原因类别',
  why: '清单之外的事项一律进驻大厅；不进驻的要有场地限制、国家秘密等原因并列入清单。',
  action: '把事项进驻大厅，或写明原因列入进驻事项负面清单；已经进驻的从清单里删去',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '不进驻大厅，也不在负面清单里',
      edits: [{ in: '县清单', set: { 是否进驻政务大厅: false } }],
    },
    silent: {
      shows: '场地限制，已列入本县的负面清单',
      edits: [
        { in: '县清单', set: { 是否进驻政务大厅: false } },
        {
          in: '县进驻清单',
          add: {
            事项名称: '食品经营许可（县级权限）',
            基本编码: '000131901002',
            原因类别: '场地限制',
            说明: '须在专用场所办理（示例）',
            办理场所: '示例路1号',
          },
        },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const rows = servedRows(view, context.asOf);
      const list = placeList(view, LISTS.hall);
      // What is secret is not published, neither on the list.
      const open = rows.filter((row) => !isSecret(row, view));
      if (list !== undefined) yield* outside(open, list, context);
      else if (isPlaceComplete(view) && rows.some(isTold)) {
        yield noList(view, rows.length, LISTS.hall, '不进驻大厅的事项');
      }
      yield* stale(view, context);
    },
  },
};

function isTold(row: Row): boolean {
  return tells(row, ELEMENT) && row.item[ELEMENT] !== undefined;
}

function* outside(
  rows: readonly Row[],
  list: BindingList,
  context: RuleContext,
): Generator<Finding> {
  for (const row of rows) {
    if (!tells(row, ELEMENT)) context.undecided(row, `${ELEMENT}未载`);
    if (row.item[ELEMENT] !== false || list.rowsOf(row).length > 0) continue;
    if (!list.complete) {
      context.undecided(row, `${LISTS.hall}有文件读不了`);
      continue;
    }
    yield {
      spot: at(row, ELEMENT),
      message: `没有进驻政务大厅，但不在${listTitle(list, LISTS.hall)}里`,
      actual: '否',
      expected: '是',
    };
  }
}

/** Rows of the region's own list that name no reason, or an item that is in the hall. */
function* stale(view: RegionView, context: RuleContext): Generator<Finding> {
  for (const row of view.lists(LISTS.hall).rows) {
    if (row.item.原因类别 === '其他') {
      yield {
        spot: at(row, '原因类别'),
        message: '不进驻的原因是“其他”，不是场地限制或者涉及国家秘密，请核对能不能进驻',
        severity: 'warning',
        actual: '其他',
        expected: '场地限制、涉及国家秘密',
      };
    }
    const items = itemsOf(view.implementations, row).filter((item) => isServed(item, context.asOf));
    if (items.length === 0 || items.some((item) => item.item[ELEMENT] !== true)) continue;
    for (const item of items) {
      yield {
        spot: at(item, ELEMENT),
        message: `已经进驻政务大厅，却还列在${view.region.name}的${LISTS.hall}里`,
        severity: 'warning',
        actual: '是',
        expected: '否',
        action: '确已进驻的，从负面清单里删去；实际没有进驻的，改正这里',
        related: [other(row, '负面清单里的这一行', '事项名称')],
      };
    }
  }
}
