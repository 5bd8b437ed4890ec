import type { Registry } from '../../registry/port.js';
import { openRegistry } from '../../registry/sqlite.js';

/**
 * Opens a registry, works with it and closes it whatever happens.
 *
 * @param mode `create` makes a new one where there is none.
 * @throws WorkError when it is missing, cannot be opened or written.
 */
export async function withRegistry<T>(
  path: string,
  mode: 'read' | 'write' | 'create',
  work: (registry: Registry) => Promise<T>,
): Promise<T> {
  const registry = await openRegistry(path, { mode });
  try {
    return await work(registry);
  } finally {
    await registry.close();
  }
}
