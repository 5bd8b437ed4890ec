import { bounded } from './bounded.js';

/**
 * Telephone numbers as clerks write them: 020-83134173, （020）8313 4173, 0512—65123456转8001, 电话：12345. Only
 * what is certainly a number is read; room numbers, dates, postcodes, accounts, addresses of mail and web are not.
 */

/** `hotline` is a number for all the public: 110, 12345, 123xx, 95xxx, 96xxx, 400 and 800 numbers. */
export type PhoneKind = 'landline' | 'mobile' | 'hotline';

export interface Phone {
  readonly kind: PhoneKind;
  /** The digits without area code and extension. */
  readonly digits: string;
  /** The area code of a landline, with its zero; also one that an earlier number of the list gives for all. */
  readonly area?: string;
  /** Digits of the extension, runs joined by `-`. */
  readonly extension?: string;
  /** As written. */
  readonly written: string;
}

/** Between two runs of digits of one number. */
const GAP = '[\\s-]{0,3}';
/** Between an area code and the number. */
const AFTER_AREA = `\\)?[\\s./:-]{0,3}`;
const AREA = '0(?:10|2\\d|[3-9]\\d{2})';
const HOTLINE = '(?:1[12]\\d(?!\\d)|1\\d{4}|9[56]\\d{3,6})';
const NUMBER = new RegExp(
  [
    `(?<toll>[48]00(?:${GAP}\\d){7})`,
    `(?:(?:\\+|00)?86${GAP})?(?<mobile>1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4})`,
    `(?:(?:\\+|00)?86${GAP})?\\(?(?<area>${AREA})${AFTER_AREA}(?:(?<hot>${HOTLINE})|(?<local>\\d{3,4}${GAP}\\d{4}))`,
    `(?:\\+|00)?86${GAP}(?<bare>10|2\\d|[3-9]\\d{2})${AFTER_AREA}(?<abroad>[2-9]\\d{2,3}${GAP}\\d{4})`,
    `(?<plain>[2-9]\\d{6,7})`,
    `(?<short>${HOTLINE})`,
  ]
    .map((form) => `(?:${form})`)
    .join('|'),
  'y',
);
const EXTENSION =
  /\s*\(?(?:转|[-,]?\s*(?:分机号?|ext\.?)[:：]?|-)\s*(\d{1,5}(?:-\d{1,5})*)(?!\d)/iy;

/** Web addresses, mail addresses, and numbers that say themselves what else they are. */
const OTHER =
  /[a-z]+:\/\/[^\s,;，；。、）)]+|www\.[^\s,;，；。、）)]+|[\w.+-]+@[\w.-]+|(?:(?:QQ|微信|公众号|微博)(?:群号?|号|账号)?|邮编|邮政编码|群号|账号|帐号|编号|证号|工号)[:\s]*\d+/gi;
const DATE = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/;

/** All telephone numbers in a text, in order. */
export function phonesIn(text: string): readonly Phone[] {
  return phones(text);
}

/** Many rows of one office have the same telephones. */
const phones = bounded(readPhones);

function readPhones(text: string): readonly Phone[] {
  if (!/\d|[０-９]/.test(text)) return [];
  const folded = fold(text);
  const found: Phone[] = [];
  let area = /区号\s*:?\s*(0\d{2,3})(?!\d)/.exec(folded)?.[1];
  for (let at = 0; at < folded.length; ) {
    const next = phoneAt(folded, at, area);
    if (next === undefined) {
      at = pastRun(folded, at);
      continue;
    }
    const { end, ...phone } = next;
    found.push({ ...phone, written: text.slice(at, end).trim() });
    area = phone.kind === 'landline' ? (phone.area ?? area) : area;
    at = end;
  }
  return found;
}

/** Whether two numbers reach the same telephone; an area code that one of them leaves out is no difference. */
export function isSamePhone(a: Phone, b: Phone): boolean {
  if (a.kind !== b.kind || a.digits !== b.digits || a.extension !== b.extension) return false;
  return a.area === undefined || b.area === undefined || a.area === b.area;
}

/** Half-width, one form of dash and bracket, with the length of the text kept; other numbers blotted out. */
function fold(text: string): string {
  let folded = '';
  for (const character of text) folded += character.length === 1 ? plainOf(character) : '  ';
  return folded.replace(OTHER, (other) => '#'.repeat(other.length));
}

const plainOf = bounded(plain);

function plain(character: string): string {
  if (/[‐-―−－﹣]/.test(character)) return '-';
  if (/[　 ]/.test(character)) return ' ';
  if (/[（【［〔]/.test(character)) return '(';
  if (/[）】］〕]/.test(character)) return ')';
  const half = character.normalize('NFKC');
  return half.length === 1 ? half : character;
}

function phoneAt(
  text: string,
  at: number,
  area: string | undefined,
): (Omit<Phone, 'written'> & { readonly end: number }) | undefined {
  if (/[\w.=#]/.test(text.charAt(at - 1))) return undefined;
  NUMBER.lastIndex = at;
  const match = NUMBER.exec(text);
  if (match === null) return undefined;
  const end = at + match[0].length;
  if (/^(?:[\w@#]|[.:]\d|[室号房楼栋座层年月日元人份])/.test(text.slice(end, end + 2)))
    return undefined;
  const known = kindOf(match.groups ?? {}, area);
  if (known === undefined) return undefined;
  EXTENSION.lastIndex = end;
  const extension = EXTENSION.exec(text);
  if (extension === null) return { ...known, end };
  return { ...known, extension: extension[1]!, end: end + extension[0].length };
}

type Groups = Readonly<Record<string, string | undefined>>;

function kindOf(groups: Groups, inherited: string | undefined): Omit<Phone, 'written'> | undefined {
  const { toll, mobile, hot, short, plain: bare } = groups;
  const service = toll ?? hot ?? short;
  if (service !== undefined) return { kind: 'hotline', digits: digitsOf(service) };
  if (mobile !== undefined) return { kind: 'mobile', digits: digitsOf(mobile) };
  if (bare !== undefined) {
    if (DATE.test(bare)) return undefined;
    return {
      kind: 'landline',
      digits: bare,
      ...(inherited === undefined ? {} : { area: inherited }),
    };
  }
  const area = groups.area ?? `0${groups.bare ?? ''}`;
  return { kind: 'landline', digits: digitsOf(groups.local ?? groups.abroad ?? ''), area };
}

function digitsOf(written: string): string {
  return written.replace(/\D/g, '');
}

/** Where the next number may begin: past the digits that stand here, which are none. */
function pastRun(text: string, at: number): number {
  if (!/\d/.test(text.charAt(at))) return at + 1;
  let end = at;
  while (/\d/.test(text.charAt(end))) end++;
  return end;
}
