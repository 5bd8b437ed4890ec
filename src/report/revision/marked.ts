import type { Hunk } from '../../diff/report.js';
import { cellsOf } from '../cells.js';
import type { MarkedCell } from '../difference.js';

/** A text of one side of a change, as hunks that stay and hunks that the other side lacks. */
export interface SideText {
  readonly text: string;
  readonly isChanged: boolean;
}

/** The two sides of a changed text; without hunks each side stands as it is. */
export interface Sides {
  readonly before: readonly SideText[] | undefined;
  readonly after: readonly SideText[] | undefined;
}

/** Splits a change into its sides. */
export function sidesOf(change: {
  readonly before?: string;
  readonly after?: string;
  readonly hunks?: readonly Hunk[];
}): Sides {
  const side = (text: string | undefined, own: Hunk['kind']) => {
    if (text === undefined) return undefined;
    if (change.hunks === undefined) return [{ text, isChanged: false }];
    return change.hunks
      .filter(({ kind }) => kind === '同' || kind === own)
      .map((hunk) => ({ text: hunk.text, isChanged: hunk.kind === own }));
  };
  return { before: side(change.before, '删'), after: side(change.after, '增') };
}

/** Signs around what changed, for readers without colours. */
export interface Signs {
  readonly open: string;
  readonly close: string;
}

export const REMOVED: Signs = { open: '【-', close: '-】' };
export const ADDED: Signs = { open: '【+', close: '+】' };

/** The characters of one side; signs are put around its changed stretches unless colours mark them. */
export function markedCells(
  parts: readonly SideText[],
  signs: Signs | undefined,
): readonly MarkedCell[] {
  return parts.flatMap(({ text, isChanged }) => {
    const shown = isChanged && signs ? `${signs.open}${text}${signs.close}` : text;
    return cellsOf(shown).map((cell) => ({ ...cell, isChanged }));
  });
}
