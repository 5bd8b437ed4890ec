import { noElements } from '../model/document.js';
import type { Path } from '../model/locate.js';
import type { Element } from '../standard/element.js';
import type { SchemaFault } from '../standard/schema-fault.js';
import { isMapping } from './written.js';

/** The word that stands for a local value still to be filled in. */
export const BLANK = '待填';

/** A row without what says nothing, and what was taken out of it. */
export interface FilledOut {
  readonly item: Record<string, unknown>;
  /** Elements of the row that are 待填. */
  readonly blank: ReadonlySet<string>;
  /** Elements of the row that are written without a value. */
  readonly empty: ReadonlySet<string>;
  /** Every 待填 that is legal, also within the entries of a list. */
  readonly blanks: readonly Path[];
  /** 待填 where it may not stand. */
  readonly faults: readonly SchemaFault[];
}

type Elements = ReadonlyMap<string, Element>;
type Mapping = Record<string, unknown>;

/**
 * Takes out what is written but says nothing (empty values, 待填), also within
 * the entries of lists, and puts the dictionary's word for a synonym. The item
 * is the value itself when nothing is to do.
 */
export function fillOut(value: Mapping, elements: Elements): FilledOut {
  const filler = new Filler();
  const item = filler.mapping(value, elements, [], undefined);
  return {
    item,
    blank: filler.blank ?? noElements(),
    empty: filler.empty ?? noElements(),
    blanks: filler.blanks,
    faults: filler.faults,
  };
}

class Filler {
  blank: Set<string> | undefined;
  empty: Set<string> | undefined;
  readonly blanks: Path[] = [];
  readonly faults: SchemaFault[] = [];

  mapping(value: Mapping, elements: Elements, path: Path, owner: Element | undefined): Mapping {
    let item = value;
    const own = () => {
      if (item === value) item = { ...value };
      return item;
    };
    for (const name in value) {
      const content = value[name];
      const element = elements.get(name);
      if (isEmpty(content)) {
        delete own()[name];
        if (path.length === 0) {
          this.empty ??= new Set();
          this.empty.add(name);
        }
      } else if (element === undefined) {
        // Reported as unknown.
      } else if (isBlank(content)) {
        this.#blank(element, [...path, name], owner);
        delete own()[name];
      } else {
        const filled = this.#content(content, element, [...path, name]);
        if (filled !== content) own()[name] = filled;
      }
    }
    return item;
  }

  #content(content: unknown, element: Element, path: Path): unknown {
    if (hasSynonym(content, element)) {
      return Array.isArray(content)
        ? content.map((word) => element.synonyms[String(word)] ?? word)
        : element.synonyms[String(content)];
    }
    const { parts } = element;
    if (parts === undefined || !Array.isArray(content)) return content;
    if (isFilled(content, element)) return content;
    const remarks = this.faults.length + this.blanks.length;
    let changed = false;
    const entries = content.map((entry: unknown, index) => {
      if (!isMapping(entry)) return entry;
      const filled = this.mapping(entry, parts, [...path, index], element);
      changed ||= filled !== entry;
      return filled;
    });
    if (changed) return entries;
    if (this.faults.length + this.blanks.length === remarks) filled.get(element)?.add(content);
    return content;
  }

  #blank(element: Element, path: Path, owner: Element | undefined): void {
    const { name } = element;
    const direction = element.direction ?? owner?.direction;
    if (direction === '自主') {
      this.blanks.push(path);
      if (owner === undefined) {
        this.blank ??= new Set();
        this.blank.add(name);
      }
      return;
    }
    this.faults.push({
      rule: 'schema/value',
      path,
      target: 'value',
      element: String(path[0]),
      message: `“${name}”不能写待填：它不是由本单位自主填写的要素`,
      action: direction === undefined ? `填写 ${name}` : `按上级目录填写 ${name}`,
      actual: BLANK,
    });
  }
}

/** Lists of an element in which nothing is to do: rows that share a list need not look at it again. */
const filled = new WeakMap<Element, WeakSet<readonly unknown[]>>();

function isFilled(list: readonly unknown[], element: Element): boolean {
  const lists = filled.get(element);
  if (lists !== undefined) return lists.has(list);
  filled.set(element, new WeakSet());
  return false;
}

/** Whether {@link fillOut} leaves the value of an element as it is. */
export function isFilledOut(content: unknown, element: Element): boolean {
  if (!isTold(content) || hasSynonym(content, element)) return false;
  const { parts } = element;
  if (parts === undefined || !Array.isArray(content)) return true;
  return content.every((entry) => !isMapping(entry) || areFilledOut(entry, parts));
}

/** Whether a value says something: it is neither empty nor 待填. */
export function isTold(content: unknown): boolean {
  return !isEmpty(content) && !isBlank(content);
}

function areFilledOut(entry: Mapping, parts: Elements): boolean {
  for (const name in entry) {
    const part = parts.get(name);
    const content = entry[name];
    if (part === undefined ? isEmpty(content) : !isFilledOut(content, part)) return false;
  }
  return true;
}

function isEmpty(content: unknown): boolean {
  return content === null || (typeof content === 'string' && isBlankText(content));
}

function isBlankText(text: string): boolean {
  // What begins with a letter or a Chinese character says something.
  const first = text.charCodeAt(0);
  const says = (first > 0x3000 && first < 0xfe00) || (first > 0x20 && first < 0x7f);
  return !says && text.trim() === '';
}

/** 待填, also as the only entry of a list. */
function isBlank(content: unknown): boolean {
  return (
    content === BLANK || (Array.isArray(content) && content.length === 1 && content[0] === BLANK)
  );
}

function hasSynonym(content: unknown, element: Element): boolean {
  for (const word in element.synonyms) {
    if (content === word || (Array.isArray(content) && content.includes(word))) return true;
  }
  return false;
}
