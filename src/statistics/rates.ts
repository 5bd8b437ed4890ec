import type { Row } from '../model/document.js';
import { onlineState } from '../rules/lists/online-state.js';
import { told } from './compared.js';
import { addReasons, countReason, type Reasons } from './totals.js';

/** How many rows answer a question with yes, of those that answer it. */
export interface Rate {
  yes: number;
  known: number;
  /** Rows that do not tell, by reason. */
  readonly unknown: Reasons;
}

/** How the public is served, over the rows that it applies for. */
export interface ServiceRates {
  /** 到办事现场 0 times, 受理, 办理 and 结果 online (domain §2.9). */
  readonly fullyOnline: Rate;
  /** 是否网办. */
  readonly online: Rate;
  /** 是否进驻政务大厅. */
  readonly hall: Rate;
  /** 办件类型 即办件. */
  readonly instant: Rate;
  /** 网上办理深度: each word with how many rows have it, of the rows that tell. */
  readonly depth: Rate & { readonly words: Reasons };
}

function rate(): Rate {
  return { yes: 0, known: 0, unknown: new Map() };
}

/** Rates of no row. */
export function noRates(): ServiceRates {
  return {
    fullyOnline: rate(),
    online: rate(),
    hall: rate(),
    instant: rate(),
    depth: { ...rate(), words: new Map() },
  };
}

/** Adds an 实施清单 row that the public applies for. */
export function addServed(rates: ServiceRates, row: Row): void {
  const why = whyUnknown(row);
  if (why === undefined) answer(rates.fullyOnline, onlineState(row).kind === 'full');
  else countReason(rates.fullyOnline.unknown, why);
  ask(rates.online, row, '是否网办', (value) => value === true);
  ask(rates.hall, row, '是否进驻政务大厅', (value) => value === true);
  ask(rates.instant, row, '办件类型', (value) => value === '即办件');
  const reached = ask(rates.depth, row, '网上办理深度', (value) => (value as string[]).length > 0);
  for (const word of (reached ?? []) as readonly string[]) countReason(rates.depth.words, word);
}

/**
 * What a row does not tell of how it is done online. One that says only 到办事现场 1 次 is surely not 全程网办,
 * but counting it where the others cannot be counted would make the rate wrong.
 */
function whyUnknown(row: Row): string | undefined {
  for (const element of ['到办事现场次数', '网上办理深度']) {
    const value = told(row, element);
    if ('why' in value) return value.why;
  }
  return undefined;
}

function answer(into: Rate, yes: boolean): void {
  into.known++;
  if (yes) into.yes++;
}

function ask(into: Rate, row: Row, element: string, isYes: (value: unknown) => boolean): unknown {
  const value = told(row, element);
  if ('why' in value) {
    countReason(into.unknown, value.why);
    return undefined;
  }
  answer(into, isYes(value.value));
  return value.value;
}

/** Adds the rates of another region. */
export function addRates(into: ServiceRates, more: ServiceRates): void {
  for (const name of ['fullyOnline', 'online', 'hall', 'instant', 'depth'] as const)
    addRate(into[name], more[name]);
  addReasons(into.depth.words, more.depth.words);
}

/** Adds one rate to another. */
export function addRate(into: Rate, more: Rate): void {
  into.yes += more.yes;
  into.known += more.known;
  addReasons(into.unknown, more.unknown);
}
