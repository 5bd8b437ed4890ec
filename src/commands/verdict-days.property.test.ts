import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../engine/check.js';
import { Run } from '../engine/run.js';
import { UnitJudge, unitsOf } from '../engine/units.js';
import { Waivers } from '../engine/waivers.js';
import { type DayBounds, isWithin, JudgingDay } from '../model/judging-day.js';
import type { ExampleEdit } from '../rules/example.js';
import { exampleFiles } from '../rules/example-workspace.js';
import { rules } from '../rules/index.js';
import { memoryTree } from '../tree/memory-tree.js';
import { type OpenedWorkspace, openWorkspace, requestOf } from './run-check.js';

/** Days about 2024-03-01, when an act that examples cite was repealed. */
const DAYS = Array.from({ length: 9 }, (_, n) =>
  new Date(Date.UTC(2024, 1, 26 + n)).toISOString().slice(0, 10),
);
const REPEALED = ['【行政法规】《中华人民共和国档案法实施办法》第十九条'];
const TRANSFER = { 层级: '县级', 依据: '《示例市人民政府关于下放事项的决定》' };

const day = fc.constantFrom(...DAYS);
const row = fc.nat(3);
const catalog = fc.constantFrom('国家目录', '省目录', '市目录', '县目录' as const);
const set = (values: fc.Arbitrary<Readonly<Record<string, unknown>>>) =>
  fc.record({ in: catalog, row, set: values });
const edit: fc.Arbitrary<ExampleEdit> = fc.oneof(
  set(fc.record({ 计划取消日期: day })),
  set(fc.record({ 计划生效日期: day })),
  set(fc.constant({ 设定依据: REPEALED })),
  set(
    fc.record({ 生效日期: day, 期限: day }).map((dates) => ({ 下放: [{ ...TRANSFER, ...dates }] })),
  ),
  fc.record({
    in: fc.constant('配置' as const),
    header: fc
      .record({
        规则: fc.constantFrom('basis/repealed', 'within/catalog', 'life/unclaimed'),
        理由: fc.constant('示例'),
        到期日期: day,
      })
      .map((waiver) => ({ 豁免: [waiver] })),
  }),
);

/** What each unit of a workspace gives on a day, one region after another, and on which days it holds. */
function verdicts(opened: OpenedWorkspace, on: string): { found: unknown; bounds: DayBounds }[] {
  const asOf = new JudgingDay(on);
  const waivers = new Waivers(opened.config.waivers, asOf);
  const request = requestOf(opened, { asOf: on, rules }, waivers);
  const judge = new UnitJudge(request);
  const plan = new Run(request).plan();
  return unitsOf(plan, () => 1, 1).map((unit) => {
    asOf.forget();
    const found = judge.judge(unit, new Set());
    return { found, bounds: asOf.bounds };
  });
}

test('what is found in a region is the same on every day within its bounds', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), day, (edits, on) => {
      const opened = openWorkspace(memoryTree(exampleFiles(edits)));
      const judged = verdicts(opened, on);
      for (const other of DAYS) {
        const there = verdicts(opened, other);
        for (const [i, { found, bounds }] of judged.entries())
          if (isWithin(bounds, other)) expect(there[i]?.found).toEqual(found);
      }
    }),
    { numRuns: 12 },
  );
});

test('without any date in it, what is found holds for ever', () => {
  const opened = openWorkspace(memoryTree(exampleFiles([])));
  const judged = verdicts(opened, '2026-06-01');
  expect(judged.length).toBe(opened.index.regions.size * 2 - 1);
  for (const { bounds } of judged) expect(bounds).toEqual({});
});

test('an act that lists share is asked about for each region', () => {
  const edits = (['国家目录', '县目录'] as const).map(
    (where): ExampleEdit => ({ in: where, row: 3, set: { 设定依据: REPEALED } }),
  );
  const opened = openWorkspace(memoryTree(exampleFiles(edits)));
  const asOf = new JudgingDay('2024-02-29');
  const request = requestOf(opened, { asOf: asOf.text, rules }, new Waivers([], asOf));
  const untils: (string | undefined)[] = [];
  check({
    ...request,
    onRegion: () => asOf.forget(),
    watch: {
      region: () => untils.push(asOf.bounds.until),
      finding: () => undefined,
      keeps: () => true,
    },
  });
  expect(untils).toEqual(['2024-03-01', undefined, undefined, '2024-03-01']);
});
