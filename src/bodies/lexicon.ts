import { LEVELS, type Level } from '../values/level.js';

/** A word for levels: `国家` may also be part of a local body's name, `市` alone may be a 县级市. */
export interface LevelWord {
  readonly levels: readonly Level[];
  readonly nation?: true;
  readonly city?: true;
}

/** What makes 市 part of another word: 市场, 市容, 市政 but not 市政务服务. */
const WORD = '[场容监]|政(?![务府])';

/** Written with half-width brackets; the longest that fits at a place wins. */
const LEVEL_FORMS: readonly (readonly [string, LevelWord])[] = [
  ['国家级|国务院|中央|全国|国家|中华人民共和国|中国', { levels: ['国家级'], nation: true }],
  [
    '省级|各?省、自治区[、和]直辖市|省\\((?:自治区、直辖市|自治区|区、市|市|区)\\)级?|省区市|各省|全省|本省|自治区级|自治区|直辖市|省',
    { levels: ['省级'] },
  ],
  [
    `设区的?市级|设区的?市(?!${WORD})|较大的市|地级市(?!${WORD})|地市级|地区级|市地级|市州级?|市级|市\\((?:地、州、盟|州、地、盟|地、州|州、盟|州、地|地|州|盟)\\)级?|[地州]\\((?:市、州、盟|州、市|市、州|地、市|市)\\)级?|自治州|地区|州|盟`,
    { levels: ['市级'] },
  ],
  ['市\\((?:县|县、区|县级|区、县)\\)级?', { levels: ['市级', '县级'] }],
  ['市|本市|全市|城市', { levels: ['市级', '县级'], city: true }],
  [
    `县级|县\\((?:市、区、旗|市、旗|市、区|区、市|市、特区、区|市|区)\\)级?|区\\((?:县级市|市、县|县、市|市|县)\\)级?|县市区级?|县区级?|区县级?|市辖区|不设区的市(?!${WORD})|县级市(?!${WORD})|自治县|旗县区?|本县|本区|全县|全区|旗|县|区`,
    { levels: ['县级'] },
  ],
  [
    '乡级|乡镇级?|镇级|乡\\((?:镇、街道|镇|民族乡、镇)\\)级?|乡、民族乡、镇|乡、镇|镇\\((?:乡、街道|街、乡|乡|街道|街)\\)级?|镇街|街镇|街道级?|民族乡|乡|镇',
    { levels: ['乡级'] },
  ],
  [
    '村级|村\\((?:社区|居)\\)级?|村居|社区级?|村民委员会|居民委员会|村\\(居\\)民委员会|村委会|居委会|村',
    { levels: ['村级'] },
  ],
  ['地方各级', { levels: ['省级', '市级', '县级', '乡级'] }],
];

const LEVEL_PATTERNS = LEVEL_FORMS.flatMap(([forms, word]) =>
  alternatives(forms).map((form) => [new RegExp(form, 'y'), word] as const),
);

/** Words that leave the level to the reader: 本级, 所在地, 各级. */
const RELATIVE =
  '各级|本级|同级|上级|下级|上一级|下一级|当地|属地|所在地的?|事发地|住所地的?|户籍地|户籍所在地|居住地|注册地|工商注册地';

/** What bodies are called by after their line of business. */
const ORGAN =
  '(?:行政)?(?:业务)?(?:监督|监察|监管|执法)?(?:管理|事务|服务|事业|工作)?(?:行政)?(?:主管|执法|业务主管)?';
const GENERIC = '部门|机关|机构|单位|组织|组织机构';
const OFFICE =
  '总局|总署|分署|分局|支局|委员会|领导小组|办公室|办公厅|调查总队|总队|支队|大队|中队|调查队|中心|分行|支行|局|厅|署|委|办|部|所|站|处|会';
const INSTITUTION =
  '公司|集团公司|集团|协会|学会|研究院|研究所|研究会|商会|联合会|促进会|基金会|设计院|图书馆|博物馆|学校|学院|大学|医院|检测院|检验院|检测中心|检验中心|检验所|电视台|科学院|科学中心|交易所|事务所|出版社';

/** The kinds of words that are neither level, place nor line of business. */
export type PlainKind =
  /** 各级, 所在地: any level. */
  | 'relative'
  | 'up'
  | 'down'
  /** 地方: takes 国家级 out of 以上. */
  | 'local'
  | 'government'
  /** 有关, 相关, 其他: any line. */
  | 'open'
  | 'filler'
  | 'soft'
  | 'hard'
  | 'generic'
  | 'office'
  | 'branch'
  | 'institution'
  | 'committee';

const PLAIN: readonly (readonly [PlainKind, RegExp])[] = (
  [
    ['relative', RELATIVE],
    ['up', '及其以上|及以上|含?以上'],
    ['down', '及其以下|及以下|以下'],
    ['local', '地方'],
    ['government', '人民政府|行政公署|地区行署|行署|政府|办事处'],
    ['committee', '管理委员会|管委会'],
    ['open', '有关行业|有关|相关|其他|其它|行业|等有关|等相关|等'],
    [
      'filler',
      '行政区域内?|辖区内?|范围内|两级|三级|四级|五级|各|由其|由|经其|经|其|所属的?|下属的?|依法|负责|承担|指定的?|授权的?|确定的?|批准的?|设立的?|受其委托的?|受委托的?|委托的?|承办|牵头|具体|实施|办理|行使|派出|职责|职能|中共|直属|隶属|驻|属|的|含|包括|即|原',
    ],
    ['soft', '、|和|与|或者其|或者|或其|或|以及|及其|及|会同|/|\\+|&'],
    ['hard', '；|;|\\n|。|,|:'],
    ['branch', `${ORGAN}(?:派出机构|派出机关|分支机构|派驻机构)`],
    ['generic', `${ORGAN}(?:${GENERIC})`],
    ['office', `${ORGAN}(?:${OFFICE})`],
    ['institution', INSTITUTION],
  ] as const
).flatMap(([kind, forms]) =>
  alternatives(forms).map((form): [PlainKind, RegExp] => [kind, new RegExp(form, 'y')]),
);

/** The longest word for levels at a place of a text. */
export function levelWordAt(
  text: string,
  at: number,
): { readonly end: number; readonly word: LevelWord } | undefined {
  let best: { end: number; word: LevelWord } | undefined;
  for (const [pattern, word] of LEVEL_PATTERNS) {
    const end = endOf(pattern, text, at);
    if (end !== undefined && end > (best?.end ?? at)) best = { end, word };
  }
  return best;
}

/** The longest other word at a place of a text. */
export function plainWordAt(
  text: string,
  at: number,
): { readonly end: number; readonly kind: PlainKind } | undefined {
  let best: { end: number; kind: PlainKind } | undefined;
  for (const [kind, pattern] of PLAIN) {
    const end = endOf(pattern, text, at);
    if (end !== undefined && end > (best?.end ?? at)) best = { end, kind };
  }
  return best;
}

/** All levels not below the lowest of a set, and all not above its highest. */
export function upFrom(levels: Iterable<Level>): Level[] {
  const lowest = Math.max(...indexes(levels));
  return LEVELS.slice(0, lowest + 1);
}

/** All levels not above the highest of a set. */
export function downFrom(levels: Iterable<Level>): Level[] {
  return LEVELS.slice(Math.min(...indexes(levels)));
}

/** The levels and those next below each. */
export function withNext(levels: Iterable<Level>): Level[] {
  const reached = new Set(indexes(levels).flatMap((index) => [index, index + 1]));
  return LEVELS.filter((_, index) => reached.has(index));
}

function indexes(levels: Iterable<Level>): number[] {
  return [...levels].map((level) => LEVELS.indexOf(level));
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The alternatives of a pattern, each to be tried by itself, so that the longest is found: 县级市 before 县级. */
function alternatives(forms: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let form = '';
  for (const unit of forms) {
    if (unit === '|' && depth === 0) {
      out.push(form);
      form = '';
      continue;
    }
    if (unit === '(') depth += form.endsWith('\\') ? 0 : 1;
    if (unit === ')') depth -= form.endsWith('\\') ? 0 : 1;
    form += unit;
  }
  out.push(form);
  return out;
}
