import { UsageError } from '../../errors.js';
import type { Registry } from '../../registry/port.js';
import type { CommandIo } from '../io.js';
import { withRegistry } from './open.js';
import { parseRegionSpec } from './region-spec.js';
import { optionDay, type RegistryOptions, registryPath, wantsJson } from './registry-options.js';
import { showCode } from './show-code.js';
import { showRegions, showSearch } from './show-lists.js';
import { showRegion } from './show-region.js';

export interface ShowOptions extends RegistryOptions {
  readonly asOf?: string;
  readonly code?: string;
  readonly search?: string;
  readonly all?: boolean;
  readonly format?: string;
}

/** What a part of `show` works with. */
export interface ShowContext {
  readonly registry: Registry;
  readonly io: CommandIo;
  /** The day that is asked for, else today. */
  readonly day: string;
  readonly json: boolean;
}

/**
 * `sitong show [REGION[@REVISION]]`: the regions and their latest revisions; the items of a region in
 * force on a day; one code with its provenance; published items that hold a text.
 */
export async function showCommand(
  region: string | undefined,
  options: ShowOptions,
  io: CommandIo,
): Promise<number> {
  const json = wantsJson(options.format);
  const day = optionDay(options.asOf, '--as-of') ?? io.today;
  const spec = region === undefined ? undefined : parseRegionSpec(region);
  const { code, search } = options;
  if (code !== undefined && search !== undefined) {
    throw new UsageError('--code 和 --search 只能写一个');
  }
  if (search?.trim() === '') throw new UsageError('--search 后面没有写要找的字');
  if (spec === undefined && code === undefined && (options.asOf ?? options.all) !== undefined) {
    throw new UsageError('--as-of、--all 要写明地区，如 sitong show 320583 --as-of 2026-06-01');
  }
  return withRegistry(registryPath(options, io), 'read', async (registry) => {
    const context = { registry, io, day, json };
    if (search !== undefined) await showSearch(search, spec?.region, context);
    else if (code !== undefined) await showCode(code, spec, context);
    else if (spec !== undefined) await showRegion(spec, options.all === true, context);
    else await showRegions(context);
    return 0;
  });
}
