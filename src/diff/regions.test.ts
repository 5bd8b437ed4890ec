import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { RegionChange } from '../model/change.js';
import type { Region } from '../model/region-tree.js';
import { folderTree } from '../tree/folder-tree.js';
import { memoryTree } from '../tree/memory-tree.js';
import { indexWorkspace } from '../workspace/workspace.js';
import { regionChanges } from './regions.js';
import { standard } from './testing/revisions.js';

const FOLDER = new URL('../../fixtures/diff/', import.meta.url).pathname;

function published(year: number): ReadonlyMap<string, Region> {
  const tree = folderTree(`${FOLDER}行政区划-${year}`);
  const index = indexWorkspace(tree, standard, { named: new Set(), ignore: [] });
  expect(index.findings).toEqual([]);
  return index.regions;
}

/** Codes and names as they stand in the file. */
function pairsOf(year: number): Map<string, string> {
  const text = readFileSync(`${FOLDER}行政区划-${year}/地区.yaml`, 'utf8');
  return new Map(
    [...text.matchAll(/地区代码: "(\d{6})", 地区名称: ([^,]+),/g)].map(([, code, name]) => [
      code!,
      name!,
    ]),
  );
}

const told = ({ kind, before, after }: RegionChange) =>
  `${kind} ${before === undefined ? '' : `${before.code}${before.name}`} → ${after === undefined ? '' : `${after.code}${after.name}`}`;

test('every difference of the two national lists is explained by one change', () => {
  const [before, after] = [pairsOf(2021), pairsOf(2023)];
  expect(before.size).toBeGreaterThan(3200);
  const gone = [...before].filter(([code, name]) => after.get(code) !== name);
  const come = [...after].filter(([code, name]) => before.get(code) !== name);
  const changes = regionChanges(published(2021), published(2023));
  const explains = (side: 'before' | 'after', code: string) =>
    changes.filter((change) => change[side]?.code === code).length;
  expect(gone.length).toBeGreaterThan(15);
  for (const [code] of gone) expect([code, explains('before', code)]).toEqual([code, 1]);
  for (const [code] of come) expect([code, explains('after', code)]).toEqual([code, 1]);
  // And nothing is told that is no difference.
  const goneCodes = new Set(gone.map(([code]) => code));
  const comeCodes = new Set(come.map(([code]) => code));
  for (const { before: b, after: a } of changes) {
    expect(goneCodes.has(b?.code ?? '') || comeCodes.has(a?.code ?? '')).toBe(true);
  }
});

test('the kinds of the national changes', () => {
  const changes = regionChanges(published(2021), published(2023));
  expect(changes.map(told)).toEqual([
    '新设  → 659012白杨市',
    '撤销 330103下城区 → ',
    '撤销 330104江干区 → ',
    '撤销 350402梅列区 → ',
    '改设 350403三元区 → 350404三元区',
    '改设 350427沙县 → 350405沙县区',
    '改设 350681龙海市 → 350604龙海区',
    '改设 350625长泰县 → 350605长泰区',
    '撤销 410306吉利区 → ',
    '改设 410381偃师市 → 410307偃师区',
    '改设 410322孟津县 → 410308孟津区',
    '改设 431121祁阳县 → 431181祁阳市',
    '改设 450127横县 → 450181横州市',
    '改设 513425会理县 → 513402会理市',
    '改设 520522黔西县 → 520581黔西市',
    '改设 532331禄丰县 → 532302禄丰市',
    '改设 540422米林县 → 540481米林市',
    '改设 540530错那县 → 540581错那市',
    '改设 610322凤翔县 → 610305凤翔区',
    '改设 610928旬阳县 → 610981旬阳市',
    '改设 654223沙湾县 → 654203沙湾市',
  ]);
  const matchOf = (code: string) => changes.find((change) => change.before?.code === code)?.match;
  expect(matchOf('540422')).toEqual({ by: '名称', confidence: 0.9 });
  expect(matchOf('410381')).toEqual({ by: '名称', confidence: 0.7 });
});

function regions(...rows: readonly string[]): ReadonlyMap<string, Region> {
  const text = `类别: 地区\n地区:\n${rows.map((row) => `  - { ${row} }\n`).join('')}`;
  const tree = memoryTree({ '地区.yaml': text });
  return indexWorkspace(tree, standard, { named: new Set(), ignore: [] }).regions;
}

const PROVINCE = '地区代码: "320000", 地区名称: 江苏省, 层级: 省级';
const CITY = '地区代码: "320500", 地区名称: 苏州市, 层级: 市级, 上级: "320000"';
const OTHER_CITY = '地区代码: "320600", 地区名称: 南通市, 层级: 市级, 上级: "320000"';
const COUNTY = '地区代码: "320583", 地区名称: 昆山市, 层级: 县级, 上级: "320500"';

test('更名, 改隶 and 变更 under the same code', () => {
  const before = regions(PROVINCE, CITY, OTHER_CITY, COUNTY);
  const change = (row: string) =>
    regionChanges(before, regions(PROVINCE, CITY, OTHER_CITY, row)).map(({ kind, elements }) => [
      kind,
      ...elements.map(({ element }) => element),
    ]);
  expect(change(COUNTY)).toEqual([]);
  expect(change(COUNTY.replace('昆山市', '鹿城市'))).toEqual([['更名', '地区名称']]);
  expect(change(COUNTY.replace('320500', '320600'))).toEqual([['改隶', '上级']]);
  expect(change(`${COUNTY}, 目录范围: 部分`)).toEqual([['变更', '目录范围']]);
  expect(change(`${COUNTY}, 行使层级: [县级]`)).toEqual([]);
});

test('what lies below a region that changed its code is not moved', () => {
  const before = regions(PROVINCE, CITY, COUNTY);
  const after = regions(
    PROVINCE,
    CITY.replace('320500', '320800'),
    COUNTY.replace('上级: "320500"', '上级: "320800"'),
  );
  expect(regionChanges(before, after).map(told)).toEqual(['改设 320500苏州市 → 320800苏州市']);
});

test('a region of the same name under another city is moved', () => {
  const before = regions(PROVINCE, CITY, OTHER_CITY, COUNTY);
  const after = regions(
    PROVINCE,
    CITY,
    OTHER_CITY,
    COUNTY.replace('320583', '320683').replace('320500', '320600'),
  );
  const [change] = regionChanges(before, after);
  expect(change).toMatchObject({ kind: '改隶', match: { by: '名称', confidence: 0.8 } });
});
