import type { Element } from '../standard/element.js';
import { isEntries, isMap } from '../tabular/source.js';
import { isList, type Value, type Values } from '../yaml/value.js';

/** Parts that name an entry; they stand first, the others in brackets. */
const NAMES = ['材料名称', '环节', '名称', '收费项目名称', '问题', '委托机关', '层级', '基本编码'];
/** Units that stand behind their number. */
const UNIT = '单位';

/** A time as a reader sees it: its number and its unit in one. */
export function shownTime(value: Value | undefined, unit: Value | undefined): string {
  const text = shownValue(value, undefined);
  if (text === '' || typeof unit !== 'string') return text;
  return typeof value === 'number' && unit !== '年' ? `${text}个${unit}` : `${text}${unit}`;
}

/** Whether an element is only the unit of another one. */
export function isUnitOf(name: string, names: ReadonlySet<string>): boolean {
  return name.endsWith(UNIT) && names.has(name.slice(0, -UNIT.length));
}

/** A value as a reader of a published list sees it: words, days, numbered entries; not read back. */
export function shownValue(value: Value | undefined, element: Element | undefined): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (isMap(value)) return entryText(value, element);
  if (isEntries(value)) return numbered(value.map((entry) => entryText(entry, element)));
  const texts = value.map((entry) => shownValue(entry, undefined));
  if (value.length === 0) return '无';
  const isWords = element?.shape === 'words' || element?.shape === 'codes';
  return isWords || element?.shape === 'wordOrWords' ? texts.join('、') : linesOf(texts, element);
}

/** The cells of an entry under the names of its parts. */
export function entryValues(entry: Values, parts: Iterable<string>, element: Element): string[] {
  return Array.from(parts, (part) => {
    const unit = entry[`${part}${UNIT}`];
    return unit === undefined
      ? shownValue(entry[part], element.parts?.get(part))
      : shownTime(entry[part], unit);
  });
}

/** Conditions are numbered; citations stand on lines of their own. */
function linesOf(texts: readonly string[], element: Element | undefined): string {
  return element?.shape === 'texts' && texts.length > 1 ? numbered(texts) : texts.join('\n');
}

function numbered(texts: readonly string[]): string {
  if (texts.length === 1) return texts[0] ?? '';
  return texts.map((text, index) => `${index + 1}. ${text}`).join('\n');
}

function entryText(entry: Values, element: Element | undefined): string {
  const name = NAMES.find((one) => entry[one] !== undefined) ?? '';
  const rest: string[] = [];
  for (const [part, value] of Object.entries(entry)) {
    if (part === name || part.endsWith(UNIT)) continue;
    const unit = entry[`${part}${UNIT}`];
    const text = shownValue(value, element?.parts?.get(part));
    const shown = unit === undefined ? text : shownTime(value, unit);
    if (isList(value) || typeof value !== 'boolean') rest.push(labelled(part, shown));
    else if (value) rest.push(part);
  }
  const first = shownValue(entry[name], element?.parts?.get(name));
  return rest.length === 0 ? first : `${first}（${rest.join('；')}）`;
}

/** A count says what it counts; words speak for themselves. */
function labelled(part: string, text: string): string {
  if (part === '份数') return `${text}份`;
  return /^\d/.test(text) || text.length > 12 ? `${part}：${text}` : text;
}
