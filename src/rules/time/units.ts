import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { compareTimeLimits, formatTimeLimit, type TimeLimit } from '../../values/time-limit.js';
import { at, other } from '../at.js';
import { guideLimit, promisedLimit, statutoryLimit } from '../limits.js';
import { upperName } from '../list/compare-list.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'time/units',
  title: '时限单位不同，无法比较长短',
  severity: 'warning',
  clause: `《行政许可法》第八十二条“以工作日计算，不含法定节假日”；${POLICY_LIST}`,
  compares:
    '承诺 ↔ 法定；法定 ↔ 上级的法定；指南的承诺 ↔ 实施清单的承诺：单位不同且不看日历分不出长短的',
  why: 'n 工作日不少于 n 自然日，最多约 1.4n 加节假日；落在两者之间就说不清谁长。',
  action: '改用与上级（或法定时限）相同的单位',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '法定 20 工作日，承诺 25 自然日',
      edits: [{ in: '县清单', set: { 承诺办结时限: 25, 承诺办结时限单位: '自然日' } }],
    },
    silent: {
      shows: '法定 20 工作日，承诺 10 自然日，肯定更短',
      edits: [{ in: '县清单', set: { 承诺办结时限: 10, 承诺办结时限单位: '自然日' } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row) {
      yield* undecidable(
        row,
        '承诺办结时限',
        promisedLimit(row),
        row,
        statutoryLimit(row),
        '法定办结时限',
        '法定办结时限',
      );
    },
    *implementation(pair) {
      if (pair.selfSet) return;
      const own = statutoryLimit(pair.row);
      const limits = pair.references.flatMap((reference) => {
        const limit = statutoryLimit(reference);
        return limit === undefined ? [] : [{ reference, limit }];
      });
      const [first] = limits;
      if (own === undefined || first === undefined) return;
      if (limits.some(({ limit }) => !isOpen(own, limit))) return;
      yield* undecidable(
        pair.row,
        '法定办结时限',
        own,
        first.reference,
        first.limit,
        `${upperName(pair)}的法定办结时限`,
        '法定办结时限',
      );
    },
    *guide({ guide, rows: [row] }) {
      yield* undecidable(
        guide,
        '承诺办结时限',
        guideLimit(guide, row),
        row,
        promisedLimit(row),
        '实施清单的承诺办结时限',
        '承诺办结时限',
      );
    },
  },
};

/** Whether a limit may be longer than another, and may not. */
function isOpen(own: TimeLimit, limit: TimeLimit): boolean {
  const order = compareTimeLimits(own, limit);
  return order === 'undecidable' || order === 'at-least';
}

function* undecidable(
  row: Row,
  element: string,
  own: TimeLimit | undefined,
  otherRow: Row,
  limit: TimeLimit | undefined,
  what: string,
  otherElement: string,
): Generator<Finding> {
  if (own === undefined || limit === undefined || !isOpen(own, limit)) return;
  yield {
    spot: at(row, element),
    message: `${element} ${formatTimeLimit(own)}与${what} ${formatTimeLimit(limit)}单位不同，不看日历分不出长短`,
    actual: formatTimeLimit(own),
    expected: `单位用${limit.unit}`,
    related: [other(otherRow, `${what}：${formatTimeLimit(limit)}`, otherElement)],
  };
}
