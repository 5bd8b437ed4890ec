import type { Row } from '../../model/document.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import {
  basicCodeFault,
  isChild,
  isParent,
  isWhole,
  parentCodeOf,
  stemOf,
} from '../../values/code.js';
import { at, other } from '../at.js';
import { wholeCatalogsAbove } from '../coverage.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/parent',
  title: '主项与子项对不上',
  severity: 'error',
  clause: CODE_STANDARD,
  compares:
    '子项（001—999）↔ 本目录或上级目录里的主项（00Y）；主项 00Y ↔ 本级或下级的子项；000 ↔ 同一主项不应再有子项',
  why: '主项与子项是一个家族，缺了一头就无法逐级承接。',
  action: '补上缺少的主项或子项；不分子项的事项用 000',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '同一主项既有 000 又有子项',
      edits: [{ in: '国家目录', row: 1, set: { 基本编码: '000131901000' } }],
    },
    silent: { shows: '县只有子项，主项在上级目录', edits: [{ in: '县目录', remove: 1 }] },
  },
  checks: {
    *subtree(view, stemsBelow) {
      for (const row of view.catalog.rows) {
        const code = row.item.基本编码;
        if (
          code === undefined ||
          basicCodeFault(code) !== undefined ||
          row.item.事项状态 === '取消'
        )
          continue;
        const family = view.catalog.withStem(stemOf(code));
        if (isChild(code)) {
          if (family.some(isParentRow) || parentAbove(view, code)) continue;
          const whole = family.find(isWholeRow);
          // 000 beside 子项 is reported at the 000.
          if (whole !== undefined || !view.complete || view.region.partial) continue;
          if (!foundedHere(view, code) && !wholeCatalogsAbove(view, code)) continue;
          yield {
            spot: at(row, '基本编码'),
            message: `子项 ${code} 的主项 ${parentCodeOf(code)} 不在本目录，也不在上级目录`,
            actual: code,
            expected: parentCodeOf(code),
          };
        } else if (isParent(code)) {
          if (family.some(isChildRow) || stemsBelow.has(stemOf(code)) || !view.complete) continue;
          yield {
            spot: at(row, '基本编码'),
            message: `主项 ${code} 在本目录和下级目录里都没有子项`,
            actual: code,
          };
        } else if (isWhole(code)) {
          const child = family.find(isChildRow);
          if (child === undefined) continue;
          yield {
            spot: at(row, '基本编码'),
            message: `${code} 表示没有子项，但同一主项还有子项 ${child.item.基本编码}`,
            actual: code,
            expected: parentCodeOf(code),
            related: [other(child, '子项在这里', '基本编码')],
          };
        }
      }
    },
  },
};

function test(of: (code: string) => boolean) {
  return ({ item }: Row) => item.基本编码 !== undefined && of(item.基本编码);
}

const isParentRow = test(isParent);
const isChildRow = test(isChild);
const isWholeRow = test(isWhole);

function parentAbove(view: RegionView, code: string): boolean {
  const parent = parentCodeOf(code);
  for (const upper of viewsAbove(view)) {
    if (upper.catalog.withCode(parent).length > 0) return true;
  }
  return false;
}

/** Whether this is the level that sets items of such a code, so that nothing above could hold the 主项. */
function foundedHere(view: RegionView, code: string): boolean {
  return view.region.level === (code.startsWith('00') ? '国家级' : '省级');
}
