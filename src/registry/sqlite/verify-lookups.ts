import type { Values } from '../../yaml/value.js';
import { codesOf, isCancelled } from '../row-codes.js';
import { searchForm, textsOf } from '../search-text.js';
import type { Db } from './database.js';
import type { Problems } from './verify.js';

/** The trigrams of the search index that is proved, and of one made anew from the content. */
const PROOF = `
DROP TABLE IF EXISTS temp.proof_terms;
DROP TABLE IF EXISTS temp.claimed_terms;
DROP TABLE IF EXISTS temp.proof;
CREATE VIRTUAL TABLE temp.proof USING fts5 (text, content = '', detail = none, tokenize = 'trigram');
INSERT INTO temp.proof (proof, rank) VALUES ('hashsize', 33554432);
CREATE VIRTUAL TABLE temp.proof_terms USING fts5vocab ('temp', 'proof', 'instance');
CREATE VIRTUAL TABLE temp.claimed_terms USING fts5vocab ('main', 'search', 'instance');`;

const DROPPED = `
DROP TABLE temp.proof_terms;
DROP TABLE temp.claimed_terms;
DROP TABLE temp.proof;`;

/** Rows of content, by the pack that holds them. */
interface PlacedRow {
  readonly id: number;
  readonly pack: number;
}

/**
 * Compares the tables by which rows are found with the rows themselves: whoever takes a code or a text
 * out of them hides what was published from `log --code`, `show --search` and code/reused. Rows are
 * handed in once, those of a pack together.
 */
export class LookupProof {
  readonly #db: Db;
  readonly #problems: Problems;
  readonly #code;
  readonly #insert;
  readonly #texts = new Set<string>();
  #pack: number | undefined;
  #codes = 0;

  constructor(db: Db, problems: Problems) {
    this.#db = db;
    this.#problems = problems;
    db.exec(PROOF);
    this.#code = db
      .prepare<[string, number], number>(
        'SELECT cancelled FROM code WHERE code = ? AND content = ?',
      )
      .pluck();
    this.#insert = db.prepare<[number, string]>(
      'INSERT INTO temp.proof (rowid, text) VALUES (?, ?)',
    );
  }

  /** Takes a row as its content says it. */
  row({ id, pack }: PlacedRow, value: Values): void {
    if (pack !== this.#pack) this.#closePack();
    this.#pack = pack;
    const cancelled = isCancelled(value) ? 1 : 0;
    for (const code of codesOf(value)) {
      this.#codes++;
      if (this.#code.get(code, id) !== cancelled)
        this.#problems.add(`按编码 ${code} 查找的登记与内容不符`);
    }
    for (const text of textsOf(value)) this.#texts.add(text);
  }

  /** Compares what is left when all rows are in. */
  end(): void {
    this.#closePack();
    const codes = Number(this.#db.prepare('SELECT count(*) FROM code').pluck().get());
    if (codes !== this.#codes)
      this.#problems.add(`按编码查找的登记有 ${codes} 条，内容里有 ${this.#codes} 条`);
    if (!this.#sameTerms()) this.#problems.add('检索用的登记与内容不符，检索的结果可能不全');
    this.#db.exec(DROPPED);
  }

  #closePack(): void {
    if (this.#pack === undefined || this.#texts.size === 0) return;
    this.#insert.run(this.#pack, [...this.#texts].map(searchForm).join('\n'));
    this.#texts.clear();
  }

  /** Both indexes list their terms in the same order: they are followed side by side. */
  #sameTerms(): boolean {
    const proved = this.#termsOf('proof_terms');
    try {
      for (const claimed of this.#termsOf('claimed_terms')) {
        const { value, done } = proved.next();
        if (done === true || value !== claimed) return false;
      }
      return proved.next().done === true;
    } finally {
      // A read that is not at its end would hold the database.
      proved.return?.();
    }
  }

  /** Each term with the packs that have it, as one text. */
  #termsOf(table: 'proof_terms' | 'claimed_terms'): IterableIterator<string> {
    return this.#db
      .prepare<[], string>(
        `SELECT term || ' ' || group_concat(doc) FROM temp.${table} GROUP BY term ORDER BY term`,
      )
      .pluck()
      .iterate();
  }
}
