import { WorkError } from '../errors.js';
import type { Region } from '../model/region-tree.js';
import { decodeSource } from '../model/source.js';
import type { FileTree } from '../tree/file-tree.js';
import { memoryTree } from '../tree/memory-tree.js';
import { freeName, unionTree } from '../tree/union-tree.js';
import type { RegionOrigin } from '../workspace/read-regions.js';
import type { WorkspaceIndex } from '../workspace/workspace.js';
import type { Values } from '../yaml/value.js';
import { yamlListItem } from '../yaml/yaml-text.js';

/** Where an upper chain comes from: the files of a registry, a snapshot, another workspace. */
export interface UpperSource {
  /** What it is, as messages say it: 登记库 江苏.db. */
  readonly name: string;
  readonly index: WorkspaceIndex;
  /** How a file of a region is called in reports: 登记库 320000@5/基本目录.yaml. */
  readonly pathOf: (path: string, region: string) => string;
  /** How the state of a region is called in the coverage: 320000@5. */
  readonly stateOf: (region: string) => string;
}

/** A workspace with the upper regions that it lacks. */
export interface UpperChain {
  /** The workspace's own files and those of the upper regions, under `folder`. */
  readonly tree: FileTree;
  readonly folder: string;
  /** Regions that are there to be compared with, not to be judged. */
  readonly references: ReadonlySet<string>;
  /** Where they come from, for the coverage: 登记库 江苏.db（320000@5、000000@2）. */
  readonly from: string;
}

/** The folder under which the files of upper regions are shown. */
const UPPER_FOLDER = '上级';

/** Regions that the upper chain of a workspace lacks. */
export interface WantedRegions {
  /** Codes named as 上级 that are declared nowhere, with who names them. */
  readonly undeclared: ReadonlyMap<string, string>;
  /** Upper regions that are declared, but without any document. */
  readonly unfilled: ReadonlySet<string>;
}

/** What is missing above the regions of a workspace. */
export function wantedRegions(own: WorkspaceIndex): WantedRegions {
  const undeclared = new Map<string, string>();
  for (const [code, origin] of own.origins) {
    const upper = declarationOf(origin).上级;
    if (typeof upper === 'string' && upper !== code && !own.origins.has(upper)) {
      undeclared.set(upper, code);
    }
  }
  const unfilled = new Set<string>();
  for (const code of own.filesOf.keys()) {
    for (let at = own.regions.get(code)?.parent; at !== undefined; at = at.parent) {
      if (!own.filesOf.has(at.code)) unfilled.add(at.code);
    }
  }
  return { undeclared, unfilled };
}

/**
 * Completes the upper chain of a workspace: regions that it names as 上级 without declaring them,
 * and those it declares without any document, are taken from a source.
 *
 * @returns undefined when the source has nothing for regions that are declared.
 * @throws WorkError when the source does not hold what is named as 上级.
 */
export function completeChain(
  own: WorkspaceIndex,
  { undeclared, unfilled }: WantedRegions,
  upper: UpperSource,
): UpperChain | undefined {
  refuseUnread(upper);
  const missing = [...undeclared].filter(([code]) => !upper.index.regions.has(code));
  if (missing.length > 0) throw new WorkError(lackingText(upper.name, missing));
  const declared = new Map<string, Region>();
  for (const code of undeclared.keys()) {
    for (let at = upper.index.regions.get(code); at !== undefined; at = at.parent) {
      if (!own.origins.has(at.code)) declared.set(at.code, at);
    }
  }
  const references = new Set([
    ...declared.keys(),
    ...[...unfilled].filter((code) => upper.index.filesOf.has(code)),
  ]);
  if (references.size === 0) return undefined;
  const files = filesOf(upper, references);
  const declarations = declarationsText(upper, declared.keys());
  if (declarations !== undefined) files.set(upper.pathOf('地区.yaml', ''), declarations);
  const folder = freeName(own.tree, UPPER_FOLDER);
  const states = [...references].sort().map(upper.stateOf);
  return {
    tree: unionTree(own.tree, folder, memoryTree(files, upper.name)),
    folder,
    references,
    from: `${upper.name}（${states.join('、')}）`,
  };
}

/** Says which upper regions a source lacks. */
export function lackingText(name: string, missing: Iterable<readonly [string, string]>): string {
  const codes = [...missing].map(([code, by]) => `${code}（${by} 的上级）`);
  return `${name}里没有需要的上级地区 ${codes.join('、')}；换一个含有它们的来源`;
}

/** What cannot be read may hold the very rows that are to be compared with. */
function refuseUnread({ name, index }: UpperSource): void {
  const unread = index.findings.find(({ rule }) => rule === 'yaml/syntax');
  if (unread === undefined) return;
  const { spot, message } = unread.finding;
  const file = 'source' in spot ? spot.source.path : '';
  throw new WorkError(`${name}里的 ${file} 读不了：${message}`);
}

/** The row that declares a region, as written. */
export function declarationOf({ document, path }: RegionOrigin): Values {
  let value: unknown = document.value;
  for (const step of path) value = (value as Record<string | number, unknown>)[step];
  return value as Values;
}

function declarationsText(upper: UpperSource, codes: Iterable<string>): string | undefined {
  const rows = [...codes].sort().flatMap((code) => {
    const origin = upper.index.origins.get(code);
    if (origin === undefined) return [];
    const { 类别: _kind, ...row } = declarationOf(origin);
    return [yamlListItem(Object.entries(row), '  ')];
  });
  return rows.length === 0 ? undefined : `类别: 地区\n地区:\n${rows.join('')}`;
}

/** The files of the upper regions; documents of other regions become blank lines, so that lines stay. */
function filesOf(
  { index, pathOf }: UpperSource,
  regions: ReadonlySet<string>,
): Map<string, string> {
  const kept = new Map<string, { region: string; spans: [number, number][] }>();
  for (const region of [...regions].sort()) {
    for (const { path, documents } of index.filesOf.get(region) ?? []) {
      const spans = documents.map(({ start, end }): [number, number] => [start, end]);
      const before = kept.get(path);
      if (before === undefined) kept.set(path, { region, spans });
      else before.spans.push(...spans);
    }
  }
  return new Map(
    [...kept].map(([path, { region, spans }]) => [
      pathOf(path, region),
      onlySpans(index.tree.read(path), spans),
    ]),
  );
}

function onlySpans(bytes: Uint8Array, spans: readonly (readonly [number, number])[]): string {
  const decoded = decodeSource(bytes);
  if ('fault' in decoded) throw new WorkError(decoded.fault);
  const { text } = decoded;
  const parts: string[] = [];
  let at = 0;
  for (const [start, end] of [...spans].sort(([a], [b]) => a - b)) {
    parts.push(text.slice(at, start).replace(/[^\r\n]+/g, ''), text.slice(start, end));
    at = end;
  }
  parts.push(text.slice(at).replace(/[^\r\n]+/g, ''));
  return parts.join('');
}
