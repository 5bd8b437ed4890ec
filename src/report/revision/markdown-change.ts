import type { Hunk, ReportedChange, ReportedElement, ReportedEntry } from '../../diff/report.js';
import { characterStart } from '../code-frame.js';
import { markdownCode, markdownText } from '../markdown-text.js';
import { spot } from '../place.js';
import { sidesOf } from './marked.js';
import {
  ABSENT,
  approvalText,
  changeLabel,
  directionText,
  elementLabel,
  impactCounts,
  matchText,
} from './words.js';

/** UTF-16 units shown of one value; a comment has no room for whole texts. */
const MAX_VALUE = 240;
const MAX_ELEMENTS = 12;
const MAX_ENTRIES = 8;
const MAX_REGIONS = 6;
const MAX_NAME = 120;

/** One change as an item of a list, bounded in length. */
export function changeItem(change: ReportedChange): string {
  const match = matchText(change.match);
  const [side] = [...change.after, ...change.before];
  const facts = [
    `对办事人${directionText(change.applicant)}`,
    clipped(approvalText(change.approval), MAX_VALUE),
    ...(match === undefined ? [] : [match]),
    ...(change.impacts.length === 0
      ? []
      : [`影响 ${clipped(impactCounts(change.impacts, MAX_REGIONS), MAX_VALUE)}`]),
  ];
  const place =
    side === undefined ? '' : ` ${markdownCode(clipped(spot(side.file, side), MAX_VALUE))}`;
  return [
    `- **${change.kind}** ${markdownText(shortLabel(change))}${place}`,
    `  - ${facts.map(markdownText).join('；')}`,
    ...elementItems(change.elements, '  '),
  ].join('\n');
}

/** The row of a change, no longer than a cell should be. */
export function shortLabel(change: ReportedChange): string {
  return clipped(changeLabel(change), MAX_NAME);
}

/** The elements that differ as items, from an indent on. */
export function elementItems(
  elements: readonly ReportedElement[],
  indent: string,
): readonly string[] {
  const shown = elements.slice(0, MAX_ELEMENTS).flatMap((element) => {
    const direction = element.applicant === '不变' ? '' : `（对办事人${element.applicant}）`;
    const title = `${indent}- ${markdownText(clipped(elementLabel(element), MAX_NAME))}${direction}：`;
    return element.entries === undefined
      ? [`${title}${valueText(element)}`]
      : [`${title}${element.entries.length} 条不同`, ...entryItems(element.entries, `${indent}  `)];
  });
  return [...shown, ...rest(elements.length - MAX_ELEMENTS, indent)];
}

function entryItems(entries: readonly ReportedEntry[], indent: string): readonly string[] {
  const shown = entries
    .slice(0, MAX_ENTRIES)
    .flatMap((entry) => [
      `${indent}- ${entry.kind} ${valueText(entry)}`,
      ...elementItems(entry.parts ?? [], `${indent}  `),
    ]);
  return [...shown, ...rest(entries.length - MAX_ENTRIES, indent)];
}

function rest(count: number, indent: string): readonly string[] {
  return count > 0 ? [`${indent}- 还有 ${count} 处`] : [];
}

function valueText(change: {
  readonly before?: string;
  readonly after?: string;
  readonly hunks?: readonly Hunk[];
}): string {
  if (change.hunks !== undefined) return hunksText(change.hunks);
  const { before, after } = sidesOf(change);
  if (before === undefined && after !== undefined) return inserted(change.after ?? '');
  if (after === undefined && before !== undefined) return deleted(change.before ?? '');
  return `${plain(change.before)} → ${plain(change.after)}`;
}

/** Both texts in one, what goes struck through and what comes underlined; long common parts shortened. */
function hunksText(hunks: readonly Hunk[]): string {
  let room = MAX_VALUE * 2;
  const parts: string[] = [];
  for (const { kind, text } of hunks) {
    if (room <= 0) return `${parts.join('')}……`;
    if (kind === '同') parts.push(markdownText(clippedMiddle(text)));
    else parts.push(kind === '删' ? deleted(text) : inserted(text));
    room -= Math.min(text.length, MAX_VALUE);
  }
  return parts.join('');
}

function deleted(text: string): string {
  return `<del>${markdownText(clipped(text, MAX_VALUE))}</del>`;
}

function inserted(text: string): string {
  return `<ins>${markdownText(clipped(text, MAX_VALUE))}</ins>`;
}

function plain(text: string | undefined): string {
  return text === undefined ? ABSENT : markdownText(clipped(text, MAX_VALUE));
}

/** A text cut to a length, with a sign that it goes on. */
export function clipped(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, characterStart(text, most))}……`;
}

function clippedMiddle(text: string): string {
  const half = MAX_VALUE / 4;
  if (text.length <= half * 2) return text;
  const tail = characterStart(text, text.length - half);
  return `${text.slice(0, characterStart(text, half))}……${text.slice(tail)}`;
}
