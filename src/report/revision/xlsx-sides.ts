import type { ReportedElement, ReportedEntry } from '../../diff/report.js';

type Side = 'before' | 'after';

/** One side of all elements that differ, a line each; a single plain element needs no name again. */
export function sideText(elements: readonly ReportedElement[], side: Side): string {
  const [only] = elements;
  if (only !== undefined && elements.length === 1 && only.entries === undefined) {
    return only[side] ?? '（未写）';
  }
  return elements.flatMap((element) => elementLines(element, side)).join('\n');
}

function elementLines(element: ReportedElement, side: Side): readonly string[] {
  if (element.entries === undefined) return [`${element.element}：${element[side] ?? '（未写）'}`];
  const lines = element.entries.flatMap((entry) => entryLines(entry, side));
  return lines.length === 0 ? [] : [`${element.element}：`, ...lines];
}

/** An entry on the side that has it: less on the left, more on the right, changed ones on both. */
function entryLines(entry: ReportedEntry, side: Side): readonly string[] {
  const text = entry[side];
  const parts = (entry.parts ?? []).flatMap((part) => elementLines(part, side));
  const isThere = entry.kind === '变更' || (entry.kind === '增加') === (side === 'after');
  if (!isThere) return [];
  return [`·${entry.kind}：${text ?? ''}`, ...parts.map((line) => `　${line}`)];
}
