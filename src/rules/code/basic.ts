import type { Finding } from '../../model/finding.js';
import type { Element } from '../../standard/element.js';
import { basicCodeFault, toHalfWidth } from '../../values/code.js';
import { once } from '../../values/once.js';
import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_PROVINCE, CODE_STANDARD } from '../words.js';

/** The elements that hold one 基本编码; full of structure, judged by code rules. */
const codesIn = once((elements: ReadonlyMap<string, Element>): readonly string[] =>
  [...elements].filter(([, element]) => element.shape === 'code12').map(([name]) => name),
);

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
      const { kind, variant } = row.document;
      for (const name of codesIn(context.standard.elements(kind, variant))) {
        const code = row.item[name];
        if (typeof code !== 'string' || row.faulty.has(name)) continue;
        const fault = basicCodeFault(code);
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
