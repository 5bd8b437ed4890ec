import { queryObjects } from 'node:v8';
import { expect, test } from 'vitest';
import { openWorkspace, sourceOf } from '../commands/run-check.js';
import { check, type RegionSource } from '../engine/check.js';
import { ViewChain } from '../engine/view-chain.js';
import { Waivers } from '../engine/waivers.js';
import { JudgingDay } from '../model/judging-day.js';
import { exampleFiles } from '../rules/example-workspace.js';
import { rules } from '../rules/index.js';
import { memoryTree } from '../tree/memory-tree.js';
import { FiguresTally } from './collect.js';
import { ItemFold } from './item/item-fold.js';
import { ItemsFold } from './item/items-fold.js';

const AS_OF = '2026-06-01';
const COUNTIES = 6;
/** Counting takes long: it begins when as many regions were read. */
const COUNTED_FROM = 6;

/** The example workspace with many counties, all like 昆山. */
function manyCounties() {
  const files = exampleFiles([]);
  const regions: string[] = [];
  for (let i = 0; i < COUNTIES; i++) {
    const code = `3205${String(30 + i)}`;
    regions.push(`  - { 地区代码: "${code}", 地区名称: 示例${i}县, 层级: 县级, 上级: "320500" }`);
    for (const [path, text] of [...files]) {
      if (!path.startsWith('320583-')) continue;
      files.set(
        path.replace('320583-昆山市', code),
        text.replaceAll('昆山市', `示例${i}县`).replace(/^地区: .*$/m, `地区: "${code}"`),
      );
    }
  }
  files.set('地区.yaml', `${files.get('地区.yaml')?.trimEnd()}\n${regions.join('\n')}\n`);
  return openWorkspace(memoryTree(files));
}

/** What documents are made instances of, so that they can be counted; their rows lead to them. */
class Held {}

/** Counts how many documents are held whenever the next region is read. */
function watched(source: RegionSource) {
  const held = () => Number(queryObjects(Held, { format: 'count' }));
  const before = held();
  let most = 0;
  let reads = 0;
  let all = 0;
  return {
    source: {
      ...source,
      read: (code, kinds) => {
        reads++;
        if (reads > COUNTED_FROM) most = Math.max(most, held() - before);
        const found = source.read(code, kinds);
        all += found.documents.length;
        for (const document of found.documents) Object.setPrototypeOf(document, Held.prototype);
        return found;
      },
    } satisfies RegionSource,
    most: () => most,
    reads: () => reads,
    all: () => all,
  };
}

/** Documents of a chain of four with one county more, which the reader may just have left. */
const CHAIN = 12;

test('the figures are made with no more than a region and its upper chain in memory', () => {
  const opened = manyCounties();
  const { config } = opened;
  const counted = watched(sourceOf(opened));
  const tally = new FiguresTally({ asOf: AS_OF });
  const asOf = new JudgingDay(AS_OF);
  check({
    source: counted.source,
    rules,
    standard: config.standard,
    policy: config.policy,
    waivers: new Waivers([], asOf),
    profile: config.profile,
    nationalProfile: config.nationalProfile,
    sameElements: config.sameElements,
    laws: config.laws,
    authority: config.authority,
    asOf,
    findings: [],
    watch: tally,
  });
  expect(tally.result().regions).toHaveLength(COUNTIES + 4);
  expect(counted.all()).toBeGreaterThan(3 * COUNTIES);
  expect(counted.most()).toBeGreaterThan(0);
  expect(counted.most()).toBeLessThanOrEqual(CHAIN);
  expect(tally.result().total.served).toBe(3 + 2 * COUNTIES);
});

test.each(['--item', '--items'])('%s keeps no rows', (which) => {
  const opened = manyCounties();
  const counted = watched(sourceOf(opened));
  const { standard } = opened.config;
  const fold =
    which === '--items'
      ? new ItemsFold(standard, AS_OF)
      : new ItemFold({
          item: { code: '000511902000', name: '最低生活保障金给付' },
          standard,
          asOf: AS_OF,
          all: true,
        });
  const views = new ViewChain(counted.source);
  for (const region of opened.index.regions.values()) fold.region(views.of(region).view);
  expect(counted.reads()).toBe(COUNTIES + 4);
  expect(counted.most()).toBeGreaterThan(0);
  expect(counted.most()).toBeLessThanOrEqual(CHAIN);
  expect(fold.result().regions).toBe(COUNTIES + 4);
});
