import type { CitedAct } from '../acts.js';

/** Whether an act is 法律, 法规 or 国务院决定, certainly something below them, or cannot be told. */
export type ActRank = 'law' | 'below' | 'unknown';

const LAW_TAG = /^(?:宪法|法律|行政法规|地方性法规|自治条例|单行条例|国务院决定|国务院文件)$/;
const BELOW_TAG = /规章|规范性文件|部门文件|政策|通知/;
const STATE_COUNCIL = /^国务院(?!办公厅).*决定/;
/** 通知, 意见 and the like never are legislation; 办法 and 规定 may be 行政法规 or 规章. */
const BELOW_TITLE =
  /(?:通知|意见|方案|函|公告|通告|指南|批复|纪要|要点|规范|标准)(?:（[^（）]*）|\([^()]*\))?$/;
const LAW_TITLE = /(?:(?<!办)法|法典|条例)(?:（[^（）]*）|\([^()]*\))?$/;

/** Ranks an act by its title, tag and document number; it knows no library of acts. */
export function rankOf({ title, tag, documentNumber }: CitedAct): ActRank {
  if (STATE_COUNCIL.test(title)) return 'law';
  if (BELOW_TITLE.test(title)) return 'below';
  if (LAW_TITLE.test(title)) return 'law';
  if (tag !== undefined && LAW_TAG.test(tag)) return 'law';
  if (tag !== undefined && BELOW_TAG.test(tag)) return 'below';
  if (title === '' && documentNumber !== undefined && /发|办|函/.test(documentNumber)) {
    return documentNumber.startsWith('国发') ? 'unknown' : 'below';
  }
  return 'unknown';
}
