import { decodeSource } from '../model/source.js';
import type { TableKind } from '../tabular/table.js';
import type { FileTree } from '../tree/file-tree.js';
import { joinPath } from '../tree/file-tree.js';
import { memoryTree } from '../tree/memory-tree.js';
import { freeName, unionTree } from '../tree/union-tree.js';
import type { Outline } from '../workspace/outline.js';
import type { WorkspaceIndex } from '../workspace/workspace.js';
import { parseYaml } from '../yaml/parse.js';

/** What of which regions stands in a text instead of in the workspace. */
export interface Replacement extends TableKind {
  readonly regions: ReadonlySet<string>;
  readonly text: string;
}

/** A workspace with documents replaced, and where the new text stands in it. */
export interface ReplacedTree {
  readonly tree: FileTree;
  readonly folder: string;
  readonly file: string;
}

const FOLDER = '工作簿';

/**
 * The files of a workspace with the documents of some regions of one kind replaced by a text. Other
 * documents of the same files stay at their lines.
 */
export function replacedTree(index: WorkspaceIndex, replacement: Replacement): ReplacedTree {
  const { tree } = index;
  const texts = new Map<string, string>();
  const gone = new Map<string, [number, number][]>();
  for (const region of replacement.regions) {
    for (const { path, documents } of index.filesOf.get(region) ?? []) {
      const spans = documents.filter((one) => isReplaced(tree, path, one, replacement));
      const list = gone.get(path) ?? [];
      gone.set(path, list);
      for (const { start, end } of spans) list.push([start, end]);
    }
  }
  const hidden = new Set<string>();
  for (const [path, spans] of gone) {
    if (spans.length === 0) continue;
    const rest = without(textOf(tree, path), spans);
    if (/^(?!---\s*$|\.\.\.\s*$|%)[^\S\n]*[^\s#]/m.test(rest)) texts.set(path, rest);
    else hidden.add(path);
  }
  const folder = freeName(tree, FOLDER);
  const name = '表格.yaml';
  return {
    tree: unionTree(
      changedTree(tree, texts, hidden),
      folder,
      memoryTree({ [name]: replacement.text }),
    ),
    folder,
    file: `${folder}/${name}`,
  };
}

function isReplaced(
  tree: FileTree,
  path: string,
  { kind, start, end }: Outline,
  replacement: Replacement,
): boolean {
  if (kind !== replacement.kind) return false;
  if (kind !== '实施清单' && kind !== '关联清单' && kind !== '专项清单') return true;
  const value = parseYaml(textOf(tree, path).slice(start, end)).documents[0]?.value;
  const header = (typeof value === 'object' && value !== null ? value : {}) as {
    readonly 性质?: unknown;
    readonly 清单?: unknown;
  };
  const { standard, list } = replacement.variant;
  if (kind === '实施清单') return (header.性质 === '标准') === (standard === true);
  return header.清单 === list;
}

function textOf(tree: FileTree, path: string): string {
  const decoded = decodeSource(tree.read(path));
  return 'text' in decoded ? decoded.text : '';
}

/** A text with stretches blank, line by line. */
function without(text: string, spans: readonly (readonly [number, number])[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    parts.push(text.slice(at, start), text.slice(start, end).replace(/[^\r\n]+/g, ''));
    at = end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

function changedTree(
  tree: FileTree,
  texts: ReadonlyMap<string, string>,
  hidden: ReadonlySet<string>,
): FileTree {
  const encoder = new TextEncoder();
  return {
    name: tree.name,
    entries: (folder) =>
      tree.entries(folder).filter(({ name }) => !hidden.has(joinPath(folder, name))),
    has: (path) => !hidden.has(path) && tree.has(path),
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? tree.read(path) : encoder.encode(text);
    },
  };
}
