import { type Level, levelNumber } from '../values/level.js';
import type { Agency, AgencyPart } from './agency.js';
import { isNear } from './departments.js';

/** A body outside the range of an expression, for certain. */
export interface Beyond {
  readonly part: AgencyPart;
  /** The levels that the range does not have; empty when its line of business is another. */
  readonly levels: readonly Level[];
}

/** What bounds the bodies of a lower catalog. */
export interface Range {
  /** 实施机关 of the reference. */
  readonly agency: Agency;
  /** 主管部门 of the reference: its line is in range too, laws naming bodies before the reform. */
  readonly department: Agency | undefined;
  /** 行使层级 of the reference: a province may name only its own body. */
  readonly levels: readonly Level[];
}

/** Whether two bodies may be of one line of business; what is not understood may be. */
export function mayShareLine(one: AgencyPart, other: AgencyPart): boolean {
  if (typeof one.lines === 'string' || typeof other.lines === 'string') return true;
  for (const line of one.lines) {
    for (const near of other.lines) if (isNear(line, near)) return true;
  }
  return false;
}

/** Bodies of an expression that may share no line with any of another. */
export function partsOfOtherLines(lower: Agency, upper: Agency): AgencyPart[] {
  if (upper.rest !== '' || upper.parts.length === 0) return [];
  return lower.parts.filter(
    (part) => part.concentrated !== true && !upper.parts.some((other) => mayShareLine(part, other)),
  );
}

/**
 * The bodies of an expression that are certainly outside a range, by line of business or by level.
 * 相对集中许可权 and 中央垂直管理 bodies are always inside.
 *
 * @param highest the highest level of the region: what 以上 adds above it is not its claim
 */
export function partsBeyond(lower: Agency, range: Range, highest: Level): Beyond[] {
  const { agency, department } = range;
  if (agency.rest !== '' || agency.parts.length === 0) return [];
  const out: Beyond[] = [];
  for (const part of lower.parts) {
    if (part.concentrated === true || part.vertical === true) continue;
    const fitting = agency.parts.filter((other) => mayShareLine(part, other));
    const led = department?.parts.some((other) => mayShareLine(part, other)) ?? false;
    if (fitting.length === 0 && !led) {
      out.push({ part, levels: [] });
      continue;
    }
    const beyond = levelsBeyond(part, fitting.length > 0 ? fitting : agency.parts, range, highest);
    if (beyond.length > 0) out.push({ part, levels: beyond });
  }
  return out;
}

function levelsBeyond(
  part: AgencyPart,
  fitting: readonly AgencyPart[],
  range: Range,
  highest: Level,
): readonly Level[] {
  if (part.levels === 'any') return [];
  const allowed = new Set(range.levels);
  for (const { levels } of fitting) {
    if (levels === 'any') return [];
    for (const level of levels) allowed.add(level);
  }
  const claimed = [...part.levels].filter(
    (level) => part.ranged !== true || levelNumber(level) >= levelNumber(highest),
  );
  const beyond = claimed.filter((level) => !allowed.has(level));
  return part.someOf === true && beyond.length < claimed.length ? [] : beyond;
}
