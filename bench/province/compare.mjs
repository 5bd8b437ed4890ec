// Whether a check of a generated province found exactly the defects that were put into it.
import { readFileSync } from 'node:fs';

/**
 * Compares a report (`--format json`) with the list of defects.
 *
 * @returns what the report has too much and what it lacks, as "rule region code".
 */
export function compareWithDefects(report, defects) {
  const keys = (list) => list.map(({ rule, region, code }) => `${rule} ${region} ${code}`);
  const found = keys(JSON.parse(readFileSync(report, 'utf8')).diagnostics);
  const injected = keys(JSON.parse(readFileSync(defects, 'utf8')));
  const counts = new Map();
  for (const key of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const key of injected) counts.set(key, (counts.get(key) ?? 0) - 1);
  const differing = (sign) =>
    [...counts].filter(([, count]) => count * sign > 0).map(([key]) => key);
  return { injected: injected.length, extra: differing(1), missed: differing(-1) };
}
