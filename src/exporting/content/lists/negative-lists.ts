import { tells } from '../../../model/document.js';
import { actsOf } from '../../../rules/acts.js';
import { rankOf } from '../../../rules/lists/act-rank.js';
import { placeList, servedRows } from '../../../rules/lists/listed.js';
import { LISTS } from '../../../rules/lists/names.js';
import { onlineState, tellsOnline } from '../../../rules/lists/online-state.js';
import type { Values } from '../../../yaml/value.js';
import { identity, type SpecialList } from './special-list.js';

const HALL = '是否进驻政务大厅';

/** 进驻事项负面清单: what does not stand in the hall (苏政发〔2022〕71号 三（二）). */
export const hallList: SpecialList = {
  name: LISTS.hall,
  binding: (view) => placeList(view, LISTS.hall),
  rows: servedRows,
  entriesOf: (row) => {
    if (row.item[HALL] !== false) return [];
    const { 办理地点: place } = row.item;
    return [
      { values: { ...identity(row), ...(typeof place === 'string' ? { 办理场所: place } : {}) } },
    ];
  },
  holds: (row) => {
    const inHall = row.item[HALL];
    return inHall === undefined ? 'unknown' : inHall === false ? 'in' : 'out';
  },
  untold: (row) => (tells(row, HALL) && row.item[HALL] !== undefined ? undefined : `${HALL}未载`),
  blanks: () => ['原因类别', '说明', '办理场所'],
  local: ['办理场所'],
  body: '实施机关',
  nothing: '依申请事项和公共服务都已进驻政务大厅，没有要列入的事项',
};

/** 全程网办负面清单: what is not done wholly online (苏政发〔2022〕71号 三（三）). */
export const fullOnlineList: SpecialList = {
  name: LISTS.fullOnline,
  binding: (view) => placeList(view, LISTS.fullOnline),
  rows: servedRows,
  entriesOf: (row) => {
    if (onlineState(row).kind !== 'offline') return [];
    return [{ values: { ...identity(row), ...reasonOf(row.item.必须现场办理原因说明) } }];
  },
  holds: (row) => {
    const { kind } = onlineState(row);
    return kind === 'unknown' ? 'unknown' : kind === 'offline' ? 'in' : 'out';
  },
  untold: (row) => (tellsOnline(row) ? undefined : '网上办理情况未载'),
  blanks: ({ 原因类别: reason }) =>
    // What is secret needs no article (contract §5, lists/full-online).
    ['须线下的环节', '原因类别', ...(reason === '涉及国家秘密' ? [] : ['法律依据'])],
  local: [],
  body: '实施机关',
  nothing: '依申请事项和公共服务都可以全程网办，没有要列入的事项',
};

const SECRET = /国家秘密|涉密/;

/** What 必须现场办理原因说明 certainly says: an article of a 法律 or 法规, or that the matter is secret. */
function reasonOf(reason: unknown): Values {
  if (typeof reason !== 'string') return {};
  if (SECRET.test(reason)) return { 原因类别: '涉及国家秘密', 说明: reason };
  const acts = actsOf([reason]).filter(
    (act) => act.quoted && act.articles.length > 0 && rankOf(act) === 'law',
  );
  if (acts.length === 0) return { 说明: reason };
  return {
    原因类别: '依法须线下办理',
    法律依据: acts.map(({ raw }) => raw.trim()).join('、'),
    说明: reason,
  };
}
