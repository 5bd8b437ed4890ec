import type { Row } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';
import { type Level, levelNumber } from '../../values/level.js';
import { at, list, other } from '../at.js';
import type { CatalogPair, Rule, RuleContext } from '../rule.js';
import { isTransferred } from '../transfer.js';
import { BY_PROVINCE, POLICY_CATALOG } from '../words.js';

export const rule: Rule = {
  id: 'within/level',
  title: '行使层级超出上级目录',
  severity: 'error',
  clause: `${POLICY_CATALOG}“不得超出上级目录规定的范围”`,
  compares: '行使层级 ↔ 上级目录里同一事项的行使层级；基本目录的行使层级 ↔ 本地区行使和以下的层级',
  why: '权力在哪一级由法律和上级目录确定，下放、委托须有文件。',
  action: '改成上级目录里有的层级；确已下放或委托的，在 下放、委托 里写明依据',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '上级只有市级、县级，县里写了乡级',
      edits: [{ in: '县目录', row: 2, set: { 行使层级: ['县级', '乡级'] } }],
    },
    silent: {
      shows: '有依据的委托',
      edits: [
        {
          in: '县目录',
          row: 2,
          set: {
            行使层级: ['县级', '乡级'],
            委托: [
              {
                委托机关: '昆山市民政局',
                层级: '乡级',
                依据: '《示例市民政局关于委托实施事项的公告》',
              },
            ],
          },
        },
      ],
    },
  },
  checks: {
    *catalog(pair, context) {
      if (pair.via !== 'same') return;
      if (pair.row.document.kind === '基本目录') yield* catalogLevels(pair, context);
      else yield* listLevel(pair, context);
    },
    *unpaired({ row, view }) {
      if (row.document.kind === '基本目录') yield* noOwnLevel(row, view);
    },
  },
};

function* catalogLevels(pair: CatalogPair, context: RuleContext) {
  const { row, view, reference, referenceView, next } = pair;
  const beyond = beyondLevels(row, reference).filter((level) => !covered(pair, level, context));
  const agreesAbove = next !== undefined && beyondLevels(row, next).length === 0;
  if (beyond.length > 0 && !agreesAbove) {
    const allowed = levelsOf(reference);
    const kept = levelsOf(row).filter((level) => allowed.includes(level));
    const own = allowed.filter((level) => isAtOrBelow(level, view));
    yield {
      spot: { row, path: ['行使层级', levelsOf(row).indexOf(beyond[0]!)] },
      message: `行使层级 ${list(beyond)} 超出${referenceView.region.name}目录（${list(allowed)}）`,
      actual: levelsOf(row).join('、'),
      ...(own.length === 0
        ? { action: NO_POWER }
        : { expected: (kept.length > 0 ? kept : own).join('、') }),
      related: [other(reference, `${referenceView.region.name}目录：${list(allowed)}`, '行使层级')],
    };
  } else yield* noOwnLevel(row, view);
}

const NO_POWER = '这一级没有这项权力：取消这一行；确已下放或委托的，在 下放、委托 里写明依据';

/** Whether a level is the region's own or below it. */
function isAtOrBelow(level: Level, view: RegionView): boolean {
  const highest = Math.min(
    ...view.region.exercises.map(levelNumber),
    levelNumber(view.region.level),
  );
  return levelNumber(level) >= highest;
}

/** A set that names no level the region exercises or has below it. */
function* noOwnLevel(row: Row, view: RegionView) {
  const levels = levelsOf(row);
  if (levels.length === 0 || levels.some((level) => isAtOrBelow(level, view))) return;
  yield {
    spot: at(row, '行使层级'),
    message: `行使层级 ${list(levels)} 没有一级是${view.region.name}行使或在其以下的`,
    actual: levels.join('、'),
    expected: view.region.exercises.join('、'),
  };
}

function* listLevel(pair: CatalogPair, context: RuleContext) {
  const { row, reference, referenceView, next } = pair;
  const [level] = levelsOf(row);
  const allowed = levelsOf(reference);
  if (level === undefined || allowed.length === 0 || allowed.includes(level)) return;
  if (next !== undefined && levelsOf(next).includes(level)) return;
  if (covered(pair, level, context)) return;
  const source = row.item.权力来源;
  const claimed = source !== undefined && source !== '法定本级行使';
  yield {
    spot: at(row, '行使层级'),
    message: `行使层级${level}不在${referenceView.region.name}目录的行使层级（${list(allowed)}）里${claimed ? `，权力来源写的是${source}，但没有下放或委托的记录` : ''}`,
    actual: level,
    ...(allowed.some((one) => isAtOrBelow(one, pair.view))
      ? { expected: allowed.join('、') }
      : { action: NO_POWER }),
    related: [other(reference, `${referenceView.region.name}目录：${list(allowed)}`, '行使层级')],
    ...(claimed ? { severity: 'warning' as const } : {}),
  };
}

function covered(pair: CatalogPair, level: Level, context: RuleContext): boolean {
  return isTransferred([pair.row, pair.reference, pair.next], level, pair.view, context.asOf);
}

function beyondLevels(row: Row, reference: Row): Level[] {
  const allowed = levelsOf(reference);
  return allowed.length === 0 ? [] : levelsOf(row).filter((level) => !allowed.includes(level));
}

/** 行使层级 as a list, whether written as a set or as one word. */
export function levelsOf(row: Row): readonly Level[] {
  const value = row.item.行使层级;
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
