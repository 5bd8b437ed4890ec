import { decodeEscapes, readXml } from './xml-events.js';

/** The texts that cells refer to by number; runs of rich text are joined. @throws XmlFault */
export function readSharedStrings(bytes: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (bytes === undefined) return strings;
  let text = '';
  let within = false;
  let phonetic = false;
  readXml(bytes, {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 't') within = true;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (name === 'si') strings.push(decodeEscapes(text));
      else if (name === 't') within = false;
      else if (name === 'rPh') phonetic = false;
    },
    text(part) {
      if (within && !phonetic) text += part;
    },
  });
  return strings;
}
