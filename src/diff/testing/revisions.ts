import { stringify } from 'yaml';
import type { CatalogDocument } from '../../model/document.js';
import { Standard } from '../../standard/standard.js';
import { memoryTree } from '../../tree/memory-tree.js';
import { indexWorkspace, readRegion } from '../../workspace/workspace.js';
import { type RegionRevision, regionRevision } from '../revision.js';

export type Values = Readonly<Record<string, unknown>>;

/** One file of a region: its header and its rows. */
export interface DraftDocument {
  readonly header: Values;
  readonly rows: readonly Values[];
}

export const standard = new Standard();

export const REGION = '320500';

const REGIONS = `类别: 地区
地区:
  - { 地区代码: "320000", 地区名称: 江苏省, 层级: 省级 }
  - { 地区代码: "320500", 地区名称: 苏州市, 层级: 市级, 上级: "320000" }
`;

/** Documents as the real reader gives them: written as YAML, read from a tree in memory. */
export function documentsOf(drafts: readonly DraftDocument[]): readonly CatalogDocument[] {
  const files = new Map([['地区.yaml', REGIONS]]);
  for (const [i, { header, rows }] of drafts.entries()) {
    const { 类别, ...rest } = header;
    const key = 类别 === '办事指南' ? '指南' : '事项';
    const text = stringify({ 类别, 地区: REGION, 版本: '1', ...rest, [key]: rows });
    files.set(`文件${i}.yaml`, text);
  }
  const index = indexWorkspace(memoryTree(files), standard, { named: new Set(), ignore: [] });
  return readRegion({ index, standard }, REGION).documents;
}

/** The revision from some documents to others. */
export function revise(
  before: readonly DraftDocument[],
  after: readonly DraftDocument[],
): RegionRevision {
  return regionRevision(documentsOf(before), documentsOf(after), { standard });
}

/** A 基本目录 with these rows. */
export function catalog(...rows: readonly Values[]): DraftDocument[] {
  return [{ header: { 类别: '基本目录' }, rows }];
}

/** An 实施清单 with these rows. */
export function implementation(...rows: readonly Values[]): DraftDocument[] {
  return [{ header: { 类别: '实施清单' }, rows }];
}

/** A row of a 基本目录 (示例). */
export function catalogRow(values: Values): Values {
  return {
    基本编码: '000131003000',
    事项名称: '食品经营许可',
    事项类型: '行政许可',
    设定依据: ['【法律】《中华人民共和国食品安全法》第三十五条第一款'],
    行使层级: ['市级', '县级'],
    主管部门: '国家市场监督管理总局',
    实施机关: '设区的市级、县级市场监督管理部门',
    ...values,
  };
}

/** A row of an 实施清单 (示例). */
export function implementationRow(values: Values): Values {
  return {
    基本编码: '000131003000',
    事项名称: '食品经营许可',
    实施编码: '11320500014149909Y3000131003000',
    事项类型: '行政许可',
    设定依据: ['【法律】《中华人民共和国食品安全法》第三十五条第一款'],
    行使层级: '市级',
    实施主体: '苏州市市场监督管理局',
    法定办结时限: 20,
    法定办结时限单位: '工作日',
    受理条件: ['有与经营的食品品种、数量相适应的场所', '有合理的设备布局和工艺流程'],
    申请材料: [
      { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 },
      { 材料名称: '营业执照', 材料必要性: '必要', 份数: 1 },
    ],
    办理流程: [{ 环节: '受理' }, { 环节: '审查' }, { 环节: '决定' }],
    ...values,
  };
}
