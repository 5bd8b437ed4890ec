import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { stemOf } from '../../values/code.js';
import { bareName, isNothing } from '../../values/text.js';
import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';
import { linkedCodes } from './linked-items.js';
import { chainList, texts } from './listed.js';
import { LISTS } from './names.js';

const LISTED = {
  事项名称: '食品经营许可（县级权限）',
  基本编码: '000131901002',
  承诺内容: '已知晓并符合许可条件（示例）',
  要求: '签署告知承诺书（示例）',
  法律责任: '承诺不实的，依法撤销许可（示例）',
  监管细则: '作出决定后二个月内检查（示例）',
};

export const rule: Rule = {
  id: 'lists/commitment',
  title: '告知承诺事项清单不完整或者不适宜',
  severity: 'error',
  clause: `${POLICY} 四（五）`,
  compares:
    '告知承诺事项清单每一行的承诺内容、要求、法律责任、监管细则；事项是否涉及国家安全、公共安全等',
  why: '没有写清承诺什么、不实怎么办、怎么监管，承诺就落不了地；直接涉及国家安全、公共安全、金融审慎监管、生态环境和人身健康的事项不宜告知承诺。',
  action: '补齐四项内容；风险大的事项不实行告知承诺，国家“证照分离”清单已定为告知承诺的除外',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '监管细则写“无”',
      edits: [
        { in: '县清单', set: { 告知承诺: true } },
        { in: '县承诺清单', add: { ...LISTED, 监管细则: '无' } },
      ],
    },
    silent: {
      shows: '四项都写清楚',
      edits: [
        { in: '县清单', set: { 告知承诺: true } },
        { in: '县承诺清单', add: LISTED },
      ],
    },
  },
  checks: {
    *region(view) {
      for (const row of view.lists(LISTS.commitment).rows) {
        yield* hollow(row);
        yield* risky(row, view);
      }
    },
  },
};

/** Elements that are written and say nothing; missing ones are schema/required. */
function* hollow(row: Row): Generator<Finding> {
  for (const element of ['承诺内容', '要求', '法律责任', '监管细则']) {
    const content = texts(row.item[element]);
    if (content.length === 0 || content.some((text) => !isNothing(text))) continue;
    yield {
      spot: at(row, element),
      message: `${element}写的是“${content.join('、')}”，没有内容`,
      actual: content.join('、'),
    };
  }
}

/** Subjects that a promise may not stand in for, by the words of item names. */
const RISKS: readonly (readonly [risk: string, words: RegExp])[] = [
  ['国家安全', /国家安全|国家秘密|涉密|保密资质|武器装备|军工/],
  [
    '公共安全',
    /爆炸|枪支|弹药|弩|烟花爆竹|危险化学品|剧毒|易制毒|易制爆|放射性|核材料|民用核|管制刀具|危险物品|危险货物/,
  ],
  ['金融审慎监管', /银行|保险公司|证券公司|期货公司|金融机构|支付机构|小额贷款|融资担保|典当/],
  ['生态环境', /危险废物|辐射安全|固体废物进口|海洋倾倒|倾倒废弃物/],
  ['生命健康', /麻醉药品|精神药品|病原微生物|医疗用毒性|血站|单采血浆|人体器官|药品生产|疫苗/],
];

function* risky(row: Row, view: RegionView): Generator<Finding> {
  const name = row.item.事项名称;
  const risk = RISKS.find(([, words]) => name !== undefined && words.test(name));
  if (risk === undefined || isReformed(row, view)) return;
  yield {
    spot: at(row, '事项名称'),
    message: `“${name ?? ''}”可能直接涉及${risk[0]}，请核对能不能实行告知承诺`,
    severity: 'warning',
    ...(name === undefined ? {} : { actual: name }),
  };
}

/** The 证照分离 list of the chain itself says 实行告知承诺. */
function isReformed(row: Row, view: RegionView): boolean {
  const { 基本编码: code, 事项名称: name } = row.item;
  return (chainList(view, LISTS.separation)?.rows ?? []).some(
    (reform) =>
      reform.item.改革方式 === '实行告知承诺' &&
      (linkedCodes(reform).some(
        (linked) => code !== undefined && stemOf(linked) === stemOf(code),
      ) ||
        bareName(reform.item.事项名称 ?? '') === bareName(name ?? '')),
  );
}
