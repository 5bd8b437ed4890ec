import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { show } from '../../standard/schema-fault.js';
import { at, other } from '../at.js';
import { neutralKey } from '../list/entries.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { canonical, plain, writtenValue } from './canonical.js';
import { addedSameElements } from './element-set.js';

export const rule: Rule = {
  id: 'same/element',
  title: '规定相同的要素与上级不同',
  severity: 'error',
  clause: `${POLICY_LIST}；本省规定的“同要素”（sitong.yaml）`,
  compares: 'sitong.yaml 同要素 中四同以外的要素 ↔ 上级目录或标准实施清单里同一事项的这些要素',
  why: '本省规定这些要素各级必须相同。',
  action: '照上级改成相同',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '规定服务对象相同，县里不同',
      edits: [
        {
          in: '配置',
          replace: [
            '名称: 示例',
            '名称: 示例\n同要素: [事项名称, 基本编码, 设定依据, 事项类型, 服务对象]',
          ],
        },
        { in: '县清单', set: { 服务对象: ['企业法人'] } },
      ],
    },
    silent: {
      shows: '列表次序不同',
      edits: [
        {
          in: '配置',
          replace: [
            '名称: 示例',
            '名称: 示例\n同要素: [事项名称, 基本编码, 设定依据, 事项类型, 服务对象]',
          ],
        },
        { in: '县清单', set: { 服务对象: ['企业法人', '自然人'] } },
      ],
    },
  },
  checks: {
    *catalog({ row, via, reference, referenceView, next, view }, context) {
      if (via !== 'same' || row.document.kind !== '基本目录') return;
      const key = neutralKey(view);
      for (const element of addedSameElements(context)) {
        if (row.item[element] === undefined) continue;
        yield* differs(
          row,
          element,
          [reference],
          next === undefined ? [] : [next],
          `${referenceView.region.name}目录`,
          key,
          context,
        );
      }
    },
    *implementation({ row, references, referenceView, next, view }, context) {
      const key = neutralKey(view);
      const upper = references[0]?.document.variant.standard === true ? '标准' : '实施清单';
      for (const element of addedSameElements(context)) {
        yield* differs(
          row,
          element,
          references,
          next,
          `${referenceView.region.name}${upper}`,
          key,
          context,
        );
      }
    },
  },
};

function* differs(
  row: Row,
  element: string,
  references: readonly Row[],
  next: readonly Row[],
  upper: string,
  key: (text: string) => string,
  context: RuleContext,
): Generator<Finding> {
  if (!tells(row, element)) {
    if (row.document.absent.has(element)) context.undecided(row, `${element}未载`);
    return;
  }
  const known = references.filter((reference) => reference.item[element] !== undefined);
  const [reference] = known;
  if (reference === undefined) return;
  const own = writtenValue(row, element);
  if (own === undefined) {
    yield* missing(row, element, reference, upper, context);
    return;
  }
  const mine = canonical(own, key);
  if ([...known, ...next].some((other_) => canonical(writtenValue(other_, element), key) === mine))
    return;
  yield {
    spot: at(row, element),
    message: `“${element}”与${upper}不同：${difference(own, writtenValue(reference, element), key)}`,
    actual: plain(own),
    expected: plain(writtenValue(reference, element)),
    related: [other(reference, upper, element)],
  };
}

/** An optional element that the reference has and the row leaves out; a required one is schema/required. */
function* missing(
  row: Row,
  element: string,
  reference: Row,
  upper: string,
  context: RuleContext,
): Generator<Finding> {
  const { kind, variant } = row.document;
  if (context.standard.elements(kind, variant).get(element)?.required !== undefined) return;
  const expected = plain(writtenValue(reference, element));
  yield {
    spot: at(row, element),
    message: `没有写“${element}”，${upper}是“${show(expected)}”`,
    element,
    expected,
    related: [other(reference, upper, element)],
  };
}

/** What differs: of two lists the entries that only one has. */
function difference(own: unknown, upper: unknown, key: (text: string) => string): string {
  if (Array.isArray(own) && Array.isArray(upper)) {
    const only = (list: readonly unknown[], other_: readonly unknown[]) => {
      const known = new Set(other_.map((entry) => canonical(entry, key)));
      return list
        .filter((entry) => !known.has(canonical(entry, key)))
        .map((entry) => `“${show(plain(entry))}”`);
    };
    const [more, less] = [only(own, upper), only(upper, own)];
    const parts = [
      ...(more.length > 0 ? [`多了${more.join('、')}`] : []),
      ...(less.length > 0 ? [`少了${less.join('、')}`] : []),
    ];
    if (parts.length > 0) return parts.join('，');
  }
  return `这里是“${show(plain(own))}”，那里是“${show(plain(upper))}”`;
}
