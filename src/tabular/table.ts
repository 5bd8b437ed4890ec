import type { CatalogKind } from '../model/kinds.js';
import type { RowVariant } from '../standard/standard.js';
import type { Values } from '../yaml/value.js';

/** What the rows of a table are: a 类别, with 性质 标准 or the name of the list where there are several. */
export interface TableKind {
  readonly kind: CatalogKind;
  readonly variant: RowVariant;
}

/** Rows of one region under one header (版本, 未载要素, 未承接 …), as one YAML document would hold them. */
export interface TableSection {
  /** 地区代码, six digits. */
  readonly region: string;
  readonly regionName: string;
  /** Keys of the header but 类别, 地区, 性质 and 清单, in the order of the standard. */
  readonly header: Values;
  readonly rows: readonly Values[];
}

/** Rows of one kind, of one region or of several: what an export writes and an import reads back. */
export interface Table extends TableKind {
  readonly sections: readonly TableSection[];
}

/** How a kind is called on its own: 基本目录, 实施清单, 标准实施清单, 办事指南, or the name of the list. */
export function tableName({ kind, variant }: TableKind): string {
  if (variant.list !== undefined) return variant.list;
  return kind === '实施清单' && variant.standard === true ? '标准实施清单' : kind;
}
