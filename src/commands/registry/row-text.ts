import type { SectionName } from '../../registry/port.js';
import type { RowVariant } from '../../standard/standard.js';
import type { Values } from '../../yaml/value.js';

/** The variant of a section's rows, as the standard names it. */
export function rowVariant({
  catalog,
  variant,
}: Pick<SectionName, 'catalog' | 'variant'>): RowVariant {
  if (catalog === '实施清单') return { standard: variant === '标准' };
  return variant === '' ? {} : { list: variant };
}

/** What a row calls itself: 办理项, item, or what its list calls its rows. */
export function nameOfRow(row: Values): string {
  for (const element of ['业务办理项名称', '事项名称', '中介服务名称', '证明名称', '环节']) {
    const name = row[element];
    if (typeof name === 'string') return name;
  }
  return '';
}
