import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { show } from '../../standard/schema-fault.js';
import { actsOf } from '../acts.js';
import { at } from '../at.js';
import { INTERMEDIARIES } from '../list/elements.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_OFFICE } from '../words.js';
import { rankOf } from './act-rank.js';
import {
  type BindingList,
  bindingList,
  listTitle,
  servedAndStandardRows,
  texts,
} from './listed.js';
import { LISTS } from './names.js';
import { namesSame } from './names-same.js';

const LISTED = {
  事项名称: '食品经营许可（县级权限）',
  基本编码: '000131901002',
  中介服务名称: '经营场所检测',
  设定依据: ['【行政法规】《中华人民共和国食品安全法实施条例》第十五条'],
};

export const rule: Rule = {
  id: 'lists/intermediary',
  title: '中介服务与中介服务事项清单不一致',
  severity: 'error',
  clause: '《优化营商环境条例》第四十三条',
  compares:
    '在用事项的 中介服务 ↔ 本地区（没有的看上级）的中介服务事项清单；清单的设定依据是不是法律、法规或者国务院决定',
  why: '未纳入清单的中介服务不得作为受理条件；没有法律、法规或者国务院决定依据的不得设定。',
  action: '删去这项中介服务；有法律、法规或者国务院决定依据的，列入清单并写明依据',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '用到的中介服务不在清单里',
      edits: [
        { in: '省标准', set: { 中介服务: [{ 名称: '经营场所检测' }] } },
        { in: '县清单', set: { 中介服务: [{ 名称: '经营场所检测' }] } },
        { in: '县中介清单', add: { ...LISTED, 中介服务名称: '设计图纸编制（示例）' } },
      ],
    },
    silent: {
      shows: '清单里有，依据是行政法规（示例）',
      edits: [
        { in: '省标准', set: { 中介服务: [{ 名称: '经营场所检测' }] } },
        { in: '县清单', set: { 中介服务: [{ 名称: '经营场所检测' }] } },
        { in: '县中介清单', add: LISTED },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const list = bindingList(view, LISTS.intermediary);
      if (list !== undefined) {
        for (const row of servedAndStandardRows(view, context.asOf))
          yield* unlisted(row, list, context);
      }
      for (const row of view.lists(LISTS.intermediary).rows) yield* withoutLaw(row);
    },
  },
};

function* unlisted(row: Row, list: BindingList, context: RuleContext): Generator<Finding> {
  if (!tells(row, '中介服务')) context.undecided(row, '中介服务未载');
  const services = INTERMEDIARIES.read(row);
  if (services.length === 0) return;
  const listed = list.rowsOf(row).flatMap(({ item }) => texts(item.中介服务名称));
  for (const { text, index } of services) {
    if (listed.some((name) => namesSame(text, name))) continue;
    if (!list.complete) {
      context.undecided(row, `${LISTS.intermediary}有文件读不了`);
      return;
    }
    yield {
      spot: { row, path: INTERMEDIARIES.path(index) },
      message: `中介服务“${show(text)}”不在${listTitle(list, LISTS.intermediary)}里${listed.length === 0 ? '' : `（清单上本事项只有 ${listed.map((name) => show(name)).join('、')}）`}`,
      actual: text,
    };
  }
}

/** A row that rests on nothing that may set an intermediary service; acts of unknown rank decide nothing. */
function* withoutLaw(row: Row): Generator<Finding> {
  const basis = texts(row.item.设定依据);
  const acts = actsOf(basis);
  if (acts.length === 0 || acts.some((act) => rankOf(act) !== 'below')) return;
  yield {
    spot: at(row, '设定依据'),
    message: `中介服务“${show(String(row.item.中介服务名称 ?? ''))}”的设定依据不是法律、法规或者国务院决定`,
    actual: basis.join('、'),
    action: '从清单里删去这项中介服务；另有法律、法规或者国务院决定依据的，改写依据',
  };
}
