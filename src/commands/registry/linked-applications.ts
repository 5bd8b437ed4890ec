import { UsageError } from '../../errors.js';
import type { ApplicationRecord, RegionContent, Registry } from '../../registry/port.js';
import { carriesOut } from './carried-out.js';

/** What is about to be published, for finding the applications that it carries out. */
export interface PendingPublication {
  readonly registry: Registry;
  /** The content of a region as it will be; undefined when it is not published. */
  readonly contentOf: (region: string) => RegionContent | undefined;
  /** --application. */
  readonly named: readonly number[];
}

export type Linked = { readonly applications: readonly number[] } | { readonly refusal: string };

/**
 * The approved applications that a publication carries out: those named, and those whose every change
 * it contains.
 *
 * @throws UsageError for a number that is no application.
 */
export async function linkedApplications({
  registry,
  contentOf,
  named,
}: PendingPublication): Promise<Linked> {
  const records = new Map((await registry.applications({})).map((one) => [one.number, one]));
  for (const number of named) {
    const record = records.get(number);
    if (record === undefined) throw new UsageError(`登记库里没有第 ${number} 号申请`);
    const refusal = notUsable(record);
    if (refusal !== undefined) return { refusal };
  }
  const latest = new Map(
    (await registry.state({ at: 'latest' })).map((info) => [info.region, info]),
  );
  const before = new Map<string, RegionContent | undefined>();
  const applications = new Set(named);
  for (const { number, state, publishedBy, body } of records.values()) {
    if (state !== '已通过' || publishedBy !== undefined) continue;
    const after = contentOf(body.region);
    if (after === undefined) continue;
    if (!before.has(body.region)) {
      const info = latest.get(body.region);
      before.set(body.region, info === undefined ? undefined : await registry.content(info));
    }
    if (carriesOut(body, before.get(body.region), after)) applications.add(number);
  }
  return { applications: [...applications].sort((a, b) => a - b) };
}

function notUsable({ number, state, publishedBy }: ApplicationRecord): string | undefined {
  if (state !== '已通过') return `第 ${number} 号申请${state}，不能据以发布`;
  if (publishedBy !== undefined) return `第 ${number} 号申请已由第 ${publishedBy} 号发布落实`;
  return undefined;
}
