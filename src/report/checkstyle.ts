import type { Diagnostic, Severity } from '../engine/diagnostic.js';
import { runLine } from './coverage.js';
import { detailLines } from './details.js';
import { cellPrefix, groupBy, type PathOf, repositoryPaths } from './place.js';
import type { Reporter } from './reporter.js';
import { XML_DECLARATION, xmlComment, xmlLeaf, xmlParent } from './xml.js';

const SEVERITIES: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'info',
};

/** Checkstyle XML; the coverage is a comment, since the format has no element for it. */
export const checkstyle: Reporter = (report, context) => {
  const pathOf = repositoryPaths(context.pathPrefix);
  const files = groupBy(report.diagnostics, ({ workspace, file }) => pathOf(workspace, file));
  const elements = Array.from(files, ([name, diagnostics]) =>
    xmlParent(
      'file',
      { name },
      diagnostics.map((diagnostic) => errorElement(diagnostic, pathOf)),
    ),
  );
  const root = xmlParent('checkstyle', { version: '4.3' }, [
    xmlComment(runLine(report)),
    ...elements,
  ]);
  return `${XML_DECLARATION}\n${root}\n`;
};

function errorElement(diagnostic: Diagnostic, pathOf: PathOf): string {
  return xmlLeaf('error', {
    line: diagnostic.line,
    column: diagnostic.column,
    severity: SEVERITIES[diagnostic.severity],
    message: [
      `${cellPrefix(diagnostic)}${diagnostic.message}`,
      ...detailLines(diagnostic, pathOf),
    ].join(' '),
    // Jenkins takes the part behind the last dot as the type, so the rule id stays whole.
    source: `sitong.${diagnostic.rule}`,
  });
}
