import { WorkError } from '../errors.js';
import { byCodeUnit } from '../model/order.js';
import { decodeSource } from '../model/source.js';
import type { Standard } from '../standard/standard.js';
import type { FileTree } from '../tree/file-tree.js';
import { CONFIG_FILE } from '../workspace/discover.js';
import type { WorkspaceIndex } from '../workspace/workspace.js';
import { parseYaml } from '../yaml/parse.js';
import { isList, type Values } from '../yaml/value.js';
import type { ConfigFileContent, RegionContent } from './port.js';
import { type RawDocument, regionContent } from './region-content.js';

/**
 * All that a region of a workspace publishes, as its files say.
 *
 * @throws WorkError for files that cannot be read or parsed: `check` says more of them.
 */
export function readRegionContent(
  index: WorkspaceIndex,
  code: string,
  standard: Standard,
): RegionContent {
  const documents = readRawDocuments(index, code);
  return regionContent(declarationOf(index, code), documents, standard);
}

/**
 * The documents of a region as written, in the order of its files.
 *
 * @throws WorkError for files that cannot be read or parsed: `check` says more of them.
 */
export function readRawDocuments(index: WorkspaceIndex, code: string): RawDocument[] {
  const documents: RawDocument[] = [];
  for (const file of index.filesOf.get(code) ?? []) {
    const text = textOf(index.tree, file.path);
    for (const { start, end } of file.documents) {
      const parsed = parseYaml(text.slice(start, end), start);
      const [document] = parsed.documents;
      if (document === undefined || parsed.problems.length > 0)
        throw new WorkError(`${file.path}：有语法问题，读不全；先用 sitong check 查看`);
      documents.push({ place: file.path, value: document.value });
    }
  }
  return documents;
}

/**
 * The contents of regions of a workspace, each read when it is asked for, so that a province is
 * never in memory whole.
 */
export function* workspaceContents(
  index: WorkspaceIndex,
  codes: Iterable<string>,
  standard: Standard,
): Generator<readonly [string, RegionContent]> {
  for (const code of codes) yield [code, readRegionContent(index, code, standard)];
}

/**
 * sitong.yaml and the files that it names, by path.
 *
 * @param named paths as the resolved configuration lists them.
 * @throws WorkError when one cannot be read.
 */
export function readConfigContent(tree: FileTree, named: Iterable<string>): ConfigFileContent[] {
  return [...new Set([CONFIG_FILE, ...named])]
    .sort(byCodeUnit)
    .map((path) => ({ path, text: textOf(tree, path) }));
}

/** The row that declares a region, as written. */
function declarationOf(index: WorkspaceIndex, code: string): Values {
  const origin = index.origins.get(code);
  if (origin === undefined) throw new WorkError(`地区 ${code} 没有声明，不能登记`);
  const { value } = origin.document;
  const row = origin.path.reduce<unknown>(
    (at, step) => (at as Readonly<Record<string | number, unknown>>)[step],
    value,
  ) as Values;
  if (isList((value as Values).地区)) return row;
  const { 类别: _kind, ...declaration } = row;
  return declaration;
}

function textOf(tree: FileTree, path: string): string {
  const decoded = decodeSource(tree.read(path));
  if ('fault' in decoded) throw new WorkError(`${path}：${decoded.fault}`);
  return decoded.text;
}
