import type { Standard } from '../../../standard/standard.js';
import { type TableKind, tableName } from '../../../tabular/table.js';
import { SheetIndex } from '../merges.js';
import { cellText, type SheetGrid } from '../sheet-grid.js';
import { type PlannedColumn, pathText, type SheetPlan } from '../sheet-plan.js';
import { guessColumns } from './columns.js';
import { holdsSeveral, sampleOf } from './content.js';
import { type FoundHeader, findHeader } from './header.js';
import { type Candidate, decide, scoreOf } from './kind.js';
import { type DivisionNames, regionOfTitles } from './region.js';
import { tableKinds, Vocabulary } from './vocabulary.js';

/** What a guess may build on. */
export interface GuessSetting {
  readonly standard: Standard;
  readonly divisions: DivisionNames;
  /** Name of the file without its ending: it may name kind and region. */
  readonly fileTitle: string;
  /** A 类别 or the name of a list, where the user says it. */
  readonly kind?: string | undefined;
  /** Region of all rows, or the only one that is wanted. */
  readonly region?: string | undefined;
}

/** A sheet as it was understood, or why it was not. */
export type SheetGuess =
  | { readonly plan: SheetPlan }
  /** `isTable`: it looks like a table of items, so something may be lost. */
  | { readonly left: string; readonly isTable: boolean };

/** Elements that only rows of a body have: without them an 实施清单 is a 标准 one (contract §2). */
const OF_A_BODY = new Set(['实施编码', '实施主体', '实施主体编码', '业务办理项编码']);
/** A row needs one of these to be an item. */
const NAMING = new Set(['事项名称', '基本编码', '实施编码', '业务办理项编码']);

/** Guesses how the sheets of a workbook are to be read. */
export class SheetGuesser {
  readonly #vocabularies: readonly Vocabulary[];

  constructor(private readonly setting: GuessSetting) {
    this.#vocabularies = tableKinds(setting.standard)
      .filter((kind) => isAsked(kind, setting.kind))
      .map((kind) => new Vocabulary(setting.standard, kind));
  }

  /** Whether the kind that was asked for is one that sheets hold. */
  knowsKind(): boolean {
    return this.#vocabularies.length > 0;
  }

  guess(grid: SheetGrid): SheetGuess {
    if (grid.rows.length === 0) return { left: '空表', isTable: false };
    const index = new SheetIndex(grid);
    const header = findHeader(index, (labels) => this.#knownIn([...labels]));
    if (header === undefined)
      return { left: '没有找到表头（没有两个以上认得的列名）', isTable: false };
    const titles = [...titlesOf(index, header.rows[0]), grid.name, this.setting.fileTitle];
    const candidates = this.#candidates(index, header, titles);
    const decision = decide(candidates);
    if (decision === undefined) return { left: '没有找到写事项名称或编码的列', isTable: false };
    if (grid.hidden) return { left: '隐藏的工作表；要导入请先取消隐藏', isTable: true };
    if ('between' in decision) {
      const names = decision.between.map(({ vocabulary }) => tableName(vocabulary.tableKind));
      return { left: `像${names.join('，也像')}；请用 --kind 指明`, isTable: true };
    }
    return this.#plan(index, header, { ...decision.best, titles });
  }

  /** Most elements that header texts name in one kind; an element counts once. */
  #knownIn(labels: readonly (readonly string[])[]): number {
    let most = 0;
    for (const vocabulary of this.#vocabularies) {
      const paths = new Set<string>();
      for (const texts of labels) {
        const meaning = vocabulary.meaningOf(texts);
        if (meaning !== undefined) paths.add(pathText(meaning.path));
      }
      most = Math.max(most, paths.size);
    }
    return most;
  }

  #candidates(index: SheetIndex, header: FoundHeader, titles: readonly string[]): Candidate[] {
    const from = header.rows[1] + 1;
    const several = new Set(
      [...header.labels.keys()].filter((column) => holdsSeveral(sampleOf(index, column, from))),
    );
    return this.#vocabularies.flatMap((vocabulary) => {
      const columns = guessColumns(index, header, vocabulary);
      const elements = columns.flatMap(({ use }) => (use.as === 'element' ? [use.path[0]] : []));
      if (elements.length < 2 || !elements.some((name) => NAMING.has(name))) return [];
      return [{ vocabulary, columns, score: scoreOf({ vocabulary, columns }, titles, several) }];
    });
  }

  #plan(
    index: SheetIndex,
    header: FoundHeader,
    { vocabulary, columns, titles }: Candidate & { readonly titles: readonly string[] },
  ): SheetGuess {
    const { standard, region, divisions } = this.setting;
    const hasRegionColumn = columns.some(({ use }) => use.as === 'region');
    const known = hasRegionColumn ? undefined : (region ?? regionOfTitles(titles, divisions));
    if (known === undefined && !hasRegionColumn)
      return { left: '看不出是哪个地区的；请用 --region 指明', isTable: true };
    const mayBeStandard =
      known === undefined || known.endsWith('00') || titles.some((text) => text.includes('标准'));
    const tableKind = mayBeStandard
      ? variantOf(vocabulary.tableKind, columns)
      : vocabulary.tableKind;
    return {
      plan: {
        ...tableKind,
        sheet: index.grid.name,
        region: known,
        headerRows: header.rows,
        documentHeader: {},
        columns:
          tableKind === vocabulary.tableKind
            ? columns
            : guessColumns(index, header, new Vocabulary(standard, tableKind)),
      },
    };
  }
}

function isAsked({ kind, variant }: TableKind, asked: string | undefined): boolean {
  return asked === undefined || asked === kind || asked === variant.list;
}

/** An 实施清单 without anything of a body is the 标准 one, which 省 and 市 draw up (contract §2). */
function variantOf(tableKind: TableKind, columns: readonly PlannedColumn[]): TableKind {
  if (tableKind.kind !== '实施清单') return tableKind;
  const hasBody = columns.some(({ use }) => use.as === 'element' && OF_A_BODY.has(use.path[0]));
  return hasBody ? tableKind : { kind: '实施清单', variant: { standard: true } };
}

/** Texts above the header. */
function titlesOf(index: SheetIndex, first: number): string[] {
  const titles: string[] = [];
  for (const row of index.grid.rows) {
    if (row.index >= first) break;
    for (const cell of row.cells) if (cell !== undefined) titles.push(cellText(cell));
  }
  return titles;
}
