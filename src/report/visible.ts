/**
 * Characters that a reader cannot see or that steer the reading device: controls (terminal escapes),
 * format characters (bidi overrides, zero-width spaces, tags), lone surrogates, line and paragraph
 * separators and noncharacters. XML 1.0 forbids a part of them, the others can forge output.
 */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/gu;

const UNSEEN_IN_LINE = new RegExp(`(?!\\n)${UNSEEN.source}`, 'gu');

const LONE_SURROGATE = /\p{Cs}/gu;

/** Shows what cannot be seen: `␛`, `␊` for C0 controls, `<U+202E>` for the others. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => {
    const code = character.codePointAt(0)!;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return '␡';
    return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}

/** Replaces lone surrogates, which have no UTF-8 form, with U+FFFD. */
export function wellFormed(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD');
}

/**
 * JSON with two spaces and a final newline. Unseen characters become `\uXXXX`: the value is the same,
 * but a terminal or an editor that shows the file is not steered by it.
 */
export function jsonText(value: unknown): string {
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`;
}

/** JSON whose unseen characters are written as `\\uXXXX`, but for line breaks between values. */
export function escapeUnseen(json: string): string {
  return json.replace(UNSEEN_IN_LINE, escapeUnits);
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
