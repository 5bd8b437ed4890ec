import type { Path } from '../model/locate.js';
import { nearest, normalizeText } from '../values/text.js';
import type { Element } from './element.js';
import { elementOfError, type FaultContext, fault, type SchemaFault, shapeOf } from './fault.js';
import { describe, listWords, show, typeWord } from './fault-words.js';
import { CODE_SHAPES, STRUCTURED_CODES, shapeWords } from './shape-words.js';
import type { SchemaError } from './standard.js';

export function wrongType(path: Path, error: SchemaError, context: FaultContext): SchemaFault {
  const element = elementOfError(path, error, context);
  const shape = shapeOf(path, error, element);
  const raw = context.raw(path) ?? show(error.data);
  if (typeof error.data === 'number') {
    if (shape === 'word') return wordForCode(path, raw, element);
    if (shape === 'date') {
      const { expected, action } = shapeWords(shape);
      const message = `${describe(path)}应为${expected}，写的是数 ${raw}`;
      return fault('schema/type', path, { message, action, actual: raw, expected });
    }
    if (CODE_SHAPES.has(shape) || error.params.type === 'string') return unquoted(path, raw, error);
  }
  const { expected, action } = shapeWords(shape);
  return fault('schema/type', path, {
    message: `${describe(path)}应为${spaced(expected)}，写的是${typeWord(error.data)}`,
    action: shape === 'word' ? oneOf(element?.words ?? []) : action,
    actual: raw,
    expected,
  });
}

/** A space between Chinese and a word of another script. */
function spaced(text: string): string {
  return /^[a-z]/i.test(text) ? ` ${text}` : text;
}

function oneOf(words: readonly string[]): string {
  return `改为 ${listWords(words)} 之一`;
}

/** A code or text that YAML read as a number. */
function unquoted(path: Path, raw: string, error: SchemaError): SchemaFault {
  const loss = /^0\d/.test(raw)
    ? '，前面的零会丢失'
    : /^\d{16,}$/.test(raw)
      ? '，后面的位数会丢失'
      : '';
  return fault('schema/type', path, {
    message: `${describe(path)}没有加引号，被读成数 ${String(error.data)}${loss}`,
    action: `写成 "${raw}"`,
    actual: raw,
    expected: `"${raw}"`,
    fix: raw,
  });
}

/** The code of a word where the word belongs: 1 for 即办件. */
function wordForCode(path: Path, raw: string, element: Element | undefined): SchemaFault {
  const meant = element === undefined ? undefined : wordOfCode(raw, element);
  return fault('schema/type', path, {
    message: `${describe(path)}应为词典里的一个词，写的是数 ${raw}${meant === undefined ? '' : `，是不是“${meant}”？`}`,
    action: oneOf(element?.words ?? []),
    actual: raw,
    ...(meant === undefined ? {} : { expected: meant }),
  });
}

export function wrongWord(
  path: Path,
  error: SchemaError,
  context: FaultContext,
): SchemaFault | undefined {
  const element = elementOfError(path, error, context);
  const listed = ((error.schema as unknown[] | undefined) ?? []).map(String);
  const words = element?.words ?? listed;
  if (typeof error.data !== 'string') {
    if (error.parentSchema?.type !== undefined) return undefined;
    return fault('schema/type', path, {
      message: `${describe(path)}应为词典里的一个词，写的是${typeWord(error.data)}`,
      action: oneOf(words),
      actual: show(error.data),
    });
  }
  const near =
    (element === undefined ? undefined : wordOfCode(error.data, element)) ??
    nearest(error.data, words);
  return fault('schema/value', path, {
    message: `${describe(path)}的值“${show(error.data)}”不在词典里${near === undefined ? '' : `，是不是“${near}”？`}`,
    action: oneOf(words),
    actual: error.data,
    ...(near === undefined ? {} : { expected: near }),
    ...(near !== undefined && isCertain(error.data, near, words) ? { fix: near } : {}),
  });
}

/** A dictionary word is certain when only its width differs, or when it is the only one that contains what is written. */
function isCertain(written: string, near: string, words: readonly string[]): boolean {
  const plain = normalizeText(written);
  if (plain === normalizeText(near)) return true;
  const containing = words.filter((word) => word.includes(plain) || plain.includes(word));
  return plain.length > 1 && containing.length === 1 && containing[0] === near;
}

function wordOfCode(code: string, element: Element): string | undefined {
  return Object.keys(element.codes).find((word) => element.codes[word] === code);
}

export function malformed(
  path: Path,
  error: SchemaError,
  context: FaultContext,
): SchemaFault | undefined {
  const element = elementOfError(path, error, context);
  const shape = shapeOf(path, error, element);
  const written = show(error.data);
  if (path.length === 1 && STRUCTURED_CODES.has(shape)) return undefined;
  const value = `${describe(path)}的值“${written}”`;
  const format = (what: string, action: string) =>
    fault('schema/format', path, { message: `${value}${what}`, action, actual: written });
  switch (shape) {
    case 'date':
      return format('不是真实的日期', '写成 YYYY-MM-DD，如 2026-01-01');
    case 'region':
    case 'regions':
      return format('不是六位行政区划代码', '写成六位数字并加引号，如 "320583"');
    case 'code12':
    case 'codes':
      return format('不是十二位基本编码', '按基本编码的结构改正，如 "000131003000"');
    case 'wordOrWords': {
      const words = element?.words ?? [];
      const near = nearest(written, words);
      return fault('schema/value', path, {
        message: `${value}不在词典里${near === undefined ? '' : `，是不是“${near}”？`}`,
        action: oneOf(words),
        actual: written,
        ...(near === undefined ? {} : { expected: near }),
      });
    }
    default: {
      // The pattern only lets 待填 through: any other text is of the wrong type.
      const { expected, action } = shapeWords(shape);
      return fault('schema/type', path, {
        message: `${describe(path)}应为${expected}，写的是“${written}”`,
        action,
        actual: written,
        expected,
      });
    }
  }
}
