/**
 * Rules that say that a file was not read. They cannot be turned off, waived or
 * put into a baseline, and run whatever --rule asks for: without them a file
 * that nobody judged would pass (contract §3, no false green).
 */
export const NEEDED_RULES: ReadonlySet<string> = new Set(['yaml/syntax', 'schema/kind']);
