import { isLighter, type Setting } from '../engine/policy.js';
import { UsageError } from '../errors.js';
import { locate } from '../model/locate.js';
import type { Region } from '../model/region-tree.js';
import type { Severity } from '../model/severity.js';
import { nearest } from '../values/text.js';
import type { RegionOrigin } from '../workspace/read-regions.js';
import { at, type LoadedConfig, placeOf } from './load.js';

/**
 * Refuses a configuration that weakens a rule which a region has locked
 * (contract §2), naming both places.
 *
 * @throws UsageError
 */
export function checkLocks(
  loaded: LoadedConfig,
  regions: ReadonlyMap<string, Region>,
  origins: ReadonlyMap<string, RegionOrigin>,
  severities: ReadonlyMap<string, Severity>,
): void {
  for (const region of regions.values()) {
    for (const [rule, severity] of region.locked) {
      const lockedAt = lockPlace(origins.get(region.code), rule);
      const own = severities.get(rule);
      if (own === undefined) {
        throw new UsageError(`${lockedAt} 没有规则“${rule}”${meant(rule, severities.keys())}`);
      }
      const lock = { rule, severity: (severity as Severity | undefined) ?? own, region, lockedAt };
      checkSettings(loaded, lock, regions);
      checkUpperLocks(lock, origins, own);
    }
  }
}

/** A lock below may only be as grave as those above it. */
function checkUpperLocks(
  lock: Lock,
  origins: ReadonlyMap<string, RegionOrigin>,
  own: Severity,
): void {
  for (let upper = lock.region.parent; upper !== undefined; upper = upper.parent) {
    if (!upper.locked.has(lock.rule)) continue;
    const severity = (upper.locked.get(lock.rule) as Severity | undefined) ?? own;
    if (!isLighter(lock.severity, severity)) continue;
    throw new UsageError(
      `${lock.lockedAt} ${lock.region.name}的锁定规则放宽了规则 ${lock.rule}，它已被${upper.name}锁定为 ${severity}（${lockPlace(origins.get(upper.code), lock.rule)}）`,
    );
  }
}

/**
 * Refuses 覆盖 that can never apply: an undeclared region, an unknown type.
 *
 * @throws UsageError naming the place and the nearest.
 */
export function checkOverrides(
  { raw, file }: LoadedConfig,
  regions: ReadonlyMap<string, Region>,
  types: readonly string[],
): void {
  for (const [i, { 地区: region, 类型: type }] of (raw.覆盖 ?? []).entries()) {
    if (region !== undefined && !regions.has(region)) {
      throw new UsageError(
        `${placeOf(file, ['覆盖', i, '地区'])} 没有地区 ${region}${meant(region, regions.keys())}`,
      );
    }
    if (type !== undefined && !types.includes(type)) {
      throw new UsageError(
        `${placeOf(file, ['覆盖', i, '类型'])} 没有事项类型“${type}”${meant(type, types)}`,
      );
    }
  }
}

function meant(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `，是不是“${near}”？`;
}

interface Lock {
  readonly rule: string;
  readonly severity: Severity;
  readonly region: Region;
  readonly lockedAt: string;
}

function checkSettings(
  loaded: LoadedConfig,
  lock: Lock,
  regions: ReadonlyMap<string, Region>,
): void {
  const { raw, file } = loaded;
  const refuse = (place: string, what: string): never => {
    throw new UsageError(
      `${place} ${what}放宽了规则 ${lock.rule}，它已被${lock.region.name}锁定为 ${lock.severity}（${lock.lockedAt}）`,
    );
  };
  const weaker = (setting: Setting | undefined) =>
    setting !== undefined && isLighter(setting, lock.severity);
  if (weaker(raw.规则?.[lock.rule])) refuse(placeOf(file, ['规则', lock.rule]), '规则');
  for (const [i, entry] of (raw.覆盖 ?? []).entries()) {
    if (!weaker(entry.规则[lock.rule])) continue;
    const reached = [...regions.values()].some(
      (region) =>
        isWithin(region, lock.region) &&
        (entry.地区 === undefined || entry.地区 === region.code) &&
        (entry.层级 === undefined || entry.层级 === region.level),
    );
    if (reached) refuse(placeOf(file, ['覆盖', i, '规则', lock.rule]), '覆盖');
  }
  for (const [i, entry] of (raw.豁免 ?? []).entries()) {
    if (entry.规则 !== lock.rule) continue;
    const region = entry.地区 === undefined ? lock.region : regions.get(entry.地区);
    if (region !== undefined && isWithin(region, lock.region))
      refuse(placeOf(file, ['豁免', i, '规则']), '豁免');
  }
}

function isWithin(region: Region, upper: Region): boolean {
  for (let at_: Region | undefined = region; at_ !== undefined; at_ = at_.parent) {
    if (at_.code === upper.code) return true;
  }
  return false;
}

function lockPlace(origin: RegionOrigin | undefined, rule: string): string {
  if (origin === undefined) return '地区文件';
  const { source, document, path } = origin;
  const span =
    locate(source.text, document.nodes, [...path, '锁定规则', rule], 'key') ??
    locate(source.text, document.nodes, [...path, '锁定规则']);
  return at(source, span?.start ?? 0);
}
