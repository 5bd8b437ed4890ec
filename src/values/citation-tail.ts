import type { ArticleRef } from './article.js';
import { readArticles } from './article-list.js';
import { dateIn, numberAt, numberIn } from './document-number.js';
import { bracketEnd, matchAt, skip } from './scan.js';

/** What follows a title. */
export interface Tail {
  readonly documentNumber?: string;
  readonly date?: string;
  readonly articles: readonly ArticleRef[];
  readonly locators: readonly string[];
  readonly end: number;
}

/** The words that name a type of act. */
export const TAG_WORDS =
  '宪法|法律|行政法规|国务院决定|国务院文件|法规|地方性法规|自治条例|单行条例|部门规章|规章|地方政府规章|政府规章|司法解释|规范性文件|党内法规|国际条约|部委规章|其他';

/** Between a title and its remarks, also the rest of a title of which only a part is in 《》. */
const GAP = /\s*》?\s*(?:的(?:通知|决定|公告|意见|批复)|的|中|之|:)?\s*/y;
const CLOSING = /\s*(?:等?[的之]?(?:有关|相关)?规定|等)(?=$|[\s、,;。])/y;
/** The bracket of the next citation's tag. */
const NEXT_TAG = new RegExp(`\\((?:[^()]{1,12}\\)\\s*:?\\s*《|(?:${TAG_WORDS})\\))`, 'y');

/**
 * Reads what follows the title of an act in a folded text: 文号 and date, in brackets or bare, before or after the
 * articles.
 */
export function readTail(folded: string, from: number): Tail {
  let documentNumber: string | undefined;
  let date: string | undefined;
  const articles: ArticleRef[] = [];
  const locators: string[] = [];
  let end = from;
  for (;;) {
    const at = skip(GAP, folded, end);
    const list = articles.length + locators.length === 0 ? readArticles(folded, at) : undefined;
    if (list !== undefined && list.end > at) {
      articles.push(...list.articles);
      locators.push(...list.locators);
      end = list.end;
      continue;
    }
    const number = documentNumber === undefined ? numberAt(folded, at) : undefined;
    if (number !== undefined) {
      documentNumber = number.number;
      end = number.end;
      continue;
    }
    const isRemark = folded.charAt(at) === '(' && matchAt(NEXT_TAG, folded, at) === undefined;
    const remarkEnd = isRemark ? bracketEnd(folded, at) : undefined;
    if (remarkEnd === undefined) break;
    const remark = folded.slice(at + 1, remarkEnd - 1);
    documentNumber ??= numberIn(remark);
    date ??= dateIn(remark);
    end = remarkEnd;
  }
  return {
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(date === undefined ? {} : { date }),
    articles,
    locators,
    end: skip(CLOSING, folded, end),
  };
}
