import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rules } from '../../rules/index.js';
import { memoryTree } from '../../tree/memory-tree.js';
import { judgeWorkspace, openWorkspace } from '../run-check.js';
import type { Texts } from '../testing/random-edits.js';
import { MemoryOfTests } from './testing/memory.js';

const ROOT = 'catalogs/江苏';
const ITEM = '000131003000';
const STANDARD = '320000-江苏省/标准/市场监管.yaml';
const CITY = '320500-苏州市/基本目录.yaml';
const PROVINCE = '320000-江苏省/基本目录.yaml';

/** 江苏 with two more counties: 320581 has all items of 昆山, 320582 all but 食品经营许可. */
const FILES: Texts = new Map(
  readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .flatMap((path): [string, string][] => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      if (path === '地区.yaml')
        return [[path, `${text}${['320581', '320582'].map(county).join('')}`]];
      const isCopied = /^320583-昆山市\/(?:基本目录\.yaml|实施清单\/)/.test(path);
      return [
        [path, text],
        ...(isCopied ? ['320581', '320582'] : []).map((code): [string, string] => [
          path.replace('320583-昆山市', code),
          without(
            code === '320582' ? ITEM : '-',
            text.replace('地区: "320583"', `地区: "${code}"`),
          ),
        ]),
      ];
    }),
);

function county(code: string): string {
  return `\n  - { 地区代码: "${code}", 地区名称: 县${code}, 层级: 县级, 上级: "320500" }\n`;
}

function without(code: string, text: string): string {
  return text
    .split(/^(?= {2}- )/m)
    .filter((row) => !row.includes(`基本编码: "${code}"`))
    .join('');
}

/** Judges the files, then as they are after a change; which regions were judged the second time. */
async function judgedAfter(
  change: (files: Map<string, string>) => void,
  [first, second] = ['2026-06-01', '2026-06-01'],
  from: Texts = FILES,
): Promise<string[]> {
  const memory = new MemoryOfTests();
  const before = await memory.judge(openWorkspace(memoryTree(from)), { asOf: first, rules });
  expect(before.judged.size).toBe(6);
  const files = new Map(from);
  change(files);
  const workspace = openWorkspace(memoryTree(files));
  const { check, judged } = await memory.judge(workspace, { asOf: second, rules });
  expect(new Set(check.result.diagnostics)).toEqual(
    new Set(judgeWorkspace(workspace, { asOf: second, rules }).result.diagnostics),
  );
  return [...judged].sort();
}

function replace(path: string, old: string | RegExp, text: string) {
  return (files: Map<string, string>) => {
    const before = files.get(path)!;
    const after = before.replace(old, text);
    expect(after).not.toBe(before);
    files.set(path, after);
  };
}

/** Changes the row of an item. */
function inRow(path: string, code: string, old: RegExp, text: string) {
  return (files: Map<string, string>) => {
    const rows = files.get(path)!.split(/^(?= {2}- )/m);
    const at = rows.findIndex((row) => row.includes(`基本编码: "${code}"`));
    expect(rows[at]).toMatch(old);
    rows[at] = rows[at]!.replace(old, text);
    files.set(path, rows.join(''));
  };
}

const COUNTIES = ['320581', '320582', '320583'];

test('nothing changed: nothing is judged', async () => {
  expect(await judgedAfter(() => undefined)).toEqual([]);
});

test('a row of a county: that county alone', async () => {
  const change = replace('320581/基本目录.yaml', /(事项名称: )/, '$1示例');
  expect(await judgedAfter(change)).toEqual(['320581']);
});

test('a 标准 row: the regions that have the item', async () => {
  const change = inRow(STANDARD, ITEM, /(受理条件:\n +- )/, '$1示例');
  expect(await judgedAfter(change)).toEqual(['320000', '320500', '320581', '320583']);
});

test('a 标准 row that is gone: the regions that have the item', async () => {
  const change = (files: Map<string, string>) => {
    files.set(STANDARD, without(ITEM, files.get(STANDARD)!));
  };
  expect(await judgedAfter(change)).toEqual(['320000', '320500', '320581', '320583']);
});

test('an element of a 标准 row that is malformed, or that its source does not carry', async () => {
  const all = ['320000', '320500', '320581', '320583'];
  const files = new Map(FILES);
  inRow(STANDARD, ITEM, / {4}受理条件:\n(?: {6}- .*\n)+/, '')(files);
  const blank = inRow(STANDARD, ITEM, /$/, '    受理条件: 5\n');
  expect(await judgedAfter(blank, undefined, files)).toEqual(all);
  const untold = replace(STANDARD, /^版本: .*\n/m, '$&未载要素: [受理条件]\n');
  expect(await judgedAfter(untold)).toEqual(['320000', '320500', ...COUNTIES]);
});

test('a 基本目录 row: the regions that have the item', async () => {
  const change = inRow(PROVINCE, ITEM, /(事项名称: )/, '$1示例');
  // To 320582, which lacks it without a word, it is the city that holds the item.
  expect(await judgedAfter(change)).toEqual(['320000', '320500', '320581', '320583']);
  const city = inRow(CITY, ITEM, /(事项名称: )/, '$1示例');
  expect(await judgedAfter(city)).toEqual(['320500', ...COUNTIES]);
});

test('a code that one region looked for in vain', async () => {
  const files = new Map(FILES);
  const list = '320581/实施清单/市场监管.yaml';
  inRow(list, ITEM, /000131003000/, '329999999001')(files);
  const text = files.get(STANDARD)!;
  const row = text.split(/^(?= {2}- )/m).find((one) => one.includes(ITEM))!;
  const found = replace(STANDARD, /$/, `\n${row.replace(ITEM, '329999999001')}`);
  expect(await judgedAfter(found, undefined, files)).toEqual(['320000', '320581']);
  const other = replace(STANDARD, /$/, `\n${row.replace(ITEM, '329999999002')}`);
  expect(await judgedAfter(other, undefined, files)).toEqual(['320000']);
});

test('a comment above the rows: those of which a finding says a line below it', async () => {
  const files = new Map(FILES);
  inRow('320581/基本目录.yaml', ITEM, /(事项名称: )/, '$1示例')(files);
  const change = replace(CITY, '类别: 基本目录', '# 示例\n类别: 基本目录');
  expect(await judgedAfter(change, undefined, files)).toEqual(['320500', '320581', '320582']);
  const behind = replace(CITY, /$/, '\n# 示例\n');
  expect(await judgedAfter(behind, undefined, files)).toEqual(['320500']);
});

test('a comment in a row: those of which a finding says a line of the row', async () => {
  const files = new Map(FILES);
  inRow('320581/基本目录.yaml', ITEM, /(事项名称: )/, '$1示例')(files);
  const change = inRow(CITY, ITEM, /( +事项名称: )/, '    # 示例\n$1');
  // 320582 lacks the item without a word, and is told where the city has it.
  expect(await judgedAfter(change, undefined, files)).toEqual(['320500', '320581', '320582']);
});

test('an item that counties now are to claim, though none looked for it', async () => {
  const change = inRow(CITY, '000117902002', /行使层级: \[市级\]/, '行使层级: [县级]');
  expect(await judgedAfter(change)).toEqual(['320500', ...COUNTIES]);
});

test('a list of the nation that binds everybody', async () => {
  const list = '000000-国家/关联清单/证照分离改革事项清单.yaml';
  const change = replace(list, '改革方式: 优化审批服务', '改革方式: 实行告知承诺');
  expect(await judgedAfter(change)).toEqual(['000000', '320000', '320500', ...COUNTIES]);
});

test('a list that a city keeps no more: the counties that have none of their own by it', async () => {
  const change = (files: Map<string, string>) => {
    expect(files.delete('320500-苏州市/专项清单/进驻事项负面清单.yaml')).toBe(true);
  };
  expect(await judgedAfter(change)).toEqual(['320500', ...COUNTIES]);
});

test('a file of a city that cannot be read whole: all below, to whom absence proves nothing now', async () => {
  const change = (files: Map<string, string>) => {
    files.set('320500-苏州市/未完.yaml', '类别: 办事指南\n地区: "320500"\n指南: [\n');
  };
  expect(await judgedAfter(change)).toEqual(['320500', ...COUNTIES]);
});

test('another day: the regions for which a date comes or goes', async () => {
  const files = new Map(FILES);
  inRow('320582/基本目录.yaml', '000123902000', /$/, '    计划生效日期: 2026-07-01\n')(files);
  const same = () => undefined;
  expect(await judgedAfter(same, ['2026-06-01', '2026-06-30'], files)).toEqual([]);
  expect(await judgedAfter(same, ['2026-06-01', '2026-07-01'], files)).toEqual(['320582']);
  expect(await judgedAfter(same, ['2026-07-02', '2026-06-30'], files)).toEqual(['320582']);
});

test('a 子项 below: the region that has the 主项 is judged by it', async () => {
  const parent = '000731901';
  const below = [...FILES].filter(
    ([path, text]) => !path.startsWith('000000') && text.includes(`"${parent}`),
  );
  expect(below.length).toBeGreaterThan(1);
  const change = (files: Map<string, string>) => {
    for (const [path, text] of below) files.set(path, text.replaceAll(`"${parent}`, '"000731999'));
  };
  expect(await judgedAfter(change)).toContain('000000');
});

test('the region that has a 主项, by the 子项 of those below, who are not judged', async () => {
  const files = new Map(FILES);
  const nation = '000000-国家/基本目录.yaml';
  const rows = files.get(nation)!.split(/^(?= {2}- )/m);
  const isChild = (row: string) => row.includes('"000731901') && !row.includes('"00073190100Y"');
  files.set(nation, rows.filter((row) => !isChild(row)).join(''));
  expect(files.get(nation)).toContain('"00073190100Y"');
  const change = replace(nation, /$/, '\n# 示例\n');
  expect(await judgedAfter(change, undefined, files)).toEqual(['000000']);
});

test('a waiver that hits what is not judged again', async () => {
  const files = new Map(FILES);
  inRow('320581/基本目录.yaml', ITEM, /(事项名称: )/, '$1示例')(files);
  const waiver = '{ 规则: same/name, 地区: "320581", 理由: 示例 }';
  replace('sitong.yaml', /$/, `\n豁免: [${waiver}]\n`)(files);
  const change = replace('320583-昆山市/基本目录.yaml', /$/, '\n# 示例\n');
  expect(await judgedAfter(change, undefined, files)).toEqual(['320583']);
});

test('another configuration, or another region: everything', async () => {
  const all = ['000000', '320000', '320500', ...COUNTIES];
  expect(await judgedAfter(replace('sitong.yaml', /$/, '\n# 示例\n'))).toEqual(all);
  expect(await judgedAfter(replace('地区.yaml', '苏州市', '苏州'))).toEqual(all);
});
