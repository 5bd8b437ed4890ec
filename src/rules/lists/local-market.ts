import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { viewsAbove } from '../../model/region-view.js';
import { bareName, normalizeText, REWORDED, similarity } from '../../values/text.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { LISTS } from './names.js';

export const rule: Rule = {
  id: 'lists/local-market',
  title: '地方自行增加市场准入负面清单',
  severity: 'error',
  clause: '《优化营商环境条例》第二十条“各地区、各部门不得另行制定”',
  compares: '省、市、县的市场准入负面清单 ↔ 国家的市场准入负面清单（事项名称、准入类别、措施描述）',
  why: '市场准入负面清单全国一张，清单以外的行业各类市场主体皆可依法平等进入。',
  action: '删去这一行；国家清单有的，名称、准入类别和措施照国家清单写',
  decides: '国家发展改革部门（清单由国家统一制定）',
  examples: {
    fires: {
      shows: '县里自己加了一行',
      edits: [
        {
          in: '县市场准入清单',
          add: { 事项名称: '夜市摊位经营许可（示例）', 准入类别: '许可准入类' },
        },
        { in: '国家市场准入清单', header: { 版本: '2026-01-01' } },
      ],
    },
    silent: {
      shows: '县里照抄国家清单的一行',
      edits: [
        { in: '国家市场准入清单', header: { 版本: '2026-01-01' } },
        {
          in: '县市场准入清单',
          add: {
            事项名称: '食品经营许可',
            准入类别: '许可准入类',
            措施描述: '未获得许可，不得从事食品销售和餐饮服务',
          },
        },
      ],
    },
  },
  checks: {
    *region(view, context) {
      if (view.region.level === '国家级') return;
      const rows = view.lists(LISTS.market).rows;
      if (rows.length === 0) return;
      const nation = [...viewsAbove(view)].find(
        (upper) => upper.region.level === '国家级' && upper.keeps(LISTS.market),
      );
      for (const row of rows) {
        if (nation === undefined || !nation.complete) {
          context.undecided(row, '没有国家的市场准入负面清单');
          continue;
        }
        yield* beyond(row, nation.lists(LISTS.market).named(row.item.事项名称 ?? ''));
      }
    },
  },
};

function* beyond(row: Row, national: readonly Row[]): Generator<Finding> {
  const { 事项名称: name, 准入类别: kind, 措施描述: measure } = row.item;
  if (name === undefined) return;
  const [first] = national;
  if (first === undefined) {
    yield {
      spot: at(row, '事项名称'),
      message: `国家的市场准入负面清单里没有“${name}”，地方不得另行制定`,
      actual: name,
    };
    return;
  }
  const related = [other(first, '国家清单的这一行', '事项名称')];
  if (kind !== undefined && !national.some(({ item }) => (item.准入类别 ?? kind) === kind)) {
    yield {
      spot: at(row, '准入类别'),
      message: `“${name}”在国家清单里是${String(first.item.准入类别)}，这里是${String(kind)}`,
      actual: String(kind),
      expected: String(first.item.准入类别),
      related,
    };
  }
  if (typeof measure !== 'string') return;
  const measures = national.flatMap(({ item }) =>
    typeof item.措施描述 === 'string' ? [item.措施描述] : [],
  );
  if (measures.length === 0 || measures.some((text) => saysSame(measure, text))) return;
  yield {
    spot: at(row, '措施描述'),
    message: `“${name}”的措施“${measure}”在国家清单里没有，地方不得另行增加`,
    actual: measure,
    expected: measures[0] ?? '',
    related,
  };
}

function saysSame(a: string, b: string): boolean {
  return normalizeText(a) === normalizeText(b) || similarity(bareName(a), bareName(b)) >= REWORDED;
}
