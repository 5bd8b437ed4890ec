import { at, list, other } from '../at.js';
import type { Rule } from '../rule.js';
import { isGroupedSame } from '../same/element-set.js';
import { BY_PROVINCE, POLICY_LIST } from '../words.js';
import { comparable, graded, upperName } from './compare-list.js';

export const rule: Rule = {
  id: 'list/objects',
  title: '服务对象比上级窄',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '服务对象 ↔ 标准实施清单（没有标准时为上级实施清单）的服务对象',
  why: '少写一类对象，就把本来能办的人挡在门外；多写的提醒核实。',
  action: '照上级写全服务对象',
  decides: BY_PROVINCE,
  examples: {
    fires: {
      shows: '标准有企业法人和自然人，县里只写企业法人',
      edits: [{ in: '县清单', set: { 服务对象: ['企业法人'] } }],
    },
    silent: {
      shows: '次序不同',
      edits: [{ in: '县清单', set: { 服务对象: ['企业法人', '自然人'] } }],
    },
  },
  checks: {
    *implementation(pair, context) {
      const own = pair.row.item.服务对象;
      if (own === undefined || isGroupedSame('服务对象', context)) return;
      if (pair.references.some(({ item }) => item.服务对象 === own)) return;
      const rows = comparable(pair, { element: '服务对象' }, context);
      const reference = rows?.references[0];
      if (rows === undefined || reference === undefined) return;
      const same = (other_: readonly string[] | undefined) =>
        other_ !== undefined &&
        other_.length === own.length &&
        other_.every((word) => own.includes(word));
      if ([...rows.references, ...rows.next].some(({ item }) => same(item.服务对象))) return;
      const upper = reference.item.服务对象 ?? [];
      const missing = upper.filter((word) => !own.includes(word));
      const added = own.filter((word) => !upper.includes(word));
      const narrower = missing.length > 0;
      yield {
        spot: at(pair.row, '服务对象'),
        message: narrower
          ? `服务对象比${upperName(pair)}少了${list(missing)}`
          : `服务对象比${upperName(pair)}多了${list(added)}，请核实`,
        actual: own.join('、'),
        expected: upper.join('、'),
        related: [other(reference, `${upperName(pair)}：${list(upper)}`, '服务对象')],
        ...(narrower ? {} : { action: '核实是否确应增加；标准漏写的申请修订标准' }),
        ...graded(pair, narrower ? undefined : 'warning'),
      };
    },
  },
};
