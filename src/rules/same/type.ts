import type { Row } from '../../model/document.js';
import { basicCodeFault, parseBasicCode } from '../../values/code.js';
import { at, other } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';

/** A type that the code's own digits confirm is certain. */
function agreesWithCode(row: Row, type: string, context: RuleContext): boolean {
  const code = row.item.基本编码;
  if (code === undefined || basicCodeFault(code) !== undefined) return false;
  return context.profileOf(code).typeDigits.get(type)?.includes(parseBasicCode(code).type) === true;
}

export const rule: Rule = {
  id: 'same/type',
  title: '事项类型与上级目录不同',
  severity: 'error',
  clause: `${POLICY_LIST}“名称、编码、依据、类型等基本要素四级四同”`,
  compares: '事项类型 ↔ 上级目录里同一事项的事项类型',
  why: '类型决定程序、时限和救济，同一事项不能一处是许可、一处是确认。',
  action: '照上级目录改类型',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '上级是行政许可，县里写成行政确认',
      edits: [{ in: '县目录', set: { 事项类型: '行政确认' } }],
    },
    silent: { shows: '类型相同', edits: [{ in: '县目录', set: { 事项类型: '行政许可' } }] },
  },
  checks: {
    *catalog({ row, via, reference, referenceView, next }, context) {
      const { 事项类型: actual } = row.item;
      const { 事项类型: expected } = reference.item;
      if (via === 'named' || actual === undefined || expected === undefined) return;
      if (actual === expected || next?.item.事项类型 === actual) return;
      yield {
        spot: at(row, '事项类型'),
        message: `事项类型与${referenceView.region.name}目录不同：这里是${actual}，那里是${expected}`,
        actual,
        expected,
        ...(agreesWithCode(row, expected, context)
          ? { fix: { path: ['事项类型'], value: expected } }
          : {}),
        related: [other(reference, `${referenceView.region.name}目录：${expected}`, '事项类型')],
      };
    },
  },
};
