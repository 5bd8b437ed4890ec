import { basisDigest, buildDigest, makerDigest } from '../../cache/basis.js';
import { dropDatabase, hasCache } from '../../cache/database.js';
import { CacheFailure } from '../../cache/failure.js';
import { FileStates } from '../../cache/file-states.js';
import { VerdictStore } from '../../cache/store.js';
import type { PartRecord } from '../../engine/kept/record.js';
import { visible } from '../../report/visible.js';
import type { WorkspaceIndex } from '../../workspace/workspace.js';
import { type CacheUse, type CheckOptions, cacheUseOf } from '../check-options.js';
import type { CommandIo } from '../io.js';
import type { Threads } from '../parallel/judge-in-threads.js';
import {
  type JudgeOptions,
  type OpenedWorkspace,
  refuseEmpty,
  type WorkspaceCheck,
} from '../run-check.js';
import { judgeKept, type KeptCheck } from './judge-kept.js';
import { type KeepableWorkspace, openKeepable, regionStates, steadiness } from './keepable.js';

/** From so many bytes of catalogs on a cache is worth its file. */
const WORTH_BYTES = 8 * 1024 * 1024;

/** How a workspace is checked whose verdicts may be kept. */
export interface KeptOptions {
  readonly judging: JudgeOptions;
  readonly threads: Threads;
  readonly use: CacheUse;
  readonly onProgress: ((text: string) => void) | undefined;
  /** Told in one sentence why there is no cache, or what it spared. */
  readonly say: (text: string) => void;
  /** Whether what it spared is said: it is not the same at every run. */
  readonly tells: boolean;
}

/** How a check keeps verdicts, as its options say. */
export function keepingOf(
  { cache, quiet }: CheckOptions,
  io: CommandIo,
  threads: Threads,
  onProgress: KeptOptions['onProgress'],
): Pick<KeptOptions, 'threads' | 'use' | 'say' | 'tells'> {
  return {
    threads,
    use: cacheUseOf(cache),
    tells: cache === true || io.progress,
    say: (text) => {
      onProgress?.('');
      if (quiet !== true) io.stderr(`${visible(text)}\n`);
    },
  };
}

/** A workspace, with its check when the cache had to do with it; else it is still to be judged. */
export interface MaybeChecked {
  readonly opened: OpenedWorkspace;
  readonly check: WorkspaceCheck | undefined;
}

/**
 * Checks the workspace of a folder, and keeps its verdicts there for the next time. What is found is
 * the same as without a cache.
 *
 * @throws UsageError for its configuration, WorkError when it is empty or cannot be read.
 */
export async function checkKept(root: string, options: KeptOptions): Promise<MaybeChecked> {
  let isDamaged = false;
  for (;;) {
    try {
      if (isDamaged) dropDatabase(root);
      return await attempt(root, options);
    } catch (failure) {
      if (!(failure instanceof CacheFailure)) throw failure;
      // A damaged one is made anew, once.
      if (isDamaged || !failure.isDamage) {
        options.say(`${failure.message}，这次没有用缓存（结果一样，只是慢些）`);
        return attempt(root, { ...options, use: 'never' });
      }
      isDamaged = true;
    }
  }
}

async function attempt(root: string, options: KeptOptions): Promise<MaybeChecked> {
  const { use, onProgress, say, tells } = options;
  const build = use === 'never' ? undefined : buildDigest();
  if (build === undefined) return unchecked(openKeepable(root, new FileStates(root), onProgress));
  const maker = makerDigest(build);
  let store = hasCache(root) ? await VerdictStore.open(root, maker) : undefined;
  try {
    const workspace = openKeepable(root, new FileStates(root, store?.files()), onProgress);
    const { opened } = workspace;
    const { index } = opened;
    refuseEmpty(opened);
    if (store === undefined && use !== 'always' && bytesOf(index) < WORTH_BYTES)
      return unchecked(workspace);
    store ??= await VerdictStore.open(root, maker);
    const rules = options.judging.rules.map(({ id }) => id);
    const { regions } = index;
    store.use(basisDigest({ maker, rules, config: workspace.config, regions }));
    const kept = await judgedWith(store, workspace, options);
    const spared = regions.size - kept.judged.size;
    if (spared > 0 && tells)
      say(`${regions.size} 个地区里重新检查了 ${kept.judged.size} 个，其余沿用上次的结果`);
    return { opened, check: kept.check };
  } finally {
    store?.close();
  }
}

function unchecked({ opened }: KeepableWorkspace): MaybeChecked {
  refuseEmpty(opened);
  return { opened, check: undefined };
}

async function judgedWith(
  store: VerdictStore,
  workspace: KeepableWorkspace,
  { judging, threads, say }: KeptOptions,
): Promise<KeptCheck> {
  const { opened, files } = workspace;
  const states = regionStates(opened.index, (path) => files.digestOf(path));
  const memory = {
    parts: () => store.parts(),
    rests: (record: PartRecord) => store.rests(record),
    face: (region: string, state: string) => store.face(region, state),
  };
  const kept = await judgeKept(opened, judging, states, memory, threads);
  try {
    keep(store, workspace, states, kept);
  } catch (failure) {
    if (!(failure instanceof CacheFailure)) throw failure;
    say(`${failure.message}，这次的结果没有留下，下次还要重新检查`);
  }
  return kept;
}

function keep(
  store: VerdictStore,
  { opened: { index }, files, isConfigAsRead }: KeepableWorkspace,
  states: ReadonlyMap<string, string>,
  { parts, moved, faces }: KeptCheck,
): void {
  const isSteady = steadiness(index, files);
  const steady = <T extends { readonly region: string }>(all: readonly T[]) =>
    all.filter(({ region }) => isSteady(region));
  const changed = files.changed();
  const gone = files.gone();
  const count = parts.length + moved.length + faces.length + changed.length + gone.length;
  if (count === 0 || !isConfigAsRead()) return;
  store.save({
    files: changed,
    gone,
    parts: steady(parts),
    moved: steady(moved),
    faces: steady(faces),
    states,
  });
}

function bytesOf({ sizes }: WorkspaceIndex): number {
  let bytes = 0;
  for (const size of sizes.values()) bytes += size;
  return bytes;
}
