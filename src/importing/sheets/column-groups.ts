import type { Element } from '../../standard/element.js';
import type { TimeUnit } from '../../values/time-limit.js';
import type { Vocabulary } from './guess/vocabulary.js';
import type { SheetPlan } from './sheet-plan.js';

/** A column that fills an element, or a part of entries. */
export interface ElementColumn {
  readonly column: number;
  readonly element: Element;
  readonly unit: TimeUnit | undefined;
  /** Column of the element's unit. */
  readonly unitColumn: number | undefined;
  /** Name of the element that holds the unit, where there is one. */
  readonly unitName: string | undefined;
}

/** The columns of a list's parts. */
export interface ListColumns {
  readonly list: string;
  readonly parts: readonly ElementColumn[];
}

/** The columns of a plan by what they fill. */
export interface ColumnGroups {
  readonly main: readonly ElementColumn[];
  readonly lists: readonly ListColumns[];
  /** Parts of the entries of each list, in the order of the standard. */
  readonly listParts: ReadonlyMap<string, ReadonlyMap<string, Element>>;
  readonly region: number | undefined;
}

/** Sorts the columns of a plan; elements that the standard does not know are passed over. */
export function groupColumns(plan: SheetPlan, vocabulary: Vocabulary): ColumnGroups {
  const columnOf = new Map<string, number>();
  for (const { column, use } of plan.columns)
    if (use.as === 'element') columnOf.set(use.path.join('/'), column);
  const main: ElementColumn[] = [];
  const lists = new Map<string, ElementColumn[]>();
  for (const { column, use } of plan.columns) {
    const element = use.as === 'element' ? vocabulary.elementAt(use.path) : undefined;
    if (use.as !== 'element' || element === undefined) continue;
    const [name, part] = use.path;
    const unitPath = part === undefined ? [`${name}单位`] : [name, `${part}单位`];
    const unitName = vocabulary.elementAt(unitPath)?.name;
    const unitColumn = columnOf.get(unitPath.join('/'));
    const filled = { column, element, unit: use.unit, unitColumn, unitName };
    if (part === undefined) main.push(filled);
    else lists.set(name, [...(lists.get(name) ?? []), filled]);
  }
  const region = plan.columns.find(({ use }) => use.as === 'region')?.column;
  const listParts = new Map(
    [...lists.keys()].map((list) => [list, vocabulary.elements.get(list)?.parts ?? new Map()]),
  );
  return { main, listParts, lists: [...lists].map(([list, parts]) => ({ list, parts })), region };
}
