import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../engine/diagnostic.js';
import { fingerprintOfFile } from '../engine/sign.js';
import { WorkError } from '../errors.js';
import { SEVERITIES } from '../model/severity.js';
import { rules } from '../rules/index.js';
import { NEEDED_RULES } from '../rules/needed.js';
import { memoryTree } from '../tree/memory-tree.js';
import { reportOf } from './check-report.js';
import { type Completion, judgeCompleted, openCompleted } from './completed-workspace.js';
import { lookThrough, runCheck, type WorkspaceCheck } from './run-check.js';
import { checkStates } from './since.js';
import { fewRows } from './testing/few-rows.js';
import { type Edit, editArbitrary, edited, type Texts } from './testing/random-edits.js';
import type { UpperSource } from './upper-chain.js';

const OPTIONS = { asOf: '2026-06-01', rules };
const ROOT = 'catalogs/江苏';

/** Items that stand for all: a permit, one with a 子项, one of the province's own. */
const ITEMS = /000131003|000131901|000731901|322031901|000123902/;

const CHANGSHU = '\n  - { 地区代码: "320581", 地区名称: 常熟市, 层级: 县级, 上级: "320500" }\n';

/** The example catalog with few items, and a second county that is like the first. */
const FILES: Texts = new Map(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml') && !/标准\/(?!市场)|实施清单\/(?!市场)/.test(path))
    .flatMap((path): [string, string][] => {
      const text = fewRows(readFileSync(join(ROOT, path), 'utf8'), ITEMS);
      const other = path.replace('320583-昆山市', '常熟');
      return path === other
        ? [[path, path === '地区.yaml' ? `${text}${CHANGSHU}` : text]]
        : [
            [path, text],
            [other, text.replaceAll('"320583"', '"320581"')],
          ];
    }),
);

/** A run, or undefined when the configuration or the workspace is no workable one. */
function whole(files: Texts) {
  try {
    return runCheck(memoryTree(files), OPTIONS).result.diagnostics;
  } catch {
    return undefined;
  }
}

/** What of a finding makes it the same one: for those of a file that was read, without the file's path. */
const keyOf = (one: Diagnostic) =>
  one.fingerprint === fingerprintOfFile(one) && !NEEDED_RULES.has(one.rule)
    ? [one.rule, one.region, one.element, one.actual ?? one.expected].join('\0')
    : one.fingerprint;

/** By brute force: those after, each without its counterpart of before that is at least as grave. */
function fresh(after: readonly Diagnostic[], before: readonly Diagnostic[]): string[] {
  const left = new Map<string, number[]>();
  const rank = ({ severity }: Diagnostic) => SEVERITIES.indexOf(severity);
  for (const one of before) left.set(keyOf(one), [...(left.get(keyOf(one)) ?? []), rank(one)]);
  return after
    .filter((one) => {
      const ranks = (left.get(keyOf(one)) ?? []).toSorted();
      const found = ranks.findLastIndex((other) => other <= rank(one));
      if (found < 0) return true;
      left.set(keyOf(one), ranks.toSpliced(found, 1));
      return false;
    })
    .map((one) => `${one.severity} ${keyOf(one)}`)
    .toSorted();
}

const RUNS = 6;

async function since(before: Texts, after: Texts, completion: Completion = {}) {
  const checked = await checkStates(
    {
      tree: memoryTree(after),
      before: memoryTree(before),
      same: (path, other) => after.has(path) && after.get(path) === before.get(other),
    },
    completion,
    OPTIONS,
  );
  const target = { root: '', name: '.', only: [] };
  const one = { ...checked, since: { id: '', ...checked.since }, target, baseline: undefined };
  return reportOf([one], { regions: [], asOf: OPTIONS.asOf, since: 'main' }).diagnostics;
}

const edits = (least: number, most: number): fc.Arbitrary<Edit[]> =>
  fc.array(editArbitrary, { minLength: least, maxLength: most });

/** Final fingerprints are numbered; those of parts of a workspace are not numbered alike. */
const unnumbered = (one: Diagnostic): Diagnostic => ({
  ...one,
  fingerprint: one.fingerprint.replace(/-\d+$/, ''),
});

test('what a change causes is what a whole check after it finds more than one before it', async () => {
  await fc.assert(
    fc.asyncProperty(edits(0, 3), edits(1, 4), async (first, second) => {
      const before = edited(FILES, first);
      const after = edited(before, second);
      const [earlier, later] = [whole(before), whole(after)];
      fc.pre(earlier !== undefined && later !== undefined);
      const reported = await since(before, after);
      expect(reported.map((one) => `${one.severity} ${keyOf(unnumbered(one))}`).toSorted()).toEqual(
        fresh(later, earlier),
      );
    }),
    { numRuns: RUNS },
  );
});

const CODES = ['000000', '320000', '320500', '320583', '320581'];
const brief = ({ severity, file, line, column, rule, message }: Diagnostic) =>
  `${file}:${line}:${column} ${severity} ${rule} ${message}`;

test('what is found in some regions is what a whole check finds in them', () => {
  fc.assert(
    fc.property(edits(0, 5), fc.subarray(CODES, { minLength: 1 }), (changes, codes) => {
      const files = edited(FILES, changes);
      const all = whole(files);
      fc.pre(all !== undefined);
      const scope = new Set(codes);
      const { result } = runCheck(memoryTree(files), { ...OPTIONS, scope });
      const inScope = (list: readonly Diagnostic[]) =>
        list
          .filter(({ region }) => region !== undefined && scope.has(region))
          .map(brief)
          .toSorted();
      expect(inScope(result.diagnostics)).toEqual(inScope(all));
      // Of others nothing is said but what is said of the workspace and of files that were not read.
      const others = result.diagnostics.filter(
        ({ region, rule }) => !scope.has(region ?? '') && !NEEDED_RULES.has(rule),
      );
      expect(others.filter(({ file }) => file !== 'sitong.yaml')).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

/** Another workspace as the source of upper regions. */
async function sourceOf(files: Texts): Promise<UpperSource> {
  const { index } = lookThrough(memoryTree(files));
  return { name: '省', index, pathOf: (path) => `省/${path}`, stateOf: (region) => region };
}

/** The part of a workspace that some regions keep themselves. */
function partOf(files: Texts, codes: readonly string[]): Texts {
  const { index } = lookThrough(memoryTree(files));
  const kept = new Set(codes.flatMap((code) => index.filesOf.get(code)?.map(({ path }) => path)));
  const regions = codes.map((code) => REGION_ROWS[code]).join('');
  return new Map([
    ...[...files].filter(([path]) => kept.has(path) || path === 'sitong.yaml'),
    ['地区.yaml', `类别: 地区\n地区:\n${regions}`],
  ]);
}

const REGION_ROWS: Readonly<Record<string, string>> = {
  '320500': '  - { 地区代码: "320500", 地区名称: 苏州市, 层级: 市级, 上级: "320000" }\n',
  '320583':
    '  - { 地区代码: "320583", 地区名称: 昆山市, 层级: 县级, 上级: "320500", 相对集中许可权: [昆山市行政审批局] }\n',
  '320581': '  - { 地区代码: "320581", 地区名称: 常熟市, 层级: 县级, 上级: "320500" }\n',
};

test.each([[['320583']], [['320583', '320581']], [['320500', '320583', '320581']]])(
  'what %j find, completed from elsewhere, is what the whole workspace finds of them, before and since',
  async (codes) => {
    await fc.assert(
      fc.asyncProperty(edits(0, 2), edits(0, 2), async (first, second) => {
        const before = edited(FILES, first);
        const after = edited(before, second);
        const [all, source] = [whole(after), await sourceOf(after).catch(() => undefined)];
        fc.pre(all !== undefined && source !== undefined && isPlain(before) && isPlain(after));
        const own = partOf(after, codes);
        const completion = { upper: async () => source };
        const outcome = await openCompleted(memoryTree(own), completion)
          .then((opened) => judgeCompleted(opened, OPTIONS))
          .catch((error: unknown) => error);
        if (outcome instanceof WorkError) {
          // Said of the source: what it holds of the upper regions was not read whole.
          expect(all.some(({ rule }) => NEEDED_RULES.has(rule))).toBe(true);
          return;
        }
        const { result } = outcome as WorkspaceCheck;
        const ours = (list: readonly Diagnostic[]) =>
          list
            .filter(({ region }) => codes.includes(region ?? ''))
            .map(brief)
            .toSorted();
        expect(ours(result.diagnostics)).toEqual(ours(all));
        const earlier = partOf(before, codes);
        const reported = await since(earlier, own, completion);
        const was = await openCompleted(memoryTree(earlier), completion);
        expect(
          reported.map((one) => `${one.severity} ${keyOf(unnumbered(one))}`).toSorted(),
        ).toEqual(fresh(result.diagnostics, judgeCompleted(was, OPTIONS).result.diagnostics));
      }),
      { numRuns: RUNS },
    );
  },
);

/** Whether every file is of one region and the regions are as they were. */
function isPlain(files: Texts): boolean {
  const { index } = lookThrough(memoryTree(files));
  const paths = [...index.filesOf.values()].flatMap((held) => held.map(({ path }) => path));
  return files.get('地区.yaml') === FILES.get('地区.yaml') && new Set(paths).size === paths.length;
}
