import type { Standard } from '../../standard/standard.js';
import { CLAIM, CLAIM_NOTE, CLAIM_REASON } from '../../tabular/claims.js';
import type { FormColumn } from './form-sheet.js';
import { wordsValidation } from './validations.js';

/** The columns of the claim, behind 事项名称, and their widths. */
export const CLAIM_WIDTHS: readonly (readonly [string, number])[] = [
  [CLAIM, 8],
  [CLAIM_REASON, 14],
  [CLAIM_NOTE, 24],
];

/** A column of the claim with what it says and takes; another stays as it is. */
export function claimColumn(plain: FormColumn, standard: Standard): FormColumn {
  if (plain.title === CLAIM)
    return {
      ...plain,
      isRequired: true,
      note: '【承接】本地区是否承接这一事项。\n怎样填：是 或 否；填否的要选理由\n来源：苏政发〔2022〕71号 二（一）',
      validation: (range) =>
        wordsValidation(CLAIM, ['是', '否'], { range, hint: '承接填 是，不承接填 否' }),
    };
  if (plain.title === CLAIM_REASON) {
    const words =
      standard.headerElements('基本目录').get('未承接')?.parts?.get('理由')?.words ?? [];
    return {
      ...plain,
      note: `【理由】不承接的理由，承接的不填。\n怎样填：${words.join('、')} 之一`,
      validation: (range) =>
        wordsValidation(CLAIM_REASON, words, {
          range,
          hint: `不承接的选一个：${words.join('、')}`,
        }),
    };
  }
  return plain.title === CLAIM_NOTE
    ? { ...plain, note: '【说明】不承接的补充说明，可以不填。' }
    : plain;
}
