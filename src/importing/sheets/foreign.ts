import { UsageError, WorkError } from '../../errors.js';
import type { Standard } from '../../standard/standard.js';
import { tableName } from '../../tabular/table.js';
import { nearest } from '../../values/nearest.js';
import { type GuessSetting, type SheetGuess, SheetGuesser } from './guess/sheet.js';
import { Vocabulary } from './guess/vocabulary.js';
import { locateColumns } from './plan-columns.js';
import { type ForeignTable, readRows } from './read-rows.js';
import type { SheetGrid } from './sheet-grid.js';
import { pathText, type SheetPlan } from './sheet-plan.js';
import { readWorkbook, type SheetProgress } from './workbook.js';

/** What is known beside the workbook itself. */
export interface ForeignSetting extends GuessSetting {
  /** How the sheets are read, where a mapping file says it; else it is guessed. */
  readonly plans?: readonly SheetPlan[] | undefined;
}

/** A sheet of which nothing was taken. */
export interface LeftSheet {
  readonly sheet: string;
  readonly reason: string;
  /** It looks like a table of items, so something may be lost. */
  readonly isTable: boolean;
}

/** Everything that the sheets of a workbook gave. */
export interface ForeignReading {
  readonly tables: readonly ForeignTable[];
  readonly left: readonly LeftSheet[];
}

/**
 * Reads a workbook of any layout: title rows, headers of several rows in any words, merged cells,
 * sub-rows. One table for each sheet that holds one; `at()` of its sections leads to the cells.
 *
 * @param file its name, for messages.
 * @throws WorkError where the file is no workbook or no sheet holds a table.
 */
export function readForeignWorkbook(
  bytes: Uint8Array,
  file: string,
  setting: ForeignSetting & { readonly progress?: SheetProgress | undefined },
): readonly ForeignTable[] {
  const { tables, left } = readForeign(readWorkbook(bytes, file, setting.progress), setting);
  if (tables.length > 0) return tables;
  const reasons = left.map(({ sheet, reason }) => `“${sheet}”${reason}`).join('；');
  throw new WorkError(`${file} 里没有可以读的事项表：${reasons}。`);
}

/** Reads sheets, each by its plan or by a guess. */
export function readForeign(grids: readonly SheetGrid[], setting: ForeignSetting): ForeignReading {
  const { plans } = setting;
  const tables: ForeignTable[] = [];
  const left: LeftSheet[] = [];
  const guesser = plans === undefined ? new SheetGuesser(setting) : undefined;
  if (guesser?.knowsKind() === false)
    throw new UsageError(
      `表格里不会有“${setting.kind}”；可用 基本目录、实施清单、办事指南 或清单的名称。`,
    );
  const isOnly = grids.length === 1 && plans?.length === 1;
  for (const plan of plans ?? []) {
    refuseUnknown(plan, setting.standard);
    if (!isOnly && !grids.some(({ name }) => name === plan.sheet))
      throw new UsageError(`映射里的工作表“${plan.sheet}”在文件里没有。`);
  }
  for (const grid of grids) {
    const guess = guesser === undefined ? planned(grid, plans ?? [], isOnly) : guesser.guess(grid);
    if ('left' in guess)
      left.push({ sheet: grid.name, reason: guess.left, isTable: guess.isTable });
    else tables.push(tableOf(grid, guess.plan, setting));
  }
  return { tables, left };
}

function tableOf(grid: SheetGrid, plan: SheetPlan, setting: ForeignSetting): ForeignTable {
  const { standard, divisions, region } = setting;
  const vocabulary = new Vocabulary(standard, plan);
  return readRows(grid, plan, {
    vocabulary,
    divisions,
    onlyRegion: plan.region === undefined ? region : undefined,
  });
}

/** A mapping file may name what the standard does not have. */
function refuseUnknown(plan: SheetPlan, standard: Standard): void {
  const vocabulary = new Vocabulary(standard, plan);
  const { kind, variant } = plan;
  const lists = standard.headerElements(kind).get('清单')?.words;
  const list = variant.list ?? '';
  if (lists !== undefined && !lists.includes(list))
    throw new UsageError(
      `映射里“${plan.sheet}”的清单“${list}”不是${kind}的一种：${lists.join('、')}。`,
    );
  for (const { use } of plan.columns) {
    if (use.as !== 'element' || vocabulary.elementAt(use.path) !== undefined) continue;
    const near =
      vocabulary.meaningOf(use.path)?.path[0] ?? nearest(use.path[0], vocabulary.elements.keys());
    const hint = near === undefined || near === use.path[0] ? '' : `，是不是“${near}”？`;
    throw new UsageError(
      `映射里“${plan.sheet}”的要素“${pathText(use.path)}”不在${tableName(plan)}里${hint}`,
    );
  }
}

/** The plan of a sheet; where there is but one of each, the name does not matter. */
function planned(grid: SheetGrid, plans: readonly SheetPlan[], isOnly: boolean): SheetGuess {
  const plan = isOnly ? plans[0] : plans.find(({ sheet }) => sheet === grid.name);
  return plan === undefined
    ? { left: '映射里没有写这张工作表', isTable: false }
    : { plan: { ...plan, sheet: grid.name, columns: locateColumns(grid, plan) } };
}
