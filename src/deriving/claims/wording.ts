import { LINES, type Line } from '../../bodies/lines.js';
import { tells } from '../../model/document.js';
import { type RegionView, viewsAbove } from '../../model/region-view.js';
import { readAgency } from '../../rules/bodies.js';
import { type Level, levelNumber } from '../../values/level.js';
import { type Assigned, partsAt } from './assign.js';
import type { ClaimedItem } from './decide.js';

/** 主管部门 and 实施机关 of the region's own 基本目录; absent where the upper catalog tells none. */
export interface Worded {
  readonly 主管部门: string | undefined;
  readonly 实施机关: string | undefined;
}

/**
 * Words the bodies of an item for the region's own catalog: the region's own body, and what the upper
 * catalog says of the levels below it. Where the table has no such body the upper one's name is put to
 * the region (江苏省水利厅 → 昆山市水利局): these elements may not be 待填.
 */
export function wordBodies(item: ClaimedItem, assigned: Assigned, view: RegionView): Worded {
  const { row } = item;
  const department = tells(row, '主管部门') ? row.item.主管部门 : undefined;
  const agency = tells(row, '实施机关') ? row.item.实施机关 : undefined;
  return {
    主管部门:
      assigned.department?.name ??
      (department === undefined ? undefined : ownName(department, item, view)),
    实施机关:
      agency === undefined ? assigned.agency?.name : agencyText(agency, item, assigned, view),
  };
}

function agencyText(
  upper: string,
  item: ClaimedItem,
  { agency }: Assigned,
  view: RegionView,
): string {
  const { exercises } = view.region;
  const lowest = Math.max(...exercises.map(levelNumber));
  const below = item.levels.filter((level) => levelNumber(level) > lowest);
  const acts = item.levels.some((level) => exercises.includes(level));
  const own = acts ? [agency?.name ?? ownName(upper, item, view)] : [];
  return [...own, ...(below.length === 0 ? [] : [belowText(upper, item, below)])].join('；');
}

const LEVEL_WORDS =
  /^(?:(?:国家级|省级|设区的市级|不设区的市级|市级|地市级|县级|区县级|乡镇级|乡级|村级)(?:以上|以下)?(?:地方)?(?:人民政府(?=.))?[、，,和及]?)+/;

/** Bodies of lower levels, as the upper catalog words them: 省级、设区的市级、县级水利部门 → 县级水利部门. */
function belowText(upper: string, item: ClaimedItem, levels: readonly Level[]): string {
  const parts = partsAt(readAgency(upper, item.holder), levels[0]);
  for (const { raw } of parts) {
    const rest = raw.replace(LEVEL_WORDS, '');
    if (rest !== raw && rest !== '') return `${levels.join('、')}${rest}`;
  }
  const line = parts.flatMap(({ lines }) => (typeof lines === 'string' ? [] : [...lines]))[0];
  return `${levels.join('、')}${line === undefined ? '人民政府' : `${lineWord(line)}部门`}`;
}

function lineWord(line: Line): string {
  return LINES[line].now.split(' ')[0] ?? line;
}

const NATION = /^(?:中华人民共和国|国家(?=.*(?:总局|局|署|委|委员会|办公室|部)$)|国务院)/;

/** The name that a body of this line has at the region: place and rank of the upper one are put to it. */
function ownName(upper: string, item: ClaimedItem, view: RegionView): string {
  const part = partsAt(readAgency(upper, item.holder), item.level ?? item.levels[0])[0];
  const raw = (part?.raw ?? upper).replace(LEVEL_WORDS, '');
  let name = raw.replace(NATION, '');
  for (const { region } of viewsAbove(view)) {
    if (name.startsWith(region.name)) name = name.slice(region.name.length);
  }
  const rank = name.replace(/(?:总局|厅|部门|部|署)$/, '局');
  const plain = rank === '局' || rank === '' ? raw : rank;
  return `${view.region.name}${plain}`;
}
