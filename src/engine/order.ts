import { byCodeUnit } from '../model/order.js';
import type { Diagnostic } from './diagnostic.js';

/** The one order of findings: file, line, column, rule, and then all else, so that it is total. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(compare);
}

function compare(a: Diagnostic, b: Diagnostic): number {
  return (
    byCodeUnit(a.workspace ?? '', b.workspace ?? '') ||
    byCodeUnit(a.file, b.file) ||
    byCodeUnit(a.sheet ?? '', b.sheet ?? '') ||
    a.line - b.line ||
    a.column - b.column ||
    byCodeUnit(a.rule, b.rule) ||
    byCodeUnit(a.region ?? '', b.region ?? '') ||
    byCodeUnit(a.code ?? '', b.code ?? '') ||
    byCodeUnit(a.element ?? '', b.element ?? '') ||
    byCodeUnit(a.message, b.message)
  );
}

/** Equal fingerprints become distinct by -2, -3 … in the order of the findings. */
export function withDistinctFingerprints(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const seen = new Map<string, number>();
  return diagnostics.map((diagnostic) => {
    const key = `${diagnostic.workspace ?? ''} ${diagnostic.fingerprint}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1
      ? diagnostic
      : { ...diagnostic, fingerprint: `${diagnostic.fingerprint}-${count}` };
  });
}
