import { distance } from 'fastest-levenshtein';
import { normalizeText } from './normalize.js';

/** How much of the longer word may be wrong. */
const SHARE = 0.4;

/**
 * The candidate that was probably meant, undefined when none is close or two are equally close. Width and
 * case do not count. Up to two fifths of the longer word may differ (at least one character): 承诺办结时间 is
 * 承诺办结时限, 许可 is near nothing but a word that contains it, such as 行政许可, when that is the only one.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(word);
  if (wanted === '') return undefined;
  let best: string | undefined;
  let least = SHARE;
  let tied = false;
  for (const candidate of candidates) {
    const cost = costOf(wanted, plain(candidate));
    if (cost > least || candidate === best) continue;
    tied = best !== undefined && cost === least;
    if (!tied) best = candidate;
    least = cost;
  }
  return tied ? undefined : best;
}

function plain(word: string): string {
  return normalizeText(word).toLowerCase();
}

/** 0 for equal words, up to {@link SHARE} for near ones, Infinity for others. */
function costOf(wanted: string, candidate: string): number {
  if (wanted === candidate) return 0;
  const longer = Math.max(wanted.length, candidate.length);
  const shorter = Math.min(wanted.length, candidate.length);
  if (shorter === 0) return Number.POSITIVE_INFINITY;
  const contains =
    longer <= shorter * 3 && (candidate.includes(wanted) || wanted.includes(candidate));
  if (contains) return Math.min((longer - shorter) / longer, SHARE);
  if (longer - shorter > Math.max(1, longer * SHARE)) return Number.POSITIVE_INFINITY;
  const edits = distance(wanted, candidate);
  if (edits >= shorter) return Number.POSITIVE_INFINITY;
  if (edits === 1) return Math.min(1 / longer, SHARE);
  return edits <= longer * SHARE ? edits / longer : Number.POSITIVE_INFINITY;
}
