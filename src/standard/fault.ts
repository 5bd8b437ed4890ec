import type { Path } from '../model/locate.js';
import { type Element, elementOf, type JsonSchema, META } from './element.js';
import { topElement } from './fault-path.js';
import { entryShape } from './shape-words.js';
import type { SchemaError } from './standard.js';

/** The rules that a schema error is reported under. */
export type SchemaRule =
  | 'schema/required'
  | 'schema/unknown'
  | 'schema/type'
  | 'schema/format'
  | 'schema/value';

/** One schema error in words a clerk understands; the path is relative to what was validated. */
export interface SchemaFault {
  readonly rule: SchemaRule;
  readonly path: Path;
  readonly target: 'key' | 'value';
  readonly element: string | undefined;
  readonly message: string;
  readonly action: string;
  readonly actual?: string;
  readonly expected?: string;
  /** The last step of the path is what is missing. */
  readonly absent?: true;
  /** The value that is certainly meant. */
  readonly fix?: string;
  /** A lesser grade than the rule's own. */
  readonly severity?: 'warning';
}

/** What is needed to word the errors of one value. */
export interface FaultContext {
  /** The elements that the validated value may have. */
  readonly elements: ReadonlyMap<string, Element>;
  /** The text of a node as written, for values that YAML read as numbers. */
  readonly raw: (path: Path) => string | undefined;
  /** Where else the standard has an element of this name, in Chinese. */
  readonly holders?: (name: string) => readonly string[];
}

/** A fault at a value, of the element that the path leads into. */
export function fault(
  rule: SchemaRule,
  path: Path,
  words: Pick<SchemaFault, 'message' | 'action'> & Partial<SchemaFault>,
): SchemaFault {
  return { rule, path, target: 'value', element: topElement(path), ...words };
}

/** The element an error is about: by its own schema, else the list that holds the entry. */
export function elementOfError(
  path: Path,
  error: SchemaError,
  context: FaultContext,
): Element | undefined {
  const own = error.parentSchema as JsonSchema | undefined;
  if (own?.[META] !== undefined) return elementOf(String(path.at(-1) ?? ''), own);
  return elementAt(path, context);
}

/** The element at a path of the validated value; a place in a list is the list's. */
export function elementAt(path: Path, context: FaultContext): Element | undefined {
  let elements: ReadonlyMap<string, Element> | undefined = context.elements;
  let element: Element | undefined;
  for (const step of path) {
    if (typeof step === 'number') continue;
    element = elements?.get(step);
    elements = element?.parts;
  }
  return element;
}

export function shapeOf(path: Path, error: SchemaError, element: Element | undefined): string {
  const own = error.parentSchema as JsonSchema | undefined;
  if (own?.[META] === undefined && own?.type === 'object') return 'object';
  if (element === undefined) return 'text';
  return typeof path.at(-1) === 'number' ? entryShape(element.shape) : element.shape;
}
