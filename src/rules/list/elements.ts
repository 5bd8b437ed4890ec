import type { Row } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';
import type { Material } from '../../standard/item.js';
import { once } from '../../values/once.js';
import { normalizeText } from '../../values/text.js';
import type { ListElement } from './compare-list.js';
import { type Entry, entriesOf, neutralKey } from './entries.js';

const conditionEntries = once((conditions: readonly string[]): readonly Entry[] =>
  entriesOf(conditions),
);
const materialEntries = once((materials: readonly Material[]): readonly Entry[] =>
  entriesOf(materials.map((material) => material.材料名称)),
);

/** The list elements of 实施清单 that lower levels may not add to. */
export const conditionsOf = once(
  (view: RegionView): ListElement => ({
    element: '受理条件',
    noun: '受理条件',
    read: ({ item }) => (item.受理条件 === undefined ? [] : conditionEntries(item.受理条件)),
    key: neutralKey(view),
    path: (index) => ['受理条件', index],
  }),
);

export const materialsOf = once(
  (view: RegionView): ListElement => ({
    element: '申请材料',
    noun: '申请材料',
    read: ({ item }) => (item.申请材料 === undefined ? [] : materialEntries(item.申请材料)),
    key: neutralKey(view),
    path: (index) => ['申请材料', index, '材料名称'],
  }),
);

/** Names of one step that offices use for another: neither is an added step. */
const STEP_WORDS: Readonly<Record<string, string>> = {
  审核: '审查',
  审批: '决定',
  核准: '决定',
  批准: '决定',
  审定: '决定',
  发证: '送达',
  颁证: '送达',
  制证: '送达',
  颁证送达: '送达',
  制证送达: '送达',
  制证与送达: '送达',
  制证和送达: '送达',
  颁证与送达: '送达',
  颁证和送达: '送达',
};

function stepKey(text: string): string {
  const name = normalizeText(text);
  return STEP_WORDS[name] ?? name;
}

export const STEPS: ListElement = {
  element: '办理流程',
  noun: '办理环节',
  read: (row) => entriesOf((row.item.办理流程 ?? []).map((step) => step.环节)),
  key: stepKey,
  path: (index) => ['办理流程', index, '环节'],
};

export const SPECIAL_PROCEDURES: ListElement = {
  element: '特别程序',
  noun: '特别程序',
  read: (row) => names(row, '特别程序'),
  key: normalizeText,
  path: (index) => ['特别程序', index, '名称'],
  optional: true,
};

export const INTERMEDIARIES: ListElement = {
  element: '中介服务',
  noun: '中介服务',
  read: (row) => names(row, '中介服务'),
  key: normalizeText,
  path: (index) => ['中介服务', index, '名称'],
  optional: true,
};

export const FEES: ListElement = {
  element: '收费项目',
  noun: '收费项目',
  read: (row) => entriesOf((row.item.收费项目 ?? []).map((fee) => fee.收费项目名称)),
  key: normalizeText,
  path: (index) => ['收费项目', index, '收费项目名称'],
  optional: true,
};

function names(row: Row, element: '特别程序' | '中介服务'): Entry[] {
  return entriesOf((row.item[element] ?? []).map((entry) => entry.名称));
}
