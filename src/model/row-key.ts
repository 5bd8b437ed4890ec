import { normalizeText } from '../values/text.js';
import type { CatalogDocument, Row } from './document.js';

/** By what a row is told from the others of its group (contract §2, "a row is identified by"). */
export interface RowKey {
  /** The element that a message points at. */
  readonly element: string;
  /** What is written there. */
  readonly shown: string;
  /** Equal for rows of one key. */
  readonly value: string;
}

/** Second part of the key of a list's rows: an item may stand on one several times (domain §7.20). */
export const SECOND_KEYS = ['措施描述', '中介服务名称', '环节', '证明名称', '须线下的环节'];

/** Documents of a region whose rows share their keys: one 类别, 清单 and 性质. */
export function groupOf(document: Pick<CatalogDocument, 'kind' | 'variant'>): string {
  return `${document.kind} ${document.variant.list ?? ''} ${document.variant.standard === true ? '标准' : ''}`;
}

/** As much of a row as its key is made of. */
export interface KeyedRow {
  readonly item: Row['item'];
  readonly document: Pick<CatalogDocument, 'kind' | 'variant'>;
}

/** The key of a row (contract §2), undefined when what makes it is missing or malformed. */
export function keyOf(row: KeyedRow): RowKey | undefined {
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
      const second = secondKey(row);
      return { ...first, value: `${normalizeText(first.value)} ${JSON.stringify(second ?? '')}` };
    }
    case '调整申请': {
      const code = simple('编码');
      return code === undefined
        ? undefined
        : { ...code, value: `${code.value} ${String(item.操作)}` };
    }
  }
}

/** What tells the rows of one item of a list apart: 措施描述, 中介服务名称, 环节 … */
export function secondKey({ item }: Pick<Row, 'item'>): unknown {
  return SECOND_KEYS.map((name) => item[name]).find((value) => value !== undefined);
}
