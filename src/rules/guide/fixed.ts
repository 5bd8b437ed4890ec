import type { Row } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';
import type { Element } from '../../standard/element.js';
import { show } from '../../standard/schema-fault.js';
import { once } from '../../values/once.js';
import { sameName } from '../../values/text.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'guide/fixed',
  title: '办事指南改了不能改的要素',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '办事指南里写出的“向下相同”的要素（如事项名称、实施编码）↔ 它的实施清单行的同一要素',
  why: '指南只能压减和补充服务信息，名称、编码等不能改。',
  action: '改成与实施清单相同，或删去这一项（以实施清单为准）',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '指南换了名称',
      edits: [{ in: '县指南', set: { 事项名称: '食品经营证办理' } }],
    },
    silent: { shows: '指南不写名称', edits: [{ in: '县指南', set: { 事项名称: undefined } }] },
  },
  checks: {
    *guide({ guide, rows, view }, context) {
      for (const name of fixedIn(context.standard.elements('办事指南'))) {
        const own = guide.item[name];
        if (own === undefined) continue;
        const told = rows.filter((row) => row.item[name] !== undefined);
        const [first] = told;
        if (first === undefined || told.some((row) => isSame(own, row.item[name]))) continue;
        // A guide of one 办理项 may be named after it.
        if (name === '事项名称' && rows.some((row) => isSame(own, row.item.业务办理项名称)))
          continue;
        const expected = show(first.item[name]);
        yield {
          spot: at(guide, name),
          message: `“${name}”与实施清单不同：这里是“${show(own)}”，那里是“${expected}”`,
          // Where the list row is the wrong one, the guide must not be made wrong too.
          ...(name === '事项名称' && isSame(own, catalogName(first, view))
            ? { action: '指南与基本目录相同，是实施清单的名称不对：先改实施清单' }
            : {}),
          actual: show(own),
          expected,
          related: [other(first, `实施清单：${expected}`, name)],
        };
      }
    },
  },
};

function catalogName(row: Row, view: RegionView): string | undefined {
  return view.catalog.withCode(row.item.基本编码 ?? '')[0]?.item.事项名称;
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'string' && typeof b === 'string') {
    const same = sameName(a, b);
    return same === 'same' || same === 'width';
  }
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The elements that are the same in a guide and its 实施清单 row. */
const fixedIn = once((elements: ReadonlyMap<string, Element>): readonly string[] =>
  [...elements.values()].filter(({ direction }) => direction === '相同').map(({ name }) => name),
);
