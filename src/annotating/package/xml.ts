import { WorkError } from '../../errors.js';

/** An element of an XML text, as offsets. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** Without its prefix. */
  readonly local: string;
  readonly start: number;
  /** Behind its start tag. */
  readonly openEnd: number;
  /** In front of its end tag; as `openEnd` for an empty-element tag. */
  readonly closeStart: number;
  readonly end: number;
}

const NAME = /[^\s/>]+/y;

/** The root element. @throws WorkError for a text that is no XML. */
export function rootOf(xml: string): XmlElement {
  const [root] = elementsIn(xml, 0, xml.length);
  if (root === undefined) throw new WorkError('工作簿里有一个部件不是 XML');
  return root;
}

/** The children of an element. */
export function childrenOf(xml: string, parent: XmlElement): XmlElement[] {
  return [...elementsIn(xml, parent.openEnd, parent.closeStart)];
}

/** The first child of a name (without its prefix). */
export function childOf(xml: string, parent: XmlElement, local: string): XmlElement | undefined {
  for (const child of elementsIn(xml, parent.openEnd, parent.closeStart)) {
    if (child.local === local) return child;
  }
  return undefined;
}

/** The prefix of an element with its colon, '' when it has none. */
export function prefixOf({ name, local }: XmlElement): string {
  return name.slice(0, name.length - local.length);
}

/** An attribute of an element, by its name as written. */
export function attributeOf(xml: string, element: XmlElement, name: string): string | undefined {
  const tag = xml.slice(element.start + 1 + element.name.length, element.openEnd);
  for (const match of tag.matchAll(/([^\s=/>]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    if (match[1] === name) return decodeXml(match[3] ?? match[4] ?? '');
  }
  return undefined;
}

/** The text in an element, of all its descendants. */
export function innerText(xml: string, element: XmlElement): string {
  return decodeXml(xml.slice(element.openEnd, element.closeStart).replace(/<[^>]*>/g, ''));
}

/** Elements side by side between two offsets. */
function* elementsIn(xml: string, from: number, to: number): Generator<XmlElement> {
  let at = nextTag(xml, from, to);
  while (at !== undefined) {
    const element = elementAt(xml, at, to);
    yield element;
    at = nextTag(xml, element.end, to);
  }
}

function elementAt(xml: string, start: number, to: number): XmlElement {
  const name = nameAt(xml, start + 1);
  const local = name.slice(name.indexOf(':') + 1);
  const openEnd = tagEnd(xml, start, to);
  if (xml[openEnd - 2] === '/') {
    return { name, local, start, openEnd, closeStart: openEnd, end: openEnd };
  }
  const closeStart = closeOf(xml, { name, openEnd }, to);
  return { name, local, start, openEnd, closeStart, end: tagEnd(xml, closeStart, to) };
}

/** Where the end tag of an element begins. */
function closeOf(
  xml: string,
  { name, openEnd }: { readonly name: string; readonly openEnd: number },
  to: number,
): number {
  // Only elements of the same name count: the parts of a workbook are well-formed.
  let depth = 1;
  let at = openEnd;
  while (depth > 0) {
    const next = xml.indexOf('<', at);
    if (next < 0 || next >= to) throw malformed();
    const skipped = skipUnseen(xml, next);
    if (skipped !== undefined) {
      at = skipped;
      continue;
    }
    const isEnd = xml[next + 1] === '/';
    const same = nameAt(xml, next + (isEnd ? 2 : 1)) === name;
    at = tagEnd(xml, next, to);
    if (!same) continue;
    if (isEnd) depth--;
    else if (xml[at - 2] !== '/') depth++;
    if (depth === 0) return next;
  }
  throw malformed();
}

/** Where the next start tag begins; undefined at the end. */
function nextTag(xml: string, from: number, to: number): number | undefined {
  let at = from;
  for (;;) {
    const next = xml.indexOf('<', at);
    if (next < 0 || next >= to) return undefined;
    const skipped = skipUnseen(xml, next);
    if (skipped === undefined) return xml[next + 1] === '/' ? undefined : next;
    at = skipped;
  }
}

/** Behind a comment, a CDATA section or an instruction that begins here. A DOCTYPE is refused. */
function skipUnseen(xml: string, at: number): number | undefined {
  const second = xml[at + 1];
  if (second === '?') return behind(xml, '?>', at);
  if (second !== '!') return undefined;
  if (xml.startsWith('<!--', at)) return behind(xml, '-->', at);
  if (xml.startsWith('<![CDATA[', at)) return behind(xml, ']]>', at);
  throw malformed();
}

function behind(xml: string, mark: string, at: number): number {
  const found = xml.indexOf(mark, at);
  if (found < 0) throw malformed();
  return found + mark.length;
}

/** Behind the `>` of a tag; one within an attribute does not count. */
function tagEnd(xml: string, start: number, to: number): number {
  let quote = '';
  for (let at = start; at < to; at++) {
    const unit = xml[at]!;
    if (quote !== '') {
      if (unit === quote) quote = '';
    } else if (unit === '"' || unit === "'") quote = unit;
    else if (unit === '>') return at + 1;
  }
  throw malformed();
}

function nameAt(xml: string, at: number): string {
  NAME.lastIndex = at;
  return NAME.exec(xml)?.[0] ?? '';
}

function malformed(): WorkError {
  return new WorkError('工作簿里有一个部件的 XML 不完整');
}

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};

/** Text of XML as it reads. */
export function decodeXml(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const hex = entity[1] === 'x' || entity[1] === 'X';
    const code = Number.parseInt(entity.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A text with parts replaced, given as [start, end, new text], in any order and apart from each other. */
export function splice(
  xml: string,
  edits: readonly (readonly [start: number, end: number, text: string])[],
): string {
  const parts: string[] = [];
  let at = 0;
  for (const [start, end, text] of [...edits].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    parts.push(xml.slice(at, start), text);
    at = end;
  }
  parts.push(xml.slice(at));
  return parts.join('');
}
