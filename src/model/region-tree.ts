import { LEVELS, type Level, levelNumber } from '../values/level.js';

/** One place and its position in the hierarchy (contract §1, §2). */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: Region | undefined;
  /** Levels that the place exercises; a 直辖市 or 不设区的市 exercises two. */
  readonly exercises: readonly Level[];
  /** 部分: the catalog lists only what the place handles itself, so that absence says nothing. */
  readonly partial: boolean;
  /** Whether it may set items by its own 地方性法规. */
  readonly legislates: boolean;
  /** Bodies that exercise others' powers by approval (行政许可法 art. 25). */
  readonly concentrated: readonly string[];
  /** Rules that nothing below may weaken: id → severity, or undefined for its own. */
  readonly locked: ReadonlyMap<string, string | undefined>;
}

/** A 地区 row as read, with the place that declares it. */
export interface RegionDeclaration<Origin> {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly parent: string | undefined;
  readonly exercises: readonly Level[] | undefined;
  readonly partial: boolean;
  readonly legislates: boolean | undefined;
  readonly concentrated: readonly string[];
  readonly locked: ReadonlyMap<string, string | undefined>;
  readonly origin: Origin;
}

/** What is wrong with a declaration; `element` is the key to point at. */
export interface RegionProblem<Origin> {
  readonly origin: Origin;
  readonly code: string;
  readonly element: string;
  readonly message: string;
  readonly action: string;
  readonly actual?: string;
  readonly related?: {
    readonly origin: Origin;
    readonly element: string;
    readonly message: string;
  };
}

export interface RegionTree<Origin> {
  /** Valid regions by code, an upper one before those below it, siblings by code. */
  readonly regions: ReadonlyMap<string, Region>;
  readonly problems: readonly RegionProblem<Origin>[];
}

/**
 * Builds the tree of regions. A declaration whose upper region is missing, of
 * no higher level or below itself is reported and left without one, so that its
 * files are still read.
 */
export function buildRegionTree<Origin>(
  declarations: readonly RegionDeclaration<Origin>[],
): RegionTree<Origin> {
  const problems: RegionProblem<Origin>[] = [];
  const byCode = new Map<string, RegionDeclaration<Origin>>();
  for (const declaration of declarations) {
    const first = byCode.get(declaration.code);
    if (first === undefined) byCode.set(declaration.code, declaration);
    else {
      problems.push({
        origin: declaration.origin,
        code: declaration.code,
        element: '地区代码',
        message: `地区 ${declaration.code} 声明了两次`,
        action: '只保留一处声明',
        actual: declaration.code,
        related: { origin: first.origin, element: '地区代码', message: '第一次声明在这里' },
      });
    }
  }
  const parents = new Map<string, string>();
  for (const declaration of byCode.values()) {
    const problem = parentProblem(declaration, byCode);
    if (problem !== undefined) problems.push(problem);
    else if (declaration.parent !== undefined) parents.set(declaration.code, declaration.parent);
  }
  return { regions: treeOrder(byCode, parents), problems };
}

function parentProblem<Origin>(
  declaration: RegionDeclaration<Origin>,
  byCode: ReadonlyMap<string, RegionDeclaration<Origin>>,
): RegionProblem<Origin> | undefined {
  if (declaration.parent === undefined) return undefined;
  const at = {
    origin: declaration.origin,
    code: declaration.code,
    element: '上级',
    actual: declaration.parent,
  };
  const named = `${declaration.name}（${declaration.code}）`;
  if (isInCycle(declaration, byCode)) {
    return {
      ...at,
      message: `${named}的上级绕了一圈又回到自己`,
      action: '改正 上级，使各地区自下而上通到最高一级',
    };
  }
  const upper = byCode.get(declaration.parent);
  if (upper === undefined) {
    return {
      ...at,
      message: `${named}的上级 ${declaration.parent} 没有声明`,
      action: `在地区文件中声明 ${declaration.parent}，或改正 上级`,
    };
  }
  if (levelNumber(upper.level) >= levelNumber(declaration.level)) {
    return {
      ...at,
      message: `${named}是${declaration.level}，上级${upper.name}（${upper.code}）是${upper.level}，并不更高`,
      action: '改正 上级 或 层级',
      related: { origin: upper.origin, element: '层级', message: `上级的层级是${upper.level}` },
    };
  }
  return undefined;
}

function isInCycle<Origin>(
  start: RegionDeclaration<Origin>,
  byCode: ReadonlyMap<string, RegionDeclaration<Origin>>,
): boolean {
  const seen = new Set<string>();
  for (
    let at: RegionDeclaration<Origin> | undefined = start;
    at?.parent !== undefined;
    at = byCode.get(at.parent)
  ) {
    if (seen.has(at.code)) return false;
    seen.add(at.code);
    if (at.parent === start.code) return true;
  }
  return false;
}

function treeOrder<Origin>(
  byCode: ReadonlyMap<string, RegionDeclaration<Origin>>,
  parents: ReadonlyMap<string, string>,
): Map<string, Region> {
  const children = new Map<string | undefined, string[]>();
  for (const code of [...byCode.keys()].sort()) {
    const parent = parents.get(code);
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [code]);
    else siblings.push(code);
  }
  const regions = new Map<string, Region>();
  const stack = [...(children.get(undefined) ?? [])].reverse();
  for (let code = stack.pop(); code !== undefined; code = stack.pop()) {
    const declaration = byCode.get(code)!;
    const parent = parents.get(code);
    regions.set(
      code,
      toRegion(declaration, parent === undefined ? undefined : regions.get(parent)),
    );
    stack.push(...[...(children.get(code) ?? [])].reverse());
  }
  return regions;
}

function toRegion<Origin>(
  declaration: RegionDeclaration<Origin>,
  parent: Region | undefined,
): Region {
  const { code, name, level, partial, concentrated, locked } = declaration;
  return {
    code,
    name,
    level,
    parent,
    exercises: declaration.exercises ?? [level],
    partial,
    legislates: declaration.legislates ?? (level === LEVELS[1] || level === LEVELS[2]),
    concentrated,
    locked,
  };
}

/** The upper chain of a region, nearest first (contract §1). */
export function upperChain(region: Region): Region[] {
  const chain: Region[] = [];
  for (let at = region.parent; at !== undefined; at = at.parent) chain.push(at);
  return chain;
}
