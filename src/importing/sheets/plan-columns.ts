import { UsageError } from '../../errors.js';
import { headerLabels } from './guess/header.js';
import { SheetIndex } from './merges.js';
import { columnLetters, type SheetGrid } from './sheet-grid.js';
import type { PlannedColumn, SheetPlan } from './sheet-plan.js';

/**
 * The columns of a mapping where they stand in this sheet: at their letters if the header there is
 * the same, else where the only such header is; at their letters too if no header is said. @throws UsageError for a column that is not there.
 */
export function locateColumns(grid: SheetGrid, plan: SheetPlan): PlannedColumn[] {
  const labels = headerLabels(new SheetIndex(grid), plan.headerRows);
  const byHeader = new Map<string, number[]>();
  for (const [column, texts] of labels) {
    const key = keyOf(texts);
    byHeader.set(key, [...(byHeader.get(key) ?? []), column]);
  }
  return plan.columns.map((planned) => {
    if (planned.header.length === 0) return planned;
    const key = keyOf(planned.header);
    if (keyOf(labels.get(planned.column) ?? []) === key) return planned;
    const [column, ...more] = byHeader.get(key) ?? [];
    if (column !== undefined && more.length === 0) return { ...planned, column };
    const header = planned.header.join('/');
    throw new UsageError(
      `工作表“${grid.name}”里没有映射所写的列“${header}”（${columnLetters(planned.column)} 列）；请核对 表头行 和 列。`,
    );
  });
}

function keyOf(texts: readonly string[]): string {
  return texts.map((text) => text.replace(/\s+/gu, '')).join('\n');
}
