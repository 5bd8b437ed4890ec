import type { Value, Values } from '../yaml/value.js';
import type { CellContent } from './cell.js';
import { entryCells, entryColumns, mainFields, type RowAt } from './fields.js';
import { headFields } from './head-fields.js';
import type { Layout } from './layout.js';
import type { Sheet, SheetOptions } from './sheets.js';
import { isEntries, type TableSource } from './source.js';
import { HEAD_SHEET, mainSheetName } from './titles.js';
import { type UsedChild, usageOf } from './usage.js';

/**
 * The own layout of a table as one sheet, for delimited files: after the columns of the rows come
 * those of their entries (申请材料/材料名称) and those of the header (文头/版本). The second and further
 * entries of a row stand on rows of their own, in which the columns of the row are empty; the header
 * stands on the first row of its section.
 */
export function subRowSheet(
  table: TableSource,
  layout: Layout,
  { all, form }: SheetOptions = {},
): Sheet {
  const usage = usageOf(table, layout, all === true);
  const fields = mainFields(usage, { subRows: true, form });
  const heads = headFields(usage, layout, { fields, subRows: true });
  const { children, headerChildren } = usage;
  const prefixed = (prefix: string, { child, columns }: UsedChild) =>
    entryColumns(columns).map((column) => ({
      ...column,
      title: `${prefix}${child.name}/${column.title}`,
    }));
  const noHead: readonly CellContent[] = heads.map(() => undefined);
  const noRow: readonly CellContent[] = fields.map(() => undefined);

  function* block(main: readonly CellContent[], row: Values, head: Head | undefined) {
    const lists = children.map((child) => entriesOf(row[child.child.name]));
    const headLists = headerChildren.map((child) =>
      head === undefined ? [] : entriesOf(head.header[child.child.name]),
    );
    const rows = [...lists, ...headLists].reduce((most, { length }) => Math.max(most, length), 1);
    for (let index = 0; index < rows; index += 1) {
      yield [
        ...(index === 0 ? main : noRow),
        ...children.flatMap((used, at) => entryAt(used, lists[at], index)),
        ...(index === 0 && head !== undefined ? head.cells : noHead),
        ...headerChildren.flatMap((used, at) => entryAt(used, headLists[at], index)),
      ];
    }
  }

  function* rows(): Generator<readonly CellContent[]> {
    let serial = 0;
    for (const [number, place] of usage.sections.entries()) {
      const { header } = place.section;
      const at = { row: header, serial: number + 1, place };
      let head: Head | undefined = { header, cells: heads.map(({ cell }) => cell(at)) };
      for (const row of place.section.rows) {
        serial += 1;
        const rowAt: RowAt = { row, serial, place };
        yield* block(
          fields.map(({ cell }) => cell(rowAt)),
          row,
          head,
        );
        head = undefined;
      }
      if (head !== undefined) yield* block(noRow, {}, head);
    }
  }

  return {
    name: mainSheetName(layout),
    columns: [
      ...fields,
      ...children.flatMap((child) => prefixed('', child)),
      ...heads.map((head) => ({ ...head, title: `${HEAD_SHEET}/${head.title}` })),
      ...headerChildren.flatMap((child) => prefixed(`${HEAD_SHEET}/`, child)),
    ],
    rows: { [Symbol.iterator]: rows },
    count: usage.rows,
  };
}

/** The header of a section, written on its first row. */
interface Head {
  readonly header: Values;
  readonly cells: readonly CellContent[];
}

/** The cells of an entry, or as many blank ones where a list has no more. */
function entryAt(
  { columns }: UsedChild,
  list: readonly Values[] | undefined,
  index: number,
): readonly CellContent[] {
  const entry = list?.[index];
  return entry === undefined
    ? [undefined, ...columns.map(() => undefined)]
    : entryCells(entry, index + 1, columns);
}

function entriesOf(value: Value | undefined): readonly Values[] {
  return isEntries(value) ? value : [];
}
