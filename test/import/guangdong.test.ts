import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { filesBelow, ROOT, runCommand, withFolder } from './helpers.js';

const SAMPLE = join(ROOT, 'fixtures/import/guangdong-sample');
const CATALOG = join(ROOT, 'catalogs/广东');

type Item = Readonly<Record<string, unknown>>;
const rowsOf = (text: string | undefined) => (parse(text ?? '') as { 事项: Item[] }).事项;
const keyOf = (item: Item) => String(item.业务办理项编码 ?? item.实施编码 ?? item.基本编码);

/** Kinds of lost or changed rows show at once when the shipped files are read as data. */
describe('catalogs/广东', () => {
  const shipped = new Map<string, Item[]>();
  let codes: string[] = [];

  beforeAll(async () => {
    for (const region of ['440000-广东省', '440100-广州市']) {
      for (const kind of ['基本目录', '实施清单']) {
        const path = `${region}/${kind}.yaml`;
        shipped.set(path, rowsOf(await readFile(join(CATALOG, path), 'utf8')));
      }
    }
    const all = await readFile(join(ROOT, 'test/guangdong/task-codes.txt'), 'utf8');
    codes = all.trim().split('\n');
  });

  it('holds every record of the source once', () => {
    const items = ['440000-广东省', '440100-广州市'].flatMap(
      (region) => shipped.get(`${region}/实施清单.yaml`) ?? [],
    );
    expect(codes).toHaveLength(1594);
    expect(items.map(keyOf).sort()).toEqual([...codes].sort());
    for (const item of items) {
      const code = keyOf(item);
      expect(item.实施编码).toBe(code.slice(0, 31));
      expect(item.实施主体编码).toBe(code.slice(0, 18));
      expect(item.基本编码).toBe(code.slice(19, 31));
    }
  });

  it('has in each 基本目录 every code of the 实施清单, and the 主项 of its 子项', () => {
    for (const region of ['440000-广东省', '440100-广州市']) {
      const catalog = (shipped.get(`${region}/基本目录.yaml`) ?? []).map((item) =>
        String(item.基本编码),
      );
      const used = new Set(
        (shipped.get(`${region}/实施清单.yaml`) ?? []).map((item) => item.基本编码),
      );
      expect(new Set(catalog).size).toBe(catalog.length);
      const own = new Set(catalog);
      expect([...used].filter((code) => !own.has(String(code)))).toEqual([]);
      const extra = catalog.filter((code) => !used.has(code));
      expect(extra.filter((code) => !code.endsWith('00Y'))).toEqual(
        region.startsWith('440000') ? ['442111178000'] : [],
      );
    }
  });

  it('is what the shipped mapping makes of the source', async () => {
    await withFolder(async (folder) => {
      const { code, stdout } = await runCommand({
        file: join(SAMPLE, '来源.jsonl'),
        mapping: 'catalogs/广东/导入/广东.映射.yaml',
        out: folder,
      });
      const written = await filesBelow(folder);
      expect(written).toEqual(await filesBelow(join(SAMPLE, '期望')));
      expect(code).toBe(1);
      expect(stdout).toContain('未能取用的值（1）');
      expect(stdout).not.toContain('没有取用的列');
      for (const [path, text] of Object.entries(written)) {
        if (!path.endsWith('实施清单.yaml')) continue;
        const known = new Map(shipped.get(path)?.map((item) => [keyOf(item), item]));
        for (const item of rowsOf(text)) expect(known.get(keyOf(item))).toEqual(item);
      }
    });
  });

  it('takes each value from its column', async () => {
    const source = (await readFile(join(SAMPLE, '来源.jsonl'), 'utf8')).trim().split('\n');
    expect(source.length).toBeGreaterThan(10);
    const items = new Map([...shipped.values()].flat().map((item) => [keyOf(item), item]));
    for (const line of source) {
      const record = JSON.parse(line) as Record<string, string>;
      const item = items.get(record.TASK_CODE ?? '');
      const limit = /^(\d+)\((.+)\)$/.exec(record.handle_time ?? '');
      expect(item).toMatchObject({
        事项名称: record.subCatalogName,
        事项类型: record.TASK_TYPE_TEXT,
        行使层级: record.matter_level,
        实施主体: record.DEPT_NAME?.trim(),
        服务对象: record.service_object_name,
      });
      expect(item?.业务办理项名称).toBe(
        record.TASK_CODE?.length === 33 ? record.TASK_NAME : undefined,
      );
      expect(item?.法定办结时限).toBe(limit === null ? undefined : Number(limit[1]));
      expect(item?.法定办结时限单位).toBe(limit === null ? undefined : limit[2]);
      const materials: unknown = record.material_intro;
      const names = (item?.申请材料 as Item[] | undefined)?.map((entry) => entry.材料名称);
      expect(names).toEqual(Array.isArray(materials) ? materials : undefined);
    }
  });
});
