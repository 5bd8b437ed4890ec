import type { Unit } from '../../engine/units.js';
import { UsageError, WorkError } from '../../errors.js';
import type { ThreadResult } from './task.js';

/** What a thread is told: to judge a unit, by its place, with the stems below it. */
export interface ThreadOrder {
  readonly place: number;
  readonly unit: Unit;
  readonly below: ReadonlySet<string>;
}

/** What a thread tells. */
export type ThreadNews =
  | { readonly region: string }
  | { readonly place: number; readonly result: ThreadResult }
  | { readonly failure: Failure };

/** An error as plain data. */
export interface Failure {
  readonly kind: 'usage' | 'work' | 'internal';
  readonly message: string;
  readonly stack?: string;
}

/** An error to tell another thread. */
export function failureOf(error: unknown): Failure {
  const kind =
    error instanceof UsageError ? 'usage' : error instanceof WorkError ? 'work' : 'internal';
  if (!(error instanceof Error)) return { kind, message: String(error) };
  const { message, stack } = error;
  return { kind, message, ...(stack === undefined ? {} : { stack }) };
}

/** The error that another thread told of. */
export function errorOf({ kind, message, stack }: Failure): Error {
  const error =
    kind === 'usage'
      ? new UsageError(message)
      : kind === 'work'
        ? new WorkError(message)
        : new Error(message);
  if (stack !== undefined) error.stack = stack;
  return error;
}
