import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Element } from '../../standard/element.js';
import { basicCodeFault, toHalfWidth } from '../../values/code.js';
import { at } from '../at.js';
import type { Rule, RuleContext } from '../rule.js';
import { BY_PROVINCE, CODE_STANDARD } from '../words.js';

/** Elements of a row that hold one code of this shape; full of structure, judged by code rules. */
export function* codesOfShape(
  row: Row,
  shape: string,
  context: RuleContext,
): Generator<[string, string]> {
  const elements = context.standard.elements(row.document.kind, row.document.variant);
  for (const name of namesOfShape(elements, shape)) {
    const value = row.item[name];
    if (typeof value === 'string') yield [name, value];
  }
}

type Elements = ReadonlyMap<string, Element>;

const byShape = new WeakMap<Elements, Map<string, readonly string[]>>();

function namesOfShape(elements: Elements, shape: string): readonly string[] {
  let shapes = byShape.get(elements);
  if (shapes === undefined) {
    shapes = new Map();
    byShape.set(elements, shapes);
  }
  let names = shapes.get(shape);
  if (names === undefined) {
    names = [...elements].filter(([, element]) => element.shape === shape).map(([name]) => name);
    shapes.set(shape, names);
  }
  return names;
}

/** Full-width digits have one right form. */
function halfWidth(name: string, code: string): Pick<Finding, 'fix' | 'expected'> {
  const half = toHalfWidth(code).trim();
  if (half === code || basicCodeFault(half) !== undefined) return {};
  return { expected: half, fix: { path: [name], value: half } };
}

/** Blanks around a code are not seen: say so. */
function blanks(code: string): string {
  return code === code.trim() ? '' : '（前后有空格）';
}

export const rule: Rule = {
  id: 'code/basic',
  title: '基本编码结构不对',
  severity: 'error',
  clause: CODE_STANDARD,
  compares:
    '基本编码 ↔ 12 位结构：2 位地区（国家 00）+ 2 位类型 + 5 位主项 + 3 位子项（000、00Y、001—999）',
  why: '各级靠基本编码认出同一事项，编码错一位就成了另一个事项。',
  action: '照上级目录抄写基本编码，用半角字符',
  decides: BY_PROVINCE,
  examples: {
    fires: { shows: '少了一位', edits: [{ in: '县目录', set: { 基本编码: '00013190102' } }] },
    silent: {
      shows: '主项以 00Y 结尾，不全是数字',
      edits: [{ in: '县目录', row: 1, set: { 基本编码: '00013190100Y' } }],
    },
  },
  checks: {
    *row(row, _view, context) {
      for (const [name, code] of codesOfShape(row, 'code12', context)) {
        const fault = row.faulty.has(name) ? undefined : basicCodeFault(code);
        if (fault === undefined) continue;
        yield {
          spot: at(row, name),
          message: `${fault.message}${blanks(code)}`,
          actual: code,
          ...halfWidth(name, code),
        };
      }
    },
  },
};
