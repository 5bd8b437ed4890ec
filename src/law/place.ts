import type { ActLevel } from './level.js';

/** A place at the head of a title or of an issuer's name. */
export interface Place {
  readonly name: string;
  readonly rank: '省级' | '市级';
}

const PROVINCE =
  /^(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆)(?:壮族|回族|维吾尔)?(?:省|自治区|市)?/;

/** A special zone is legislated for by its city, 海南 by the province. */
const ZONE = /^(?:深圳|珠海|汕头|厦门)(?=经济特区)/;
const MINORITY = /^[\u4e00-\u9fa5]{2,14}?自治[州县旗]/;
const LEAGUE = /^[\u4e00-\u9fa5]{2,4}(?:盟|地区)(?=[\u4e00-\u9fa5])/;
/** 苏州市…, but not 城市供水…, 集贸市场…, 股票上市…. */
const CITY = /^(?!城|关于)[\u4e00-\u9fa5]{1,4}?[^上超都的集股票]市(?!场)/;

/** The place that a text begins with; words such as 城市 and 市场 are none. */
export function placeOf(text: string): Place | undefined {
  const province = PROVINCE.exec(text)?.[0];
  if (province !== undefined) return { name: province, rank: '省级' };
  for (const pattern of [ZONE, MINORITY, CITY, LEAGUE]) {
    const name = pattern.exec(text)?.[0];
    if (name !== undefined) return { name, rank: '市级' };
  }
  return undefined;
}

/** Which 地方政府规章 a rule of this place is. */
export function governmentRule(place: Place | undefined): ActLevel {
  if (place === undefined) return '地方政府规章';
  return place.rank === '省级' ? '省级政府规章' : '市级政府规章';
}
