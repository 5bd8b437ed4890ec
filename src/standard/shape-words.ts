import type { Element } from './element.js';
import { listWords } from './fault-words.js';

/** Shapes of codes: written in quotes, so that YAML does not read them as numbers. */
export const CODE_SHAPES: ReadonlySet<string> = new Set([
  'code12',
  'code31',
  'code33',
  'credit18',
  'region',
  'regions',
  'codes',
]);

/** Codes whose structure the code rules judge: no schema fault beside theirs. */
export const STRUCTURED_CODES: ReadonlySet<string> = new Set([
  'code12',
  'code31',
  'code33',
  'credit18',
]);

interface ShapeWords {
  /** What is expected. */
  readonly expected: string;
  /** What to do about a value of another type. */
  readonly action: string;
}

const SHAPES: Readonly<Record<string, ShapeWords>> = {
  text: { expected: '文字', action: '写成一段文字' },
  bool: { expected: 'true 或 false', action: '“是”写 true，“否”写 false，不加引号' },
  int: { expected: '整数', action: '只写数字，不加引号；单位写在同名的“…单位”要素' },
  version: { expected: '文字或整数', action: '写成 "2026-01-01" 这样的文字，或整数' },
  date: { expected: '日期', action: '写成 2026-01-01 这样的日期' },
  texts: { expected: '文字列表', action: '每项一行，以“- ”开头' },
  words: { expected: '词的列表', action: '写成 [甲, 乙]，只有一个也写 [甲]' },
  codes: { expected: '基本编码列表', action: '写成 ["000131003000"]；没有写 []' },
  citations: { expected: '引文列表', action: '每条一行，以“- ”开头' },
  list: { expected: '列表', action: '每项一行，以“- ”开头，下面缩进写各要素' },
  object: { expected: '键值对', action: '写成 键: 值，每行一个' },
  word: { expected: '词典里的一个词', action: '只写一个词，不写成列表' },
  wordOrWords: { expected: '词或词的列表', action: '写成一个词，或 [甲, 乙]' },
  textOrTexts: { expected: '文字或文字列表', action: '写成文字，或每项一行以“- ”开头' },
  locks: { expected: '规则编号的列表或键值对', action: '写成 [same/name]，或 same/name: error' },
  code12: { expected: '加引号的 12 位编码', action: '写成 "000131003000" 这样的编码' },
  code31: { expected: '加引号的 31 位编码', action: '写成加引号的 31 位编码' },
  code33: { expected: '加引号的 33 位编码', action: '写成加引号的 33 位编码' },
  credit18: {
    expected: '加引号的 18 位统一社会信用代码',
    action: '写成加引号的 18 位统一社会信用代码',
  },
  region: { expected: '加引号的六位地区代码', action: '写成 "320583" 这样的代码' },
  regions: {
    expected: '加引号的六位地区代码或其列表',
    action: '写成 "320583"，或 ["320582", "320583"]',
  },
};

/** What a shape is called and how it is written. */
export function shapeWords(shape: string): ShapeWords {
  return SHAPES[shape] ?? SHAPES.text!;
}

/** The shape of the entries of a list of this shape. */
export function entryShape(shape: string): string {
  switch (shape) {
    case 'words':
    case 'wordOrWords':
      return 'word';
    case 'codes':
      return 'code12';
    case 'regions':
      return 'region';
    case 'list':
      return 'object';
    default:
      return 'text';
  }
}

/** What to write for a missing element, after its key. */
export function fillHint(element: Element | undefined): string {
  if (element === undefined) return '';
  if (element.words !== undefined) return `，值为 ${listWords(element.words)}`;
  switch (element.shape) {
    case 'bool':
      return '，值为 true 或 false';
    case 'int':
      return '，值为整数';
    case 'date':
      return '，值为日期，如 2026-01-01';
    case 'citations':
      return '，值为引文列表，如 - 【法律】《中华人民共和国食品安全法》第三十五条';
    case 'texts':
    case 'list':
      return '，值为列表，每项以“- ”开头';
    default:
      return CODE_SHAPES.has(element.shape) ? `，值为${shapeWords(element.shape).expected}` : '';
  }
}
