import type { LawEntry } from './library.js';

/** The one 法律 in force whose title ends in 法 and is not preceded by the name of the state. */
const WITHOUT_STATE: ReadonlySet<string> = new Set(['反分裂国家法']);

/**
 * The full title of an act whose name the library files without 中华人民共和国: nearly every 法律 ends in 法 or 法典 and
 * bears the prefix, and the 实施条例, 实施细则 and 实施办法 of one repeat its title. Of other acts (条例, 办法) some do
 * and some do not: undefined.
 */
export function fullTitle({ name, level }: LawEntry): string | undefined {
  const isLaw = level === '法律' && /法典?$/.test(name) && !WITHOUT_STATE.has(name);
  const isDetail = level === '行政法规' && /^[\u4e00-\u9fa5]+法实施(?:条例|细则|办法)$/.test(name);
  return isLaw || isDetail ? `中华人民共和国${name}` : undefined;
}
