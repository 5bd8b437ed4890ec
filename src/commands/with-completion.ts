import { basename, resolve } from 'node:path';
import type { Completion } from './completed-workspace.js';
import type { CommandIo } from './io.js';

/** Where the upper regions that a workspace lacks come from, as the command line says it. */
export interface CompletionOptions {
  readonly registry?: string;
  readonly upper?: string;
}

/** Opens what --registry and --upper name, for as long as the work with it takes. */
export async function withCompletion<T>(
  { registry: name, upper }: CompletionOptions,
  io: CommandIo,
  work: (completion: Completion) => Promise<T>,
): Promise<T> {
  if (name === undefined && upper === undefined) return work({});
  const { completionFrom } = await import('./upper-source.js');
  if (name === undefined) return work(await completionFrom({ upper }, io.cwd));
  const { withRegistry } = await import('./registry/open.js');
  return withRegistry(resolve(io.cwd, name), 'read', async (registry) =>
    work(
      await completionFrom({ registry, registryName: `登记库 ${basename(name)}`, upper }, io.cwd),
    ),
  );
}
