import iconv from 'iconv-lite';

/** GB18030 bytes of a text. */
export function encodeGb18030(text) {
  return iconv.encode(text, 'gb18030');
}
