import { normalLabel } from './guess/label.js';

/** Headers of a running number. */
const NUMBER_WORDS = new Set(['序号', '编号', '序', 'No', 'NO', '行号', '序列', '材料序号']);

/** Headers of the row's region. */
const REGION_WORDS = new Set([
  '地区',
  '地区代码',
  '地区名称',
  '行政区划',
  '行政区划代码',
  '行政区划名称',
  '区划',
  '区划代码',
  '区划名称',
  '所属地区',
  '所在地区',
  '所属区划',
]);

/** Headers of a code that only its content tells. */
const CODE_WORDS = new Set([
  '编码',
  '事项编码',
  '代码',
  '事项代码',
  '编号',
  '权力编码',
  '清单编码',
  '许可编码',
  '事项编号',
  '编码信息',
]);

/** Columns of common forms that say again what other elements say (domain §1.1, §3.1). */
const DECLINED: Readonly<Record<string, string>> = {
  是否存在子项: '基本编码末三位已说明（00Y 有子项，000 没有）',
  是否有子项: '基本编码末三位已说明（00Y 有子项，000 没有）',
  是否纳入国家目录: '基本编码前两位已说明（00 为国家目录）',
  主项子项: '基本编码末三位已说明',
  主项名称: '主项由基本编码前九位确定，它的名称在主项自己那一行',
  记录唯一标识: '交换时生成，不由人填',
  批次号: '交换时生成，不由人填',
  同步类型: '交换时生成，不由人填',
  同步时间: '交换时生成，不由人填',
  数据来源: '交换时生成，不由人填',
};

const CATALOG_COLUMNS = new Set(['是否存在子项', '是否有子项', '是否纳入国家目录', '主项子项']);

/** Whether only forms of a 基本目录 have such a column (domain §1.1). */
export function isCatalogColumn(header: readonly string[]): boolean {
  return CATALOG_COLUMNS.has(normalLabel(header.at(-1) ?? ''));
}

/** What a header is that names no element. */
export type KnownColumn =
  | { readonly as: 'number' | 'region' | 'code' }
  | { readonly as: 'declined'; readonly reason: string };

/** What the last text of a header says, where it names no element. */
export function knownColumn(header: readonly string[]): KnownColumn | undefined {
  const label = normalLabel(header.at(-1) ?? '');
  if (REGION_WORDS.has(label)) return { as: 'region' };
  if (CODE_WORDS.has(label)) return { as: 'code' };
  if (NUMBER_WORDS.has(label)) return { as: 'number' };
  return Object.hasOwn(DECLINED, label) ? { as: 'declined', reason: DECLINED[label]! } : undefined;
}
