import type { Region } from '../model/region-tree.js';

/**
 * Regions whose conformity a revision may touch: those that differ, all below them (they are judged by
 * them) and those above (a 主项 is judged by the 子项 below it).
 *
 * @param regions an upper one before those below it.
 */
export function impactScope(
  regions: ReadonlyMap<string, Region>,
  touched: ReadonlySet<string>,
): ReadonlySet<string> {
  const scope = new Set<string>();
  const below = new Set<string>();
  for (const { code, parent } of regions.values()) {
    if (!touched.has(code) && (parent === undefined || !below.has(parent.code))) continue;
    below.add(code);
    scope.add(code);
  }
  for (const code of touched) {
    for (let at = regions.get(code)?.parent; at !== undefined; at = at.parent) scope.add(at.code);
  }
  return scope;
}
