import type { Element } from '../../../standard/element.js';
import type { Value, Values } from '../../../yaml/value.js';
import { readLimit } from './numbers.js';
import { type Reading, refused, saysNothing, taken } from './reading.js';
import { linesOf, numberedParts, splitOutside, withoutMark } from './texts.js';

/** Lists whose entries one cell of text can name. */
const NAMED_LISTS = new Set(['申请材料', '办理流程', '中介服务', '特别程序', '收费项目']);
const NO_MATERIALS = /^(?:无|无需(?:提交)?(?:申请)?材料|无需提交|免提交|不需要(?:材料)?)。?$/;
/** 申请-受理-审核-办结: steps with hyphens between. */
const HYPHENED = /^\p{Script=Han}{2,8}(?:[-－–—]+\p{Script=Han}{2,8}){2,}$/u;
const ARROWS = /(?:→|➔|➜|⇒|—+>|-+>|=+>|＞)/u;

/**
 * Entries that stand in one cell as text: “1.申请表；2.营业执照（必要）”, “受理→审查→决定”. Words of a
 * dictionary in brackets behind a name fill their own part; everything else stays in the name.
 */
export function readEntries(text: string, element: Element): Reading {
  if (saysNothing(text) || NO_MATERIALS.test(text.trim())) return taken([], '没有一项');
  if (!NAMED_LISTS.has(element.name) || element.parts === undefined)
    return refused(
      `“${element.name}”要分列填写（${[...(element.parts?.keys() ?? [])].join('、')}），一格文字不能取`,
    );
  const entries: Values[] = [];
  const names =
    element.name === '办理流程' && HYPHENED.test(text.trim())
      ? named(text.split(/[-－–—]+/u))
      : namesOf(text);
  if (names === 'broken') return refused('编号不连续，看不出有哪几项；请一行一项填写');
  for (const name of names) {
    const entry = entryOf(name, element.parts);
    if (entry === undefined) return refused('有一项没有名称；请分行填写');
    entries.push(entry);
  }
  return entries.length === 0
    ? refused('看不出有哪几项；请分行填写')
    : taken(entries as Value, `拆成 ${entries.length} 项`);
}

function namesOf(text: string): string[] | 'broken' {
  if (ARROWS.test(text)) return named(text.split(ARROWS));
  const numbered = numberedParts(text);
  if (numbered === 'broken') return 'broken';
  const pieces = numbered ?? linesOf(text).flatMap((line) => splitOutside(line, /[；;]/uy));
  return named(pieces.length > 1 ? pieces : shortNames(pieces));
}

function named(pieces: readonly string[]): string[] {
  return pieces.map(trimmed).filter((name) => name !== '');
}

/** Short names joined by 、: 受理、审查、决定. A longer name may have a 、 of its own. */
function shortNames(pieces: readonly string[]): string[] {
  const names = pieces.flatMap((piece) => splitOutside(piece, /[、]/uy));
  return names.length > 1 && names.every((name) => name.length <= 4) ? names : [...pieces];
}

function trimmed(name: string): string {
  return withoutMark(name.trim())
    .replace(/[；;。,，]+$/u, '')
    .trim();
}

/** An entry of its name with what stands in brackets behind it; undefined for no name. */
export function entryOf(text: string, parts: ReadonlyMap<string, Element>): Values | undefined {
  const [[key, first] = [], ...others] = parts;
  if (key === undefined || first === undefined) return undefined;
  const details: Record<string, Value> = {};
  let name = text;
  for (;;) {
    const match = /^(.*\S)\s*[（(]([^（()）]{1,40})[）)]$/u.exec(name);
    const found = match === null ? undefined : detailsOf(match[2] ?? '', others);
    if (match === null || found === undefined) break;
    Object.assign(details, found);
    name = match[1] ?? '';
  }
  if (name === '') return undefined;
  const entry: Record<string, Value> = { [key]: name };
  for (const [part] of others) {
    const value = details[part];
    if (value !== undefined) entry[part] = value;
  }
  return entry;
}

/** What a remark in brackets fills; undefined unless all of it is understood. */
function detailsOf(
  remark: string,
  parts: readonly (readonly [string, Element])[],
): Record<string, Value> | undefined {
  const details: Record<string, Value> = {};
  for (const word of remark.split(/[、，,；;\s]+/u)) {
    if (word === '') continue;
    const found = detailOf(word, parts);
    if (found === undefined) return undefined;
    Object.assign(details, found);
  }
  return details;
}

function detailOf(
  word: string,
  parts: readonly (readonly [string, Element])[],
): Record<string, Value> | undefined {
  for (const [name, { words, synonyms }] of parts) {
    if (words?.includes(word)) return { [name]: word };
    const meant = synonyms[word];
    if (meant !== undefined) return { [name]: meant };
  }
  const names = new Set(parts.map(([name]) => name));
  const copies = /^(原件|复印件)?(?:一式)?([\d一二两三四五六七八九十]+)份$/u.exec(word);
  if (copies !== null && names.has('份数')) {
    const reading = readLimit(copies[2] ?? '', undefined);
    if ('refused' in reading || reading.value === undefined) return undefined;
    return { ...(copies[1] === undefined ? {} : { 材料类型: copies[1] }), 份数: reading.value };
  }
  if (!names.has('时限') || !names.has('时限单位')) return undefined;
  const limit = readLimit(word, undefined);
  return 'refused' in limit || limit.unit === undefined || limit.value === undefined
    ? undefined
    : { 时限: limit.value, 时限单位: limit.unit };
}
