import type { Figures } from './figures.js';
import type { Stats } from './report.js';
import { type Scope, type ScopeOptions, scopesOf } from './scopes.js';
import type { TableSpec } from './spec.js';
import { TABLES } from './specs.js';
import type { FigurePage, FigureTable } from './table.js';

/** Regions named in a note. */
const LISTED = 10;

/** The tables of `sitong stats`, the same for every format. */
export function statsPage(stats: Stats, options: ScopeOptions): FigurePage {
  const scopes = scopesOf(stats, options);
  const { before, asOf } = stats;
  const specs = TABLES.filter(({ only }) => only !== 'before' || before !== undefined);
  return {
    title: '政务服务事项目录统计',
    line: `按 ${asOf} 统计${before === undefined ? '' : `，与 ${before} 比较`}`,
    day: asOf,
    tables: specs.map((spec) => tableOf(spec, scopes, stats.total)),
    flat: flatTable(specs, scopes),
    notes: coverageNotes(stats),
  };
}

function tableOf(spec: TableSpec, scopes: readonly Scope[], total: Figures): FigureTable {
  const { name, columns, notes, holds, says } = spec;
  const shown = says?.(total) === false ? [] : scopes.filter(({ figures }) => holds(figures));
  return {
    name,
    columns: [
      { title: '地区', text: true },
      { title: '地区代码', text: true, fileOnly: true },
      { title: '层级', text: true, fileOnly: true },
      ...columns.map(({ title, bar, fileOnly, text }) => ({
        title,
        ...(bar === true ? { bar } : {}),
        ...(fileOnly === true ? { fileOnly } : {}),
        ...(text === true ? { text } : {}),
      })),
    ],
    rows: shown.map(({ label, code, level, depth, sum, figures }) => ({
      cells: [
        `${'  '.repeat(depth)}${label}`,
        code,
        level,
        ...columns.map(({ value }) => value(figures)),
      ],
      ...(sum ? { sum } : {}),
    })),
    notes: notes(total),
  };
}

/** All columns of all tables side by side: one line a region. */
function flatTable(specs: readonly TableSpec[], scopes: readonly Scope[]): FigureTable {
  const short = (name: string) => name.replace(/（.*$/u, '');
  const columns = specs.flatMap(({ name, columns: own }) =>
    own.map((column) => ({ ...column, title: `${short(name)}·${column.title}` })),
  );
  return {
    name: '统计',
    columns: [
      ...['地区', '地区代码', '层级'].map((title) => ({ title, text: true as const })),
      ...columns.map(({ title }) => ({ title })),
    ],
    rows: scopes.map(({ label, code, level, figures }) => ({
      cells: [label, code, level, ...columns.map(({ value }) => value(figures))],
    })),
    notes: [],
  };
}

function coverageNotes({ coverage, total }: Stats): string[] {
  const { files, regions, items, missingUpper, uncovered, rulesOff, waived, unread } = coverage;
  const listed = (label: string, values: readonly string[]) =>
    values.length === 0
      ? []
      : [
          `${label}：${values.slice(0, LISTED).join('、')}${values.length > LISTED ? ` 等 ${values.length} 个` : ''}`,
        ];
  const left = [
    ...(total.notInForce > 0 ? [`不在用的 ${total.notInForce} 行`] : []),
    ...(total.notServed > 0 ? [`不依申请的（处罚、强制等）${total.notServed} 行`] : []),
  ];
  return [
    `统计范围：${files} 个文件、${regions} 个地区、${items} 行；四减和办理服务只计在用的依申请事项和公共服务的实施清单，共 ${total.served} 行${left.length > 0 ? `，不计${left.join('、')}` : ''}`,
    ...listed('没有目录文件的地区', uncovered),
    ...listed('缺少上级基本目录', missingUpper),
    ...listed('关闭的规则（不计入有错误的行）', rulesOff),
    ...(waived > 0 ? [`豁免的问题 ${waived} 处，不计入有错误的行`] : []),
    ...listed('没有读全的文件', unread),
  ];
}
