import type { Diagnostic, Report } from '../engine/diagnostic.js';
import { byCodeUnit } from '../model/order.js';
import { runLine } from './coverage.js';
import { csvTable, csvText, findingRow } from './csv.js';
import { repositoryPaths } from './place.js';
import { SEVERITY_WORDS } from './severity-words.js';
import type { SheetColumn } from './sheet-frame.js';
import type { TableSheet } from './workbook.js';

/** The findings of one body, as they are sent to it to be put right and returned. */
export interface ReturnSheet {
  /** Who has to answer: the 实施主体, or the region where a finding names none. */
  readonly unit: string;
  readonly region: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The columns of a return sheet: those of 问题清单, and what the body fills in. */
const COLUMNS: readonly SheetColumn[] = [
  { title: '序号', width: 6, align: 'center' },
  { title: '地区', width: 9 },
  { title: '事项名称', width: 22 },
  { title: '编码', width: 20 },
  { title: '要素', width: 12 },
  { title: '级别', width: 6, align: 'center' },
  { title: '问题', width: 34 },
  { title: '现值', width: 20 },
  { title: '应为', width: 20 },
  { title: '依据', width: 18 },
  { title: '建议', width: 26 },
  { title: '规则', width: 15 },
  { title: '文件', width: 20 },
  { title: '行', width: 6, align: 'center' },
  { title: '问题编号', width: 14 },
  { title: '整改情况', width: 20 },
  { title: '整改人', width: 9 },
  { title: '完成日期', width: 11 },
];

/**
 * Shares the findings out to the bodies that have to answer them, regions in the order of the report,
 * bodies of a region by name, the region's own sheet first.
 *
 * @param bodyOf the body of a finding whose row names none (a guide has only codes).
 */
export function returnSheets(
  { diagnostics }: Report,
  bodyOf: (diagnostic: Diagnostic) => string | undefined,
): readonly ReturnSheet[] {
  const regions = new Map<string, Map<string, Diagnostic[]>>();
  for (const diagnostic of diagnostics) {
    const key = `${diagnostic.workspace ?? ''} ${diagnostic.region ?? ''}`;
    const bodies = regions.get(key) ?? new Map<string, Diagnostic[]>();
    regions.set(key, bodies);
    const body = diagnostic.body ?? bodyOf(diagnostic) ?? '';
    const list = bodies.get(body);
    if (list === undefined) bodies.set(body, [diagnostic]);
    else list.push(diagnostic);
  }
  return [...regions].flatMap(([, bodies]) =>
    [...bodies]
      .sort(([a], [b]) => byCodeUnit(a, b))
      .map(([body, list]) => {
        const region = list[0]?.regionName ?? list[0]?.region ?? '';
        return {
          unit: body || (region === '' ? '未指明地区' : `${region}（未指明单位）`),
          region,
          diagnostics: list,
        };
      }),
  );
}

/** A return sheet as CSV. */
export function returnSheetCsv(sheet: ReturnSheet, pathPrefix: string): string {
  const pathOf = repositoryPaths(pathPrefix);
  return csvTable(
    COLUMNS.map(({ title }) => title),
    sheet.diagnostics.map((diagnostic, index) => ({
      ...findingRow(diagnostic),
      序号: index + 1,
      文件: csvText(pathOf(diagnostic.workspace, diagnostic.file)),
      问题编号: csvText(diagnostic.fingerprint),
    })),
  );
}

/** A return sheet as a table of a workbook. */
export function returnSheetTable(sheet: ReturnSheet, asOf: string, pathPrefix: string): TableSheet {
  const pathOf = repositoryPaths(pathPrefix);
  return {
    name: '问题整改反馈表',
    title: `${sheet.unit}问题整改反馈表`,
    line: `单位：${sheet.unit}　共 ${sheet.diagnostics.length} 个问题；填写整改情况、整改人、完成日期后退回`,
    day: asOf,
    columns: COLUMNS,
    rows: sheet.diagnostics.map((one, index) => [
      index + 1,
      one.regionName ?? one.region ?? '',
      one.name ?? '',
      one.code ?? '',
      one.element ?? '',
      SEVERITY_WORDS[one.severity],
      one.message,
      one.actual ?? '',
      one.expected ?? '',
      one.clause,
      one.action,
      one.rule,
      pathOf(one.workspace, one.file),
      one.line,
      one.fingerprint,
      '',
      '',
      '',
    ]),
  };
}

const INDEX_COLUMNS = ['序号', '地区', '单位', '文件', '问题', '错误', '警告', '提示'];

/** The list of sheets: who, in which files, how many; the last rows sum up and say what was covered. */
export function sheetIndex(
  report: Report,
  sheets: readonly (ReturnSheet & { readonly files: readonly string[] })[],
): string {
  const { errors, warnings, notes } = report.summary;
  return csvTable(INDEX_COLUMNS, [
    ...sheets.map(({ unit, region, diagnostics, files }, index) => ({
      序号: index + 1,
      地区: csvText(region),
      单位: csvText(unit),
      文件: csvText(files.join('、')),
      问题: diagnostics.length,
      错误: countOf(diagnostics, 'error'),
      警告: countOf(diagnostics, 'warning'),
      提示: countOf(diagnostics, 'note'),
    })),
    {
      单位: '合计',
      问题: report.diagnostics.length,
      错误: errors,
      警告: warnings,
      提示: notes,
    },
    { 单位: '覆盖情况', 文件: runLine(report) },
  ]);
}

function countOf(diagnostics: readonly Diagnostic[], severity: Diagnostic['severity']): number {
  return diagnostics.filter((one) => one.severity === severity).length;
}
