import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { bounded } from '../../values/bounded.js';
import { chineseNumber } from '../../values/chinese-number.js';
import { normalizeText } from '../../values/text.js';
import { formatTimeLimit, type TimeLimit } from '../../values/time-limit.js';
import { at, other } from '../at.js';
import { promisedLimit, statutoryLimit } from '../limits.js';
import { isJudged } from '../logic/judged.js';
import type { Rule } from '../rule.js';
import { NO_FINDINGS } from '../sound.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'time/explained',
  title: '时限的数字与说明矛盾',
  severity: 'warning',
  clause: POLICY_LIST,
  compares:
    '法定办结时限 ↔ 法定办结时限说明；承诺办结时限 ↔ 承诺办结时限说明（说明里只有一个期限、单位同类时）',
  why: '数字和说明各说各的，申请人和系统不知道按哪个算。',
  action: '核对依据，把数字或说明改对',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '数字是 20 工作日，说明是 10 个工作日',
      edits: [{ in: '县清单', set: { 法定办结时限说明: '自受理之日起10个工作日内作出决定' } }],
    },
    silent: {
      shows: '说明照法条写二十日，另有可以延长的期限',
      edits: [
        {
          in: '县清单',
          set: { 法定办结时限说明: '自受理之日起二十日内作出决定；经批准可以延长十日' },
        },
      ],
    },
  },
  rowsOf: ['实施清单'],
  checks: {
    row(row, _view, context) {
      if (!isJudged(row, context)) return NO_FINDINGS;
      return [
        ...explained(row, '法定办结时限', statutoryLimit(row)),
        ...explained(row, '承诺办结时限', promisedLimit(row)),
      ];
    },
  },
};

type Limit = '法定办结时限' | '承诺办结时限';

/** What a text that names one duration may be speaking of instead of the limit itself. */
const ELSE =
  /延长|延期|不计|不含|不包括|除外|除.{0,12}外|扣除|补正|补齐|公示|公告|听证|招标|拍卖|检验|检测|检疫|鉴定|评审|勘验|送达|颁发|发证|有效期|提前|届满|期满|之前|前\d*日?提|每|超过|满/;
/** In one explanation, words of the other limit. */
const OTHER_LIMIT: Readonly<Record<Limit, RegExp>> = {
  法定办结时限: /承诺|压缩|压减|缩短|减至/,
  承诺办结时限: /法定|压缩|压减|缩短|减少|法律|法规|规定/,
};

const EXPLANATION = { 法定办结时限: '法定办结时限说明', 承诺办结时限: '承诺办结时限说明' } as const;

function explained(row: Row, element: Limit, limit: TimeLimit | undefined): readonly Finding[] {
  const text = row.item[EXPLANATION[element]];
  if (limit === undefined || typeof text !== 'string') return NO_FINDINGS;
  const { told } = TOLD[element](text);
  if (told === undefined || agrees(told, limit)) return NO_FINDINGS;
  return [
    {
      spot: at(row, EXPLANATION[element]),
      message: `${element}是 ${formatTimeLimit(limit)}，说明里却是“${told.written}”`,
      actual: text,
      expected: formatTimeLimit(limit),
      related: [other(row, `${element}：${formatTimeLimit(limit)}`, element)],
    },
  ];
}

interface Duration {
  readonly value: number;
  /** 日 alone may be either kind of day: acts of 许可 count 工作日 (行政许可法 art. 82). */
  readonly unit: TimeLimit['unit'] | '日';
  readonly written: string;
}

const NUMBER = '\\d{1,4}(?:\\.\\d)?|[零一二三四五六七八九十百两]{1,7}';
const DURATION = new RegExp(
  `(${NUMBER})\\s*个?(半)?(工作日|自然日|日历日|日|天|小时|月|年)(半)?(?!前|至|起|以上|生效)`,
  'g',
);
/** 3至5日, 3-5个工作日, 一年期: no single duration. */
const UNCLEAR = new RegExp(
  `(?:${NUMBER})\\s*(?:[-~至到]|个?半)\\s*(?:${NUMBER}|年|月|日)|半[个年月日天]`,
);
const CALENDAR = /(?:19|20)\d{2}年|\d{1,2}月\d{1,2}日|第.{1,4}[日年月]/;

/** The different durations that a text names; none when it cannot be read for certain. */
function durationsIn(written: string): Duration[] {
  const text = normalizeText(written);
  if (UNCLEAR.test(text) || CALENDAR.test(text)) return [];
  const found: Duration[] = [];
  for (const [whole, number = '', , unit = ''] of text.matchAll(DURATION)) {
    const value = number.includes('.') ? Number(number) : chineseNumber(number);
    if (value === undefined) return [];
    const known = UNITS.get(unit);
    if (known === undefined) return [];
    const same = found.some((each) => each.value === value && each.unit === known);
    if (!same) found.push({ value, unit: known, written: whole });
  }
  return found;
}

/** The one duration that an explanation names, where it can only be the limit. */
function toldBy(element: Limit): (text: string) => { readonly told: Duration | undefined } {
  return bounded((text) => {
    if (ELSE.test(text) || OTHER_LIMIT[element].test(text)) return { told: undefined };
    const [told, ...others] = durationsIn(text);
    return { told: others.length > 0 ? undefined : told };
  });
}

const TOLD = { 法定办结时限: toldBy('法定办结时限'), 承诺办结时限: toldBy('承诺办结时限') };

const UNITS: ReadonlyMap<string, Duration['unit']> = new Map([
  ['工作日', '工作日'],
  ['自然日', '自然日'],
  ['日历日', '自然日'],
  ['日', '日'],
  ['天', '日'],
  ['小时', '小时'],
  ['月', '月'],
  ['年', '年'],
] as const);

/** Whether a duration may be the limit: equal, or of another kind of unit, which says nothing for certain. */
function agrees(told: Duration, limit: TimeLimit): boolean {
  if (told.unit === '日') {
    return !(limit.unit === '工作日' || limit.unit === '自然日') || told.value === limit.value;
  }
  const months = ({ value, unit }: { value: number; unit: string }) =>
    unit === '年' ? value * 12 : unit === '月' ? value : undefined;
  const left = months(told);
  const right = months(limit);
  if (left !== undefined && right !== undefined) return left === right;
  return told.unit !== limit.unit || told.value === limit.value;
}
