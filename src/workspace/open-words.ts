import type { Path } from '../model/locate.js';
import type { Element } from '../standard/element.js';
import type { SchemaFault } from '../standard/schema-fault.js';
import { isMapping } from './written.js';

type Elements = ReadonlyMap<string, Element>;
type Mapping = Record<string, unknown>;

/** The elements of a row whose words are looked at, and the lists whose entries have such elements. */
interface Plan {
  readonly words: readonly { readonly name: string; readonly known: ReadonlySet<string> }[];
  readonly lists: readonly { readonly name: string; readonly plan: Plan }[];
  /** Lists without an unknown word. */
  readonly clean: WeakSet<readonly unknown[]>;
}

const plans = new WeakMap<Elements, Plan>();

function planOf(elements: Elements): Plan {
  let plan = plans.get(elements);
  if (plan !== undefined) return plan;
  const words = [];
  const lists = [];
  for (const [name, { open, words: known, parts }] of elements) {
    if (open && known !== undefined) words.push({ name, known: new Set(known) });
    else if (parts !== undefined) {
      const below = planOf(parts);
      if (below.words.length + below.lists.length > 0) lists.push({ name, plan: below });
    }
  }
  plan = { words, lists, clean: new WeakSet() };
  plans.set(elements, plan);
  return plan;
}

function hasUnknownWord(item: Mapping, { words, lists }: Plan): boolean {
  for (const { name, known } of words) {
    const value = item[name];
    if (typeof value === 'string' ? !known.has(value) : isListWithUnknown(value, known))
      return true;
  }
  for (const { name, plan } of lists) {
    const value = item[name];
    if (!Array.isArray(value) || plan.clean.has(value)) continue;
    if (value.some((entry) => isMapping(entry) && hasUnknownWord(entry, plan))) return true;
    plan.clean.add(value);
  }
  return false;
}

function isListWithUnknown(value: unknown, known: ReadonlySet<string>): boolean {
  return Array.isArray(value) && value.some((word) => typeof word === 'string' && !known.has(word));
}

/** Words outside an open dictionary, also within the entries of lists: a warning, and the word stays. */
export function openWordFaults(item: Mapping, elements: Elements): Iterable<SchemaFault> {
  return hasUnknownWord(item, planOf(elements)) ? faultsIn(item, elements, []) : [];
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
