import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Options } from 'ajv';
import Ajv04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { sarif } from './sarif.js';
import {
  bareDiagnostic,
  gapSummary,
  mixedReport,
  sampleContext,
  sampleDiagnostic,
  sampleRelated,
  sampleReport,
} from './testing/sample-report.js';

// The schema has a pattern that is none with the `u` flag.
const options: Options = { allErrors: true, strict: false, unicodeRegExp: false };
const ajv = new Ajv04.default(options);
addFormats.default(ajv);
const schema = JSON.parse(
  readFileSync(
    createRequire(import.meta.url).resolve(
      '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json',
    ),
    'utf8',
  ),
);
const validate = ajv.compile(schema);
const context = sampleContext();

function run(
  ...[report, reportContext = context]: Parameters<typeof sarif> | [Parameters<typeof sarif>[0]]
) {
  const log = JSON.parse(sarif(report, reportContext));
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

test.each([
  ['mixed', mixedReport()],
  ['empty', sampleReport([])],
  ['bare', sampleReport([bareDiagnostic()])],
])('the %s report is valid SARIF 2.1.0', (_name, report) => {
  validate(JSON.parse(sarif(report, context)));
  expect(validate.errors).toBeNull();
});

test('the schema used here does refuse', () => {
  const log = JSON.parse(sarif(mixedReport(), context));
  log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b|c';
  log.runs[0].results[1].level = 'notice';
  validate(log);
  expect(validate.errors?.map(({ keyword }) => keyword)).toEqual(
    expect.arrayContaining(['format', 'enum']),
  );
});

test('every rule is described, and results point to theirs', () => {
  const { tool, results } = run(mixedReport());
  expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(
    context.rules.map(({ id }) => id),
  );
  expect(tool.driver.rules[1]).toMatchObject({
    name: '事项名称四级相同',
    shortDescription: { text: '事项名称四级相同' },
    fullDescription: { text: '名称不同，群众无法在各级找到同一事项' },
    help: { text: '依据：苏政发〔2022〕71号 二（二）\n办法：改为上级的写法' },
    defaultConfiguration: { level: 'error' },
  });
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  expect(run(sampleReport([bareDiagnostic()])).results[0]).not.toHaveProperty('ruleIndex');
});

test('places are percent-encoded, relative to the root, with exact regions', () => {
  const diagnostic = sampleDiagnostic({ workspace: '江苏', file: 'a b/目录#1%:?.yaml' });
  const { results, originalUriBaseIds, columnKind } = run(
    sampleReport([diagnostic]),
    sampleContext({ pathPrefix: 'data/' }),
  );
  const { artifactLocation, region } = results[0].locations[0].physicalLocation;
  expect(artifactLocation.uri).toBe(
    'data/%E6%B1%9F%E8%8B%8F/a%20b/%E7%9B%AE%E5%BD%95%231%25%3A%3F.yaml',
  );
  expect(decodeURIComponent(artifactLocation.uri)).toBe('data/江苏/a b/目录#1%:?.yaml');
  expect(originalUriBaseIds).toHaveProperty(artifactLocation.uriBaseId);
  expect(originalUriBaseIds[artifactLocation.uriBaseId]).not.toHaveProperty('uri');
  expect(region).toEqual({ startLine: 5, startColumn: 11, endLine: 5, endColumn: 18 });
  expect(columnKind).toBe('utf16CodeUnits');
  expect(results[0].relatedLocations[0]).toMatchObject({
    message: { text: '苏州市基本目录的名称' },
    physicalLocation: { region: { startLine: 5, startColumn: 11 } },
  });
});

test('a place in a file that the repository has not got is named, not pointed at', () => {
  const related = [sampleRelated({ file: '上级/快照 320500@1/基本目录.yaml', elsewhere: true })];
  const [location] = run(sampleReport([sampleDiagnostic({ related })])).results[0].relatedLocations;
  expect(location).not.toHaveProperty('physicalLocation');
  expect(location.logicalLocations).toEqual([
    { fullyQualifiedName: '上级/快照 320500@1/基本目录.yaml:5:11' },
  ]);
});

test('levels and fingerprints are those of the findings, waived ones are suppressed', () => {
  const { results } = run(mixedReport());
  expect(results.map(({ level }: { level: string }) => level)).toEqual([
    'warning',
    'note',
    'error',
    'error',
    'error',
  ]);
  expect(results[2].partialFingerprints).toEqual({ 'sitong/v1': '5f2b9c01' });
  expect(results[2].suppressions).toEqual([]);
  expect(results[4].suppressions).toEqual([
    {
      kind: 'external',
      status: 'accepted',
      justification: '过渡期内沿用旧名（昆政办〔2025〕1号）',
    },
  ]);
});

test('the coverage is a notification and a property', () => {
  const { invocations, properties } = run(sampleReport([], { summary: gapSummary() }));
  expect(invocations[0].executionSuccessful).toBe(true);
  expect(invocations[0].toolExecutionNotifications[0]).toMatchObject({
    level: 'note',
    message: { text: expect.stringContaining('未能比对 7 行') },
  });
  expect(properties.coverage).toContain('缺少上级基本目录 320500');
  expect(properties.summary.missingUpper).toEqual(['320500']);
});

test('text of a catalog makes no link', () => {
  const diagnostic = sampleDiagnostic({ message: '名称 [点我](https://evil.example)' });
  expect(run(sampleReport([diagnostic])).results[0].message.text).not.toMatch(/\]\(/);
});
