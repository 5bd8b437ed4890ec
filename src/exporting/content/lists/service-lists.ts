import { type Row, tells } from '../../../model/document.js';
import type { RegionView } from '../../../model/region-view.js';
import { INTERMEDIARIES } from '../../../rules/list/elements.js';
import { neutralKey } from '../../../rules/list/entries.js';
import { reachesAcrossCities } from '../../../rules/lists/cross-scope.js';
import {
  bindingList,
  chainList,
  servedAndStandardRows,
  texts,
} from '../../../rules/lists/listed.js';
import { LISTS } from '../../../rules/lists/names.js';
import { namesSame } from '../../../rules/lists/names-same.js';
import type { Material } from '../../../standard/item.js';
import type { Value } from '../../../yaml/value.js';
import { identity, type SpecialList } from './special-list.js';

/** 中介服务事项清单: one row for each service of an item (《优化营商环境条例》第四十三条). */
export const intermediaryList: SpecialList = {
  name: LISTS.intermediary,
  binding: (view) => bindingList(view, LISTS.intermediary),
  rows: servedAndStandardRows,
  entriesOf: (row) =>
    INTERMEDIARIES.read(row).map(({ text, index }) => {
      const basis = texts(row.item.中介服务?.[index]?.依据);
      return {
        second: text,
        values: {
          ...identity(row),
          中介服务名称: text,
          ...(basis.length === 0 ? {} : { 设定依据: basis }),
        },
      };
    }),
  holds: (row, listed) => {
    const name = listed.item.中介服务名称;
    if (!tells(row, '中介服务') || typeof name !== 'string') return 'unknown';
    return INTERMEDIARIES.read(row).some(({ text }) => namesSame(text, name)) ? 'in' : 'out';
  },
  untold: (row) => (tells(row, '中介服务') ? undefined : '中介服务未载'),
  isEntry: ({ item }, { second = '' }) =>
    texts(item.中介服务名称).some((name) => namesSame(name, second)),
  blanks: () => ['设定依据', '办理时限', '工作流程', '申报条件', '收费标准'],
  local: [],
  nothing: '没有事项用到中介服务',
};

/** 告知承诺事项清单 (苏政发〔2022〕71号 四（五）). */
export const commitmentList: SpecialList = {
  name: LISTS.commitment,
  binding: (view) => bindingList(view, LISTS.commitment),
  rows: servedAndStandardRows,
  entriesOf: (row) => (row.item.告知承诺 === true ? [{ values: identity(row) }] : []),
  holds: (row) => (row.item.告知承诺 === true ? 'in' : tells(row, '告知承诺') ? 'out' : 'unknown'),
  untold: (row) => (tells(row, '告知承诺') ? undefined : '告知承诺未载'),
  blanks: () => ['承诺内容', '要求', '法律责任', '监管细则'],
  local: [],
  nothing: '没有事项标明实行告知承诺',
};

const PAPERS = '可容缺受理的材料';

/** 容缺受理事项清单: 材料必要性 容缺后补 (苏政发〔2022〕71号 四（五）). */
export const deferralList: SpecialList = {
  name: LISTS.deferral,
  binding: (view) => bindingList(view, LISTS.deferral),
  rows: servedAndStandardRows,
  entriesOf: (row) => {
    const deferrable = papers(row, '容缺后补');
    if (deferrable.length === 0) return [];
    const main = papers(row, '必要');
    return [
      {
        values: {
          ...identity(row),
          ...(main.length === 0 ? {} : { 主要申请材料: main }),
          [PAPERS]: deferrable,
        },
      },
    ];
  },
  holds: (row) => (papers(row, '容缺后补').length > 0 ? 'in' : tellsNeed(row) ? 'out' : 'unknown'),
  untold: (row) => (tellsNeed(row) ? undefined : '材料必要性未载'),
  blanks: () => ['主要申请材料', '补交期限', '补交期限单位'],
  local: [],
  contradictions: deferralContradictions,
  nothing: '没有事项的申请材料标明容缺后补',
};

function papers(row: Row, need: Material['材料必要性']): readonly string[] {
  return (row.item.申请材料 ?? []).flatMap(({ 材料名称: name, 材料必要性: own }) =>
    own === need && name !== undefined ? [name] : [],
  );
}

function tellsNeed(row: Row): boolean {
  return (
    tells(row, '申请材料') &&
    !row.document.absent.has('材料必要性') &&
    (row.item.申请材料 ?? []).every(({ 材料必要性: need }) => need !== undefined)
  );
}

/** Papers that the list lets be deferred and the rows do not, and the other way round. */
function deferralContradictions(
  listed: Row,
  rows: readonly Row[],
  view: RegionView,
): readonly string[] {
  const key = neutralKey(view);
  const listedNames = texts(listed.item[PAPERS]);
  const marked = [...new Set(rows.flatMap((row) => papers(row, '容缺后补')))];
  const keys = { listed: new Set(listedNames.map(key)), marked: new Set(marked.map(key)) };
  const said = (names: readonly string[], words: string) =>
    names.length === 0 ? [] : [`${words}：${names.join('、')}`];
  return [
    ...said(
      marked.filter((name) => !keys.listed.has(key(name))),
      '实施清单标明容缺后补，清单没有写',
    ),
    ...said(
      listedNames.filter((name) => !keys.marked.has(key(name))),
      '清单写了可容缺受理，实施清单没有标明容缺后补',
    ),
  ];
}

/** 省内通办事项清单: 通办范围 跨市 or wider (苏政发〔2022〕71号 四（七）). */
export const crossRegionList: SpecialList = {
  name: LISTS.crossRegion,
  binding: (view) => chainList(view, LISTS.crossRegion),
  rows: servedAndStandardRows,
  entriesOf: (row) => {
    const { 通办范围: scope, 办理流程: steps } = row.item;
    if (typeof scope !== 'string' || !reachesAcrossCities(scope)) return [];
    const { 承诺办结时限: days, 承诺办结时限单位: unit } = row.item;
    const limit =
      days === undefined || unit === undefined ? {} : { 办理时限: days, 办理时限单位: unit };
    return [
      {
        values: {
          ...identity(row),
          ...limit,
          ...(steps === undefined ? {} : { 办理流程: steps as unknown as Value }),
        },
      },
    ];
  },
  holds: ({ item: { 通办范围: scope } }) =>
    typeof scope !== 'string' ? 'unknown' : reachesAcrossCities(scope) ? 'in' : 'out',
  untold: (row) => (tells(row, '通办范围') ? undefined : '通办范围未载'),
  blanks: () => ['通办方式'],
  local: [],
  nothing: '没有事项的通办范围是跨市以上',
};
