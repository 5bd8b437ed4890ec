import { diffChars } from 'diff';
import { type Cell, cellsOf } from './cells.js';

/** A character of a value, and whether the other value lacks it. */
export interface MarkedCell extends Cell {
  readonly isChanged: boolean;
}

/** Two values, each with the characters marked that the other one does not have. */
export interface Difference {
  readonly actual: readonly MarkedCell[];
  readonly expected: readonly MarkedCell[];
}

/** Texts that differ in more characters are not compared: the marks would say nothing. */
const MAX_EDITS = 400;

/** The least share of common characters below which marks would be noise. */
const LEAST_COMMON = 0.3;

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Marks where two values differ; nothing is marked when they have too little in common. */
export function differenceOf(actual: string, expected: string): Difference {
  const changes = diffChars(actual, expected, { maxEditLength: MAX_EDITS });
  const removed: Range[] = [];
  const added: Range[] = [];
  let actualAt = 0;
  let expectedAt = 0;
  let common = 0;
  for (const change of changes ?? []) {
    const { length } = change.value;
    if (change.removed) removed.push({ start: actualAt, end: actualAt + length });
    else if (change.added) added.push({ start: expectedAt, end: expectedAt + length });
    else common += length;
    if (!change.added) actualAt += length;
    if (!change.removed) expectedAt += length;
  }
  const isTelling = common >= LEAST_COMMON * Math.max(actual.length, expected.length);
  return {
    actual: markCells(actual, isTelling ? removed : []),
    expected: markCells(expected, isTelling ? added : []),
  };
}

/** A value with nothing marked, for findings that have only one side. */
export function unmarked(value: string): readonly MarkedCell[] {
  return markCells(value, []);
}

function markCells(text: string, ranges: readonly Range[]): readonly MarkedCell[] {
  let next = 0;
  return cellsOf(text).map((cell) => {
    while (next < ranges.length && ranges[next]!.end <= cell.start) next += 1;
    const range = ranges[next];
    return { ...cell, isChanged: range !== undefined && range.start < cell.end };
  });
}
