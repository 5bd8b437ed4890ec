import type { Diagnostic, RelatedPlace, Summary } from '../engine/diagnostic.js';
import type { Reporter } from './reporter.js';
import { jsonText } from './visible.js';

/** The report itself, in the published shape (schemas/report.schema.json); keys keep their order. */
export const json: Reporter = ({ tool, asOf, summary, diagnostics, waived }) =>
  jsonText({
    tool: { name: tool.name, version: tool.version },
    asOf,
    summary: summaryFields(summary),
    diagnostics: diagnostics.map(diagnosticFields),
    waived: waived.map(diagnosticFields),
  });

// Both list every field by hand: the order is part of the contract (same input, same bytes), and a
// field that only the engine needs must not leak. JSON.stringify leaves out what is undefined.

function summaryFields(summary: Summary) {
  return {
    workspaces: summary.workspaces,
    files: summary.files,
    regions: summary.regions,
    items: summary.items,
    comparisons: summary.comparisons,
    undecided: summary.undecided,
    errors: summary.errors,
    warnings: summary.warnings,
    notes: summary.notes,
    waived: summary.waived,
    baselined: summary.baselined,
    upperFrom: summary.upperFrom,
    workbook: summary.workbook && {
      file: summary.workbook.file,
      rows: summary.workbook.rows,
      refused: summary.workbook.refused,
      corrected: summary.workbook.corrected,
      unread: summary.workbook.unread,
    },
    since: summary.since && {
      revision: summary.since.revision,
      id: summary.since.id,
      changed: summary.since.changed,
      known: summary.since.known,
    },
    missingUpper: summary.missingUpper,
    uncovered: summary.uncovered,
    rulesOff: summary.rulesOff,
    undecidedReasons: summary.undecidedReasons.map(({ reason, rows }) => ({ reason, rows })),
  };
}

/** A finding in the order of the contract. */
export function diagnosticFields(diagnostic: Diagnostic) {
  return {
    rule: diagnostic.rule,
    severity: diagnostic.severity,
    message: diagnostic.message,
    action: diagnostic.action,
    file: diagnostic.file,
    line: diagnostic.line,
    column: diagnostic.column,
    endLine: diagnostic.endLine,
    endColumn: diagnostic.endColumn,
    sheet: diagnostic.sheet,
    cell: diagnostic.cell,
    region: diagnostic.region,
    code: diagnostic.code,
    name: diagnostic.name,
    element: diagnostic.element,
    actual: diagnostic.actual,
    expected: diagnostic.expected,
    related: diagnostic.related.map(relatedFields),
    clause: diagnostic.clause,
    fingerprint: diagnostic.fingerprint,
    regionName: diagnostic.regionName,
    body: diagnostic.body,
    workspace: diagnostic.workspace,
    waiver: diagnostic.waiver && {
      reason: diagnostic.waiver.reason,
      document: diagnostic.waiver.document,
    },
  };
}

function relatedFields(place: RelatedPlace) {
  const { file, line, column, message, endLine, endColumn, sheet, cell } = place;
  return { file, line, column, message, endLine, endColumn, sheet, cell };
}
