import type { JudgingDay } from '../model/judging-day.js';
import type { Diagnostic } from './diagnostic.js';

/** One 豁免 of sitong.yaml, with its place for findings about itself. */
export interface Waiver {
  readonly rule: string;
  readonly region: string | undefined;
  readonly code: string | undefined;
  readonly element: string | undefined;
  readonly reason: string | undefined;
  readonly document: string | undefined;
  readonly until: string | undefined;
  /** Offsets of the waiver in sitong.yaml. */
  readonly span: { readonly start: number; readonly end: number };
}

/** Applies waivers to findings and remembers which of them hit something. */
export class Waivers {
  readonly #byRule = new Map<string, Waiver[]>();
  readonly #hit = new Set<Waiver>();
  /** The day that they are to be in force on. */
  readonly asOf: JudgingDay;
  readonly all: readonly Waiver[];

  constructor(all: readonly Waiver[], asOf: JudgingDay) {
    this.all = all;
    this.asOf = asOf;
    for (const waiver of all) {
      const same = this.#byRule.get(waiver.rule);
      if (same === undefined) this.#byRule.set(waiver.rule, [waiver]);
      else same.push(waiver);
    }
  }

  /** The waiver in force that silences a finding, if any. */
  waiverOf(diagnostic: Diagnostic): Waiver | undefined {
    let found: Waiver | undefined;
    for (const waiver of this.#byRule.get(diagnostic.rule) ?? []) {
      if (!matches(waiver, diagnostic)) continue;
      this.#hit.add(waiver);
      if (found === undefined && waiver.reason !== undefined && !this.isExpired(waiver))
        found = waiver;
    }
    return found;
  }

  isExpired(waiver: Waiver): boolean {
    return waiver.until !== undefined && this.asOf.isPassed(waiver.until);
  }

  /** Which waivers hit something, by their place in `all`. */
  hits(): number[] {
    return this.all.flatMap((waiver, i) => (this.#hit.has(waiver) ? [i] : []));
  }

  /** Takes down what waivers hit elsewhere: {@link hits} of another part of the run. */
  addHits(places: Iterable<number>): void {
    for (const place of places) {
      const waiver = this.all[place];
      if (waiver !== undefined) this.#hit.add(waiver);
    }
  }
}

function matches(waiver: Waiver, diagnostic: Diagnostic): boolean {
  if (waiver.region !== undefined && waiver.region !== diagnostic.region) return false;
  if (waiver.element !== undefined && waiver.element !== diagnostic.element) return false;
  // A 基本编码 waives the findings of its implementation codes too: they hold it.
  if (waiver.code === undefined) return true;
  const code = diagnostic.code ?? '';
  return (
    waiver.code === code ||
    (waiver.code.length < code.length && code.slice(19).startsWith(waiver.code)) ||
    (waiver.code.length === 31 && code.startsWith(waiver.code))
  );
}
