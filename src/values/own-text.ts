/** A text of its own of a stretch of a larger one, which would otherwise be kept in memory by it. */
export function ownText(stretch: string): string {
  return Buffer.from(stretch, 'utf16le').toString('utf16le');
}
