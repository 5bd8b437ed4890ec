import { isList, type Value } from '../yaml/value.js';

/** Text in the form in which it is compared: width and case do not count. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** Every text in a value, at any depth. */
export function* textsOf(value: Value): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (isList(value)) for (const entry of value) yield* textsOf(entry);
  else if (typeof value === 'object' && value !== null)
    for (const entry of Object.values(value)) yield* textsOf(entry);
}
