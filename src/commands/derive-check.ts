import type { Diagnostic } from '../engine/diagnostic.js';
import { inOrder } from '../engine/order.js';
import { rules } from '../rules/index.js';
import { memoryTree } from '../tree/memory-tree.js';
import { completed, judgeCompleted } from './completed-workspace.js';
import { openWorkspace } from './run-check.js';
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

/**
 * Judges a derived region against its upper chain as `sitong check --upper` would.
 *
 * @param files the workspace of the region: sitong.yaml, 地区.yaml and its documents.
 */
export async function checkDerived(
  files: ReadonlyMap<string, string>,
  { source, asOf }: { readonly source: UpperSource; readonly asOf: string },
): Promise<DerivedCheck> {
  const own = openWorkspace(memoryTree(files, '承接的目录'));
  const workspace = await completed(own, { upper: async () => source });
  const { result } = judgeCompleted(workspace, { asOf, rules });
  const all = inOrder(result.diagnostics);
  const blanks = new Map<string, number>();
  const others = new Map<string, number>();
  const count = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { rule, severity, element } of all) {
    if (severity !== 'warning') continue;
    if (rule === 'schema/blank') count(blanks, element ?? '');
    else count(others, rule);
  }
  return {
    errors: all.filter(({ severity }) => severity === 'error'),
    warnings: all.filter(({ severity }) => severity === 'warning').length,
    notes: all.filter(({ severity }) => severity === 'note').length,
    blanks,
    others,
    comparisons: result.coverage.comparisons,
  };
}
