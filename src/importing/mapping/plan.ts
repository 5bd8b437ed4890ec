import type { Value } from '../../yaml/value.js';
import type { SourceOptions } from '../source.js';
import type { Transform } from '../value.js';
import type { Kind, Merge } from './shape.js';

/** A test on one record. */
export interface Condition {
  readonly column: string;
  readonly steps: readonly Transform[];
  readonly equals?: ReadonlySet<string> | undefined;
  readonly differs?: ReadonlySet<string> | undefined;
  readonly lengths?: ReadonlySet<number> | undefined;
  readonly sameAs?: string | undefined;
  readonly otherThan?: string | undefined;
  readonly filled?: boolean | undefined;
}

/** One way to fill an element: from a column or with a constant. */
export interface ElementSource {
  readonly column?: string | undefined;
  readonly constant?: Value | undefined;
  readonly steps: readonly Transform[];
  readonly when: readonly Condition[];
}

/** One row that a record may give; the first source whose condition holds fills the element. */
export interface RowPlan {
  readonly when: readonly Condition[];
  readonly elements: ReadonlyMap<string, readonly ElementSource[]>;
}

/** One kind of document to write. */
export interface OutputPlan {
  readonly kind: Kind;
  /** File name with {地区}, {地区名称} and {类别}. */
  readonly file: string;
  readonly header: ReadonlyMap<string, Value>;
  readonly when: readonly Condition[];
  /** Extra rows first, so that a 主项 stands before its 子项. */
  readonly rows: readonly RowPlan[];
  readonly key: readonly string[];
  readonly merges: ReadonlyMap<string, Merge>;
  readonly order: readonly string[];
}

/** Something that must hold of a record, so that a column may be left out. */
export interface Check extends Condition {
  readonly when: readonly Condition[];
  readonly note?: string | undefined;
}

/** A mapping, ready to run. */
export interface MappingPlan {
  readonly name: string;
  readonly source: SourceOptions;
  /** Folder of the JSON Schemas, relative to the output folder. */
  readonly schemas?: string | undefined;
  readonly region: {
    readonly column?: string | undefined;
    readonly steps: readonly Transform[];
    readonly names: ReadonlyMap<string, string>;
  };
  readonly outputs: readonly OutputPlan[];
  readonly checks: readonly Check[];
  /** Columns left out on purpose, with the reason. */
  readonly declined: ReadonlyMap<string, string>;
}
