import { createHash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { VERSION } from '../version.js';
import type { RegionContent, Registry, RevisionInfo, StateAt } from './port.js';
import { configAt, contentsAt } from './registry-tree.js';

/** What a snapshot file is told by, and the format that this sitong writes. */
export const SNAPSHOT_MARK = '登记库快照';
export const SNAPSHOT_FORMAT = 1;

/** A region as the first line of a snapshot names it. */
export type SnapshotRegion = Pick<
  RevisionInfo,
  'region' | 'name' | 'revision' | 'publication' | 'effective' | 'rows' | 'root'
>;

/** The first line of a snapshot. */
export interface SnapshotHeader {
  readonly sitong: typeof SNAPSHOT_MARK;
  readonly format: number;
  readonly version: string;
  /** Number and hash of the newest entry of the chain when it was taken. */
  readonly number: number;
  readonly head: string;
  readonly regions: readonly SnapshotRegion[];
}

/**
 * The text of a snapshot: the given regions with their upper chains as one file, for those who have
 * no access to the registry. JSON lines: the header; `config` lines; per region a `region` line, then
 * `section` lines, each followed by its `row` lines; at last an `end` line with the SHA-256 of all
 * lines before it. The same state gives the same bytes.
 *
 * @throws WorkError when a region was not published by then.
 */
export async function snapshotText(
  registry: Registry,
  options: { readonly at: StateAt; readonly regions: readonly string[] },
): Promise<Iterable<string>> {
  const head = await registry.head();
  const regions: SnapshotRegion[] = [];
  const pieces: Buffer[] = [];
  for (const config of await configAt(registry, options.at)) pieces.push(packed([{ config }]));
  for await (const [revision, content] of contentsAt(registry, options.at, options.regions)) {
    const { region, name, publication, effective, rows, root } = revision;
    regions.push({ region, name, revision: revision.revision, publication, effective, rows, root });
    pieces.push(packed(linesOf(region, content)));
  }
  const header: SnapshotHeader = {
    sitong: SNAPSHOT_MARK,
    format: SNAPSHOT_FORMAT,
    version: VERSION,
    number: head.number,
    head: head.hash,
    regions,
  };
  return { [Symbol.iterator]: () => textOf(header, pieces) };
}

function* textOf(header: SnapshotHeader, pieces: readonly Buffer[]): Generator<string> {
  const hash = createHash('sha256');
  const first = `${JSON.stringify(header)}\n`;
  hash.update(first);
  yield first;
  for (const piece of pieces) {
    const bytes = inflateRawSync(piece);
    hash.update(bytes);
    yield bytes.toString('utf8');
  }
  yield `${JSON.stringify({ end: hash.digest('hex') })}\n`;
}

function* linesOf(region: string, content: RegionContent): Generator<object> {
  yield { region, declaration: content.declaration };
  for (const { rows, ...section } of content.sections) {
    yield { section };
    for (const row of rows) yield { row };
  }
}

/** Lines, deflated until they are written. */
function packed(lines: Iterable<object>): Buffer {
  let text = '';
  for (const line of lines) text += `${JSON.stringify(line)}\n`;
  return deflateRawSync(text, { level: 1 });
}
