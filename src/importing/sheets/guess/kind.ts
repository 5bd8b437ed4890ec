import { type TableKind, tableName } from '../../../tabular/table.js';
import { isCatalogColumn } from '../known-columns.js';
import type { PlannedColumn } from '../sheet-plan.js';
import { normalLabel } from './label.js';
import type { Vocabulary } from './vocabulary.js';

/** Worth of a kind's name in a title, in columns. */
const NAMED = 6;
/** Worth of having all that the kind requires, in columns. */
const COMPLETE = 3;
/** Cost of a column with several words in a cell, where the kind has one. */
const MISFIT = 2;
/** By so much the best must be better than the next. */
const CERTAIN = 0.75;

/** A kind that a sheet may be of, with how well it fits. */
export interface Candidate {
  readonly vocabulary: Vocabulary;
  readonly columns: readonly PlannedColumn[];
  readonly score: number;
}

/**
 * How well columns fit a kind, in columns that are taken.
 *
 * @param severalWords columns whose cells mostly hold several words (行使层级 of a 基本目录).
 */
export function scoreOf(
  { vocabulary, columns }: Omit<Candidate, 'score'>,
  titles: readonly string[],
  severalWords: ReadonlySet<number>,
): number {
  const taken = new Set<string>();
  let count = 0;
  for (const { column, use } of columns) {
    if (use.as !== 'element') continue;
    taken.add(use.path[0]);
    const isSingle = vocabulary.elementAt(use.path)?.shape === 'word';
    count += isSingle && severalWords.has(column) ? -MISFIT : 1;
  }
  const required = [...vocabulary.elements.values()].filter(
    ({ required }) => required === '是' || required === '性质为实施时',
  );
  const present = required.filter(({ name }) => taken.has(name)).length;
  const share = required.length === 0 ? 0 : present / required.length;
  return (
    count +
    COMPLETE * share +
    catalogSigns(vocabulary.tableKind, columns) +
    (isNamed(vocabulary.tableKind, titles) ? NAMED : 0)
  );
}

/** Columns that only forms of a 基本目录 have, where the kind is one. */
function catalogSigns({ kind }: TableKind, columns: readonly PlannedColumn[]): number {
  if (kind !== '基本目录') return 0;
  return columns.filter(({ header }) => isCatalogColumn(header)).length;
}

/** The best candidate; or the two between which nothing decides. */
export function decide(
  candidates: readonly Candidate[],
):
  | { readonly best: Candidate }
  | { readonly between: readonly [Candidate, Candidate] }
  | undefined {
  const [first, second] = [...candidates].sort((a, b) => b.score - a.score);
  if (first === undefined) return undefined;
  if (second === undefined || first.score - second.score >= CERTAIN) return { best: first };
  return { between: [first, second] };
}

/** Whether a title, or the name of sheet or file, names the kind; 事项 and 清单 may be left out. */
function isNamed(tableKind: TableKind, titles: readonly string[]): boolean {
  const short = (text: string) => normalLabel(text).replaceAll('事项', '').replaceAll('清单', '');
  const name = tableName(tableKind);
  const word = tableKind.variant.list === undefined ? normalLabel(name) : short(name);
  return titles.some((title) =>
    tableKind.variant.list === undefined
      ? normalLabel(title).includes(word)
      : short(title).includes(word),
  );
}
