import { mkdir } from 'node:fs/promises';
import type { WorkspaceConfig } from '../../config/resolve.js';
import { WorkError } from '../../errors.js';
import { leftOutOf, originsOf, remarksOf } from '../../exporting/content/document.js';
import type { RegionFacts } from '../../exporting/content/part.js';
import type { ExportDocument, ReportDocument } from '../../exporting/export.js';
import { renderers } from '../../exporting/formats/index.js';
import type { Region } from '../../model/region-tree.js';
import { visible } from '../../report/visible.js';
import type { CommandIo } from '../io.js';
import { writeReport } from '../outputs.js';
import type { OpenedWorkspace } from '../run-check.js';
import type { ExportContent } from './export-content.js';
import type { Verdicts } from './export-gate.js';
import type { ChosenRegions } from './export-regions.js';
import { type ExportTarget, fileInFolder } from './export-target.js';
import { objections, sayObjections } from './export-words.js';

/** What is exported from. */
export interface ExportSource {
  readonly opened: OpenedWorkspace;
  readonly chosen: ChosenRegions;
  readonly verdicts: Verdicts;
}

/** What is to be written. */
export interface ExportRequest<Part extends RegionFacts> {
  readonly kind: string;
  readonly content: ExportContent<Part>;
  readonly target: ExportTarget;
  readonly force: boolean;
}

/** Writes the export of one region or several. @returns the exit code. @throws WorkError */
export async function writeExport<Part extends RegionFacts>(
  source: ExportSource,
  request: ExportRequest<Part>,
  io: CommandIo,
): Promise<number> {
  return new Writing(source, request, io).run();
}

class Writing<Part extends RegionFacts> {
  readonly #source: ExportSource;
  readonly #request: ExportRequest<Part>;
  readonly #io: CommandIo;
  /** Regions that something stands against. */
  readonly #refused: { region: Region; hasErrors: boolean }[] = [];
  readonly #empty: { region: Region; why: string }[] = [];
  #written = 0;

  constructor(source: ExportSource, request: ExportRequest<Part>, io: CommandIo) {
    this.#source = source;
    this.#request = request;
    this.#io = io;
  }

  async run(): Promise<number> {
    const { isFolder } = this.#request.target;
    if (isFolder) await makeFolder(this.#request.target.path);
    const held: [Region, Part, string[]][] = [];
    for (const [region, part, against] of this.#parts()) {
      if (isFolder) await this.#write(region, [part], against);
      else held.push([region, part, against]);
    }
    if (!isFolder && held.length > 0 && this.#refused.length === 0) {
      const marks = [...new Set(held.flatMap(([, , against]) => against))];
      await this.#write(
        this.#source.chosen.top,
        held.map(([, part]) => part),
        marksOf(held, marks),
      );
    }
    return this.#close();
  }

  /** The parts that may be written, with what stands against them and is overruled by --force. */
  *#parts(): Generator<readonly [Region, Part, string[]]> {
    const { opened, chosen, verdicts } = this.#source;
    const { content, force } = this.#request;
    const judged = chosen.regions.filter((region) => {
      const verdict = verdicts.of(region.code);
      if (force || (verdict.errors.length === 0 && verdict.unjudged === undefined)) return true;
      sayObjections(region.name, verdict, undefined, this.#io);
      this.#refused.push({ region, hasErrors: verdict.errors.length > 0 });
      return false;
    });
    for (const [region, part] of content.parts(opened, judged)) {
      const verdict = verdicts.of(region.code);
      const against = objections(verdict, part);
      if (against.length > 0) sayObjections(region.name, verdict, part, this.#io);
      if (against.length > 0 && !force) this.#refused.push({ region, hasErrors: true });
      else if (content.rows(part) === 0) this.#empty.push({ region, why: this.#whyEmpty(part) });
      else yield [region, part, against];
    }
  }

  #whyEmpty(part: Part): string {
    const counts = [...part.leftOut].map(([reason, rows]) => `${reason} ${rows} 行`);
    return `${part.nothing}${counts.length === 0 ? '' : `（${counts.join('、')}）`}`;
  }

  async #write(region: Region, parts: readonly Part[], against: readonly string[]) {
    const { kind, content, target } = this.#request;
    const document = content.document({
      regionName: region.name,
      isBelow: this.#source.chosen.regions.length > 1 && !target.isFolder,
      parts,
      marks: against.length === 0 ? [] : [`强制导出：${against.join('；')}`],
    });
    const file = target.isFolder ? fileInFolder(target, region, kind) : target.path;
    await writeDocument(document, target, file, this.#source.opened.config);
    this.#written += 1;
    const rows = parts.reduce((sum, part) => sum + content.rows(part), 0);
    const several = parts.length > 1 ? `，${parts.length} 个地区` : '';
    const left = [...leftOutOf(parts)].map(([reason, count]) => `${reason} ${count} 行`);
    this.#say(`已导出 ${document.title}：${rows} 行${several}，写到 ${file}`);
    if (left.length > 0) this.#say(`  未列入：${left.join('、')}`);
    for (const line of [...originsOf(parts), ...remarksOf(parts)]) this.#say(`  ${line}`);
    for (const mark of document.marks) this.#say(`  已在标题处注明：${mark}`);
  }

  #close(): number {
    const { kind } = this.#request;
    for (const { region, why } of this.#empty) this.#say(`${region.name}没有${kind}：${why}`);
    if (this.#refused.length > 0) {
      const names = this.#refused.map(({ region }) => region.name);
      const shown = `${names.slice(0, 10).join('、')}${names.length > 10 ? ` 等 ${names.length} 个地区` : ''}`;
      this.#say(`sitong：没有导出 ${shown}：先改正以上问题；一定要导出的加 --force，文件里会注明`);
      return this.#refused.some(({ hasErrors }) => hasErrors) ? 1 : 3;
    }
    if (this.#written > 0) return 0;
    this.#say(`sitong：没有可导出的${kind}，没有写文件`);
    return 3;
  }

  #say(text: string): void {
    this.#io.stderr(`${visible(text)}\n`);
  }
}

/** What several regions were exported in spite of; of many it is told how many. */
function marksOf(
  held: readonly (readonly [Region, RegionFacts, string[]])[],
  marks: readonly string[],
): readonly string[] {
  const marked = held.filter(([, , against]) => against.length > 0);
  if (held.length === 1 || marked.length === 0) return marks;
  return marked.length <= 5
    ? marked.map(([{ name }, , against]) => `${name}${against.join('、')}`)
    : [`${marked.length} 个地区没有通过检查、有待填或者与在编的清单不一致`];
}

/** Renders and writes one document. @throws UsageError, WorkError naming the file. */
async function writeDocument(
  document: ExportDocument | ReportDocument,
  { format, encoding, extension }: ExportTarget,
  file: string,
  { standard, profile }: WorkspaceConfig,
): Promise<void> {
  const exchange = extension === '.sql' ? 'sql' : 'json';
  await writeReport(
    file,
    await renderers[format](document, { standard, profile, encoding, exchange }),
  );
}

async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (cause) {
    throw new WorkError(`建不了文件夹 ${path}`, { cause });
  }
}
