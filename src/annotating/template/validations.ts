import type { DataValidation } from 'hucre/xlsx';
import type { Element } from '../../standard/element.js';
import { BLANK } from '../../tabular/cell.js';
import { cellHint } from '../cell-hints.js';

/** Words that are offered in a column; long lists stand on the sheet 词典, under a name. */
export class Dictionaries {
  readonly #lists = new Map<string, { readonly name: string; readonly words: readonly string[] }>();

  /** Lists of the sheet 词典, in the order of their columns. */
  get lists(): readonly { readonly name: string; readonly words: readonly string[] }[] {
    return [...this.#lists.values()];
  }

  /** The formula of a list of words. */
  formula(title: string, words: readonly string[]): Pick<DataValidation, 'values' | 'formula1'> {
    const isShort = words.length <= MAX_OFFERED && words.join(',').length <= MAX_INLINE;
    if (isShort && !words.some((word) => /[,"]/.test(word))) return { values: [...words] };
    const key = JSON.stringify(words);
    let list = this.#lists.get(key);
    if (list === undefined) {
      const wanted = `词典_${title.replace(/[^\p{L}\p{N}_]/gu, '_')}`;
      const taken = new Set(this.lists.map(({ name }) => name));
      let name = wanted;
      for (let n = 2; taken.has(name); n++) name = `${wanted}_${n}`;
      list = { name, words };
      this.#lists.set(key, list);
    }
    return { formula1: list.name };
  }
}

/** A list that is written into the rule itself may be so long (Excel: 255 characters with its quotes). */
const MAX_INLINE = 240;
/** Longer lists are kept in one place. */
const MAX_OFFERED = 12;
/** Excel shows so much in a prompt and in an error, and as their titles. */
const MAX_MESSAGE = 250;
const MAX_TITLE = 30;

const CODE_LENGTHS: Readonly<Record<string, number>> = {
  code12: 12,
  code31: 31,
  code33: 33,
  credit18: 18,
  region: 6,
};

/** What may be typed into the cells of an element; undefined for free text. */
export function validationOf(
  element: Element,
  range: string,
  dictionaries: Dictionaries,
): DataValidation {
  const mayBeBlank = element.direction === '自主';
  const hint = `${cellHint(element)}${mayBeBlank ? `。暂时填不了的写 ${BLANK}` : ''}`;
  const base = {
    range,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: cut(element.name, MAX_TITLE),
    inputMessage: cut(hint, MAX_MESSAGE),
    showErrorMessage: true,
    errorTitle: cut(element.name, MAX_TITLE),
    errorMessage: cut(`应为：${hint}`, MAX_MESSAGE),
    // What must not be typed at all is stopped; 待填 is let through after a question.
    errorStyle: mayBeBlank ? ('warning' as const) : ('stop' as const),
  };
  const { shape, words } = element;
  if (shape === 'bool') {
    const values = ['是', '否', ...(mayBeBlank ? [BLANK] : [])];
    return { ...base, type: 'list', values, errorStyle: 'stop' };
  }
  if (words !== undefined) {
    const isOne = shape === 'word' && !element.open;
    const offered = mayBeBlank && isOne ? [...words, BLANK] : words;
    return {
      ...base,
      ...dictionaries.formula(element.name, offered),
      type: 'list',
      // Several words in one cell are no word of the list.
      showErrorMessage: isOne,
      errorStyle: 'stop',
    };
  }
  if (shape === 'int')
    return { ...base, type: 'whole', operator: 'greaterThanOrEqual', formula1: '0' };
  if (shape === 'date')
    return { ...base, type: 'date', operator: 'greaterThanOrEqual', formula1: '18264' };
  const length = CODE_LENGTHS[shape];
  if (length !== undefined)
    return { ...base, type: 'textLength', operator: 'equal', formula1: String(length) };
  // A prompt without a rule: any text is right.
  return {
    ...base,
    type: 'textLength',
    operator: 'greaterThanOrEqual',
    formula1: '0',
    showErrorMessage: false,
  };
}

/** One of a few words, in a column that is no element. */
export function wordsValidation(
  title: string,
  words: readonly string[],
  { range, hint }: { readonly range: string; readonly hint: string },
): DataValidation {
  return {
    range,
    type: 'list',
    values: [...words],
    allowBlank: true,
    showInputMessage: true,
    inputTitle: title,
    inputMessage: hint,
    showErrorMessage: true,
    errorStyle: 'stop',
    errorTitle: title,
    errorMessage: `只能填：${words.join('、')}`,
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
