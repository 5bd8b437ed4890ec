import { WorkError } from '../../errors.js';
import type { LogEntry, PublicationBody, Registry } from '../../registry/port.js';

/** A publication that came while another was being judged. */
type Publication = LogEntry & { readonly body: PublicationBody };

/** The publications that followed an entry, newest first. */
export async function publishedSince(registry: Registry, number: number): Promise<Publication[]> {
  const { number: head } = await registry.head();
  if (head === number) return [];
  const entries = await registry.log({ kind: '发布', limit: head - number });
  return entries.flatMap((entry) =>
    entry.number > number && entry.body.kind === '发布' ? [{ ...entry, body: entry.body }] : [],
  );
}

/** Whether publications touched any of some regions. */
export function touches(
  publications: readonly Publication[],
  regions: ReadonlySet<string>,
): boolean {
  return publications.some(({ body }) => body.regions.some(({ region }) => regions.has(region)));
}

/**
 * A region that somebody else published meanwhile must not be put back to what this workspace says.
 *
 * @throws WorkError naming who published it.
 */
export function refuseOvertaken(
  publications: readonly Publication[],
  regions: ReadonlySet<string>,
): void {
  for (const { number, actor, body } of publications) {
    const taken = body.regions.find(({ region }) => regions.has(region));
    if (taken === undefined) continue;
    throw new WorkError(
      `检查期间 ${actor.unit}/${actor.person}发布了第 ${number} 号，其中有${taken.name}（${taken.region}）；取来新内容合并后再发布`,
    );
  }
}
