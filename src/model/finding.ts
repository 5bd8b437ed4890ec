import type { CatalogDocument, Row } from './document.js';
import type { Path } from './locate.js';
import type { Severity } from './severity.js';
import type { SourceText } from './source.js';

/** Where a finding stands: in a row, in a document's header, or anywhere in a file. */
export type Spot =
  | { readonly row: Row; readonly path: Path; readonly target?: 'key' | 'value' }
  | { readonly document: CatalogDocument; readonly path: Path; readonly target?: 'key' | 'value' }
  | {
      readonly source: SourceText;
      readonly start: number;
      readonly end: number;
      readonly region?: string;
    };

/**
 * A certain correction: another value for a scalar of the row, or entries that a
 * list lacks. The path is relative to the row.
 */
export type Fix =
  | { readonly path: Path; readonly value: string }
  | { readonly path: Path; readonly append: readonly string[] };

/**
 * What a rule yields: where and what. The engine adds the rule's id, severity
 * and clause, the row's codes and the position.
 */
export interface Finding {
  readonly spot: Spot;
  readonly message: string;
  /** What to do, when it says more than the rule's own advice. */
  readonly action?: string;
  /** A lesser grade than the rule's own severity. */
  readonly severity?: Severity;
  /** The top-level element, when the path does not begin with it. */
  readonly element?: string;
  /** The row it is about, when it stands elsewhere: an item that is missing. */
  readonly about?: Row;
  readonly actual?: string;
  readonly expected?: string;
  readonly fix?: Fix;
  readonly related?: readonly { readonly spot: Spot; readonly message: string }[];
}

/** A finding with the rule it falls under, as the readers of files make them. */
export interface SignedFinding {
  readonly rule: string;
  readonly finding: Finding;
}
