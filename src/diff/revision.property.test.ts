import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ElementChange, EntryChange, ItemChange } from '../model/change.js';
import type { Row } from '../model/document.js';
import { canonical } from './canonical.js';
import { inverse } from './direction.js';
import { matchRows } from './match.js';
import {
  catalogRow,
  type DraftDocument,
  documentsOf,
  implementationRow,
  revise,
} from './testing/revisions.js';

const ACTS = [
  '【法律】《中华人民共和国食品安全法》第三十五条第一款',
  '【行政法规】《农药管理条例》第二十四条',
  '【法律】《中华人民共和国特种设备安全法》第五十条',
];
const NAMES = [
  '食品经营许可',
  '食品生产许可',
  '农药经营许可',
  '特种设备检验机构核准',
  '兽药经营许可',
];
const SUFFIXES = ['', '（首次申请）', '（变更）', '核发', '（市级权限）'];
const SUBS = ['000', '00Y', '001', '002', '003'];
const STEMS = ['000131003', '000131103', '000120005'];

const catalogRows = fc.uniqueArray(
  fc
    .record({
      stem: fc.constantFrom(...STEMS),
      sub: fc.constantFrom(...SUBS),
      name: fc.constantFrom(...NAMES),
      suffix: fc.constantFrom(...SUFFIXES),
      basis: fc.subarray(ACTS, { minLength: 1 }),
      levels: fc.subarray(['省级', '市级', '县级'], { minLength: 1 }),
      state: fc.constantFrom('在用', '在用', '暂停', '取消'),
    })
    .map(({ stem, sub, name, suffix, basis, levels, state }) =>
      catalogRow({
        基本编码: `${stem}${sub}`,
        事项名称: `${name}${suffix}`,
        设定依据: basis,
        行使层级: levels,
        事项状态: state,
      }),
    ),
  { selector: (row) => row.基本编码, maxLength: 8 },
);

const MATERIALS = ['申请书', '营业执照', '经营场所平面图', '身份证明', '身份证明复印件'];

const implementationRows = fc.uniqueArray(
  fc
    .record({
      body: fc.constantFrom('11320500014149909Y', '11320500MB1234567X'),
      basic: fc.constantFrom('000131003000', '000131003001', '000131103001'),
      serial: fc.constantFrom('', '01', '02', '03'),
      name: fc.constantFrom(...NAMES.slice(0, 2)),
      handling: fc.constantFrom('首次申请', '变更', '变更（地址）', '延续'),
      materials: fc.uniqueArray(
        fc.record({
          材料名称: fc.constantFrom(...MATERIALS),
          材料必要性: fc.constantFrom('必要', '非必要'),
          份数: fc.integer({ min: 1, max: 3 }),
        }),
        { selector: (material) => material.材料名称 },
      ),
      steps: fc.shuffledSubarray(['受理', '审查', '决定', '送达'], { minLength: 1 }),
      limit: fc.constantFrom(5, 10, 20),
      unit: fc.constantFrom('工作日', '自然日'),
    })
    .map(({ body, basic, serial, name, handling, materials, steps, limit, unit }) =>
      implementationRow({
        基本编码: basic,
        事项名称: name,
        实施编码: `${body}3${basic}`,
        ...(serial === ''
          ? {}
          : { 业务办理项编码: `${body}3${basic}${serial}`, 业务办理项名称: handling }),
        申请材料: materials,
        办理流程: steps.map((step) => ({ 环节: step })),
        法定办结时限: limit,
        法定办结时限单位: unit,
      }),
    ),
  { selector: (row) => row.业务办理项编码 ?? row.实施编码, maxLength: 8 },
);

const drafts = fc
  .record({ catalog: catalogRows, list: implementationRows })
  .map(({ catalog, list }): DraftDocument[] => [
    { header: { 类别: '基本目录' }, rows: catalog },
    { header: { 类别: '实施清单' }, rows: list },
  ]);

/** The same rows in another order and other files. */
const rearranged = drafts.chain((draft) =>
  fc
    .tuple(
      ...draft.map(({ header, rows }) =>
        fc
          .tuple(
            fc.shuffledSubarray([...rows], { minLength: rows.length, maxLength: rows.length }),
            fc.nat(rows.length),
          )
          .map(([shuffled, at]): DraftDocument[] => [
            { header, rows: shuffled.slice(0, at) },
            { header, rows: shuffled.slice(at) },
          ]),
      ),
    )
    .map((moved) => ({ draft, moved: moved.flat().reverse() })),
);

const RUNS = { numRuns: 60 };

test('nothing changed, whatever the order and the files', () => {
  fc.assert(
    fc.property(rearranged, ({ draft, moved }) => {
      const { items, headers } = revise(draft, moved);
      expect(items).toEqual([]);
      expect(headers).toEqual([]);
    }),
    RUNS,
  );
});

test('order and files never matter for what changed', () => {
  fc.assert(
    fc.property(rearranged, drafts, ({ draft, moved }, other) => {
      expect(revise(moved, other).items.map(toldExactly)).toEqual(
        revise(draft, other).items.map(toldExactly),
      );
    }),
    RUNS,
  );
});

test('reverting is the inverse', () => {
  fc.assert(
    fc.property(drafts, drafts, (before, after) => {
      const there = revise(before, after).items;
      const back = revise(after, before).items;
      expect(back.map((change) => told(inverted(change))).sort()).toEqual(there.map(told).sort());
    }),
    RUNS,
  );
});

test('every row of both sides is in exactly one place', () => {
  fc.assert(
    fc.property(drafts, drafts, (before, after) => {
      const [b, a] = [documentsOf(before), documentsOf(after)].map((documents) =>
        documents.filter(({ kind }) => kind === '实施清单').flatMap(({ rows }) => rows),
      );
      const { pairs, splits, merges, removed, added } = matchRows(b!, a!);
      const befores = [
        ...pairs.map((pair) => pair.before),
        ...splits.map(({ one }) => one),
        ...merges.flatMap(({ several }) => several),
        ...removed,
      ];
      const afters = [
        ...pairs.map((pair) => pair.after),
        ...splits.flatMap(({ several }) => several),
        ...merges.map(({ one }) => one),
        ...added,
      ];
      expect(sorted(befores)).toEqual(sorted(b!));
      expect(sorted(afters)).toEqual(sorted(a!));
    }),
    RUNS,
  );
});

const sorted = (rows: readonly Row[]) => rows.map(shown).sort();
const shown = ({ item }: Row) => canonical(item);

/** A change as text, without its documents; entries in an order of their own. */
function toldExactly(change: ItemChange): string {
  return canonical({
    ...change,
    before: sorted(change.before),
    after: sorted(change.after),
    elements: change.elements.map((element) => ({
      ...element,
      entries: element.entries?.map(canonical).sort(),
    })),
  });
}

const OF_STATE = new Set(['取消', '暂停', '恢复']);

/** The same; which kind a change of 事项状态 is depends on its direction, which the elements show. */
function told(change: ItemChange): string {
  const isOfState = OF_STATE.has(change.kind) && change.elements.length > 0;
  return `${isOfState ? '状态' : change.kind} ${toldExactly({ ...change, kind: '变更' })}`;
}

const KINDS: Partial<Record<ItemChange['kind'], ItemChange['kind']>> = {
  新增: '取消',
  拆分: '合并',
  合并: '拆分',
};

function inverted(change: ItemChange): ItemChange {
  const isWhole = change.before.length === 0 || change.after.length === 0;
  return {
    ...change,
    kind: change.kind === '取消' && isWhole ? '新增' : (KINDS[change.kind] ?? change.kind),
    before: change.after,
    after: change.before,
    elements: change.elements.map(invertedElement),
    applicant: inverse(change.applicant),
    regional: inverse(change.regional),
  };
}

function invertedElement(element: ElementChange): ElementChange {
  const { entries, before, after } = element;
  return {
    ...element,
    before: after,
    after: before,
    ...(entries === undefined ? {} : { entries: entries.map(invertedEntry) }),
    applicant: inverse(element.applicant),
    region: inverse(element.region),
  };
}

function invertedEntry({ kind, before, after, parts, applicant }: EntryChange): EntryChange {
  return {
    kind: kind === '增加' ? '减少' : kind === '减少' ? '增加' : kind,
    ...(after === undefined ? {} : { before: after }),
    ...(before === undefined ? {} : { after: before }),
    ...(parts === undefined ? {} : { parts: parts.map(invertedElement) }),
    applicant: inverse(applicant),
  };
}
