import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JudgingDay } from '../model/judging-day.js';
import type { ExampleEdit } from '../rules/example.js';
import { compareTimeLimits, TIME_UNITS } from '../values/time-limit.js';
import type { RowReductions } from './reductions.js';
import { regionReductions, servedReductions } from './region-reductions.js';
import { exampleView } from './testing/example-view.js';
import { addTotals, noReductions } from './totals.js';

const AS_OF = new JudgingDay('2026-06-01');
const LIST = { in: '县清单' } as const;
const GUIDE = { in: '县指南' } as const;
const STANDARD = { in: '省标准' } as const;
const UNLISTED: ExampleEdit = {
  in: '省标准',
  header: { 性质: '实施', 未载要素: [] },
};

const material = (name: string, more: object = {}) => ({
  材料名称: name,
  材料必要性: '必要',
  ...more,
});
const steps = (...names: string[]) => names.map((name) => ({ 环节: name }));

/** The reductions of the county's first row, 食品经营许可 （新办）. */
function first(edits: readonly ExampleEdit[], before?: readonly ExampleEdit[]): RowReductions {
  const view = exampleView(edits);
  const old = before === undefined ? undefined : { view: exampleView(before) };
  return [...servedReductions(view, AS_OF, old)][0]!;
}

const sum = (edits: readonly ExampleEdit[], before?: readonly ExampleEdit[]) =>
  regionReductions(
    exampleView(edits),
    AS_OF,
    before === undefined ? undefined : { view: exampleView(before) },
  );

describe('减时限', () => {
  test('法定 20 工作日，承诺 10 工作日', () => {
    expect(first([]).standard.time).toEqual({
      value: { order: 'shorter', amount: { from: 20, to: 10, unit: '工作日' } },
    });
  });

  test('the guide is what the public meets', () => {
    const row = first([{ ...GUIDE, set: { 承诺办结时限: 5, 承诺办结时限单位: '工作日' } }]);
    expect(row.standard.time).toMatchObject({ value: { amount: { from: 20, to: 5 } } });
    expect(row.list?.time).toMatchObject({ value: { amount: { from: 10, to: 5 } } });
  });

  test('月 and 年 are one measure, units that cannot be ordered are not guessed at', () => {
    const limits = (法定: [number, string], 承诺: [number, string]) =>
      first([
        {
          ...LIST,
          set: {
            法定办结时限: 法定[0],
            法定办结时限单位: 法定[1],
            承诺办结时限: 承诺[0],
            承诺办结时限单位: 承诺[1],
          },
        },
      ]).standard.time;
    expect(limits([2, '年'], [6, '月'])).toEqual({
      value: { order: 'shorter', amount: { from: 24, to: 6, unit: '月' } },
    });
    expect(limits([45, '自然日'], [20, '工作日'])).toEqual({
      value: { order: 'shorter', amount: undefined },
    });
    expect(limits([30, '自然日'], [30, '工作日'])).toEqual({ why: '时限单位不同，比不出长短' });
    expect(limits([0, '工作日'], [0, '工作日'])).toMatchObject({ value: { order: 'equal' } });
  });

  test('a limit that is not written says so; the 标准 knows the 法定 one', () => {
    const without = { 法定办结时限: undefined, 法定办结时限单位: undefined };
    expect(first([{ ...LIST, set: without }]).standard.time).toMatchObject({
      value: { amount: { from: 20, to: 10 } },
    });
    const neither = [
      { ...LIST, set: without },
      { ...STANDARD, set: without },
    ];
    expect(first(neither).standard.time).toEqual({ why: '没有写法定办结时限' });
    expect(
      first([{ ...LIST, set: { 承诺办结时限: undefined, 承诺办结时限单位: undefined } }]).standard
        .time,
    ).toEqual({ why: '没有写承诺办结时限' });
  });

  test('what 未载要素 leaves out is not compared', () => {
    const absent: ExampleEdit[] = [
      { ...LIST, header: { 未载要素: ['承诺办结时限'] } },
      { ...LIST, set: { 承诺办结时限: undefined, 承诺办结时限单位: undefined } },
    ];
    expect(first(absent).standard.time).toEqual({ why: '承诺办结时限未载' });
  });

  test('an amount is given exactly where the units are one; it agrees with the order', () => {
    const limit = fc.record({
      value: fc.nat(400),
      unit: fc.constantFrom(...TIME_UNITS),
    });
    fc.assert(
      fc.property(limit, limit, (statutory, promise) => {
        const { time } = first([
          {
            ...LIST,
            set: {
              法定办结时限: statutory.value,
              法定办结时限单位: statutory.unit,
              承诺办结时限: promise.value,
              承诺办结时限单位: promise.unit,
            },
          },
        ]).standard;
        if ('why' in time)
          return ['at-most', 'at-least', 'undecidable'].includes(
            compareTimeLimits(promise, statutory),
          );
        const { order, amount } = time.value;
        if (amount === undefined) return statutory.unit !== promise.unit;
        return order === ['shorter', 'equal', 'longer'][Math.sign(amount.to - amount.from) + 1];
      }),
      { numRuns: 60 },
    );
  });
});

describe('减材料', () => {
  const standard = {
    ...STANDARD,
    set: {
      申请材料: [
        material('申请书'),
        material('营业执照', { 提交方式: '免于提交' }),
        material('平面图'),
        { 材料名称: '委托书', 材料必要性: '非必要' },
      ],
    },
  };

  test('fewer required materials; 免于提交 and 容缺后补 are counted apart', () => {
    const row = first([
      standard,
      {
        ...GUIDE,
        set: {
          申请材料: [
            material('申请书', { 提交方式: '免于提交' }),
            { 材料名称: '营业执照', 材料必要性: '容缺后补' },
          ],
        },
      },
    ]);
    expect(row.standard.materials).toEqual({
      value: { from: 3, to: 2, exempt: { from: 1, to: 1 }, deferred: { from: 0, to: 1 } },
    });
  });

  test('without a 标准 nothing is held against an upper list instead', () => {
    expect(first([UNLISTED]).standard.materials).toEqual({ why: '没有标准实施清单' });
  });

  test('a 办理项 that the 标准 does not have', () => {
    const row = first([{ ...LIST, set: { 业务办理项名称: '食品经营许可（县级权限）（变更）' } }]);
    expect(row.standard.materials).toEqual({ why: '标准里没有这一业务办理项' });
  });

  test('材料必要性 that is not written everywhere', () => {
    const set = { 申请材料: [material('申请书'), { 材料名称: '平面图' }] };
    expect(first([{ ...LIST, set }]).standard.materials).toEqual({ why: '申请材料写得不对' });
    const absent: ExampleEdit = { ...LIST, header: { 未载要素: ['材料必要性'] } };
    expect(first([absent, { ...LIST, set }]).standard.materials).toEqual({
      why: '材料必要性未载',
    });
  });
});

test('减环节 against the 标准, and of the guide against its list', () => {
  const row = first([{ ...GUIDE, set: { 办理流程: steps('受理', '决定') } }]);
  expect(row.standard.steps).toEqual({ value: { from: 4, to: 2 } });
  expect(row.list?.steps).toEqual({ value: { from: 4, to: 2 } });
  expect(first([]).list?.steps).toEqual({ value: { from: 4, to: 4 } });
});

describe('减跑动', () => {
  test('by 到办事现场次数', () => {
    const totals = (visits: unknown) =>
      sum([{ ...LIST, set: { 到办事现场次数: visits } }]).totals.visits;
    expect(totals(0)).toMatchObject({ none: 2, once: 0, more: 0 });
    expect(totals(1)).toMatchObject({ none: 1, once: 1, more: 0 });
    expect(totals(3)).toMatchObject({ none: 1, once: 0, more: 1 });
    expect([...totals(undefined).unknown]).toEqual([['没有写到办事现场次数', 1]]);
  });

  test('against the revision before', () => {
    const row = first([], [{ ...LIST, set: { 到办事现场次数: 2 } }]);
    expect(row.before?.visits).toEqual({ value: { from: 2, to: 0 } });
  });
});

describe('against the revision before', () => {
  test('a guide that came to reduce', () => {
    const row = first(
      [{ ...GUIDE, set: { 承诺办结时限: 3, 承诺办结时限单位: '工作日' } }],
      [{ ...LIST, set: { 承诺办结时限: 8 } }],
    );
    expect(row.before?.time).toMatchObject({ value: { amount: { from: 8, to: 3 } } });
  });

  test('a row of another code is recognised; a new one has nothing before it', () => {
    const [a, b] = servedReductions(exampleView([]), AS_OF, {
      view: exampleView([{ ...LIST, remove: 1 }]),
    });
    expect(a?.before?.steps).toEqual({ value: { from: 4, to: 4 } });
    expect(b?.before?.steps).toEqual({ why: '之前没有这一行' });
  });

  test('a region that was not there', () => {
    const [row] = servedReductions(exampleView([]), AS_OF, { why: '之前没有这一地区' });
    expect(row?.before?.materials).toEqual({ why: '之前没有这一地区' });
  });
});

describe('sums', () => {
  test('every row is compared or says why', () => {
    const { totals, served } = sum([UNLISTED, { ...LIST, set: { 承诺办结时限: undefined } }]);
    for (const total of Object.values(totals.standard)) {
      const undecided = [...total.undecided.values()].reduce((a, b) => a + b, 0);
      expect(total.rows + undecided).toBe(served);
      expect(total.less + total.same + total.more).toBe(total.rows);
    }
  });

  test('limits are summed by unit, shares over the rows that have one', () => {
    const { time } = sum([
      { ...LIST, set: { 法定办结时限: 2, 法定办结时限单位: '月', 承诺办结时限单位: '月' } },
    ]).totals.standard;
    expect(Object.fromEntries(time.units)).toEqual({
      工作日: { rows: 1, from: 30, to: 20 },
      月: { rows: 1, from: 2, to: 10 },
    });
    expect(time.shares).toBeCloseTo(1 / 3 - 4);
    expect(time).toMatchObject({ less: 1, more: 1, shareRows: 2 });
  });

  test('rows that are not in force, and types that nobody applies for, are left out', () => {
    const left = sum([
      { ...LIST, set: { 事项状态: '暂停' } },
      { ...LIST, row: 1, set: { 事项类型: '行政处罚' } },
    ]);
    expect(left).toMatchObject({ served: 0, notInForce: 1, notServed: 1 });
  });

  test('of two regions together', () => {
    const both = noReductions();
    const one = sum([]).totals;
    addTotals(both, one);
    addTotals(both, one);
    expect(both.standard.time.units.get('工作日')).toEqual({ rows: 4, from: 100, to: 60 });
    expect(both.standard.materials).toMatchObject({ rows: 4, from: 4, to: 4, same: 4 });
    expect(both.visits.none).toBe(4);
    expect(one.standard.time.units.get('工作日')).toEqual({ rows: 2, from: 50, to: 30 });
  });
});
