import type { Region } from '../model/region-tree.js';

/**
 * What a run does with a region: `judged`; `chain`, read because a judged one is below it; `stems`,
 * looked up because a judged one is above it; or `none`.
 */
export type Part = 'judged' | 'chain' | 'stems' | 'none';

/** The way a run takes through the regions. */
export interface Plan {
  /** The regions directly below one, or the topmost. */
  readonly children: (code: string | undefined) => readonly Region[];
  readonly part: (code: string) => Part;
  /** How many regions are judged. */
  readonly judged: number;
}

/**
 * Plans a run.
 *
 * @param regions by code, an upper one before those below it.
 * @param scope the regions to judge; undefined is all.
 * @param wantsStems whether any rule asks for what is below a judged region.
 */
export function planOf(
  regions: ReadonlyMap<string, Region>,
  scope: ReadonlySet<string> | undefined,
  wantsStems: boolean,
): Plan {
  const below = new Map<string | undefined, Region[]>();
  const parts = new Map<string, Part>();
  let judged = 0;
  for (const region of regions.values()) {
    const siblings = below.get(region.parent?.code);
    if (siblings === undefined) below.set(region.parent?.code, [region]);
    else siblings.push(region);
    if (scope === undefined || scope.has(region.code)) {
      judged++;
      parts.set(region.code, 'judged');
      for (let at = region.parent; at !== undefined && !parts.has(at.code); at = at.parent)
        parts.set(at.code, 'chain');
    }
  }
  const markStems = (code: string, isBelowJudged: boolean) => {
    for (const child of below.get(code) ?? []) {
      const part = parts.get(child.code);
      if (part === undefined && isBelowJudged) parts.set(child.code, 'stems');
      markStems(child.code, isBelowJudged || part === 'judged');
    }
  };
  if (wantsStems) {
    for (const top of below.get(undefined) ?? [])
      markStems(top.code, parts.get(top.code) === 'judged');
  }
  return {
    children: (code) => below.get(code) ?? [],
    part: (code) => parts.get(code) ?? 'none',
    judged,
  };
}
