import type { Path } from '../model/locate.js';

/** Reads a JSON pointer (RFC 6901); digits are places in a list. */
export function pathOf(pointer: string): Path {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => {
      const text = step.replaceAll('~1', '/').replaceAll('~0', '~');
      return /^\d+$/.test(text) ? Number(text) : text;
    });
}

/** The top-level element that a path leads into. */
export function topElement(path: Path): string | undefined {
  return typeof path[0] === 'string' ? path[0] : undefined;
}
