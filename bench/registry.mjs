// Size on disk and time per publication: 100 regions of 1,500 rows published ten times, with 1 % of
// the rows changed each time. Run after `npm run build`: node bench/registry.mjs [regions] [rows]
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { registryTree } from '../dist/registry/registry-tree.js';
import { openRegistry } from '../dist/registry/sqlite.js';
import { parseYaml } from '../dist/yaml/parse.js';

const REGIONS = Number(process.argv[2] ?? 100);
const ROWS = Number(process.argv[3] ?? 1500);
const PUBLICATIONS = 10;
const KINDS = ['基本目录', '实施清单', '办事指南'];
const CATALOG = fileURLToPath(new URL('../catalogs/江苏/', import.meta.url));

/** Rows of the sample catalog of a county by kind: real wording, to be varied. */
function sampleRows() {
  const rows = new Map(KINDS.map((kind) => [kind, []]));
  for (const path of readdirSync(CATALOG, { recursive: true })) {
    if (!/^320583.*\.yaml$/.test(path)) continue;
    for (const { value } of parseYaml(readFileSync(join(CATALOG, path), 'utf8')).documents)
      rows.get(value.类别)?.push(...(value.事项 ?? value.指南));
  }
  return rows;
}

const SAMPLES = sampleRows();

/** A third of the rows of a region in each kind; every row has a code, a body and a telephone of its own. */
function contentOf(region, changes) {
  const code = String(110000 + region);
  const perKind = Math.ceil(ROWS / KINDS.length);
  const sections = KINDS.map((catalog, k) => {
    const samples = SAMPLES.get(catalog);
    const rows = [];
    for (let i = 0; i < perKind && k * perKind + i < ROWS; i++) {
      const sample = samples[i % samples.length];
      const basic = `0001${String(i).padStart(5, '0')}000`;
      const place = k * perKind + i;
      rows.push({
        ...sample,
        基本编码: basic,
        ...(k === 0 ? {} : { 实施编码: `11${code}MB0000000X4${basic}` }),
        实施主体: `示例区县第 ${region} 号第 ${i % 40} 局`,
        咨询方式: `0512-${String(10_000_000 + region * 5000 + place)}`,
        ...(changes.has(place) ? { 备注: `第 ${changes.get(place)} 次改动` } : {}),
      });
    }
    return { catalog, variant: '', part: 0, header: { 版本: '2026-01-01' }, rows };
  });
  return {
    declaration: { 地区代码: code, 地区名称: `示例区县 ${region}`, 层级: '县级' },
    sections,
  };
}

function* contents(changes) {
  for (let region = 0; region < REGIONS; region++)
    yield [String(110000 + region), contentOf(region, changes)];
}

function sizeOf(path) {
  return ['', '-wal']
    .map((suffix) => statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0)
    .reduce((a, b) => a + b);
}

const line = (...cells) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const mib = (bytes) => (bytes / 1024 ** 2).toFixed(1);
const seconds = (since) => ((performance.now() - since) / 1000).toFixed(2);

async function publishAll(path) {
  line('发布', '行', '新增行', '用时（秒）', 'CPU（秒）', '库（MiB）', '增加（MiB）');
  line('---', '---', '---', '---', '---', '---', '---');
  const changes = new Map();
  let before = 0;
  for (let number = 1; number <= PUBLICATIONS; number++) {
    if (number > 1)
      for (let i = 0; i < ROWS / 100; i++) changes.set((number * 97 + i * 101) % ROWS, number);
    const since = performance.now();
    const cpu = process.cpuUsage();
    const registry = await openRegistry(path, { mode: 'create' });
    const result = await registry.publish({
      actor: { unit: '示例单位', person: '示例' },
      at: `2026-01-${String(number).padStart(2, '0')}T00:00:00+08:00`,
      effective: `2026-01-${String(number).padStart(2, '0')}`,
      document: undefined,
      note: undefined,
      regions: contents(changes),
      config: [{ path: 'sitong.yaml', text: '名称: 示例\n' }],
      applications: [],
    });
    await registry.close();
    const took = seconds(since);
    const { user, system } = process.cpuUsage(cpu);
    const busy = ((user + system) / 1e6).toFixed(2);
    const size = sizeOf(path);
    const added = result.regions?.reduce((sum, one) => sum + one.rowsAdded, 0) ?? 0;
    line(number, REGIONS * ROWS, added, took, busy, mib(size), mib(size - before));
    before = size;
  }
}

async function measureReading(path) {
  const registry = await openRegistry(path, { mode: 'read' });
  const timed = async (name, action) => {
    const since = performance.now();
    const note = await action();
    line(name, seconds(since), note);
  };
  line('读取', '用时（秒）', '');
  line('---', '---', '---');
  await timed('核对全部', async () => {
    const { rows, problems } = await registry.verify();
    return `${rows} 项内容，${problems.length} 个问题`;
  });
  await timed('写出第 1 次发布', async () => {
    await registryTree(registry, { at: { at: 'publication', number: 1 } });
    return `${REGIONS} 个地区`;
  });
  await timed(
    '检索“取水许可”',
    async () => `${(await registry.search('取水许可', { limit: 20 })).length} 条`,
  );
  await timed(
    '检索“取水”',
    async () => `${(await registry.search('取水', { limit: 20 })).length} 条`,
  );
  await timed('退役编码', async () => `${(await registry.retiredCodes()).size} 个`);
  await registry.close();
}

const folder = mkdtempSync(join(tmpdir(), 'sitong-bench-'));
try {
  const path = join(folder, 'registry.db');
  await publishAll(path);
  process.stdout.write('\n');
  await measureReading(path);
  process.stdout.write(`\n内存最多 ${mib(process.resourceUsage().maxRSS * 1024)} MiB\n`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
