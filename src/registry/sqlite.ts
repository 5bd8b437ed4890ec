import { WorkError } from '../errors.js';
import type { PublicationInput, Registry } from './port.js';
import { headOf } from './sqlite/chain.js';
import { type Db, type OpenOptions, openDatabase } from './sqlite/database.js';
import { history, retiredCodes } from './sqlite/history.js';
import { prepare } from './sqlite/prepare.js';
import { writePublication } from './sqlite/publish.js';
import { config, content, revisions, state } from './sqlite/read.js';
import { search } from './sqlite/search.js';
import { verify } from './sqlite/verify.js';
import { toWorkError } from './sqlite/work-errors.js';
import { applications, apply, decide, log } from './sqlite/workflow.js';

export type { OpenOptions } from './sqlite/database.js';

/**
 * Opens the registry in an SQLite file.
 *
 * @throws WorkError in one sentence when it cannot be opened so.
 */
export async function openRegistry(path: string, options: OpenOptions): Promise<Registry> {
  return registryOver(await openDatabase(path, options), path);
}

/** The registry in an open database. @param path how messages call it. */
export function registryOver(db: Db, path: string): Registry {
  const guarded = async <T>(action: () => T): Promise<T> => {
    try {
      return action();
    } catch (cause) {
      throw toWorkError(cause, path);
    }
  };
  /** In a transaction that has the write lock from its beginning. */
  const writing = <T>(action: () => T): Promise<T> =>
    guarded(() => db.transaction(action).immediate());
  return {
    head: () => guarded(() => headOf(db)),
    publish: (input) =>
      guarded(() => {
        refuseMalformed(input);
        // One read transaction: many small ones would take most of the time.
        const prepared = db.transaction(() => prepare(db, input)).deferred();
        return db.transaction(() => writePublication(db, input, prepared)).immediate();
      }),
    submit: (actor, at, body) => writing(() => apply(db, { actor, at, body })),
    review: (actor, at, body) =>
      writing(() => {
        const { number, hash } = decide(db, { actor, at, body });
        return { number, head: hash };
      }),
    log: (filter) => guarded(() => log(db, filter)),
    applications: (filter) => guarded(() => applications(db, filter)),
    revisions: (region) => guarded(() => revisions(db, region)),
    state: (at) => guarded(() => state(db, at)),
    content: (revision) => guarded(() => content(db, revision)),
    config: (publication, region) => guarded(() => config(db, publication, region)),
    search: (text, options) => guarded(() => search(db, text, options)),
    history: (code, region) => guarded(() => history(db, code, region)),
    retiredCodes: () => guarded(() => retiredCodes(db)),
    verify: (expected) =>
      guarded(() => db.transaction(() => verify(db, expected?.trim().toLowerCase())).deferred()),
    close: () =>
      guarded(() => {
        db.close();
      }),
  };
}

function refuseMalformed({ effective }: PublicationInput): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(effective))
    throw new WorkError(`生效日期“${effective}”不是 YYYY-MM-DD`);
}
