import { byCodeUnit } from '../model/order.js';

interface Node {
  readonly code: string;
  readonly parent: string | null | undefined;
}

/** Regions in the order of the tree: an upper one before those below it, siblings by code. */
export function upperFirst<T extends Node>(nodes: readonly T[]): T[] {
  const known = new Set(nodes.map(({ code }) => code));
  const below = new Map<string | undefined, T[]>();
  for (const node of nodes.toSorted((a, b) => byCodeUnit(a.code, b.code))) {
    const parent =
      node.parent !== null && node.parent !== undefined && known.has(node.parent)
        ? node.parent
        : undefined;
    const siblings = below.get(parent) ?? [];
    below.set(parent, siblings);
    siblings.push(node);
  }
  const ordered: T[] = [];
  const stack = (below.get(undefined) ?? []).toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    ordered.push(node);
    for (const child of (below.get(node.code) ?? []).toReversed()) stack.push(child);
  }
  if (ordered.length === nodes.length) return ordered;
  // A circle of regions has no top: they come last.
  const placed = new Set(ordered);
  return [...ordered, ...nodes.filter((node) => !placed.has(node))];
}
