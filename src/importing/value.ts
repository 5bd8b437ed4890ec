import { isList, type Value } from '../yaml/value.js';

/** A transform's word that it cannot take a value; the reason completes "…：<reason>". */
export class Refusal {
  constructor(readonly reason: string) {}
}

/** A value that fills several elements, by what is appended to the element's name. */
export class Spread {
  constructor(readonly parts: ReadonlyMap<string, Value>) {}
}

/** What becomes of a cell: a value, several, nothing, or a refusal. */
export type Outcome = Value | Spread | Refusal | undefined;

/** Called with each word that a mapping leaves out on purpose, so that it is counted. */
export type LeftOut = (word: string) => void;

/** One step of `变换`; steps never see null, '' or undefined. */
export type Transform = (value: Value, leftOut: LeftOut) => Outcome;

/** How a value is shown in a reason or a report, cut to one readable line. */
export function show(value: unknown, limit = 60): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const line = text.replace(/\s+/gu, ' ');
  const units = [...line];
  return units.length > limit ? `${units.slice(0, limit).join('')}…` : line;
}

/** Applies a step for single texts to every entry of a list; one refused entry refuses the list. */
export function eachText(step: (text: string) => Outcome): Transform {
  const single = (value: Value): Outcome => {
    if (typeof value === 'string') return step(value);
    if (typeof value === 'number' || typeof value === 'boolean') return step(String(value));
    return new Refusal('应为文字');
  };
  return (value) => {
    if (!isList(value)) return single(value);
    const taken: Value[] = [];
    for (const entry of value) {
      const outcome = entry === null || entry === '' ? undefined : single(entry);
      if (outcome instanceof Refusal) return outcome;
      if (outcome instanceof Spread) return new Refusal('列表中的值不能拆成几个要素');
      if (outcome !== undefined) taken.push(outcome);
    }
    return taken;
  };
}
