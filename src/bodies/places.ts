import type { Level } from '../values/level.js';

/** A region that named bodies may belong to: the region judged and its upper chain. */
export interface BodyRegion {
  readonly name: string;
  /** Its own level and those that it exercises. */
  readonly levels: readonly Level[];
  /** 相对集中许可权: its bodies that exercise others' powers. */
  readonly concentrated?: readonly string[];
}

/** A place named in an expression. */
export interface Place {
  readonly name: string;
  /** Empty when nothing is certain: a 开发区, a place by its short name that is not known. */
  readonly levels: readonly Level[];
  /** Written without 省, 市, 县: part of a longer name (苏州市昆山生态环境局), or informal. */
  readonly short: boolean;
}

const PROVINCES =
  '北京市 天津市 河北省 山西省 内蒙古自治区 辽宁省 吉林省 黑龙江省 上海市 江苏省 浙江省 安徽省 福建省 江西省 山东省 河南省 湖北省 湖南省 广东省 广西壮族自治区 海南省 重庆市 四川省 贵州省 云南省 西藏自治区 陕西省 甘肃省 青海省 宁夏回族自治区 新疆维吾尔自治区'.split(
    ' ',
  );

const SUFFIX =
  /(?:壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|自治旗|省|市|地区|盟|州|县|旗|区|镇|乡|街道)$/;

/** Places that bodies are named by, ready to be looked up. */
export type Gazetteer = ReadonlyMap<string, readonly Place[]>;

/** The provinces and the given regions, by the first character of their names; the given ones count first. */
export function gazetteer(regions: readonly BodyRegion[]): Gazetteer {
  const names = new Map<string, Place>();
  for (const name of PROVINCES) addPlace(names, name, ['省级']);
  for (const { name, levels } of [...regions].reverse()) {
    if (name !== '' && name !== '国家') addPlace(names, name, levels);
  }
  const out = new Map<string, Place[]>();
  for (const place of names.values()) {
    const key = place.name.charAt(0);
    const same = out.get(key);
    if (same === undefined) out.set(key, [place]);
    else same.push(place);
  }
  return out;
}

function addPlace(names: Map<string, Place>, name: string, levels: readonly Level[]): void {
  names.set(name, { name, levels, short: false });
  const short = name.replace(SUFFIX, '');
  if (short.length >= 2 && short !== name) names.set(short, { name: short, levels, short: true });
}

/** The longest known place at a place of a text. */
export function knownPlaceAt(known: Gazetteer, text: string, at: number): Place | undefined {
  let best: Place | undefined;
  for (const place of known.get(text.charAt(at)) ?? []) {
    if (place.name.length > (best?.name.length ?? 0) && text.startsWith(place.name, at))
      best = place;
  }
  return best;
}

/** No place name has these: they are words of the expression around it. */
const NAME = '[^\\s()级的部局厅委府及与或在所其由各、,;:/]';
const ZONE = new RegExp(
  `${NAME}{1,16}?(?:开发区|园区|新区|高新区|保税区|示范区|度假区|风景区|试验区|合作区|产业园|科技城|保护区|林区|矿区|垦区|管理区)`,
  'y',
);
const DIVISIONS: readonly (readonly [RegExp, readonly Level[]])[] = [
  [new RegExp(`${NAME}{2,10}?省`, 'y'), ['省级']],
  [new RegExp(`${NAME}{2,12}?(?:自治州|地区|盟)`, 'y'), ['市级']],
  [new RegExp(`${NAME}{2,12}?市`, 'y'), ['市级', '县级']],
  [new RegExp(`${NAME}{1,12}?(?:自治县|自治旗|县)`, 'y'), ['县级']],
  [new RegExp(`${NAME}{2,12}?(?:区|旗)`, 'y'), ['县级']],
  [new RegExp(`${NAME}{2,12}?(?:街道|镇|乡)`, 'y'), ['乡级']],
];

/** A 开发区, 园区 or the like by its name: what level it has is not certain. */
export function zoneAt(text: string, at: number): Place | undefined {
  const name = matchAt(ZONE, text, at);
  return name === undefined ? undefined : { name, levels: [], short: false };
}

/** A place by the form of its name (`×市`, `×县`); the shortest reading. */
export function unknownPlaceAt(text: string, at: number): Place | undefined {
  let best: Place | undefined;
  for (const [pattern, levels] of DIVISIONS) {
    const name = matchAt(pattern, text, at);
    if (name !== undefined && (best === undefined || name.length < best.name.length))
      best = { name, levels, short: false };
  }
  return best;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
