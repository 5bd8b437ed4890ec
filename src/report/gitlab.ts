import type { Diagnostic, Severity } from '../engine/diagnostic.js';
import { runLine } from './coverage.js';
import { cellPrefix, type PathOf, repositoryPaths } from './place.js';
import type { Reporter } from './reporter.js';
import { jsonText, visible, wellFormed } from './visible.js';

/** The part of the Code Climate format that GitLab reads (docs.gitlab.com/ci/testing/code_quality). */
interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

const SEVERITIES: Readonly<Record<Severity, CodeQualityIssue['severity']>> = {
  error: 'major',
  warning: 'minor',
  note: 'info',
};

/**
 * GitLab Code Quality. The format has no place besides the issues, so the coverage is one of severity
 * `info`; its fingerprint never changes, so a merge request does not show it as new each time.
 */
export const gitlab: Reporter = (report, context) => {
  const pathOf = repositoryPaths(context.pathPrefix);
  const coverage: CodeQualityIssue = {
    description: runLine(report),
    check_name: 'sitong/coverage',
    fingerprint: 'sitong-coverage',
    severity: 'info',
    location: { path: pathOf(undefined, 'sitong.yaml'), lines: { begin: 1 } },
  };
  return jsonText([...report.diagnostics.map((diagnostic) => issue(diagnostic, pathOf)), coverage]);
};

function issue(diagnostic: Diagnostic, pathOf: PathOf): CodeQualityIssue {
  const { workspace, fingerprint, message, action } = diagnostic;
  return {
    description: `${cellPrefix(diagnostic)}${visible(action === '' ? message : `${message}（办法：${action}）`)}`,
    check_name: diagnostic.rule,
    // Fingerprints are unique in a workspace only, GitLab wants them unique in the file.
    fingerprint: wellFormed(workspace === undefined ? fingerprint : `${workspace}:${fingerprint}`),
    severity: SEVERITIES[diagnostic.severity],
    location: {
      path: wellFormed(pathOf(workspace, diagnostic.file)),
      lines: { begin: diagnostic.line },
    },
  };
}
