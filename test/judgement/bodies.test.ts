import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCheck } from '../../src/commands/run-check.js';
import { rule as codeDepartment } from '../../src/rules/code/department.js';
import { exampleFiles } from '../../src/rules/example-workspace.js';
import { rules as registered } from '../../src/rules/index.js';
import { rule as devolved } from '../../src/rules/life/devolved.js';
import { rule as agency } from '../../src/rules/within/agency.js';
import { rule as department } from '../../src/rules/within/department.js';
import { folderTree } from '../../src/tree/folder-tree.js';
import type { Case } from './bodies.case.js';
import { agencyCases, codeCases, departmentCases, devolvedCases } from './bodies-range.cases.js';

const AS_OF = '2026-06-01';
const OWN = [agency, department, codeDepartment, devolved];
/** With the rules of the catalogs and of the schema; those that judge law, lists and wording have their own cases. */
const ELSEWHERE = /^(basis|logic|lists|change)\/|^time\/(steps|explained)|^within\/permit-list/;
const rules = [
  ...registered.filter(({ id }) => !ELSEWHERE.test(id) && OWN.every((rule) => rule.id !== id)),
  ...OWN,
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-bodies-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function findings(one: Case): string[] {
  const root = mkdtempSync(join(folder, 'case-'));
  const files = new Map([...exampleFiles(one.edits), ...Object.entries(one.files ?? {})]);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return runCheck(folderTree(root), { asOf: one.asOf ?? AS_OF, rules })
    .result.diagnostics.map(({ rule, severity, region, code, element }) =>
      [rule, severity, region, code ?? '-', element ?? '-'].join(' '),
    )
    .sort();
}

describe.each<[string, readonly Case[]]>([
  ['within/agency', agencyCases],
  ['within/department', departmentCases],
  ['code/department', codeCases],
  ['life/devolved', devolvedCases],
])('%s', (_rule, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(findings(one)).toEqual([...(one.finds ?? [])].sort());
  });
});

test.each(['江苏', '广东'])('catalogs/%s has nothing for these rules', (name) => {
  const root = fileURLToPath(new URL(`../../catalogs/${name}`, import.meta.url));
  const { result } = runCheck(folderTree(root), { asOf: AS_OF, rules: OWN });
  expect(result.diagnostics).toEqual([]);
});
