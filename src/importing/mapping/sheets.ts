import type { Value } from '../../yaml/value.js';
import { yamlEntries, yamlListItem } from '../../yaml/yaml-text.js';
import { columnLetters, columnOfLetters } from '../sheets/sheet-grid.js';
import {
  type ColumnUse,
  type PlannedColumn,
  pathText,
  type SheetPlan,
} from '../sheets/sheet-plan.js';
import { MappingFault } from './fault.js';
import type { ColumnShape, SheetShape, SheetsShape } from './sheets-shape.js';

/** How sheets are read, as a mapping file says it. */
export interface SheetsMapping {
  readonly name: string;
  readonly encoding: 'UTF-8' | 'GB18030' | undefined;
  readonly delimiter: string | undefined;
  /** Folder of the JSON Schemas, relative to the output folder. */
  readonly schemas: string | undefined;
  readonly plans: readonly SheetPlan[];
}

/** Turns a mapping of sheets that has the right shape into plans. @throws MappingFault */
export function compileSheets(shape: SheetsShape, name: string): SheetsMapping {
  const seen = new Set<string>();
  const plans = shape.工作表.map((sheet, index) => {
    if (seen.has(sheet.名称))
      throw new MappingFault(['工作表', index, '名称'], `工作表“${sheet.名称}”写了两次`);
    seen.add(sheet.名称);
    return planOf(sheet, index);
  });
  return {
    name: shape.名称 ?? name,
    encoding: shape.来源?.编码,
    delimiter: shape.来源?.分隔符,
    schemas: shape.架构目录,
    plans,
  };
}

function planOf(sheet: SheetShape, index: number): SheetPlan {
  const path = ['工作表', index];
  const rows = typeof sheet.表头行 === 'number' ? [sheet.表头行] : sheet.表头行;
  const [first = 1] = rows;
  const last = rows.at(-1) ?? first;
  if (last < first) throw new MappingFault([...path, '表头行'], '表头行应从上到下');
  const columns = sheet.列.map((column, i) => columnOf(column, [...path, '列', i]));
  if (sheet.地区 === undefined && !columns.some(({ use }) => use.as === 'region'))
    throw new MappingFault(path, '要写 地区，或者有一列 用作: 地区');
  const repeated = repeatedPath(columns);
  if (repeated !== undefined)
    throw new MappingFault([...path, '列', repeated], '这一要素已有别的列');
  const list = sheet.清单;
  return {
    kind: sheet.类别,
    variant: {
      ...(sheet.类别 === '实施清单' ? { standard: sheet.性质 === '标准' } : {}),
      ...(list === undefined ? {} : { list }),
    },
    sheet: sheet.名称,
    region: columns.some(({ use }) => use.as === 'region') ? undefined : sheet.地区,
    headerRows: [first - 1, last - 1],
    documentHeader: (sheet.首部 ?? {}) as Readonly<Record<string, Value>>,
    columns,
  };
}

function columnOf(shape: ColumnShape, path: readonly PropertyKey[]): PlannedColumn {
  const header = typeof shape.表头 === 'string' ? [shape.表头] : (shape.表头 ?? []);
  return {
    column: columnOfLetters(shape.列) ?? 0,
    header,
    use: useOf(shape, path),
    why: '映射文件写明',
  };
}

function useOf(shape: ColumnShape, path: readonly PropertyKey[]): ColumnUse {
  const said = [shape.要素, shape.用作, shape.不取].filter((value) => value !== undefined);
  if (said.length !== 1) throw new MappingFault(path, '一列应写 要素、用作、不取 中的一个');
  if (shape.用作 !== undefined) return { as: shape.用作 === '序号' ? 'number' : 'region' };
  if (shape.不取 !== undefined) return { as: 'nothing', reason: shape.不取, declined: true };
  const [name = '', part, ...more] = (shape.要素 ?? '').split('/');
  if (more.length > 0 || name === '' || part === '')
    throw new MappingFault([...path, '要素'], '要素写成 事项名称 或 申请材料/材料名称');
  return { as: 'element', path: part === undefined ? [name] : [name, part], unit: shape.单位 };
}

function repeatedPath(columns: readonly PlannedColumn[]): number | undefined {
  const seen = new Set<string>();
  const repeated = columns.findIndex(({ use }) => {
    if (use.as !== 'element') return false;
    const text = pathText(use.path);
    return seen.size === seen.add(text).size;
  });
  return repeated < 0 ? undefined : repeated;
}

/** The mapping file that repeats an import: its text, without the first comment lines. */
export function sheetsMappingText(
  name: string,
  format: 'xlsx' | 'csv',
  plans: readonly SheetPlan[],
): string {
  const head = yamlEntries(
    [
      ['名称', name],
      ['来源', { 格式: format }],
    ],
    '',
  );
  return `${[...head].join('')}工作表:\n${plans.map(sheetText).join('')}`;
}

function sheetText(plan: SheetPlan): string {
  const { variant, headerRows } = plan;
  const entries: [string, Value][] = [
    ['名称', plan.sheet],
    ['类别', plan.kind],
  ];
  if (variant.list !== undefined) entries.push(['清单', variant.list]);
  if (variant.standard === true) entries.push(['性质', '标准']);
  if (plan.region !== undefined) entries.push(['地区', plan.region]);
  const rows: number[] = [];
  for (let row = headerRows[0]; row <= headerRows[1]; row += 1) rows.push(row + 1);
  entries.push(['表头行', rows], ['列', plan.columns.map(columnShape)]);
  return yamlListItem(entries, '  ');
}

function columnShape({ column, header, use }: PlannedColumn): Value {
  return {
    列: columnLetters(column),
    ...(header.length === 0 ? {} : { 表头: header.length === 1 ? header[0]! : header }),
    ...useShape(use),
  };
}

function useShape(use: ColumnUse): Record<string, Value> {
  switch (use.as) {
    case 'element':
      return {
        要素: pathText(use.path),
        ...(use.unit === undefined ? {} : { 单位: use.unit }),
      };
    case 'number':
      return { 用作: '序号' };
    case 'region':
      return { 用作: '地区' };
    case 'nothing':
      return { 不取: use.reason };
  }
}
