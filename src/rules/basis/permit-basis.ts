import { type ActLevel, permitPower } from '../../law/level.js';
import { levelOf } from '../../law/level-of.js';
import type { LawLibrary } from '../../law/library.js';
import { type Row, tells } from '../../model/document.js';
import { isInForce } from '../../model/force.js';
import { parseCitations } from '../../values/citation.js';
import { once } from '../../values/once.js';
import { actName, actsOf } from '../acts.js';
import type { RuleContext } from '../rule.js';

/** What a 行政许可 rests on: an act that may set one, only a 省级政府规章, nothing that may, nobody knows, or
 * the row does not tell. */
export interface PermitBasis {
  readonly rests: 'set' | 'temporary' | 'none' | 'unknown' | 'untold';
  /** Each cited act with its level, as messages name it. */
  readonly acts: readonly string[];
}

/**
 * The basis of a 行政许可 in force, undefined for other rows. A single act that may set one is enough; short of it, an
 * act of unknown level or a text that is no citation leaves the matter open.
 */
export function permitBasis(row: Row, context: RuleContext): PermitBasis | undefined {
  const { kind } = row.document;
  if (kind !== '基本目录' && kind !== '实施清单') return undefined;
  if (row.item.事项类型 !== '行政许可' || !isInForce(row, context.asOf)) return undefined;
  if (!tells(row, '设定依据')) return { rests: 'untold', acts: [] };
  const citations = row.item.设定依据 ?? [];
  return citations.length === 0 ? undefined : basisIn(context.laws)(citations);
}

/** What a list of citations is for a 行政许可; remembered with the list. */
const basisIn = once((laws: LawLibrary) =>
  once((citations: readonly string[]) => basisOf(citations, laws)),
);

function basisOf(citations: readonly string[], laws: LawLibrary): PermitBasis {
  const levels = new Map<string, ActLevel | undefined>();
  for (const act of actsOf(citations)) levels.set(actName(act), levelOf(act, laws)?.level);
  const powers = new Set(
    [...levels.values()].map((level) => (level === undefined ? 'unknown' : permitPower(level))),
  );
  const acts = [...levels].map(([name, level]) => `${name}（${level ?? '级别不明'}）`);
  if (powers.has('yes')) return { rests: 'set', acts };
  const isUnread = citations.some((text) => parseCitations(text).rest !== '');
  if (isUnread || levels.size === 0 || powers.has('unknown')) return { rests: 'unknown', acts };
  return { rests: powers.has('temporary') ? 'temporary' : 'none', acts };
}
