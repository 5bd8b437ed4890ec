import { describe, expect, test } from 'vitest';
import { openSide } from '../../commands/diff-sides.js';
import { lookThrough, sourceOf } from '../../commands/run-check.js';
import { beforeRegions } from '../../commands/stats-before.js';
import { ViewChain } from '../../engine/view-chain.js';
import type { ExampleEdit } from '../../rules/example.js';
import { exampleFiles } from '../../rules/example-workspace.js';
import { memoryTree } from '../../tree/memory-tree.js';
import { reductionsDocument, reductionsPart } from './reductions.js';

const COUNTY = '320583';

/** The lines of the county's report, by column title. */
function report(edits: readonly ExampleEdit[], before?: readonly ExampleEdit[]) {
  const opened = lookThrough(memoryTree(exampleFiles(edits)));
  const region = opened.index.regions.get(COUNTY);
  if (region === undefined) throw new Error('示例没有昆山市');
  const { view } = new ViewChain(sourceOf(opened)).of(region);
  const earlier =
    before === undefined
      ? undefined
      : beforeRegions(
          openSide('之前', { tree: memoryTree(exampleFiles(before)), prefix: '' }, undefined),
          opened.index.regions,
        )(region);
  const document = reductionsDocument({
    regionName: region.name,
    isBelow: false,
    asOf: '2026-06-01',
    parts: [reductionsPart(view, '2026-06-01', earlier)],
    marks: [],
    against: before === undefined ? undefined : '之前',
  });
  const titles = document.columns.map(({ title }) => title);
  for (const row of document.rows) expect(row).toHaveLength(titles.length);
  const lines = document.rows.map((row) =>
    Object.fromEntries(row.map((cell, index) => [titles[index] ?? '', cell])),
  );
  return { document, lines };
}

describe('四减统计', () => {
  test('a line an item: the legal limit and the standard against what the public meets, and the sums', () => {
    const { lines, document } = report([{ in: '县清单', row: 1, set: { 到办事现场次数: 1 } }]);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatchObject({
      序号: 1,
      地区: '昆山市',
      事项名称: '食品经营许可（县级权限）（新办）',
      实施主体: '昆山市市场监督管理局',
      法定办结时限: '20个工作日',
      承诺办结时限: '10个工作日',
      时限压减: '50%',
      标准材料: 1,
      实际材料: 1,
      标准环节: 4,
      实际环节: 4,
      到现场次数: 0,
      备注: '',
    });
    expect(lines[2]).toMatchObject({
      序号: '合计',
      法定办结时限: '50个工作日',
      承诺办结时限: '30个工作日',
      标准环节: 8,
      到现场次数: '零跑动 50%',
    });
    expect(document.title).toBe('昆山市政务服务事项四减统计');
  });

  test('what cannot be compared is a dash, with the reason', () => {
    const { lines } = report([{ in: '省标准', remove: 1 }]);
    expect(lines[1]).toMatchObject({ 标准材料: '—', 实际材料: '—', 备注: '标准里没有这一事项' });
    expect(lines[2]).toMatchObject({ 标准环节: 4 });
  });

  test('what is secret is left out and counted', () => {
    const { lines, document } = report([{ in: '县清单', set: { 公开: false } }]);
    expect(lines.map(({ 序号 }) => 序号)).toEqual([1, '合计']);
    expect(document.notes[0]).toBe('共 1 行；未列入：不公开 1 行');
  });

  test('against the revision before, less is −, more is +', () => {
    const { lines, document } = report(
      [],
      [
        { in: '县清单', set: { 承诺办结时限: 15 } },
        { in: '县清单', row: 1, set: { 到办事现场次数: 1 } },
      ],
    );
    expect(lines[0]).toMatchObject({ 时限比之前: '−5 工作日', 材料比之前: '0', 跑动比之前: '0' });
    expect(lines[1]).toMatchObject({ 时限比之前: '0', 跑动比之前: '−1' });
    expect(lines[2]).toMatchObject({ 时限比之前: '缩短 1、延长 0 项', 跑动比之前: '−1' });
    expect(document.notes.at(-1)).toContain('“之前”是');
  });
});
