/** How grave a finding is; `off` exists only in configuration. */
export type Severity = 'error' | 'warning' | 'note';

/** Grave to light; the index is the rank used for thresholds. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** The lighter of two severities. */
export function lighter(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}
