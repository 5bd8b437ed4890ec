import type { Finding } from '../model/finding.js';

/** What a rule gives for a row that it has nothing to say of. */
export const NO_FINDINGS: readonly Finding[] = [];

/**
 * Values of rows, such as a list of materials, that a rule found nothing wrong with. Rows of one province share most
 * of them, since what was read from the same text is the same value: each is looked at once. For rules whose findings
 * depend on the value alone; nothing may change it.
 */
export class SoundValues {
  readonly #known = new WeakSet<object>();

  /** The findings of a value, none when nothing was found in it before. */
  findings(value: object | undefined, find: () => Iterable<Finding>): readonly Finding[] {
    if (value === undefined || this.#known.has(value)) return NO_FINDINGS;
    const found = [...find()];
    if (found.length === 0) this.#known.add(value);
    return found;
  }
}
