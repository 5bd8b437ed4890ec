import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/engine/diagnostic.js';
import { check, ROOT } from './support/run.js';

const FOLDER = join(ROOT, 'fixtures/check');
const CASES = readdirSync(FOLDER, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted();

/** What a finding is compared by. */
const KEYS = ['rule', 'severity', 'file', 'line', 'region', 'code', 'element'] as const;

/** expected.json of a case: everything that is found, and no other finding. */
interface Expected {
  readonly exit: number;
  /** Arguments beside the folder. */
  readonly arguments: readonly string[];
  readonly summary: Readonly<Record<'items' | 'undecided' | 'waived', number>>;
  readonly findings: readonly Readonly<Partial<Record<(typeof KEYS)[number], string | number>>>[];
}

function told(diagnostic: Diagnostic): Record<string, unknown> {
  return Object.fromEntries(
    KEYS.flatMap((key) => (diagnostic[key] === undefined ? [] : [[key, diagnostic[key]]])),
  );
}

test('there are cases', () => {
  expect(CASES).not.toEqual([]);
});

test.concurrent.each(CASES)('fixtures/check/%s: these findings and no other', async (name) => {
  const folder = join(FOLDER, name);
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  const { code, report } = await check([folder, ...expected.arguments]);
  expect(report.diagnostics.map(told)).toEqual(expected.findings);
  expect(report.summary).toMatchObject(expected.summary);
  expect(code).toBe(expected.exit);
});
