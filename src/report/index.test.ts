import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, type FormatName, reporters } from './index.js';
import {
  bareDiagnostic,
  gapSummary,
  mixedReport,
  sampleContext,
  sampleDiagnostic,
  sampleRelated,
  sampleReport,
  sampleSummary,
} from './testing/sample-report.js';

/** Formats whose places are annotated by a CI system, from the root of the repository. */
const REPOSITORY_FORMATS: readonly FormatName[] = [
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'markdown',
  'csv',
];

/** What a reader of the format sees, without its escapes. */
function readable(name: FormatName, text: string): string {
  if (name === 'sarif') return decodeURIComponent(text);
  return name === 'markdown' ? text.replaceAll('&#8203;', '').replaceAll('\\', '') : text;
}

test('the formats of the contract are there, the default first', () => {
  expect(FORMAT_NAMES).toEqual([
    'pretty',
    'json',
    'sarif',
    'github',
    'gitlab',
    'junit',
    'checkstyle',
    'markdown',
    'html',
    'csv',
  ]);
  for (const name of FORMAT_NAMES) {
    expect(reporters[name].describe).toMatch(/\p{Script=Han}/u);
    expect(reporters[name].extension).toMatch(/^\.[a-z]+$/);
  }
});

describe.each(FORMAT_NAMES)('%s', async (name) => {
  const render = await reporters[name].load();

  test('says what was covered, with findings and without', () => {
    for (const diagnostics of [[], [sampleDiagnostic()]]) {
      const report = sampleReport(diagnostics, { summary: gapSummary() });
      const text = readable(name, render(report, sampleContext()));
      for (const part of [
        '上级没有基本目录',
        '没有同名的办理项',
        '320500',
        '320582',
        'logic/phones',
      ])
        expect(text).toContain(part);
      expect(text).toContain('120');
      expect(text).toContain('80');
    }
  });

  test('says what was covered when it is told to be quiet', () => {
    const report = sampleReport([], { summary: gapSummary() });
    expect(render(report, sampleContext({ quiet: true }))).toContain('320500');
  });

  test('shows every finding with its rule, message and place', () => {
    const diagnostics = [
      sampleDiagnostic(),
      sampleDiagnostic({ rule: 'time/units', severity: 'warning', message: '甲问题', line: 61 }),
      bareDiagnostic({ severity: 'note', message: '乙问题', line: 73 }),
    ];
    const text = readable(name, render(sampleReport(diagnostics), sampleContext()));
    for (const { message, file, line } of diagnostics) {
      expect(text).toContain(message);
      expect(text).toContain(file);
      expect(text).toContain(String(line));
    }
    expect(text).toContain('same/name');
    expect(text).toContain('time/units');
    expect(text).toContain('schema/kind');
  });

  test('gives the same bytes for the same report, and leaves the report alone', () => {
    const report = mixedReport();
    const first = render(report, sampleContext());
    expect(render(mixedReport(), sampleContext())).toBe(first);
    expect(render(report, sampleContext())).toBe(first);
    expect(report).toEqual(mixedReport());
  });

  test('lets no unseen character through', () => {
    const text = render(mixedReport(), sampleContext());
    const layout = name === 'csv' ? /^\ufeff|[\n\r\t]/g : /\n/g;
    expect(text.replace(layout, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u);
  });

  test('ends with one line break', () => {
    expect(render(sampleReport([]), sampleContext())).toMatch(/[^\n]\r?\n$/);
  });
});

test.each(REPOSITORY_FORMATS)('%s: places run from the root of the repository', async (name) => {
  const diagnostic = sampleDiagnostic({
    workspace: '江苏',
    file: 'a/目录.yaml',
    related: [sampleRelated({ file: 'b/上级.yaml' })],
  });
  const report = sampleReport([diagnostic], { summary: sampleSummary({ workspaces: 2 }) });
  const render = await reporters[name].load();
  const text = readable(name, render(report, sampleContext({ pathPrefix: 'data/' })));
  expect(text).toContain('data/江苏/a/目录.yaml');
  if (name !== 'gitlab' && name !== 'csv') expect(text).toContain('data/江苏/b/上级.yaml');
  const plain = readable(name, render(report, sampleContext({ pathPrefix: './' })));
  expect(plain).toContain('江苏/a/目录.yaml');
  expect(plain).not.toContain('./江苏');
});
