/** What kind of act a cited document is (立法法; 行政许可法 arts. 14–17). */
export const ACT_LEVELS = [
  '宪法',
  '法律',
  '行政法规',
  '国务院决定',
  '国务院文件',
  '地方性法规',
  '部门规章',
  '省级政府规章',
  '市级政府规章',
  '地方政府规章',
  '司法解释',
  '规范性文件',
] as const;

/** 地方政府规章 is one whose place does not tell whether a province or a city made it. */
export type ActLevel = (typeof ACT_LEVELS)[number];

/**
 * Whether an act of a level may set a 行政许可: 法律, 行政法规, 国务院决定 and 地方性法规 may, a 省级政府规章 for one year,
 * other rules and documents may not (行政许可法 arts. 14, 15, 17; domain §4.3). Of a 国务院文件 that is no decision, and
 * of a rule of unknown place, nothing is said.
 */
export type PermitPower = 'yes' | 'temporary' | 'no' | 'unknown';

const POWER: Readonly<Record<ActLevel, PermitPower>> = {
  宪法: 'yes',
  法律: 'yes',
  行政法规: 'yes',
  国务院决定: 'yes',
  国务院文件: 'unknown',
  地方性法规: 'yes',
  部门规章: 'no',
  省级政府规章: 'temporary',
  市级政府规章: 'no',
  地方政府规章: 'unknown',
  司法解释: 'no',
  规范性文件: 'no',
};

/** Whether acts of this level may set a 行政许可. */
export function permitPower(level: ActLevel): PermitPower {
  return POWER[level];
}

/** Other words for levels, as tags and lists use them. */
const SYNONYMS = {
  自治条例: '地方性法规',
  单行条例: '地方性法规',
  部委规章: '部门规章',
  国务院部门规章: '部门规章',
  省政府规章: '省级政府规章',
  市政府规章: '市级政府规章',
  政府规章: '地方政府规章',
} satisfies Readonly<Record<string, ActLevel>>;

const NAMED: ReadonlyMap<string, ActLevel> = new Map([
  ...ACT_LEVELS.map((level) => [level, level] as const),
  ...Object.entries(SYNONYMS),
]);

/** The level that a word names, undefined for a word that names none or more than one (法规, 规章). */
export function levelNamed(word: string): ActLevel | undefined {
  return NAMED.get(word);
}

/** Levels that carry a 文号 which a citation has to give. */
export function isNumbered(level: ActLevel): boolean {
  return /规章$/.test(level) || level === '规范性文件';
}
