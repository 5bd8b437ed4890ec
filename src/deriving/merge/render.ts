import { scalarText } from '../../engine/text-edit.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import { yamlEntries, yamlListItem } from '../../yaml/yaml-text.js';
import { isMap } from './merge-values.js';

/** One key with its value, in lines. */
export function entryLines(key: string, value: Value, indent: string): string {
  return [...yamlEntries([[key, value]], indent)].join('');
}

/** One entry of a block list, in lines. */
export function itemLines(value: Value, indent: string): string {
  if (isMap(value)) return yamlListItem(Object.entries(value), indent);
  const lines = entryLines('值', value, indent);
  return `${indent}-${lines.slice(indent.length + 2)}`;
}

/** A value on one line, lists and mappings in brackets. */
export function flowText(value: Value): string {
  if (typeof value === 'string') {
    return /^\p{Script=Han}/u.test(value) ? scalarText(value, '') : JSON.stringify(value);
  }
  if (isList(value)) return `[${value.map(flowText).join(', ')}]`;
  if (isMap(value)) return mapText(value);
  return String(value);
}

function mapText(value: Values): string {
  const entries = Object.entries(value).map(
    ([key, inner]) => `${flowText(key)}: ${flowText(inner)}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Lines of rendered text with the line ends of the file they go to. */
export function withNewline(text: string, newline: string): string {
  return newline === '\n' ? text : text.replaceAll('\n', newline);
}
