import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { RegionView } from '../../model/region-view.js';
import { at, list, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT } from '../words.js';
import { isJudged, keeping, type Optional, optional } from './judged.js';

export const rule: Rule = {
  id: 'logic/themes',
  title: '主题分类与服务对象不符',
  severity: 'warning',
  clause:
    '国家政务服务平台交换字段 服务对象（server_type）、自然人和法人主题分类（user_topic_type、corp_topic_type）',
  compares: '服务对象 ↔ 自然人主题分类、法人主题分类',
  why: '公众按个人、法人的主题找事项，分类缺了或错了就找不到。',
  action: '补上服务对象一侧的主题分类，删去不服务的一侧',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '只服务自然人，却给了法人主题分类',
      edits: [{ in: '县清单', row: 1, set: { 法人主题分类: ['社会保障'] } }],
    },
    silent: {
      shows: '自然人、企业法人各有主题分类',
      edits: [{ in: '县清单', set: { 自然人主题分类: ['准营准办'], 法人主题分类: ['准营准办'] } }],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    *row(row, view, context) {
      const { 服务对象: objects = [] } = row.item;
      if (!isJudged(row, context) || objects.length === 0) return;
      for (const side of SIDES) {
        if (objects.some((object) => side.serves(object))) yield* missing(row, side, view);
        else if (themesOf(row, side.element).length > 0) yield* foreign(row, side);
      }
    },
  },
};

interface Side {
  readonly element: '自然人主题分类' | '法人主题分类';
  readonly opposite: '自然人主题分类' | '法人主题分类';
  /** Whether the objects of this side include one. */
  readonly serves: (object: string) => boolean;
  /** Whether such an object needs a theme of this side. */
  readonly needs: (object: string) => boolean;
  /** The element in the rows that need one. */
  readonly optional: Optional;
}

function side(one: Omit<Side, 'optional'>): Side {
  const concerns = ({ item }: Row) => (item.服务对象 ?? []).some(one.needs);
  return { ...one, optional: optional(one.element, concerns) };
}

const SIDES: readonly Side[] = [
  side({
    element: '自然人主题分类',
    opposite: '法人主题分类',
    serves: (object) => object === '自然人',
    needs: (object) => object === '自然人',
  }),
  side({
    element: '法人主题分类',
    opposite: '自然人主题分类',
    serves: (object) => object !== '自然人',
    needs: (object) => /法人/.test(object),
  }),
];

/** The theme elements, which need not be written. */
export const THEMES: readonly Optional[] = SIDES.map((one) => one.optional);

/** Themes need not be written: one is missed where the row has the other, or most rows of the region have it. */
function* missing(row: Row, side: Side, view: RegionView): Generator<Finding> {
  const objects = (row.item.服务对象 ?? []).filter(side.needs);
  if (objects.length === 0 || !tells(row, side.element)) return;
  if (themesOf(row, side.element).length > 0) return;
  const kept = keeping(view, side.optional);
  const hasOther = themesOf(row, side.opposite).length > 0;
  // A theme of a side that is not served is itself reported.
  if (hasOther && !(row.item.服务对象 ?? []).some((object) => !side.serves(object))) return;
  if (hasOther ? kept === 'not' : kept !== 'mostly') return;
  yield {
    spot: at(row, '服务对象'),
    message: `服务对象有${list(objects)}，没有写${side.element}`,
    actual: '没有写',
    expected: side.element,
  };
}

function* foreign(row: Row, side: Side): Generator<Finding> {
  const { 服务对象: objects = [] } = row.item;
  const themes = themesOf(row, side.element);
  yield {
    spot: at(row, side.element),
    message: `服务对象只有${list(objects)}，却写了${side.element}${list(themes)}`,
    actual: themes.join('、'),
    expected: `不写${side.element}，或补上服务对象`,
    related: [other(row, `服务对象：${objects.join('、')}`, '服务对象')],
  };
}

function themesOf(row: Row, element: string): readonly string[] {
  const value = row.item[element];
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}
