import { expect, test } from 'vitest';
import { gitlab } from './gitlab.js';
import {
  gapSummary,
  mixedReport,
  sampleContext,
  sampleDiagnostic,
  sampleReport,
} from './testing/sample-report.js';

// Fields as in https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

function issues(...args: Parameters<typeof gitlab>): readonly Issue[] {
  return JSON.parse(gitlab(...args));
}

test('every issue has the documented fields and no others', () => {
  const found = issues(mixedReport(), sampleContext({ pathPrefix: 'data/' }));
  expect(found).toHaveLength(5);
  for (const issue of found) {
    expect(issue).toEqual({
      description: expect.stringMatching(/./),
      check_name: expect.stringMatching(/^[a-z]+\/[a-z]+$/),
      fingerprint: expect.stringMatching(/./),
      severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
      location: { path: expect.stringMatching(/^data\//), lines: { begin: expect.any(Number) } },
    });
  }
});

test('severities and places are those of the findings', () => {
  const found = issues(mixedReport(), sampleContext());
  expect(found.map(({ severity }) => severity)).toEqual([
    'minor',
    'info',
    'major',
    'major',
    'info',
  ]);
  expect(found[2]).toEqual({
    description:
      '事项名称与上级基本目录不一致（办法：改为上级基本目录的名称；确需不同的，由上级主管部门决定）',
    check_name: 'same/name',
    fingerprint: '5f2b9c01',
    severity: 'major',
    location: { path: '320583-昆山市/基本目录.yaml', lines: { begin: 5 } },
  });
});

test('fingerprints differ between workspaces', () => {
  const found = issues(
    sampleReport([sampleDiagnostic({ workspace: '甲' }), sampleDiagnostic({ workspace: '乙' })]),
    sampleContext(),
  );
  expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(3);
});

test('the coverage is one issue of severity info, always the same one', () => {
  const coverage = (summary = gapSummary()) =>
    issues(sampleReport([], { summary }), sampleContext()).at(-1)!;
  expect(coverage()).toMatchObject({ severity: 'info', location: { path: 'sitong.yaml' } });
  expect(coverage().description).toContain('未能比对 7 行');
  expect(coverage(gapSummary({ undecided: 9 })).fingerprint).toBe(coverage().fingerprint);
});
