import type { RowVariant } from '../../standard/standard.js';
import type { TableKind } from '../../tabular/table.js';

/** The report that `sitong export` makes besides tables of rows. */
export const REDUCTIONS = '四减统计';

/** The 关联清单 that a workspace may keep (contract §2). */
export const LINKED_LISTS = [
  '行政许可事项清单',
  '市场准入负面清单',
  '证照分离改革事项清单',
  '投资审批管理事项清单',
  '工程建设项目审批事项清单',
] as const;

/** The 专项清单 that a workspace may keep (contract §2). */
export const SPECIAL_LISTS = [
  '进驻事项负面清单',
  '全程网办负面清单',
  '中介服务事项清单',
  '告知承诺事项清单',
  '容缺受理事项清单',
  '省内通办事项清单',
  '特殊环节清单',
  '证明事项清单',
] as const;

const table = (kind: TableKind['kind'], variant: RowVariant = {}): TableKind => ({ kind, variant });

/** What may be exported, by the name that the user gives it. */
export const EXPORT_TABLES: ReadonlyMap<string, TableKind> = new Map([
  ['基本目录', table('基本目录')],
  ['实施清单', table('实施清单')],
  ['标准实施清单', table('实施清单', { standard: true })],
  ['办事指南', table('办事指南')],
  ...LINKED_LISTS.map((list) => [list, table('关联清单', { list })] as const),
  ...SPECIAL_LISTS.map((list) => [list, table('专项清单', { list })] as const),
]);

/** The names that `sitong export` knows. */
export const EXPORT_KINDS: readonly string[] = [...EXPORT_TABLES.keys(), REDUCTIONS];

/** Other words for a name: as the contract says 标准, and as offices shorten. */
const SYNONYMS: Readonly<Record<string, string>> = { 标准: '标准实施清单' };

/** The name that a user's word means; undefined when it is none. */
export function exportKind(word: string): string | undefined {
  const name = SYNONYMS[word] ?? word;
  return EXPORT_KINDS.includes(name) ? name : undefined;
}
