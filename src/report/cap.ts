import type { Diagnostic } from '../engine/diagnostic.js';

/** Findings that are shown, and how many of each rule are not. */
export interface Capped {
  readonly shown: readonly Diagnostic[];
  readonly hidden: ReadonlyMap<string, number>;
}

/** The first so many findings of each rule. */
export function capPerRule(diagnostics: readonly Diagnostic[], max: number): Capped {
  const counts = new Map<string, number>();
  const shown = diagnostics.filter(({ rule }) => {
    const count = (counts.get(rule) ?? 0) + 1;
    counts.set(rule, count);
    return count <= max;
  });
  const hidden = [...counts].flatMap(([rule, count]): [string, number][] =>
    count > max ? [[rule, count - max]] : [],
  );
  return { shown, hidden: new Map(hidden) };
}
