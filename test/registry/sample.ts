import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ApplicationBody, PublicationInput, RegionContent } from '../../src/registry/port.js';
import type { Values } from '../../src/yaml/value.js';

export const ACTOR = { unit: '示例单位', person: '示例' };
export const AT = '2026-01-01T08:00:00+08:00';

/** A folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sitong-registry-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A 基本目录 of a region (示例). */
export function regionOf(code: string, rows: readonly Values[], parent?: string): RegionContent {
  return {
    declaration: {
      地区代码: code,
      地区名称: `示例${code}`,
      层级: parent === undefined ? '省级' : '县级',
      ...(parent === undefined ? {} : { 上级: parent }),
    },
    sections: [{ catalog: '基本目录', variant: '', part: 0, header: { 版本: '一' }, rows }],
  };
}

/** A row of a 基本目录 (示例). */
export function rowOf(code: string, name: string, more: Values = {}): Values {
  return { 基本编码: code, 事项名称: name, 事项类型: '行政许可', ...more };
}

export function publication(
  regions: Readonly<Record<string, RegionContent>>,
  more: Partial<PublicationInput> = {},
): PublicationInput {
  return {
    actor: ACTOR,
    at: AT,
    effective: '2026-01-01',
    document: undefined,
    note: undefined,
    regions: Object.entries(regions),
    config: [{ path: 'sitong.yaml', text: '名称: 示例\n' }],
    applications: [],
    ...more,
  };
}

export function applicationOf(region: string): ApplicationBody {
  return {
    kind: '申请',
    region,
    document: { 申请单位: '示例单位', 事项: [{ 操作: '变更', 编码: '000131003000' }] },
    level: '省级',
    why: '示例',
  };
}
