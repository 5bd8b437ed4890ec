import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../../src/commands/run-check.js';
import { rules } from '../../src/rules/index.js';
import { folderTree } from '../../src/tree/folder-tree.js';
import type { Expected, Row, Severity } from './row.js';
import { Sample } from './sample.js';

export const NATION = '000000';
export const JIANGSU = '320000';
export const SUZHOU = '320500';
export const KUNSHAN = '320583';

/** The day the sample is judged on, unless a case says otherwise. */
export const AS_OF = '2026-06-30';

/** One edit of the clean sample, and every finding that follows from it. */
export interface Case {
  readonly name: string;
  readonly asOf?: string;
  readonly edit: (sample: Sample) => readonly Expected[];
}

/** An edit after which something must be reported. */
export const defect = (name: string, edit: Case['edit'], asOf = AS_OF): Case => ({
  name,
  edit,
  asOf,
});

/** An edit that is in order: no finding at all. Its name begins with the rules that it looks like a defect of. */
export const lawful = (name: string, edit: (sample: Sample) => unknown, asOf = AS_OF): Case => ({
  name: `lawful: ${name}`,
  asOf,
  edit: (sample) => {
    edit(sample);
    return [];
  },
});

/** A finding at a place that is no row. */
export function fileFinding(
  rule: string,
  severity: Severity,
  at: { path: string; line: number; region?: string | undefined; code?: string; element?: string },
): Expected {
  const { path, line, region, code, element } = at;
  return { rule, severity, file: path, line, region, code, element };
}

export { type Expected, type Row, Sample };

/** The rules that a lawful case is a look-alike for. */
export function looksLike({ name }: Case): readonly string[] {
  return /^lawful: ([a-z]+\/[a-z-]+(?:, [a-z]+\/[a-z-]+)*): /.exec(name)?.[1]?.split(', ') ?? [];
}

/** With SITONG_TABLE=1 all cases run once, in the coverage test, which prints a table of them. */
export const PRINTS_TABLE = process.env.SITONG_TABLE === '1';

const enabled = new Set(rules.map((rule) => rule.id));

/** What a case leads to, and what it should lead to; each finding as one line. */
export function runCase(
  one: Case,
  sample: Sample,
): { actual: string[]; expected: string[]; messages: string } {
  try {
    const wanted = one.edit(sample);
    for (const { rule } of wanted) if (!enabled.has(rule)) throw new Error(`no rule ${rule}`);
    const found = sample.with(
      () =>
        runCheck(folderTree(sample.root), { asOf: one.asOf ?? AS_OF, rules }).result.diagnostics,
    );
    const columns = new Set(
      wanted.filter(({ column }) => column !== undefined).map((each) => place(each)),
    );
    const lines = (findings: readonly Parameters<typeof describeFinding>[0][]) =>
      findings.map((each) => describeFinding(each, columns.has(place(each)))).sort();
    return {
      actual: lines(found),
      expected: lines(wanted),
      messages: found.map(({ rule, message }) => `${rule}: ${message}`).join('\n'),
    };
  } finally {
    sample.forget();
  }
}

/** Registers the cases of one group: the whole multiset of findings must be as stated. */
export function checkCases(group: string, cases: readonly Case[]): void {
  describe.skipIf(PRINTS_TABLE)(group, () => {
    let sample: Sample;
    beforeAll(() => {
      sample = new Sample();
    });
    afterAll(() => sample.dispose());

    it.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
      const { actual, expected, messages } = runCase(one, sample);
      expect(actual, messages).toEqual(expected);
    });
  });
}

function place({ rule, file, line }: { rule: string; file: string; line: number }): string {
  return `${rule} ${file} ${line}`;
}

function describeFinding(
  finding: Omit<Expected, 'region' | 'code' | 'element'> & {
    region?: string | undefined;
    code?: string | undefined;
    element?: string | undefined;
  },
  withColumn: boolean,
): string {
  const { rule, severity, file, line, column, region, code, element } = finding;
  return [
    rule,
    severity,
    `${file}:${line}${withColumn ? `:${column}` : ''}`,
    region ?? '-',
    code ?? '-',
    element ?? '-',
  ].join(' ');
}
