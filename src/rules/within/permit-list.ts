import type { Row } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { at } from '../at.js';
import { isLinked } from '../lists/linked-items.js';
import { LISTS } from '../lists/names.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE } from '../words.js';

export const rule: Rule = {
  id: 'within/permit-list',
  title: '行政许可不在许可事项清单里',
  severity: 'error',
  clause: '《优化营商环境条例》第四十条“清单之外不得违法实施行政许可”',
  compares:
    '基本目录里在用的行政许可 ↔ 行政许可事项清单：00 开头的看国家清单，本省、本市设定的看设定地区的清单（按主项编码或名称）',
  why: '行政许可实行清单管理，清单之外一律不得实施。',
  action: '核对编码和名称；清单里确实没有的停止实施，或由设定机关依法补入清单',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '国家清单里没有这项许可',
      edits: [{ in: '国家许可清单', set: { 事项名称: '人力资源服务许可', 对应事项: [] } }],
    },
    silent: {
      shows: '清单对应到主项，子项都算在清单里',
      edits: [{ in: '国家许可清单', header: { 版本: '2026-01-01' } }],
    },
  },
  checks: {
    *region(view, context) {
      for (const row of view.catalog.rows) {
        const { 事项类型: type, 基本编码: code, 公开: published } = row.item;
        if (type !== '行政许可' || code === undefined || !isInForce(row, context.asOf)) continue;
        // Published lists leave out what is secret.
        if (published === false) continue;
        const setter = setterOf(row, code, view);
        if (setter === undefined || !setter.keeps(LISTS.permit)) continue;
        if (isLinked(setter.lists(LISTS.permit), row, view)) continue;
        if (!setter.complete || setter.region.partial) {
          context.undecided(row, `${setter.region.name}的${LISTS.permit}不全`);
          continue;
        }
        yield {
          spot: at(row, '基本编码'),
          message: `行政许可“${row.item.事项名称 ?? code}”不在${setter.region.name}的${LISTS.permit}里`,
          actual: code,
        };
      }
    },
  },
};

/** Whose list an item stands on: the nation's for `00…`, else that of the highest region whose catalog has it. */
function setterOf(row: Row, code: string, view: RegionView): RegionView | undefined {
  const chain = [view, ...viewsAbove(view)];
  if (code.startsWith('00')) return chain.find(({ region }) => region.level === '国家级');
  const local = chain.filter(({ region }) => region.level !== '国家级');
  const holders = local.filter(({ catalog }) => catalog.withCode(code).length > 0);
  const founder =
    row.item.自行设立 === true ? undefined : local.find(({ region }) => region.level === '省级');
  return holders.at(-1) === view && founder !== undefined ? founder : holders.at(-1);
}
