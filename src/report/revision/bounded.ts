/** A part of a bounded text: blocks that may be left out from the end, and how to say so. */
export interface Section {
  readonly head: string;
  /** Rendered only while there is room. */
  readonly blocks: Iterable<string>;
  /** How many blocks there are. */
  readonly count: number;
  readonly foot: string;
  /** The line that says how many were left out. */
  readonly cut: (left: number) => string;
}

/** What stands between two blocks of a section. */
export interface BoundedStyle {
  readonly separator: string;
  /** UTF-16 units that the section may take. */
  readonly room: number;
}

/**
 * A section within a number of UTF-16 units: as many whole blocks as fit, then the line that says how
 * many did not. Nothing when not even head, line and foot fit.
 */
export function boundedSection(section: Section, { separator, room }: BoundedStyle): string {
  const { head, foot, count } = section;
  const reserved = head.length + foot.length + section.cut(count).length + 2 * separator.length;
  let left = room - reserved;
  if (left < 0) return '';
  const shown: string[] = [];
  for (const block of section.blocks) {
    if (block.length + separator.length > left) break;
    left -= block.length + separator.length;
    shown.push(block);
  }
  const hidden = count - shown.length;
  const parts = [
    head,
    shown.join(separator),
    ...(hidden > 0 ? [separator + section.cut(hidden)] : []),
  ];
  return `${parts.join('')}${foot}`;
}
