import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Fee } from '../../standard/item.js';
import { isNothing } from '../../values/text.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { isJudged } from './judged.js';

export const rule: Rule = {
  id: 'logic/fees',
  title: '是否收费与收费项目矛盾',
  severity: 'warning',
  clause: `《行政许可法》第五十八条；${POLICY_LIST}`,
  compares:
    '是否收费 ↔ 收费项目、是否支持网上支付；收费的，每项 ↔ 收费依据（没有写收费项目、收费标准由 schema/required 报告）',
  why: '收费须有依据；说不收费又列出收费项目，公众无所适从。',
  action: '核对是否收费；收费的写明依据，不收费的删去收费项目',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '不收费，却支持网上支付',
      edits: [{ in: '县清单', set: { 是否支持网上支付: true } }],
    },
    silent: {
      shows: '不收费，不支持网上支付',
      edits: [{ in: '县清单', set: { 是否支持网上支付: false } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row, _view, context) {
      if (!isJudged(row, context)) return;
      if (row.item.是否收费 === true) yield* charged(row);
      else if (row.item.是否收费 === false) yield* free(row);
      else if (row.item.收费项目 !== undefined && row.document.absent.has('是否收费')) {
        context.undecided(row, '是否收费未载');
      }
    },
  },
};

function* charged(row: Row): Generator<Finding> {
  const fees = row.item.收费项目;
  if (fees === undefined || !tells(row, '收费项目')) return;
  const related = [other(row, '是否收费：是', '是否收费')];
  if (fees.length === 0) {
    yield {
      spot: at(row, '收费项目'),
      message: '是否收费为是，收费项目却是空的',
      actual: '没有收费项目',
      expected: '写明收费项目、标准和依据',
      related,
    };
  }
  for (const [index, fee] of fees.entries()) {
    const missing = (['收费标准', '收费依据'] as const).filter((element) => isEmpty(fee, element));
    if (missing.length === 0) continue;
    const name = fee.收费项目名称 ?? `第 ${index + 1} 项`;
    yield {
      spot: at(row, '收费项目', index),
      message: `收费项目“${name}”没有写${missing.join('、')}`,
      actual: name,
      expected: `写明${missing.join('、')}`,
      related,
    };
  }
}

/** A text of 无 or / says nothing; a 收费标准 that is not written at all is schema/required. */
function isEmpty(fee: Fee, element: '收费标准' | '收费依据'): boolean {
  const value = (fee as Readonly<Record<string, unknown>>)[element];
  if (value === undefined) return element === '收费依据';
  const texts = Array.isArray(value) ? value : [value];
  return texts.every((text) => typeof text === 'string' && isNothing(text));
}

function* free(row: Row): Generator<Finding> {
  const fees = row.item.收费项目 ?? [];
  const related = [other(row, '是否收费：否', '是否收费')];
  if (fees.length > 0) {
    const names = fees.map(({ 收费项目名称: name = '未写名称' }) => name).join('、');
    yield {
      spot: at(row, '收费项目'),
      message: `是否收费为否，却列了收费项目“${names}”`,
      actual: names,
      expected: '删去收费项目，或是否收费改为是',
      related,
    };
  }
  if (row.item.是否支持网上支付 === true) {
    yield {
      spot: at(row, '是否支持网上支付'),
      message: '是否收费为否，是否支持网上支付却为是',
      actual: '支持网上支付',
      expected: '否，或是否收费改为是',
      related,
    };
  }
}
