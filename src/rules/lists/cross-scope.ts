/** 通办范围, the widest first (domain §2.8). */
const SCOPES = ['全国', '跨省', '跨市', '跨县', '全镇', '全村', '无'];

/** Whether a 通办范围 is what 省内通办 takes: 跨市 or wider. A word that is none of them is schema/value. */
export function reachesAcrossCities(scope: string): boolean {
  return SCOPES.indexOf(scope) <= SCOPES.indexOf('跨市');
}
