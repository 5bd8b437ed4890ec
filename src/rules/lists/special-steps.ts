import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { show } from '../../standard/schema-fault.js';
import { compareTimeLimits, formatTimeLimit } from '../../values/time-limit.js';
import { other } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_OFFICE, POLICY } from '../words.js';
import { type BindingList, bindingList, listTitle, servedAndStandardRows } from './listed.js';
import { LISTS } from './names.js';
import { coversStep, limitOf, type SpecialUse, usesOf } from './special-uses.js';

const PROCEDURE = { 特别程序: [{ 名称: '现场勘验', 时限: 5, 时限单位: '工作日' }] };
const LISTED = {
  事项名称: '食品经营许可（县级权限）',
  基本编码: '000131901002',
  环节: '现场勘验',
  时限: 5,
  时限单位: '工作日',
};

export const rule: Rule = {
  id: 'lists/special-steps',
  title: '特殊环节没有列入清单或者没有时限',
  severity: 'warning',
  clause: `${POLICY} 三（一）“实施清单化管理，建立限时办结机制”；《优化营商环境条例》第三十六条`,
  compares:
    '在用事项的特别程序和办理流程里的现场勘验、技术审查、听证论证、检验检测等 ↔ 本地区（没有的看上级）的特殊环节清单',
  why: '特殊环节不计入承诺时限，不列清单、不写时限，就没有办结的期限。',
  action: '把这个环节列入特殊环节清单并写明时限；特别程序的时限不长于清单',
  decides: BY_OFFICE,
  examples: {
    fires: {
      shows: '有现场勘验，但不在清单里',
      edits: [
        { in: '省标准', set: PROCEDURE },
        { in: '县清单', set: PROCEDURE },
        { in: '县特殊环节清单', add: { ...LISTED, 环节: '技术审查' } },
      ],
    },
    silent: {
      shows: '在清单里，时限相同',
      edits: [
        { in: '省标准', set: PROCEDURE },
        { in: '县清单', set: PROCEDURE },
        { in: '县特殊环节清单', add: LISTED },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const list = bindingList(view, LISTS.specialSteps);
      if (list === undefined) return;
      for (const row of servedAndStandardRows(view, context.asOf)) yield* judge(row, list, context);
    },
  },
};

function* judge(row: Row, list: BindingList, context: RuleContext): Generator<Finding> {
  const uses = usesOf(row);
  if (uses.length === 0) {
    if (!tells(row, '特别程序') && !tells(row, '办理流程')) context.undecided(row, '办理流程未载');
    return;
  }
  if (!list.complete) {
    context.undecided(row, `${LISTS.specialSteps}有文件读不了`);
    return;
  }
  const listed = list.rowsOf(row);
  const seen = new Set<string>();
  for (const use of uses) {
    const key = use.kinds.join();
    if (seen.has(key)) continue;
    seen.add(key);
    const own = listed.filter(({ item }) => coversStep(String(item.环节), use));
    const [first] = own;
    const name = `${use.isProcedure ? '特别程序' : '办理环节'}“${show(use.text)}”`;
    if (first === undefined) {
      yield {
        spot: { row, path: use.path },
        message: `${name}不在${listTitle(list, LISTS.specialSteps)}里`,
        actual: use.text,
      };
    } else yield* timing(row, use, own, name);
  }
}

function* timing(row: Row, use: SpecialUse, own: readonly Row[], name: string): Generator<Finding> {
  const [first] = own;
  if (first === undefined || !use.isProcedure) return;
  if (use.limit === undefined) {
    const expected = own.map(limitOf).find((limit) => limit !== undefined);
    yield {
      spot: { row, path: use.path },
      message: `${name}没有写时限${expected === undefined ? '' : `，清单上是 ${formatTimeLimit(expected)}`}`,
      ...(expected === undefined ? {} : { expected: formatTimeLimit(expected) }),
      related: [other(first, '特殊环节清单的这一行', '环节')],
    };
    return;
  }
  const limits = own.flatMap((listed) => limitOf(listed) ?? []);
  const [longest] = limits;
  const { limit } = use;
  if (longest === undefined || !limits.every((each) => compareTimeLimits(limit, each) === 'longer'))
    return;
  yield {
    spot: { row, path: [...use.path.slice(0, 2), '时限'] },
    message: `${name}的时限 ${formatTimeLimit(limit)}，长于特殊环节清单的 ${formatTimeLimit(longest)}`,
    actual: formatTimeLimit(limit),
    expected: formatTimeLimit(longest),
    related: [other(first, '特殊环节清单的这一行', '时限')],
  };
}
