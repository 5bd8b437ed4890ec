import { at } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, POLICY_LIST } from '../words.js';
import { guideRows } from './pairing.js';

export const rule: Rule = {
  id: 'guide/unbased',
  title: '办事指南没有对应的实施清单',
  severity: 'error',
  clause: POLICY_LIST,
  compares: '办事指南的业务办理项编码或实施编码 ↔ 本地区实施清单的各行',
  why: '指南依实施清单编制，没有清单的指南不能公布。',
  action: '改正编码，或先编制实施清单',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '编码在实施清单里没有',
      edits: [{ in: '县指南', row: 1, set: { 实施编码: '11320583MB000003514000511909000' } }],
    },
    silent: {
      shows: '编码在实施清单里有',
      edits: [{ in: '县指南', row: 1, set: { 实施编码: '11320583MB000003514000511902000' } }],
    },
  },
  rowsOf: ['办事指南'],
  checks: {
    *row(row, view) {
      if (!view.complete) return;
      const element = row.item.业务办理项编码 === undefined ? '实施编码' : '业务办理项编码';
      const code = row.item[element];
      if (code === undefined || guideRows(row, view).length > 0) return;
      yield {
        spot: at(row, element),
        message: `${view.region.name}的实施清单里没有${element} ${code}`,
        actual: code,
      };
    },
  },
};
