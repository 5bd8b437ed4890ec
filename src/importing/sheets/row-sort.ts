import { normalLabel } from './guess/label.js';
import type { SheetIndex } from './merges.js';
import { cellText, type SheetRow } from './sheet-grid.js';
import type { SheetPlan } from './sheet-plan.js';

/** Elements that tell one row from the next; the further keys of lists are among them (contract §2). */
const IDENTIFYING = new Set([
  '基本编码',
  '事项名称',
  '实施编码',
  '业务办理项编码',
  '业务办理项名称',
  '措施描述',
  '中介服务名称',
  '环节',
  '证明名称',
]);

const NOTE =
  /^(?:合计|总计|小计|共计|备注|附注|注|说明|填表说明|填报说明|填表人|填报人|制表人?|审核人?|联系人|单位负责人|负责人|填报单位|填表单位|编制单位|填报日期|制表日期|打印日期|第\d+页)(?:[:：\d（(].*|共.*)?$/su;
const NOTE_CELLS = 4;
const SECTION_MARK =
  /^(?:[（(]?[一二三四五六七八九十]+[、）)]|第[一二三四五六七八九十]+[章部分类])/u;

/** What a row below the header is. */
export type RowSort =
  | { readonly as: 'item' | 'more' | 'blank' }
  /** Rows that hold no item: their texts are told, nothing is lost. */
  | { readonly as: 'header' | 'note' | 'heading' }
  /** Holds values that belong to no item. */
  | { readonly as: 'stray'; readonly reason: string };

/** Tells items from their further rows and from what stands between and below them. */
export class RowSorter {
  readonly #identifying: readonly number[];
  readonly #elements: ReadonlySet<number>;
  readonly #headers: ReadonlyMap<number, ReadonlySet<string>>;
  /** Texts of the rows above the header. */
  readonly #titles: ReadonlySet<string>;
  #isOpen = false;
  #isBelowNotes = false;

  constructor(
    private readonly index: SheetIndex,
    plan: SheetPlan,
    headers: ReadonlyMap<number, readonly string[]>,
  ) {
    const elements = plan.columns.flatMap(({ column, use }) =>
      use.as === 'element' ? [{ column, path: use.path }] : [],
    );
    this.#elements = new Set(elements.map(({ column }) => column));
    const first = Math.min(...this.#elements);
    const keys = elements.filter(({ path }) => path.length === 1 && IDENTIFYING.has(path[0]));
    const numbers = plan.columns.filter(({ column, use }) => use.as === 'number' && column < first);
    const main = elements.filter(({ path }) => path.length === 1);
    this.#identifying = [...(keys.length > 0 ? keys : main), ...numbers].map(
      ({ column }) => column,
    );
    this.#headers = new Map(
      [...headers].map(([column, texts]) => [column, new Set(texts.map(normalLabel))]),
    );
    this.#titles = titlesAbove(index, plan.headerRows[0]);
  }

  /** Rows are to be given in their order; `headers` are the texts above each column. */
  sort(row: SheetRow): RowSort {
    const filled = filledColumns(row);
    if (filled.length === 0) return { as: 'blank' };
    const text = (column: number | undefined) => cellText(row.cells[column ?? 0]).trim();
    if (this.#isHeader(filled, text)) return { as: 'header' };
    if (this.#isNote(filled, text)) {
      this.#isBelowNotes = true;
      return { as: 'note' };
    }
    if (filled.length === 1 && this.#isHeading(row.index, filled[0]!, text(filled[0])))
      return { as: 'heading' };
    if (!filled.some((column) => this.#elements.has(column))) {
      return { as: 'stray', reason: '没有一格属于取用的要素' };
    }
    const isNew = this.#identifying.some(
      (column) => filled.includes(column) && !this.index.isCoveredFromAbove(row.index, column),
    );
    if (isNew) {
      this.#isOpen = true;
      return { as: 'item' };
    }
    return this.#isOpen
      ? { as: 'more' }
      : { as: 'stray', reason: '没有名称和编码，上面也没有它所属的事项' };
  }

  #isHeader(filled: readonly number[], text: (column: number) => string): boolean {
    if (filled.length === 1 && this.#titles.has(text(filled[0]!))) return true;
    return (
      filled.length > 1 &&
      filled.every((column) => this.#headers.get(column)?.has(normalLabel(text(column))) === true)
    );
  }

  #isNote(filled: readonly number[], text: (column: number) => string): boolean {
    const [first] = filled;
    if (this.#isBelowNotes && filled.length === 1) return true;
    return (
      filled.length <= NOTE_CELLS && NOTE.test(text(first!).normalize('NFKC').replace(/\s+/gu, ''))
    );
  }

  /** One text across the table, or before its first element: 一、市场监督管理局. */
  #isHeading(row: number, column: number, text: string): boolean {
    const range = this.index.rangeAt(row, column);
    const isWide = range !== undefined && range.endColumn > range.startColumn;
    return (
      isWide || SECTION_MARK.test(text) || (!this.#elements.has(column) && !/^\d+$/.test(text))
    );
  }
}

/** Texts that stand alone in their rows above the header. */
function titlesAbove(index: SheetIndex, first: number): Set<string> {
  const titles = new Set<string>();
  for (const row of index.grid.rows) {
    if (row.index >= first) break;
    const filled = filledColumns(row);
    if (filled.length === 1) titles.add(cellText(row.cells[filled[0]!]).trim());
  }
  return titles;
}

/** Columns of a row that hold more than blanks. */
function filledColumns({ cells }: SheetRow): number[] {
  const filled: number[] = [];
  for (let column = 0; column < cells.length; column += 1)
    if (cellText(cells[column]).trim() !== '') filled.push(column);
  return filled;
}
