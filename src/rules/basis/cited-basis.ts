import type { LawLibrary } from '../../law/library.js';
import type { Row } from '../../model/document.js';
import type { CatalogKind } from '../../model/kinds.js';
import type { Path } from '../../model/locate.js';
import { actsOf, type CitedAct } from '../acts.js';
import type { RuleContext } from '../rule.js';

/** A cited act with the place of the text that cites it. */
export interface BasisAct {
  readonly act: CitedAct;
  readonly element: string;
  readonly path: Path;
}

const OF_ITEMS = ['设定依据', '实施依据'] as const;
const OF_LISTS = ['设定和实施依据', '设定依据', '法律依据', '依据'] as const;

/** Where rows of each kind cite the law; guides restate their 实施清单 row and are left to guide/fixed. */
const ELEMENTS: Readonly<Partial<Record<CatalogKind, readonly string[]>>> = {
  基本目录: OF_ITEMS,
  实施清单: OF_ITEMS,
  关联清单: OF_LISTS,
  专项清单: OF_LISTS,
};

/** The acts that a row rests on, in the order in which it cites them. */
export function* basisActs(row: Row): Generator<BasisAct> {
  for (const element of ELEMENTS[row.document.kind] ?? []) {
    const value = row.item[element];
    if (typeof value === 'string') {
      for (const act of actsOf([value])) yield { act, element, path: [element] };
    } else if (isTexts(value)) {
      for (const act of actsOf(value)) yield { act, element, path: [element, act.index] };
    }
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

/** An act of a row with what a question about acts is answered of it. */
export interface Answered<Answer> extends BasisAct {
  readonly answer: Answer;
}

type AnswersOf<Answer> = WeakMap<readonly string[], readonly Answered<Answer>[]>;

const NO_ANSWERS: readonly never[] = [];

/**
 * A question about the acts that rows rest on, whose answer depends on nothing but the act and the law library;
 * not on the day, which is to be asked each time (it notes what was asked). The answers of a list are
 * remembered with it: most rows have a list that another row has too.
 */
export class ActQuestion<Answer> {
  readonly #ask: (act: CitedAct, laws: LawLibrary) => Answer | undefined;
  readonly #known = new WeakMap<LawLibrary, Map<string, AnswersOf<Answer>>>();

  constructor(ask: (act: CitedAct, laws: LawLibrary) => Answer | undefined) {
    this.#ask = ask;
  }

  /** The acts of a row that the question has an answer for, in the order in which they are cited. */
  of(row: Row, { laws }: RuleContext): readonly Answered<Answer>[] {
    let found: readonly Answered<Answer>[] = NO_ANSWERS;
    for (const element of ELEMENTS[row.document.kind] ?? []) {
      const value = row.item[element];
      if (value === undefined) continue;
      const answers =
        typeof value === 'string'
          ? this.#answers([value], [element], laws)
          : this.#ofList(value, element, laws);
      if (answers.length > 0) found = [...found, ...answers];
    }
    return found;
  }

  #ofList(value: unknown, element: string, laws: LawLibrary): readonly Answered<Answer>[] {
    if (!Array.isArray(value)) return NO_ANSWERS;
    const known = this.#remembered(element, laws);
    let answers = known.get(value);
    if (answers === undefined) {
      answers = isTexts(value) ? this.#answers(value, undefined, laws, element) : NO_ANSWERS;
      known.set(value, answers);
    }
    return answers;
  }

  #remembered(element: string, laws: LawLibrary): AnswersOf<Answer> {
    let elements = this.#known.get(laws);
    if (elements === undefined) {
      elements = new Map();
      this.#known.set(laws, elements);
    }
    let known = elements.get(element);
    if (known === undefined) {
      known = new WeakMap();
      elements.set(element, known);
    }
    return known;
  }

  #answers(
    texts: readonly string[],
    path: Path | undefined,
    laws: LawLibrary,
    element = String(path?.[0]),
  ): readonly Answered<Answer>[] {
    const answers: Answered<Answer>[] = [];
    for (const act of actsOf(texts)) {
      const answer = this.#ask(act, laws);
      if (answer !== undefined)
        answers.push({ act, element, path: path ?? [element, act.index], answer });
    }
    return answers.length === 0 ? NO_ANSWERS : answers;
  }
}
