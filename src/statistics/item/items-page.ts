import { VERSION } from '../../version.js';
import type { FigurePage, FigureTable } from '../table.js';
import { type DifferingElement, type ItemsResult, MOST_DIGESTS } from './items-fold.js';

/** What `sitong stats --items` shows. */
export interface ItemsReport extends ItemsResult {
  readonly asOf: string;
  /** Files that could not be read: what they hold is not counted. */
  readonly unread: readonly string[];
}

/** The items that differ most, the same for every format; a terminal shows the first `max`. */
export function itemsPage(report: ItemsReport, max: number): FigurePage {
  const { asOf, regions, items, shared, differing, droppedRows, unread } = report;
  const table = itemsTable(report);
  const hidden = differing.length - max;
  return {
    title: '各地不同的事项',
    line: `按 ${asOf} 统计，${regions} 个地区`,
    day: asOf,
    tables: [
      {
        ...table,
        shown: max,
        notes: hidden > 0 ? [`还有 ${hidden} 个事项没有列出，用 --max 多列，或用 json、csv`] : [],
      },
    ],
    flat: table,
    notes: [
      `在用的事项 ${items} 个，其中 ${shared} 个不止一个地区有，${differing.length} 个各地不全相同`,
      '不同的值：各要素除参照（标准，没有标准时为最上级）以外还有几个值；自主的要素不计。看一个事项怎样不同：sitong stats --item 编码',
      ...(droppedRows > 0 ? [`事项或业务办理项太多，还有 ${droppedRows} 行没有计`] : []),
      ...(unread.length > 0 ? [`没有读全的文件：${unread.join('、')}`] : []),
    ],
  };
}

function itemsTable({ differing }: ItemsReport): FigureTable {
  return {
    name: '不同最多的事项',
    columns: [
      { title: '编码', text: true },
      { title: '事项名称', text: true },
      { title: '地区数' },
      { title: '不同的值' },
      { title: '不同的行' },
      { title: '不同的要素', text: true },
    ],
    rows: differing.map(({ code, name, regions, furtherValues, deviating, elements }) => ({
      cells: [code, name, regions, furtherValues, deviating, elements.map(elementText).join('、')],
    })),
    notes: [],
  };
}

function elementText({ kind, element, values }: DifferingElement): string {
  const most = values >= MOST_DIGESTS ? `${values} 种以上` : `${values} 种`;
  return `${kind === '基本目录' ? '目录·' : ''}${element} ${most}`;
}

/** The content of `--items --format json` (schemas/stats-items.schema.json). */
export function itemsJson(report: ItemsReport): unknown {
  const { asOf, regions, items, shared, droppedRows, unread, differing } = report;
  return {
    tool: { name: 'sitong', version: VERSION },
    asOf,
    regions,
    items,
    shared,
    droppedRows,
    unread,
    differing: differing.map(({ elements, ...item }) => ({
      ...item,
      elements: elements.map(({ kind, ...element }) => ({ catalog: kind, ...element })),
    })),
  };
}
