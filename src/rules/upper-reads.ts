import type { FactValue, RegionFact } from '../model/region-view.js';
import { ROW_KEYS, type RowKeys } from '../model/row-index.js';
import { WHOLE_ACT } from './basis/permit-lists.js';
import { DECLINED_FOR_ALL, TO_CLAIM } from './life/claims.js';
import { LINKED_NAME, LINKED_STEM } from './lists/linked-items.js';
import { ONSITE_REASON } from './logic/onsite.js';
import { THEMES } from './logic/themes.js';

/** All ways by which rules look rows of upper regions up. */
export const UPPER_KEYS: readonly RowKeys[] = [...ROW_KEYS, LINKED_STEM, LINKED_NAME, WHOLE_ACT];

/** All facts of upper regions that rules rest on. */
export const UPPER_FACTS: readonly RegionFact<FactValue>[] = [
  TO_CLAIM,
  DECLINED_FOR_ALL,
  ...[ONSITE_REASON, ...THEMES].map(({ kept }) => kept),
];
