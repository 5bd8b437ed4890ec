import { SEVERITIES } from '../model/severity.js';
import type { Diagnostic } from './diagnostic.js';
import { fingerprintOfFile } from './sign.js';

/** How two sets of findings are compared. */
export interface Comparing {
  readonly before: readonly Diagnostic[];
  readonly after: readonly Diagnostic[];
  /** Whether what is said of a file as a whole may be the same though the file has another path now. */
  readonly cameFrom: (after: Diagnostic, before: Diagnostic) => boolean;
}

/**
 * Which findings were there before: those of `after` with a counterpart of `before`, one for one, of
 * the same fingerprint (not yet numbered) and at least as grave. What is said of no row has the path
 * in its fingerprint; it is known too when the file was only moved.
 */
export function knownFindings({ before, after, cameFrom }: Comparing): ReadonlySet<Diagnostic> {
  const known = new Set<Diagnostic>();
  const left = new Set(before);
  const pass = (keyOf: (one: Diagnostic) => string | undefined, fits: Comparing['cameFrom']) => {
    const byKey = new Map<string, Diagnostic[]>();
    for (const one of left) {
      const key = keyOf(one);
      const same = key === undefined ? undefined : byKey.get(key);
      if (same !== undefined) same.push(one);
      else if (key !== undefined) byKey.set(key, [one]);
    }
    for (const one of after) {
      const key = known.has(one) ? undefined : keyOf(one);
      if (key === undefined) continue;
      const found = byKey
        .get(key)
        ?.find((other) => left.has(other) && isAsGrave(other, one) && fits(one, other));
      if (found === undefined) continue;
      known.add(one);
      left.delete(found);
    }
  };
  const any = () => true;
  // Of several equal ones those that read the same are each other's counterpart.
  pass(({ fingerprint, file, message }) => `${fingerprint} ${file} ${message}`, any);
  pass(({ fingerprint }) => fingerprint, any);
  pass((one) => (isOfFile(one) ? withoutFile(one) : undefined), cameFrom);
  return known;
}

function isAsGrave(before: Diagnostic, after: Diagnostic): boolean {
  return SEVERITIES.indexOf(before.severity) <= SEVERITIES.indexOf(after.severity);
}

function isOfFile(diagnostic: Diagnostic): boolean {
  return diagnostic.fingerprint === fingerprintOfFile(diagnostic);
}

function withoutFile({ rule, region, element, actual, expected }: Diagnostic): string {
  return [rule, region ?? '', element ?? '', actual ?? expected ?? ''].join('\0');
}
