import type { RegionDocumentsRead } from '../engine/check.js';
import type { Diagnostic } from '../engine/diagnostic.js';
import { inOrder } from '../engine/order.js';
import { rules } from '../rules/index.js';
import { memoryTree } from '../tree/memory-tree.js';
import { completed, judgeCompleted } from './completed-workspace.js';
import { openWorkspace, sourceOf } from './run-check.js';
import type { UpperSource } from './upper-chain.js';

/** What `sitong check` says of a derived region. */
export interface DerivedCheck {
  readonly errors: readonly Diagnostic[];
  readonly warnings: number;
  /** schema/blank among the warnings, by element. */
  readonly blanks: ReadonlyMap<string, number>;
  /** Warnings that are no blanks, by rule. */
  readonly others: ReadonlyMap<string, number>;
  readonly notes: number;
  readonly comparisons: number;
}

/** What a derived region is judged against. */
interface Upper {
  readonly source: UpperSource;
  /** The regions above, as they were read to derive from them: a province is not read twice. */
  readonly uppers: ReadonlyMap<string, RegionDocumentsRead>;
  readonly asOf: string;
}

const BLANK_RULE = 'schema/blank';
const RULES = rules.filter(({ id }) => id !== BLANK_RULE);

/**
 * Judges a derived region against its upper chain as `sitong check --upper` would.
 *
 * @param files the workspace of the region: sitong.yaml, 地区.yaml and its documents.
 */
export async function checkDerived(
  files: ReadonlyMap<string, string>,
  { source, uppers, asOf }: Upper,
): Promise<DerivedCheck> {
  const own = openWorkspace(memoryTree(files, '承接的目录'));
  const completion = await completed(own, { upper: async () => source });
  const known = new Map(uppers);
  for (const code of own.index.filesOf.keys())
    known.set(code, sourceOf(completion.opened).read(code));
  const workspace = { ...completion, opened: { ...completion.opened, known } };
  // A large region has blanks by the hundred thousand: they are counted where they are read, not signed.
  const { result } = judgeCompleted(workspace, { asOf, rules: RULES });
  const all = inOrder(result.diagnostics);
  const blanks = new Map<string, number>();
  const others = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { rule, severity } of all) if (severity === 'warning') count(others, rule);
  for (const code of own.index.filesOf.keys()) {
    for (const { rule, finding } of known.get(code)?.findings ?? []) {
      if (rule !== BLANK_RULE) continue;
      const path = 'path' in finding.spot ? finding.spot.path : [];
      count(blanks, String(path[0] ?? ''));
    }
  }
  const blank = [...blanks.values()].reduce((sum, n) => sum + n, 0);
  return {
    errors: all.filter(({ severity }) => severity === 'error'),
    warnings: blank + all.filter(({ severity }) => severity === 'warning').length,
    notes: all.filter(({ severity }) => severity === 'note').length,
    blanks,
    others,
    comparisons: result.coverage.comparisons,
  };
}
