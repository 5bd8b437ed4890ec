import { visible } from './visible.js';

/** Attributes of an element, written in the order of their keys. */
export type XmlAttributes = Readonly<Record<string, string | number>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  // Always, so that `]]>` never stands in character data.
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Begins a document; every format here is UTF-8. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Text as XML 1.0 character data: forbidden characters are shown, markup is escaped. */
export function xmlText(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

/** An element that holds lines of text, or nothing. */
export function xmlLeaf(
  name: string,
  attributes: XmlAttributes,
  lines: readonly string[] = [],
): string {
  const open = `<${name}${attributeText(attributes)}`;
  return lines.length === 0 ? `${open}/>` : `${open}>${lines.map(xmlText).join('\n')}</${name}>`;
}

/** An element that holds other elements, which are already written. */
export function xmlParent(
  name: string,
  attributes: XmlAttributes,
  children: readonly string[],
): string {
  return [`<${name}${attributeText(attributes)}>`, ...children, `</${name}>`].join('\n');
}

/** A comment; `--` may not stand in one, nor `-` at its end. */
export function xmlComment(text: string): string {
  return `<!-- ${visible(text).replace(/-(?=-|$)/g, '‐')} -->`;
}

function attributeText(attributes: XmlAttributes): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${xmlText(String(value))}"`)
    .join('');
}
