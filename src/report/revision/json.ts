import type {
  DiffReport,
  Impact,
  ReportedChange,
  ReportedElement,
  ReportedEntry,
  ReportedHeader,
  ReportedRegion,
  ReportedSide,
} from '../../diff/report.js';
import type { Place } from '../../engine/diagnostic.js';
import type { Approval } from '../../model/application.js';
import { CHANGE_KINDS, DIRECTIONS, type Match } from '../../model/change.js';
import { diagnosticFields } from '../json.js';
import { jsonText } from '../visible.js';
import type { RevisionTextReporter } from './reporter.js';

/** The comparison itself, in the published shape (schemas/diff.schema.json); keys keep their order. */
export const json: RevisionTextReporter = (report) =>
  jsonText({
    tool: { name: report.tool.name, version: report.tool.version },
    asOf: report.asOf,
    before: report.before,
    after: report.after,
    summary: summaryFields(report.summary),
    regions: report.regions.map(regionFields),
    headers: report.headers.map(headerFields),
    changes: report.changes.map(changeFields),
    others: report.others.map(impactFields),
    diagnostics: report.diagnostics.map(diagnosticFields),
  });

// All list every field by hand: the order is part of the contract (same input, same bytes).
// JSON.stringify leaves out what is undefined.

function summaryFields(summary: DiffReport['summary']) {
  return {
    regions: summary.regions,
    identical: summary.identical,
    itemsBefore: summary.itemsBefore,
    itemsAfter: summary.itemsAfter,
    kinds: Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, summary.kinds[kind]])),
    directions: Object.fromEntries(DIRECTIONS.map((one) => [one, summary.directions[one]])),
    regionChanges: summary.regionChanges,
    headerChanges: summary.headerChanges,
    affectedRegions: summary.affectedRegions,
    affectedRows: summary.affectedRows,
    errors: summary.errors,
    warnings: summary.warnings,
    notes: summary.notes,
    undecided: summary.undecided,
    undecidedReasons: summary.undecidedReasons.map(({ reason, rows }) => ({ reason, rows })),
    waived: summary.waived,
    rulesOff: summary.rulesOff,
    unread: summary.unread,
  };
}

function regionFields({ kind, before, after, match, elements }: ReportedRegion) {
  const side = (one: ReportedRegion['before']) => one && { code: one.code, name: one.name };
  return {
    kind,
    before: side(before),
    after: side(after),
    match: matchFields(match),
    elements: elements.map((one) => ({
      element: one.element,
      before: one.before,
      after: one.after,
    })),
  };
}

function headerFields({ region, regionName, catalog, list, elements }: ReportedHeader) {
  return { region, regionName, catalog, list, elements: elements.map(elementFields) };
}

function changeFields(change: ReportedChange) {
  return {
    id: change.id,
    kind: change.kind,
    region: change.region,
    regionName: change.regionName,
    catalog: change.catalog,
    list: change.list,
    before: change.before.map(sideFields),
    after: change.after.map(sideFields),
    match: matchFields(change.match),
    elements: change.elements.map(elementFields),
    applicant: change.applicant,
    regional: change.regional,
    approval: approvalFields(change.approval),
    impacts: change.impacts.map(impactFields),
  };
}

function placeFields({ file, line, column, endLine, endColumn }: Place) {
  return { file, line, column, endLine, endColumn };
}

function sideFields(side: ReportedSide) {
  return { ...placeFields(side), code: side.code, name: side.name, body: side.body };
}

function matchFields(match: Match | undefined) {
  return match && { by: match.by, confidence: match.confidence };
}

function hunkFields(hunks: ReportedElement['hunks']) {
  return hunks?.map(({ kind, text }) => ({ kind, text }));
}

/** Object type: entries hold elements again, so the shape is named only here. */
function elementFields(element: ReportedElement): object {
  return {
    element: element.element,
    before: element.before,
    after: element.after,
    entries: element.entries?.map(entryFields),
    hunks: hunkFields(element.hunks),
    notation: element.notation,
    applicant: element.applicant,
    region: element.region,
  };
}

function entryFields({ kind, before, after, hunks, parts, applicant }: ReportedEntry): object {
  return {
    kind,
    before,
    after,
    hunks: hunkFields(hunks),
    parts: parts?.map(elementFields),
    applicant,
  };
}

function approvalFields({ level, decides, why, application, follows }: Approval) {
  return {
    level,
    decides,
    why,
    application: application && {
      unit: application.unit,
      date: application.date,
      ground: application.ground,
      place: { file: application.place.file, line: application.place.line },
      state: application.state,
    },
    follows,
  };
}

function impactFields(impact: Impact) {
  return {
    ...placeFields(impact),
    region: impact.region,
    regionName: impact.regionName,
    level: impact.level,
    catalog: impact.catalog,
    list: impact.list,
    code: impact.code,
    name: impact.name,
    rule: impact.rule,
    severity: impact.severity,
    from: impact.from,
    message: impact.message,
    action: impact.action,
    expected: impact.expected,
  };
}
