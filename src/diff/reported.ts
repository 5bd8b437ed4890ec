import { createHash } from 'node:crypto';
import type { Diagnostic } from '../engine/diagnostic.js';
import { documentName, rowLines, rowPlace } from '../engine/sign.js';
import type { Approval } from '../model/application.js';
import type { HeaderChange, ItemChange } from '../model/change.js';
import { codeOf, type Row } from '../model/document.js';
import { KINDS } from '../model/kinds.js';
import { byCodeUnit } from '../model/order.js';
import type { Region } from '../model/region-tree.js';
import type { Cause } from './causes.js';
import { describeElement, type Holders } from './describe.js';
import { FOLLOW } from './follow-ups.js';
import type { Impact, ReportedChange, ReportedHeader, ReportedSide } from './report.js';

/** A change as it is shown, before its impact is known, and what tells what it caused. */
export interface DescribedChange {
  readonly change: Omit<ReportedChange, 'impacts'>;
  readonly cause: Cause;
}

/** Makes plain text of a change, so that the documents it came from need not be held. */
export function describeChange(
  change: ItemChange,
  regionName: string,
  approval: Approval,
): DescribedChange {
  const { kind, region, match, applicant, regional } = change;
  const before = change.before.map(sideOf);
  const after = change.after.map(sideOf);
  const name = documentName({ kind: change.catalog, variant: change.variant });
  const id = changeId(change, before, after);
  const holders = holdersOf(change);
  return {
    change: {
      id,
      kind,
      region,
      regionName,
      ...name,
      before,
      after,
      ...(match === undefined ? {} : { match }),
      elements: change.elements.map((element) => describeElement(element, holders)),
      applicant,
      regional,
      approval,
    },
    cause: {
      id,
      region,
      before,
      after,
      extents: change.after.map((row) => ({ file: row.document.source.path, ...rowLines(row) })),
      planned: plannedDays(change),
    },
  };
}

const PLANNED = ['计划生效日期', '计划取消日期'] as const;

/** The planned days that a change brings: of a row that stays those that differ. */
function plannedDays({ kind, after, elements }: ItemChange): readonly string[] {
  const changed = new Set(elements.map(({ element }) => element));
  const stays = kind === '变更' || kind === '恢复' || kind === '暂停';
  const days = after.flatMap(({ item }) =>
    PLANNED.flatMap((name) => (stays && !changed.has(name) ? [] : (item[name] ?? []))),
  );
  return [...new Set(days)].sort();
}

/** The rows that the elements stand in: a limit is shown with its unit. */
function holdersOf({ before: [before], after: [after] }: ItemChange): Holders {
  return {
    ...(before === undefined ? {} : { before: before.item }),
    ...(after === undefined ? {} : { after: after.item }),
  };
}

function sideOf(row: Row): ReportedSide {
  const code = codeOf(row);
  const name = row.item.业务办理项名称 ?? row.item.事项名称;
  const body = row.item.实施主体 ?? row.item.主管部门;
  return {
    ...rowPlace(row),
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name }),
    ...(body === undefined ? {} : { body }),
  };
}

/** Of region, document, kind, codes and names: the same change has the same id wherever its rows lie. */
function changeId(
  { kind, region, catalog, variant }: ItemChange,
  before: readonly ReportedSide[],
  after: readonly ReportedSide[],
): string {
  const sides = (list: readonly ReportedSide[]) => list.map(({ code, name }) => [code, name]);
  return createHash('sha256')
    .update(JSON.stringify([kind, region, catalog, variant, sides(before), sides(after)]))
    .digest('hex')
    .slice(0, 16);
}

export function describeHeader(
  { region, catalog, variant, elements }: HeaderChange,
  regionName: string,
): ReportedHeader {
  return {
    region,
    regionName,
    ...documentName({ kind: catalog, variant }),
    elements: elements.map((element) => describeElement(element)),
  };
}

/** A new finding as what a row of its region has to do, `from` a day to come where it is one of that day. */
export function impactOf(
  finding: Diagnostic,
  regions: ReadonlyMap<string, Region>,
  from?: string,
): Impact | undefined {
  const region = finding.region === undefined ? undefined : regions.get(finding.region);
  if (region === undefined) return undefined;
  const { file, line, column, endLine, endColumn, rule, severity, message, action } = finding;
  const { code, name, expected, document } = finding;
  return {
    file,
    line,
    column,
    endLine,
    endColumn,
    region: region.code,
    regionName: region.name,
    level: region.level,
    ...(document ?? {}),
    ...(code === undefined ? {} : { code }),
    ...(name === undefined ? {} : { name }),
    ...(rule === FOLLOW ? {} : { rule }),
    severity,
    ...(from === undefined ? {} : { from }),
    message: from === undefined ? message : `到 ${from} 这一天：${message}`,
    action,
    ...(expected === undefined ? {} : { expected }),
  };
}

/** Order of impacts: regions as in the tree, then kinds of document, then rows. */
export function impactOrder(
  regions: ReadonlyMap<string, Region>,
): (a: Impact, b: Impact) => number {
  const rank = new Map([...regions.keys()].map((code, i) => [code, i]));
  const kind = ({ catalog }: Impact) => (catalog === undefined ? -1 : KINDS.indexOf(catalog));
  return (a, b) =>
    (rank.get(a.region) ?? 0) - (rank.get(b.region) ?? 0) ||
    kind(a) - kind(b) ||
    byCodeUnit(a.list ?? '', b.list ?? '') ||
    byCodeUnit(a.file, b.file) ||
    a.line - b.line ||
    byCodeUnit(a.rule ?? '', b.rule ?? '');
}
