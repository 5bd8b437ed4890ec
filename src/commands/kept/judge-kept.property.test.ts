import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '../../engine/order.js';
import { rules } from '../../rules/index.js';
import { memoryTree } from '../../tree/memory-tree.js';
import {
  judgeWorkspace,
  type OpenedWorkspace,
  openWorkspace,
  type WorkspaceCheck,
} from '../run-check.js';
import { fewRows } from '../testing/few-rows.js';
import { editArbitrary, edited, type Texts } from '../testing/random-edits.js';
import { MemoryOfTests } from './testing/memory.js';

const ROOT = 'catalogs/江苏';
/** Items of which each level has some. */
const ITEMS = /000131003|000131901|000731901|322031901|000123902|000514901|002014903/;

const FILES: Texts = new Map(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .map((path) => [path, fewRows(readFileSync(join(ROOT, path), 'utf8'), ITEMS)]),
);

function opened(files: Texts): OpenedWorkspace | undefined {
  try {
    return openWorkspace(memoryTree(files));
  } catch {
    return undefined;
  }
}

function comparable({ result, files }: WorkspaceCheck) {
  return {
    files,
    coverage: result.coverage,
    diagnostics: inOrder(result.diagnostics),
    waived: inOrder(result.waived),
  };
}

/** Edits of the files at hand, or back to those of the beginning; and the day that is judged on. */
const step = fc.record({
  edits: fc.array(editArbitrary, { minLength: 1, maxLength: 3 }),
  isBack: fc.boolean(),
  day: fc.constantFrom('2026-06-01', '2026-06-01', '2026-11-26', '2025-01-01', '2031-01-01'),
});

test('whatever was edited, verdicts that are taken over are those of a check without a cache', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const memory = new MemoryOfTests();
      let files = FILES;
      for (const { edits, isBack, day } of steps) {
        files = edited(isBack ? FILES : files, edits);
        const workspace = opened(files);
        if (workspace === undefined) continue;
        const options = { asOf: day, rules };
        const { check } = await memory.judge(workspace, options);
        expect(comparable(check)).toEqual(comparable(judgeWorkspace(workspace, options)));
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 12) },
  );
}, 300_000);
