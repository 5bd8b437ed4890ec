import type { Place, Report, RuleInfo } from '../engine/diagnostic.js';

/** What a reporter is given besides the report; everything it may need from outside. */
export interface ReportContext {
  /** All rules of the product, sorted by id. */
  readonly rules: readonly RuleInfo[];
  /**
   * A source line (1-based) of a file of the workspace, without its line break; undefined when it cannot be
   * read. Of a place in a sheet, the first line of what its cell shows.
   */
  readonly sourceLine: (
    workspace: string | undefined,
    file: string,
    line: number,
    place?: Place,
  ) => string | undefined;
  /** Whether ANSI colours may be used. */
  readonly color: boolean;
  /** How many findings `pretty` prints per rule; undefined is its default. */
  readonly max?: number;
  /** Print findings and the closing line only. */
  readonly quiet?: boolean;
  /** Path from the repository root to the workspace, '' or ending in '/'; for CI annotations. */
  readonly pathPrefix: string;
}

/** Renders a report to text; pure: no clock, no file, no process. */
export type Reporter = (report: Report, context: ReportContext) => string;
