import type { Path } from '../model/locate.js';
import type { Element } from '../standard/element.js';
import type { SchemaFault } from '../standard/schema-fault.js';
import { isMapping } from './written.js';

type Elements = ReadonlyMap<string, Element>;
type Mapping = Record<string, unknown>;

/** The words of open dictionaries, for quick look-ups. */
const dictionaries = new WeakMap<readonly string[], ReadonlySet<string>>();

function dictionary(words: readonly string[]): ReadonlySet<string> {
  let known = dictionaries.get(words);
  if (known === undefined) {
    known = new Set(words);
    dictionaries.set(words, known);
  }
  return known;
}

/** Whether the value of an element has a word outside its open dictionary, also within the entries of a list. */
export function hasOpenWord(content: unknown, { open, words, parts }: Element): boolean {
  if (open && words !== undefined) {
    const known = dictionary(words);
    const isUnknown = (word: unknown) => typeof word === 'string' && !known.has(word);
    return Array.isArray(content) ? content.some(isUnknown) : isUnknown(content);
  }
  if (parts === undefined || !Array.isArray(content)) return false;
  return content.some((entry) => isMapping(entry) && hasOpenWords(entry, parts));
}

function hasOpenWords(item: Mapping, elements: Elements): boolean {
  for (const name in item) {
    const element = elements.get(name);
    if (element !== undefined && hasOpenWord(item[name], element)) return true;
  }
  return false;
}

/** Words outside an open dictionary, also within the entries of lists: a warning, and the word stays. */
export function openWordFaults(item: Mapping, elements: Elements): Iterable<SchemaFault> {
  return hasOpenWords(item, elements) ? faultsIn(item, elements, []) : [];
}

function* faultsIn(item: Mapping, elements: Elements, path: Path): Generator<SchemaFault> {
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
        if (isMapping(entry)) yield* faultsIn(entry, element.parts, place);
      }
    }
  }
}

function* entries(value: unknown, path: Path): Generator<[unknown, Path]> {
  if (!Array.isArray(value)) yield [value, path];
  else for (const [index, entry] of value.entries()) yield [entry, [...path, index]];
}
