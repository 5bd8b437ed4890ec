import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Step } from '../../standard/item.js';
import { once } from '../../values/once.js';
import { compareTimeLimits, formatTimeLimit, type TimeLimit } from '../../values/time-limit.js';
import { at, other } from '../at.js';
import { promisedLimit } from '../limits.js';
import { isJudged, isOver } from '../logic/judged.js';
import type { Rule } from '../rule.js';
import { NO_FINDINGS } from '../sound.js';
import { BY_UNIT } from '../words.js';

export const rule: Rule = {
  id: 'time/steps',
  title: '各环节时限之和超过承诺办结时限',
  severity: 'warning',
  clause: '《行政许可法》第四十二条、第四十四条、第四十五条',
  compares:
    '受理之后到作出决定各环节的时限之和（不含并行环节和听证、检验、鉴定等特别程序，不含送达）↔ 承诺办结时限',
  why: '环节加起来比承诺还长，承诺就兑现不了。',
  action: '压缩环节时限，或改正承诺办结时限；同时进行的环节写 并行: true',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '承诺 10 工作日，审查 8 日加决定 5 日',
      edits: [
        {
          in: '县清单',
          set: {
            办理流程: [
              { 环节: '受理', 时限: 1, 时限单位: '工作日' },
              { 环节: '审查', 时限: 8, 时限单位: '工作日' },
              { 环节: '决定', 时限: 5, 时限单位: '工作日' },
              { 环节: '送达', 时限: 1, 时限单位: '工作日' },
            ],
          },
        },
      ],
    },
    silent: {
      shows: '受理和送达不计入，正好 10 工作日',
      edits: [
        {
          in: '县清单',
          set: {
            办理流程: [
              { 环节: '受理', 时限: 5, 时限单位: '工作日' },
              { 环节: '审查', 时限: 8, 时限单位: '工作日' },
              { 环节: '决定', 时限: 2, 时限单位: '工作日' },
              { 环节: '送达', 时限: 10, 时限单位: '工作日' },
            ],
          },
        },
      ],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    row(row, _view, context) {
      return isJudged(row, context) ? exceeding(row, row, promisedLimit(row)) : NO_FINDINGS;
    },
    *guide({ guide, rows: [row] }, context) {
      if (isOver(row, context.asOf) || guide.item.办理流程 === undefined) return;
      // What only repeats the 实施清单 is reported there.
      const [reported] = exceeding(row, row, promisedLimit(row));
      if (reported !== undefined) return;
      yield* exceeding(guide, row, promisedLimit(guide) ?? promisedLimit(row));
    },
  },
};

/** Steps before the clock runs (行政许可法 art. 42) and after the decision (art. 44). */
const BEFORE = /申请|申报|收件|接件|受理|补正|预约|咨询|预审|登录|填报/;
const AFTER =
  /送达|发证|制证|制作|颁发|颁证|领取|领证|取件|归档|公布|公开|公示|公告|邮寄|反馈|发放|打印|通知|告知/;
/** Procedures that are not counted (art. 45). */
const SPECIAL = /听证|招标|拍卖|检验|检测|检疫|鉴定|评审|勘验|勘察|踏勘|技术审查|论证/;
const DECIDES = /决定|办结|签发/;

interface Counted {
  readonly step: Step;
  readonly limit: TimeLimit;
}

/** `row` has the steps, `item` the rest of what is said of them. */
function* exceeding(row: Row, item: Row, promised: TimeLimit | undefined): Generator<Finding> {
  // 0 is done at once; steps tell whole days, so hours are compared with hours only.
  if (promised === undefined || promised.value === 0) return;
  const counted = countedSteps(row, item, promised.unit);
  // A sum in one unit alone is at most the whole sum: longer than the promise is then certain.
  for (const unit of new Set(counted.map(({ limit }) => limit.unit))) {
    if (promised.unit === '小时' && unit !== '小时') continue;
    const steps = counted.filter(({ limit }) => limit.unit === unit);
    const sum = { value: steps.reduce((total, { limit }) => total + limit.value, 0), unit };
    if (compareTimeLimits(sum, promised) !== 'longer') continue;
    const list = steps.map(({ step, limit }) => `${step.环节 ?? ''} ${limit.value}`).join('＋');
    yield {
      spot: at(row, '办理流程'),
      message: `受理后到决定的环节共 ${formatTimeLimit(sum)}（${list}），超过承诺办结时限 ${formatTimeLimit(promised)}`,
      actual: formatTimeLimit(sum),
      expected: `不超过 ${formatTimeLimit(promised)}`,
      related: [
        other(
          row.item.承诺办结时限 === undefined ? item : row,
          `承诺办结时限：${formatTimeLimit(promised)}`,
          '承诺办结时限',
        ),
      ],
    };
    return;
  }
}

/** The steps of a list that are counted, unless they are 特别程序 of their row. */
const ordinarySteps = once((steps: readonly Step[]) => {
  const decision = steps.findIndex(
    ({ 环节: name = '' }) => DECIDES.test(name) && !AFTER.test(name),
  );
  return steps.flatMap((step, index) => {
    const { 环节: name = '', 时限: value, 时限单位: unit } = step;
    if (value === undefined || step.并行 === true) return [];
    if (decision >= 0 && index > decision) return [];
    if (BEFORE.test(name) || AFTER.test(name) || SPECIAL.test(name)) return [];
    return [{ step, name, value, unit }];
  });
});

function countedSteps(row: Row, item: Row, unit: TimeLimit['unit']): Counted[] {
  const { 办理流程: steps } = row.item;
  const ordinary = steps === undefined ? [] : ordinarySteps(steps);
  if (ordinary.length === 0) return [];
  const special = [...(item.item.特别程序 ?? []), ...(row.item.特别程序 ?? [])].flatMap(
    ({ 名称: name }) => (name === undefined ? [] : [name]),
  );
  return ordinary.flatMap(({ step, name, value, unit: own }) =>
    special.some((each) => name.includes(each) || each.includes(name))
      ? []
      : [{ step, limit: { value, unit: own ?? unit } }],
  );
}
