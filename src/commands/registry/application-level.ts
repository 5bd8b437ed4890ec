import type { WorkspaceConfig } from '../../config/resolve.js';
import { elementChanges } from '../../diff/elements.js';
import { ruleContext } from '../../engine/context.js';
import { ViewChain } from '../../engine/view-chain.js';
import type { Application, AppliedChange, Approval } from '../../model/application.js';
import type { ItemChange } from '../../model/change.js';
import type { CatalogDocument, Row } from '../../model/document.js';
import { JudgingDay } from '../../model/judging-day.js';
import { NodeTable } from '../../model/node-table.js';
import type { Region } from '../../model/region-tree.js';
import type { RegionView } from '../../model/region-view.js';
import { SourceText } from '../../model/source.js';
import { approvalOf } from '../../rules/change/approval-level.js';
import type { ChangeCase, RuleContext } from '../../rules/rule.js';
import type { Item } from '../../standard/item.js';
import type { Standard } from '../../standard/standard.js';
import { type Level, levelNumber } from '../../values/level.js';
import { type OpenedWorkspace, sourceOf } from '../run-check.js';

/** The level that decides on an application, and why. */
export interface ApplicationLevel {
  readonly level: Level;
  readonly decides: string;
  readonly why: string;
}

/**
 * The level that decides on an application: the highest that any of its changes needs (domain §4.2 G2),
 * at least the region's own.
 *
 * @param view the region as it is published, with its upper chain.
 */
export function levelOfApplication(
  application: Application,
  view: RegionView,
  context: RuleContext,
): ApplicationLevel {
  const { region } = view;
  let highest: ApplicationLevel = {
    level: region.level,
    decides: `${region.name}政务服务管理机构`,
    why: '不涉及须由上级决定的要素',
  };
  for (const applied of application.changes) {
    for (const change of supposedChanges(applied, view, context.standard)) {
      const one: ChangeCase = { change, view, beforeView: view, applications: [] };
      const approval = approvalOf(one, context);
      if (isHigher(approval, highest)) highest = approval;
    }
  }
  return highest;
}

function isHigher(
  approval: Approval,
  { level }: ApplicationLevel,
): approval is Approval & ApplicationLevel {
  return approval.level !== undefined && levelNumber(approval.level) < levelNumber(level);
}

/** The changes that an applied row would make in the region's documents as they are published. */
function supposedChanges(
  applied: AppliedChange,
  view: RegionView,
  standard: Standard,
): ItemChange[] {
  const { operation, code, elements } = applied;
  if (operation === '新增') return [addition(applied, view)];
  return view.documents.flatMap((document) =>
    document.rows
      .filter((row) => isMeant(row, code))
      .map((row) => {
        const after: Row = { ...row, item: { ...row.item, ...elements } as Item };
        const known = standard.elements(document.kind, document.variant);
        return {
          ...base(applied, document),
          before: [row],
          after: [after],
          match: { by: '编码', confidence: 1 },
          elements: elementChanges(row, after, known),
        } as const;
      }),
  );
}

function isMeant({ item, document }: Row, code: string | undefined): boolean {
  if (code === undefined || document.kind === '调整申请') return false;
  return item.基本编码 === code || item.实施编码 === code || item.业务办理项编码 === code;
}

/** A new row stands in the 基本目录 when its code is a 基本编码, else in the 实施清单. */
function addition(applied: AppliedChange, view: RegionView): ItemChange {
  const { code, elements } = applied;
  const own = code === undefined || code.length === 12 ? '基本编码' : '实施编码';
  const kind = own === '基本编码' ? '基本目录' : '实施清单';
  const document = view.documents.find((one) => one.kind === kind) ?? emptyDocument(view, kind);
  const named = code === undefined ? {} : { [own]: code };
  const row: Row = {
    document,
    index: 0,
    item: { ...named, ...elements } as Item,
    faulty: new Set(),
    blank: new Set(),
    empty: new Set(),
  };
  return { ...base(applied, document), before: [], after: [row], elements: [] };
}

function base({ operation }: AppliedChange, { region, kind, variant }: CatalogDocument) {
  return {
    kind: operation,
    region,
    catalog: kind,
    variant,
    applicant: '待判断',
    regional: '待判断',
  } as const;
}

function emptyDocument(view: RegionView, kind: '基本目录' | '实施清单'): CatalogDocument {
  return {
    source: new SourceText('', ''),
    nodes: new NodeTable(),
    kind,
    variant: kind === '实施清单' ? { standard: false } : {},
    region: view.region.code,
    header: {},
    absent: new Set(),
    rows: [],
  };
}

/** A region with its upper chain out of a workspace. */
export function viewOf(
  opened: Pick<OpenedWorkspace, 'config' | 'index'>,
  region: Region,
): RegionView {
  return new ViewChain(sourceOf(opened)).of(region).view;
}

/** What the rules of approval are given of a workspace. */
export function approvalContext(config: WorkspaceConfig, asOf: string): RuleContext {
  return ruleContext({ ...config, asOf: new JudgingDay(asOf) }, () => undefined);
}
