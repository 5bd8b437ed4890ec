import { load } from 'js-yaml';
import type { NodeTable, Span } from './node-table.js';

/** Keys and list positions from a node down to a node below it. */
export type Path = readonly (string | number)[];

/**
 * Finds the node at a path below `from`.
 *
 * @param target the value of the last step, or with `key` the key itself.
 * @returns undefined when the path leads nowhere; at an alias, the alias.
 */
export function locate(
  text: string,
  nodes: NodeTable,
  path: Path,
  target: 'value' | 'key' = 'value',
  from = 0,
): Span | undefined {
  let node = from;
  for (const [depth, step] of path.entries()) {
    const wantsKey = target === 'key' && depth === path.length - 1;
    const found =
      typeof step === 'number' ? item(nodes, node, step) : entry(text, nodes, node, step, wantsKey);
    if (found === undefined) {
      // An alias has no children of its own: the place it stands at is the best answer.
      return isAlias(text, nodes, node) ? nodes.span(node) : undefined;
    }
    node = found;
  }
  return nodes.span(node);
}

/** Where the nodes of a document stand. */
export interface NodePlaces {
  readonly nodes: NodeTable;
  /**
   * Where the nodes of one entry of a list of the document stand, as a list of that entry alone; undefined
   * when that is not known apart from the whole document.
   */
  readonly rowNodes?: (key: string, index: number) => NodeTable | undefined;
}

/** As {@link locate} from the root of a document; of a row no more than the row is read. */
export function locateIn(
  text: string,
  places: NodePlaces,
  path: Path,
  target: 'value' | 'key' = 'value',
): Span | undefined {
  const [key, index, ...below] = path;
  const row =
    typeof key === 'string' && typeof index === 'number'
      ? places.rowNodes?.(key, index)
      : undefined;
  return row === undefined
    ? locate(text, places.nodes, path, target)
    : locate(text, row, [0, ...below], target);
}

/** The node of the value at a path, for repeated look-ups below it. */
export function nodeAt(text: string, nodes: NodeTable, path: Path): number | undefined {
  let node = 0;
  for (const step of path) {
    const found =
      typeof step === 'number' ? item(nodes, node, step) : entry(text, nodes, node, step, false);
    if (found === undefined) return undefined;
    node = found;
  }
  return node;
}

/** The nodes of a sequence's items, in order. */
export function itemNodes(nodes: NodeTable, sequence: number): number[] {
  const out: number[] = [];
  const end = nodes.behind(sequence);
  for (
    let node = nodes.firstChild(sequence);
    node !== undefined && node < end;
    node = nodes.behind(node)
  ) {
    out.push(node);
  }
  return out;
}

function item(nodes: NodeTable, sequence: number, index: number): number | undefined {
  const end = nodes.behind(sequence);
  let node = nodes.firstChild(sequence);
  for (let i = 0; node !== undefined && node < end; i++, node = nodes.behind(node)) {
    if (i === index) return node;
  }
  return undefined;
}

function entry(
  text: string,
  nodes: NodeTable,
  mapping: number,
  key: string,
  wantsKey: boolean,
): number | undefined {
  const end = nodes.behind(mapping);
  let node = nodes.firstChild(mapping);
  while (node !== undefined && node < end) {
    const value = nodes.behind(node);
    if (keyText(text, nodes.span(node)) === key) return wantsKey ? node : value;
    node = nodes.behind(value);
  }
  return undefined;
}

/** What a key says, read from where it stands. */
export function keyText(text: string, span: Span): unknown {
  const raw = text.slice(span.start, span.end);
  return raw.startsWith('"') || raw.startsWith("'") ? load(raw) : raw;
}

function isAlias(text: string, nodes: NodeTable, node: number): boolean {
  return text.charCodeAt(nodes.span(node).start) === 42;
}
