import { addressOf, parseAddress } from '../package/worksheet.js';
import { attributeOf, childOf, childrenOf, prefixOf, rootOf, splice } from '../package/xml.js';
import { AUTHOR, keptText, ourRuns, plainText, withoutOurs } from './comment-text.js';

/** The findings of a cell, as lines of a note. */
export interface CellNote {
  readonly row: number;
  readonly column: number;
  readonly lines: readonly string[];
}

/** A note as it stands in the end. */
export interface PlacedNote {
  readonly row: number;
  readonly column: number;
  readonly text: string;
  /** Whether we wrote into it. */
  readonly ours: boolean;
}

export const EMPTY_COMMENTS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors></authors><commentList></commentList></comments>';

/**
 * A part of notes with our findings: the notes of others keep their text and look, ours is appended;
 * what an earlier run wrote is replaced.
 */
export function withNotes(
  comments: string,
  notes: readonly CellNote[],
): { readonly xml: string; readonly placed: readonly PlacedNote[] } {
  const root = rootOf(comments);
  const prefix = prefixOf(root);
  const list = childOf(comments, root, 'commentList');
  const waiting = new Map(notes.map((note) => [addressOf(note.row, note.column), note]));
  const kept: string[] = [];
  const placed: PlacedNote[] = [];
  for (const comment of list === undefined ? [] : childrenOf(comments, list)) {
    const ref = attributeOf(comments, comment, 'ref')?.toUpperCase() ?? '';
    const text = childOf(comments, comment, 'text');
    if (text === undefined) {
      kept.push(comments.slice(comment.start, comment.end));
      continue;
    }
    const note = waiting.get(ref);
    waiting.delete(ref);
    const before = comments.slice(text.openEnd, text.closeStart);
    const inner = inRuns(withoutOurs(before), prefix, note !== undefined);
    const added = note === undefined ? '' : ourRuns(prefix, note.lines, inner !== '');
    if (inner === '' && added === '' && before !== '') continue;
    kept.push(
      `${comments.slice(comment.start, text.start)}<${text.name}>${inner}${added}</${text.name}>${comments.slice(text.end, comment.end)}`,
    );
    const at = parseAddress(ref);
    if (at !== undefined)
      placed.push({ ...at, text: plainText(inner + added), ours: note !== undefined });
  }
  const { xml: withAuthor, id } = authorOf(comments, prefix);
  for (const [ref, { row, column, lines }] of waiting) {
    const inner = ourRuns(prefix, lines, false);
    kept.push(
      `<${prefix}comment ref="${ref}" authorId="${id}"><${prefix}text>${inner}</${prefix}text></${prefix}comment>`,
    );
    placed.push({ row, column, text: plainText(inner), ours: true });
  }
  return { xml: withList(waiting.size > 0 ? withAuthor : comments, prefix, kept), placed };
}

/** Plain text beside runs is not allowed. */
function inRuns(inner: string, prefix: string, needed: boolean): string {
  if (!needed || inner === '' || /<(?:[\w.-]+:)?r[\s>]/.test(inner)) return inner;
  return `<${prefix}r><${prefix}t xml:space="preserve">${keptText(plainText(inner))}</${prefix}t></${prefix}r>`;
}

function withList(comments: string, prefix: string, entries: readonly string[]): string {
  const root = rootOf(comments);
  const list = childOf(comments, root, 'commentList');
  const text = `<${prefix}commentList>${entries.join('')}</${prefix}commentList>`;
  const before = list === undefined ? '' : comments.slice(list.start, list.end);
  if (before === text) return comments;
  return list === undefined
    ? splice(comments, [[root.closeStart, root.closeStart, text]])
    : splice(comments, [[list.start, list.end, text]]);
}

/** The part with us among its authors, and our number. */
function authorOf(comments: string, prefix: string): { xml: string; id: number } {
  const root = rootOf(comments);
  const authors = childOf(comments, root, 'authors');
  const own = `<${prefix}author>${AUTHOR}</${prefix}author>`;
  if (authors === undefined) {
    const at = root.openEnd;
    return {
      xml: splice(comments, [[at, at, `<${prefix}authors>${own}</${prefix}authors>`]]),
      id: 0,
    };
  }
  const names = childrenOf(comments, authors);
  const known = names.findIndex(
    ({ openEnd, closeStart }) => comments.slice(openEnd, closeStart) === AUTHOR,
  );
  if (known >= 0) return { xml: comments, id: known };
  const all = `<${authors.name}>${comments.slice(authors.openEnd, authors.closeStart)}${own}</${authors.name}>`;
  return { xml: splice(comments, [[authors.start, authors.end, all]]), id: names.length };
}
