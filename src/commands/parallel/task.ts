import { resolveConfig } from '../../config/resolve.js';
import type { Keeping } from '../../engine/kept/record.js';
import { unitJudge } from '../../engine/kept/unit-judge.js';
import type { Unit, UnitResult } from '../../engine/units.js';
import { Waivers } from '../../engine/waivers.js';
import { JudgingDay } from '../../model/judging-day.js';
import { ruleById } from '../../rules/index.js';
import type { RetiredItem } from '../../rules/rule.js';
import type { TreeOrigin } from '../../tree/file-tree.js';
import { openOrigin } from '../../tree/open-origin.js';
import { CONFIG_FILE } from '../../workspace/discover.js';
import type { WorkspaceIndex } from '../../workspace/workspace.js';
import { type JudgeOptions, type OpenedWorkspace, requestOf } from '../run-check.js';

/** All that a thread needs to judge regions of a workspace, as plain data. */
export interface ThreadTask {
  readonly origin: TreeOrigin;
  readonly index: Pick<WorkspaceIndex, 'regions' | 'filesOf'>;
  readonly asOf: string;
  /** Ids of the rules. */
  readonly rules: readonly string[];
  readonly scope?: ReadonlySet<string>;
  readonly references?: ReadonlySet<string>;
  readonly retired?: ReadonlyMap<string, RetiredItem>;
  /** Set when what is found is to be kept. */
  readonly keeping?: Keeping;
}

/** The task of judging a workspace; undefined when it cannot be told to another thread. */
export function taskOf(
  { index }: OpenedWorkspace,
  { asOf, rules, scope, references, history, passOver, watch }: JudgeOptions,
): ThreadTask | undefined {
  const { origin } = index.tree;
  const untold = history !== undefined && history.all === undefined;
  if (origin === undefined || untold || passOver !== undefined || watch !== undefined)
    return undefined;
  return {
    origin,
    index: { regions: index.regions, filesOf: index.filesOf },
    asOf,
    rules: rules.map(({ id }) => id),
    ...(scope === undefined ? {} : { scope }),
    ...(references === undefined ? {} : { references }),
    ...(history?.all === undefined ? {} : { retired: history.all }),
  };
}

/** What a unit gave in a thread. */
export interface ThreadResult extends UnitResult {
  /** Waivers that hit something in this thread so far. */
  readonly hits: readonly number[];
}

/**
 * Opens a workspace in a thread.
 *
 * @param onRegion called with the name of each region before it is judged.
 * @returns how a unit is judged there. @throws UsageError, WorkError
 */
export function openTask(
  task: ThreadTask,
  onRegion: (name: string) => void,
): (unit: Unit, below: ReadonlySet<string>) => ThreadResult {
  const { origin, asOf, scope, references, retired } = task;
  const tree = openOrigin(origin);
  const config = resolveConfig(tree, CONFIG_FILE, [...ruleById.keys()]);
  const index = { ...EMPTY, ...task.index, tree };
  const waivers = new Waivers(config.waivers, new JudgingDay(asOf));
  const request = requestOf(
    { config, index, onProgress: undefined },
    {
      asOf,
      rules: task.rules.flatMap((id) => ruleById.get(id) ?? []),
      ...(scope === undefined ? {} : { scope }),
      ...(references === undefined ? {} : { references }),
      ...(retired === undefined
        ? {}
        : { history: { all: retired, retired: (code) => retired.get(code) } }),
    },
    waivers,
  );
  const judge = unitJudge({ ...request, onRegion: ({ name }) => onRegion(name) }, task.keeping);
  return (unit, below) => ({ ...judge.judge(unit, below), hits: waivers.hits() });
}

/** What of an index only the thread that made it needs. */
const EMPTY: Omit<WorkspaceIndex, 'tree' | 'regions' | 'filesOf'> = {
  files: [],
  ignored: 0,
  origins: new Map(),
  regionFiles: new Set(),
  findings: [],
  catalogDocuments: 0,
  sizes: new Map(),
};
