import type { Values } from '../../yaml/value.js';
import type { Registry, RowHistory, SectionName } from '../port.js';
import { hasCode, lookupCode } from '../row-codes.js';
import type { Db } from './database.js';
import { PackReader } from './packs.js';

interface StateRow {
  readonly region: string;
  readonly catalog: SectionName['catalog'];
  readonly variant: string;
  readonly since: number;
  readonly until: number | null;
  readonly pack: number;
  readonly line: number;
}

/** Every state that rows of a code had, oldest first. */
export function history(db: Db, code: string, region?: string): RowHistory[] {
  const states = db.prepare<[{ code: string; region: string | null }], StateRow>(
    `SELECT p.region, s.catalog, s.variant, p.since, w.publication AS until, c.pack, c.line
     FROM code k JOIN placement p ON p.content = k.content
     JOIN section s ON s.id = p.section JOIN content c ON c.id = p.content
     LEFT JOIN withdrawal w ON w.placement = p.id
     WHERE k.code = @code AND s.role = '行' AND (@region IS NULL OR p.region = @region)
     ORDER BY p.since, p.region, s.catalog, s.variant, p.id`,
  );
  const reader = new PackReader(db);
  const found: RowHistory[] = [];
  for (const one of states.iterate({ code: lookupCode(code), region: region ?? null })) {
    const row = reader.value(one.pack, one.line) as Values;
    if (!hasCode(row, code)) continue;
    const { catalog, variant, since } = one;
    found.push({ region: one.region, catalog, variant, row, since, until: one.until ?? undefined });
  }
  return found;
}

type Retired = Awaited<ReturnType<Registry['retiredCodes']>>;

interface RetiredRow {
  readonly code: string;
  readonly region: string;
  readonly publication: number;
  readonly at: string;
  readonly pack: number;
  readonly line: number;
}

/**
 * 基本编码 of 基本目录 rows of which none in force is left: with the row that had it last, and the
 * publication that cancelled it or took it out.
 */
export function retiredCodes(db: Db): Retired {
  const last = db.prepare<[], RetiredRow>(
    `WITH stands AS (
       SELECT k.code, k.cancelled, p.id, p.region, p.content, p.since, w.publication AS until
       FROM code k JOIN placement p ON p.content = k.content
       JOIN section s ON s.id = p.section AND s.catalog = '基本目录' AND s.role = '行'
       LEFT JOIN withdrawal w ON w.placement = p.id)
     SELECT t.code, t.region, coalesce(t.until, t.since) AS publication, e.at, c.pack, c.line
     FROM stands t JOIN content c ON c.id = t.content
     JOIN entry e ON e.number = coalesce(t.until, t.since)
     WHERE t.code NOT IN (SELECT code FROM stands WHERE until IS NULL AND cancelled = 0)
     ORDER BY t.code, t.until IS NULL, publication, t.region DESC, t.id`,
  );
  const reader = new PackReader(db);
  const retired = new Map<string, RetiredRow>();
  for (const row of last.iterate()) retired.set(row.code, row);
  return new Map(
    [...retired].map(([code, { region, publication, at, pack, line }]) => {
      const { 事项名称: name, 事项类型: type } = reader.value(pack, line) as Values;
      const item = {
        name: typeof name === 'string' ? name : code,
        type: typeof type === 'string' ? type : undefined,
      };
      return [code, { ...item, region, publication, at }];
    }),
  );
}
