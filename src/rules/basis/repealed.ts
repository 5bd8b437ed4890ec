import { isInForce } from '../../model/force.js';
import { actName } from '../acts.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_CATALOG } from '../words.js';
import { ActQuestion } from './cited-basis.js';
import { sameBasis } from './example-edits.js';

export const rule: Rule = {
  id: 'basis/repealed',
  title: '引用的法律法规已经废止',
  severity: 'error',
  clause: `${POLICY_CATALOG}“全面梳理全省依法依规设立的政务服务事项”`,
  compares: '设定依据、实施依据引用的法律法规 ↔ 法律库里的废止日期（按判定日）',
  why: '依据废止了，事项就没有了这一条依据。法律库不知道废止日期的只作警告；法律库没有收录的不作判断。',
  action: '改引现行有效的法律法规和条款；没有新依据的，提请取消或调整该事项',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '引用了 2024 年 3 月 1 日废止的办法',
      edits: [
        {
          in: '国家目录',
          row: 3,
          set: { 设定依据: ['【行政法规】《中华人民共和国档案法实施办法》第十九条'] },
        },
      ],
    },
    silent: {
      shows: '引用了接替它的条例',
      edits: sameBasis(3, '【行政法规】《中华人民共和国档案法实施条例》第三十一条'),
    },
  },
  checks: {
    *row(row, _view, context) {
      if (!isInForce(row, context.asOf)) return;
      const seen = new Set<string>();
      for (const { act, element, path, answer } of REPEAL.of(row, context)) {
        const { date, by } = answer;
        if (date !== undefined && !context.asOf.isReached(date)) continue;
        const place = `${path.join('/')} ${act.key}`;
        if (seen.has(place)) continue;
        seen.add(place);
        yield {
          spot: { row, path },
          message:
            date === undefined
              ? `${element}引用的${actName(act)}，法律库记为已失效，废止日期不详，请核对`
              : `${element}引用的${actName(act)}已自 ${date} 起废止${by === undefined ? '' : `，废止依据是${by}`}`,
          actual: act.raw,
          ...(date === undefined ? { severity: 'warning' as const } : {}),
        };
      }
    },
  },
};

/** The repeal of an act, on whatever day: what is remembered must not depend on the day that is judged on. */
const REPEAL = new ActQuestion((act, laws) => laws.find(act)?.repealed);
