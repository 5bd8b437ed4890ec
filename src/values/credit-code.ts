import { fullWidthFault } from './full-width.js';

/**
 * 统一社会信用代码 (GB 32100-2015), 18 characters: 登记管理部门 1 + 机构类别 1 + 登记机关行政区划 6 +
 * 主体标识码 9 (an organisation code of GB 11714-1997 with its own check digit) + 校验码 1.
 */

/** The 31 characters of GB 32100; the index is the value. I, O, S, V and Z are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714 has all letters: A = 10 to Z = 35. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

const STAND_IN = /^TE[0-9A-Z]{16}$/;

export type CreditCodeKind =
  | 'full-width'
  | 'length'
  | 'characters'
  | 'check-digit'
  | 'organisation-check-digit'
  | 'stand-in';

export type CreditCodeCheck =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly kind: CreditCodeKind;
      /** One Chinese sentence: what is wrong, at which position. */
      readonly message: string;
      /** The right check character, where one is wrong. */
      readonly expected?: string;
    };

const OK: CreditCodeCheck = { ok: true };

/**
 * Checks a 统一社会信用代码: width, length, characters, the check character of GB 32100 (position 18), the
 * one of GB 11714 (position 17). `TE…`, a stand-in for bodies without a code, is told apart (domain §3.4).
 */
export function creditCodeCheck(code: string): CreditCodeCheck {
  const fullWidth = fullWidthFault(code);
  if (fullWidth !== undefined) return { ok: false, ...fullWidth };
  if (code.length !== 18) {
    return fault('length', `统一社会信用代码应为18位，实际为${[...code].length}位`);
  }
  if (STAND_IN.test(code)) {
    return fault('stand-in', `“${code}”以TE开头，是临时代码，不是统一社会信用代码`);
  }
  let sum = 0;
  for (let at = 0; at < 18; at++) {
    const value = ALPHABET.indexOf(code.charAt(at));
    if (value < 0) return characterFault(code, at);
    if (at < 17) sum += value * WEIGHTS[at]!;
  }
  const expected = ALPHABET.charAt((31 - (sum % 31)) % 31);
  const organisation = organisationCheckCharacter(code);
  const organisationWrong = organisation !== code.charAt(16);
  if (expected !== code.charAt(17)) {
    const also = organisationWrong ? '（第17位组织机构代码校验码也不符，请核对整个代码）' : '';
    const message = `第18位校验码应为“${expected}”，实际为“${code.charAt(17)}”${also}`;
    return { ok: false, kind: 'check-digit', message, expected };
  }
  if (!organisationWrong) return OK;
  const message = `第17位组织机构代码校验码应为“${organisation}”，实际为“${code.charAt(16)}”`;
  return { ok: false, kind: 'organisation-check-digit', message, expected: organisation };
}

/** The check character of the organisation code in positions 9–16 (GB 11714: 11 − sum mod 11, 10 is X, 11 is 0). */
function organisationCheckCharacter(code: string): string {
  let sum = 0;
  for (let at = 0; at < 8; at++) {
    sum += ORGANISATION_ALPHABET.indexOf(code.charAt(8 + at)) * ORGANISATION_WEIGHTS[at]!;
  }
  const value = (11 - (sum % 11)) % 11;
  return value === 10 ? 'X' : String(value);
}

function characterFault(code: string, at: number): CreditCodeCheck {
  const character = String.fromCodePoint(code.codePointAt(at) ?? 0);
  const hint = /[a-z]/.test(character) ? '字母应大写' : '只用数字和除I、O、S、V、Z以外的大写字母';
  return fault('characters', `第${at + 1}位“${character}”不能用于统一社会信用代码：${hint}`);
}

function fault(kind: CreditCodeKind, message: string): CreditCodeCheck {
  return { ok: false, kind, message };
}
