import { fullWidthFault } from './full-width.js';

export { toHalfWidth } from './full-width.js';

/**
 * The three codes of an item (domain §3.1–3.3):
 *
 * ```
 * 基本编码        00 01 17051 000                        12 = 2 area + 2 type + 5 main + 3 sub
 * 实施编码        11440232MB2D06811W 4 000117051000      31 = 18 body + 1 level + 12
 * 业务办理项编码  11440232MB2D06811W 4 000117051000 01   33 = 31 + 2 serial
 * ```
 *
 * Helpers that take a code apart only slice: they expect a code without fault and never throw.
 */

/** What is wrong with a code: a kind to switch on and a Chinese sentence that says where. */
export interface CodeFault<Kind extends string> {
  readonly kind: Kind;
  readonly message: string;
}

export type BasicCodeKind = 'full-width' | 'length' | 'characters' | 'area' | 'main' | 'sub';
export type BasicCodeFault = CodeFault<BasicCodeKind>;

export type ImplementationCodeKind = BasicCodeKind | 'body' | 'level' | 'parent';
export type ImplementationCodeFault = CodeFault<ImplementationCodeKind>;

export type BusinessItemCodeKind = ImplementationCodeKind | 'serial';
export type BusinessItemCodeFault = CodeFault<BusinessItemCodeKind>;

/** A 基本编码 taken apart. */
export interface BasicCode {
  /** `00` national, else the first two digits of the province. */
  readonly area: string;
  /** 事项类型, two digits (per profile). */
  readonly type: string;
  /** 主项, five characters: two of the department, three of the serial. */
  readonly main: string;
  /** The first nine characters: what 主项 and its 子项 share, at every level. */
  readonly stem: string;
  /** `000` without 子项, `00Y` with 子项, `001`–`999` a 子项. */
  readonly sub: string;
}

const BASIC = /^(?:00|[1-9]\d)\d{2}[0-9A-HJ-NP-RTUW-Y]{5}(?:\d{3}|00Y)$/;
const BODY = /^(?:[0-9A-HJ-NPQRTUWXY]{18}|TE[0-9A-Z]{16})$/;
const BODY_CHARACTER = /[0-9A-HJ-NPQRTUWXY]/;
const MAIN_CHARACTER = /[0-9A-HJ-NP-RTUW-Y]/;
const CODE_CHARACTER = /[0-9A-Z]/;

/**
 * The first fault of a 基本编码, undefined for a well-formed one. Checks structure only (GB/T 39554.1,
 * domain §3.1); whether the type or the province is right is a matter of the row.
 */
export function basicCodeFault(code: string): BasicCodeFault | undefined {
  return BASIC.test(code) ? undefined : explainBasic(code, 0);
}

/**
 * The first fault of an 实施编码 (31), undefined for a well-formed one. The body's check digits are not
 * looked at (see `creditCodeCheck`); `00Y` is a fault, because a 主项 with 子项 is never implemented.
 */
export function implementationCodeFault(code: string): ImplementationCodeFault | undefined {
  return (
    fullWidthFault(code) ??
    lengthFault(code, 31, '实施编码应为31位（统一社会信用代码18位+行使层级1位+基本编码12位）') ??
    implementationPartFault(code)
  );
}

/** The first fault of a 业务办理项编码 (33 = 实施编码 + 01–99), undefined for a well-formed one. */
export function businessItemCodeFault(code: string): BusinessItemCodeFault | undefined {
  const outer =
    fullWidthFault(code) ??
    lengthFault(code, 33, '业务办理项编码应为33位（实施编码31位+序号2位）') ??
    implementationPartFault(code);
  if (outer !== undefined) return outer;
  const serial = code.slice(31);
  if (/^\d\d$/.test(serial) && serial !== '00') return undefined;
  return { kind: 'serial', message: `第32至33位（办理项序号）应为01至99，实际为“${serial}”` };
}

/** Takes a well-formed 基本编码 apart. */
export function parseBasicCode(code: string): BasicCode {
  return {
    area: code.slice(0, 2),
    type: code.slice(2, 4),
    main: code.slice(4, 9),
    stem: code.slice(0, 9),
    sub: code.slice(9),
  };
}

/** The first nine characters of a 基本编码. */
export function stemOf(code: string): string {
  return code.slice(0, 9);
}

/** The last three characters of a 基本编码. */
export function subOf(code: string): string {
  return code.slice(9);
}

/** Whether a 基本编码 is that of a 主项 which has 子项 (`…00Y`). */
export function isParent(code: string): boolean {
  return code.endsWith('00Y') && code.length === 12;
}

/** Whether a 基本编码 is that of an item without 子项 (`…000`). */
export function isWhole(code: string): boolean {
  return code.endsWith('000') && code.length === 12;
}

/** Whether a 基本编码 is that of a 子项 (`…001` to `…999`). */
export function isChild(code: string): boolean {
  return code.length === 12 && !code.endsWith('000') && /\d{3}$/.test(code);
}

/** The code of the 主项 that a 子项 belongs to: its stem and `00Y`. */
export function parentCodeOf(code: string): string {
  return `${stemOf(code)}00Y`;
}

/** Characters 20–31 of an 实施编码 or 业务办理项编码: the 基本编码. */
export function embeddedBasicCode(implementationCode: string): string {
  return implementationCode.slice(19, 31);
}

/** Characters 1–18 of an 实施编码 or 业务办理项编码: the 统一社会信用代码 of the body. */
export function creditCodeOf(implementationCode: string): string {
  return implementationCode.slice(0, 18);
}

/** Character 19 of an 实施编码 or 业务办理项编码: the digit of the 行使层级. */
export function levelDigitOf(implementationCode: string): string {
  return implementationCode.slice(18, 19);
}

function implementationPartFault(code: string): ImplementationCodeFault | undefined {
  const body = code.slice(0, 18);
  if (!BODY.test(body)) return bodyFault(body);
  const level = code.slice(18, 19);
  if (!/[1-6]/.test(level)) {
    return { kind: 'level', message: `第19位（行使层级）应为1至6，实际为“${level}”` };
  }
  const basic = code.slice(19, 31);
  if (!BASIC.test(basic)) return explainBasic(basic, 19);
  if (!isParent(basic)) return undefined;
  return {
    kind: 'parent',
    message: '第29至31位为“00Y”：设有子项的主项不直接实施，应使用子项的基本编码',
  };
}

function bodyFault(body: string): ImplementationCodeFault {
  const at = firstNot(body, body.startsWith('TE') ? CODE_CHARACTER : BODY_CHARACTER);
  return {
    kind: 'body',
    message: `第${at + 1}位“${charAt(body, at)}”不能用于统一社会信用代码（第1至18位）${caseHint(body, at)}`,
  };
}

/** Says what is wrong with twelve characters that are no 基本编码; `offset` is where they begin in the code. */
function explainBasic(code: string, offset: number): BasicCodeFault {
  const outer =
    fullWidthFault(code) ??
    lengthFault(code, 12, '基本编码应为12位（地区2位+类型2位+主项5位+子项3位）');
  if (outer !== undefined) return outer;
  const place = (from: number, to: number): string => `第${from + offset}至${to + offset}位`;
  const foreign = firstNot(code, CODE_CHARACTER);
  if (foreign >= 0) {
    return {
      kind: 'characters',
      message: `第${foreign + 1 + offset}位“${charAt(code, foreign)}”不是数字或大写字母${caseHint(code, foreign)}`,
    };
  }
  const { area, type, main, sub } = parseBasicCode(code);
  if (!/^(?:00|[1-9]\d)$/.test(area)) {
    return {
      kind: 'area',
      message: `${place(1, 2)}（地区）应为00或省级行政区划代码前两位，实际为“${area}”`,
    };
  }
  if (!/^\d\d$/.test(type)) {
    return {
      kind: 'characters',
      message: `${place(3, 4)}（事项类型）应为两位数字，实际为“${type}”`,
    };
  }
  const at = firstNot(main, MAIN_CHARACTER);
  if (at >= 0) {
    const position = 5 + at + offset;
    return {
      kind: 'main',
      message: `第${position}位“${charAt(main, at)}”不能用于主项代码（不使用字母I、O、S、V、Z）`,
    };
  }
  return {
    kind: 'sub',
    message: `${place(10, 12)}（子项）应为000、001至999或00Y，实际为“${sub}”`,
  };
}

function lengthFault(code: string, length: number, rule: string): CodeFault<'length'> | undefined {
  if (code.length === length) return undefined;
  return { kind: 'length', message: `${rule}，实际为${[...code].length}位` };
}

/** Index of the first character that the class does not hold, -1 when it holds all. */
function firstNot(text: string, allowed: RegExp): number {
  for (let at = 0; at < text.length; at++) {
    if (!allowed.test(text.charAt(at))) return at;
  }
  return -1;
}

/** The whole character at an index, also when it takes two UTF-16 units. */
function charAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function caseHint(text: string, at: number): string {
  return /[a-z]/.test(text.charAt(at)) ? '，字母应大写' : '';
}
