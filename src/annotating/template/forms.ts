import type { Element } from '../../standard/element.js';
import type { Standard } from '../../standard/standard.js';
import { type ChildTable, type Layout, layoutOf, withForeignKeys } from '../../tabular/layout.js';
import { type Sheet, sheetsOf } from '../../tabular/sheets.js';
import { type Table, tableName } from '../../tabular/table.js';
import {
  HEAD_SHEET,
  OWNER,
  OWNER_CODE,
  OWNER_NAME,
  SERIAL,
  sheetName,
} from '../../tabular/titles.js';
import { CLAIM_WIDTHS, claimColumn } from './claim-columns.js';
import type { Form, FormColumn, FormRow } from './form-sheet.js';
import { headerNote } from './header-notes.js';
import { isInherited, type Template } from './template.js';
import { type Dictionaries, validationOf } from './validations.js';

/** Empty rows of a list of entries that the region fills in itself. */
const BLANK_ENTRIES = 50;
/** Empty entries for each empty row of a workbook without rows. */
const ENTRIES_OF_ROW = 5;
const ANY_REGION = '整份目录的版本等；填上地区代码和名称，检查时就不用再写 --region。';
const PLACE = new Set(['地区代码', '地区名称']);
const KEYS = ['基本编码', '实施编码', '业务办理项编码', '事项名称', '业务办理项名称'];
/** Columns that stay in view, at most as wide as this together. */
const FIXED_WIDTH = 75;

interface Making {
  readonly template: Template;
  readonly standard: Standard;
  readonly layout: Layout;
  readonly dictionaries: Dictionaries;
  readonly title: string;
}

/** The sheets to fill in, the main one first. */
export function formsOf(
  template: Template,
  standard: Standard,
  dictionaries: Dictionaries,
): readonly Form[] {
  const rows = template.rows.map(({ values }) => values);
  const section = { region: template.region.code, regionName: template.region.name, rows };
  const table: Table = { ...template, sections: [{ ...section, header: template.header }] };
  const layout = withClaimColumns(
    withForeignKeys(layoutOf(standard, template), table.sections),
    template,
  );
  const title = `${template.region.name}${tableName(template)}`;
  const making: Making = { template, standard, layout, dictionaries, title };
  const [main, ...others] = sheetsOf(table, layout, { all: true });
  if (main === undefined) return [];
  const children = new Map(layout.children.map((child) => [sheetName(child.name), child]));
  return [
    mainForm(main, making),
    ...others.flatMap((sheet) => {
      const child = children.get(sheet.name);
      if (child !== undefined) return [childForm(sheet, child, making)];
      // What was not claimed stands in the main sheet, in 承接.
      if (sheet.name === HEAD_SHEET) return [headForm(sheet, making)];
      return template.hasClaims ? [] : [plainForm(sheet, making)];
    }),
  ];
}

function withClaimColumns(layout: Layout, { hasClaims }: Template): Layout {
  if (!hasClaims) return layout;
  const claims = CLAIM_WIDTHS.map(([name, width]) => ({ name, element: undefined, width }));
  const own = layout.columns.filter(({ name }) => !CLAIM_WIDTHS.some(([claim]) => claim === name));
  const behind = own.findIndex(({ name }) => name === '事项名称') + 1;
  return { ...layout, columns: [...own.slice(0, behind), ...claims, ...own.slice(behind)] };
}

function mainForm(sheet: Sheet, making: Making): Form {
  const { template, layout, title } = making;
  const order = mainOrder(sheet);
  const elements = new Map(layout.columns.map(({ name, element }) => [name, element]));
  const columns = order.map((i) => {
    const { title: name, width, shape } = sheet.columns[i]!;
    return columnOf({ name, width, shape }, elements.get(name), making);
  });
  const names = columns.map((column) => column.title);
  const lists = new Set(layout.children.map(({ name }) => name));
  const rows: FormRow[] = [];
  for (const [i, cells] of [...sheet.rows].entries()) {
    const { locked } = template.rows[i]!;
    rows.push({
      cells: order.map((column) => cells[column]),
      isLocked: (column) => names[column] === SERIAL || locked.has(names[column] ?? ''),
    });
  }
  for (let i = 0; i < template.blankRows; i++) {
    // Filled in by the program as soon as the row has something: entries refer to it.
    rows.push({ cells: [], isLocked: (column) => names[column] === SERIAL, numbered: true });
  }
  const own = template.hasClaims ? '逐行在“承接”列填 是 或 否；' : '';
  return {
    name: sheet.name,
    title: `${title}填报表`,
    line: `${own}${template.rows.length > 0 ? '灰色的照上级，不用填；' : ''}黄色的由本级填写，橙色列名的是必填。指着列名看怎样填，详见“填报说明”。${lists.size > 0 ? '材料、流程等在各自的表里。' : ''}`,
    columns,
    rows,
    fixed: fixedColumns(columns),
  };
}

/** The order of the columns: codes and names first, so that they stay in view. */
function mainOrder(sheet: Sheet): number[] {
  const all = sheet.columns.map((_, i) => i);
  const name = sheet.columns.findIndex(({ title }) => title === '事项名称');
  const code = sheet.columns.findIndex(({ title }) => title === '基本编码');
  // Long codes would take the whole screen: the name stands in front of them.
  if (name < 0 || code >= 0) return all;
  return [0, name, ...all.filter((i) => i !== 0 && i !== name)];
}

function fixedColumns(columns: readonly FormColumn[]): number {
  let width = 0;
  let count = 0;
  for (const column of columns) {
    width += column.width;
    if (width > FIXED_WIDTH || (count > 0 && !KEYS.includes(column.title))) break;
    count += 1;
  }
  return Math.max(1, count);
}

function columnOf(
  { name, width, shape }: { name: string; width: number; shape: string },
  element: Element | undefined,
  { template, standard, dictionaries }: Making,
): FormColumn {
  const plain = {
    title: name,
    width,
    shape,
    isRequired: false,
    note: undefined,
    validation: undefined,
  };
  if (element !== undefined) {
    const isListed = shape === 'list';
    return {
      ...plain,
      width: Math.max(width, name.length * 2 + 3),
      isRequired: element.required !== undefined,
      note: headerNote(element),
      validation: isListed ? undefined : (range) => validationOf(element, range, dictionaries),
    };
  }
  return template.hasClaims ? claimColumn(plain, standard) : plain;
}

function childForm(sheet: Sheet, child: ChildTable, making: Making): Form {
  const { template, title } = making;
  const parts = new Map(child.columns.map(({ name, element }) => [name, element]));
  const columns = sheet.columns.map((column) =>
    columnOf({ ...column, name: column.title }, parts.get(column.title), making),
  );
  const owned = new Set([OWNER, OWNER_CODE, OWNER_NAME]);
  const isOwn = child.element.direction === '自主' || child.element.direction === undefined;
  const mayAdd = isOwn || template.rows.every(({ locked }) => !locked.has(child.name));
  const rows: FormRow[] = [...sheet.rows].map((cells) => {
    const owner = template.rows[Number(cells[0]) - 1];
    const inherited = owner?.locked.has(child.name) === true && !template.mayRemove;
    return {
      cells,
      isLocked: (column) => {
        if (!inherited) return false;
        const { title: part } = columns[column]!;
        const element = parts.get(part);
        // Of a material what it is comes from above; where it is had and how is the region's own.
        return owned.has(part) || element === undefined || isPartInherited(element);
      },
    };
  });
  const isFree = mayAdd && !(template.mayRemove && template.rows.length > 0 && !isOwn);
  const isEmpty = template.rows.length === 0;
  const blank = isFree ? (isEmpty ? template.blankRows * ENTRIES_OF_ROW : BLANK_ENTRIES) : 0;
  for (let i = 0; i < blank; i++) rows.push({ cells: [], isLocked: () => false });
  return {
    name: sheet.name,
    title: `${title}：${child.name}`,
    line: childLine(child, { blank, template }),
    columns,
    rows,
    fixed: 1,
  };
}

function isPartInherited(element: Element): boolean {
  return element.direction === undefined || isInherited(element);
}

function childLine(
  { name }: ChildTable,
  { blank, template }: { readonly blank: number; readonly template: Template },
): string {
  const owner = `“所属序号”是“${tableName(template)}”表里那一行的序号。`;
  if (blank > 0) return `${owner}一条一行，没有的不填。`;
  if (template.mayRemove)
    return `${owner}只能减、不能加：减去的，把那一行清空；一条都不要的，在“${tableName(template)}”表的“${name}”列填 无。`;
  return `${owner}灰色的照上级，不能增减；要压减的写在办事指南里。`;
}

function headForm(sheet: Sheet, making: Making): Form {
  const { layout, title } = making;
  const isForAny = making.template.region.code === '';
  const isOpen = (name: string) => known.has(name) || (isForAny && PLACE.has(name));
  const known = new Map(layout.headerColumns.map(({ name, element }) => [name, element]));
  const kept = sheet.columns.flatMap((column, i) =>
    making.template.hasClaims && column.title === '未承接' ? [] : [i],
  );
  const columns = kept.map((i) => {
    const column = sheet.columns[i]!;
    return columnOf({ ...column, name: column.title }, known.get(column.title), making);
  });
  return {
    name: sheet.name,
    title: `${title}：文头`,
    line: isForAny ? ANY_REGION : '整份目录的版本等；灰色的不用改。',
    columns,
    rows: [...sheet.rows].map((cells) => ({
      cells: kept.map((i) =>
        isForAny && PLACE.has(sheet.columns[i]!.title) ? undefined : cells[i],
      ),
      isLocked: (column) => !isOpen(columns[column]?.title ?? ''),
    })),
    fixed: 1,
  };
}

function plainForm(sheet: Sheet, making: Making): Form {
  const columns = sheet.columns.map((column) =>
    columnOf({ ...column, name: column.title }, undefined, making),
  );
  const rows: FormRow[] = [...sheet.rows].map((cells) => ({ cells, isLocked: () => false }));
  for (let i = 0; i < BLANK_ENTRIES; i++) rows.push({ cells: [], isLocked: () => false });
  return {
    name: sheet.name,
    title: `${making.title}：${sheet.name}`,
    line: '一条一行，没有的不填。',
    columns,
    rows,
    fixed: 1,
  };
}
