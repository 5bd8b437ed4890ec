import { checkDerived, type DerivedCheck } from '../../commands/derive-check.js';
import { type DerivePlace, deriveFiles, openPlace } from '../../commands/derive-place.js';
import { lookThrough } from '../../commands/run-check.js';
import type { UpperSource } from '../../commands/upper-chain.js';
import { viewsAbove } from '../../model/region-view.js';
import { memoryTree } from '../../tree/memory-tree.js';
import { parseYaml } from '../../yaml/parse.js';
import type { Value, Values } from '../../yaml/value.js';
import { yamlEntries, yamlListItem } from '../../yaml/yaml-text.js';
import type { Derived } from '../derive.js';
import { BODY_ANCHOR, readBodies } from '../input/bodies.js';
import { CLAIM_ANCHOR, readClaims } from '../input/claims.js';
import { readTextInput } from '../input/read-input.js';
import type { Numbers } from '../rows/serials.js';

export const AS_OF = '2026-06-01';

export const NATION: Values = { 地区代码: '000000', 地区名称: '国家', 层级: '国家级' };
export const PROVINCE: Values = {
  地区代码: '320000',
  地区名称: '江苏省',
  层级: '省级',
  上级: '000000',
};
export const CITY: Values = {
  地区代码: '320500',
  地区名称: '苏州市',
  层级: '市级',
  上级: '320000',
};
export const COUNTY: Values = {
  地区代码: '320583',
  地区名称: '昆山市',
  层级: '县级',
  上级: '320500',
};

/** A document as YAML. */
export function documentText(head: Values, rows: readonly Values[]): string {
  const key = head.类别 === '办事指南' ? '指南' : head.类别 === '地区' ? '地区' : '事项';
  const list = rows.map((row) => yamlListItem(Object.entries(row), '  ')).join('');
  return `${[...yamlEntries(Object.entries(head), '')].join('')}${key}:${rows.length === 0 ? ' []' : ''}\n${list}`;
}

/** An upper workspace out of its regions and documents. */
export function upperOf(
  regions: readonly Values[],
  files: ReadonlyMap<string, string>,
  config = '名称: 示例\n编码方案: 国家\n',
): UpperSource {
  const tree = memoryTree(
    new Map([
      ['sitong.yaml', config],
      ['地区.yaml', documentText({ 类别: '地区' }, regions)],
      ...files,
    ]),
    '示例',
  );
  return {
    name: '工作区 示例',
    index: lookThrough(tree).index,
    pathOf: (path) => `示例/${path}`,
    stateOf: (region) => region,
  };
}

export interface DeriveCase {
  readonly declaration: Values;
  readonly source: UpperSource;
  /** CSV of the bodies. */
  readonly bodies: string;
  /** CSV of the claims. */
  readonly claims?: string;
  readonly numbers?: Numbers;
}

export interface DerivedCase {
  readonly derived: Derived;
  readonly files: ReadonlyMap<string, string>;
  readonly place: DerivePlace;
  readonly check: DerivedCheck;
  /** All rows of a kind, as the files hold them. */
  readonly rows: (kind: string) => Record<string, Value>[];
}

/** Derives a region as the command does, without a folder. */
export async function deriveCase(one: DeriveCase): Promise<DerivedCase> {
  const place = await openPlace(one.declaration, one.source);
  const read = (text: string, anchor: readonly string[]) =>
    readTextInput(new TextEncoder().encode(text), '表.csv', anchor);
  const bodies = readBodies(read(one.bodies, BODY_ANCHOR), []);
  const uppers = [...viewsAbove(place.view)];
  const claims =
    one.claims === undefined
      ? undefined
      : readClaims(read(one.claims, CLAIM_ANCHOR), {
          bodies: new Set(bodies.list.map(({ name }) => name)),
          knows: (code) => uppers.some((upper) => upper.catalog.withCode(code).length > 0),
          codes: () => [],
        });
  const { derived, files } = deriveFiles(place, {
    bodies: bodies.list,
    claims: claims?.byCode ?? new Map(),
    numbers: one.numbers ?? new Map(),
    asOf: AS_OF,
    version: AS_OF,
  });
  const check = await checkDerived(new Map([...place.config, ...files]), {
    ...place,
    asOf: AS_OF,
  });
  return { derived, files, place, check, rows: (kind) => rowsOf(files, kind) };
}

/** Rows of the documents of a kind. */
export function rowsOf(files: ReadonlyMap<string, string>, kind: string): Record<string, Value>[] {
  return [...files.values()].flatMap((text) =>
    parseYaml(text).documents.flatMap(({ value }) => {
      const document = value as Record<string, unknown>;
      if (document.类别 !== kind) return [];
      return (document.事项 ?? document.指南 ?? []) as Record<string, Value>[];
    }),
  );
}
