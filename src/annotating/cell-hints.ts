import type { Element } from '../standard/element.js';

const HINTS: Readonly<Record<string, string>> = {
  text: '文字',
  texts: '一条一行（按 Alt+Enter 换行）',
  citations: '一条一行（按 Alt+Enter 换行），如 【法律】《中华人民共和国食品安全法》第三十五条',
  textOrTexts: '文字；几条的一条一行（按 Alt+Enter 换行）',
  bool: '填 是 或 否',
  int: '整数，只填数字',
  version: '整数，或 2026-01-01 这样的日期',
  date: '日期，如 2026-01-01',
  code12: '12 位基本编码，单元格为文本格式',
  code31: '31 位实施编码，单元格为文本格式',
  code33: '33 位业务办理项编码，单元格为文本格式',
  credit18: '18 位统一社会信用代码，单元格为文本格式',
  codes: '12 位基本编码，几个的用、隔开',
  region: '六位地区代码，单元格为文本格式',
  regions: '六位地区代码，几个的用、隔开',
};

const MAX_WORDS = 12;

/** How a cell of an element is filled in, for a clerk. */
export function cellHint(element: Element): string {
  const { shape, words } = element;
  if (shape === 'list') return `在“${element.name}”表里逐条填写；没有的填 无`;
  if (words === undefined) return HINTS[shape] ?? '文字';
  const listed = `${words.slice(0, MAX_WORDS).join('、')}${words.length > MAX_WORDS ? ` 等 ${words.length} 个词` : ''}`;
  if (shape === 'words') return `可填几个，用、隔开：${listed}`;
  if (shape === 'wordOrWords') return `填一个词，或几个用、隔开：${listed}`;
  return `填一个词：${listed}${element.open ? '（也可以是别的词）' : ''}`;
}
