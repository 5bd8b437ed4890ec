import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { show } from '../../standard/schema-fault.js';
import { at, other } from '../at.js';
import { neutralKey } from '../list/entries.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
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
      shows: '规定主管部门相同，县里不同',
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
  const own = row.item[element];
  const known = references.filter((reference) => reference.item[element] !== undefined);
  const [reference] = known;
  if (own === undefined || reference === undefined) return;
  const mine = canonical(own, key);
  if ([...known, ...next].some((other_) => canonical(other_.item[element], key) === mine)) return;
  yield {
    spot: at(row, element),
    message: `“${element}”与${upper}不同：这里是“${show(plain(own))}”，那里是“${show(plain(reference.item[element]))}”`,
    actual: plain(own),
    expected: plain(reference.item[element]),
    related: [other(reference, upper, element)],
  };
}

/** A value for comparing: texts neutral, lists without order, mappings by key. */
function canonical(value: unknown, key: (text: string) => string): string {
  if (typeof value === 'string') return key(value);
  if (Array.isArray(value)) {
    return JSON.stringify(value.map((entry) => canonical(entry, key)).sort());
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(
      ([name, entry]) => [name, canonical(entry, key)] as const,
    );
    return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }
  return JSON.stringify(value) ?? '';
}

/** A value as a reader sees it. */
function plain(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(plain).join('、');
  if (typeof value === 'object' && value !== null) {
    return Object.values(value).map(plain).join(' ');
  }
  return String(value);
}
