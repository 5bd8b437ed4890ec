import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCheck } from '../../src/commands/run-check.js';
import { exampleFiles } from '../../src/rules/example-workspace.js';
import { rules as registered } from '../../src/rules/index.js';
import { rule as commitment } from '../../src/rules/lists/commitment.js';
import { rule as crossRegion } from '../../src/rules/lists/cross-region.js';
import { rule as deferral } from '../../src/rules/lists/deferral.js';
import { rule as fullOnline } from '../../src/rules/lists/full-online.js';
import { rule as fullOnlineUpper } from '../../src/rules/lists/full-online-upper.js';
import { rule as hall } from '../../src/rules/lists/hall.js';
import { rule as intermediary } from '../../src/rules/lists/intermediary.js';
import { rule as linked } from '../../src/rules/lists/linked.js';
import { rule as localMarket } from '../../src/rules/lists/local-market.js';
import { rule as proof } from '../../src/rules/lists/proof.js';
import { rule as separation } from '../../src/rules/lists/separation.js';
import { rule as specialSteps } from '../../src/rules/lists/special-steps.js';
import type { Rule } from '../../src/rules/rule.js';
import { rule as permitList } from '../../src/rules/within/permit-list.js';
import { folderTree } from '../../src/tree/folder-tree.js';
import type { Case } from './lists.case.js';
import { proofCases, specialStepCases } from './lists-asked.cases.js';
import { commitmentCases, deferralCases } from './lists-content.cases.js';
import { fullOnlineCases, upperCases } from './lists-full-online.cases.js';
import { hallCases } from './lists-hall.cases.js';
import { linkedCases, marketCases } from './lists-linked.cases.js';
import { permitCases, separationCases } from './lists-reform.cases.js';
import { crossRegionCases, intermediaryCases } from './lists-service.cases.js';

const AS_OF = '2026-06-01';
const OWN: readonly Rule[] = [
  commitment,
  crossRegion,
  deferral,
  fullOnline,
  fullOnlineUpper,
  hall,
  intermediary,
  linked,
  localMarket,
  permitList,
  proof,
  separation,
  specialSteps,
];
/** With the rules of the catalogs and of the schema; those that judge law, bodies and wording have their own cases. */
const ELSEWHERE =
  /^(basis|logic|change)\/|^time\/(steps|explained)|^within\/(agency|department)|^code\/(department|reused)|^life\/devolved/;
const rules = [
  ...registered.filter(({ id }) => !ELSEWHERE.test(id) && OWN.every((rule) => rule.id !== id)),
  ...OWN,
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-lists-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function findings(one: Case): string[] {
  const root = mkdtempSync(join(folder, 'case-'));
  const files = exampleFiles(one.edits);
  for (const path of one.without ?? []) files.delete(path);
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
  ['lists/linked', linkedCases],
  ['lists/local-market', marketCases],
  ['lists/separation', separationCases],
  ['within/permit-list', permitCases],
  ['lists/hall', hallCases],
  ['lists/full-online', fullOnlineCases],
  ['lists/full-online-upper', upperCases],
  ['lists/intermediary', intermediaryCases],
  ['lists/commitment', commitmentCases],
  ['lists/deferral', deferralCases],
  ['lists/cross-region', crossRegionCases],
  ['lists/special-steps', specialStepCases],
  ['lists/proof', proofCases],
])('%s', (id, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    expect(findings(one)).toEqual([...(one.finds ?? [])].sort());
  });

  test('at least three defects and three look-alikes', () => {
    const defects = cases.filter(({ finds }) => finds?.some((text) => text.startsWith(`${id} `)));
    expect(defects.length).toBeGreaterThanOrEqual(3);
    expect(cases.filter(({ finds }) => finds === undefined).length).toBeGreaterThanOrEqual(3);
  });
});

test.each(OWN.map((rule) => [rule.id, rule] as const))('%s: its own examples', (id, rule) => {
  const of = (kind: 'fires' | 'silent') =>
    findings({ name: kind, edits: rule.examples[kind].edits });
  expect(of('fires').filter((text) => text.startsWith(`${id} `))).not.toEqual([]);
  expect(of('silent')).toEqual([]);
});

test('catalogs/江苏 has every list and gives no finding', () => {
  const { result, index } = runCheck(folderTree('catalogs/江苏'), { asOf: AS_OF, rules: OWN });
  expect(result.diagnostics).toEqual([]);
  expect(index.catalogDocuments).toBeGreaterThan(50);
});

test('catalogs/广东 keeps no list: one note a region', () => {
  const { result } = runCheck(folderTree('catalogs/广东'), { asOf: AS_OF, rules: OWN });
  expect(
    result.diagnostics.map(({ rule, severity, region }) => `${rule} ${severity} ${region}`),
  ).toEqual(['lists/full-online note 440000', 'lists/full-online note 440100']);
});
