import type { Diagnostic, Place, RelatedPlace, Report, RuleInfo } from '../engine/diagnostic.js';
import { coverageLine, runLine } from './coverage.js';
import { waiverText } from './details.js';
import { markdownText } from './markdown-text.js';
import { cellPrefix, type PathOf, repositoryPaths, uriOf } from './place.js';
import type { ReportContext, Reporter } from './reporter.js';
import { jsonText, visible } from './visible.js';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';
const BASE_ID = 'SRCROOT';
const COVERAGE_ID = 'sitong/coverage';

/** What all results of a run share. */
interface Lookup {
  readonly ruleIndex: ReadonlyMap<string, number>;
  readonly pathOf: PathOf;
}

/** SARIF 2.1.0 with one run; waived findings are results with an accepted external suppression. */
export const sarif: Reporter = (report, context) => {
  const lookup: Lookup = {
    ruleIndex: new Map(context.rules.map(({ id }, index) => [id, index])),
    pathOf: repositoryPaths(context.pathPrefix),
  };
  return jsonText({
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: driver(report, context) },
        invocations: [invocation(report)],
        // No `uri`: only the consumer knows where the repository lies (§3.14.14).
        originalUriBaseIds: { [BASE_ID]: { description: { text: '代码库的根目录' } } },
        columnKind: 'utf16CodeUnits',
        defaultEncoding: 'utf-8',
        results: [...report.diagnostics, ...report.waived].map((diagnostic) =>
          result(diagnostic, lookup),
        ),
        properties: {
          asOf: report.asOf,
          coverage: coverageLine(report.summary),
          summary: report.summary,
        },
      },
    ],
  });
};

function driver({ tool }: Report, { rules }: ReportContext) {
  return {
    name: tool.name,
    fullName: `四同 ${tool.name}`,
    version: tool.version,
    semanticVersion: tool.version,
    language: 'zh-CN',
    rules: rules.map(descriptor),
    notifications: [{ id: COVERAGE_ID, shortDescription: { text: '覆盖情况' } }],
  };
}

function descriptor({ id, title, why, clause, action, severity }: RuleInfo) {
  return {
    id,
    name: title,
    shortDescription: { text: title },
    fullDescription: { text: why },
    help: {
      text: `依据：${clause}\n办法：${action}`,
      markdown: `**依据**：${markdownText(clause)}\n\n**办法**：${markdownText(action)}`,
    },
    defaultConfiguration: { level: severity },
  };
}

function invocation(report: Report) {
  return {
    executionSuccessful: true,
    toolExecutionNotifications: [
      {
        descriptor: { id: COVERAGE_ID, index: 0 },
        level: 'note',
        message: { text: runLine(report) },
      },
    ],
  };
}

function result(diagnostic: Diagnostic, { ruleIndex, pathOf }: Lookup) {
  const { workspace, related, waiver } = diagnostic;
  return {
    ruleId: diagnostic.rule,
    ruleIndex: ruleIndex.get(diagnostic.rule),
    level: diagnostic.severity,
    message: { text: messageText(diagnostic.message) },
    locations: [
      {
        physicalLocation: physicalLocation(pathOf(workspace, diagnostic.file), diagnostic),
        ...cellLocation(diagnostic),
      },
    ],
    relatedLocations: related.map((place, id) => ({
      id,
      ...relatedLocation(place, pathOf(workspace, place.file)),
      message: { text: messageText(place.message) },
    })),
    partialFingerprints: { 'sitong/v1': diagnostic.fingerprint },
    // Either all results of a run have this property or none (§3.27.23).
    suppressions: waiver
      ? [{ kind: 'external', status: 'accepted', justification: visible(waiverText(waiver)) }]
      : [],
    properties: {
      region: diagnostic.region,
      regionName: diagnostic.regionName,
      code: diagnostic.code,
      name: diagnostic.name,
      body: diagnostic.body,
      element: diagnostic.element,
      actual: diagnostic.actual,
      expected: diagnostic.expected,
      clause: diagnostic.clause,
      action: diagnostic.action,
    },
  };
}

/** A file that is not in the repository cannot be shown: it is only named. */
function relatedLocation(place: RelatedPlace, path: string) {
  if (place.elsewhere !== true)
    return { physicalLocation: physicalLocation(path, place), ...cellLocation(place) };
  const name = visible(`${place.file}:${place.line}:${place.column}`);
  return { logicalLocations: [{ fullyQualifiedName: name }] };
}

/** The cell of a workbook, which no line of a file is. */
function cellLocation(place: Place) {
  if (place.sheet === undefined) return {};
  return { logicalLocations: [{ fullyQualifiedName: cellPrefix(place).trimEnd() }] };
}

function physicalLocation(path: string, { line, column, endLine, endColumn }: Place) {
  return {
    artifactLocation: { uri: uriOf(path), uriBaseId: BASE_ID },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** Keeps text of a catalog from becoming a link: viewers follow `[text](target)` in messages (§3.11.6). */
function messageText(text: string): string {
  return visible(text).replaceAll('](', '] (');
}
