import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Assembly, wholeRun } from '../../engine/assemble.js';
import { Run } from '../../engine/run.js';
import { unitsOf } from '../../engine/units.js';
import { Waivers } from '../../engine/waivers.js';
import { JudgingDay } from '../../model/judging-day.js';
import { FORMAT_NAMES, reporters } from '../../report/index.js';
import { rules } from '../../rules/index.js';
import { memoryTree } from '../../tree/memory-tree.js';
import { reportOf } from '../check-report.js';
import { ruleInfos, treeLines } from '../check-sources.js';
import { judgeCompleted, openCompleted } from '../completed-workspace.js';
import { judged, judgeWorkspace, openWorkspace, requestOf } from '../run-check.js';
import { judgeShard } from '../shard/judge-shard.js';
import { mergeShards } from '../shard/merge-shards.js';
import { SHARD_FORMAT, shardReportSchema } from '../shard/shard-report.js';
import { type Edit, editArbitrary, edited, type Texts } from '../testing/random-edits.js';
import { bytesByRegion, bytesIn } from './judge-in-threads.js';
import { Schedule } from './schedule.js';
import { openTask, taskOf } from './task.js';

const OPTIONS = { asOf: '2026-06-01', rules };
const ROOT = 'catalogs/江苏';
const ITEMS = /000131003|000131901|000731901|322031901|000123902/;
/** A 主项 of the nation of which the 子项 stand only below. */
const CHILDREN = /"000731901\d{3}"/;

/** More counties, so that there is something to share out; waivers that hit, and that do not. */
const MORE = ['320581', '320582', '320585'];
const WAIVERS = `
豁免:
  - { 规则: same/name, 地区: "320581", 理由: 示例 }
  - { 规则: schema/required, 理由: 示例 }
  - { 规则: basis/citation, 理由: 示例 }
  - { 规则: code/parent, 地区: "320000", 理由: 示例, 到期日期: "2020-01-01" }
`;

const FILES: Texts = new Map(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') && !/标准\/(?!市场)|实施清单\/(?!市场)/.test(path))
    .flatMap((path): [string, string][] => {
      const text = few(readFileSync(join(ROOT, path), 'utf8'));
      if (path === 'sitong.yaml') return [[path, `${text}${WAIVERS}`]];
      if (path === '地区.yaml') return [[path, `${text}${MORE.map(county).join('')}`]];
      const copies = path.includes('320583-昆山市') ? MORE : [];
      return [
        [path, text],
        ...copies.map((code): [string, string] => [
          path.replace('320583-昆山市', code),
          renamed(text, code).replaceAll('"320583"', `"${code}"`),
        ]),
      ];
    }),
);

function county(code: string): string {
  return `\n  - { 地区代码: "${code}", 地区名称: 县${code}, 层级: 县级, 上级: "320500" }\n`;
}

/** One county calls an item otherwise: that is waived. */
function renamed(text: string, code: string): string {
  const isCatalog = text.startsWith('类别: 基本目录') || text.includes('\n类别: 基本目录');
  return code === '320581' && isCatalog ? text.replace(/(事项名称: \S+)/, '$1一二') : text;
}

function few(text: string): string {
  const at = /^(事项|指南):[^\n]*\n/m.exec(text);
  if (at === null) return text;
  const end = at.index + at[0].length;
  const rows = text.slice(end).split(/^(?= {2}- )/m);
  const isNation = text.includes('\n地区: "000000"');
  const kept = rows.filter((row) => ITEMS.test(row) && !(isNation && CHILDREN.test(row)));
  return text.slice(0, end) + kept.join('');
}

const edits: fc.Arbitrary<Edit[]> = fc.array(editArbitrary, { maxLength: 4 });

function opened(files: Texts) {
  try {
    return openWorkspace(memoryTree(files));
  } catch {
    return undefined;
  }
}

test('the units of a run, judged by any thread in any order, give the run', () => {
  fc.assert(
    fc.property(
      edits,
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.nat(2), { minLength: 5 }),
      fc.option(fc.subarray(['000000', '320000', '320500', '320583', '320582'])),
      (changes, parts, turns, regions) => {
        const workspace = opened(edited(FILES, changes));
        fc.pre(workspace !== undefined);
        const options = regions === null ? OPTIONS : { ...OPTIONS, scope: new Set(regions) };
        const waivers = new Waivers(workspace.config.waivers, new JudgingDay(options.asOf));
        const run = new Run(requestOf(workspace, options, waivers));
        const plan = run.plan();
        const bytesOf = bytesByRegion(workspace.index);
        const bytes = bytesIn(plan, workspace.index, bytesOf);
        const units = unitsOf(plan, bytesOf, bytes / parts);
        const { regions: all } = workspace.index;
        const schedule = new Schedule(units, units.keys(), (code) => all.get(code)?.parent?.code);
        const assembly = new Assembly(units);
        const judges = [0, 1, 2].map(() =>
          openTask(structuredClone(taskOf(workspace, options)!), () => undefined),
        );
        for (let step = 0; ; step++) {
          const thread = turns[step % turns.length]!;
          const place = schedule.next(thread, (one) => assembly.isReady(one));
          if (place === undefined) break;
          const { hits, ...result } = structuredClone(
            judges[thread]!(units[place]!, assembly.stemsBelow(place)),
          );
          waivers.addHits(hits);
          assembly.add(place, result);
        }
        run.before();
        const found = judged(workspace, options, wholeRun(run.result(), assembly.results), waivers);
        const { result, files } = judgeWorkspace(workspace, options);
        expect(assembly.results.size).toBe(units.length);
        expect(found.result).toEqual(result);
        expect(found.files).toBe(files);
      },
    ),
    { numRuns: 8 },
  );
});

test('the shards of a run, merged, give its report in every format', async () => {
  await fc.assert(
    fc.asyncProperty(edits, fc.integer({ min: 1, max: 6 }), async (changes, of) => {
      const files = edited(FILES, changes);
      fc.pre(opened(files) !== undefined);
      const workspace = await openCompleted(memoryTree(files), {});
      const baseline = new Set<string>();
      const target = { root: '', name: '.', only: [] };
      const direct = judgeCompleted(workspace, OPTIONS);
      for (const [i, { fingerprint }] of direct.result.diagnostics.entries())
        if (i % 3 === 0) baseline.add(fingerprint);
      const shards = [];
      for (let index = 1; index <= of; index++) {
        const { part } = await judgeShard(
          {
            workspace,
            name: '.',
            baseline,
            shard: { index, of },
            threads: { asked: 1, cores: 1 },
          },
          OPTIONS,
        );
        const report = {
          格式: SHARD_FORMAT,
          version: '0',
          shard: { index, of },
          asOf: OPTIONS.asOf,
          rules: [],
          pathPrefix: '',
          workspaces: [part],
        };
        shards.push({
          name: `${index}`,
          report: shardReportSchema.parse(JSON.parse(JSON.stringify(report))),
        });
      }
      const merged = mergeShards(shards);
      const reporting = { regions: [], asOf: OPTIONS.asOf };
      const one = reportOf([{ ...direct, target, baseline }], reporting);
      const other = reportOf(merged.checked, reporting);
      const lines = treeLines(workspace.opened.index.tree);
      const context = { rules: ruleInfos(), color: false, pathPrefix: '' };
      for (const format of FORMAT_NAMES) {
        const render = await reporters[format].load();
        expect(render(other, { ...context, sourceLine: merged.sourceLine })).toBe(
          render(one, { ...context, sourceLine: (_, file, line) => lines(file, line) }),
        );
      }
    }),
    { numRuns: 6 },
  );
});
