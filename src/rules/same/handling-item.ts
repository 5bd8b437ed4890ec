import { tells } from '../../model/document.js';
import { at, list, other } from '../at.js';
import type { Rule } from '../rule.js';
import { POLICY_LIST } from '../words.js';

export const rule: Rule = {
  id: 'same/handling-item',
  title: '业务办理项是上级没有的',
  severity: 'warning',
  clause: POLICY_LIST,
  compares:
    '业务办理项名称 ↔ 标准实施清单（没有标准时为上级实施清单）里同一基本编码的业务办理项名称',
  why: '办理项划分不同，各地的材料和时限就无法比较。',
  action: '改用标准的业务办理项名称；确需新设办理项的，申请省主管部门修订标准',
  decides: '省主管部门',
  examples: {
    fires: {
      shows: '县里另设了办理项',
      edits: [{ in: '县清单', set: { 业务办理项名称: '食品经营许可（县级权限）（加急）' } }],
    },
    silent: {
      shows: '只差括号的全半角',
      edits: [{ in: '县清单', set: { 业务办理项名称: '食品经营许可(县级权限)(新办)' } }],
    },
  },
  checks: {
    *implementation({ row, references, referenceView, unnamed }) {
      if (!unnamed) return;
      const { 业务办理项名称: actual } = row.item;
      if (actual === undefined && !tells(row, '业务办理项名称')) return;
      const names = references.flatMap(({ item }) => item.业务办理项名称 ?? []);
      const [first] = references;
      const upper = referenceView.region.name;
      const split = `${upper}分为${list(names)}`;
      yield {
        spot: at(row, '业务办理项名称'),
        message:
          actual === undefined
            ? `这里没有分业务办理项，${split}`
            : `业务办理项“${actual}”在${upper}没有，${names.length === 0 ? `${upper}不分办理项` : split}`,
        element: '业务办理项名称',
        ...(actual === undefined ? {} : { actual }),
        ...(names.length === 1 ? { expected: names[0]! } : {}),
        ...(first === undefined
          ? {}
          : { related: [other(first, `${upper}的同一事项`, '业务办理项名称')] }),
      };
    },
  },
};
