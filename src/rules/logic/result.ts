import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { isNothing, normalizeText } from '../../values/text.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { isJudged } from './judged.js';

export const rule: Rule = {
  id: 'logic/result',
  title: '审批结果类型与名称矛盾',
  severity: 'warning',
  clause: `${POLICY_LIST}（办理结果为统一的要素）`,
  compares: '审批结果类型 ↔ 审批结果名称、审批结果样本',
  why: '类型决定结果怎样生成、共享和互认，和名称对不上就无法使用。',
  action: '核对发出的是证照、批文还是登记表，改正类型或名称',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '名称是许可证，类型写批文',
      edits: [
        { in: '省标准', set: { 审批结果类型: ['批文'] } },
        { in: '县清单', set: { 审批结果类型: ['批文'] } },
      ],
    },
    silent: {
      shows: '名称是证明，不是证照',
      edits: [
        { in: '省标准', set: { 审批结果类型: ['批文'], 审批结果名称: '食品经营备案证明' } },
        { in: '县清单', set: { 审批结果类型: ['批文'], 审批结果名称: '食品经营备案证明' } },
      ],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row, _view, context) {
      const types = row.item.审批结果类型 ?? [];
      if (!isJudged(row, context) || types.length === 0) return;
      if (types.includes('无')) yield* nothing(row, types);
      else if (!types.includes('其他')) yield* misnamed(row, types);
    },
  },
};

function* nothing(row: Row, types: readonly string[]): Generator<Finding> {
  const related = [other(row, `审批结果类型：${types.join('、')}`, '审批结果类型')];
  if (types.length > 1) {
    yield {
      spot: at(row, '审批结果类型'),
      message: `审批结果类型既写无，又写${types.filter((type) => type !== '无').join('、')}`,
      actual: types.join('、'),
      expected: '只写无，或删去无',
    };
    return;
  }
  for (const element of ['审批结果名称', '审批结果样本'] as const) {
    const value = row.item[element];
    if (typeof value !== 'string' || isNothing(value)) continue;
    yield {
      spot: at(row, element),
      message: `审批结果类型是无，却写了${element}“${value}”`,
      actual: value,
      expected: `不写${element}，或改正审批结果类型`,
      related,
    };
    return;
  }
}

/** 证照 by its last word; 证明, 公证, 凭证, 认证, 签证 and the like are none, or may be something else. */
const LICENCE =
  /(?:许可证|执照|(?:登记|资格|执业|合格|核准|通行|使用|经营|生产|结婚|离婚|注册|居住|居民身份|不动产权|出生医学|准运|运输|驾驶|准考|上岗|收养登记)证|(?:登记|资格|执业|许可|注册|权|等级|批准)证书)$/;
/** 批文 by its last word. 意见书 may be a 证照 (建设项目用地预审与选址意见书). */
const DOCUMENT = /(?:批复|批文|复函|批准函|决定书?|通知书|告知书)$/;
const FORM = /(?:登记表|备案表)$/;

interface Kind {
  readonly type: '证照' | '批文' | '登记表';
  readonly is: (name: string) => boolean;
}

const KINDS: readonly Kind[] = [
  { type: '证照', is: (name) => LICENCE.test(name) },
  { type: '批文', is: (name) => DOCUMENT.test(name) },
  { type: '登记表', is: (name) => FORM.test(name) },
];

function* misnamed(row: Row, types: readonly string[]): Generator<Finding> {
  const written = row.item.审批结果名称;
  if (written === undefined || isNothing(written)) return;
  const kinds = namesIn(written).map((name) => KINDS.find(({ is }) => is(name))?.type);
  const expected = kinds.find((type) => type !== undefined && !types.includes(type));
  // One name that cannot be told may be what the type says; a form given as an approval is no certain slip.
  if (expected === undefined || kinds.includes(undefined)) return;
  if (expected !== '证照' && !types.every((type) => type === '证照')) return;
  yield {
    spot: at(row, '审批结果类型'),
    message: `审批结果名称是“${written}”，审批结果类型却是${types.join('、')}，没有${expected}`,
    actual: `${written}：${types.join('、')}`,
    expected,
    related: [other(row, `审批结果名称：${written}`, '审批结果名称')],
  };
}

/** 食品经营许可证、不予许可决定书 are two names; brackets at the end say 副本, 样本 and the like. */
function namesIn(text: string): string[] {
  return normalizeText(text)
    .split(/[、,;/]|或者?(?=.{3})/)
    .map((name) => name.replace(/(?:\([^()]*\))+$/, '').replace(/^《(.*)》$/, '$1'))
    .filter((name) => name !== '');
}
