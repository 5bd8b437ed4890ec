import type { ArticleRef } from './article.js';
import { chineseNumber } from './chinese-number.js';
import { matchAt } from './scan.js';

/** What stands at a place of a text. */
export interface ArticleList {
  readonly articles: readonly ArticleRef[];
  /** Places that are no articles: 附件第193项, 第二章. */
  readonly locators: readonly string[];
  /** Where it ends; where it was to begin when there is nothing. */
  readonly end: number;
}

/** How a token follows the one before it. */
type Join = 'attached' | 'separated' | 'range';

/** Numbers of one unit, such as 第七、八条, or the name of an annex. */
interface Token {
  readonly join: Join;
  readonly unit: string;
  readonly numbers: readonly { readonly value: number; readonly ranged: boolean }[];
  readonly suffix: number | undefined;
  readonly annex?: string;
}

type Draft = { -readonly [Key in keyof ArticleRef]: ArticleRef[Key] };

const NUMBER = '(?:\\d{1,4}|[〇零一二三四五六七八九十百千]{1,12})';
const BRACKETED = `\\(?\\s*${NUMBER}\\s*\\)?`;
const RUN = new RegExp(
  `(第?)\\s*(${BRACKETED}(?:\\s*[、,和及与至到~-]\\s*第?\\s*${BRACKETED})*)\\s*(条|款|项|目|章|节|编|部分|点|号|类)(?:之(${NUMBER}))?`,
  'y',
);
const EACH = new RegExp(`([至到~-]?)\\s*第?\\s*\\(?\\s*(${NUMBER})`, 'g');
/** 第十条（一）: an item that leaves out 项. */
const BARE_ITEM = /\((\d{1,2}|[一二三四五六七八九十]{1,3})\)(?!\s*[条款项《])/y;
const ANNEX = new RegExp(
  `附(件|录|表)\\s*(${NUMBER})?\\s*(?:[中的之:]|目录|清单)?\\s*(?=第|[\\d(]|[、,;。\\s]|$)`,
  'y',
);
const RANGE = /\s*[至到~-]\s*/y;
const SEPARATOR =
  /\s*(?:(?:[、,;.]|以及|或者|[和及与或])\s*(?:同法|该法|该条例|该办法|该规定)?)?\s*/y;

const LEVELS = ['article', 'paragraph', 'item', 'subitem'] as const;
const DEPTH: Readonly<Record<string, number>> = { 条: 0, 款: 1, 项: 2, 目: 3 };
/** More paragraphs or items than any article has; of a longer range only the ends are kept. */
const LONGEST_RANGE = 100;

/**
 * Reads a list of articles at a place of a folded text (half-width digits, round brackets): 第四十一条、第一百零一条;
 * 第十一条至第十四条; 第10条第一、二款; 附件2第37项. Lists share what stands before them: 第十条第一款第（一）项、第（三）项.
 */
export function readArticles(text: string, from: number): ArticleList {
  const articles: Draft[] = [];
  const locators: string[] = [];
  let annex = '';
  let end = from;
  let join: Join = 'attached';
  for (let at = from; ; ) {
    const token = readToken(text, at, join, at === from, annex !== '');
    if (token === undefined) return { articles, locators, end };
    end = token.end;
    if (token.annex !== undefined) annex = token.annex;
    if (annex !== '' || !isOfArticle(token, articles)) addLocators(locators, token, annex);
    else addArticles(articles, token);
    const range = matchAt(RANGE, text, end);
    const gap = range ?? matchAt(SEPARATOR, text, end);
    const words = gap?.[0] ?? '';
    if (range !== undefined) join = 'range';
    else join = words.trim() === '' ? 'attached' : 'separated';
    at = end + words.length;
  }
}

function isOfArticle(token: Token, articles: readonly ArticleRef[]): boolean {
  const depth = DEPTH[token.unit];
  return depth !== undefined && (depth === 0 || articles.length > 0);
}

function readToken(
  text: string,
  at: number,
  join: Join,
  first: boolean,
  inAnnex: boolean,
): (Token & { readonly end: number }) | undefined {
  const annex = matchAt(ANNEX, text, at);
  if (annex !== undefined) {
    const number = annex[2] === undefined ? '' : String(chineseNumber(annex[2]) ?? '');
    const name = `附${annex[1]}${number}`;
    return {
      join,
      unit: '',
      numbers: [],
      suffix: undefined,
      annex: name,
      end: at + annex[0].length,
    };
  }
  const run = matchAt(RUN, text, at);
  if (run !== undefined) {
    const [whole, ordinal, numbers = '', unit = '', suffix] = run;
    const marked = ordinal !== '' || unit === '条' || (!first && unit in DEPTH);
    if (!marked || (/[号类]/.test(unit) && !inAnnex)) return undefined;
    const after = suffix === undefined ? undefined : chineseNumber(suffix);
    return { join, unit, numbers: numbersOf(numbers), suffix: after, end: at + whole.length };
  }
  const item = first || join !== 'attached' ? undefined : matchAt(BARE_ITEM, text, at);
  if (item === undefined) return undefined;
  const end = at + item[0].length;
  return { join, unit: '项', numbers: numbersOf(item[1]!), suffix: undefined, end };
}

function numbersOf(run: string): Token['numbers'] {
  return [...run.matchAll(EACH)].map(([, range, number = '']) => ({
    value: chineseNumber(number) ?? 0,
    ranged: range !== '',
  }));
}

/** Adds 条, 款, 项 or 目; what follows its article directly refines it, what follows a comma stands beside it. */
function addArticles(articles: Draft[], token: Token): void {
  const depth = DEPTH[token.unit]!;
  const key = LEVELS[depth]!;
  const last = articles.at(-1);
  const base = depth === 0 || last === undefined ? {} : above(last, depth);
  if (token.join === 'attached' && last !== undefined && depth > depthOf(last)) articles.pop();
  for (const [at, { value, ranged }] of token.numbers.entries()) {
    const before = articles.at(-1);
    const isRange = ranged || (at === 0 && token.join === 'range');
    if (isRange && before !== undefined && depthOf(before) === depth) {
      if (closesRange(before, depth, value)) continue;
      for (const between of betweenOf(before[key], value)) {
        articles.push({ ...base, [key]: between } as Draft);
      }
    }
    articles.push({ ...base, [key]: value } as Draft);
  }
  const newest = articles.at(-1);
  if (depth === 0 && token.suffix !== undefined && newest !== undefined)
    newest.suffix = token.suffix;
}

/** Turns an article into a range of articles; smaller units are listed one by one. */
function closesRange(before: Draft, depth: number, value: number): boolean {
  if (depth !== 0 || value <= before.article || before.to !== undefined) return false;
  before.to = value;
  return true;
}

function betweenOf(first: number | undefined, last: number): readonly number[] {
  if (first === undefined || last - first > LONGEST_RANGE) return [];
  return Array.from({ length: Math.max(0, last - first - 1) }, (_, at) => first + 1 + at);
}

/** The levels of a reference above one: of 第十条第一款第（三）项 the article and paragraph, for 项. */
function above(reference: ArticleRef, depth: number): Partial<Draft> {
  const { article, suffix, paragraph, item } = reference;
  return {
    article,
    ...(suffix === undefined ? {} : { suffix }),
    ...(depth > 1 && paragraph !== undefined ? { paragraph } : {}),
    ...(depth > 2 && item !== undefined ? { item } : {}),
  };
}

function depthOf(reference: ArticleRef): number {
  return LEVELS.findLastIndex((level) => reference[level] !== undefined);
}

function addLocators(locators: string[], token: Token, annex: string): void {
  if (token.annex !== undefined) {
    locators.push(token.annex);
    return;
  }
  const attached = token.join === 'attached' ? locators.pop() : undefined;
  for (const { value } of token.numbers) {
    locators.push(`${attached ?? annex}第${value}${token.unit}`);
  }
}
