import { chineseNumber } from './chinese-number.js';
import { normalizeText } from './normalize.js';

/**
 * From this score on, an entry of a list counts as another one reworded: a warning instead of an addition
 * (contract §4). Chosen on the 24 基本编码 that Guangdong and Guangzhou share (2021), each entry of the
 * city that the province lacks against each of the province's. Rewordings begin at 0.71 跨省运输、配购枪支（弹药）审批表 —
 * 省内枪支弹药运输、携运申请审批表, 0.79 外籍人员子女学校设立申请表 — 开办外籍人员子女学校申请书, 0.83 conditions that name the group;
 * additions end at 0.64 学校资产及其来源的有效证明文件, 0.61 学校所在地级市教育行政部门意见 — 学校所在地级市人民政府意见, 0.42
 * 申请兼职变更为专职，提交…书面承诺, and 未受过刑事处罚本人承诺书 far below. Of 3,751 pairs of different materials within one list
 * of all 1,594 rows 1 % reach it, nearly all forms of one kind.
 */
export const REWORDED = 0.7;

/** The score of two texts that differ in what they ask for, however many characters they share. */
const OTHER_CONTENT = 0.5;

/** How much the characters weigh against their order. */
const CHARACTER_SHARE = 0.75;

/** Stands for any kind of form. */
const FORM_MARK = '表';

/** Words that change nothing about which paper or condition is meant. */
const GENERIC =
  /复印件|原件|扫描件|影印件|副本|正本|电子版|电子件|加盖公章|材料|文件|资料|相关|有关|本人|申请人|(?:委托代理人|法定代表人)(?=授权委托书)|[的及其和与或者、，,；;：:。."《》()\-\s]/g;
/** Names of forms that clerks exchange freely. */
const FORM = /(?:申请)?(?:申请|登记|审批|备案|申报|报告)(?:表格?|书)/g;
const ENUMERATOR =
  /^(?:\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、)/;
const REMARK = /(?:\([^()]*\))+$/;

/**
 * How likely two entries of a list are one entry in two wordings, 0 to 1; symmetric, 1 for texts that are
 * equal when normalised. The Dice coefficient of the characters (three quarters) and of the pairs of
 * neighbours (one quarter): in short Chinese names the characters carry the meaning and clerks move them
 * about. Generic words and the kind of form count for nothing, nor does a bracketed remark that only one
 * of the two has. Never {@link REWORDED} are texts whose quantities differ (3年, 5年), that have another
 * word in the very same place (消防验收合格证明, 环保验收合格证明), or of which one is a form (残疾人证, 残疾人证申请表).
 * Compare only entries that have no equal one: a list with 身份证 and 配偶身份证 has no rewording.
 */
export function similarity(a: string, b: string): number {
  const left = normalizeText(a);
  const right = normalizeText(b);
  if (left === right) return 1;
  const bothRemark = REMARK.test(left) === REMARK.test(right);
  const x = contentOf(left, bothRemark);
  const y = contentOf(right, bothRemark);
  if (x === '' || y === '') return 0;
  const score = CHARACTER_SHARE * dice(x, y, 1) + (1 - CHARACTER_SHARE) * dice(x, y, 2);
  const other =
    quantitiesOf(left) !== quantitiesOf(right) ||
    x.includes(FORM_MARK) !== y.includes(FORM_MARK) ||
    isReplaced(x, y);
  return other ? Math.min(score, OTHER_CONTENT) : score;
}

function contentOf(text: string, withRemark: boolean): string {
  const item = text.replace(ENUMERATOR, '');
  const kept = withRemark ? item : item.replace(REMARK, '') || item;
  return kept.replace(FORM, FORM_MARK).replace(GENERIC, '') || kept;
}

/** Dice coefficient of the runs of `size` units, each counted as often as it occurs. */
function dice(a: string, b: string, size: number): number {
  const total = Math.max(0, a.length - size + 1) + Math.max(0, b.length - size + 1);
  if (total === 0) return a === b ? 1 : 0;
  const counts = new Map<string, number>();
  for (let at = 0; at + size <= a.length; at++) {
    const run = a.slice(at, at + size);
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  let common = 0;
  for (let at = 0; at + size <= b.length; at++) {
    const run = b.slice(at, at + size);
    const left = counts.get(run) ?? 0;
    if (left === 0) continue;
    counts.set(run, left - 1);
    common++;
  }
  return (2 * common) / total;
}

/** Whether the texts agree but for one place, where each has a word of its own. */
function isReplaced(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a.charAt(head) === b.charAt(head)) head++;
  let tail = 0;
  while (tail < shorter - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const left = a.slice(head, a.length - tail);
  const right = b.slice(head, b.length - tail);
  if (left.length < 2 || right.length < 2) return false;
  for (const character of left) if (right.includes(character)) return false;
  return true;
}

/** A number and the unit it counts; copies, pages and sizes of paper are left out. */
const QUANTITY =
  /(\d+(?:\.\d+)?|[零一二两三四五六七八九十百千万亿]+)(年(?!版|修|度)|个月|月|日|天|小时|名|人|周岁|岁|个|项|家|万元|亿元|元|平方米|米|吨|公里|次|倍|%)/g;

/** All quantities of a text, sorted; 三年 and 3年 are the same, a calendar year is none. */
function quantitiesOf(text: string): string {
  const found: string[] = [];
  for (const [, number = '', unit = ''] of text.matchAll(QUANTITY)) {
    if (unit === '年' && /^(?:19|20)\d\d$/.test(number)) continue;
    found.push(`${chineseNumber(number) ?? number}${unit}`);
  }
  return found.sort().join('|');
}
