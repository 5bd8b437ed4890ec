import type { CatalogDocument, Row } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import { normalizeText } from '../../values/text.js';
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

function groupOf(document: CatalogDocument): string {
  return `${document.kind} ${document.variant.list ?? ''} ${document.variant.standard === true ? '标准' : ''}`;
}

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

/** Second part of the key of a list's rows: an item may stand on one several times (domain §7.20). */
export const SECOND_KEYS = ['措施描述', '中介服务名称', '环节', '证明名称', '须线下的环节'];

function keyOf(row: Row): { element: string; shown: string; value: string } | undefined {
  const { item, document } = row;
  const simple = (element: string) => {
    const value = item[element];
    return typeof value === 'string' ? { element, shown: value, value } : undefined;
  };
  switch (document.kind) {
    case '基本目录':
      return simple('基本编码');
    case '办事指南':
      return simple('业务办理项编码') ?? simple('实施编码');
    case '实施清单': {
      if (document.variant.standard !== true) return simple('业务办理项编码') ?? simple('实施编码');
      const code = item.基本编码;
      if (code === undefined) return undefined;
      const name = item.业务办理项名称;
      return name === undefined
        ? { element: '基本编码', shown: code, value: code }
        : { element: '业务办理项名称', shown: name, value: `${code} ${normalizeText(name)}` };
    }
    case '关联清单':
    case '专项清单': {
      const first =
        document.kind === '专项清单'
          ? (simple('基本编码') ?? simple('事项名称'))
          : simple('事项名称');
      if (first === undefined) return undefined;
      const second = SECOND_KEYS.map((name) => item[name]).find((value) => value !== undefined);
      return { ...first, value: `${normalizeText(first.value)} ${JSON.stringify(second ?? '')}` };
    }
    case '调整申请':
      return undefined;
  }
}
