import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { once } from '../../values/once.js';
import { normalizeText } from '../../values/text.js';
import { at, other } from '../at.js';
import type { ImplementationPair, Rule, RuleContext } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { comparable, graded, upperName } from './compare-list.js';

export const rule: Rule = {
  id: 'list/result',
  title: '办理结果与上级不同',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '审批结果类型、审批结果名称 ↔ 标准实施清单（没有标准时为上级实施清单）的办理结果',
  why: '同一事项各地发的证、批文应当相同，才能互认。',
  action: '照上级改办理结果',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '标准发证照，县里写批文',
      edits: [{ in: '县清单', set: { 审批结果类型: ['批文'] } }],
    },
    silent: {
      shows: '没有写结果名称',
      edits: [{ in: '县清单', set: { 审批结果名称: undefined } }],
    },
  },
  checks: {
    *implementation(pair, context) {
      yield* differs(pair, '审批结果类型', context);
      yield* differs(pair, '审批结果名称', context);
    },
  },
};

function* differs(
  pair: ImplementationPair,
  element: '审批结果类型' | '审批结果名称',
  context: RuleContext,
): Generator<Finding> {
  const own = textOf(pair.row, element);
  if (own === undefined || isGroupedSame(element, context)) return;
  if (pair.references.some(({ item }) => item[element] === pair.row.item[element])) return;
  const rows = {
    references: pair.references.filter((row) => textOf(row, element) !== undefined),
    next: pair.next,
  };
  const [reference] = rows.references;
  // Neither is required: what the upper level does not say cannot differ.
  if (reference === undefined || comparable(pair, { element }, context) === undefined) return;
  const key = (row: Row) => normalizeText(textOf(row, element) ?? '');
  if ([...rows.references, ...rows.next].some((row) => key(row) === key(pair.row))) return;
  const upper = textOf(reference, element) ?? '';
  yield {
    spot: at(pair.row, element),
    message: `${element}与${upperName(pair)}不同：这里是“${own}”，那里是“${upper}”`,
    actual: own,
    expected: upper,
    related: [other(reference, `${upperName(pair)}：${upper}`, element)],
    ...graded(pair),
  };
}

function textOf(row: Row, element: '审批结果类型' | '审批结果名称'): string | undefined {
  const value = row.item[element];
  if (value === undefined || typeof value === 'string') return value;
  return joined(value);
}

const joined = once((words: readonly string[]) => [...words].sort().join('、'));
