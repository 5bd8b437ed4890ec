import { isList, type Value, type Values } from '../yaml/value.js';

/** Text in the form in which it is compared: width and case do not count. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** All texts of a row, each once, a line each, in the form in which they are compared. */
export function searchText(row: Values): string {
  const texts = new Set<string>();
  for (const text of textsOf(row)) texts.add(searchForm(text));
  return [...texts].join('\n');
}

/** Every text in a value, at any depth. */
export function* textsOf(value: Value): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (isList(value)) for (const entry of value) yield* textsOf(entry);
  else if (typeof value === 'object' && value !== null)
    for (const entry of Object.values(value)) yield* textsOf(entry);
}
