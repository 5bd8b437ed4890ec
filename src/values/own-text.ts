/** A text of its own of a stretch of a larger one, which would otherwise be kept in memory by it. */
export function ownText(stretch: string): string {
  // What is cut out of a joined text is cut out of a copy made for it.
  return ` ${stretch}`.slice(1);
}
