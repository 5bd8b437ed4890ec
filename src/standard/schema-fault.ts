import { nearest } from '../values/text.js';
import { type Element, elementOf, type JsonSchema, META } from './element.js';
import type { SchemaError } from './standard.js';

/** The rules that a schema error is reported under. */
export type SchemaRule =
  | 'schema/required'
  | 'schema/unknown'
  | 'schema/type'
  | 'schema/format'
  | 'schema/value';

/** One schema error in words a clerk understands; the path is relative to what was validated. */
export interface SchemaFault {
  readonly rule: SchemaRule;
  readonly path: readonly (string | number)[];
  readonly target: 'key' | 'value';
  readonly element: string | undefined;
  readonly message: string;
  readonly action: string;
  readonly actual?: string;
  readonly expected?: string;
  /** The last step of the path is what is missing. */
  readonly absent?: true;
  /** A lesser grade than the rule's own. */
  readonly severity?: 'warning';
}

/** What is needed to word the errors of one value. */
export interface FaultContext {
  /** The elements that the validated value may have. */
  readonly elements: ReadonlyMap<string, Element>;
  /** The text of a node as written, for values that YAML read as numbers. */
  readonly raw: (path: readonly (string | number)[]) => string | undefined;
}

const CODE_SHAPES = new Set([
  'code12',
  'code31',
  'code33',
  'credit18',
  'region',
  'regions',
  'codes',
]);

/**
 * Turns the errors of one validation into faults: one cause, one fault. A missing
 * element is not reported beside the misspelt key that was probably meant for it.
 */
export function schemaFaults(errors: readonly SchemaError[], context: FaultContext): SchemaFault[] {
  const faults = new Map<string, SchemaFault>();
  for (const error of errors) {
    const fault = toFault(error, context);
    if (fault === undefined) continue;
    const key = `${fault.rule} ${fault.path.join('/')}`;
    if (!faults.has(key)) faults.set(key, fault);
  }
  const all = [...faults.values()];
  const meant = new Set(
    all
      .filter((fault) => fault.rule === 'schema/unknown')
      .map((fault) => siblingKey(fault.path, fault.expected)),
  );
  return all.filter(
    (fault) =>
      fault.rule !== 'schema/required' || !meant.has(siblingKey(fault.path, fault.element)),
  );
}

function siblingKey(path: readonly (string | number)[], name: string | undefined): string {
  return [...path.slice(0, -1), name ?? ''].join('/');
}

function toFault(error: SchemaError, context: FaultContext): SchemaFault | undefined {
  const path = pathOf(error.instancePath);
  switch (error.keyword) {
    case 'required':
    case 'dependentRequired':
      if (error.schemaPath.includes('/anyOf/')) return undefined;
      return missing(path, String(error.params.missingProperty), error, context);
    case 'anyOf':
      return {
        rule: 'schema/required',
        path,
        target: 'value',
        element: topElement(path),
        message: `${describe(path)}没有写层级，也没有写地区`,
        action: '层级、地区至少写一个',
      };
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = error.params.additionalProperty ?? error.params.unevaluatedProperty;
      return unknown(path, String(key), error, context);
    }
    case 'type':
      return wrongType(path, error, context);
    case 'enum':
    case 'const':
      return wrongWord(path, error, context);
    case 'minItems':
    case 'minLength':
      return {
        rule: 'schema/required',
        path,
        target: 'value',
        element: topElement(path),
        message: `${describe(path)}是空的`,
        action: '填写内容；没有内容就删去这一项',
      };
    case 'uniqueItems':
      return malformed(path, error, '同一个值写了两次', '删去重复的值');
    case 'minimum':
      return malformed(path, error, `不能是 ${show(error.data)}`, '填写不小于 0 的整数');
    case 'pattern':
    case 'format':
      return patternFault(path, error, context);
    default:
      return undefined;
  }
}

function missing(
  path: readonly (string | number)[],
  name: string,
  error: SchemaError,
  context: FaultContext,
): SchemaFault {
  const owner = path.length === 0 ? '' : `${describe(path)}`;
  const element = path.length === 0 ? context.elements.get(name) : undefined;
  const trigger = error.keyword === 'dependentRequired' ? String(error.params.property) : undefined;
  const when = trigger === undefined ? whenRequired(element) : `写了“${trigger}”就要写`;
  return {
    rule: 'schema/required',
    path: [...path, name],
    target: 'value',
    element: path.length === 0 ? name : topElement(path),
    message: `${owner}缺少“${name}”${when === '' ? '' : `（${when}）`}`,
    action: `补上 ${name}: …${hint(element)}`,
    expected: name,
    absent: true,
  };
}

function whenRequired(element: Element | undefined): string {
  if (element?.required === undefined || element.required === '是') return '';
  return `${element.required}必填`;
}

function hint(element: Element | undefined): string {
  const words = element?.words;
  if (words !== undefined) return `，值为 ${listWords(words)}`;
  switch (element?.shape) {
    case 'bool':
      return '，值为 true 或 false';
    case 'int':
      return '，值为整数';
    case 'citations':
      return '，值为引文列表，如 - 【法律】《中华人民共和国食品安全法》第三十五条';
    case 'texts':
    case 'list':
      return '，值为列表，每项以“- ”开头';
    default:
      return '';
  }
}

function unknown(
  path: readonly (string | number)[],
  key: string,
  error: SchemaError,
  context: FaultContext,
): SchemaFault {
  const known =
    path.length === 0
      ? [...context.elements.keys()]
      : Object.keys((error.parentSchema?.properties as object | undefined) ?? {});
  const near = nearest(key, known);
  return {
    rule: 'schema/unknown',
    path: [...path, key],
    target: 'key',
    element: path.length === 0 ? key : topElement(path),
    message: `${path.length === 0 ? '' : describe(path)}“${key}”不是标准里的要素${near === undefined ? '' : `，是不是“${near}”？`}`,
    action: near === undefined ? '删去这一项；本省自有的要素写进扩展文件' : `改为 ${near}`,
    actual: key,
    ...(near === undefined ? {} : { expected: near }),
  };
}

function wrongType(
  path: readonly (string | number)[],
  error: SchemaError,
  context: FaultContext,
): SchemaFault | undefined {
  const shape = shapeOf(path, error, context);
  const raw = context.raw(path) ?? show(error.data);
  const common = {
    rule: 'schema/type',
    path,
    target: 'value',
    element: topElement(path),
    actual: raw,
  } as const;
  if (
    typeof error.data === 'number' &&
    (CODE_SHAPES.has(shape) || error.params.type === 'string')
  ) {
    const zeros = /^0\d/.test(raw)
      ? '，前面的零会丢失'
      : /^\d{16,}$/.test(raw)
        ? '，后面的位数会丢失'
        : '';
    return {
      ...common,
      message: `${describe(path)}没有加引号，被读成数 ${String(error.data)}${zeros}`,
      action: `写成 "${raw}"`,
      expected: `"${raw}"`,
    };
  }
  const [expected, action] = EXPECTED[shape] ?? ['文字', '改成文字'];
  return {
    ...common,
    message: `${describe(path)}应为${expected}，写的是${typeWord(error.data)}`,
    action,
    expected,
  };
}

/** Shape → what is expected, what to do. */
const EXPECTED: Readonly<Record<string, readonly [string, string]>> = {
  bool: ['true 或 false', '“是”写 true，“否”写 false，不加引号'],
  int: ['整数', '只写数字，不加引号；单位写在同名的“…单位”要素'],
  number: ['数', '只写数字'],
  version: ['文字或整数', '写成 "2026-01-01" 这样的文字，或整数'],
  date: ['日期', '写成 "2026-01-01"'],
  texts: ['文字列表', '每项一行，以“- ”开头'],
  words: ['词的列表', '写成 [甲, 乙]，只有一个也写 [甲]'],
  codes: ['基本编码列表', '写成 ["000131003000"]'],
  citations: ['引文列表', '每条一行，以“- ”开头'],
  list: ['列表', '每项一行，以“- ”开头，下面缩进写各要素'],
  object: ['键值对', '写成 键: 值，每行一个'],
  word: ['词典里的一个词', '只写一个词，不写成列表'],
  wordOrWords: ['词或词的列表', '写成一个词，或 [甲, 乙]'],
  textOrTexts: ['文字或文字列表', '写成文字，或每项一行以“- ”开头'],
};

function wrongWord(
  path: readonly (string | number)[],
  error: SchemaError,
  context: FaultContext,
): SchemaFault | undefined {
  const element = path.length <= 2 ? context.elements.get(String(path[0])) : undefined;
  const words = element?.words ?? ((error.schema as unknown[] | undefined) ?? []).map(String);
  if (typeof error.data !== 'string') return undefined;
  const near = nearest(
    error.data,
    words.filter((word) => word !== '待填'),
  );
  return {
    rule: 'schema/value',
    path,
    target: 'value',
    element: topElement(path),
    message: `${describe(path)}的值“${error.data}”不在词典里${near === undefined ? '' : `，是不是“${near}”？`}`,
    action: `改为 ${listWords(words)} 之一`,
    actual: error.data,
    ...(near === undefined ? {} : { expected: near }),
  };
}

function patternFault(
  path: readonly (string | number)[],
  error: SchemaError,
  context: FaultContext,
): SchemaFault | undefined {
  const shape = shapeOf(path, error, context);
  if (typeof error.data !== 'string') return undefined;
  if (path.length === 1 && ['code12', 'code31', 'code33', 'credit18'].includes(shape))
    return undefined;
  const pattern = String(error.params.pattern ?? '');
  if (pattern === '^待填$' || (pattern.startsWith('^(国家级') && shape === 'wordOrWords')) {
    const [expected, action] = EXPECTED[shape] ?? ['文字', '改正'];
    return {
      rule: 'schema/type',
      path,
      target: 'value',
      element: topElement(path),
      message: `${describe(path)}应为${expected}，写的是“${error.data}”`,
      action,
      actual: error.data,
      expected,
    };
  }
  if (shape === 'date') {
    return malformed(
      path,
      error,
      `的值“${error.data}”不是真实的日期`,
      '写成 YYYY-MM-DD，如 2026-01-01',
    );
  }
  if (shape === 'region' || shape === 'regions') {
    return malformed(
      path,
      error,
      `的值“${error.data}”不是六位行政区划代码`,
      '写成六位数字并加引号，如 "320583"',
    );
  }
  return malformed(
    path,
    error,
    `的值“${error.data}”不是十二位基本编码`,
    '按基本编码的结构改正，如 "000131003000"',
  );
}

function malformed(
  path: readonly (string | number)[],
  error: SchemaError,
  what: string,
  action: string,
): SchemaFault {
  return {
    rule: 'schema/format',
    path,
    target: 'value',
    element: topElement(path),
    message: `${describe(path)}${what}`,
    action,
    actual: show(error.data),
  };
}

function shapeOf(
  path: readonly (string | number)[],
  error: SchemaError,
  context: FaultContext,
): string {
  const own = error.parentSchema as JsonSchema | undefined;
  if (own?.[META] !== undefined) return elementOf('', own).shape;
  const outer = path.length <= 2 ? context.elements.get(String(path[0]))?.shape : undefined;
  if (typeof path.at(-1) !== 'number') return own?.type === 'object' ? 'object' : (outer ?? 'text');
  // An item of a list.
  if (own?.type === 'object') return 'object';
  if (outer === 'codes' || outer === 'regions') return outer === 'codes' ? 'code12' : 'region';
  return 'text';
}

/** “申请材料”第 3 项的“材料名称” */
export function describe(path: readonly (string | number)[]): string {
  let out = '';
  for (const step of path) {
    if (typeof step === 'number') out += `第 ${step + 1} 项`;
    else out += `${out === '' ? '' : '的'}“${step}”`;
  }
  return out;
}

function topElement(path: readonly (string | number)[]): string | undefined {
  return typeof path[0] === 'string' ? path[0] : undefined;
}

function pathOf(pointer: string): (string | number)[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((step) => {
      const text = step.replaceAll('~1', '/').replaceAll('~0', '~');
      return /^\d+$/.test(text) ? Number(text) : text;
    });
}

function listWords(words: readonly string[]): string {
  const most = 12;
  return words.length <= most
    ? words.join('、')
    : `${words.slice(0, most).join('、')} 等 ${words.length} 个词`;
}

function typeWord(value: unknown): string {
  if (value === null) return '空值';
  if (Array.isArray(value)) return '列表';
  if (typeof value === 'object') return '键值对';
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' ? `数 ${value}` : `“${show(value)}”`;
}

const LONGEST = 80;

/** A value for a message: short, on one line. */
export function show(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  const flat = text.replace(/\s+/g, ' ');
  return flat.length <= LONGEST ? flat : `${flat.slice(0, LONGEST)}…`;
}
