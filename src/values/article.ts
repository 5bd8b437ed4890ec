import { toChineseNumber } from './chinese-number.js';

/**
 * A place in an act: 条 (with 之一), 款, 项, 目. An item without a paragraph stands in the first one: so acts
 * cite an article that has only one.
 */
export interface ArticleRef {
  readonly article: number;
  /** 1 of 第三条之一, which is an article of its own. */
  readonly suffix?: number;
  /** The last article of a range: 14 of 第十一条至第十四条. */
  readonly to?: number;
  readonly paragraph?: number;
  readonly item?: number;
  readonly subitem?: number;
}

/**
 * Whether a citation of `upper` says all that `lower` says. No article at all is the whole act and covers
 * everything; an article covers its paragraphs and items, a paragraph its items, a range what lies in it.
 * 第三条之一 is not part of 第三条. A range below is covered when each of its articles is.
 */
export function covers(upper: readonly ArticleRef[], lower: ArticleRef): boolean {
  if (upper.length === 0 || upper.some((reference) => coversOne(reference, lower))) return true;
  if (lower.to === undefined) return false;
  const { article: first, to: last } = lower;
  for (let article = first; article <= last; article++) {
    if (!upper.some((reference) => coversOne(reference, { article }))) return false;
  }
  return true;
}

/** An article reference as acts write it: 第十条之一第二款第（三）项第1目, 第十一条至第十四条. */
export function formatArticle(ref: ArticleRef): string {
  const { article, suffix, to, paragraph, item, subitem } = ref;
  return [
    `第${toChineseNumber(article)}条`,
    suffix === undefined ? '' : `之${toChineseNumber(suffix)}`,
    to === undefined ? '' : `至第${toChineseNumber(to)}条`,
    paragraph === undefined ? '' : `第${toChineseNumber(paragraph)}款`,
    item === undefined ? '' : `第（${toChineseNumber(item)}）项`,
    subitem === undefined ? '' : `第${subitem}目`,
  ].join('');
}

function coversOne(upper: ArticleRef, lower: ArticleRef): boolean {
  if (!coversArticle(upper, lower)) return false;
  const paragraph = paragraphOf(upper);
  if (paragraph === undefined) return true;
  if (paragraphOf(lower) !== paragraph) return false;
  if (upper.item === undefined) return true;
  if (upper.item !== lower.item) return false;
  return upper.subitem === undefined || upper.subitem === lower.subitem;
}

function coversArticle(upper: ArticleRef, lower: ArticleRef): boolean {
  const last = lower.to ?? lower.article;
  const starts = compare(upper.article, upper.suffix, lower.article, lower.suffix);
  if (upper.to === undefined) return starts === 0 && last === lower.article;
  const end = compare(last, lower.to === undefined ? lower.suffix : undefined, upper.to, undefined);
  return starts <= 0 && end <= 0;
}

function compare(
  a: number,
  suffixA: number | undefined,
  b: number,
  suffixB: number | undefined,
): number {
  return a - b || (suffixA ?? 0) - (suffixB ?? 0);
}

function paragraphOf({ paragraph, item }: ArticleRef): number | undefined {
  return paragraph ?? (item === undefined ? undefined : 1);
}
