import { realpathSync } from 'node:fs';
import { basename, extname, relative, sep } from 'node:path';
import { summaryNames } from '../annotating/annotate.js';
import {
  atCells,
  type CellPlaces,
  placeOfCell,
  readingFindings,
} from '../annotating/cell-findings.js';
import { replacedTree } from '../annotating/replaced-tree.js';
import { TableText } from '../annotating/table-text.js';
import { readWorkbookTable, type WorkbookTable } from '../annotating/workbook-table.js';
import type { CheckResult } from '../engine/check.js';
import type {
  Diagnostic,
  Place,
  RelatedPlace,
  Report,
  WorkbookSummary,
} from '../engine/diagnostic.js';
import { UsageError, WorkError } from '../errors.js';
import { cellText, type SheetGrid } from '../importing/sheets/sheet-grid.js';
import { readWorkbook } from '../importing/sheets/workbook.js';
import { ruleById } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import type { TableKind, TableSection } from '../tabular/table.js';
import { folderTree } from '../tree/folder-tree.js';
import { type Checked, reportOf } from './check-report.js';
import { type Completion, completed, judgeCompleted } from './completed-workspace.js';
import { divisionNames } from './divisions.js';
import { type OpenedWorkspace, openWorkspace } from './run-check.js';
import { declaredRegion, kindOfName, readBytes, workspaceOf } from './workbook-source.js';

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
  const kind =
    request.kind === undefined ? undefined : kindOfName(request.kind, own.config.standard);
  const known = readTable(request, { sheets, own, kind, summaries: summaryNames(bytes) });
  const selected = sectionsOfRegions(known, own, request.regions);
  const { sections, regions } = selected;
  const text = new TableText(known.table, sections);
  const scope = new Set(regions);
  const replaced = replacedTree(own.index, { ...known.table, regions: scope, text: text.text });
  const workspace = await completed(
    openWorkspace(replaced.tree, onProgress, replaced.folder),
    request.completion,
  );
  const { asOf, rules } = request;
  const check = judgeCompleted(workspace, { asOf, rules, scope });
  const target = { root, name: '.', only: [] };
  const checked: Checked = { ...check, target, baseline: undefined };
  const table = { ...known.table, sections };
  const places: CellPlaces = {
    file: replaced.file,
    workbook: slashed(request.file),
    table,
    text,
    refusalAt: (section, entry, part) =>
      known.refusalAt(known.table.sections.indexOf(sections[section]!), entry, part),
    elements: elementsOf(table, own),
  };
  const result = resultAtCells(check.result, {
    places,
    undecided: known.undecided,
    prefix: prefixOf(cwd, root),
  });
  const report = reportOf([{ ...checked, result }], { regions: [], asOf });
  const summary = { ...report.summary, workbook: workbookSummary(request, known, selected) };
  return { report: { ...report, summary }, bytes, checked, regions, textAt: textsOf(sheets) };
}

function elementsOf({ kind, variant }: TableKind, { config }: OpenedWorkspace) {
  const { standard } = config;
  return new Map([...standard.headerElements(kind), ...standard.elements(kind, variant)]);
}

/** What the check said of the workbook's rows, at their cells, and what the reading itself found. */
function resultAtCells(
  result: CheckResult,
  {
    places,
    undecided,
    prefix,
  }: {
    readonly places: CellPlaces;
    readonly undecided: WorkbookTable['undecided'];
    readonly prefix: string;
  },
): CheckResult {
  const shown = (list: readonly Diagnostic[]) =>
    list
      .filter(({ file }) => file === places.file)
      // Row by row, so that each row is looked into once.
      .sort((a, b) => a.line - b.line)
      .map((one) => atClaim(one, undecided, atCells(one, places)))
      .map((one) => ({ ...one, related: one.related.map((place) => under(prefix, place)) }));
  const reading = readingFindings(places, {
    refused: ruleById.get('schema/type')!,
    corrected: ruleById.get('schema/format')!,
  });
  return {
    ...result,
    diagnostics: [...shown(result.diagnostics), ...reading],
    waived: shown(result.waived),
  };
}

function workbookSummary(
  { file }: WorkbookRequest,
  { table, unread }: WorkbookTable,
  selected: ReturnType<typeof sectionsOfRegions>,
): WorkbookSummary {
  return {
    file: slashed(file),
    rows: selected.sections.reduce((sum, { rows }) => sum + rows.length, 0),
    refused: table.refused.length,
    corrected: table.corrected.length,
    unread: [...unread, ...selected.unread],
  };
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
