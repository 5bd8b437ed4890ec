import { diffArrays } from 'diff';
import type { Hunk } from './report.js';

/** Texts with more words that differ are shown as one replaced by the other. */
const MOST_EDITS = 400;
/** Texts with more words between their equal ends are not taken apart. */
const MOST_WORDS = 20_000;

let segmenter: Intl.Segmenter | undefined;

/**
 * The difference of two texts word by word, as Chinese readers see words. 同 and 删 in order give the text
 * before, 同 and 增 the text after. Bounded: texts that differ nearly everywhere become one 删 and one 增
 * between their equal ends.
 */
export function hunksOf(before: string, after: string): Hunk[] {
  if (before === after) return before === '' ? [] : [{ kind: '同', text: before }];
  const [left, right] = [wordsOf(before), wordsOf(after)];
  const head = equalHead(left, right);
  const tail = equalTail(left, right, head);
  const middle = between(
    left.slice(head, left.length - tail),
    right.slice(head, right.length - tail),
  );
  return joined([
    { kind: '同', text: left.slice(0, head).join('') },
    ...middle,
    { kind: '同', text: left.slice(left.length - tail).join('') },
  ]);
}

function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function equalHead(a: readonly string[], b: readonly string[]): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function equalTail(a: readonly string[], b: readonly string[], head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let at = 0;
  while (at < most && a[a.length - 1 - at] === b[b.length - 1 - at]) at++;
  return at;
}

function between(left: string[], right: string[]): Hunk[] {
  const replaced: Hunk[] = [
    { kind: '删', text: left.join('') },
    { kind: '增', text: right.join('') },
  ];
  if (left.length + right.length > MOST_WORDS) return replaced;
  const changes = diffArrays(left, right, { maxEditLength: MOST_EDITS });
  return (
    changes?.map(({ value, added, removed }) => ({
      kind: added ? '增' : removed ? '删' : '同',
      text: value.join(''),
    })) ?? replaced
  );
}

/** Without empty hunks, neighbours of one kind as one. */
function joined(hunks: readonly Hunk[]): Hunk[] {
  const out: Hunk[] = [];
  for (const hunk of hunks) {
    const last = out.at(-1);
    if (hunk.text === '') continue;
    if (last?.kind === hunk.kind) out[out.length - 1] = { ...hunk, text: last.text + hunk.text };
    else out.push(hunk);
  }
  return out;
}
