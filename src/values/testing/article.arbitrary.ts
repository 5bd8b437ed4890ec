import fc from 'fast-check';
import type { ArticleRef } from '../article.js';

const number = fc.integer({ min: 1, max: 300 });
const optional = fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined });

/** References that can be written: an item may lack its paragraph, a sub-item needs its item. */
export const reference: fc.Arbitrary<ArticleRef> = fc
  .record({
    article: number,
    suffix: optional,
    paragraph: optional,
    item: optional,
    subitem: optional,
  })
  .map(({ article, suffix, paragraph, item, subitem }) => ({
    article,
    ...(suffix === undefined ? {} : { suffix }),
    ...(paragraph === undefined ? {} : { paragraph }),
    ...(item === undefined ? {} : { item }),
    ...(item === undefined || subitem === undefined ? {} : { subitem }),
  }));
export const range: fc.Arbitrary<ArticleRef> = fc
  .tuple(number, fc.integer({ min: 1, max: 30 }))
  .map(([article, more]) => ({ article, to: article + more }));
