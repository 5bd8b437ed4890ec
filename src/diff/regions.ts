import type { Match, RegionChange, RegionChangeKind } from '../model/change.js';
import { byCodeUnit } from '../model/order.js';
import type { Region } from '../model/region-tree.js';
import { valueText } from './value-text.js';

type Regions = ReadonlyMap<string, Region>;

/**
 * How sure it is that two codes are one place: `stem` the same name without 县, 市 or 区 under the same
 * upper region; `standing` the same, but the region of the new code already stood beside the old one before;
 * `moved` the very same name at the same level under another upper region of the same province, and no
 * other of that name.
 */
export const REGION_CONFIDENCE = { stem: 0.9, standing: 0.7, moved: 0.8 } as const;

const EQUAL: Match = { by: '编码', confidence: 1 };

/** Kinds of place at the end of a name; peoples are kept: they are part of the name. */
const SUFFIX = /(?:自治)?[省市区县州盟旗]$|地区$|特别行政区$|林区$|新区$/;

interface Pair {
  readonly before: Region;
  readonly after: Region;
  readonly match: Match;
}

/**
 * What happened to the regions between two trees, upper ones first. A region is known by its code; one whose
 * code is gone by its name: 偃师市 410381 is 偃师区 410307, both of 洛阳市 (改设). What became of a place that
 * was merged or split cannot be seen in the lists: 撤销 and 新设.
 */
export function regionChanges(before: Regions, after: Regions): RegionChange[] {
  const pairs: Pair[] = [];
  const codes = new Map<string, string>();
  for (const region of before.values()) {
    const same = after.get(region.code);
    if (same === undefined) continue;
    pairs.push({ before: region, after: same, match: EQUAL });
    codes.set(region.code, region.code);
  }
  const joined = rejoin(before, after, codes);
  const gone = new Set([...before.values()].filter(({ code }) => !codes.has(code)));
  const known = new Set(codes.values());
  const changes = [...pairs, ...joined].flatMap((pair) => pairChange(pair, codes));
  for (const region of gone) {
    const successor = standingSuccessor(region, before, after);
    changes.push(
      successor === undefined
        ? { kind: '撤销', before: region, elements: [] }
        : renamed('改设', { before: region, after: successor, match: STANDING }, codes),
    );
  }
  for (const region of after.values()) {
    if (!known.has(region.code)) changes.push({ kind: '新设', after: region, elements: [] });
  }
  return changes.sort(byPlace);
}

const STANDING: Match = { by: '名称', confidence: REGION_CONFIDENCE.standing };

/** Joins regions whose code is gone with new ones, upper regions first: those below follow them. */
function rejoin(before: Regions, after: Regions, codes: Map<string, string>): Pair[] {
  const known = new Set(codes.values());
  const fresh = [...after.values()].filter(({ code }) => !known.has(code));
  const bySibling = indexOf(fresh, siblingKeys);
  const byName = indexOf(fresh, (region) => [nameKey(region)]);
  const goneNames = indexOf(
    [...before.values()].filter(({ code }) => !codes.has(code)),
    (region) => [nameKey(region)],
  );
  const pairs: Pair[] = [];
  const join = (from: Region, to: Region, confidence: number) => {
    pairs.push({ before: from, after: to, match: { by: '名称', confidence } });
    codes.set(from.code, to.code);
    known.add(to.code);
  };
  const free = (regions: readonly Region[] = []) => regions.filter(({ code }) => !known.has(code));
  const left: Region[] = [];
  for (const region of before.values()) {
    if (codes.has(region.code)) continue;
    const parent = codes.get(region.parent?.code ?? '') ?? '';
    const near = free(namesOf(region).flatMap((name) => bySibling.get(`${parent} ${name}`) ?? []));
    const best = near.find(({ level }) => level === region.level) ?? near[0];
    if (best === undefined) left.push(region);
    else join(region, best, REGION_CONFIDENCE.stem);
  }
  for (const region of left) {
    const same = free(byName.get(nameKey(region)));
    const unique = same.length === 1 && goneNames.get(nameKey(region))?.length === 1;
    if (unique && same[0] !== undefined) join(region, same[0], REGION_CONFIDENCE.moved);
  }
  return pairs;
}

/**
 * The region that stands beside one that is gone, on both sides, with its name but for 县, 市 or 区: lists
 * that were put together from two editions hold the old and the new code of one place for a while.
 */
function standingSuccessor(region: Region, before: Regions, after: Regions): Region | undefined {
  const index = siblingsOf(after);
  return siblingKeys(region)
    .flatMap((key) => index.get(key) ?? [])
    .find(({ code, level }) => level === region.level && before.has(code));
}

const siblings = new WeakMap<Regions, Map<string, Region[]>>();

function siblingsOf(regions: Regions): Map<string, Region[]> {
  let index = siblings.get(regions);
  if (index === undefined) {
    index = indexOf([...regions.values()], siblingKeys);
    siblings.set(regions, index);
  }
  return index;
}

function indexOf(regions: readonly Region[], keysOf: (region: Region) => readonly string[]) {
  const index = new Map<string, Region[]>();
  for (const region of regions) {
    for (const key of keysOf(region)) {
      const same = index.get(key);
      if (same === undefined) index.set(key, [region]);
      else same.push(region);
    }
  }
  return index;
}

function siblingKeys(region: Region): string[] {
  return namesOf(region).map((name) => `${region.parent?.code ?? ''} ${name}`);
}

/**
 * By what a place may be known when its kind changes: its name without the kind (偃师), the whole name
 * (沙县 → 沙县区), and of a name of one character that with 州 (横县 → 横州市).
 */
function namesOf({ name }: Region): string[] {
  const stem = name.replace(SUFFIX, '') || name;
  return [...new Set([stem, name, ...(stem.length === 1 ? [`${stem}州`] : [])])];
}

/** Level, province and full name. */
function nameKey({ level, code, name }: Region): string {
  return `${level} ${code.slice(0, 2)} ${name}`;
}

function pairChange(pair: Pair, codes: ReadonlyMap<string, string>): RegionChange[] {
  const kind = kindOf(pair, codes);
  return kind === undefined ? [] : [renamed(kind, pair, codes)];
}

/** 改隶 under the same code or the same name, 改设 another code, 更名, else 变更; undefined when equal. */
function kindOf(pair: Pair, codes: ReadonlyMap<string, string>): RegionChangeKind | undefined {
  const { before, after } = pair;
  const elements = elementsOf(pair, codes);
  if (elements.length === 0) return undefined;
  const differs = new Set(elements.map(({ element }) => element));
  const isMoved = codes.get(before.parent?.code ?? '') !== after.parent?.code;
  if (differs.has('地区代码')) {
    return isMoved && before.name === after.name ? '改隶' : '改设';
  }
  if (differs.has('地区名称')) return '更名';
  return isMoved ? '改隶' : '变更';
}

function renamed(
  kind: RegionChangeKind,
  pair: Pair,
  codes: ReadonlyMap<string, string>,
): RegionChange {
  return { kind, ...pair, elements: elementsOf(pair, codes) };
}

/** Keys that differ. An upper region that only changed its code is the same one. */
function elementsOf({ before, after }: Pair, codes: ReadonlyMap<string, string>) {
  const [b, a] = [textsOf(before), textsOf(after)];
  if (before.parent !== undefined && codes.get(before.parent.code) === after.parent?.code) {
    b.上级 = a.上级;
  }
  return Object.keys(b).flatMap((element) => {
    const [from, to] = [b[element], a[element]];
    if (from === to) return [];
    return [
      {
        element,
        ...(from === undefined ? {} : { before: from }),
        ...(to === undefined ? {} : { after: to }),
      },
    ];
  });
}

function textsOf(region: Region): Record<string, string | undefined> {
  const { code, name, level, parent, exercises, partial, legislates } = region;
  const locked = [...region.locked].map(([id, severity]) =>
    severity === undefined ? id : `${id}: ${severity}`,
  );
  return {
    地区代码: code,
    地区名称: name,
    层级: level,
    上级: parent?.code,
    行使层级: sortedText(exercises),
    目录范围: partial ? '部分' : '全量',
    立法权: valueText(legislates),
    相对集中许可权: sortedText(region.concentrated),
    锁定规则: sortedText(locked),
  };
}

function sortedText(words: readonly string[]): string | undefined {
  return words.length === 0 ? undefined : [...words].sort(byCodeUnit).join('、');
}

function byPlace(x: RegionChange, y: RegionChange): number {
  const [a, b] = [x.after ?? x.before, y.after ?? y.before];
  return (
    depthOf(a) - depthOf(b) ||
    byCodeUnit(a?.code ?? '', b?.code ?? '') ||
    byCodeUnit(x.before?.code ?? '', y.before?.code ?? '')
  );
}

function depthOf(region: Region | undefined): number {
  let depth = 0;
  for (let at = region?.parent; at !== undefined; at = at.parent) depth++;
  return depth;
}
