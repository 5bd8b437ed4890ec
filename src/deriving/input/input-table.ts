import { UsageError } from '../../errors.js';
import { nearest } from '../../values/nearest.js';

/** One row of an input table (机构, 承接): where it stands, and its cells by the title as written. */
export interface InputRecord {
  /** 第 3 行, “机构”表第 3 行, 第 2 项. */
  readonly place: string;
  readonly cells: ReadonlyMap<string, string>;
}

/** A small table that a clerk hands in as YAML, CSV or xlsx. */
export interface InputTable {
  /** Name of the file, for messages. */
  readonly name: string;
  readonly titles: readonly string[];
  readonly records: readonly InputRecord[];
}

/** Titles by field: the first is the one that messages use, the others are accepted too. */
export type Titles<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** A record with its cells by field; empty cells are left out. */
export interface FieldRecord<Field extends string> {
  readonly place: string;
  readonly get: (field: Field) => string | undefined;
  /** How the table itself calls a column. */
  readonly title: (field: Field) => string;
}

/** Collects what is wrong with an input table, a sentence per fault. */
export class InputFaults {
  readonly #name: string;
  readonly #list: string[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  /** @param column the title of the cell, undefined for the row itself. */
  add(place: string, column: string | undefined, sentence: string): void {
    this.#list.push(`${place}${column === undefined ? '' : `“${column}”`}：${sentence}`);
  }

  /** Whether more faults than are shown were found: their sentences need no care. */
  get isFull(): boolean {
    return this.#list.length >= MAX_FAULTS;
  }

  /** @throws InputError that lists every fault, when there are any. */
  refuse(): void {
    if (this.#list.length > 0) throw new InputError(`${this.#name} 有`, '处不对', this.#list);
  }
}

/** What is wrong with a table that a clerk handed in: the message is one line, each fault a sentence. */
export class InputError extends UsageError {
  readonly faults: readonly string[];

  constructor(before: string, after: string, faults: readonly string[]) {
    const [only] = faults;
    super(
      faults.length === 1
        ? `${before} 1 ${after}：${only}`
        : `${before} ${faults.length} ${after}，第一处是 ${only}`,
    );
    this.faults = faults;
  }
}

const MAX_FAULTS = 30;

/**
 * The records of a table by field.
 *
 * @returns `unused`: titles that no field has; they are reported, never dropped silently.
 * @throws UsageError when a title that must be there is missing or two titles mean the same.
 */
export function byField<Field extends string>(
  table: InputTable,
  titles: Titles<Field>,
  required: readonly Field[],
): { readonly records: readonly FieldRecord<Field>[]; readonly unused: readonly string[] } {
  const fields = Object.keys(titles) as Field[];
  const titleOf = new Map<Field, string>();
  const unused: string[] = [];
  for (const title of table.titles) {
    const field = fields.find((one) => titles[one].includes(title.replace(/\s/g, '')));
    if (field === undefined) unused.push(title);
    else if (titleOf.has(field)) {
      throw new UsageError(
        `${table.name} 的“${titleOf.get(field)}”和“${title}”两列是同一个意思，只留一列`,
      );
    } else titleOf.set(field, title);
  }
  for (const field of required) {
    if (titleOf.has(field) || table.records.length === 0) continue;
    const near = nearest(titles[field][0]!, table.titles);
    throw new UsageError(
      `${table.name} 没有“${titles[field][0]}”这一列${near === undefined ? '' : `，“${near}”是不是它？`}`,
    );
  }
  const title = (field: Field) => titleOf.get(field) ?? titles[field][0]!;
  const records = table.records.map(({ place, cells }) => ({
    place,
    title,
    get: (field: Field) => {
      const written = titleOf.get(field);
      const text = written === undefined ? '' : (cells.get(written) ?? '').trim();
      return text === '' ? undefined : text;
    },
  }));
  return { records, unused };
}

const YES = new Set(['是', 'true', 'TRUE', '1', '√', '✓', 'Y', 'y']);
const NO = new Set(['否', 'false', 'FALSE', '0', '×', '✗', 'N', 'n']);

/** 是 or 否 as clerks write it; undefined for anything else. */
export function yesOrNo(text: string): boolean | undefined {
  if (YES.has(text)) return true;
  return NO.has(text) ? false : undefined;
}

/** The parts of a cell that lists several words. */
export function wordsOf(text: string): string[] {
  return text
    .split(/[、，,;；\s]+/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
