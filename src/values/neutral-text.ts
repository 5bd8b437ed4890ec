import { bounded } from './bounded.js';
import { normalizeText } from './normalize.js';

/**
 * Level and place words are neutral in conditions and materials (contract §4, domain §7.17): a city writes
 * 全市性 where the province writes 全省性, 市人民政府 for 省人民政府, its own name for the province's. Each such word
 * becomes the token ◇ on both sides. 国家级, 国内, 乡 and 村 are not touched: they tell different things apart
 * within one level; neither is 省道 or 县道, which is a class of road.
 */
const TOKEN = '◇';

/** Cheap test for texts that have nothing to replace. */
const TRIGGER = /[省市县区州盟旗厅地]|全国性/;

/** Formal names of a whole level; longest first. */
const LEVEL_PHRASE =
  /省、自治区、直辖市|设区的市|不设区的市|直辖市|自治[区州县旗]|地级市|地市(?=级)|县\(市、区\)|县\(区\)|全国性|本行政区域内?|本辖区内?|[省市县](?!道)|[区州盟旗](?=级|内|人民政府|政府)|(?<=[全本跨我])[区州盟旗]|(?<=本)地(?!区)/g;
const RELATION = /[全本跨我]?◇+(?:性|内)?/g;

/** A form or letter that the applicant fills in; its title often begins with the place that printed it. */
const FORM = /(?:表|(?:申请|承诺|声明|委托|申报|报告|保证|协议)书)[》"]?(?:\([^()]*\))*$/;
const LEADING = /(^|[《"])◇级?/g;

/** Peoples that autonomous places are named after; some names leave out 族. */
const PEOPLE =
  '(?:蒙古|朝鲜|土家|布依|哈尼|哈萨克|柯尔克孜|傈僳|景颇|拉祜|纳西|仫佬|毛南|仡佬|鄂温克|鄂伦春|达斡尔|撒拉|保安|东乡|裕固|锡伯|塔吉克|维吾尔|布朗|独龙|普米|[回壮藏满彝苗侗瑶白傣黎水羌佤怒畲土])族?|各族';
const SUFFIX = new RegExp(
  `(?:(?:${PEOPLE})*自治[区州县旗]|特别行政区|地区|林区|新区|省|市|县|区|盟|旗)$`,
);

/** Whole names that are also common words. */
const COMMON = new Set(['城区', '郊区', '矿区', '市区', '新区', '全国', '国家']);

/**
 * A condition or material, normalised, with level and place words made neutral; for comparing only.
 * `placeNames` are the names of the regions of both rows (江苏省, 昆山市), matched with and without their
 * suffix. At the head of the title of a form the token is dropped: 广东省技工学校申报设立申请表 is 技工学校申报设立申请表.
 * Numbers are never touched. What is computed is remembered for the lists of names that were used last.
 */
export function neutralText(text: string, placeNames: readonly string[]): string {
  const known =
    recent.find((memory) => isSameList(memory.placeNames, placeNames)) ?? remember([...placeNames]);
  return known.neutral(text);
}

/** What was computed for one array of names. */
interface Memory {
  readonly placeNames: readonly string[];
  readonly neutral: (text: string) => string;
}

/** Regions are judged one after another, so a few arrays are in use at a time; the oldest gives way. */
const recent: Memory[] = [];
const MOST_RECENT = 8;
const MOST_TEXTS = 5000;

function remember(placeNames: readonly string[]): Memory {
  const names = namePattern(placeNames);
  const neutral = bounded((text: string) => neutralize(normalizeText(text), names), MOST_TEXTS);
  const memory = { placeNames, neutral };
  recent.unshift(memory);
  if (recent.length > MOST_RECENT) recent.pop();
  return memory;
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, at) => name === b[at]));
}

function neutralize(text: string, names: RegExp | undefined): string {
  const own = names === undefined ? text : text.replace(names, TOKEN);
  if (own === text && !TRIGGER.test(text)) return text;
  const neutral = own.replace(LEVEL_PHRASE, TOKEN).replace(RELATION, TOKEN).replaceAll('厅', '局');
  if (!FORM.test(neutral)) return neutral;
  const title = neutral.replace(LEADING, '$1');
  return title.length >= 3 ? title : neutral;
}

/** One pattern of all names, longest first; undefined when there is none to look for. */
function namePattern(placeNames: readonly string[]): RegExp | undefined {
  const all = new Set<string>();
  for (const placeName of placeNames) {
    const name = normalizeText(placeName);
    if (COMMON.has(name)) continue;
    if (name.length >= 2) all.add(name);
    const short = name.replace(SUFFIX, '');
    if (short.length >= 2) all.add(short);
  }
  if (all.size === 0) return undefined;
  const longestFirst = [...all].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const escaped = longestFirst.map((name) => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(escaped.join('|'), 'g');
}
