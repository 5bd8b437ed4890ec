/** Characters that the quick reader knows, by what they mean. */
export const LF = 10;
export const SPACE = 32;
export const DOUBLE_QUOTE = 34;
export const HASH = 35;
export const SINGLE_QUOTE = 39;
export const COMMA = 44;
export const DASH = 45;
export const DOT = 46;
export const COLON = 58;
export const OPEN_BRACKET = 91;
export const BACKSLASH = 92;
export const CLOSE_BRACKET = 93;
export const OPEN_BRACE = 123;
export const PIPE = 124;
export const CLOSE_BRACE = 125;

/** Whether an ASCII character is one that a plain scalar of the usual kind does not begin with. */
export const INDICATORS = asciiSet('!"#%&\'*,-.?:>@[]`{|} ');
/** Whether an ASCII character ends a plain scalar within brackets. */
export const FLOW_STOPS = asciiSet('[]{},');

function asciiSet(chars: string): Uint8Array {
  const set = new Uint8Array(128);
  for (const char of chars) set[char.charCodeAt(0)] = 1;
  return set;
}

/** Thrown where a text is written in a way that only the whole parser knows. */
export const UNUSUAL = new Error('unusual');

/** Leaves a text to the whole parser. */
export function unusual(): never {
  throw UNUSUAL;
}

/** Longer keys are none of ours; YAML itself has a limit. */
const MAX_KEY = 500;

/** The key that a stretch of text is, when a mapping does not have it yet. */
export function newKey(map: Record<string, unknown>, raw: string): string {
  const key = keyOf(raw);
  // No name that every object has begins with a Chinese character.
  const isTwin = key.charCodeAt(0) > 127 ? map[key] !== undefined : Object.hasOwn(map, key);
  return isTwin ? unusual() : key;
}

/** The key that a stretch of text is. */
export function keyOf(raw: string): string {
  if (raw.length > MAX_KEY) unusual();
  const char = raw.charCodeAt(0);
  if (char > 127) return raw;
  const quoted = char === DOUBLE_QUOTE || char === SINGLE_QUOTE;
  const key = quoted ? raw.slice(1, -1) : raw;
  if (quoted && /["'\\\n]/.test(key)) unusual();
  if (key === '__proto__') unusual();
  return key;
}
