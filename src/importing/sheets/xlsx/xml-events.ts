/** Told what an XML part holds, in its order. Names come without their prefix. */
export interface XmlHandler {
  /** `attributes` is the raw text behind the name, for {@link attributesOf}. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  text?(text: string): void;
}

/** The part is no well-formed XML, or has what no workbook needs (a document type with entities). */
export class XmlFault extends Error {}

const WINDOW = 1 << 20;
/** A tag, comment or text that runs on for longer than this is no part of a workbook. */
const MAX_PENDING = 1 << 26;

/**
 * Reads XML as a stream of events with bounded memory. Checks only what it needs: a workbook is data
 * that a program wrote. Namespaces are not looked at, so strict and transitional files are the same.
 *
 * @throws XmlFault
 */
export function readXml(bytes: Uint8Array, handler: XmlHandler): void {
  const reader = new XmlReader(handler);
  for (let at = 0; at < bytes.length; at += WINDOW) reader.push(bytes.subarray(at, at + WINDOW));
  reader.end();
}

/** Reads XML as {@link readXml} does, of a part that comes piece by piece. */
export class XmlReader {
  #decoder: InstanceType<typeof TextDecoder> | undefined;
  #pending = '';
  #depth = 0;
  readonly #counted: XmlHandler;

  constructor(handler: XmlHandler) {
    this.#counted = {
      open: (name, attributes) => {
        this.#depth += 1;
        handler.open(name, attributes);
      },
      close: (name) => {
        this.#depth -= 1;
        handler.close(name);
      },
      text: (text) => handler.text?.(text),
    };
  }

  /** Takes the next piece; the first one has at least two bytes, if the part has. @throws XmlFault */
  push(bytes: Uint8Array): void {
    this.#decoder ??= new TextDecoder(encodingOf(bytes), { fatal: true });
    this.#take(this.#decode(bytes), false);
    if (this.#pending.length > MAX_PENDING) throw new XmlFault('一段内容过长');
  }

  /** Says that the part ends here. @throws XmlFault */
  end(): void {
    this.#take(this.#decode(undefined), true);
    if (this.#pending.trim() !== '' || this.#depth !== 0) throw new XmlFault('内容不完整');
  }

  #decode(bytes: Uint8Array | undefined): string {
    try {
      return this.#decoder?.decode(bytes, { stream: bytes !== undefined }) ?? '';
    } catch (cause) {
      throw new XmlFault('编码不对', { cause });
    }
  }

  #take(text: string, last: boolean): void {
    const xml = this.#pending + text;
    this.#pending = xml.slice(consume(xml, last, this.#counted));
  }
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** Hands on every whole piece; gives where the first unfinished one begins. */
function consume(xml: string, last: boolean, handler: XmlHandler): number {
  let at = 0;
  while (at < xml.length) {
    if (xml.charCodeAt(at) !== 60) {
      const next = xml.indexOf('<', at);
      if (next < 0 && !last) return at;
      const end = next < 0 ? xml.length : next;
      handler.text?.(decodeEntities(xml.slice(at, end)));
      at = end;
      continue;
    }
    const end = pieceEnd(xml, at);
    if (end === undefined) return at;
    handPiece(xml, at, end, handler);
    at = end;
  }
  return at;
}

/** Behind the piece that begins with `<`; undefined while it is unfinished. */
function pieceEnd(xml: string, at: number): number | undefined {
  const close = (mark: string) => {
    const found = xml.indexOf(mark, at);
    return found < 0 ? undefined : found + mark.length;
  };
  if (xml.startsWith('<!--', at)) return close('-->');
  if (xml.startsWith('<![CDATA[', at)) return close(']]>');
  if (xml.startsWith('<?', at)) return close('?>');
  if (xml.length - at < 9 && '<![CDATA['.startsWith(xml.slice(at))) return undefined;
  if (xml.startsWith('<!', at)) throw new XmlFault('有文档类型声明');
  return tagEnd(xml, at);
}

/** A `>` may stand in the value of an attribute: then a quote is still open before it. */
function tagEnd(xml: string, at: number): number | undefined {
  for (let end = xml.indexOf('>', at); end >= 0; end = xml.indexOf('>', end + 1)) {
    if (!isWithinQuotes(xml, at, end)) return end + 1;
  }
  if (xml.indexOf('<', at + 1) >= 0 && !isWithinQuotes(xml, at, xml.length))
    throw new XmlFault('标签没有结束');
  return undefined;
}

function isWithinQuotes(xml: string, from: number, to: number): boolean {
  let quote = '';
  for (let i = from + 1; i < to; i += 1) {
    const code = xml.charCodeAt(i);
    if (code !== 34 && code !== 39) continue;
    const char = code === 34 ? '"' : "'";
    if (quote === '') quote = char;
    else if (quote === char) quote = '';
  }
  return quote !== '';
}

function handPiece(xml: string, at: number, end: number, handler: XmlHandler): void {
  const second = xml.charAt(at + 1);
  if (second === '?') return;
  if (second === '!') {
    if (xml.startsWith('<![CDATA[', at)) handler.text?.(xml.slice(at + 9, end - 3));
    return;
  }
  const isClosing = second === '/';
  const isEmpty = xml.charAt(end - 2) === '/';
  const tag = xml.slice(isClosing ? at + 2 : at + 1, isEmpty ? end - 2 : end - 1);
  const space = tag.search(/\s/);
  const qualified = space < 0 ? tag : tag.slice(0, space);
  if (qualified === '') throw new XmlFault('标签写法不对');
  const name = qualified.slice(qualified.indexOf(':') + 1);
  if (!isClosing) handler.open(name, space < 0 ? '' : tag.slice(space));
  if (isClosing || isEmpty) handler.close(name);
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** One attribute of a tag; quicker than {@link attributesOf} where tags are many. */
export function attributeOf(raw: string, name: string): string | undefined {
  const begin = raw.indexOf(` ${name}="`);
  if (begin < 0)
    return raw.includes("'") || /[\t\r\n]/.test(raw) ? attributesOf(raw).get(name) : undefined;
  const from = begin + name.length + 3;
  return decodeEntities(raw.slice(from, raw.indexOf('"', from)));
}

/** The attributes of a tag by name, prefixes kept (`r:id`). */
export function attributesOf(raw: string): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const [, name = '', double, single] of raw.matchAll(ATTRIBUTE))
    attributes.set(name, decodeEntities(double ?? single ?? ''));
  return attributes;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{1,4}));/gi, (whole, dec, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = dec === undefined ? Number.parseInt(hex, 16) : Number(dec);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Undoes `_x000D_`, the escape of workbook texts (ECMA-376 part 1, 22.9.2.19). */
export function decodeEscapes(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-fA-F]{4})_/g, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** True for an attribute that says yes. */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}
