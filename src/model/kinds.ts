/** The kinds of file a workspace holds: the value of their first key, 类别 (contract §2). */
export const KINDS = [
  '地区',
  '基本目录',
  '实施清单',
  '办事指南',
  '关联清单',
  '专项清单',
  '调整申请',
] as const;

export type Kind = (typeof KINDS)[number];

/** The kinds whose files hold rows of one region. */
export type CatalogKind = Exclude<Kind, '地区'>;

export function isKind(text: unknown): text is Kind {
  return typeof text === 'string' && (KINDS as readonly string[]).includes(text);
}

/** The key under which a kind keeps its rows. */
export function rowsKey(kind: Kind): '地区' | '指南' | '事项' {
  if (kind === '地区') return '地区';
  return kind === '办事指南' ? '指南' : '事项';
}
