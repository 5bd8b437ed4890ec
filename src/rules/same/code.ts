import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'same/code',
  title: '同名同类的事项编码与上级不同',
  severity: 'error',
  clause: `${POLICY_LIST}“名称、编码、依据、类型等基本要素四级四同”`,
  compares: '基本编码 ↔ 上级目录里同名同类事项的基本编码（上级没有这个编码时）',
  why: '编码不同，系统就当成两件事，数据归不到一起。',
  action: '改用上级目录的基本编码；确是另一事项的，改名称',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里自编了编码',
      edits: [{ in: '县目录', row: 3, set: { 基本编码: '002014904000' } }],
    },
    silent: {
      shows: '编码与上级相同',
      edits: [{ in: '县目录', row: 3, set: { 基本编码: '002014903000' } }],
    },
  },
  checks: {
    *catalog({ row, via, reference, referenceView }) {
      const { 基本编码: actual, 事项名称: name } = row.item;
      const { 基本编码: expected } = reference.item;
      if (via !== 'named' || actual === undefined || expected === undefined) return;
      yield {
        spot: at(row, '基本编码'),
        message: `“${name}”在${referenceView.region.name}目录的基本编码是 ${expected}，这里是 ${actual}`,
        actual,
        expected,
        related: [other(reference, `${referenceView.region.name}目录：${expected}`, '基本编码')],
      };
    },
  },
};
