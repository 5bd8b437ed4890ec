import { type Citation, covers, formatArticle, parseCitations } from '../values/citation.js';

/** One cited act with where it stands in the list of citations. */
export interface CitedAct extends Citation {
  /** Position in the list of citation strings. */
  readonly index: number;
}

const EMPTY: readonly CitedAct[] = [];
const parsed = new WeakMap<readonly string[], readonly CitedAct[]>();

/** The acts that a list of citations names; remembered with the list. */
export function actsOf(citations: readonly string[]): readonly CitedAct[] {
  if (citations.length === 0) return EMPTY;
  let acts = parsed.get(citations);
  if (acts === undefined) {
    acts = citations.flatMap((text, index) =>
      parseCitations(text).citations.map((citation) => ({ ...citation, index })),
    );
    parsed.set(citations, acts);
  }
  return acts;
}

/** How messages name an act: 《title》, or what is written when it has no title. */
export function actName(act: CitedAct): string {
  return act.title === '' ? act.key : `《${act.title}》`;
}

/**
 * The places of an act that are cited beyond another list of citations, as
 * messages name them; none when that list cites the act as a whole.
 */
export function placesBeyond(act: CitedAct, upper: readonly CitedAct[]): string[] {
  const same = upper.filter((other) => other.key === act.key);
  if (same.some((other) => other.articles.length === 0 && other.locators.length === 0)) return [];
  const articles = same.flatMap((other) => other.articles);
  const locators = new Set(same.flatMap((other) => other.locators));
  // Without any article `covers` would take the act as cited whole.
  const beyond = act.articles.filter(
    (article) => articles.length === 0 || !covers(articles, article),
  );
  return [
    ...beyond.map(formatArticle),
    ...act.locators.filter((locator) => !locators.has(locator)),
  ];
}
