import { describe, expect, it } from 'vitest';
import { type RevisionOptions, revisionOf } from '../../src/commands/testing/revision-findings.js';
import type { ExampleEdit } from '../../src/rules/example.js';
import { exampleFiles } from '../../src/rules/example-workspace.js';

/** A revision of the example workspace, with every finding of the rules that judge changes. */
export interface ChangeExample {
  readonly name: string;
  readonly before?: readonly ExampleEdit[];
  readonly after: readonly ExampleEdit[];
  readonly options?: RevisionOptions;
  /** `rule severity region element`. */
  readonly found: readonly string[];
  /** What could not be decided: `rows reason`. */
  readonly undecided?: readonly string[];
}

/** Runs a table of revisions: nothing but what is expected may be found. */
export function runTable(title: string, table: readonly ChangeExample[]): void {
  describe(title, () => {
    it.each(table.map((one) => [one.name, one] as const))('%s', (_name, one) => {
      const { diagnostics, undecidedReasons } = revisionOf(
        exampleFiles(one.before ?? []),
        exampleFiles(one.after),
        one.options,
      );
      const lines = diagnostics.map(({ rule, severity, region, element }) =>
        [rule, severity, region, element ?? '-'].join(' '),
      );
      const told = diagnostics.map(({ message }) => message).join('\n');
      expect(lines.sort(), told).toEqual([...one.found].sort());
      expect(undecidedReasons.map(({ reason, rows }) => `${rows} ${reason}`)).toEqual(
        one.undecided ?? [],
      );
    });
  });
}

/** A 调整申请 of a region as an edit. */
export function applies(
  place: '省申请' | '县申请',
  rows: readonly string[],
  ground = '法定依据变化',
): ExampleEdit {
  const region = place === '省申请' ? '320000' : '320583';
  const text = [
    '类别: 调整申请',
    `地区: "${region}"`,
    '申请单位: 示例单位',
    '申请日期: "2026-03-01"',
    `理由: ${ground}`,
    '事项:',
    ...rows.map((row) => `  - { ${row} }`),
    '',
  ].join('\n');
  return { in: place, text };
}

/** The same edit of several documents. */
export function everywhere(
  names: readonly ExampleEdit['in'][],
  set: Readonly<Record<string, unknown>>,
  row = 0,
): ExampleEdit[] {
  return names.map((name) => ({ in: name, row, set }));
}
