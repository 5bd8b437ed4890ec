import type { Row } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import type { JudgingDay } from '../../model/judging-day.js';
import type { Region } from '../../model/region-tree.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import type { Transfer } from '../../standard/item.js';
import { isLevel, type Level, levelNumber } from '../../values/level.js';
import { at, list, other } from '../at.js';
import type { Rule } from '../rule.js';
import { levelsOf } from '../within/level.js';
import { BY_PROVINCE } from '../words.js';

export const rule: Rule = {
  id: 'life/devolved',
  title: '已经整级下放的事项，原层级还在办',
  severity: 'error',
  clause:
    '参照《安阳市政务服务条例》第十七条“已经下放的……原……部门不得继续实施”，有本省规定的从其规定',
  compares:
    '在用的实施清单 ↔ 本地区和上级目录里对全部下级生效的下放（写 层级、不写 地区，有依据，已生效）',
  why: '下放是权力转移：下级开始行使，原层级就停止。两级同时办理，群众会两头跑。',
  action: '从本级实施清单里取消这一项；已经受理的办完为止。只下放给部分地区的，在 下放 里写 地区',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '市目录把低保下放到县，市清单还在办',
      edits: [
        {
          in: '市目录',
          row: 2,
          set: {
            下放: [
              {
                层级: '县级',
                依据: '《示例市人民政府关于下放事项的决定》',
                生效日期: '2025-01-01',
              },
            ],
          },
        },
      ],
    },
    silent: {
      shows: '只下放给一个县，市里对其他地方照办',
      edits: [
        {
          in: '市目录',
          row: 2,
          set: {
            下放: [
              {
                地区: '320583',
                依据: '《示例市人民政府关于下放事项的决定》',
                生效日期: '2025-01-01',
              },
            ],
          },
        },
      ],
    },
  },
  checks: {
    *region(view, context) {
      for (const row of view.implementations.rows) {
        const code = row.item.基本编码;
        const [level] = levelsOf(row);
        if (code === undefined || level === undefined || !isInForce(row, context.asOf)) continue;
        const found = devolution(code, level, view, context.asOf);
        if (found === undefined) continue;
        const { record, recorded, to } = found;
        const since = found.since === undefined ? '' : `自 ${found.since} 起`;
        const upper = recorded.region.name;
        yield {
          spot: at(row, '行使层级'),
          message: `${upper}目录已${since}把这一事项下放到${list(to)}，${view.region.name}的实施清单在${level}还在用`,
          actual: level,
          expected: to.join('、'),
          related: [other(record, `${upper}目录的下放`, '下放')],
        };
      }
    },
  },
};

interface Devolution {
  readonly record: Row;
  readonly recorded: RegionView;
  readonly to: readonly Level[];
  readonly since: string | undefined;
}

export function devolution(
  code: string,
  from: Level,
  view: RegionView,
  asOf: JudgingDay,
): Devolution | undefined {
  for (const recorded of [view, ...viewsAbove(view)]) {
    for (const record of recorded.catalog.withCode(code)) {
      if (record.item.事项状态 === '取消') continue;
      for (const transfer of record.item.下放 ?? []) {
        const to = wholeLevels(transfer, asOf);
        if (leaves(from, to, record, recorded.region, view.region)) {
          return { record, recorded, to, since: transfer.生效日期 };
        }
      }
    }
  }
  return undefined;
}

/** The levels that a 下放 in force moves power to everywhere; none when it names places. */
function wholeLevels(transfer: Transfer, asOf: JudgingDay): readonly Level[] {
  if (texts(transfer.地区).length > 0) return [];
  if (texts(transfer.依据).every((text) => text.trim() === '')) return [];
  if (transfer.生效日期 !== undefined && !asOf.isReached(transfer.生效日期)) return [];
  const until = texts(transfer.期限).find((text) => /^\d{4}-\d{2}-\d{2}$/.test(text));
  if (until !== undefined && asOf.isPassed(until)) return [];
  return texts(transfer.层级).filter(isLevel);
}

/**
 * Whether power has certainly left a level: of the levels of the record above those it goes to, it is the only
 * one or the recording region's own; or the record names none above any more.
 */
function leaves(
  from: Level,
  to: readonly Level[],
  record: Row,
  recording: Region,
  region: Region,
): boolean {
  if (to.length === 0 || to.some((level) => region.exercises.includes(level))) return false;
  const isAbove = (level: Level) => to.every((goal) => levelNumber(level) < levelNumber(goal));
  if (!isAbove(from)) return false;
  const above = levelsOf(record).filter(isAbove);
  if (!above.includes(from)) return above.length === 0;
  return above.length === 1 || recording.level === from;
}

function texts(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
