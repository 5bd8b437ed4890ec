import type { ArticleRef } from './article.js';
import { bounded } from './bounded.js';
import { readTail, TAG_WORDS } from './citation-tail.js';
import { type NumberAtPlace, numberAt } from './document-number.js';
import { normalizeText } from './normalize.js';
import { fold, matchAt, skip } from './scan.js';

export { type ArticleRef, covers, formatArticle } from './article.js';
export { chineseNumber, toChineseNumber } from './chinese-number.js';

/** One act that a 设定依据 or 实施依据 cites. */
export interface Citation {
  /** The part of the text that says it, as written. */
  readonly raw: string;
  /** The type in 【…】 before the title, as written. */
  readonly tag?: string;
  /** Inside the outermost 《》, as written; '' where only a 文号 is cited. */
  readonly title: string;
  /** Whether the title stands in 《》; without them it is a guess by its last word. */
  readonly quoted: boolean;
  /** Equal for citations of one act: normalised, without 中华人民共和国 and （2018年修正）; the 文号 where there is no title. */
  readonly key: string;
  /** Normalised: 国发〔2022〕5号, 国务院令第412号. */
  readonly documentNumber?: string;
  /** The day of the version, YYYY-MM-DD. */
  readonly date?: string;
  /** Empty: the whole act, or the places in `locators`. */
  readonly articles: readonly ArticleRef[];
  /** Places that are no articles, Arabic numbers: 附件2第37项, 第2章. */
  readonly locators: readonly string[];
}

/** The citations of a text in their order, and what is none of them. */
export interface Citations {
  readonly citations: readonly Citation[];
  /** Unparsed parts, joined by a space; '' when all was understood. */
  readonly rest: string;
}

const TAG = new RegExp(`\\(\\s*([^()《》]{1,12})\\s*\\)\\s*:?\\s*|(${TAG_WORDS})\\s*:\\s*`, 'y');
const KNOWN_TAG = new RegExp(`^(?:${TAG_WORDS})$`);
/** What may stand between citations and says nothing. */
const FILLER =
  /(?:[\s、,;。.:]|以及|或者|[和及与或](?!其)|(?:设定|实施|法律|法规|政策|增补|补充|主要)?依据\s*:|(?:根据|依据|依照|按照|参照|符合|依)(?=\s*[《(])|[\u4e00-\u9fa5]{2,24}?关于(?:印发|发布|公布|转发)(?=\s*《)|\d{1,2}[.、]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]{1,3}、|[①-⑳])/y;
const BARE_TITLE =
  /[\u4e00-\u9fa5"“”、]{2,60}?(?:法|条例|办法|规定|细则|规则|规程|决定|通知|意见|公告|批复|方案|规范|标准|纲要|解释|目录)(?=》?\s*(?:\(|第\s*[\d〇零一二三四五六七八九十百千]+\s*条|$))/y;
/** Opens the words of an article: 第十条：…, 第十条规定：…, 第十条“…”, 第十条 …. */
const CONTENT =
  /\s*(?:明?确?规定)?\s*:\s*(?=[^\s《(])|\s*(?:规定)?\s*(?=“)|[^\S\n]+(?=[\u4e00-\u9fa5])/y;
const QUOTATION = /“[^”]*”/y;
/** The words of an article end with a line, a tag, or a sentence before the next title. */
const CONTENT_END = /\n|(?<=[。;”]\s*)(?=《)|\((?=[^()]{1,12}\)\s*:?\s*《)/g;
/** Where unparsed text may give way to a citation again. */
const BREAK = /[《\n;。]|\((?=[^()]{1,12}\)\s*:?\s*《)/g;

/** Longer texts in 《》 are no titles; the bound also keeps unclosed ones cheap. */
const LONGEST_TITLE = 300;
const LONGEST_NUMBER = 24;

const REVISION =
  /\(\d{4}年?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:第?[一二三四五六七八九十]?次?(?:修正|修订|修改))?[版本]?\)$/;
const STATE = /(^|《)中华人民共和国(?=.)/g;

/**
 * Reads the citations of a text: titles in 《》 (nested, or 〈〉, or <>), tags, 文号 and dates before or after the
 * articles, lists and ranges of articles in any numerals and width. Never throws; what it cannot read is in
 * `rest`.
 */
export function parseCitations(text: string): Citations {
  // No list cites at such length: such a text is kept as it is.
  return text.length > LONGEST ? { citations: [], rest: text } : remembered(text);
}

/** Longest text that is read, in UTF-16 units. */
const LONGEST = 20_000;

const remembered = bounded(parse);

function parse(text: string): Citations {
  const folded = fold(text);
  const citations: Citation[] = [];
  const rest: string[] = [];
  for (let at = skip(FILLER, folded, 0); at < text.length; at = skip(FILLER, folded, at)) {
    const found = readCitation(text, folded, at);
    if (found !== undefined) {
      citations.push(found.citation);
      at = found.end;
      if (found.citation.articles.length === 0) continue;
      const content = readContent(text, folded, at);
      if (!content.understood) rest.push(text.slice(at, content.end).trim());
      at = content.end;
      continue;
    }
    const next = nextBreak(folded, at);
    rest.push(text.slice(at, next).trim());
    at = next;
  }
  return { citations, rest: rest.filter((part) => part !== '').join(' ') };
}

/**
 * Where the words of the article that was just cited end: acts named in there are not cited. Words after a colon
 * or in quotes are understood as such; words after a mere space may be anything else.
 */
function readContent(
  text: string,
  folded: string,
  from: number,
): { readonly end: number; readonly understood: boolean } {
  const opening = matchAt(CONTENT, folded, from);
  if (opening === undefined) return { end: from, understood: true };
  const start = from + opening[0].length;
  const quoted = matchAt(QUOTATION, folded, start);
  if (quoted !== undefined) return { end: start + quoted[0].length, understood: true };
  const understood = opening[0].includes(':');
  if (!understood && isCitationAhead(text, folded, start)) return { end: from, understood: true };
  CONTENT_END.lastIndex = start;
  return { end: CONTENT_END.exec(folded)?.index ?? folded.length, understood };
}

function isCitationAhead(text: string, folded: string, from: number): boolean {
  return readCitation(text, folded, skip(FILLER, folded, from)) !== undefined;
}

function readCitation(
  text: string,
  folded: string,
  from: number,
): { readonly citation: Citation; readonly end: number } | undefined {
  const tag = readTag(text, folded, from);
  const head = tag?.end ?? from;
  const opens = folded.charAt(head) === '《';
  const closing = opens ? closingOf(folded, head) : undefined;
  const quoted = closing !== undefined;
  const start = opens && !quoted ? head + 1 : head;
  const titleEnd = closing ?? bareTitleEnd(folded, start, tag !== undefined);
  const number = titleEnd === undefined ? numberAt(folded, start) : undefined;
  if (titleEnd === undefined && !isNumberAlone(number)) return undefined;
  const tail = readTail(folded, titleEnd ?? number!.end);
  const title = titleEnd === undefined ? '' : titleOf(text, start, titleEnd, quoted);
  const documentNumber = number?.number ?? tail.documentNumber;
  const citation: Citation = {
    raw: text.slice(from, tail.end).trim(),
    ...(tag === undefined ? {} : { tag: tag.name }),
    title,
    quoted,
    key: title === '' ? (documentNumber ?? '') : keyOf(title),
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(tail.date === undefined ? {} : { date: tail.date }),
    articles: tail.articles,
    locators: tail.locators,
  };
  return { citation, end: tail.end };
}

/** A 文号 without a title; what is longer has a sentence in front of it. */
function isNumberAlone(number: NumberAtPlace | undefined): number is NumberAtPlace {
  return number !== undefined && number.number.length <= LONGEST_NUMBER;
}

function titleOf(text: string, start: number, end: number, quoted: boolean): string {
  return (quoted ? text.slice(start + 1, end - 1) : text.slice(start, end)).trim();
}

function keyOf(title: string): string {
  const normalized = normalizeText(title);
  return normalized.replace(REVISION, '').replace(STATE, '$1') || normalized;
}

/** 【法律】, [法律], （法律） or 法律： in front of a title; brackets other than 【】 need a known word. */
function readTag(
  text: string,
  folded: string,
  at: number,
): { readonly name: string; readonly end: number } | undefined {
  const match = matchAt(TAG, folded, at);
  const name = match?.[1]?.trim() ?? match?.[2];
  if (match === undefined || name === undefined) return undefined;
  if (text.charAt(at) !== '【' && !KNOWN_TAG.test(name)) return undefined;
  return { name, end: at + match[0].length };
}

/** The end of a title without 《》: it needs a tag, an article or a bracket after it to be one. */
function bareTitleEnd(folded: string, at: number, tagged: boolean): number | undefined {
  const match = matchAt(BARE_TITLE, folded, at);
  if (match === undefined) return undefined;
  const end = at + match[0].length;
  if (tagged) return end;
  const after = readTail(folded, end);
  const isCited = after.articles.length > 0 || after.documentNumber !== undefined;
  return isCited ? end : undefined;
}

/** The end of the title that opens at `from`: brackets nest; when one is missing, the first closing one. */
function closingOf(folded: string, from: number): number | undefined {
  const limit = Math.min(folded.length, from + LONGEST_TITLE);
  let depth = 0;
  for (let at = from; at < limit; at++) {
    const character = folded.charAt(at);
    if (character === '《' || character === '〈') depth++;
    if (character === '》' || character === '〉') depth--;
    if (depth === 0) return at + 1;
  }
  const first = folded.slice(from, limit).indexOf('》');
  return first < 0 ? undefined : from + first + 1;
}

function nextBreak(folded: string, at: number): number {
  BREAK.lastIndex = at + 1;
  return BREAK.exec(folded)?.index ?? folded.length;
}
