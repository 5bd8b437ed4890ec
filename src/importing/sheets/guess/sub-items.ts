import type { SheetIndex } from '../merges.js';
import { cellText } from '../sheet-grid.js';

/** A column that says something of the 主项 or of its 子项, where a table has one for each. */
export type SubItemRole = 'item' | 'parent' | 'unclear';

interface Titled {
  readonly column: number;
  readonly header: readonly string[];
}

const PARENT = /主项|主事项/u;
const CHILD = /子项|子事项/u;
const CODE = /编码|代码|编号/u;
const NAME = /名称/u;

/**
 * Tables with a column for the 主项 and one for the 子项: the row is that of the 子项. Where a row
 * names its 主项 only, neither column is that of the row, so none is taken.
 */
export function subItemRoles(
  drafts: readonly Titled[],
  index: SheetIndex,
  from: number,
): ReadonlyMap<number, SubItemRole> {
  const roles = new Map<number, SubItemRole>();
  for (const what of [NAME, CODE]) {
    const of = (whose: RegExp) =>
      drafts.filter(({ header }) => {
        const text = header.join('');
        return whose.test(text) && what.test(text) && !text.includes('是否');
      });
    const [[parent, ...parents], [child, ...children]] = [of(PARENT), of(CHILD)];
    if (parent === undefined || child === undefined || parents.length + children.length > 0)
      continue;
    if (parent.column === child.column) continue;
    const isWhole = index.grid.rows.every(
      ({ index: row, cells }) =>
        row < from || isEmpty(cells[parent.column]) || !isEmpty(cells[child.column]),
    );
    roles.set(parent.column, isWhole ? 'parent' : 'unclear');
    roles.set(child.column, isWhole ? 'item' : 'unclear');
  }
  return roles;
}

function isEmpty(cell: Parameters<typeof cellText>[0] | undefined): boolean {
  return cell === undefined || /^[\s无/—-]*$/u.test(cellText(cell));
}
