import { fullTitle } from '../../law/full-title.js';
import { isWithdrawn } from '../../model/force.js';
import { normalizeText } from '../../values/text.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_CATALOG } from '../words.js';
import { ActQuestion } from './cited-basis.js';
import { sameBasis } from './example-edits.js';

export const rule: Rule = {
  id: 'basis/title',
  title: '法律名称用了简称',
  severity: 'note',
  clause: `${POLICY_CATALOG}“名称、编码、依据、类型等基本要素‘四级四同’”`,
  compares:
    '书名号里的名称 ↔ 该法律的全称（法律，以及名为“…法实施条例、实施细则、实施办法”的行政法规）',
  why: '同一部法律写法不一，四级就对不齐；比对时按同一部法律看待，所以只作提示。其他法规有的带“中华人民共和国”有的不带，不作判断。',
  action: '在名称前补上“中华人民共和国”',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '少了“中华人民共和国”',
      edits: [{ in: '国家目录', row: 3, set: { 设定依据: ['【法律】《就业促进法》第三十五条'] } }],
    },
    silent: {
      shows: '全称本来就没有“中华人民共和国”',
      edits: sameBasis(3, '【行政法规】《优化营商环境条例》第四十条'),
    },
  },
  checks: {
    *row(row, _view, context) {
      if (isWithdrawn(row, context.asOf) && row.item.事项状态 !== '暂停') return;
      for (const { act, element, path, answer: full } of SHORTENED.of(row, context)) {
        yield {
          spot: { row, path },
          message: `${element}里的《${act.title}》是简称，全称是《${full}》`,
          actual: `《${act.title}》`,
          expected: `《${full}》`,
        };
      }
    },
  },
};

/** The full title of an act that is cited by a short one. */
const SHORTENED = new ActQuestion((act, laws) => {
  if (!act.quoted || normalizeText(act.title).startsWith('中华人民共和国')) return undefined;
  const entry = laws.find(act);
  return entry === undefined ? undefined : fullTitle(entry);
});
