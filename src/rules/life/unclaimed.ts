import type { Row } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { isParent } from '../../values/code.js';
import { other } from '../at.js';
import { hasWholeCatalog } from '../coverage.js';
import type { Rule, RuleContext } from '../rule.js';
import { levelsOf } from '../within/level.js';
import { isAppliedFor, POLICY_CATALOG } from '../words.js';

export const rule: Rule = {
  id: 'life/unclaimed',
  title: '上级目录的事项没有承接',
  severity: 'warning',
  clause: POLICY_CATALOG,
  compares: '上级目录中行使层级含本级的在用事项 ↔ 本地区基本目录和 未承接',
  why: '本级应当办理的事项没有列出，群众就找不到办理的地方。',
  action:
    '在基本目录里补上这个事项；确实不承接的，在文头 未承接 里写明理由（地理区位、自然禀赋、无相关机构、下放、取消、无权限）',
  decides: '同级政务服务管理机构',
  examples: {
    fires: { shows: '县里漏了一个公共服务', edits: [{ in: '县目录', remove: 3 }] },
    silent: {
      shows: '写明了不承接的理由',
      edits: [
        { in: '县目录', remove: 3 },
        { in: '县目录', header: { 未承接: [{ 基本编码: '002014903000', 理由: '无相关机构' }] } },
      ],
    },
  },
  checks: {
    *region(view, context) {
      if (!view.hasCatalog || !view.complete || view.region.partial) return;
      const declined = declinedCodes(view);
      const types = new Set(view.catalog.rows.map((row) => row.item.事项类型));
      const document = view.documents.find(({ kind }) => kind === '基本目录');
      if (document === undefined) return;
      for (const [code, row, holder] of itemsAbove(view, context)) {
        const { 事项类型: type, 事项名称: name } = row.item;
        if (isParent(code) || !levelsOf(row).some((level) => view.region.exercises.includes(level)))
          continue;
        if (!isAppliedFor(type) && !types.has(type)) continue;
        if (declined.has(code) || isClaimed(row, code, view)) continue;
        yield {
          spot: { document, path: ['地区'] },
          message: `${holder.region.name}目录的“${name ?? code}”（${code}，行使层级 ${levelsOf(row).join('、')}）没有承接，也没有写明理由`,
          about: row,
          expected: code,
          related: [other(row, `${holder.region.name}目录的事项`, '基本编码')],
        };
      }
    },
  },
};

/** Items in force above that this region could hold, with the nearest whole catalog that proves it. */
function itemsAbove(view: RegionView, context: RuleContext): [string, Row, RegionView][] {
  const found = new Map<string, [Row, RegionView]>();
  const gone = new Set<string>();
  for (const upper of viewsAbove(view)) {
    // Beyond a partial or missing catalog nothing is known of what was claimed in between.
    if (!hasWholeCatalog(upper)) break;
    for (const row of upper.catalog.rows) {
      const code = row.item.基本编码;
      if (code === undefined || found.has(code) || gone.has(code)) continue;
      if (isInForce(row, context.asOf)) found.set(code, [row, upper]);
      else gone.add(code);
    }
    for (const code of declinedFor(upper)) gone.add(code);
  }
  return [...found].map(([code, [row, upper]]) => [code, row, upper]);
}

/** Reasons by which an upper region speaks for all below it. */
const FOR_ALL_BELOW = new Set(['地理区位', '自然禀赋', '无相关机构', '取消']);

function declinedFor(view: RegionView): string[] {
  return declinedRows(view).flatMap((entry) =>
    FOR_ALL_BELOW.has(String(entry.理由)) ? [String(entry.基本编码)] : [],
  );
}

function declinedCodes(view: RegionView): ReadonlySet<string> {
  return new Set(declinedRows(view).map((entry) => String(entry.基本编码)));
}

function declinedRows(view: RegionView): Record<string, unknown>[] {
  return view.documents.flatMap(({ kind, header }) =>
    kind === '基本目录' && Array.isArray(header.未承接)
      ? (header.未承接 as Record<string, unknown>[])
      : [],
  );
}

/** By its code, or as the region's own 子项 of the same 主项, or under a wrong code (which same/code reports). */
function isClaimed(row: Row, code: string, view: RegionView): boolean {
  if (view.catalog.withCode(code).length > 0) return true;
  const { 事项名称: name, 事项类型: type } = row.item;
  if (name === undefined) return false;
  if (view.catalog.kinOf(code, name) !== undefined) return true;
  return type !== undefined && view.catalog.withName(type, name).length > 0;
}
