import type { DiffReport } from '../../diff/report.js';
import type { ReportContext } from '../reporter.js';

/** What a reporter of revisions is given besides the report. */
export interface RevisionContext
  extends Pick<ReportContext, 'rules' | 'sourceLine' | 'pathPrefix'> {
  /** Whether ANSI colours may be used. */
  readonly color: boolean;
  /** Columns of the terminal; only `pretty` looks at it. */
  readonly width: number;
  /** How much `pretty` prints: changes of one document, entries of an element, impacts of a change. */
  readonly max?: number;
  /** Print changes, findings and the closing line only. */
  readonly quiet?: boolean;
}

/** Renders a revision to text, or to bytes for a workbook; pure: no clock, no file, no process. */
export type RevisionReporter<Output extends string | Promise<Uint8Array>> = (
  report: DiffReport,
  context: RevisionContext,
) => Output;

/** A reporter that gives text. */
export type RevisionTextReporter = RevisionReporter<string>;
