import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseYaml } from '../yaml/parse.js';
import { run } from './testing/run.js';

const folder = mkdtempSync(join(tmpdir(), 'sitong-init-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function yamlFiles(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.yaml') && !path.startsWith('.'),
  );
}

describe('init', () => {
  test('writes a workspace that checks, with the upper chain and modelines that resolve', async () => {
    const { code } = await run(folder, 'init', '昆山', '--region', '320583');
    expect(code).toBe(0);
    const root = join(folder, '昆山');
    const checked = JSON.parse((await run(root, 'check', '--format', 'json')).stdout);
    expect(checked.diagnostics.map(({ rule }: { rule: string }) => rule)).toEqual(
      Array(3).fill('schema/empty'),
    );
    const regions = parseYaml(readFileSync(join(root, '地区.yaml'), 'utf8')).documents[0]?.value;
    expect(regions).toMatchObject({
      地区: [
        { 地区代码: '000000', 层级: '国家级' },
        { 地区代码: '320000', 地区名称: '江苏省', 上级: '000000' },
        { 地区代码: '320500', 地区名称: '苏州市', 上级: '320000' },
        { 地区代码: '320583', 地区名称: '昆山市', 层级: '县级', 上级: '320500' },
      ],
    });
    const files = yamlFiles(root);
    expect(files).toHaveLength(5);
    for (const file of files) {
      const path = join(root, file);
      const schema = /\$schema=(\S+)/.exec(readFileSync(path, 'utf8'))?.[1];
      expect(schema && existsSync(join(dirname(path), schema)), file).toBe(true);
    }
  });

  test('a 直辖市 exercises two levels, its districts stand directly below it', async () => {
    await run(folder, 'init', '朝阳', '--region', '110105');
    const text = readFileSync(join(folder, '朝阳/地区.yaml'), 'utf8');
    expect(text).toContain('行使层级: [省级, 市级]');
    expect(text).toContain('上级: "110000"');
  });

  test.each([
    ['a code that is none', ['init', '甲', '--region', '3205'], '六位行政区划代码'],
    ['a code on no list', ['init', '乙', '--region', '329999'], '--name'],
    ['no region', ['init', '丙'], '--region'],
  ])('%s: one line, exit 2, nothing written', async (_title, argv, says) => {
    const { code, stderr } = await run(folder, ...argv);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(existsSync(join(folder, argv[1]!))).toBe(false);
  });

  test('a folder with content is left alone; a new region may be named', async () => {
    writeFileSync(join(folder, '占用'), '');
    expect((await run(folder, 'init', '占用', '--region', '320583')).code).toBe(2);
    expect((await run(folder, 'init', '.', '--region', '320583')).code).toBe(2);
    expect(
      (await run(folder, 'init', '新区', '--region', '320599', '--name', '示例新区')).code,
    ).toBe(0);
    expect(yamlFiles(join(folder, '新区'))).toContain(join('320599-示例新区', '基本目录.yaml'));
  });
});
