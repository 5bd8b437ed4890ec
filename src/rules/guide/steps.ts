import type { Finding } from '../../model/finding.js';
import type { Step } from '../../standard/item.js';
import { compareTimeLimits, formatTimeLimit, type TimeLimit } from '../../values/time-limit.js';
import { other } from '../at.js';
import { STEPS } from '../list/elements.js';
import type { GuidePair, Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { guideAdditions } from './additions.js';

export const rule: Rule = {
  id: 'guide/steps',
  title: '办事指南的环节比实施清单多',
  severity: 'error',
  clause: `${POLICY_LIST}“可作出压减受理条件、申请材料、中介服务、办理时限等优化调整”`,
  compares: '办事指南的办理流程 ↔ 它的实施清单行的办理流程',
  why: '指南只能压减，不能加环节。',
  action: '删去实施清单没有的环节',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '指南里加了现场核查',
      edits: [
        {
          in: '县指南',
          set: { 办理流程: [{ 环节: '受理' }, { 环节: '现场核查' }, { 环节: '决定' }] },
        },
      ],
    },
    silent: {
      shows: '指南合并了环节',
      edits: [{ in: '县指南', set: { 办理流程: [{ 环节: '受理' }, { 环节: '决定' }] } }],
    },
  },
  checks: {
    *guide(pair) {
      yield* guideAdditions(pair, STEPS);
      yield* longer(pair);
    },
  },
};

/** Steps that take longer than in the 实施清单. */
function* longer({ guide, rows }: GuidePair): Generator<Finding> {
  for (const [index, step] of (guide.item.办理流程 ?? []).entries()) {
    const own = stepLimit(step);
    if (own === undefined) continue;
    const same = rows.flatMap((row) =>
      (row.item.办理流程 ?? []).flatMap((listed, at) => {
        const limit = stepLimit(listed);
        const match = STEPS.key(listed.环节 ?? '') === STEPS.key(step.环节 ?? '');
        return match && limit !== undefined ? [{ row, at, limit }] : [];
      }),
    );
    const [first] = same;
    if (first === undefined || same.some(({ limit }) => compareTimeLimits(own, limit) !== 'longer'))
      continue;
    yield {
      spot: { row: guide, path: ['办理流程', index, '时限'] },
      message: `办事指南的“${step.环节}”要 ${formatTimeLimit(own)}，实施清单里是 ${formatTimeLimit(first.limit)}`,
      action: '缩短这个环节的时限，或删去（以实施清单为准）',
      actual: `${step.环节} ${formatTimeLimit(own)}`,
      expected: `不超过 ${formatTimeLimit(first.limit)}`,
      related: [
        other(first.row, `实施清单：${formatTimeLimit(first.limit)}`, '办理流程', first.at, '时限'),
      ],
    };
  }
}

function stepLimit({ 时限: value, 时限单位: unit }: Step): TimeLimit | undefined {
  return value === undefined || unit === undefined ? undefined : { value, unit };
}
