import { UsageError, WorkError } from '../../errors.js';
import type { Registry, RevisionInfo } from '../../registry/port.js';
import { isDate } from '../../values/date.js';
import { nearest } from '../../values/nearest.js';

/** A region as commands name it: `320583`, `320583@3` (its third revision), `320583@2026-06-01`. */
export interface RegionSpec {
  readonly region: string;
  readonly revision?: number;
  readonly day?: string;
}

/** @throws UsageError */
export function parseRegionSpec(text: string): RegionSpec {
  const [region = '', at, more] = text.split('@');
  if (!/^\d{6}$/.test(region) || more !== undefined) {
    throw new UsageError(`“${text}”应写成 地区代码、地区代码@版次 或 地区代码@YYYY-MM-DD`);
  }
  if (at === undefined) return { region };
  if (/^[1-9]\d{0,8}$/.test(at)) return { region, revision: Number(at) };
  if (isDate(at)) return { region, day: at };
  throw new UsageError(`“${text}”里 @ 后面应是版次或日期 YYYY-MM-DD`);
}

/** @throws WorkError naming the nearest for a region that was never published. */
export async function refuseUnknownRegion(
  registry: Registry,
  region: string | undefined,
): Promise<void> {
  if (region === undefined || (await registry.revisions(region)).length > 0) return;
  const known = (await registry.state({ at: 'latest' })).map((one) => one.region);
  const near = nearest(region, known);
  throw new WorkError(
    `登记库里没有地区 ${region}${near === undefined ? '' : `，是不是 ${near}？`}`,
  );
}

/** A revision of a region with the states of all regions that it stood among. */
export interface ChosenRevision {
  readonly revision: RevisionInfo;
  readonly state: readonly RevisionInfo[];
}

/**
 * The revision that a specification means: the named one, else the one in force on a day.
 *
 * @throws WorkError when the registry has no such region or revision, or none was in force yet.
 */
export async function chooseRevision(
  registry: Registry,
  { region, revision: number, day: named }: RegionSpec,
  day: string,
): Promise<ChosenRevision> {
  await refuseUnknownRegion(registry, region);
  if (number === undefined) {
    const state = await registry.state({ at: 'day', day: named ?? day });
    const revision = state.find((one) => one.region === region);
    if (revision !== undefined) return { revision, state };
    const revisions = await registry.revisions(region);
    const ended = revisions.find(({ effective }) => effective <= (named ?? day));
    if (ended?.dissolved === true) {
      throw new WorkError(
        `${ended.name}（${region}）自 ${ended.effective} 起已撤销（第 ${ended.publication} 号发布）；以前的版本用 ${region}@版次 查看`,
      );
    }
    const first = revisions.at(-1);
    throw new WorkError(
      `${named ?? day} 还没有 ${region} 的版本施行，第 ${first?.revision ?? 1} 版自 ${first?.effective ?? ''} 施行`,
    );
  }
  const revisions = await registry.revisions(region);
  const revision = revisions.find((one) => one.revision === number);
  if (revision === undefined) {
    throw new WorkError(`${region} 没有第 ${number} 版，最新的是第 ${revisions[0]?.revision} 版`);
  }
  const state = await registry.state({ at: 'publication', number: revision.publication });
  return { revision, state };
}

/** A revision with those of its upper chain, the top first. */
export async function withUpperChain(
  registry: Registry,
  { revision, state }: ChosenRevision,
): Promise<RevisionInfo[]> {
  const byCode = new Map(state.map((one) => [one.region, one]));
  const chain: RevisionInfo[] = [];
  const seen = new Set<string>();
  for (let at: RevisionInfo | undefined = revision; at !== undefined && !seen.has(at.region); ) {
    chain.unshift(at);
    seen.add(at.region);
    const { declaration } = await registry.content(at);
    const upper: unknown = declaration.上级;
    at = typeof upper === 'string' ? byCode.get(upper) : undefined;
  }
  return chain;
}
