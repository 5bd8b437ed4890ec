import { WorkError } from '../errors.js';
import type { CatalogDocument } from '../model/document.js';
import type { SignedFinding } from '../model/finding.js';
import type { Kind } from '../model/kinds.js';
import { buildRegionTree, type Region, type RegionDeclaration } from '../model/region-tree.js';
import { decodeSource, SourceText } from '../model/source.js';
import type { Standard } from '../standard/standard.js';
import type { FileTree } from '../tree/file-tree.js';
import { catalogFiles, type FileSelection } from './discover.js';
import { outlineFindings, strayDocument, undecodable } from './file-findings.js';
import { type Outline, outlineBytes, outlineFile } from './outline.js';
import { readDocument } from './read-document.js';
import { type RegionOrigin, readRegionFile, regionSpot } from './read-regions.js';

/** Files of a workspace that hold documents of one region. */
export interface RegionFile {
  readonly path: string;
  readonly documents: readonly Outline[];
}

/** What a workspace holds, before its catalogs are read. */
export interface WorkspaceIndex {
  readonly tree: FileTree;
  /** Paths of the files that were looked into, sorted. */
  readonly files: readonly string[];
  /** How many files 忽略 leaves out. */
  readonly ignored: number;
  readonly regions: ReadonlyMap<string, Region>;
  /** Where each region is declared. */
  readonly origins: ReadonlyMap<string, RegionOrigin>;
  /** Files that declare regions. */
  readonly regionFiles: ReadonlySet<string>;
  /** Files by 地区代码. */
  readonly filesOf: ReadonlyMap<string, readonly RegionFile[]>;
  /** Findings of files that belong to no region, and of the region tree. */
  readonly findings: readonly SignedFinding[];
  /** How many documents are catalogs, of whatever region. */
  readonly catalogDocuments: number;
  /** Sizes of the files in bytes. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** The documents of one region, read and validated. */
export interface RegionDocuments {
  readonly documents: readonly CatalogDocument[];
  readonly findings: readonly SignedFinding[];
  /** False when a file could not be read whole: what is absent proves nothing. */
  readonly complete: boolean;
}

/** Who remembers what files are, so that one that did not change is not looked into again. */
export interface OutlineMemory {
  /** The document of a file that is as it was; undefined when it must be looked into. */
  readonly known: (
    path: string,
  ) => { readonly outline: Outline; readonly size: number } | undefined;
  /** Told of a file that was looked into; its outline when it holds one document written in the usual way. */
  readonly learned: (path: string, bytes: Uint8Array, outline: Outline | undefined) => void;
}

export interface IndexOptions extends FileSelection {
  readonly memory?: OutlineMemory;
  /** Called after each file, for progress. */
  readonly onFile?: (done: number, total: number) => void;
}

/**
 * Looks through a workspace: which files there are, what each document is and
 * of which region, and the tree of regions. Catalogs are read later, region by
 * region, so that no more than an upper chain is ever held.
 *
 * @throws WorkError when a file or folder cannot be read.
 */
export function indexWorkspace(
  tree: FileTree,
  standard: Standard,
  options: IndexOptions,
): WorkspaceIndex {
  const { files, ignored } = catalogFiles(tree, options);
  const findings: SignedFinding[] = [];
  const declarations: RegionDeclaration<RegionOrigin>[] = [];
  const brokenCodes = new Set<string>();
  const regionFiles = new Set<string>();
  const catalogs: { path: string; outline: Outline }[] = [];
  const sizes = new Map<string, number>();
  for (const [i, path] of files.entries()) {
    const known = options.memory?.known(path);
    if (known !== undefined) {
      sizes.set(path, known.size);
      catalogs.push({ path, outline: known.outline });
      continue;
    }
    const bytes = tree.read(path);
    sizes.set(path, bytes.length);
    const quick = outlineBytes(bytes);
    options.memory?.learned(path, bytes, quick);
    const source = quick === undefined ? toSource(path, bytes) : undefined;
    if (quick !== undefined) catalogs.push({ path, outline: quick });
    else if (!(source instanceof SourceText)) findings.push(undecodable(path, source!.fault));
    else {
      const outline = outlineFile(source.text);
      findings.push(...outlineFindings(source, outline));
      for (const document of outline.documents) {
        if (document.kind === '地区') {
          const read = readRegionFile(source, document, standard);
          regionFiles.add(path);
          declarations.push(...read.declarations);
          for (const code of read.broken) brokenCodes.add(code);
          findings.push(...read.findings);
        } else catalogs.push({ path, outline: document });
      }
    }
    options.onFile?.(i + 1, files.length);
  }
  const regionTree = buildRegionTree(declarations);
  for (const problem of regionTree.problems) {
    const { origin, code, element, message, action, actual, related } = problem;
    findings.push({
      rule: 'schema/kind',
      finding: {
        spot: regionSpot(origin, element, code),
        message,
        action,
        element,
        ...(actual === undefined ? {} : { actual }),
        ...(related === undefined
          ? {}
          : {
              related: [
                {
                  spot: regionSpot(related.origin, related.element, code),
                  message: related.message,
                },
              ],
            }),
      },
    });
  }
  const filesOf = new Map<string, RegionFile[]>();
  for (const { path, outline } of catalogs) {
    const region = regionTree.regions.get(outline.region ?? '');
    if (region !== undefined) addDocument(filesOf, region.code, path, outline);
    else if (!brokenCodes.has(outline.region ?? '')) {
      findings.push(strayDocument(readSource(tree, path), path, outline, regionTree.regions));
    }
  }
  const origins = new Map<string, RegionOrigin>();
  for (const { code, origin } of declarations) if (!origins.has(code)) origins.set(code, origin);
  return {
    tree,
    files,
    ignored,
    regions: regionTree.regions,
    origins,
    regionFiles,
    filesOf,
    findings,
    catalogDocuments: catalogs.length,
    sizes,
  };
}

function addDocument(
  filesOf: Map<string, RegionFile[]>,
  code: string,
  path: string,
  outline: Outline,
): void {
  const files = filesOf.get(code);
  const last = files?.at(-1);
  if (files === undefined) filesOf.set(code, [{ path, documents: [outline] }]);
  else if (last?.path === path)
    files[files.length - 1] = { path, documents: [...last.documents, outline] };
  else files.push({ path, documents: [outline] });
}

/**
 * Reads the documents of a region.
 *
 * @param kinds reads only documents of these kinds.
 * @throws WorkError when a file cannot be read any more.
 */
export function readRegion(
  { index, standard }: { readonly index: WorkspaceIndex; readonly standard: Standard },
  code: string,
  kinds?: ReadonlySet<Kind>,
): RegionDocuments {
  const documents: CatalogDocument[] = [];
  const findings: SignedFinding[] = [];
  let complete = true;
  for (const { path, documents: all } of index.filesOf.get(code) ?? []) {
    const wanted = kinds === undefined ? all : all.filter(({ kind }) => kinds.has(kind));
    if (wanted.length === 0) continue;
    const source = readSource(index.tree, path);
    if (!(source instanceof SourceText)) throw new WorkError(`${path}：文件在读取过程中变了`);
    for (const outline of wanted) {
      const read = readDocument(source, outline, standard);
      for (const finding of read.findings) findings.push(finding);
      if (read.document !== undefined) documents.push(read.document);
      complete &&= read.complete;
    }
  }
  return { documents, findings, complete };
}

function readSource(tree: FileTree, path: string): SourceText | { fault: string } {
  return toSource(path, tree.read(path));
}

function toSource(path: string, bytes: Uint8Array): SourceText | { fault: string } {
  const decoded = decodeSource(bytes);
  return 'text' in decoded ? new SourceText(path, decoded.text) : decoded;
}
