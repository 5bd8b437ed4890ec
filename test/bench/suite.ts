import { join } from 'node:path';
import { ROOT } from '../cli/support/run.js';

export { ROOT };

/** A module of bench/, which is plain JavaScript: the caller says what it exports. */
export async function benchModule<T>(path: string): Promise<T> {
  return (await import(join(ROOT, 'bench', path))) as T;
}
