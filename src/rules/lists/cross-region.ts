import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { isInForce } from '../../model/force.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { normalizeText } from '../../values/text.js';
import {
  compareTimeLimits,
  formatTimeLimit,
  type TimeLimit,
  type TimeUnit,
} from '../../values/time-limit.js';
import { at, list, other } from '../at.js';
import { guideRows } from '../guide/pairing.js';
import { promisedLimit, statutoryLimit } from '../limits.js';
import type { ListElement } from '../list/compare-list.js';
import { conditionsOf, materialsOf, STEPS } from '../list/elements.js';
import { compareEntries } from '../list/entries.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, POLICY } from '../words.js';
import { reachesAcrossCities } from './cross-scope.js';
import { chainList } from './listed.js';
import { LISTS } from './names.js';

const LISTED = {
  事项名称: '最低生活保障金给付',
  基本编码: '000511902000',
  通办方式: '异地代收代办',
  办理时限: 20,
  办理时限单位: '工作日',
};

export const rule: Rule = {
  id: 'lists/cross-region',
  title: '省内通办事项没有统一',
  severity: 'error',
  clause: `${POLICY} 四（七）“统一办理流程、办事指南、办理时限等要素”`,
  compares:
    '省内通办事项清单上的事项：各地实施清单和办事指南的办理流程、受理条件、申请材料、时限 ↔ 标准实施清单（没有标准时为清单写的流程和时限）；通办范围 ↔ 不窄于跨市',
  why: '通办就是在哪里办都一样；一地流程、材料、时限不同，异地就收不了、办不成。',
  action: '照标准统一流程、材料、条件和时限；通办范围写跨市、跨省或者全国',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '通办范围只写了跨县',
      edits: [
        { in: '省通办清单', add: LISTED },
        { in: '县清单', row: 1, set: { 通办范围: '跨县' } },
      ],
    },
    silent: {
      shows: '流程、材料、时限与标准相同，通办范围跨省',
      edits: [
        { in: '省通办清单', add: LISTED },
        { in: '县清单', row: 1, set: { 通办范围: '跨省' } },
      ],
    },
  },
  checks: {
    *region(view, context) {
      const promised = chainList(view, LISTS.crossRegion);
      if (promised === undefined) return;
      const guides = guidesByRow(view);
      for (const row of view.implementations.rows) {
        const [listed] = promised.rowsOf(row);
        if (listed === undefined || !isInForce(row, context.asOf)) continue;
        const place = {
          view,
          row,
          guides: guides.get(row) ?? [],
          listed,
          standards: standardsOf(row, view),
        };
        yield* scope(place);
        yield* elements(place);
        yield* statutory(place);
        yield* promise(place);
      }
    },
  },
};

/** A 通办 item at one place. */
interface Place {
  readonly view: RegionView;
  readonly row: Row;
  readonly guides: readonly Row[];
  readonly listed: Row;
  readonly standards: readonly Row[];
}

function* scope({ row, listed }: Place): Generator<Finding> {
  const own = row.item.通办范围;
  if (typeof own !== 'string' || reachesAcrossCities(own)) return;
  yield {
    spot: at(row, '通办范围'),
    message: `列入省内通办事项清单，通办范围应当不窄于跨市，这里是“${own}”`,
    actual: own,
    expected: '跨市',
    related: [other(listed, '省内通办事项清单的这一行', '事项名称')],
  };
}

/** 标准 rows of the same 基本编码 and 业务办理项名称, the nearest; all of the code when none has the name. */
function standardsOf(row: Row, view: RegionView): readonly Row[] {
  const code = row.item.基本编码;
  if (code === undefined) return [];
  for (const { standards } of [view, ...viewsAbove(view)]) {
    const rows = standards.withCode(code);
    if (rows.length === 0) continue;
    const named = rows.filter((standard) => handlingOf(standard) === handlingOf(row));
    return named.length > 0 ? named : rows;
  }
  return [];
}

function handlingOf({ item }: Row): string {
  const name = normalizeText(item.业务办理项名称 ?? '');
  return name === normalizeText(item.事项名称 ?? '') ? '' : name;
}

/** 办理流程 and what the public reads in the guide; a guide speaks for its row where it writes an element. */
function* elements(place: Place): Generator<Finding> {
  const { view, row, guides, standards } = place;
  const references = standards.length > 0 ? standards : [place.listed];
  for (const element of [STEPS, conditionsOf(view), materialsOf(view)]) {
    const told = references.filter(({ item }) => item[element.element] !== undefined);
    if (told.length === 0) continue;
    const writing = guides.filter(({ item }) => item[element.element] !== undefined);
    const sources = writing.length > 0 ? writing : [row];
    for (const source of sources) {
      if (source.item[element.element] !== undefined) yield* unlike(source, element, told);
    }
  }
}

function* unlike(source: Row, element: ListElement, told: readonly Row[]): Generator<Finding> {
  const own = element.read(source);
  const [first, ...rest] = told.map((reference) => ({
    reference,
    ...compareEntries(own, [element.read(reference)], element.key),
  }));
  if (first === undefined) return;
  if ([first, ...rest].some(({ added, missing }) => added.length + missing.length === 0)) return;
  const parts = [
    first.added.length === 0 ? '' : `多了${list(first.added.map(({ text }) => text))}`,
    first.missing.length === 0 ? '' : `少了${list(first.missing)}`,
  ].filter((part) => part !== '');
  yield {
    spot: at(source, element.element),
    message: `省内通办事项的${element.noun}与${referenceName(first.reference)}不一致：${parts.join('，')}`,
    actual: own.map(({ text }) => text).join('、'),
    expected: element
      .read(first.reference)
      .map(({ text }) => text)
      .join('、'),
    related: [other(first.reference, referenceName(first.reference), element.element)],
  };
}

function referenceName({ document }: Row): string {
  return document.variant.standard === true ? '标准实施清单' : LISTS.crossRegion;
}

/** 法定办结时限 must be that of the standard. */
function* statutory({ row, standards }: Place): Generator<Finding> {
  const own = statutoryLimit(row);
  const told = standards.flatMap((standard) => {
    const limit = statutoryLimit(standard);
    return limit === undefined ? [] : [{ standard, limit }];
  });
  const [first] = told;
  if (own === undefined || first === undefined) return;
  const orders = told.map(({ limit }) => compareTimeLimits(own, limit));
  if (orders.some((order) => order === 'equal' || order === 'undecidable')) return;
  yield {
    spot: at(row, '法定办结时限'),
    message: `省内通办事项的法定办结时限 ${formatTimeLimit(own)}，与标准实施清单的 ${formatTimeLimit(first.limit)} 不一致`,
    actual: formatTimeLimit(own),
    expected: formatTimeLimit(first.limit),
    related: [other(first.standard, '标准实施清单', '法定办结时限')],
  };
}

/** The promise must not be longer than what the list says for all places; a shorter one is wanted (domain §7.9). */
function* promise({ row, guides, listed }: Place): Generator<Finding> {
  const { 办理时限: value, 办理时限单位: unit } = listed.item;
  if (typeof value !== 'number' || typeof unit !== 'string') return;
  const expected: TimeLimit = { value, unit: unit as TimeUnit };
  const writing = guides.filter((guide) => promisedLimit(guide) !== undefined);
  for (const source of writing.length > 0 ? writing : [row]) {
    const own = promisedLimit(source);
    if (own === undefined || compareTimeLimits(own, expected) !== 'longer') continue;
    yield {
      spot: at(source, '承诺办结时限'),
      message: `省内通办事项的承诺办结时限 ${formatTimeLimit(own)}，长于清单统一的 ${formatTimeLimit(expected)}`,
      actual: formatTimeLimit(own),
      expected: formatTimeLimit(expected),
      related: [other(listed, '省内通办事项清单的这一行', '办理时限')],
    };
  }
}

function guidesByRow(view: RegionView): ReadonlyMap<Row, Row[]> {
  const found = new Map<Row, Row[]>();
  for (const guide of view.guides) {
    for (const row of guideRows(guide, view)) {
      const guides = found.get(row);
      if (guides === undefined) found.set(row, [guide]);
      else guides.push(guide);
    }
  }
  return found;
}
