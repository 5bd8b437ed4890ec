import { xmlText } from '../../report/xml.js';
import { decodeXml } from '../package/xml.js';

/** The name under which we write. */
export const AUTHOR = 'sitong';

/** What we write into a note stands between these lines, so that it can be replaced and nothing else. */
export const BEGIN = '【sitong 检查结果】';
export const END = '【以上由 sitong 写入】';

/** Excel holds no more in a note. */
const MAX_TEXT = 30_000;

const TEXT = /<((?:[\w.-]+:)?t)\b([^>]*?)(?:\/>|>([\s\S]*?)<\/\1>)/g;
const RUN = /<((?:[\w.-]+:)?r)(?:\s[^>]*)?>[\s\S]*?<\/\1>/g;

/** The inner XML of a `text` element, without what we wrote into it; '' when nothing is left. */
export function withoutOurs(inner: string): string {
  const plain = plainText(inner);
  const cuts = cutsOf(plain);
  if (cuts.length === 0) return inner;
  let at = 0;
  const cut = inner.replace(TEXT, (whole: string, name: string, _attributes: string, text = '') => {
    const decoded = decodeXml(text);
    const kept = keptOf(decoded, at, cuts);
    at += decoded.length;
    if (kept === decoded) return whole;
    return kept === '' ? '' : `<${name} xml:space="preserve">${keptText(kept)}</${name}>`;
  });
  const runs = cut.replace(RUN, (run) => (hasText(run) ? run : ''));
  return hasText(runs) ? runs : '';
}

/** Whether a `text` element says anything. */
function hasText(xml: string): boolean {
  return plainText(xml).trim() !== '';
}

/** The text that a `text` element shows. */
export function plainText(inner: string): string {
  return [...inner.matchAll(TEXT)].map((match) => decodeXml(match[3] ?? '')).join('');
}

/** Stretches of a note that are ours, with the line break in front of them. */
function cutsOf(plain: string): [number, number][] {
  const cuts: [number, number][] = [];
  let at = plain.indexOf(BEGIN);
  while (at >= 0) {
    const end = plain.indexOf(END, at);
    const behind = end < 0 ? plain.length : end + END.length;
    const before = /\r?\n?$/.exec(plain.slice(Math.max(0, at - 2), at))?.[0].length ?? 0;
    cuts.push([at - before, behind]);
    at = plain.indexOf(BEGIN, behind);
  }
  return cuts;
}

function keptOf(
  text: string,
  offset: number,
  cuts: readonly (readonly [number, number])[],
): string {
  let kept = '';
  let at = offset;
  const end = offset + text.length;
  for (const [from, to] of cuts) {
    if (to <= at || from >= end) continue;
    kept += text.slice(at - offset, Math.max(at, from) - offset);
    at = Math.max(at, Math.min(end, to));
  }
  return kept + text.slice(at - offset);
}

/** Runs that say our findings, to stand in a `text` element behind what is there. */
export function ourRuns(prefix: string, lines: readonly string[], behind: boolean): string {
  const text = [BEGIN, ...lines, END].join('\n');
  const cut = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…\n${END}` : text;
  const run = (bold: string, content: string) =>
    `<${prefix}r><${prefix}rPr>${bold}<${prefix}sz val="9"/><${prefix}color indexed="81"/><${prefix}rFont val="宋体"/><${prefix}family val="3"/><${prefix}charset val="134"/></${prefix}rPr><${prefix}t xml:space="preserve">${noteText(content)}</${prefix}t></${prefix}r>`;
  const at = cut.indexOf('\n');
  return `${run(`<${prefix}b/>`, `${behind ? '\n' : ''}${cut.slice(0, at)}`)}${run('', cut.slice(at))}`;
}

/** A text as the character data of a note; line breaks stay. */
export function noteText(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => xmlText(line.replace(/_(?=x[0-9a-f]{4}_)/giu, '_x005F_')))
    .join('\n');
}

/** The text of another's note, as character data: nothing of it is changed. */
export function keptText(text: string): string {
  return text.replace(/[&<>]/g, (sign) =>
    sign === '&' ? '&amp;' : sign === '<' ? '&lt;' : '&gt;',
  );
}
