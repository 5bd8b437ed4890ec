import { byCodeUnit } from '../model/order.js';
import { SECOND_KEYS } from '../model/row-key.js';
import type { Values } from '../yaml/value.js';
import { contentHash } from './canonical.js';
import type { SectionName } from './port.js';

/**
 * Rows of a section in canonical order: by what identifies a row (contract §2), as written, then by
 * the hash of their content.
 */
export function inOrder(name: Omit<SectionName, 'part'>, rows: readonly Values[]): Values[] {
  const keyed = rows.map((row) => ({
    row,
    key: rowKey(name, row),
    hash: undefined as string | undefined,
  }));
  const hashOf = (one: (typeof keyed)[number]) => {
    one.hash ??= contentHash(one.row);
    return one.hash;
  };
  keyed.sort((a, b) => byCodeUnit(a.key, b.key) || byCodeUnit(hashOf(a), hashOf(b)));
  return keyed.map(({ row }) => row);
}

/** What identifies a row of a section, as a text to sort by. */
export function rowKey({ catalog, variant }: Omit<SectionName, 'part'>, row: Values): string {
  const text = (...names: string[]) => {
    const name = names.find((one) => row[one] !== undefined && row[one] !== null);
    const value = name === undefined ? '' : row[name];
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  switch (catalog) {
    case '基本目录':
      return text('基本编码');
    case '办事指南':
      return text('业务办理项编码', '实施编码');
    case '实施清单':
      return variant === '标准'
        ? `${text('基本编码')}\u0000${text('业务办理项名称')}`
        : text('业务办理项编码', '实施编码');
    case '关联清单':
      return `${text('事项名称')}\u0000${text(...SECOND_KEYS)}`;
    case '专项清单':
      return `${text('基本编码', '事项名称')}\u0000${text(...SECOND_KEYS)}`;
    case '调整申请':
      return text('编码');
  }
}
