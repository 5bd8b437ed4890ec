import type { Path } from '../model/locate.js';
import type { Element } from '../standard/element.js';
import type { SchemaFault } from '../standard/schema-fault.js';

/** Words outside an open dictionary, also within the entries of lists: a warning, and the word stays. */
export function* openWordFaults(
  item: Record<string, unknown>,
  elements: ReadonlyMap<string, Element>,
  path: Path = [],
): Generator<SchemaFault> {
  for (const name in item) {
    const element = elements.get(name);
    if (element === undefined) continue;
    const value = item[name];
    const at = [...path, name];
    if (element.open && element.words !== undefined) {
      for (const [word, place] of entries(value, at)) {
        if (typeof word !== 'string' || element.words.includes(word)) continue;
        yield {
          rule: 'schema/value',
          path: place,
          target: 'value',
          element: String(place[0]),
          message: `“${name}”的值“${word}”不在词典里（词典开放，请核对）`,
          action: '核对用词；确为新词时在扩展文件的词典里登记',
          actual: word,
          severity: 'warning',
        };
      }
    } else if (element.parts !== undefined && Array.isArray(value)) {
      for (const [entry, place] of entries(value, at)) {
        if (typeof entry === 'object' && entry !== null && !Array.isArray(entry))
          yield* openWordFaults(entry as Record<string, unknown>, element.parts, place);
      }
    }
  }
}

function* entries(value: unknown, path: Path): Generator<[unknown, Path]> {
  if (!Array.isArray(value)) yield [value, path];
  else for (const [index, entry] of value.entries()) yield [entry, [...path, index]];
}
