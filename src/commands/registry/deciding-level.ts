import { WorkError } from '../../errors.js';
import type { Region } from '../../model/region-tree.js';
import type { Actor, ApplicationRecord, Registry } from '../../registry/port.js';
import { registryTree } from '../../registry/registry-tree.js';
import { mayDecide } from '../../rules/change/reviewer.js';
import { isLevel, type Level } from '../../values/level.js';
import { lookThrough } from '../run-check.js';

export type Deciding = { readonly level: Level } | { readonly refusal: string };

/** The level on which a unit decides on an application, or why it may not (domain §4.2 G2). */
export async function decidingLevel(
  registry: Registry,
  { body }: ApplicationRecord,
  { unit }: Actor,
): Promise<Deciding> {
  const { level } = body;
  if (!isLevel(level)) throw new WorkError(`登记库里的审核层级“${level}”不对`);
  const verdict = mayDecide(unit, { region: await publishedRegion(registry, body.region), level });
  if (verdict.may && verdict.level !== undefined) return { level: verdict.level };
  return { refusal: verdict.why };
}

/** A region with its upper chain, as it is published. */
async function publishedRegion(registry: Registry, code: string): Promise<Region> {
  const tree = await registryTree(registry, { at: { at: 'latest' }, focus: [code] });
  const region = lookThrough(tree).index.regions.get(code);
  if (region === undefined) throw new WorkError(`登记库里的地区 ${code} 读不出来`);
  return region;
}
