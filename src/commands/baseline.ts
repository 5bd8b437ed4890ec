import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Diagnostic } from '../engine/diagnostic.js';
import { UsageError, WorkError } from '../errors.js';
import { byCodeUnit } from '../model/order.js';

/** The baseline that a workspace keeps beside its sitong.yaml. */
export const BASELINE_FILE = 'sitong.baseline.json';

const schema = z.strictObject({
  说明: z.string(),
  问题: z.array(
    z.strictObject({
      fingerprint: z.string(),
      rule: z.string(),
      region: z.string().optional(),
      code: z.string().optional(),
      element: z.string().optional(),
      message: z.string(),
    }),
  ),
});

/**
 * Reads a baseline: the fingerprints of findings that were known when sitong
 * was adopted.
 *
 * @param required whether a missing file is an error.
 * @throws UsageError when the file is none, WorkError when it cannot be read.
 */
export function readBaseline(path: string, required: boolean): ReadonlySet<string> | undefined {
  if (!existsSync(path)) {
    if (!required) return undefined;
    throw new WorkError(`没有基线文件 ${path}；用 --update-baseline 建立`);
  }
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new WorkError(`基线文件读不了：${path}`, { cause });
  }
  try {
    return new Set(schema.parse(JSON.parse(text)).问题.map(({ fingerprint }) => fingerprint));
  } catch (cause) {
    throw new UsageError(`${path} 不是基线文件；用 --update-baseline 重新建立`, { cause });
  }
}

/** A baseline of findings as it is written: one line each, in the order of fingerprints. */
export function baselineText(diagnostics: readonly Diagnostic[]): string {
  const entries = diagnostics
    .map(({ fingerprint, rule, region, code, element, message }) => ({
      fingerprint,
      rule,
      ...(region === undefined ? {} : { region }),
      ...(code === undefined ? {} : { code }),
      ...(element === undefined ? {} : { element }),
      message,
    }))
    .sort((a, b) => byCodeUnit(a.fingerprint, b.fingerprint));
  const note =
    '采用 sitong 时已有的问题：不再报告，新的问题照常报告。由 sitong check --update-baseline 写成。';
  const lines = entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n');
  return `{\n  "说明": ${JSON.stringify(note)},\n  "问题": [${lines === '' ? '' : `\n${lines}\n  `}]\n}\n`;
}
