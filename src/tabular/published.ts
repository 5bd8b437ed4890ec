import type { CellContent } from './cell.js';
import { titleText } from './read-titles.js';

/** Published titles of the main table: what element each is, '' for what is not read back. */
export type Published = ReadonlyMap<string, string>;

/** Reads the cell 公布列. */
export function publishedOf(content: CellContent): Published {
  if (typeof content !== 'string') return new Map();
  return new Map(
    content.split('\n').flatMap((line) => {
      const at = line.lastIndexOf('=');
      return at < 0 ? [] : [[titleText(line.slice(0, at)), line.slice(at + 1)] as const];
    }),
  );
}
