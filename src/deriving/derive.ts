import { JudgingDay } from '../model/judging-day.js';
import type { RegionView } from '../model/region-view.js';
import { safeName } from '../registry/workspace-files.js';
import { devolution } from '../rules/life/devolved.js';
import type { Standard } from '../standard/standard.js';
import { isParent } from '../values/code.js';
import type { Value } from '../yaml/value.js';
import { type Assigned, Assigner } from './claims/assign.js';
import { type ClaimedItem, type Decision, decide } from './claims/decide.js';
import { type DerivedFile, type DocumentDraft, filesOf, freeName } from './documents.js';
import type { Body } from './input/bodies.js';
import type { Claim } from './input/claims.js';
import type { Completed } from './rows/blanks.js';
import { catalogRow } from './rows/catalog-row.js';
import { guideRow } from './rows/guide-row.js';
import { type ListRow, listRows } from './rows/list-rows.js';
import type { Numbers } from './rows/serials.js';
import { draftList, KEPT_LISTS } from './rows/special-lists.js';

/** What a region's own documents are derived from. */
export interface DeriveRequest {
  /** The region, without documents of its own, over its whole upper chain. */
  readonly view: RegionView;
  readonly standard: Standard;
  readonly bodies: readonly Body[];
  readonly claims: ReadonlyMap<string, Claim>;
  /** Numbers of 业务办理项 that rows already have. */
  readonly numbers: Numbers;
  readonly asOf: string;
  /** 版本 of the documents. */
  readonly version: string;
}

/** An item that was taken over, with the bodies found for it. */
export interface DerivedItem {
  readonly item: ClaimedItem;
  readonly assigned: Assigned;
  readonly catalog: Completed;
}

/** A region's own documents. */
export interface Derived {
  readonly decision: Decision;
  readonly items: readonly DerivedItem[];
  readonly rows: readonly ListRow[];
  readonly guides: readonly Completed[];
  /** Rows that have no guide yet since their 实施编码 is 待填. */
  readonly unguided: number;
  /** Items that went down whole to a lower level: they have no row of the region's own. */
  readonly passedOn: readonly ClaimedItem[];
  /** 基本目录, 实施清单, 办事指南, 专项清单; the declaration of the region is not among them. */
  readonly files: readonly DerivedFile[];
}

/** Where rows stand whose body the table does not have. */
const NO_BODY = '机构待定';

/**
 * Derives a region's own 基本目录, 实施清单, 办事指南 and draft lists from its upper chain, its bodies
 * and its claims. Pure: the same request gives the same files, byte for byte.
 */
export function derive(request: DeriveRequest): Derived {
  const { view, standard, bodies, claims, numbers } = request;
  const asOf = new JudgingDay(request.asOf);
  const decision = decide({ view, claims, asOf });
  const assigner = new Assigner(bodies);
  const items = decision.claimed.map((item): DerivedItem => {
    const assigned = assigner.assign(item);
    return { item, assigned, catalog: catalogRow(item, assigned, { view, standard }) };
  });
  const setting = { view, standard, numbers, asOf };
  const passedOn: ClaimedItem[] = [];
  const rows = items.flatMap(({ item, assigned, catalog }) => {
    const { code, level } = item;
    if (level === undefined || isParent(code)) return [];
    if (devolution(code, level, view, asOf) !== undefined) {
      passedOn.push(item);
      return [];
    }
    return listRows(item, assigned, catalog.row, setting);
  });
  const guides = rows.map((row) => ({ row, guide: guideRow(row, standard) }));
  const drafts = [
    catalogDraft(decision, items, request),
    ...byBody(
      '实施清单',
      rows.map((row) => [row.body, row]),
      request,
    ),
    ...byBody(
      '办事指南',
      guides.flatMap(({ row, guide }) => (guide === undefined ? [] : [[row.body, guide] as const])),
      request,
    ),
    ...KEPT_LISTS.flatMap((list) => listDraft(list, rows, request)),
  ];
  const taken = new Set<string>();
  return {
    decision,
    items,
    rows,
    guides: guides.flatMap(({ guide }) => (guide === undefined ? [] : [guide])),
    unguided: guides.filter(({ row, guide }) => guide === undefined && lacksCode(row)).length,
    passedOn,
    files: drafts.flatMap((draft) => [...filesOf(draft, taken)]),
  };
}

function lacksCode({ row }: ListRow): boolean {
  return row.实施编码 === '待填';
}

function catalogDraft(
  { declined }: Decision,
  items: readonly DerivedItem[],
  { view, version }: DeriveRequest,
): DocumentDraft {
  const refusals = declined.map(
    ({ code, reason, note }): Value => ({
      基本编码: code,
      理由: reason,
      ...(note === undefined ? {} : { 说明: note }),
    }),
  );
  return {
    base: '基本目录',
    kind: '基本目录',
    region: view.region.code,
    version,
    header: refusals.length === 0 ? {} : { 未承接: refusals },
    rows: items.map(({ catalog }) => catalog),
  };
}

/** A document per body, in the order in which the bodies first come. */
function byBody(
  kind: '实施清单' | '办事指南',
  rows: readonly (readonly [Body | undefined, Completed])[],
  { view, version }: DeriveRequest,
): DocumentDraft[] {
  const groups = new Map<string, Completed[]>();
  for (const [body, row] of rows) {
    const name = body?.name ?? NO_BODY;
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  const taken = new Set<string>();
  return [...groups].map(([name, group]) => ({
    base: `${kind}/${freeName(safeName(name), taken)}`,
    kind,
    region: view.region.code,
    version,
    header: {},
    rows: group,
  }));
}

function listDraft(
  list: string,
  rows: readonly ListRow[],
  request: DeriveRequest,
): DocumentDraft[] {
  const { view, version } = request;
  const entries = draftList(list, rows, request);
  if (entries.length === 0) return [];
  return [
    {
      base: `专项清单/${list}`,
      kind: '专项清单',
      region: view.region.code,
      version,
      header: { 清单: list },
      rows: entries.map((row) => ({ row, absent: [] })),
    },
  ];
}
