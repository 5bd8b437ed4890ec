import type { PublicationResult, PublishedRegion, Registry } from '../../registry/port.js';
import { jsonText, visible } from '../../report/visible.js';
import type { CommandIo } from '../io.js';
import { headLine, regionText } from './registry-text.js';
import { countRows, type RowCounts } from './row-counts.js';

/** A publication that was made, or turned out to be none. */
export interface MadePublication {
  readonly registry: Registry;
  readonly result: PublicationResult;
  readonly applications: readonly number[];
  readonly order: {
    readonly effective: string;
    readonly document: string | undefined;
    readonly json: boolean;
  };
}

/** Says what was published, and the head of the chain on a line of its own. */
export async function reportPublication(made: MadePublication, io: CommandIo): Promise<void> {
  const { registry, result, applications, order } = made;
  if (result.outcome === 'unchanged') {
    io.stdout(
      order.json
        ? jsonText(result)
        : `内容与第 ${result.number} 号发布相同，没有新写\n${headLine(result)}\n`,
    );
    return;
  }
  const regions = await Promise.all(
    result.regions.map(async (region) => ({ ...region, ...(await countsOf(registry, region)) })),
  );
  if (order.json) {
    io.stdout(jsonText({ ...result, regions, effective: order.effective, applications }));
    return;
  }
  const document = order.document === undefined ? '' : `（${visible(order.document)}）`;
  const lines = [
    `已发布第 ${result.number} 号${document}，自 ${order.effective} 施行`,
    ...regions.map((region) => `  ${regionLine(region)}`),
    ...(regions.length === 0 ? ['  地区的内容没有变化，只更新了配置'] : []),
    ...(applications.length === 0 ? [] : [`  落实第 ${applications.join('、')} 号申请`]),
    headLine(result),
    '请把登记链头另行保存（如写进发文、报送上级）；以后用 sitong verify --head 核对有无改动和缺失',
  ];
  io.stdout(`${lines.join('\n')}\n`);
}

async function countsOf(registry: Registry, region: PublishedRegion): Promise<RowCounts> {
  const revisions = await registry.revisions(region.region);
  const now = revisions.find(({ revision }) => revision === region.revision);
  const before = revisions.find(({ revision }) => revision === region.revision - 1);
  if (now === undefined || now.dissolved === true)
    return { added: region.rowsAdded, changed: 0, gone: region.rowsRemoved };
  return countRows(
    before === undefined || before.dissolved === true ? undefined : await registry.content(before),
    await registry.content(now),
  );
}

function regionLine(region: PublishedRegion & RowCounts): string {
  const { name, region: code, revision, rows, added, changed, gone } = region;
  if (region.dissolved === true)
    return `${regionText(name, code)}第 ${revision} 版：撤销，原有 ${gone} 行不再有效`;
  const counts = [
    ...(added > 0 ? [`新增 ${added} 行`] : []),
    ...(changed > 0 ? [`变更 ${changed} 行`] : []),
    ...(gone > 0 ? [`去掉 ${gone} 行`] : []),
  ];
  const changes = counts.length === 0 ? '只改了地区或文头' : counts.join('，');
  return `${regionText(name, code)}第 ${revision} 版：${changes}，现有 ${rows} 行`;
}
