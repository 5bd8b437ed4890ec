import { resolveConfig, type WorkspaceConfig } from '../../config/resolve.js';
import { regionRevision } from '../../diff/revision.js';
import type { Diagnostic } from '../../engine/diagnostic.js';
import { sign } from '../../engine/sign.js';
import type { Application } from '../../model/application.js';
import type { Region } from '../../model/region-tree.js';
import { type RegionView, regionView } from '../../model/region-view.js';
import { applicationsOf } from '../../rules/change/applications.js';
import { rules as allRules, ruleById } from '../../rules/index.js';
import { CONTRACT_RULES } from '../../rules/reserved.js';
import type { ChangeCase, CodeHistory, Rule, RuleContext } from '../../rules/rule.js';
import { memoryTree } from '../../tree/memory-tree.js';
import { indexWorkspace, readRegion } from '../../workspace/workspace.js';

export interface RevisionOptions {
  readonly asOf?: string;
  readonly rules?: readonly Rule[];
  readonly history?: CodeHistory;
  /** Applications besides those in the workspace after: from a registry. */
  readonly applications?: readonly Application[];
}

/** What the change rules say of a revision, and what they could not decide. */
export interface RevisionFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly undecided: readonly string[];
}

interface Side {
  readonly config: WorkspaceConfig;
  readonly regions: ReadonlyMap<string, Region>;
  readonly views: ReadonlyMap<string, RegionView>;
}

/** Sides read before, by their texts: most revisions begin at the same workspace. */
const SIDES = new Map<string, Side>();

function sideOf(files: ReadonlyMap<string, string>): Side {
  const key = JSON.stringify([...files]);
  const side = SIDES.get(key) ?? readSide(files);
  SIDES.set(key, side);
  return side;
}

/** Reads a workspace through the real reader, all regions with their upper chains. */
function readSide(files: ReadonlyMap<string, string>): Side {
  const tree = memoryTree(files);
  const config = resolveConfig(tree, 'sitong.yaml', [
    ...new Set([...ruleById.keys(), ...CONTRACT_RULES]),
  ]);
  const index = indexWorkspace(tree, config.standard, {
    named: config.named,
    ignore: config.ignore,
  });
  const views = new Map<string, RegionView>();
  for (const region of index.regions.values()) {
    const read = readRegion({ index, standard: config.standard }, region.code);
    const upper = region.parent === undefined ? undefined : views.get(region.parent.code);
    views.set(region.code, regionView(region, upper, read.documents, read.complete));
  }
  return { config, regions: index.regions, views };
}

/** The cases of a revision with what they are judged by. */
export interface RevisionCases {
  readonly cases: readonly ChangeCase[];
  readonly context: RuleContext;
  /** What the rules could not decide, filled while they judge. */
  readonly undecided: string[];
  readonly regions: ReadonlyMap<string, Region>;
}

/** The cases that the change rules judge, an upper region before those below it. */
export function revisionCases(
  beforeFiles: ReadonlyMap<string, string>,
  afterFiles: ReadonlyMap<string, string>,
  options: RevisionOptions = {},
): RevisionCases {
  const before = sideOf(beforeFiles);
  const after = sideOf(afterFiles);
  const { config } = after;
  const undecided: string[] = [];
  const renumbered = new Map<string | undefined, ReadonlyMap<string, string>>();
  const cases = [...new Set([...after.views.keys(), ...before.views.keys()])].flatMap((code) => {
    const view = after.views.get(code);
    const beforeView = before.views.get(code);
    const above = renumbered.get((view ?? beforeView)?.upper?.region.code) ?? new Map();
    const revision = regionRevision(beforeView?.documents ?? [], view?.documents ?? [], {
      standard: config.standard,
      renumbered: above,
    });
    renumbered.set(code, revision.renumbered);
    const applications = [
      ...chainOf(view).flatMap(({ documents }) => applicationsOf(documents)),
      ...(options.applications ?? []),
    ];
    return revision.items.map((change) => ({ change, view, beforeView, applications }));
  });
  const context: RuleContext = {
    asOf: options.asOf ?? '2026-06-01',
    standard: config.standard,
    profileOf: (code) => (code.startsWith('00') ? config.nationalProfile : config.profile),
    sameElements: config.sameElements,
    laws: config.laws,
    authority: config.authority,
    ...(options.history === undefined ? {} : { history: options.history }),
    undecided: (row, reason) => undecided.push(`${row.item.基本编码 ?? ''} ${reason}`),
  };
  return { cases, context, undecided, regions: after.regions };
}

/** What `diff` says of two workspaces: the findings of the rules that judge changes. */
export function revisionFindings(
  beforeFiles: ReadonlyMap<string, string>,
  afterFiles: ReadonlyMap<string, string>,
  options: RevisionOptions = {},
): RevisionFindings {
  const { cases, context, undecided, regions } = revisionCases(beforeFiles, afterFiles, options);
  const diagnostics: Diagnostic[] = [];
  for (const one of cases) {
    for (const rule of options.rules ?? allRules) {
      for (const finding of rule.checks.change?.(one, context) ?? []) {
        diagnostics.push(sign(rule, finding, finding.severity ?? rule.severity, regions));
      }
    }
  }
  return { diagnostics, undecided: [...new Set(undecided)] };
}

function chainOf(view: RegionView | undefined): RegionView[] {
  const chain: RegionView[] = [];
  for (let at = view; at !== undefined; at = at.upper) chain.push(at);
  return chain;
}
