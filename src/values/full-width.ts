/**
 * Full-width forms (U+FF01–U+FF5E and U+3000): what a Chinese input method writes when its width switch
 * is on. `３２０５` looks like `3205` and never equals it.
 */

const FULL_WIDTH = /[\uff01-\uff5e\u3000]/;
const EVERY_FULL_WIDTH = /[\uff01-\uff5e\u3000]/g;
const SHIFT = 0xfee0;

/** Full-width ASCII and the ideographic space as their half-width forms; other characters as they are. */
export function toHalfWidth(text: string): string {
  if (!FULL_WIDTH.test(text)) return text;
  return text.replace(EVERY_FULL_WIDTH, (character) =>
    character === '\u3000' ? ' ' : String.fromCharCode(character.charCodeAt(0) - SHIFT),
  );
}

/** The fault of a code that has full-width characters, undefined when it has none. */
export function fullWidthFault(
  code: string,
): { readonly kind: 'full-width'; readonly message: string } | undefined {
  if (!FULL_WIDTH.test(code)) return undefined;
  const found = [...new Set(code.match(EVERY_FULL_WIDTH))].join('');
  return {
    kind: 'full-width',
    message: `含全角字符“${found}”，应改为半角“${toHalfWidth(code)}”`,
  };
}
