import { WorkError } from '../errors.js';
import { rowsKey } from '../model/kinds.js';
import { parseYaml } from '../yaml/parse.js';
import type { Value, Values } from '../yaml/value.js';
import { isList } from '../yaml/value.js';
import { yamlEntries, yamlListItem } from '../yaml/yaml-text.js';
import { kindKeys, kindOfKeys } from './json-table.js';
import type { SectionSource } from './source.js';
import { isMap } from './source.js';
import type { Table, TableKind, TableSection } from './table.js';

/** A section as the YAML document of a workspace that holds it, piece by piece. */
export function* documentPieces(
  kind: TableKind,
  { region, header, rows }: Omit<SectionSource, 'regionName'>,
): Generator<string> {
  const [first, ...variant] = kindKeys(kind);
  const head: [string, Value][] = [];
  if (first !== undefined) head.push([...first]);
  head.push(['地区', region]);
  for (const key of variant) head.push([...key]);
  yield* yamlEntries([...head, ...Object.entries(header)], '');
  const key = rowsKey(kind.kind);
  let empty = true;
  for (const row of rows) {
    if (empty) yield `${key}:\n`;
    empty = false;
    yield yamlListItem(Object.entries(row), '  ');
  }
  if (empty) yield `${key}: []\n`;
}

/**
 * Reads YAML documents of one kind as a table.
 *
 * @param nameOf the name of a region by its code, which the documents do not say.
 * @throws WorkError for a text that is no YAML, or whose documents are not of one kind.
 */
export function readYamlExport(text: string, nameOf: (region: string) => string): Table {
  const { documents, problems } = parseYaml(text);
  const [problem] = problems;
  if (problem !== undefined)
    throw new WorkError(`不是 YAML 文件，或者文件不完整：${problem.message}`);
  let kind: TableKind | undefined;
  const sections: TableSection[] = [];
  for (const [index, { value }] of documents.entries()) {
    const own = isMap(value as Value) ? kindOfKeys(value as Values) : undefined;
    if (own === undefined) throw new WorkError(`第 ${index + 1} 个文档没有类别，不是目录文件`);
    if (kind !== undefined && JSON.stringify(kind) !== JSON.stringify(own))
      throw new WorkError(`第 ${index + 1} 个文档的类别与前面的不同，请分开导入`);
    kind = own;
    sections.push(sectionOf(value as Values, { kind: own, index, nameOf }));
  }
  if (kind === undefined) throw new WorkError('文件里没有 YAML 文档');
  return { ...kind, sections };
}

function sectionOf(
  value: Values,
  {
    kind,
    index,
    nameOf,
  }: {
    readonly kind: TableKind;
    readonly index: number;
    readonly nameOf: (region: string) => string;
  },
): TableSection {
  const key = rowsKey(kind.kind);
  const own = new Set(['地区', key, ...kindKeys(kind).map(([name]) => name)]);
  const rows = value[key] ?? [];
  if (typeof value.地区 !== 'string' || !isList(rows) || !rows.every(isMap))
    throw new WorkError(`第 ${index + 1} 个文档没有地区，或者“${key}”不是行的列表`);
  const header = Object.fromEntries(Object.entries(value).filter(([name]) => !own.has(name)));
  const region = value.地区;
  return { region, regionName: nameOf(region), header, rows: rows as readonly Values[] };
}
