/**
 * Days about which a judgement says the same: from `from` on (that day included) and before `until` (that
 * day excluded); all days on a side of which it says nothing. Compare them with {@link isWithin} only: a
 * bound need not be a calendar day.
 */
export interface DayBounds {
  readonly from?: string;
  readonly until?: string;
}

/** Whether a day, YYYY-MM-DD, lies within bounds. */
export function isWithin({ from, until }: DayBounds, day: string): boolean {
  return (from === undefined || from <= day) && (until === undefined || day < until);
}

/**
 * The day that is judged on. It says how dates stand to it, and notes between which other days all its
 * answers since {@link forget} would have been the same.
 *
 * Dates are compared as strings: that orders YYYY-MM-DD, and takes what is no date the same way every time.
 */
export class JudgingDay {
  readonly #day: string;
  #from: string | undefined;
  #until: string | undefined;

  /** @param day YYYY-MM-DD. */
  constructor(day: string) {
    this.#day = day;
  }

  /** Whether a date has come: it is this day or before it. */
  isReached(date: string): boolean {
    if (date <= this.#day) {
      if (this.#from === undefined || date > this.#from) this.#from = date;
      return true;
    }
    if (this.#until === undefined || date < this.#until) this.#until = date;
    return false;
  }

  /** Whether a date is over: it is before this day. */
  isPassed(date: string): boolean {
    return this.isReached(justAfter(date));
  }

  /** The day as it is written, YYYY-MM-DD: what shows it holds for no other day. */
  get text(): string {
    this.#from = this.#day;
    this.#until = justAfter(this.#day);
    return this.#day;
  }

  /** The days on which everything asked since {@link forget} has the same answers; no wider ones exist. */
  get bounds(): DayBounds {
    return {
      ...(this.#from === undefined ? {} : { from: this.#from }),
      ...(this.#until === undefined ? {} : { until: this.#until }),
    };
  }

  /** Begins to note bounds anew. */
  forget(): void {
    this.#from = undefined;
    this.#until = undefined;
  }
}

/** What sorts after a day and before every later one. */
function justAfter(day: string): string {
  return `${day} `;
}
