import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, extname, relative, resolve, sep } from 'node:path';
import { summaryNames } from '../annotating/annotate.js';
import { atCells, placeOfCell, readingFindings } from '../annotating/cell-findings.js';
import { replacedTree } from '../annotating/replaced-tree.js';
import { TableText } from '../annotating/table-text.js';
import { readWorkbookTable, type WorkbookTable } from '../annotating/workbook-table.js';
import type { Diagnostic, Place, RelatedPlace, Report } from '../engine/diagnostic.js';
import { UsageError, WorkError } from '../errors.js';
import { cellText, type SheetGrid } from '../importing/sheets/sheet-grid.js';
import { readWorkbook } from '../importing/sheets/workbook.js';
import { ruleById } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { kindsWithNames } from '../tabular/kind-of.js';
import type { TableKind, TableSection } from '../tabular/table.js';
import { tableName } from '../tabular/table.js';
import { folderTree } from '../tree/folder-tree.js';
import { nearest } from '../values/text.js';
import { workspaceAbove } from '../workspace/discover.js';
import { type Checked, reportOf } from './check-report.js';
import { type Completion, completed, judgeCompleted } from './completed-workspace.js';
import { divisionNames } from './divisions.js';
import { meant } from './outputs.js';
import { type OpenedWorkspace, openWorkspace } from './run-check.js';

/** A workbook to judge, and as what. */
export interface WorkbookRequest {
  /** As the user named it. */
  readonly file: string;
  readonly cwd: string;
  readonly workspace: string | undefined;
  readonly kind: string | undefined;
  readonly regions: readonly string[];
  readonly rules: readonly Rule[];
  readonly asOf: string;
  readonly completion: Completion;
  readonly onProgress?: ((text: string) => void) | undefined;
}

/** What the rows of a workbook were found to be. */
export interface JudgedWorkbook {
  readonly report: Report;
  readonly bytes: Uint8Array;
  /** The check of the workspace with the workbook in it, before anything was selected. */
  readonly checked: Checked;
  readonly regions: readonly string[];
  /** What a cell shows. */
  readonly textAt: (place: Place) => string | undefined;
}

/** No honest workbook is larger; what it unpacks to is bounded where it is read. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Judges the rows of a workbook as if they stood in the documents of their region, instead of what the
 * region has of the same kind.
 *
 * @throws UsageError for an unknown kind or region, WorkError for what cannot be read.
 */
export async function judgeWorkbook(request: WorkbookRequest): Promise<JudgedWorkbook> {
  const { cwd, onProgress } = request;
  const root = workspaceOf(request);
  const bytes = readBytes(request);
  const own = openWorkspace(folderTree(root), onProgress);
  const sheets = readWorkbook(bytes, request.file);
  const kind = kindOfName(request.kind, own);
  const known = readTable(request, { sheets, own, kind, summaries: summaryNames(bytes) });
  const { sections, regions, unread } = sectionsOfRegions(known, own, request.regions);
  const text = new TableText(known.table, sections);
  const replaced = replacedTree(own.index, {
    ...known.table,
    regions: new Set(regions),
    text: text.text,
  });
  const workspace = await completed(
    openWorkspace(replaced.tree, onProgress, replaced.folder),
    request.completion,
  );
  const check = judgeCompleted(workspace, {
    asOf: request.asOf,
    rules: request.rules,
    scope: new Set(regions),
  });
  const target = { root, name: '.', only: [] };
  const checked: Checked = { ...check, target, baseline: undefined };
  const table = { ...known.table, sections };
  const places = {
    file: replaced.file,
    workbook: slashed(request.file),
    table,
    text,
    refusalAt: known.refusalAt,
    elements: new Map([
      ...own.config.standard.headerElements(table.kind),
      ...own.config.standard.elements(table.kind, table.variant),
    ]),
  };
  const prefix = prefixOf(cwd, root);
  const reading = readingFindings(places, {
    refused: ruleById.get('schema/type')!,
    corrected: ruleById.get('schema/format')!,
  });
  const shown = (list: readonly Diagnostic[]) =>
    list
      .filter(({ file }) => file === replaced.file)
      // Row by row, so that each row is looked into once.
      .sort((a, b) => a.line - b.line)
      .map((one) => atClaim(one, known.undecided, atCells(one, places)))
      .map((one) => ({ ...one, related: one.related.map((place) => under(prefix, place)) }));
  const result = {
    ...check.result,
    diagnostics: [...shown(check.result.diagnostics), ...reading],
    waived: shown(check.result.waived),
  };
  const report = reportOf([{ ...checked, result }], { regions: [], asOf: request.asOf });
  const rows = sections.reduce((sum, section) => sum + section.rows.length, 0);
  const summary = {
    ...report.summary,
    workbook: {
      file: slashed(request.file),
      rows,
      refused: known.table.refused.length,
      corrected: known.table.corrected.length,
      unread: [...known.unread, ...unread],
    },
  };
  return {
    report: { ...report, summary },
    bytes,
    checked,
    regions,
    textAt: textsOf(sheets),
  };
}

/** The kind that a user names: 基本目录, 标准实施清单, or the name of a list. @throws UsageError */
export function kindOfName(
  name: string | undefined,
  { config }: Pick<OpenedWorkspace, 'config'>,
): TableKind | undefined {
  if (name === undefined) return undefined;
  const kinds = new Map(kindsWithNames(config.standard).map((kind) => [tableName(kind), kind]));
  const kind = kinds.get(name);
  if (kind === undefined) throw new UsageError(`没有类别“${name}”${meant(name, kinds.keys())}`);
  return kind;
}

/** The workspace of --workspace, else at or above the current folder, else at or above the file. */
export function workspaceOf({
  workspace,
  cwd,
  file,
}: Pick<WorkbookRequest, 'workspace' | 'cwd'> & { readonly file?: string }): string {
  if (workspace !== undefined) {
    const path = resolve(cwd, workspace);
    const root = existsSync(path) ? workspaceAbove(realpathSync(path)) : undefined;
    if (root === undefined)
      throw new WorkError(`--workspace ${workspace} 不是工作区（没有 sitong.yaml）`);
    return root;
  }
  const beside = file === undefined ? undefined : dirname(resolve(cwd, file));
  const root =
    workspaceAbove(realpathSync(cwd)) ??
    (beside !== undefined && existsSync(beside) ? workspaceAbove(realpathSync(beside)) : undefined);
  if (root === undefined)
    throw new WorkError(
      '当前文件夹和工作簿都不在工作区里（没有 sitong.yaml）；用 --workspace 指明',
    );
  return root;
}

/** A region of a workspace. @throws UsageError naming the nearest. */
export function declaredRegion({ index }: OpenedWorkspace, code: string) {
  const region = index.regions.get(code);
  if (region !== undefined) return region;
  const near = nearest(code, index.regions.keys());
  const hint =
    near === undefined ? '' : `，是不是 ${near}（${index.regions.get(near)?.name ?? ''}）？`;
  throw new UsageError(`没有地区 ${code}${hint}`);
}

function readBytes({ file, cwd }: WorkbookRequest): Uint8Array {
  const path = resolve(cwd, file);
  if (!existsSync(path)) throw new WorkError(`没有这个文件：${file}`);
  if (!statSync(path).isFile()) throw new WorkError(`${file} 不是文件`);
  if (statSync(path).size > MAX_BYTES) throw new WorkError(`${file} 超过 256 MiB，太大了`);
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new WorkError(`文件读不了：${file}`, { cause });
  }
}

function readTable(
  request: WorkbookRequest,
  read: {
    readonly sheets: readonly SheetGrid[];
    readonly own: OpenedWorkspace;
    readonly kind: TableKind | undefined;
    readonly summaries: ReadonlySet<string>;
  },
): WorkbookTable {
  const { own, kind, sheets, summaries } = read;
  const regions = request.regions.map((code) => declaredRegion(own, code));
  const [only] = regions.length === 1 ? regions : [];
  try {
    return readWorkbookTable(sheets, {
      standard: own.config.standard,
      kind,
      region: only === undefined ? undefined : { code: only.code, name: only.name },
      summaries,
      divisions: divisionNames(),
      fileTitle: basename(request.file, extname(request.file)),
    });
  } catch (cause) {
    if (!(cause instanceof WorkError)) throw cause;
    const hint = kind === undefined ? '；用 --kind 写明类别' : '';
    throw new WorkError(`${basename(request.file)}：${cause.message}${hint}`, { cause });
  }
}

/** The sections of the regions that are asked for, all without a selection; and what is left out. */
function sectionsOfRegions(
  { table }: WorkbookTable,
  own: OpenedWorkspace,
  asked: readonly string[],
) {
  const wanted = new Set(asked);
  const sections = table.sections.filter(({ region }) => wanted.size === 0 || wanted.has(region));
  const left = new Map<string, number>();
  for (const section of table.sections) {
    if (sections.includes(section)) continue;
    left.set(section.region, (left.get(section.region) ?? 0) + section.rows.length);
  }
  const regions = [...new Set(sections.map(({ region }: TableSection) => region))];
  if (regions.some((code) => code === '') || (regions.length === 0 && asked.length === 0))
    throw new UsageError('工作簿里没有写地区；用 --region 写明是哪个地区的');
  for (const code of regions) declaredRegion(own, code);
  if (sections.length === 0)
    throw new WorkError(`工作簿里没有地区 ${asked.join('、')} 的行，没有检查任何内容`);
  const unread = [...left].map(([region, rows]) => `地区 ${region} 的 ${rows} 行`);
  return { sections, regions, unread };
}

/** What is missing of an item stands at its 承接, where the workbook asks for it. */
function atClaim(
  { code, rule }: Diagnostic,
  undecided: WorkbookTable['undecided'],
  diagnostic: Diagnostic,
): Diagnostic {
  const at = rule === 'life/unclaimed' ? undecided.get(code ?? '') : undefined;
  if (at === undefined) return diagnostic;
  return {
    ...diagnostic,
    action: '承接的在“承接”列填 是；不承接的填 否，并选理由',
    ...placeOfCell(at, diagnostic.file),
  };
}

/** A path of the workspace as seen from the current folder. */
function under(prefix: string, place: RelatedPlace): RelatedPlace {
  return place.sheet === undefined && place.elsewhere !== true
    ? { ...place, file: `${prefix}${place.file}` }
    : place;
}

function prefixOf(cwd: string, root: string): string {
  const path = relative(realpathSync(cwd), root).split(sep).join('/');
  return path === '' ? '' : `${path}/`;
}

function slashed(path: string): string {
  return path.split(sep).join('/');
}

/** What cells show, by sheet and place. */
function textsOf(sheets: readonly SheetGrid[]): JudgedWorkbook['textAt'] {
  const bySheet = new Map(
    sheets.map(({ name, rows }) => [name, new Map(rows.map((row) => [row.index, row.cells]))]),
  );
  return ({ sheet = '', line, column }) => {
    const cell = bySheet.get(sheet)?.get(line - 1)?.[column - 1];
    return cell === undefined ? undefined : cellText(cell);
  };
}
