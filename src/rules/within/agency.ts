import { type Beyond, partsBeyond } from '../../bodies/range.js';
import { type Row, tells } from '../../model/document.js';
import { type Level, levelNumber } from '../../values/level.js';
import { at, other } from '../at.js';
import { agencyOf, lineNames } from '../bodies.js';
import type { CatalogPair, Rule, RuleContext } from '../rule.js';
import { isTransferred } from '../transfer.js';
import { BY_PROVINCE, POLICY_CATALOG, PUBLIC_SERVICE } from '../words.js';
import { levelsOf } from './level.js';

export const rule: Rule = {
  id: 'within/agency',
  title: '实施机关超出上级目录',
  severity: 'error',
  clause: `${POLICY_CATALOG}“事项名称、主管部门、实施机关……不得超出上级目录规定的范围”`,
  compares:
    '基本目录的实施机关、实施清单的实施主体 ↔ 上级（实施清单先看本地区）目录的实施机关：按层级和业务条线，不按字面',
  why: '权力由哪一级、哪个条线的机关行使，由法律和上级目录确定；别的机关办理，就是越权。',
  action:
    '改成上级目录范围里的机关；集中行使许可权的，在 地区 的 相对集中许可权 里登记；属于委托的，写明委托机关和依据',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '上级是市场监管部门，县里写成民政局',
      edits: [{ in: '县目录', set: { 实施机关: '昆山市民政局' } }],
    },
    silent: {
      shows: '县里由行政审批局集中办理，主体名称也随之不同',
      edits: [
        { in: '县目录', set: { 实施机关: '昆山市行政审批局' } },
        { in: '县清单', set: { 实施主体: '昆山市行政审批局' } },
      ],
    },
  },
  checks: {
    *catalog(pair, context) {
      const { row, via, reference } = pair;
      if (via !== 'same' || row.item.事项类型 === PUBLIC_SERVICE) return;
      if (row.document.variant.standard === true) return;
      const element = row.document.kind === '基本目录' ? '实施机关' : '实施主体';
      if (!tells(row, element) || !tells(reference, '实施机关')) {
        context.undecided(row, '实施机关未载');
        return;
      }
      if (element === '实施主体' && actsForOther(row)) return;
      const beyond = bodiesBeyond(pair, element, reference, context);
      if (beyond.length === 0) return;
      if (!agreesAbove(pair, element, beyond, context)) yield finding(pair, element, beyond);
    },
  },
};

type Element = '实施机关' | '实施主体';

/** 委托 and 授权 with what must be on record for them. */
function actsForOther({ item }: Row): boolean {
  const { 权力来源: source, 委托部门: by, 实施主体性质: nature } = item;
  if (source === '上级委托' || source === '同级委托') return by !== undefined;
  return (source === '上级授权' || source === '同级授权') && nature === '授权组织';
}

/**
 * Whether the row agrees with the next ancestor and the region between is at fault. A body of a level that the
 * region between lawfully left out is at fault itself.
 */
function agreesAbove(
  pair: CatalogPair,
  element: Element,
  beyond: readonly Beyond[],
  context: RuleContext,
): boolean {
  const { next, reference } = pair;
  if (next?.item.实施机关 === undefined) return false;
  if (bodiesBeyond(pair, element, next, context).length > 0) return false;
  if (beyond.some(({ levels }) => levels.length === 0)) return true;
  return bodiesBeyond({ ...pair, row: reference }, '实施机关', next, context).length > 0;
}

function bodiesBeyond(
  { row, view, reference, next }: CatalogPair,
  element: Element,
  upper: Row,
  context: RuleContext,
): Beyond[] {
  const lower = agencyOf(row, element, view);
  const agency = agencyOf(upper, '实施机关', view);
  if (lower === undefined || agency === undefined) return [];
  const rows = [row, reference, next];
  const levels = levelsOf(upper);
  const range = { agency, department: agencyOf(upper, '主管部门', view), levels };
  // A level that the row claims beyond the reference's 行使层级 is within/level's to report.
  const claimed = levelsOf(row).filter((level) => levels.length > 0 && !levels.includes(level));
  const found = partsBeyond(lower, range, highestOf(view.region.exercises));
  return found.flatMap(({ part, levels: beyond }): Beyond[] => {
    if (beyond.length === 0) return isEntrusted(rows) ? [] : [{ part, levels: [] }];
    const left = beyond.filter(
      (level) => !claimed.includes(level) && !isTransferred(rows, level, view, context.asOf),
    );
    const gone = left.length === 0 || (part.someOf === true && left.length < beyond.length);
    return gone ? [] : [{ part, levels: left }];
  });
}

/** A 委托 may go to a body of another line; its own rules check the record. */
function isEntrusted(rows: readonly (Row | undefined)[]): boolean {
  return rows.some((row) =>
    (row?.item.委托 ?? []).some(
      ({ 委托机关: by, 依据: basis }) => by !== undefined && basis !== undefined,
    ),
  );
}

function highestOf(levels: readonly Level[]): Level {
  return levels.reduce((highest, level) =>
    levelNumber(level) < levelNumber(highest) ? level : highest,
  );
}

function finding(pair: CatalogPair, element: Element, beyond: readonly Beyond[]) {
  const { row, view, reference, referenceView } = pair;
  const upper = reference.item.实施机关 ?? '';
  const ofLine = beyond.filter(({ levels }) => levels.length === 0);
  const named = (ofLine.length > 0 ? ofLine : beyond).map(({ part }) => `“${part.raw}”`).join('、');
  const from = `${referenceView.region.name}目录的实施机关“${upper}”`;
  const lines = lineNames(ofLine.map(({ part }) => part));
  const own = agencyOf(reference, '实施机关', view)?.parts ?? [];
  const levels = [...new Set(beyond.flatMap((each) => each.levels))].join('、');
  const whole = beyond.every(
    ({ part, levels: out }) => part.levels !== 'any' && part.levels.size === out.length,
  );
  return {
    spot: at(row, element),
    message:
      ofLine.length > 0
        ? `${element}${named}属${lines}条线，不在${from}（${lineNames(own)}）的范围里`
        : `${element}${named}${whole ? '是' : '里有'}${levels}的机关，${from}没有这一级`,
    actual: row.item[element] as string,
    expected: upper,
    related: [other(reference, `${referenceView.region.name}目录：${upper}`, '实施机关')],
  };
}
