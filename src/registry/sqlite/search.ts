import { KINDS } from '../../model/kinds.js';
import type { Values } from '../../yaml/value.js';
import type { SearchHit, SectionName } from '../port.js';
import { longestCode } from '../row-codes.js';
import { searchForm, textsOf } from '../search-text.js';
import type { Db } from './database.js';
import { PackReader } from './packs.js';

/** Trigrams of a query that are looked up; what they find is compared whole. */
const MAX_TRIGRAMS = 64;
const ESCAPED = /["\\\p{C}]/u;
const LONE_SURROGATE = /\p{Cs}/u;

interface Candidate {
  readonly region: string;
  readonly regionName: string;
  readonly catalog: SectionName['catalog'];
  readonly variant: string;
  readonly pack: number;
  readonly line: number;
}

const LIVE = `SELECT p.region, s.catalog, s.variant, c.pack, c.line,
    (SELECT r.name FROM revision r WHERE r.region = p.region ORDER BY r.revision DESC LIMIT 1)
      AS regionName
  FROM placement p JOIN content c ON c.id = p.content JOIN section s ON s.id = p.section
  LEFT JOIN withdrawal w ON w.placement = p.id
  WHERE w.placement IS NULL AND s.role = '行' AND (@region IS NULL OR p.region = @region)`;
const ORDER = `ORDER BY p.region, instr('${KINDS.join('')}', s.catalog), s.variant, s.part, c.id, p.ordinal`;

/**
 * Rows of the latest state that hold a text: whole codes first, then codes and names that contain it,
 * then other elements; within these by region. Width and case do not count. Texts of fewer than three
 * characters have no trigram: every row is looked at.
 */
export function search(
  db: Db,
  text: string,
  options: { readonly region?: string; readonly limit: number },
): SearchHit[] {
  const wanted = searchForm(text.trim());
  if (wanted === '' || options.limit <= 0) return [];
  const reader = new PackReader(db);
  const classes: SearchHit[][] = [[], [], []];
  for (const candidate of candidates(db, wanted, options.region ?? null)) {
    if (!mayHold(reader.text(candidate.pack, candidate.line), wanted)) continue;
    const row = reader.value(candidate.pack, candidate.line) as Values;
    const rank = rankOf(row, wanted);
    const hits = rank === undefined ? undefined : classes[rank];
    if (hits !== undefined && hits.length < options.limit) hits.push(toHit(candidate, row));
    if ((classes[0]?.length ?? 0) >= options.limit) break;
  }
  return classes.flat().slice(0, options.limit);
}

function candidates(db: Db, wanted: string, region: string | null): IterableIterator<Candidate> {
  const query = trigramQuery(wanted);
  if (query === undefined)
    return db
      .prepare<[{ region: string | null }], Candidate>(`${LIVE} ${ORDER}`)
      .iterate({ region });
  return db
    .prepare<[{ region: string | null; query: string }], Candidate>(
      `${LIVE} AND c.pack IN (SELECT rowid FROM search WHERE search MATCH @query) ${ORDER}`,
    )
    .iterate({ region, query });
}

/** The trigrams of a text, each quoted, so that no character of it is an operator. */
export function trigramQuery(wanted: string): string | undefined {
  const characters = [...wanted];
  const trigrams = new Set<string>();
  for (let i = 0; i + 3 <= characters.length && trigrams.size < MAX_TRIGRAMS; i++) {
    const trigram = characters.slice(i, i + 3).join('');
    // A zero ends the query for SQLite; half a surrogate pair is stored as another character.
    if (!trigram.includes('\u0000') && !LONE_SURROGATE.test(trigram))
      trigrams.add(`"${trigram.replaceAll('"', '""')}"`);
  }
  return trigrams.size === 0 ? undefined : [...trigrams].join(' AND ');
}

/** Whether the JSON of a row may hold a text; what JSON writes otherwise is not looked for in it. */
function mayHold(json: string, wanted: string): boolean {
  return ESCAPED.test(wanted) || searchForm(json).includes(wanted);
}

function rankOf(row: Values, wanted: string): number | undefined {
  const codes = [row.基本编码, row.实施编码, row.业务办理项编码].map(formOf);
  if (codes.includes(wanted)) return 0;
  const named = [...codes, formOf(row.事项名称), formOf(row.业务办理项名称)];
  if (named.some((form) => form.includes(wanted))) return 1;
  for (const text of textsOf(row)) if (searchForm(text).includes(wanted)) return 2;
  return undefined;
}

function formOf(value: unknown): string {
  return typeof value === 'string' ? searchForm(value) : '';
}

function toHit(candidate: Candidate, row: Values): SearchHit {
  const { region, regionName, catalog, variant } = candidate;
  const code = longestCode(row);
  const name = row.事项名称;
  return {
    region,
    regionName,
    catalog,
    variant,
    ...(code === undefined ? {} : { code }),
    ...(typeof name === 'string' ? { name } : {}),
    row,
  };
}
