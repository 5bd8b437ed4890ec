/**
 * 文号 and dates of acts, in the forms that catalogs write them: 国发〔2022〕5号, 国务院令第412号, 交通运输部令2017年第27号,
 * 国家税务总局公告2012年第24号, （国务院第412号令）. Texts are folded: half-width digits, every bracket but 《》 round.
 */

const ISSUER = '[\\u4e00-\\u9fa5](?:[\\u4e00-\\u9fa5、]| (?=[\\u4e00-\\u9fa5])){0,39}?';
const SERIAL = '(?:\\d{1,5}|[〇零一二三四五六七八九十百千]{1,8})';
const YEAR = '(?:\\(\\s*\\d{4}\\s*\\)|\\d{4}\\s*年?(?=\\s*第))';
/** With a year (国发(2022)5号), of an order (令第412号), and the order named last (第412号令). */
const FORMS =
  `(?:${ISSUER})?\\s*${YEAR}\\s*第?\\s*${SERIAL}\\s*号` +
  `|(?:${ISSUER})?(?:令|公告|通告)\\s*(?:第\\s*${SERIAL}|\\d{1,5})\\s*号` +
  `|(?:${ISSUER})?第\\s*${SERIAL}\\s*号\\s*令`;
const AT_PLACE = new RegExp(FORMS, 'y');
const ANYWHERE = new RegExp(FORMS);
const CONJUNCTION = /^(?:以及|或者|[和及与或])/;

const DAY = /(\d{4})\s*[年.-]\s*(\d{1,2})\s*[月.-]\s*(\d{1,2})\s*日?/g;
/** Words after a day that tell it from the day of the version: coming into force. */
const IN_FORCE = /^[^,;、)]{0,6}?(?:施行|实施|实行|生效|执行|起)/;

/** A 文号 at a place of a text and where it ends. */
export interface NumberAtPlace {
  readonly number: string;
  readonly end: number;
}

/** The 文号 that stands at a place of a folded text, undefined when none does. */
export function numberAt(text: string, at: number): NumberAtPlace | undefined {
  AT_PLACE.lastIndex = at;
  const found = AT_PLACE.exec(text)?.[0];
  if (found === undefined || CONJUNCTION.test(found)) return undefined;
  return { number: canonical(found), end: at + found.length };
}

/** The first 文号 in a remark such as 2005年8月3日国务院令第442号，2016年2月6日修正. */
export function numberIn(remark: string): string | undefined {
  const found = ANYWHERE.exec(remark.replace(DAY, '|'))?.[0];
  return found === undefined ? undefined : canonical(found);
}

/**
 * The day of the version that a remark names, YYYY-MM-DD: the latest, days of coming into force (自…起施行) only
 * when there is no other.
 */
export function dateIn(remark: string): string | undefined {
  const versions: string[] = [];
  const inForce: string[] = [];
  for (const match of remark.matchAll(DAY)) {
    const [whole, year = '', month = '', day = ''] = match;
    const after = remark.slice(match.index + whole.length);
    const list = IN_FORCE.test(after) ? inForce : versions;
    list.push(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  }
  return latest(versions) ?? latest(inForce);
}

function latest(days: readonly string[]): string | undefined {
  return days.toSorted().at(-1);
}

/** One way to write a 文号: no spaces, no 中华人民共和国, the year in 〔〕, 第412号令 as 令第412号. */
function canonical(found: string): string {
  return found
    .replace(/\s+/g, '')
    .replace(/^中华人民共和国/, '')
    .replace(/\((\d{4})\)第?/, '〔$1〕')
    .replace(/^(.*?)(第[^第]+号)令$/, '$1令$2');
}
