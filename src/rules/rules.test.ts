import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCheck } from '../commands/run-check.js';
import { revisionOf } from '../commands/testing/revision-findings.js';
import type { Diagnostic } from '../engine/diagnostic.js';
import { folderTree } from '../tree/folder-tree.js';
import type { Example } from './example.js';
import { exampleFiles } from './example-workspace.js';
import { rules } from './index.js';
import type { Rule } from './rule.js';

const AS_OF = '2026-06-01';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-rules-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function judge(edits: Parameters<typeof exampleFiles>[0]): readonly Diagnostic[] {
  const root = mkdtempSync(join(folder, 'case-'));
  for (const [path, text] of exampleFiles(edits)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return runCheck(folderTree(root), { asOf: AS_OF, rules }).result.diagnostics;
}

/** What is said of an example: of the workspace, or of its change when the rule judges changes. */
function judgeExample({ checks }: Rule, { before, edits }: Example): readonly Diagnostic[] {
  if (checks.change === undefined) return judge(edits);
  return revisionOf(exampleFiles(before ?? []), exampleFiles(edits)).diagnostics;
}

test('the example workspace itself is clean', () => {
  expect(judge([])).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test(`fires: ${rule.examples.fires.shows}`, () => {
    const found = judgeExample(rule, rule.examples.fires).filter(
      (diagnostic) => diagnostic.rule === id,
    );
    expect(found.length).toBeGreaterThan(0);
    for (const diagnostic of found) {
      expect(diagnostic.message).not.toBe('');
      expect(diagnostic.action).not.toBe('');
      expect(diagnostic.clause).not.toBe('');
    }
  });

  test(`stays silent: ${rule.examples.silent.shows}`, () => {
    const found = judgeExample(rule, rule.examples.silent);
    expect(found.filter((diagnostic) => diagnostic.rule === id)).toEqual([]);
    // A silent example shows lawful data: nothing graver than a note may come of it.
    expect(found.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([]);
  });
});

test('the files of the rules folder and the list of rules are the same', () => {
  const base = new URL('.', import.meta.url).pathname;
  const ids = readdirSync(base, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((group) =>
      readdirSync(join(base, group.name))
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${group.name}/${file.slice(0, -3)}`),
    )
    .filter((id) =>
      /^export const rule: Rule\b/m.test(readFileSync(join(base, `${id}.ts`), 'utf8')),
    );
  expect(rules.map(({ id }) => id).sort()).toEqual(ids.sort());
  expect(rules.map(({ id }) => id)).toEqual([...rules.map(({ id }) => id)].sort());
});
