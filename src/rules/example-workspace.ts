import { stringify } from 'yaml';
import type { Example, ExampleDocument, ExampleEdit } from './example.js';
import { baseDocuments, type Values } from './example-documents.js';
import { isOptional, optionalDocument, optionalPath } from './example-lists.js';

/** Where the documents of the clean workspace lie; its lists see example-lists.ts. */
const PATHS: Readonly<Partial<Record<ExampleDocument, string>>> = {
  配置: 'sitong.yaml',
  地区: '地区.yaml',
  国家目录: '000000-国家/基本目录.yaml',
  省目录: '320000-江苏省/基本目录.yaml',
  市目录: '320500-苏州市/基本目录.yaml',
  县目录: '320583-昆山市/基本目录.yaml',
  省标准: '320000-江苏省/标准实施清单.yaml',
  市清单: '320500-苏州市/实施清单.yaml',
  县清单: '320583-昆山市/实施清单.yaml',
  县指南: '320583-昆山市/办事指南.yaml',
  省申请: '320000-江苏省/调整申请.yaml',
  县申请: '320583-昆山市/调整申请.yaml',
};

/** Files of the example workspace, changed by edits: path → text. */
export function exampleFiles(edits: readonly ExampleEdit[]): Map<string, string> {
  const texts = new Map<ExampleDocument, string>();
  for (const [name, value] of edited(edits)) texts.set(name, yaml(value));
  for (const edit of edits) {
    if ('text' in edit) texts.set(edit.in, edit.text);
    if ('replace' in edit) {
      const before = texts.get(edit.in) ?? '';
      if (!before.includes(edit.replace[0]))
        throw new Error(`示例的原文里没有“${edit.replace[0]}”`);
      texts.set(edit.in, before.replace(edit.replace[0], edit.replace[1]));
    }
  }
  return new Map([...texts].map(([name, text]) => [pathOf(name), text]));
}

/** The documents after the edits of values; a list that an edit names comes into being. */
function edited(edits: readonly ExampleEdit[]): Map<ExampleDocument, Values> {
  const documents = new Map(Object.entries(baseDocuments()) as [ExampleDocument, Values][]);
  for (const edit of edits) {
    if ('replace' in edit || 'text' in edit) continue;
    const document = documents.get(edit.in) ?? optionalDocument(edit.in);
    documents.set(edit.in, document);
    apply(document, edit);
  }
  return documents;
}

function pathOf(name: ExampleDocument): string {
  return PATHS[name] ?? optionalPath(name);
}

function apply(
  document: Values,
  edit: Exclude<ExampleEdit, { replace: unknown } | { text: unknown }>,
): void {
  if ('header' in edit) {
    Object.assign(document, edit.header);
    return;
  }
  const rows = (document.事项 ?? document.指南) as Values[];
  if ('add' in edit) rows.push({ ...edit.add });
  else if ('remove' in edit) rows.splice(edit.remove, 1);
  else {
    const row = rows[edit.row ?? 0];
    if (row === undefined) throw new Error(`示例的${edit.in}没有第 ${edit.row} 行`);
    for (const [element, value] of Object.entries(edit.set)) {
      if (value === undefined) delete row[element];
      else row[element] = value;
    }
  }
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/**
 * What an example changes, as YAML a reader can follow.
 *
 * @param revision whether it shows a change between two revisions: both sides are then shown.
 */
export function exampleText(example: Example, revision = example.before !== undefined): string {
  if (!revision) return editsText(example.edits);
  const side = (edits: readonly ExampleEdit[]) =>
    edits.length === 0 ? '示例工作区原样\n' : `\n${editsText(edits)}`;
  return `变更前：${side(example.before ?? [])}变更后：${side(example.edits)}`;
}

function editsText(edits: readonly ExampleEdit[]): string {
  const documents = edited(edits);
  const lists = new Set<ExampleDocument>();
  const parts: string[] = [];
  for (const edit of edits) {
    if (!isOptional(edit.in)) parts.push(editText(edit));
    else if (!lists.has(edit.in)) {
      // A list is short: it is shown whole, as it stands in the end.
      lists.add(edit.in);
      parts.push(`${pathOf(edit.in)}：\n${yaml(documents.get(edit.in))}`);
    }
  }
  return parts.join('\n');
}

function editText(edit: ExampleEdit): string {
  const path = pathOf(edit.in);
  if ('text' in edit) return `${path}：\n${edit.text}`;
  if ('replace' in edit) return `${path}：\n${edit.replace[1].replace(/^\n/, '')}\n`;
  if ('remove' in edit) {
    const row = rowsOf(edit.in)[edit.remove] ?? {};
    return `${path}：没有这一行\n${yaml([identityOf(row)])}`;
  }
  if ('header' in edit) return `${path}：\n${yaml(edit.header)}`;
  if ('add' in edit) return `${path}：多出一行\n${yaml([edit.add])}`;
  const row = identityOf(rowsOf(edit.in)[edit.row ?? 0] ?? {});
  const gone = Object.entries(edit.set).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  );
  const set = Object.fromEntries(
    Object.entries(edit.set).filter(([, value]) => value !== undefined),
  );
  const note = gone.length === 0 ? '' : `（没有写 ${gone.join('、')}）`;
  return `${path}：${note}\n${yaml([{ ...row, ...set }])}`;
}

function rowsOf(name: ExampleDocument): Values[] {
  const document = baseDocuments()[name] ?? {};
  return (document.事项 ?? document.指南 ?? []) as Values[];
}

function identityOf(row: Values): Values {
  const keys = row.基本编码 === undefined ? ['实施编码'] : ['基本编码', '事项名称'];
  return Object.fromEntries(keys.map((key) => [key, row[key]]));
}
