import { WorkError } from '../../errors.js';
import type { PublicationBody, PublicationInput, PublicationResult } from '../port.js';
import { EMPTY_ROOT } from '../region-root.js';
import { append, type Head, headOf } from './chain.js';
import type { Db } from './database.js';
import type { Prepared, PreparedRegion } from './prepare.js';
import { diffRegion, type RegionDiff, Sections, writeRegion } from './region-diff.js';
import { checkApplications } from './workflow.js';
import { writePacks } from './write-packs.js';

interface Latest {
  readonly revision: number;
  readonly publication: number;
  readonly effective: string;
  readonly root: string;
  readonly name: string;
  readonly parent: string | null;
}

/** Writes a prepared publication, inside an immediate transaction. */
export function writePublication(
  db: Db,
  input: PublicationInput,
  prepared: Prepared,
): PublicationResult {
  const head = headOf(db);
  const config = prepared.config.toString('hex');
  const latestOf = db.prepare<[string], Latest>(
    'SELECT revision, publication, effective, root, name, parent FROM revision WHERE region = ? ORDER BY revision DESC LIMIT 1',
  );
  const ended = [...new Set(input.dissolve)].map((code) => endOf(code, latestOf.get(code)));
  const changed = [...prepared.regions, ...ended].filter(
    ({ region, root }) => latestOf.get(region)?.root !== root,
  );
  const last = lastPublication(
    db,
    prepared.regions.map(({ region }) => latestOf.get(region)?.publication ?? 0),
  );
  const open = checkApplications(db, input.applications);
  if (changed.length === 0 && last?.config === config) {
    if (open.length > 0)
      throw new WorkError(`内容没有变化，申请 ${open.join('、')} 并没有办理；先改好目录再发布`);
    return { outcome: 'unchanged', number: last.number, head: head.hash };
  }
  refuseOvertaken(input, head, open);
  const sections = new Sections(db);
  const diffs = changed.map((region) => {
    const latest = latestOf.get(region.region);
    refuseEarlier(region, latest, input.effective);
    return diffRegion(db, region, (latest?.revision ?? 0) + 1, sections);
  });
  const holds = prepared.regions.map(({ region }) => region).sort();
  const body = bodyOf(input, { config, holds }, diffs);
  const entry = append(db, { actor: input.actor, at: input.at, body });
  writePacks(db, prepared.packs);
  for (const diff of diffs) writeRegion(db, diff, { publication: entry.number, sections, body });
  refuseOrphans(db, ended);
  const carry = db.prepare('INSERT INTO carried (application, publication) VALUES (?, ?)');
  for (const application of open) carry.run(application, entry.number);
  return {
    outcome: 'published',
    number: entry.number,
    head: entry.hash,
    regions: body.regions.map(({ root: _root, ...region }) => region),
  };
}

/** A region as it is when it is dissolved: what it was called, and nothing in it. @throws WorkError */
function endOf(code: string, latest: Latest | undefined): PreparedRegion {
  if (latest === undefined || latest.root === EMPTY_ROOT)
    throw new WorkError(`登记库里没有现行的地区 ${code}，无从撤销`);
  const { name, parent } = latest;
  return {
    region: code,
    name,
    parent: parent ?? undefined,
    rows: 0,
    root: EMPTY_ROOT,
    sections: [],
  };
}

/** No region may be left without its upper region. @throws WorkError naming one that would be. */
function refuseOrphans(db: Db, ended: readonly PreparedRegion[]): void {
  const below = db.prepare<[string, string], { region: string; name: string }>(
    `SELECT r.region, r.name FROM revision r WHERE r.parent = ? AND r.root <> ?
       AND r.revision = (SELECT max(revision) FROM revision l WHERE l.region = r.region)
     ORDER BY r.region LIMIT 1`,
  );
  for (const { region, name } of ended) {
    const left = below.get(region, EMPTY_ROOT);
    if (left === undefined) continue;
    throw new WorkError(
      `${name}（${region}）还是${left.name}（${left.region}）的上级，不能撤销；改好它的上级一并发布，或把它也撤销`,
    );
  }
}

/** Refuses applications that were carried out before, and a registry that has moved on. */
function refuseOvertaken(input: PublicationInput, head: Head, open: readonly number[]): void {
  const done = input.applications.filter((one) => !open.includes(one));
  if (done.length > 0) {
    throw new WorkError(`申请 ${done.join('、')} 已经办理过`);
  }
  if (input.base !== undefined && input.base !== head.hash) {
    throw new WorkError(
      `登记库已经有了更新的记录（第 ${head.number} 条，${head.hash}），不是所说的 ${input.base || '空库'}；看过新内容再发布`,
    );
  }
}

function bodyOf(
  input: PublicationInput,
  { config, holds }: Pick<PublicationBody, 'config' | 'holds'>,
  diffs: readonly RegionDiff[],
): PublicationBody {
  return {
    kind: '发布',
    effective: input.effective,
    ...(input.document === undefined ? {} : { document: input.document }),
    ...(input.note === undefined ? {} : { note: input.note }),
    applications: [...new Set(input.applications)],
    config,
    holds,
    regions: diffs.map(
      ({ region: { region, name, rows, root }, revision, rowsAdded, rowsRemoved }) => ({
        region,
        name,
        revision,
        rowsAdded,
        rowsRemoved,
        rows,
        root,
        ...(root === EMPTY_ROOT ? { dissolved: true } : {}),
      }),
    ),
  };
}

/**
 * The publication whose configuration counts for regions: the newest of theirs, or one after it that
 * changed nothing but the configuration. Others publish their own regions with their own.
 */
function lastPublication(
  db: Db,
  publications: readonly number[],
): { number: number; config: string } | undefined {
  const alone = db
    .prepare<[], number | null>(
      "SELECT max(number) FROM entry WHERE kind = '发布' AND number NOT IN (SELECT publication FROM revision)",
    )
    .pluck()
    .get();
  const number = publications.reduce((a, b) => Math.max(a, b), alone ?? 0);
  return db
    .prepare<[number], { number: number; config: string }>(
      "SELECT number, json_extract(body, '$.config') AS config FROM entry WHERE number = ?",
    )
    .get(number);
}

function refuseEarlier(
  region: PreparedRegion,
  latest: Latest | undefined,
  effective: string,
): void {
  if (latest === undefined || latest.effective <= effective) return;
  throw new WorkError(
    `${region.name}（${region.region}）第 ${latest.revision} 版自 ${latest.effective} 起生效，新的一版不能更早（${effective}）`,
  );
}
