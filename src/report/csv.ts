import { stringify } from 'csv-stringify/sync';
import type { Diagnostic } from '../engine/diagnostic.js';
import { runLine } from './coverage.js';
import { repositoryPaths, spot } from './place.js';
import type { Reporter } from './reporter.js';
import { SEVERITY_WORDS } from './severity-words.js';
import { visible } from './visible.js';

type Cell = string | number;

/** The columns of 问题清单, in the order offices pass them on. */
const COLUMNS = [
  '序号',
  '单位',
  '地区',
  '事项名称',
  '编码',
  '要素',
  '级别',
  '问题',
  '现值',
  '应为',
  '依据',
  '建议',
  '规则',
  '文件',
  '行',
  '列',
] as const;

type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], Cell>>>;

/** Digits and signs only: a spreadsheet would make a number or a date of it. */
const LOOKS_LIKE_NUMBER = /^(?=.*[\d０-９])[\s\d０-９.,:/+\-%¥￥$()eE年月日时分秒]*$/;

/** A count such as `20`, which loses nothing as a number. */
const PLAIN_COUNT = /^(0|[1-9]\d{0,10})$/;

/**
 * 问题清单 as CSV for Excel and WPS: byte order mark, CRLF, no cell that is run as a formula. The
 * coverage is the last row, marked 覆盖情况 in 级别 and without a 序号, so that it can be filtered out.
 */
export const csv: Reporter = (report, context) => {
  const pathOf = repositoryPaths(context.pathPrefix);
  const rows: readonly Row[] = [
    ...report.diagnostics.map((diagnostic, index) => ({
      ...findingRow(diagnostic),
      序号: index + 1,
      文件: csvText(placeText(pathOf(diagnostic.workspace, diagnostic.file), diagnostic)),
    })),
    {
      级别: '覆盖情况',
      问题: runLine(report),
    },
  ];
  return csvTable(COLUMNS, rows);
};

/** A table for Excel and WPS: byte order mark, CRLF, no cell that is run as a formula. */
export function csvTable(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Cell | undefined>>[],
): string {
  return stringify([...rows], {
    bom: true,
    header: true,
    columns: [...columns],
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

/** The file; of a workbook with the cell. */
function placeText(path: string, diagnostic: Diagnostic): string {
  return diagnostic.sheet === undefined ? path : spot(path, diagnostic);
}

/** The cells of one finding; where it stands on the list, and the path of its file, are the caller's. */
export function findingRow(diagnostic: Diagnostic): Row {
  return {
    单位: csvText(diagnostic.body ?? diagnostic.regionName),
    地区: csvText(diagnostic.regionName ?? diagnostic.region),
    事项名称: csvText(diagnostic.name),
    编码: csvText(diagnostic.code),
    要素: csvText(diagnostic.element),
    级别: SEVERITY_WORDS[diagnostic.severity],
    问题: csvText(diagnostic.message),
    现值: csvText(diagnostic.actual),
    应为: csvText(diagnostic.expected),
    依据: csvText(diagnostic.clause),
    建议: csvText(diagnostic.action),
    规则: csvText(diagnostic.rule),
    行: diagnostic.line,
    列: diagnostic.column,
  };
}

/**
 * A text cell. Excel and WPS turn `000131003000` into 131003000 and 31 digits into 3.2E+30, beyond
 * repair. `="000131003000"` would be a formula and no code for other programs, a leading `'` is shown
 * in a cell that comes from CSV. A tab at the end makes it text in both, is not seen, does not start
 * the cell, and falls away wherever values are trimmed (csv-parse `trim`, and our import).
 * Line breaks stay, since a cell may hold them; other unseen characters are shown.
 */
export function csvText(value: string | undefined): string {
  const shown = (value ?? '').split(/\r?\n/).map(visible).join('\n');
  return LOOKS_LIKE_NUMBER.test(shown) && !PLAIN_COUNT.test(shown) ? `${shown}\t` : shown;
}
