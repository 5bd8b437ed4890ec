import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkError } from '../errors.js';
import type { CatalogDocument } from '../model/document.js';
import type { SignedFinding, Spot } from '../model/finding.js';
import { KINDS } from '../model/kinds.js';
import { buildRegionTree, type Region, type RegionDeclaration } from '../model/region-tree.js';
import { decodeSource, SourceText } from '../model/source.js';
import type { Standard } from '../standard/standard.js';
import { nearest } from '../values/text.js';
import { catalogFiles } from './discover.js';
import { type FileOutline, type Outline, type OutlineProblem, outlineFile } from './outline.js';
import { readDocument } from './read-document.js';
import { type RegionOrigin, readRegionFile, regionSpot } from './read-regions.js';

/** Files of a workspace that hold documents of one region. */
interface RegionFile {
  readonly path: string;
  readonly documents: readonly Outline[];
}

/** What a workspace holds, before its catalogs are read. */
export interface WorkspaceIndex {
  readonly root: string;
  readonly drafts: ReadonlyMap<string, string>;
  /** Paths of the files that were looked into, sorted. */
  readonly files: readonly string[];
  /** How many files 忽略 leaves out. */
  readonly ignored: number;
  readonly regions: ReadonlyMap<string, Region>;
  /** Where each region is declared. */
  readonly origins: ReadonlyMap<string, RegionOrigin>;
  /** Files by 地区代码. */
  readonly filesOf: ReadonlyMap<string, readonly RegionFile[]>;
  /** Findings of files that belong to no region, and of the region tree. */
  readonly findings: readonly SignedFinding[];
  /** How many documents are catalogs, of whatever region. */
  readonly catalogDocuments: number;
}

/** The documents of one region, read and validated. */
export interface RegionDocuments {
  readonly documents: readonly CatalogDocument[];
  readonly findings: readonly SignedFinding[];
  /** False when a file could not be read whole: what is absent proves nothing. */
  readonly complete: boolean;
}

export interface IndexOptions {
  /** Files that sitong.yaml names: no catalog files. */
  readonly named: ReadonlySet<string>;
  readonly ignore: readonly string[];
  /** Texts that stand for files not yet written: path → text. */
  readonly drafts?: ReadonlyMap<string, string>;
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
  root: string,
  standard: Standard,
  options: IndexOptions,
): WorkspaceIndex {
  const drafts = options.drafts ?? new Map<string, string>();
  const { files, ignored } = catalogFiles(root, options.named, options.ignore);
  const findings: SignedFinding[] = [];
  const declarations: RegionDeclaration<RegionOrigin>[] = [];
  const brokenCodes = new Set<string>();
  const catalogs: { path: string; outline: Outline }[] = [];
  for (const [i, path] of files.entries()) {
    const source = readSource(root, path, drafts);
    if (!(source instanceof SourceText)) findings.push(undecodable(path, source.fault));
    else {
      const outline = outlineFile(source.text);
      findings.push(...outlineFindings(source, outline));
      for (const document of outline.documents) {
        if (document.kind === '地区') {
          const read = readRegionFile(source, document, standard);
          declarations.push(...read.declarations);
          for (const code of read.broken) brokenCodes.add(code);
          findings.push(...read.findings);
        } else catalogs.push({ path, outline: document });
      }
    }
    options.onFile?.(i + 1, files.length);
  }
  const tree = buildRegionTree(declarations);
  for (const problem of tree.problems) {
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
    const region = tree.regions.get(outline.region ?? '');
    if (region !== undefined) addDocument(filesOf, region.code, path, outline);
    else if (!brokenCodes.has(outline.region ?? '')) {
      findings.push(strayDocument(readSource(root, path, drafts), path, outline, tree.regions));
    }
  }
  const origins = new Map<string, RegionOrigin>();
  for (const { code, origin } of declarations) if (!origins.has(code)) origins.set(code, origin);
  return {
    root,
    drafts,
    files,
    ignored,
    regions: tree.regions,
    origins,
    filesOf,
    findings,
    catalogDocuments: catalogs.length,
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

/** Reads all documents of a region. @throws WorkError when a file cannot be read any more. */
export function readRegion(
  index: WorkspaceIndex,
  code: string,
  standard: Standard,
): RegionDocuments {
  const documents: CatalogDocument[] = [];
  const findings: SignedFinding[] = [];
  let complete = true;
  for (const file of index.filesOf.get(code) ?? []) {
    const source = readSource(index.root, file.path, index.drafts);
    if (!(source instanceof SourceText)) throw new WorkError(`${file.path}：文件在读取过程中变了`);
    for (const outline of file.documents) {
      const read = readDocument(source, outline, standard);
      for (const finding of read.findings) findings.push(finding);
      if (read.document !== undefined) documents.push(read.document);
      complete &&= read.complete;
    }
  }
  return { documents, findings, complete };
}

function readSource(
  root: string,
  path: string,
  drafts: ReadonlyMap<string, string>,
): SourceText | { fault: string } {
  const draft = drafts.get(path);
  if (draft !== undefined) return new SourceText(path, draft);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(join(root, path));
  } catch (cause) {
    throw new WorkError(`文件读不了：${path}`, { cause });
  }
  const decoded = decodeSource(bytes);
  return 'text' in decoded ? new SourceText(path, decoded.text) : decoded;
}

function undecodable(path: string, fault: string): SignedFinding {
  return {
    rule: 'yaml/syntax',
    finding: {
      spot: { source: new SourceText(path, ''), start: 0, end: 0 },
      message: fault,
      action: '用 UTF-8 编码另存为文本文件',
    },
  };
}

function outlineFindings(source: SourceText, outline: FileOutline): SignedFinding[] {
  return outline.problems.map((problem) => ({
    rule: problem.rule,
    finding: outlineFinding(source, problem),
  }));
}

function outlineFinding(source: SourceText, problem: OutlineProblem): SignedFinding['finding'] {
  const near = problem.actual === undefined ? undefined : nearest(problem.actual, KINDS);
  return {
    spot: { source, start: problem.start, end: problem.end },
    message: near === undefined ? problem.message : `${problem.message}，是不是“${near}”？`,
    action: problem.action,
    ...(problem.actual === undefined ? {} : { actual: problem.actual }),
    ...(near === undefined ? {} : { expected: near }),
    ...(problem.related === undefined
      ? {}
      : {
          related: [
            {
              spot: { source, start: problem.related.start, end: problem.related.end },
              message: problem.related.message,
            },
          ],
        }),
  };
}

/** A catalog document whose region is declared nowhere. */
function strayDocument(
  source: SourceText | { fault: string },
  path: string,
  outline: Outline,
  regions: ReadonlyMap<string, Region>,
): SignedFinding {
  const text = source instanceof SourceText ? source : new SourceText(path, '');
  const spot: Spot = { source: text, ...regionLine(text.text, outline) };
  if (outline.region === undefined) {
    return {
      rule: 'schema/kind',
      finding: {
        spot,
        message: `${outline.kind}没有写地区`,
        action: '在文头写 地区: "六位行政区划代码"',
        element: '地区',
      },
    };
  }
  const near = nearest(outline.region, [...regions.keys()]);
  return {
    rule: 'schema/kind',
    finding: {
      spot,
      message: `地区 ${outline.region} 没有声明${near === undefined ? '' : `，是不是 ${near}（${regions.get(near)?.name}）？`}`,
      action: '在类别为 地区 的文件里声明它，或改正 地区',
      element: '地区',
      actual: outline.region,
      ...(near === undefined ? {} : { expected: near }),
    },
  };
}

/** The value of 地区 in a document's header, or else its first line. */
function regionLine(text: string, outline: Outline): { start: number; end: number } {
  const slice = text.slice(outline.start, outline.end);
  const match = /^(?:地区|"地区"|'地区')[^\S\n]*:[^\S\n]*/m.exec(slice);
  const first = match === null ? /\S/.exec(slice)?.index : match.index + match[0].length;
  const start = outline.start + (first ?? 0);
  const end = text.slice(start, outline.end).search(/\s*(?:\s#.*)?(?:\r?\n|$)/);
  return { start, end: start + Math.max(0, end) };
}
