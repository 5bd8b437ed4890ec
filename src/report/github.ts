import type { Diagnostic, Severity } from '../engine/diagnostic.js';
import { runLine } from './coverage.js';
import { detailLines } from './details.js';
import { cellPrefix, type PathOf, repositoryPaths } from './place.js';
import type { Reporter } from './reporter.js';
import { visible } from './visible.js';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * GitHub Actions workflow commands. The coverage comes first: GitHub keeps ten notices of a step,
 * and this is the one that must not be dropped.
 */
export const github: Reporter = (report, context) => {
  const pathOf = repositoryPaths(context.pathPrefix);
  const titles = new Map(context.rules.map(({ id, title }) => [id, title]));
  const lines = [
    command('notice', { title: '四同 覆盖情况' }, [runLine(report)]),
    ...report.diagnostics.map((diagnostic) =>
      annotation(diagnostic, titles.get(diagnostic.rule), pathOf),
    ),
  ];
  return `${lines.join('\n')}\n`;
};

function annotation(diagnostic: Diagnostic, title: string | undefined, pathOf: PathOf): string {
  const { line, column, endLine, endColumn } = diagnostic;
  return command(
    COMMANDS[diagnostic.severity],
    {
      file: pathOf(diagnostic.workspace, diagnostic.file),
      line,
      endLine,
      // The Checks API refuses columns on an annotation of several lines.
      ...(line === endLine ? { col: column, endColumn } : {}),
      title: title === undefined ? diagnostic.rule : `${diagnostic.rule} ${title}`,
    },
    [`${cellPrefix(diagnostic)}${visible(diagnostic.message)}`, ...detailLines(diagnostic, pathOf)],
  );
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  lines: readonly string[],
): string {
  const list = Object.entries(properties)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${name} ${list}::${escapeData(lines.join('\n'))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
