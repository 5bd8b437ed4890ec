import type { Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { groupOf, keyOf } from '../../model/row-key.js';
import { at, other } from '../at.js';
import type { Rule } from '../rule.js';
import { BY_UNIT, CODE_STANDARD } from '../words.js';

export const rule: Rule = {
  id: 'code/duplicate',
  title: '同一个事项写了两行',
  severity: 'error',
  clause: CODE_STANDARD,
  compares:
    '同一地区同一类别（清单再分清单名称）的各行的键：基本编码；业务办理项编码或实施编码；清单的事项与第二个键',
  why: '一个编码两行，公众和系统不知道以哪一行为准。',
  action: '删去多余的一行；确是两个办理项的，分别编业务办理项编码',
  decides: BY_UNIT,
  examples: {
    fires: {
      shows: '两行用了同一个基本编码',
      edits: [{ in: '县目录', row: 3, set: { 基本编码: '000511902000', 事项类型: '行政给付' } }],
    },
    silent: {
      shows: '同一实施编码下两个业务办理项',
      edits: [{ in: '县清单', set: { 办理形式: ['窗口办理'] } }],
    },
  },
  checks: {
    *region(view) {
      const seen = new Map<string, Map<string, Row>>();
      for (const document of view.documents) {
        // One code may be applied for several times.
        if (document.kind === '调整申请') continue;
        const group = groupOf(document);
        let rows = seen.get(group);
        if (rows === undefined) {
          rows = new Map();
          seen.set(group, rows);
        }
        for (const row of document.rows) yield* duplicate(row, rows);
      }
    },
  },
};

function* duplicate(row: Row, rows: Map<string, Row>): Generator<Finding> {
  const key = keyOf(row);
  if (key === undefined) return;
  const first = rows.get(key.value);
  if (first === undefined) {
    rows.set(key.value, row);
    return;
  }
  yield {
    spot: at(row, key.element),
    message: `“${key.element}”${key.shown} 在本地区的${row.document.variant.list ?? row.document.kind}里已经有一行`,
    actual: key.shown,
    related: [other(first, '第一次出现在这里', key.element)],
  };
}
