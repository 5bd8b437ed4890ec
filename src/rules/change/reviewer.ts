import { parseAgency } from '../../bodies/agency.js';
import { type Region, upperChain } from '../../model/region-tree.js';
import { type Level, levelNumber } from '../../values/level.js';

/** On which level a reviewing unit acts, and for which region of the chain. */
export type ReviewerLevel =
  | { readonly level: Level; readonly region: Region | undefined }
  | { readonly unclear: string };

/** Whether a unit may decide an application; `why` in one Chinese sentence. */
export interface ReviewVerdict {
  readonly may: boolean;
  /** The level on which the unit acts, when that can be told. */
  readonly level?: Level;
  readonly why: string;
}

/**
 * On which level a unit acts, by its name: 江苏省政务服务管理办公室 on 省级 for 江苏省, 省政务服务管理办公室
 * for the province of the chain, 国务院办公厅 on 国家级 (its region may not be declared).
 *
 * @param region the region of the application; only units of it and of its upper chain are told.
 */
export function decisionLevelOf(unit: string, region: Region): ReviewerLevel {
  const chain = [region, ...upperChain(region)];
  const { parts } = parseAgency(
    unit,
    chain.map(({ name, level, exercises }) => ({
      name,
      levels: [...new Set([level, ...exercises])],
    })),
  );
  const [part, second] = parts;
  if (part === undefined || second !== undefined)
    return { unclear: `看不出“${unit}”是哪一级的单位` };
  if (part.region !== undefined) {
    const place = part.region;
    const own = chain.find((candidate) => isPlace(candidate, place, unit));
    return own === undefined
      ? { unclear: `“${unit}”不是${region.name}或其上级的单位` }
      : { level: own.level, region: own };
  }
  const level = onlyLevel(part.levels, unit);
  if (level === undefined) return { unclear: `看不出“${unit}”是哪一级的单位，写上地区的全称` };
  const own = chain.find((candidate) => candidate.level === level);
  if (own === undefined && level !== '国家级')
    return { unclear: `${region.name}的上级里没有${level}地区` };
  return { level, region: own };
}

/** Whether a place read in a unit's name is a region: by its full name, or short where no other 市, 县 is meant. */
function isPlace({ name }: Region, place: string, unit: string): boolean {
  if (name === place) return true;
  if (!name.startsWith(place) || name.length - place.length > 5) return false;
  const next = unit.charAt(unit.indexOf(place) + place.length);
  return !/[省市县区州盟旗]/.test(next);
}

function onlyLevel(levels: ReadonlySet<Level> | 'any', unit: string): Level | undefined {
  if (levels === 'any') return /^(?:国务院|国家|中央)/.test(unit) ? '国家级' : undefined;
  const [level, second] = levels;
  return second === undefined ? level : undefined;
}

/**
 * Whether a unit may decide an application (domain §4.2 G2): it acts on the level that decides or on a higher
 * one, for the region itself or one of its upper chain.
 *
 * @param level the level that decides, as `approvalOf` says.
 */
export function mayDecide(
  unit: string,
  { region, level }: { readonly region: Region; readonly level: Level },
): ReviewVerdict {
  const acts = decisionLevelOf(unit, region);
  if ('unclear' in acts) return { may: false, why: acts.unclear };
  if (levelNumber(acts.level) > levelNumber(level)) {
    return {
      may: false,
      level: acts.level,
      why: `这一申请应由${level}决定，“${unit}”是${acts.level}单位`,
    };
  }
  return {
    may: true,
    level: acts.level,
    why: `“${unit}”是${acts.level}单位，可以决定${level}的事`,
  };
}
