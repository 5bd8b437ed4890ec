import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { isNothing } from '../../values/text.js';
import { at, other } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_UNIT, POLICY } from '../words.js';
import { isJudged, keeping, optional } from './judged.js';

const REASON = '必须现场办理原因说明';

export const rule: Rule = {
  id: 'logic/onsite',
  title: '到办事现场次数与办理方式矛盾',
  severity: 'warning',
  clause: `${POLICY} 三（三）“申请受理、审查决定、结果送达等全流程”；《优化营商环境条例》第三十七条`,
  compares:
    '到办事现场次数 ↔ 必须现场办理原因说明；次数为 0 时 ↔ 是否网办、是否支持物流快递、办理形式',
  why: '要群众跑现场须说明理由；说不用跑，就要有网上或快递的办法。',
  action: '写明必须现场办理的原因，或把次数、办理方式改一致',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '要到现场 1 次，没有写原因',
      edits: [{ in: '县清单', set: { 到办事现场次数: 1 } }],
    },
    silent: {
      shows: '不用到现场，原因写“无”',
      edits: [{ in: '县清单', set: { 必须现场办理原因说明: '无' } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row, view, context) {
      const times = row.item.到办事现场次数;
      if (!isJudged(row, context) || typeof times !== 'number') return;
      if (times > 0) yield* unexplained(row, times, view, context);
      else {
        yield* needless(row);
        yield* unreachable(row);
      }
    },
  },
};

function* unexplained(
  row: Row,
  times: number,
  view: RegionView,
  context: RuleContext,
): Generator<Finding> {
  if (reasonOf(row) !== undefined) return;
  if (!tells(row, REASON) || keeping(view, ONSITE_REASON) === 'not') {
    context.undecided(row, `${REASON}未载`);
    return;
  }
  yield {
    spot: at(row, '到办事现场次数'),
    message: `到办事现场次数是 ${times}，没有写${REASON}`,
    actual: `${times} 次，没有原因`,
    expected: `写明${REASON}，或改为 0`,
  };
}

/** 必须现场办理原因说明 of the rows that ask for a visit. */
export const ONSITE_REASON = optional(REASON, hasVisits);

function hasVisits({ item }: Row): boolean {
  return typeof item.到办事现场次数 === 'number' && item.到办事现场次数 > 0;
}

/** 无, 无需到现场, 全程网办 are no reasons to come. */
const NO_REASON = /^(?:无需|无须|不需|不用|不必|全程网办|可?网上办理|零跑动)/;

function reasonOf(row: Row): string | undefined {
  const reason = row.item[REASON];
  if (typeof reason !== 'string' || isNothing(reason) || NO_REASON.test(reason.trim())) {
    return undefined;
  }
  return reason;
}

function* needless(row: Row): Generator<Finding> {
  const reason = reasonOf(row);
  if (reason === undefined) return;
  yield {
    spot: at(row, REASON),
    message: `到办事现场次数是 0，却写了${REASON}“${reason}”`,
    actual: reason,
    expected: '不写，或把到办事现场次数改成实际次数',
    related: [other(row, '到办事现场次数：0', '到办事现场次数')],
  };
}

/** Elements of which one is enough to hand in and receive without coming. */
const REMOTE = ['是否支持物流快递', '办理形式', '移动端办理地址', '网上办理深度'];
const REMOTE_DEPTH = /受理|办理|反馈/;

function* unreachable(row: Row): Generator<Finding> {
  if (row.item.是否网办 !== false || !handsIn(row)) return;
  // What is blank or not carried by the source may be the way.
  if (REMOTE.some((element) => !tells(row, element)) || hasOtherWay(row)) return;
  yield {
    spot: at(row, '到办事现场次数'),
    message: '到办事现场次数是 0，却既不能网办也不支持物流快递',
    actual: '0 次，不网办，不快递',
    expected: '改成实际次数并写明原因，或改正是否网办、是否支持物流快递',
    related: [other(row, '是否网办：否', '是否网办')],
  };
}

function hasOtherWay(row: Row): boolean {
  const { 是否支持物流快递: post, 办理形式: forms, 移动端办理地址: mobile } = row.item;
  const depth = row.item.网上办理深度;
  return (
    post === true ||
    mobile !== undefined ||
    (Array.isArray(forms) && forms.some((form) => form === '网上办理' || form === '快递申请')) ||
    (Array.isArray(depth) && depth.some((word) => REMOTE_DEPTH.test(String(word))))
  );
}

/** Whether there is anything to hand in; advice by telephone needs neither a visit nor a network. */
function handsIn(row: Row): boolean {
  return (row.item.申请材料 ?? []).some(
    ({ 提交方式: way, 材料名称: name = '' }) =>
      way !== '免于提交' && !/无需提供|无需提交|不需提供/.test(name),
  );
}
