const INTEGER = /^[-+]?[0-9]+$/;
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const RADIX = /^(0o[0-7]+|0x[0-9a-fA-F]+)$/;

const WORDS = new Map<string, unknown>([
  ['', null],
  ['~', null],
  ['null', null],
  ['Null', null],
  ['NULL', null],
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
  ['.inf', Number.POSITIVE_INFINITY],
  ['+.inf', Number.POSITIVE_INFINITY],
  ['-.inf', Number.NEGATIVE_INFINITY],
  ['.nan', Number.NaN],
]);

/** The value of an unquoted scalar by the YAML 1.2 core schema. */
export function plainScalar(text: string): unknown {
  const first = text.charCodeAt(0);
  // Nearly every scalar of a catalog begins with a Chinese character.
  if (first > 127) return text;
  const word = WORDS.get(text);
  if (word !== undefined) return word;
  const digit = first >= 48 && first <= 57;
  if (!digit && first !== 43 && first !== 45 && first !== 46) return text;
  if (INTEGER.test(text) || FLOAT.test(text)) return Number(text);
  if (RADIX.test(text)) return Number(text);
  return text;
}

/**
 * The value of a scalar with an explicit tag of the core schema.
 *
 * @returns undefined when the tag is none of them.
 */
export function taggedScalar(tag: string, text: string): { value: unknown } | undefined {
  switch (tag) {
    case '!':
    case '!!str':
      return { value: text };
    case '!!int':
    case '!!float':
    case '!!bool':
    case '!!null':
      return { value: plainScalar(text) };
    default:
      return undefined;
  }
}
