import { changeOf, type State, type StateChange } from './states.js';

/** Calls back after so many milliseconds, unless it is taken back by what it returns. */
export type After = (milliseconds: number, call: () => void) => () => void;

/** What is waited on. */
export interface Settling {
  /** The present state. */
  readonly look: () => State;
  readonly after: After;
  /** Milliseconds, to see how long a look takes. */
  readonly now: () => number;
  /** Set off when nobody waits any more. */
  readonly ended: AbortSignal;
}

/** A state that differs from the one before. */
export interface Changed {
  readonly state: State;
  readonly change: StateChange;
}

/** Files must have kept still for so long: an editor writes in several steps, a checkout many files. */
const QUIET = 150;
/** Looked at so often without being woken: network drives tell of no change. */
const EVERY = 2000;
/** Where a look takes long, this many times as long lies between two. */
const REST = 20;
/** A file that never keeps still is not waited for longer than so many looks. */
const MOST_LOOKS = 20;

/**
 * Waits for changes of files. That something happened is only a reason to look: what counts is that the
 * state differs, so whatever is told twice, or of no concern, does no harm, and what is not told is found all
 * the same.
 */
export class Changes {
  readonly #settling: Settling;
  #woken = false;
  /** Milliseconds that the last look took. */
  #took = 0;
  #resume: (() => void) | undefined;

  constructor(settling: Settling) {
    this.#settling = settling;
  }

  /** Says that something may have changed. */
  wake(): void {
    this.#woken = true;
    this.#resume?.();
  }

  /** The next state that differs from one and has kept still; undefined when it is ended. */
  async next(before: State): Promise<Changed | undefined> {
    const { ended } = this.#settling;
    while (!ended.aborted) {
      this.#woken = false;
      const still = await this.#still(this.#look(), before);
      const change = changeOf(before, still);
      if (change !== undefined && !ended.aborted) return { state: still, change };
      // Not at once again, however many events there are.
      await this.#pause(QUIET);
      if (!this.#woken) await this.#pause(Math.max(EVERY, REST * this.#took), true);
    }
    return undefined;
  }

  /** The state once it has kept still, if it differs at all, or has been waited for long enough. */
  async #still(first: State, before: State): Promise<State> {
    const { ended } = this.#settling;
    let last = first;
    for (let looks = 0; looks < MOST_LOOKS && !ended.aborted; looks++) {
      if (changeOf(before, last) === undefined) break;
      await this.#pause(QUIET);
      const now = this.#look();
      if (changeOf(last, now) === undefined) break;
      last = now;
    }
    return last;
  }

  #look(): State {
    const { look, now } = this.#settling;
    const began = now();
    const state = look();
    this.#took = now() - began;
    return state;
  }

  #pause(milliseconds: number, untilWoken = false): Promise<void> {
    const { after, ended } = this.#settling;
    return new Promise((resolve) => {
      if (ended.aborted) {
        resolve();
        return;
      }
      const end = () => {
        takeBack();
        ended.removeEventListener('abort', end);
        this.#resume = undefined;
        resolve();
      };
      const takeBack = after(milliseconds, end);
      ended.addEventListener('abort', end);
      if (untilWoken) this.#resume = end;
    });
  }
}
