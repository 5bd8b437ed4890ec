/**
 * The documents of the example workspace that rules show themselves on. It is a
 * clean workspace of four levels with one 许可 split into two 子项, one 公共服务
 * and one 行政给付; see example-workspace.ts.
 */
export type ExampleDocument =
  | '配置'
  | '地区'
  | '国家目录'
  | '省目录'
  | '市目录'
  | '县目录'
  | '省标准'
  | '市清单'
  | '县清单'
  | '县指南';

/** One change of the example workspace. */
export type ExampleEdit =
  | {
      readonly in: ExampleDocument;
      /** Which row: its number from 0; default the first. */
      readonly row?: number;
      /** Elements to write; undefined takes one out. */
      readonly set: Readonly<Record<string, unknown>>;
    }
  | { readonly in: ExampleDocument; readonly header: Readonly<Record<string, unknown>> }
  | { readonly in: ExampleDocument; readonly add: Readonly<Record<string, unknown>> }
  | { readonly in: ExampleDocument; readonly remove: number }
  | { readonly in: ExampleDocument; readonly replace: readonly [from: string, to: string] }
  | { readonly in: ExampleDocument; readonly text: string };

/** A small case: what it shows, and how it differs from the clean example workspace. */
export interface Example {
  readonly shows: string;
  readonly edits: readonly ExampleEdit[];
}
