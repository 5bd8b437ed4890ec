import { cellContent } from './cell.js';
import { type Field, valueCell } from './fields.js';
import type { Layout } from './layout.js';
import {
  FORM,
  HEAD_RESERVED,
  KIND,
  LIST,
  NATURE,
  PART,
  REGION,
  REGION_NAME,
  titleOf,
} from './titles.js';
import type { Usage } from './usage.js';

/** How far {@link headFields} are to go. */
interface HeadOptions {
  /** The columns of the main table: those published otherwise than under their name are listed. */
  readonly fields: readonly Field[];
  readonly subRows: boolean;
}

/** The columns of the headers; `row` is the header. What the table is, then its elements. */
export function headFields(
  usage: Usage,
  layout: Layout,
  { fields, subRows }: HeadOptions,
): readonly Field[] {
  const text = { shape: 'text', printed: true };
  const { kind, variant } = layout;
  const published = fields.flatMap((field) => field.published ?? []).join('\n');
  const lists = new Set(usage.headerChildren.map(({ child }) => child.name));
  const result: Field[] = [
    { ...text, title: REGION, width: 10, cell: ({ place }) => place.section.region },
    {
      ...text,
      title: REGION_NAME,
      width: 14,
      cell: ({ place }) => cellContent(place.section.regionName, 'text'),
    },
  ];
  if (usage.severalParts)
    result.push({ ...text, title: PART, width: 6, shape: 'int', cell: ({ place }) => place.part });
  result.push({ ...text, title: KIND, width: 12, cell: () => kind });
  if (kind === '实施清单') {
    const nature = variant.standard === true ? '标准' : '实施';
    result.push({ ...text, title: NATURE, width: 8, cell: () => nature });
  }
  const { list } = variant;
  if (list !== undefined) result.push({ ...text, title: LIST, width: 24, cell: () => list });
  for (const column of usage.headerColumns) {
    result.push({
      title: titleOf(column.name, HEAD_RESERVED),
      width: Math.max(column.width, 12),
      shape: column.element?.shape ?? 'text',
      printed: true,
      cell: ({ row }) => valueCell(row, column, { isList: lists.has(column.name), subRows }),
    });
  }
  if (published !== '')
    result.push({
      ...text,
      title: FORM,
      width: 30,
      cell: ({ serial }) => (serial === 1 ? published : undefined),
    });
  return result;
}
