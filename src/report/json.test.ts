import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { json } from './json.js';
import {
  bareDiagnostic,
  HOSTILE,
  hostileDiagnostic,
  mixedReport,
  sampleContext,
  sampleDiagnostic,
  sampleReport,
} from './testing/sample-report.js';

const schema = JSON.parse(
  readFileSync(new URL('../../schemas/report.schema.json', import.meta.url), 'utf8'),
);
const validate = new Ajv2020({ allErrors: true }).compile(schema);
const context = sampleContext();

test.each([
  ['mixed', mixedReport()],
  ['empty', sampleReport([])],
  ['bare', sampleReport([bareDiagnostic()])],
])('the %s report is of the published schema', (_name, report) => {
  validate(JSON.parse(json(report, context)));
  expect(validate.errors).toBeNull();
});

test.each([
  ['a severity off the list', { severity: 'fatal' }],
  ['a line of 0', { line: 0 }],
  ['no fingerprint', { fingerprint: undefined }],
  ['a waiver among the findings', { waiver: { reason: '理由' } }],
])('the published schema refuses %s', (_name, change) => {
  const document = JSON.parse(json(sampleReport([sampleDiagnostic()]), context));
  Object.assign(document.diagnostics[0], change);
  expect(validate(JSON.parse(JSON.stringify(document)))).toBe(false);
});

test('keys have the order of the contract, additions come last', () => {
  const document = JSON.parse(json(mixedReport(), context));
  expect(Object.keys(document)).toEqual(['tool', 'asOf', 'summary', 'diagnostics', 'waived']);
  expect(Object.keys(document.summary)).toEqual(
    'workspaces files regions items comparisons undecided errors warnings notes waived missingUpper uncovered rulesOff undecidedReasons'.split(
      ' ',
    ),
  );
  expect(Object.keys(document.waived[0])).toEqual(
    'rule severity message action file line column endLine endColumn region code name element actual expected related clause fingerprint regionName body waiver'.split(
      ' ',
    ),
  );
  expect(Object.keys(document.waived[0].related[0])).toEqual(
    'file line column message endLine endColumn'.split(' '),
  );
});

test('what a finding does not have is left out', () => {
  const [bare] = JSON.parse(json(sampleReport([bareDiagnostic()]), context)).diagnostics;
  expect(bare).toEqual(bareDiagnostic());
  expect(Object.keys(bare)).not.toContain('region');
});

test('values come back as they were, though nothing unseen is written', () => {
  const text = json(sampleReport([hostileDiagnostic()]), context);
  const [diagnostic] = JSON.parse(text).diagnostics;
  expect(diagnostic.message).toBe(HOSTILE);
  expect(diagnostic).toEqual(hostileDiagnostic());
});

test('it is printed with two spaces', () => {
  expect(json(sampleReport([]), context)).toMatch(
    /^\{\n {2}"tool": \{\n {4}"name": "sitong",\n {4}"version": "1\.2\.3"\n {2}\},\n {2}"asOf": "2026-11-23",\n/,
  );
});
