import { isList, type Value } from './value.js';

/** Words and short phrases that YAML readers of any version take as the text they are. */
const PLAIN = /^[《「（【]?\p{Script=Han}[^\p{C}\p{Z}:#,[\]{}"'&*!|>%@`\\]*$/u;
/** Longer plain text: marks that mean something only inside brackets are allowed. */
const PLAIN_BLOCK =
  /^[《「（【]?\p{Script=Han}(?:[^\p{C}\p{Z}:#]| (?=[^\p{C}\p{Z}:#])|[:#](?=[^\p{C}\p{Z}:#]))*$/u;
/** Lines that a literal block keeps as they are. */
const LITERAL = /^[^\p{C}\p{Z}](?:[^\p{C}\p{Z}]| (?=[^\p{C}\p{Z}]))*$/u;
/** What a double-quoted text must escape beyond JSON's own escapes. */
const ESCAPED = /[\u007f-\u009f\u00ad\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]|\p{Cf}/gu;

/** Longer texts are quoted without a look at their characters. */
const UNQUOTED_LENGTH = 4000;
const FLOW_ENTRIES = 12;
const FLOW_LENGTH = 80;

/**
 * YAML text of a map, block style, two blanks a level. Deterministic: the same values give the same
 * bytes. Texts that begin with anything but a Chinese character are quoted, so codes keep zeros.
 */
export function* yamlEntries(
  entries: Iterable<readonly [string, Value]>,
  indent: string,
): Generator<string> {
  for (const [key, value] of entries) yield `${indent}${keyText(key)}:${after(value, indent)}\n`;
}

/** YAML text of one entry of a list of maps. */
export function yamlListItem(row: Iterable<readonly [string, Value]>, indent: string): string {
  const text = [...yamlEntries(row, `${indent}  `)].join('');
  return text === '' ? `${indent}- {}\n` : `${indent}- ${text.slice(indent.length + 2)}`;
}

/** What follows `key:` or `-`, without the last line break. */
function after(value: Value, indent: string): string {
  if (typeof value === 'string') return ` ${scalarText(value, indent)}`;
  if (typeof value !== 'object' || value === null) return ` ${atomText(value)}`;
  if (isList(value)) return listText(value, indent);
  const entries = Object.entries(value);
  if (entries.length === 0) return ' {}';
  return `\n${[...yamlEntries(entries, `${indent}  `)].join('').slice(0, -1)}`;
}

function listText(list: readonly Value[], indent: string): string {
  if (list.length === 0) return ' []';
  if (list.length <= FLOW_ENTRIES && list.every(isFlowWord)) {
    const text = `[${list.join(', ')}]`;
    if (text.length <= FLOW_LENGTH) return ` ${text}`;
  }
  const inner = `${indent}  `;
  return list.map((entry) => `\n${itemText(entry, inner)}`).join('');
}

function itemText(entry: Value, indent: string): string {
  if (typeof entry === 'object' && entry !== null && !isList(entry)) {
    return yamlListItem(Object.entries(entry), indent).slice(0, -1);
  }
  return `${indent}-${after(entry, indent)}`;
}

function isFlowWord(value: Value): boolean {
  return typeof value === 'string' && value.length <= 20 && PLAIN.test(value);
}

function atomText(value: number | boolean | null): string {
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return '.nan';
  return Number.isFinite(value) ? JSON.stringify(value) : `${value < 0 ? '-' : ''}.inf`;
}

function keyText(key: string): string {
  return key.length <= 100 && PLAIN.test(key) ? key : quoted(key);
}

function scalarText(text: string, indent: string): string {
  if (text.length > UNQUOTED_LENGTH) return quoted(text);
  if (PLAIN.test(text) || PLAIN_BLOCK.test(text)) return text;
  const lines = text.split('\n');
  if (lines.length > 1 && lines.every((line) => LITERAL.test(line))) {
    return `|-\n${lines.map((line) => `${indent}  ${line}`).join('\n')}`;
  }
  return quoted(text);
}

function quoted(text: string): string {
  return JSON.stringify(text).replace(ESCAPED, (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code > 0xffff
      ? `\\U${code.toString(16).padStart(8, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}
