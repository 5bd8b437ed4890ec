import { resolve } from 'node:path';
import { regionFile } from '../deriving/documents.js';
import { BODY_ANCHOR, type Bodies, readBodies } from '../deriving/input/bodies.js';
import { CLAIM_ANCHOR, type Claims, readClaims } from '../deriving/input/claims.js';
import { InputError } from '../deriving/input/input-table.js';
import { mergeFiles } from '../deriving/merge/merge-files.js';
import { rederive } from '../deriving/rederive.js';
import { withKeptVersions } from '../deriving/versions.js';
import { UsageError } from '../errors.js';
import { type RegionView, viewsAbove } from '../model/region-view.js';
import { visible } from '../report/visible.js';
import { parsedOnce } from '../yaml/parsed-once.js';
import { dayOf } from './check-options.js';
import type { Completion } from './completed-workspace.js';
import { checkDerived } from './derive-check.js';
import { type DerivedFolder, readDerivedFolder, writeDerivedFolder } from './derive-folder.js';
import { type InputFile, readInput } from './derive-input.js';
import { manifestOf } from './derive-manifest.js';
import { mergeDiff } from './derive-merge-report.js';
import { keptNumbers } from './derive-numbers.js';
import { type DerivePlace, deriveFiles, openPlace } from './derive-place.js';
import {
  declareRegion,
  guessRegion,
  type RegionGuess,
  type RegionOptions,
} from './derive-region.js';
import { type DeriveReport, renderDerived } from './derive-report.js';
import { derivedSite, ownConfigFiles } from './derive-site.js';
import {
  type DeriveSource,
  type DeriveSourceOptions,
  deriveSource,
  refuseSources,
} from './derive-source.js';
import type { CommandIo } from './io.js';
import { withCompletion } from './with-completion.js';

/** Options of `sitong derive`. */
export interface DeriveOptions extends RegionOptions, DeriveSourceOptions {
  readonly bodies: string;
  readonly claims?: string;
  readonly out: string;
  readonly asOf?: string;
  readonly dryRun?: boolean;
}

/** What a run is given, before any workspace is read. */
interface Run {
  readonly options: DeriveOptions;
  readonly io: CommandIo;
  readonly asOf: string;
  readonly guess: RegionGuess;
  readonly folder: string;
  /** What stands in the folder, where derive wrote it. */
  readonly before: DerivedFolder | undefined;
  readonly bodies: InputFile;
  readonly claims: InputFile | undefined;
}

/**
 * `sitong derive --region CODE --bodies FILE [--claims FILE] --out DIR`: a lower region's own 基本目录,
 * 实施清单, 办事指南 and draft lists from its upper chain.
 *
 * @returns 0, or 1 when the result has errors or conflicts that people must settle.
 * @throws UsageError (2), WorkError (3); then nothing was written.
 */
export async function deriveCommand(options: DeriveOptions, io: CommandIo): Promise<number> {
  refuseSources(options);
  const asOf = dayOf(options.asOf, io.today);
  const guess = guessRegion(options);
  const folder = resolve(io.cwd, options.out);
  const before = readDerivedFolder(folder, options.out);
  if (before !== undefined && before.manifest.地区 !== guess.code) {
    throw new UsageError(
      `${options.out} 是 ${before.manifest.地区} 的目录，不是 ${guess.code} 的；换一个文件夹`,
    );
  }
  const { cwd } = io;
  const bodies = await readInput(options.bodies, { cwd, anchor: BODY_ANCHOR });
  const claims =
    options.claims === undefined
      ? undefined
      : await readInput(options.claims, { cwd, anchor: CLAIM_ANCHOR });
  const run: Run = { options, io, asOf, guess, folder, before, bodies, claims };
  try {
    return await withCompletion(options, io, (completion) => deriveRegion(run, completion));
  } catch (error) {
    if (error instanceof InputError && error.faults.length > 1) io.stdout(faultLines(error));
    throw error;
  }
}

/** All that is wrong with an input, a line each; the failure itself is one line. */
function faultLines({ faults }: InputError): string {
  return `${faults.map(visible).join('\n')}\n`;
}

async function deriveRegion(run: Run, completion: Completion): Promise<number> {
  const { options, io, asOf, before, folder, guess } = run;
  const from = await deriveSource(options, { completion, parents: guess.uppers, cwd: io.cwd });
  const { place, bodies, above } = await placeOf(run, from);
  const claims = claimsOf(run, bodies, place.view);
  const { inside, schemas, copies } = derivedSite(from.root, folder);
  const parse = parsedOnce();
  const { derived, files: fresh } = deriveFiles(place, {
    bodies: bodies.list,
    claims: claims?.byCode ?? new Map(),
    numbers: keptNumbers(before?.ours.values() ?? [], parse),
    asOf,
    version: asOf,
    schemas,
  });
  const { base, ours } = before ?? { base: new Map(), ours: new Map() };
  const files = withKeptVersions(fresh, base);
  refuseClaims(run, derived.decision.refused);
  if (inside && above) files.delete('地区.yaml');
  const theirs = new Map([...(inside ? [] : ownConfigFiles(place.config)), ...files]);
  const merged = rederive({ base, ours, theirs }, (sides) => mergeFiles(sides, parse));
  const texts = new Map(merged.files.map(({ path, text }) => [path, text]));
  const check = await checkDerived(workspaceOf(place, texts), { ...place, asOf });
  const report: DeriveReport = {
    regionName: place.view.region.name,
    region: guess.code,
    from: fromText(place),
    levels: place.view.region.exercises,
    derived,
    bodies: bodies.list,
    remarks: remarksOf(run, bodies, claims),
    merged,
    check,
    out: options.out,
    dryRun: options.dryRun === true,
  };
  if (options.dryRun !== true) {
    const manifest = manifestOf(place, {
      bodies: run.bodies.digest,
      claims: run.claims?.digest,
      derived: theirs,
    });
    await writeDerivedFolder(
      folder,
      { manifest, files: texts, derived: theirs, beside: copies, before },
      options.out,
    );
  }
  io.stdout(renderDerived(report));
  if (options.dryRun === true) io.stdout(mergeDiff(merged.files, ours));
  if (!inside && options.dryRun !== true) io.stdout(nextStep(options));
  return check.errors.length > 0 || merged.conflicts.length > 0 ? 1 : 0;
}

/** The region over its chain, and its bodies: each is read with the other's names. */
async function placeOf({ bodies: input, guess, before }: Run, { source }: DeriveSource) {
  const written = before?.ours.get('地区.yaml');
  const named = declareRegion(guess, { source, written, concentrated: [] });
  const bodies = readBodies(input.table, [
    { name: String(named.declaration.地区名称), levels: guess.exercises },
    ...[...source.index.regions.values()]
      .filter(({ code }) => guess.uppers.includes(code))
      .map(({ name, level }) => ({ name, levels: [level] })),
  ]);
  const concentrated = bodies.list.filter((body) => body.concentrated).map(({ name }) => name);
  const { declaration, above } = declareRegion(guess, { source, written, concentrated });
  return { place: await openPlace(declaration, source), bodies, above };
}

function claimsOf({ claims }: Run, bodies: Bodies, view: RegionView): Claims | undefined {
  if (claims === undefined) return undefined;
  return readClaims(claims.table, {
    bodies: new Set(bodies.list.map(({ name }) => name)),
    knows: (code) => {
      for (const upper of viewsAbove(view)) {
        if (upper.catalog.withCode(code).length > 0) return true;
      }
      return false;
    },
    codes: function* () {
      for (const upper of viewsAbove(view)) {
        for (const { item } of upper.catalog.rows)
          if (item.基本编码 !== undefined) yield item.基本编码;
      }
    },
  });
}

/** Claims that the upper catalogs do not allow would be errors in the result. */
function refuseClaims(
  { options }: Run,
  refused: readonly {
    readonly claim: { readonly place: string; readonly code: string };
    readonly why: string;
  }[],
): void {
  if (refused.length === 0) return;
  throw new InputError(
    `${options.claims ?? ''} 写了承接、上级目录不允许的有`,
    '项',
    refused.map(({ claim, why }) => `${claim.place} ${claim.code}：${why}`),
  );
}

/** The files as a workspace of the region alone. */
function workspaceOf(
  { config, declaration }: DerivePlace,
  texts: ReadonlyMap<string, string | undefined>,
): Map<string, string> {
  const files = new Map(config);
  for (const [path, text] of texts) if (text !== undefined) files.set(path, text);
  if (!files.has('地区.yaml')) files.set('地区.yaml', regionFile(declaration).text);
  return files;
}

function fromText({ source, view }: DerivePlace): string {
  const states = [...viewsAbove(view)].map(({ region }) => source.stateOf(region.code));
  return `${source.name}（${states.join('、')}）`;
}

function remarksOf(
  { bodies: { table } }: Run,
  bodies: Bodies,
  claims: Claims | undefined,
): string[] {
  const unused = (name: string, titles: readonly string[]) =>
    titles.length === 0 ? [] : [`${name} 里没有用到的列：${titles.join('、')}`];
  return [
    ...unused(table.name, bodies.unused),
    ...(claims === undefined ? [] : unused('承接表', claims.unused)),
    ...(claims?.corrected ?? []).map((text) => `承接表${text}（前面的 0 补回）`),
  ];
}

function nextStep({ out, upper, registry, workspace }: DeriveOptions): string {
  const source =
    upper === undefined && registry !== undefined
      ? `--registry ${registry}`
      : `--upper ${upper ?? workspace ?? '.'}`;
  return `下一步：填写“待填”，再检查：sitong check ${out} ${source}\n`;
}
