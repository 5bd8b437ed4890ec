import type { Row } from '../../model/document.js';
import { type NameComparison, sameName } from '../../values/text.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'same/name',
  title: '名称与上级目录不同',
  severity: 'error',
  clause: `${POLICY_LIST}“名称、编码、依据、类型等基本要素四级四同”`,
  compares: '事项名称 ↔ 上级目录里同一基本编码的事项名称（实施清单先与本地区基本目录比）',
  why: '同一事项在各级叫法不同，群众和系统就认不出是同一件事。',
  action: '照上级目录改名称；确需改名的，申请省里先改目录',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县里在名称前加了地名',
      edits: [{ in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）' } }],
    },
    silent: {
      shows: '名称里的（县级权限）上级也有',
      edits: [{ in: '县目录', set: { 事项名称: '食品经营许可（县级权限）' } }],
    },
  },
  checks: {
    *catalog({ row, via, reference, referenceView, next }) {
      const { 事项名称: actual } = row.item;
      const { 事项名称: expected } = reference.item;
      if (via !== 'same' || actual === undefined || expected === undefined) return;
      const same = sameName(actual, expected);
      if (same === 'same' || equals(actual, next)) return;
      yield {
        spot: at(row, '事项名称'),
        message:
          same === 'different'
            ? `名称与${referenceView.region.name}目录不同：这里是“${actual}”，那里是“${expected}”`
            : `名称与${referenceView.region.name}目录只差${DIFFERENCE[same]}：这里是“${actual}”，那里是“${expected}”`,
        actual,
        expected,
        fix: { path: ['事项名称'], value: expected },
        related: [other(reference, `${referenceView.region.name}目录：${expected}`, '事项名称')],
        ...(same === 'different' ? {} : { severity: 'warning' as const }),
      };
    },
  },
};

const DIFFERENCE: Readonly<Record<Exclude<NameComparison, 'same' | 'different'>, string>> = {
  width: '全半角、括号或空格',
  affix: '“审批”“核发”或国名这类前后缀',
};

/** A row that agrees with the next ancestor is right; the region between is reported (contract §4). */
function equals(name: string, next: Row | undefined): boolean {
  const above = next?.item.事项名称;
  return above !== undefined && sameName(name, above) === 'same';
}
