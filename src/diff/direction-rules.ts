import type { Direction } from '../model/change.js';
import { isNothing, normalizeText } from '../values/text.js';
import {
  compareTimeLimits,
  TIME_UNITS,
  type TimeLimit,
  type TimeUnit,
} from '../values/time-limit.js';
import type { Directions, Holder } from './direction.js';

type Judge = (before: Holder, after: Holder, element: string) => Direction;

/** How one element is judged; what is left out is 不变. */
export interface DirectionRule {
  readonly applicant?: Judge;
  readonly region?: Judge;
  /** Of a list element: what one entry more means. */
  readonly entry?: (entry: unknown) => Partial<Directions>;
  /** Of a list element: what an entry in other words means for the applicant. */
  readonly reworded?: Direction;
  /** Whether both sides say the same although they are written with other values. */
  readonly same?: (before: Holder, after: Holder, element: string) => boolean;
}

const MORE: Partial<Directions> = { applicant: '增加' };
const LESS: Partial<Directions> = { applicant: '压减' };

/** A larger number asks more of the applicant; one that comes or goes cannot be ordered. */
const number: Judge = (before, after, element) => {
  const [a, b] = [before[element], after[element]];
  if (typeof a !== 'number' || typeof b !== 'number') return '待判断';
  return a === b ? '不变' : b > a ? '增加' : '压减';
};

/** true asks something of the applicant; not written is false. */
const burden: Judge = (before, after, element) => {
  const [a, b] = [before[element] === true, after[element] === true];
  return a === b ? '不变' : b ? '增加' : '压减';
};

/** true serves the applicant; not written is false. */
const service: Judge = (before, after, element) => burden(after, before, element);

/** Words from light to strict; a word that is not among them, or none, cannot be ordered. */
function ranked(words: readonly string[], missing?: string): Judge {
  return (before, after, element) => {
    const from = words.indexOf(String(before[element] ?? missing));
    const to = words.indexOf(String(after[element] ?? missing));
    if (from < 0 || to < 0) return '待判断';
    return from === to ? '不变' : to > from ? '增加' : '压减';
  };
}

/** A set of words of which each one more is worth `more`. */
function set(more: '增加' | '压减'): Judge {
  const less = more === '增加' ? '压减' : '增加';
  return (before, after, element) => {
    const [a, b] = [wordsOf(before[element]), wordsOf(after[element])];
    const came = [...b].some((word) => !a.has(word));
    const went = [...a].some((word) => !b.has(word));
    if (came && went) return '待判断';
    return came ? more : went ? less : '不变';
  };
}

function wordsOf(value: unknown): Set<string> {
  const list = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return new Set(list.map((word) => normalizeText(String(word))));
}

/** A demand in words: one that comes is 增加, one that goes 压减, another wording a person must judge. */
const demand: Judge = (before, after, element) => {
  const [a, b] = [isAbsent(before[element]), isAbsent(after[element])];
  if (a && b) return '不变';
  return a ? '增加' : b ? '压减' : '待判断';
};

function isAbsent(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && isNothing(value));
}

/** What changes for the applicant, but no rule can say which way. */
const toJudge: Judge = () => '待判断';

/** A limit, read of its number and its unit, whichever of the two elements is asked for. */
function limitOf(holder: Holder, element: string): TimeLimit | undefined {
  const name = numberOf(element);
  const value = holder[name];
  const unit = holder[`${name}单位`];
  if (typeof value !== 'number' || !TIME_UNITS.includes(unit as TimeUnit)) return undefined;
  return { value, unit: unit as TimeUnit };
}

function numberOf(element: string): string {
  return element.endsWith('单位') ? element.slice(0, -2) : element;
}

function orderOf(before: Holder, after: Holder, element: string) {
  const [a, b] = [limitOf(before, element), limitOf(after, element)];
  return a === undefined || b === undefined ? undefined : compareTimeLimits(b, a);
}

/**
 * A longer limit is 增加, a shorter one 压减, also where it is only certain that it is not longer; what
 * compareTimeLimits cannot order, and a limit that comes or goes, is 待判断. Of a limit whose number and
 * unit both change the number carries the direction.
 */
const longer: Judge = (before, after, element) => {
  const name = numberOf(element);
  if (element !== name && before[name] !== after[name]) return '不变';
  switch (orderOf(before, after, element)) {
    case 'equal':
      return '不变';
    case 'longer':
    case 'at-least':
      return '增加';
    case 'shorter':
    case 'at-most':
      return '压减';
    default:
      return '待判断';
  }
};

const sameLimit = (before: Holder, after: Holder, element: string) =>
  orderOf(before, after, element) === 'equal';

const LIMIT: DirectionRule = { applicant: longer, same: sameLimit };
/** Time that the applicant is given. */
const GIVEN: DirectionRule = {
  applicant: (before, after, element) => longer(after, before, element),
  same: sameLimit,
};

const STATE = '在用';
const power: Judge = (before, after, element) => {
  const a = (before[element] ?? STATE) === STATE;
  const b = (after[element] ?? STATE) === STATE;
  return a === b ? '不变' : b ? '增加' : '压减';
};

/** A material that the office fetches itself is none that the applicant brings. */
const material = (entry: unknown): Partial<Directions> =>
  (entry as Holder).提交方式 === '免于提交' ? {} : MORE;

/** 是否网办 and the like: true serves the applicant. */
const SERVICES = Object.fromEntries(
  [
    '是否网办',
    '是否支持预约办理',
    '是否支持网上支付',
    '是否支持物流快递',
    '是否支持自助终端办理',
    '告知承诺',
    '是否允许减免',
  ].map((element) => [element, { applicant: service }]),
);

/** Limits that the office keeps to. */
const LIMITS = Object.fromEntries(
  ['法定办结时限', '承诺办结时限', '办理时限', '时限'].flatMap((element) => [
    [element, LIMIT],
    [`${element}单位`, LIMIT],
  ]),
);

/** Texts that bind or spare the applicant, in which only a person sees which way a change goes. */
const TO_JUDGE_TEXTS = Object.fromEntries(
  [
    '事项类型',
    '收费标准',
    '许可证件有效期限',
    '许可证件延续要求',
    '处罚的行为种类幅度',
    '征收种类',
    '受理标准',
    '适用情形',
    '改革方式',
    '准入类别',
    '材料名称',
    '环节',
    '名称',
    '收费项目名称',
    '中介服务名称',
    '证明名称',
    '措施描述',
    '承诺内容',
    '要求',
    '申报条件',
    '通办方式',
  ].map((element) => [element, { applicant: toJudge, reworded: '待判断' } as DirectionRule]),
);

/** By element; the elements of entries (材料必要性, 时限 …) stand among those of rows. */
export const RULES: Readonly<Record<string, DirectionRule>> = {
  ...SERVICES,
  ...LIMITS,
  ...TO_JUDGE_TEXTS,
  补交期限: GIVEN,
  补交期限单位: GIVEN,
  受理条件: { entry: () => MORE, reworded: '待判断' },
  申请材料: { entry: material },
  办理流程: { entry: () => MORE },
  中介服务: { entry: () => MORE },
  特别程序: { entry: () => MORE },
  收费项目: { entry: () => MORE },
  主要申请材料: { entry: () => MORE, reworded: '待判断' },
  可容缺受理的材料: { entry: () => LESS, reworded: '待判断' },
  须线下的环节: { entry: () => MORE, reworded: '待判断' },
  材料必要性: { applicant: ranked(['非必要', '容缺后补', '必要']) },
  材料类型: { applicant: ranked(['原件或复印件', '复印件', '原件', '原件和复印件']) },
  材料形式: {
    applicant: (before, after, element) =>
      set('压减')(choices(before, element), choices(after, element), element),
  },
  提交方式: { applicant: ranked(['免于提交', '申请人提交'], '申请人提交') },
  份数: { applicant: number },
  到办事现场次数: { applicant: number },
  是否收费: { applicant: burden },
  办件类型: { applicant: ranked(['即办件', '承诺件']) },
  // From wide to narrow: who may apply at fewer places has farther to go (domain §2.8, only the order).
  通办范围: {
    applicant: ranked(['全国', '跨省', '跨市', '跨县', '全镇', '全村', '无'], '无'),
  },
  服务对象: { applicant: set('压减') },
  办理形式: { applicant: set('压减') },
  网上办理深度: { applicant: set('压减') },
  数量限制: { applicant: demand },
  年检要求: { applicant: demand },
  年报要求: { applicant: demand },
  行使层级: { region: set('增加') },
  事项状态: { region: power },
  下放: { entry: () => ({ region: '压减' }) },
};

/** 纸质或电子 leaves the choice. */
function choices(holder: Holder, element: string): Holder {
  const word = holder[element];
  return { [element]: typeof word === 'string' ? word.split('或') : word };
}
