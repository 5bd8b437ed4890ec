import { resolve } from 'node:path';
import { UsageError, WorkError } from '../../errors.js';
import { writeFileAtomic } from '../../io/atomic.js';
import type { Registry, RevisionInfo, StateAt } from '../../registry/port.js';
import { configAt, registryTree } from '../../registry/registry-tree.js';
import { snapshotText } from '../../registry/snapshot.js';
import type { CommandIo } from '../io.js';
import { refuseForeignSnapshot, writeCheckout } from './checkout-folder.js';
import { withRegistry } from './open.js';
import { chooseRevision, parseRegionSpec, type RegionSpec } from './region-spec.js';
import { optionDay, type RegistryOptions, registryPath } from './registry-options.js';
import { regionText } from './registry-text.js';

export interface CheckoutOptions extends RegistryOptions {
  readonly out?: string;
  readonly snapshot?: string;
  readonly asOf?: string;
}

/** The state that is written out, and which of its regions (with their upper chains). */
interface Chosen {
  readonly at: StateAt;
  readonly regions: readonly RevisionInfo[];
  readonly focus: readonly string[] | undefined;
}

/**
 * `sitong checkout [REGION[@REVISION]]`: writes what was published back as the files of a workspace,
 * the same bytes for the same state, or as a snapshot file.
 */
export async function checkoutCommand(
  text: string | undefined,
  options: CheckoutOptions,
  io: CommandIo,
): Promise<number> {
  const { out, snapshot } = options;
  if (out === undefined && snapshot === undefined) {
    throw new UsageError('没有写到哪里：--out 文件夹，或 --snapshot 文件');
  }
  const day = optionDay(options.asOf, '--as-of');
  const spec = text === undefined ? undefined : parseRegionSpec(text);
  return withRegistry(registryPath(options, io), 'read', async (registry) => {
    const chosen = await choose(registry, spec, day);
    if (out !== undefined) await writeFolder({ registry, chosen, path: out }, io);
    if (snapshot !== undefined) await writeSnapshot({ registry, chosen, path: snapshot }, io);
    return 0;
  });
}

async function choose(
  registry: Registry,
  spec: RegionSpec | undefined,
  day: string | undefined,
): Promise<Chosen> {
  const on = spec?.day ?? day;
  const today: StateAt = on === undefined ? { at: 'latest' } : { at: 'day', day: on };
  if (spec?.revision !== undefined) {
    const { revision, state } = await chooseRevision(registry, spec, on ?? '');
    const at: StateAt = { at: 'publication', number: revision.publication };
    return { at, regions: state, focus: [spec.region] };
  }
  const regions = await registry.state(today);
  if (regions.length === 0) {
    throw new WorkError(`登记库里${on === undefined ? '' : `在 ${on} `}还没有施行的内容`);
  }
  return { at: today, regions, focus: spec === undefined ? undefined : [spec.region] };
}

interface Writing {
  readonly registry: Registry;
  readonly chosen: Chosen;
  readonly path: string;
}

async function writeFolder({ registry, chosen, path }: Writing, io: CommandIo): Promise<void> {
  const { at, focus } = chosen;
  const tree = await registryTree(registry, { at, ...(focus === undefined ? {} : { focus }) });
  const config = new Set((await configAt(registry, at)).map((one) => one.path));
  const { files, removed } = await writeCheckout(tree, config, {
    folder: resolve(io.cwd, path),
    shown: path,
  });
  const gone = removed === 0 ? '' : `，删去不再有的 ${removed} 个`;
  io.stdout(`已写出 ${files} 个文件到 ${path}${gone}\n${statesText(chosen)}`);
}

function statesText({ regions, focus }: Chosen): string {
  const shown =
    focus === undefined ? regions : regions.filter(({ region }) => focus.includes(region));
  const lines = shown.map(
    ({ region, name, revision, effective }) =>
      `  ${regionText(name, region)}第 ${revision} 版，自 ${effective} 施行`,
  );
  const upper = focus === undefined ? '' : '  连同它的各级上级\n';
  return `${lines.join('\n')}\n${upper}`;
}

async function writeSnapshot({ registry, chosen, path }: Writing, io: CommandIo): Promise<void> {
  const { at, focus, regions } = chosen;
  const target = resolve(io.cwd, path);
  refuseForeignSnapshot(target, path);
  const text = await snapshotText(registry, {
    at,
    regions: focus ?? regions.map(({ region }) => region),
  });
  try {
    await writeFileAtomic(target, text);
  } catch (cause) {
    throw new WorkError(`快照写不了：${path}`, { cause });
  }
  io.stdout(`已写出快照 ${path}\n${statesText(chosen)}下级检查时用 sitong check --upper ${path}\n`);
}
