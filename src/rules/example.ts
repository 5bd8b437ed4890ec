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
  | '县指南'
  | '省申请'
  | '县申请'
  | ExampleList;

/** Lists of the example workspace: 市进驻清单 and 市网办清单 stand in it, an edit brings in the others. */
export type ExampleList =
  | '国家许可清单'
  | '国家证照分离清单'
  | '国家市场准入清单'
  | '国家投资清单'
  | '国家工程建设清单'
  | '省许可清单'
  | '省通办清单'
  | '省网办清单'
  | '市进驻清单'
  | '市网办清单'
  | '市中介清单'
  | '市证明清单'
  | '县市场准入清单'
  | '县进驻清单'
  | '县网办清单'
  | '县中介清单'
  | '县承诺清单'
  | '县容缺清单'
  | '县特殊环节清单'
  | '县证明清单';

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
  /** Of a rule that judges a change: how the workspace before it differs from the clean one. */
  readonly before?: readonly ExampleEdit[];
  readonly edits: readonly ExampleEdit[];
}
