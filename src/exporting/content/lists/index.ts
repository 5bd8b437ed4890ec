import { fullOnlineList, hallList } from './negative-lists.js';
import {
  commitmentList,
  crossRegionList,
  deferralList,
  intermediaryList,
} from './service-lists.js';
import type { SpecialList } from './special-list.js';
import { proofList, specialStepList } from './step-lists.js';

/** The 专项清单 by name: each can be computed from the rows. */
export const SPECIAL: ReadonlyMap<string, SpecialList> = new Map(
  [
    hallList,
    fullOnlineList,
    intermediaryList,
    commitmentList,
    deferralList,
    crossRegionList,
    specialStepList,
    proofList,
  ].map((list) => [list.name, list]),
);
