import type { ActLevel } from './level.js';
import { governmentRule, placeOf } from './place.js';

/** What tells of an act besides its 文号. */
export interface NumberedAct {
  readonly title: string;
  /** The citation as written. */
  readonly raw: string;
  readonly date?: string;
}

/** Before 立法法 and the ordinances on rule-making took hold, ministries' numbers say little of the level. */
const EARLY = '2002';

const ORDER = /令(?=第|〔|\d)/;
const GOVERNMENT = /(?:人民政府|政府)令$/;
const MINISTRY =
  /(?:部|委|委员会|总局|局|总署|署|银行|银监会|保监会|证监会|监会|办公室|海关|档案馆)$/;

/**
 * The level that a normalised 文号 tells: 国务院令 → 行政法规, 主席令 → 法律, 农业部令 → 部门规章, 辽宁省人民政府令 →
 * 省级政府规章, 法释 → 司法解释, 国发 → 国务院文件, other numbers with a year in 〔〕 → 规范性文件. Undefined when it does not
 * tell for certain.
 */
export function levelOfNumber(number: string, act: NumberedAct): ActLevel | undefined {
  if (/主席令/.test(number)) return '法律';
  if (/^国务院(?:[、和]?中央军(?:委|事委员会))?令/.test(number))
    return isDecision(act.title) ? '国务院决定' : '行政法规';
  if (/人大|人民代表大会/.test(number)) return assemblyLevel(number);
  if (/^(?:法释|高检发释字)〔/.test(number)) return '司法解释';
  if (/^国(?:发|办发|办函|函|发明电)〔/.test(number))
    return /^国发〔/.test(number) && isDecision(act.title) ? '国务院决定' : '国务院文件';
  if (/^(?:中发|中办发|中办|厅字)〔/.test(number)) return undefined;
  const order = ORDER.exec(number);
  if (order !== null) return orderLevel(number.slice(0, order.index + 1), act, number);
  if (isEarly(number, act)) return undefined;
  if (/公告|通告/.test(number)) return '规范性文件';
  return /〔\d{4}〕/.test(number) ? '规范性文件' : undefined;
}

/** A 文号 that a local body gave: its issuer begins with a place. */
export function isLocalNumber(number: string): boolean {
  return placeOf(number) !== undefined;
}

/** 国务院对…的决定, 国务院关于…的决定. */
export function isDecision(title: string): boolean {
  return /^国务院(?!办公厅).*决定(?:[（(].*[）)])?$/.test(title);
}

function assemblyLevel(number: string): ActLevel | undefined {
  if (/全国/.test(number)) return '法律';
  return placeOf(number) === undefined ? undefined : '地方性法规';
}

function orderLevel(issuer: string, act: NumberedAct, number: string): ActLevel | undefined {
  if (GOVERNMENT.test(issuer)) {
    if (issuer === '省政府令' || issuer === '省人民政府令') return '省级政府规章';
    if (issuer === '市政府令' || issuer === '市人民政府令')
      return placeOf(act.title)?.rank === '省级' ? undefined : '市级政府规章';
    return governmentRule(placeOf(issuer) ?? placeOf(act.title));
  }
  // 行政法规 were once approved by the State Council and issued by a ministry's order.
  if (/国务院批准/.test(act.raw) || isEarly(number, act)) return undefined;
  const body = issuer.slice(0, -1);
  return placeOf(body) === undefined && MINISTRY.test(body) ? '部门规章' : undefined;
}

function isEarly(number: string, { date, raw }: NumberedAct): boolean {
  const years = [
    ...number.matchAll(/(?:19|20)\d{2}(?=年|〕)/g),
    ...raw.matchAll(/(?:19|20)\d{2}(?=年)/g),
  ];
  const year = [
    ...years.map(([found]) => found),
    ...(date === undefined ? [] : [date]),
  ].toSorted()[0];
  return year !== undefined && year.slice(0, 4) < EARLY;
}
