import type { Row } from '../../model/document.js';
import type { JudgingDay } from '../../model/judging-day.js';
import type { RegionView } from '../../model/region-view.js';
import { viewsAbove } from '../../model/region-view.js';
import { stemOf } from '../../values/code.js';
import { normalizeText } from '../../values/text.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { levelsOf } from '../within/level.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { isOver } from './judged.js';

export const rule: Rule = {
  id: 'logic/duplicate-name',
  title: '同一目录里有两个同名事项',
  severity: 'warning',
  clause: `${POLICY_LIST}“名称、编码、依据、类型等基本要素四级四同”`,
  compares: '一个地区的基本目录里，类型相同的事项名称（主项与其子项、按层级分设的子项同名不算）',
  why: '同名的两项，公众和系统分不清办的是哪一件；多半是重复收录或编码没有清理。',
  action: '重复的取消一项；确是两件事的，申请改名称加以区别',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '县目录另有一项同名的行政给付',
      edits: [
        {
          in: '县目录',
          add: {
            基本编码: '000511903000',
            事项名称: '最低生活保障金给付',
            事项类型: '行政给付',
            设定依据: ['【行政法规】《社会救助暂行办法》第十一条'],
            行使层级: ['县级'],
            主管部门: '昆山市民政局',
            实施机关: '昆山市民政局',
          },
        },
      ],
    },
    silent: {
      shows: '同名的旧事项已经取消',
      edits: [
        {
          in: '县目录',
          add: {
            基本编码: '000511903000',
            事项名称: '最低生活保障金给付',
            事项类型: '行政给付',
            设定依据: ['【行政法规】《社会救助暂行办法》第十一条'],
            行使层级: ['县级'],
            主管部门: '昆山市民政局',
            实施机关: '昆山市民政局',
            事项状态: '取消',
          },
        },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const seen = new Map<string, Row[]>();
      for (const row of view.catalog.rows) {
        const key = keyOf(row);
        if (key === undefined || !stands(row, context.asOf)) continue;
        const same = seen.get(key);
        if (same === undefined) {
          seen.set(key, [row]);
          continue;
        }
        const first = same.find((earlier) => !mayShare(earlier, row));
        same.push(row);
        if (first === undefined || isInherited(first, row, view)) continue;
        const { 事项名称: name = '', 基本编码: code = '' } = first.item;
        yield {
          spot: at(row, '事项名称'),
          message: `与本目录的另一项（${code}）名称、类型都相同：“${row.item.事项名称}”`,
          actual: row.item.事项名称 ?? '',
          related: [other(first, `先列出的同名事项 ${code}：${name}`, '事项名称')],
        };
      }
    },
  },
};

function keyOf({ item: { 事项类型: type, 事项名称: name } }: Row): string | undefined {
  return type === undefined || name === undefined ? undefined : `${type} ${normalizeText(name)}`;
}

/** An item that has not begun may take the name of one that ends by then. */
function stands(row: Row, asOf: JudgingDay): boolean {
  const from = row.item.计划生效日期;
  return !isOver(row, asOf) && (from === undefined || asOf.isReached(from));
}

/** 主项 and 子项 of one stem, and 子项 that different levels exercise, may have one name. */
function mayShare(a: Row, b: Row): boolean {
  const { 基本编码: left = '' } = a.item;
  const { 基本编码: right = '' } = b.item;
  if (left === right || stemOf(left) !== stemOf(right)) return false;
  if ([left, right].some((code) => /00[Y0]$/.test(code))) return true;
  const levels = levelsOf(a);
  return levels.length > 0 && levelsOf(b).every((level) => !levels.includes(level));
}

/** The same two stand in an upper catalog under the same name: it is for the upper region to mend. */
function isInherited(first: Row, row: Row, view: RegionView): boolean {
  const codes = [first.item.基本编码 ?? '', row.item.基本编码 ?? ''];
  if (codes[0] === codes[1]) return false;
  const key = keyOf(row);
  for (const upper of viewsAbove(view)) {
    if (codes.every((code) => upper.catalog.withCode(code).some((each) => keyOf(each) === key))) {
      return true;
    }
  }
  return false;
}
