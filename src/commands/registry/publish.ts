import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError, WorkError } from '../../errors.js';
import type { PublicationResult, Registry } from '../../registry/port.js';
import {
  readConfigContent,
  readRegionContent,
  workspaceContents,
} from '../../registry/workspace-content.js';
import { isoInstant } from '../../values/instant.js';
import { dayOf, thresholdOf } from '../check-options.js';
import { type CheckTarget, checkTargets } from '../check-targets.js';
import type { CommandIo } from '../io.js';
import { leftRegions, leftText, refuseDissolved } from './left-regions.js';
import { linkedApplications } from './linked-applications.js';
import { withRegistry } from './open.js';
import {
  type JudgedWorkspace,
  judgeForPublication,
  type PublicationDemand,
} from './publication-check.js';
import { publishedSince, refuseOvertaken, touches } from './publication-race.js';
import { reportPublication } from './publication-report.js';
import { regionsToPublish } from './regions-to-publish.js';
import {
  type ActingOptions,
  actorOf,
  optionDay,
  optionNumber,
  recordedText,
  registryPath,
  wantsJson,
} from './registry-options.js';

export interface PublishOptions extends ActingOptions {
  readonly region?: readonly string[];
  readonly document?: string;
  readonly effective?: string;
  readonly note?: string;
  readonly application?: readonly string[];
  readonly dissolve?: readonly string[];
  readonly base?: string;
  readonly asOf?: string;
  readonly failOn?: string;
  readonly upper?: string;
  readonly format?: string;
}

/** What the command line asks for, checked before anything is read. */
interface Order extends PublicationDemand {
  readonly path: string;
  readonly actor: ReturnType<typeof actorOf>;
  readonly effective: string;
  readonly document: string | undefined;
  readonly note: string | undefined;
  readonly applications: readonly number[];
  readonly dissolve: readonly string[];
  readonly base: string | undefined;
  readonly json: boolean;
}

/**
 * `sitong publish [PATH]`: publishes a workspace as the next revision of its regions, whole or not at
 * all; the same content twice is one publication.
 *
 * @returns 0 published or unchanged, 1 refused by findings or an application, 3 when a comparison
 *   could not be made.
 */
export async function publishCommand(
  path: string | undefined,
  options: PublishOptions,
  io: CommandIo,
): Promise<number> {
  const order = orderOf(path, options, io);
  // Another publisher may just have made the file: only a writer may find it still empty.
  const judged = existsSync(order.path)
    ? await withRegistry(order.path, 'write', (registry) => judge(order, registry, io))
    : await judge(order, undefined, io);
  if (judged.code !== 0) return judged.code;
  makeFolder(order.path);
  return withRegistry(order.path, 'create', (registry) => publish({ order, registry, io }, judged));
}

function orderOf(path: string | undefined, options: PublishOptions, io: CommandIo): Order {
  const json = wantsJson(options.format);
  const actor = actorOf(options);
  const effective = optionDay(options.effective, '--effective') ?? io.today;
  const base = options.base?.trim().toLowerCase();
  if (base !== undefined && !/^[0-9a-f]{64}$/.test(base)) {
    throw new UsageError(`--base 应为 64 位十六进制的登记链头，写的是“${options.base}”`);
  }
  const target = targetOf(path, io.cwd);
  return {
    target,
    path: registryPath(options, io, target.root),
    actor,
    effective,
    document: recordedText(options.document, '--document'),
    note: recordedText(options.note, '--note'),
    applications: (options.application ?? []).map((one) => optionNumber(one, '--application ')),
    dissolve: options.dissolve ?? [],
    base,
    json,
    asOf: dayOf(options.asOf, io.today),
    threshold: thresholdOf(options.failOn),
    regions: options.region ?? [],
    upper: options.upper,
  };
}

/** The one workspace that a path means. */
function targetOf(path: string | undefined, cwd: string): CheckTarget {
  const targets = checkTargets(path === undefined ? [] : [path], cwd);
  const [target] = targets;
  if (target === undefined || targets.length > 1) {
    throw new UsageError(`${path ?? '.'} 里有 ${targets.length} 个工作区，一次只发布一个`);
  }
  return { ...target, only: [] };
}

function makeFolder(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (cause) {
    throw new WorkError(`登记库的文件夹建不了：${dirname(path)}`, { cause });
  }
}

/** A judged workspace with the entry of the chain after which it was judged. */
interface Judged extends JudgedWorkspace {
  readonly head: { readonly number: number; readonly hash: string };
}

async function judge(order: Order, registry: Registry | undefined, io: CommandIo): Promise<Judged> {
  const head = (await registry?.head()) ?? { number: 0, hash: '' };
  return { ...(await judgeForPublication(order, registry, io)), head };
}

interface Publishing {
  readonly order: Order;
  readonly registry: Registry;
  readonly io: CommandIo;
}

/** Publishes; what others publish meanwhile elsewhere is no hindrance, above it is judged again. */
async function publish(publishing: Publishing, first: Judged): Promise<number> {
  const { order, registry, io } = publishing;
  let judged = first;
  for (;;) {
    const { index } = judged.workspace.opened;
    const { references } = judged;
    const all = new Set(index.regions.keys());
    const own = [...all].filter((code) => !references.has(code));
    refuseDissolved(order.dissolve, { all, own: new Set(own) });
    const regions = await regionsToPublish({ index, own }, order.regions, registry);
    try {
      const code = await attempt(publishing, judged, regions);
      const left = await leftRegions(registry, { all, own: new Set(own) });
      if (left.length > 0) io.stderr(leftText(left));
      return code;
    } catch (cause) {
      const head = await registry.head();
      if (order.base !== undefined || head.hash === judged.head.hash) throw cause;
      const newer = await publishedSince(registry, judged.head.number);
      refuseOvertaken(newer, new Set([...regions, ...order.dissolve]));
      judged = touches(newer, references) ? await judge(order, registry, io) : { ...judged, head };
      if (judged.code !== 0) return judged.code;
    }
  }
}

async function attempt(
  { order, registry, io }: Publishing,
  { workspace, head }: Judged,
  regions: readonly string[],
): Promise<number> {
  const { index, config } = workspace.opened;
  const published = new Set(regions);
  const linked = await linkedApplications({
    registry,
    named: order.applications,
    contentOf: (code) =>
      published.has(code) ? readRegionContent(index, code, config.standard) : undefined,
  });
  if ('refusal' in linked) {
    io.stderr(`sitong：${linked.refusal}\n`);
    return 1;
  }
  const result: PublicationResult = await registry.publish({
    actor: order.actor,
    at: isoInstant(io.now()),
    effective: order.effective,
    document: order.document,
    note: order.note,
    regions: workspaceContents(index, regions, config.standard),
    config: readConfigContent(index.tree, config.named),
    applications: linked.applications,
    dissolve: order.dissolve,
    base: order.base ?? head.hash,
  });
  await reportPublication({ registry, result, applications: linked.applications, order }, io);
  return 0;
}
