import { isList, type Value } from '../yaml/value.js';
import type { Condition, ElementSource, RowPlan } from './mapping/plan.js';
import { type Cell, isBlank, type SourceRecord } from './source.js';
import { Refusal, Spread, show, type Transform } from './value.js';

const MAX_DEPTH = 6;

/** A value that could not be taken, as the evaluation knows it. */
export interface Refused {
  readonly element: string;
  readonly column: string;
  readonly value: string;
  readonly reason: string;
}

/** What one record gives for one row. */
export interface RowValues {
  readonly values: ReadonlyMap<string, Value>;
  readonly refused: readonly Refused[];
}

/** Reads the cells of one record and remembers which columns were used. */
export class RecordReader {
  readonly used = new Set<string>();
  readonly leftOut: { column: string; word: string }[] = [];

  constructor(readonly record: SourceRecord) {}

  /** The cell, marked as used; undefined where it says nothing. */
  read(column: string): Cell | undefined {
    this.used.add(column);
    const cell = this.record.cells.get(column);
    return isBlank(cell) ? undefined : cell;
  }

  /** True when every condition holds. */
  holds(conditions: readonly Condition[]): boolean {
    return conditions.every((condition) => this.test(condition));
  }

  /** The row that a plan makes of the record; undefined when its condition does not hold. */
  row(plan: RowPlan): RowValues | undefined {
    if (!this.holds(plan.when)) return undefined;
    const values = new Map<string, Value>();
    const refused: Refused[] = [];
    for (const [element, sources] of plan.elements) {
      const source = sources.find((candidate) => this.holds(candidate.when));
      if (source === undefined) continue;
      const outcome = this.fill(source);
      if (outcome instanceof Refusal) {
        const column = source.column ?? '';
        const value = show(this.record.cells.get(column) ?? source.constant);
        refused.push({ element, column, value, reason: outcome.reason });
      } else if (outcome instanceof Spread) {
        for (const [suffix, part] of outcome.parts) values.set(element + suffix, part);
      } else if (outcome !== undefined) values.set(element, outcome);
    }
    return { values, refused };
  }

  /** The cell after its steps. */
  private fill(source: ElementSource): Value | Spread | Refusal | undefined {
    const { column } = source;
    if (column === undefined) return this.apply(source.constant, source.steps, '');
    return this.apply(this.read(column), source.steps, column);
  }

  /** Value of a cell through steps, for elements, conditions and regions alike. */
  apply(
    cell: Value | undefined,
    steps: readonly Transform[],
    column: string,
  ): Value | Spread | Refusal | undefined {
    let value = cell;
    if (value !== undefined) {
      const reason = unfit(value, 0);
      if (reason !== undefined) return new Refusal(reason);
    }
    for (const step of steps) {
      if (value === undefined || isBlank(value)) return undefined;
      const outcome = step(value, (word) => this.leftOut.push({ column, word }));
      if (outcome instanceof Refusal || outcome instanceof Spread) return outcome;
      value = outcome;
    }
    return isBlank(value) ? undefined : withoutBlanks(value);
  }

  private test(condition: Condition): boolean {
    const cell = this.read(condition.column);
    const value = this.apply(cell, condition.steps, condition.column);
    if (value instanceof Refusal || value instanceof Spread) return false;
    const text = canonical(value);
    const { equals, differs, lengths, sameAs, otherThan, filled } = condition;
    return (
      (equals === undefined || equals.has(text)) &&
      (differs === undefined || !differs.has(text)) &&
      (lengths === undefined || lengths.has([...text].length)) &&
      (sameAs === undefined || canonical(this.read(sameAs)) === text) &&
      (otherThan === undefined || canonical(this.read(otherThan)) !== text) &&
      (filled === undefined || filled === (value !== undefined))
    );
  }
}

/** A text that two values share exactly when they are the same; key order does not matter. */
export function canonical(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return String(value);
  if (isList(value)) return JSON.stringify(value.map(canonical));
  const entries = Object.entries(value).map(([key, inner]) => [key, canonical(inner)]);
  return JSON.stringify(entries.sort(([a = ''], [b = '']) => (a < b ? -1 : Number(a > b))));
}

/** Why a source value cannot be used at all, whatever the steps do. */
function unfit(value: Value, depth: number): string | undefined {
  if (typeof value === 'number') {
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      return '数字超出可精确表示的范围，来源应把它存成文字';
    }
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (depth >= MAX_DEPTH) return '嵌套过深';
  for (const inner of isList(value) ? value : Object.values(value)) {
    const reason = unfit(inner, depth + 1);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Blanks inside lists and maps say nothing and are not written. */
function withoutBlanks(value: Value | undefined): Value | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) {
    return value.flatMap((entry) => (isBlank(entry) ? [] : [withoutBlanks(entry) ?? '']));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      isBlank(inner) ? [] : [[key, withoutBlanks(inner) ?? '']],
    ),
  );
}
