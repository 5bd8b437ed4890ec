import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'vitest';
import type { Diagnostic, Report } from '../../../src/engine/diagnostic.js';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const BIN = join(ROOT, 'bin/sitong.js');

/** The day by which tests are judged, so that they say the same tomorrow. */
export const AS_OF = '2026-06-01';

/** What a process left behind. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** User id of the process, for what root may do and others may not. */
  readonly uid?: number | undefined;
  /** Ends a process that does not end by itself; its code is then null. */
  readonly timeout?: number;
  /** Leaves the wording of the findings to the caller, for runs of many cases. */
  readonly unread?: boolean;
}

/** Runs the built command as a process of its own. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...env } = process.env;
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      cwd: options.cwd ?? ROOT,
      env: { ...env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: options.timeout ?? 30_000,
      ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => err.push(piece));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({
        code,
        stdout: Buffer.concat(out).toString('utf8'),
        stderr: Buffer.concat(err).toString('utf8'),
        milliseconds: performance.now() - started,
      });
    });
  });
}

const validateReport = new Ajv2020({ strict: false, allErrors: true }).compile(
  JSON.parse(readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8')) as object,
);

/** What no user may ever read: stacks, system errors and values that a program let through. */
const RAW =
  /\n\s+at |\bnode:|\b[A-Z]\w*Error\b|内部错误|\bE[A-Z]{3,}\b|\[object |\bundefined\b|\bNaN\b|\bnull\b|\bInfinity\b/u;

/** A sentence for a clerk: Chinese, and nothing raw in it. */
export function expectPlain(text: string): void {
  expect(text).toMatch(/\p{Script=Han}/u);
  expect(text).not.toMatch(RAW);
}

/** Every finding says in plain Chinese what is wrong and what to do. */
export function expectPlainFindings(diagnostics: readonly Diagnostic[]): void {
  for (const { message, action } of diagnostics) {
    expectPlain(message);
    expectPlain(action);
  }
}

/** What stderr holds after a failure: one Chinese line. */
export function expectOneLine(stderr: string): void {
  expect(stderr).toMatch(/^sitong：[^\n]+\n$/u);
  expectPlain(stderr);
}

export interface CheckOutcome extends Outcome {
  readonly report: Report;
}

/** `sitong check … --format json`: the parsed report, checked against its published schema. */
export async function check(
  args: readonly string[],
  options: RunOptions = {},
): Promise<CheckOutcome> {
  const outcome = await run(['check', ...args, '--as-of', AS_OF, '--format', 'json'], options);
  expect(outcome.stdout, outcome.stderr).not.toBe('');
  const report = JSON.parse(outcome.stdout) as Report;
  expect(validateReport(report) ? [] : validateReport.errors).toEqual([]);
  if (options.unread !== true) expectPlainFindings(report.diagnostics);
  if (outcome.stderr !== '') expectPlain(outcome.stderr);
  return { ...outcome, report };
}

/** `file:line:column severity rule`, for comparing whole lists of findings. */
export function brief({ file, line, column, severity, rule }: Diagnostic): string {
  return `${file}:${line}:${column} ${severity} ${rule}`;
}

export function briefs(report: Report): string[] {
  return report.diagnostics.map(brief);
}

/** A finding in brief as an expectation; an asterisk stands for any column. */
export function anyColumn(text: string): unknown {
  if (!text.includes('*')) return text;
  const parts = text.split('*').map((part) => part.replace(/[.]/g, '\\.'));
  return expect.stringMatching(new RegExp(`^${parts.join('\\d+')}$`, 'u'));
}
