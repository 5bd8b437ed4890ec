import type { Element } from '../../../standard/element.js';
import { tableName } from '../../../tabular/table.js';
import { knownColumn } from '../known-columns.js';
import type { SheetIndex } from '../merges.js';
import { columnLetters } from '../sheet-grid.js';
import { type ColumnUse, type PlannedColumn, pathText } from '../sheet-plan.js';
import { codeShapeOf, elementOfWords, sampleOf } from './content.js';
import type { FoundHeader } from './header.js';
import { unitOfLabel } from './label.js';
import { type SubItemRole, subItemRoles } from './sub-items.js';
import type { Meaning, Vocabulary } from './vocabulary.js';

/** Elements that a code of unknown name may be, by its shape. */
const ELEMENT_OF_CODE: Readonly<Record<string, string>> = {
  code12: '基本编码',
  code31: '实施编码',
  code33: '业务办理项编码',
  credit18: '实施主体编码',
};

interface Draft {
  readonly column: number;
  readonly header: readonly string[];
  readonly sample: readonly string[];
}

/**
 * What each column of a table is, read as rows of one kind: by its header first, then by its content.
 * An element is taken from one column only: the one that bears its own name, else the first.
 */
export function guessColumns(
  index: SheetIndex,
  header: FoundHeader,
  vocabulary: Vocabulary,
): PlannedColumn[] {
  const from = header.rows[1] + 1;
  const drafts: Draft[] = allColumns(index, header, from).map((column) => ({
    column,
    header: header.labels.get(column) ?? [],
    sample: sampleOf(index, column, from),
  }));
  const taken = new Map<string, number>();
  const planned = new Map<number, PlannedColumn>();
  const roles = subItemRoles(drafts, index, from);
  for (const draft of drafts) {
    const special = bySubItem(draft, roles.get(draft.column), { taken, vocabulary });
    if (special !== undefined) planned.set(draft.column, special);
  }
  for (const exact of [true, false]) {
    for (const draft of drafts) {
      if (planned.has(draft.column)) continue;
      const meaning = vocabulary.meaningOf(draft.header);
      if (meaning === undefined || meaning.exact !== exact) continue;
      planned.set(draft.column, byHeader(draft, meaning, { taken, vocabulary }));
    }
  }
  for (const draft of drafts) {
    if (!planned.has(draft.column))
      planned.set(draft.column, byContent(draft, { taken, vocabulary }));
  }
  return drafts.map(({ column }) => planned.get(column)!);
}

/** Columns with a header, and those without one that hold something. */
function allColumns(index: SheetIndex, header: FoundHeader, from: number): number[] {
  const columns = new Set(header.labels.keys());
  for (const { index: row, cells } of index.grid.rows) {
    if (row < from) continue;
    for (let column = 0; column < cells.length; column += 1)
      if (cells[column] !== undefined) columns.add(column);
  }
  return [...columns].sort((a, b) => a - b);
}

/** A name or code of the 主项 or the 子项, where a table has a column for each. */
function bySubItem(
  draft: Draft,
  role: SubItemRole | undefined,
  taking: Taking,
): PlannedColumn | undefined {
  if (role === undefined) return undefined;
  if (role === 'parent') {
    const reason = '这是主项的，子项那一列才是本行的';
    return plan(draft, { as: 'nothing', reason, declined: true }, reason);
  }
  if (role === 'unclear') {
    const reason = '主项、子项各有一列，有的行没有子项；请合成一列，有子项的写子项，没有的写主项';
    return plan(draft, { as: 'nothing', reason, declined: false }, reason);
  }
  if (!draft.header.some((text) => text.includes('名称'))) return byContent(draft, taking);
  if (!taking.vocabulary.elements.has('事项名称')) return undefined;
  taking.taken.set('事项名称', draft.column);
  return plan(draft, { as: 'element', path: ['事项名称'] }, '子项的名称就是本行的');
}

interface Taking {
  /** Element path → column. */
  readonly taken: Map<string, number>;
  readonly vocabulary: Vocabulary;
}

function byHeader(draft: Draft, { path, exact }: Meaning, { taken }: Taking): PlannedColumn {
  const text = pathText(path);
  const before = taken.get(text);
  if (before !== undefined) {
    const reason = `${columnLetters(before)} 列已是“${text}”`;
    return plan(draft, { as: 'nothing', reason, declined: false }, reason);
  }
  taken.set(text, draft.column);
  const unit = draft.header.map(unitOfLabel).find((found) => found !== undefined);
  return plan(draft, { as: 'element', path, unit }, exact ? '列名就是要素名' : '列名是要素的别名');
}

function byContent(draft: Draft, taking: Taking): PlannedColumn {
  const known = knownColumn(draft.header);
  const { sample } = draft;
  if (known?.as === 'region') return plan(draft, { as: 'region' }, '列名');
  if (known?.as === 'declined')
    return plan(draft, { as: 'nothing', reason: known.reason, declined: true }, known.reason);
  const isNumber = known?.as === 'number' || sample.every((text) => /^\d{1,6}$/.test(text));
  const found = codeElement(sample, taking) ?? (isNumber ? undefined : wordElement(sample, taking));
  if (found !== undefined) {
    taking.taken.set(found.name, draft.column);
    const why = found.words === undefined ? '内容是这种编码' : '内容都是这一要素的词';
    return plan(draft, { as: 'element', path: [found.name] }, why);
  }
  if (known?.as === 'number') return plan(draft, { as: 'number' }, '列名');
  if (sample.length === 0)
    return plan(draft, { as: 'nothing', reason: '全部为空', declined: true }, '全部为空');
  const reason =
    known?.as === 'code' ? '看不出是哪种编码' : foreignReason(draft.header, taking.vocabulary);
  return plan(draft, { as: 'nothing', reason, declined: false }, reason);
}

/** An element that rows of this kind do not have may be one of 实施清单. */
function foreignReason(header: readonly string[], vocabulary: Vocabulary): string {
  const elsewhere = vocabulary.elsewhere(header);
  const name = tableName(vocabulary.tableKind);
  return elsewhere === undefined
    ? `${name}没有这一要素`
    : `${name}没有这一要素；它是${elsewhere}的`;
}

function plan({ column, header }: Draft, use: ColumnUse, why: string): PlannedColumn {
  return { column, header, use, why };
}

function codeElement(
  sample: readonly string[],
  { taken, vocabulary }: Taking,
): Element | undefined {
  const shape = codeShapeOf(sample);
  const name = shape === undefined ? undefined : ELEMENT_OF_CODE[shape];
  return name === undefined || taken.has(name) ? undefined : vocabulary.elements.get(name);
}

function wordElement(
  sample: readonly string[],
  { taken, vocabulary }: Taking,
): Element | undefined {
  const free = [...vocabulary.elements.values()].filter(({ name }) => !taken.has(name));
  return elementOfWords(sample, free);
}
