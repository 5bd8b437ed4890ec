import type { Level } from '../../values/level.js';
import { LEVELS } from '../../values/level.js';
import type { Agency, AgencyPart, BodyRegion } from '../agency.js';
import { GENERIC } from './generic.cases.js';
import { NAMED } from './named.cases.js';

/** The chain that the cases are read in. */
export const CHAIN: readonly BodyRegion[] = [
  { name: '昆山市', levels: ['县级'] },
  { name: '苏州市', levels: ['市级'] },
  { name: '江苏省', levels: ['省级'] },
  { name: '国家', levels: ['国家级'] },
];

/** An expression, and of each body `levels lines @place marks`, parted by ` & `. */
export interface AgencyCase {
  readonly text: string;
  readonly reading: string;
}

/**
 * All cases. Levels are their digits, `*` any; lines joined by `+`, `*` any, `?` not understood; marks 以 (以上, 以下),
 * 或 (one of the levels), 集 (相对集中许可权), 垂 (中央垂直管理).
 */
export const AGENCY_CASES: readonly AgencyCase[] = `${GENERIC}${NAMED}`
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const at = line.indexOf(' = ');
    return { text: line.slice(0, at), reading: line.slice(at + 3) };
  });

/** A reading in the notation of the cases. */
export function reading({ parts, rest }: Agency): string {
  return [...parts.map(partReading), ...(rest === '' ? [] : [`~${rest}`])].join(' & ');
}

function partReading(part: AgencyPart): string {
  const marks = [
    part.ranged === true ? '以' : '',
    part.someOf === true ? '或' : '',
    part.concentrated === true ? '集' : '',
    part.vertical === true ? '垂' : '',
  ].join('');
  return [levelDigits(part.levels), lineWords(part), place(part), marks]
    .filter((cell) => cell !== '')
    .join(' ');
}

function levelDigits(levels: ReadonlySet<Level> | 'any'): string {
  return levels === 'any' ? '*' : [...levels].map((level) => LEVELS.indexOf(level) + 1).join('');
}

function lineWords({ lines }: AgencyPart): string {
  if (lines === 'any') return '*';
  return lines === 'unknown' ? '?' : [...lines].join('+');
}

function place({ region }: AgencyPart): string {
  return region === undefined ? '' : `@${region}`;
}
