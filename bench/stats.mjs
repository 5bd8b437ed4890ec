// Time and memory of `sitong stats`, `--item` and `--items` on a made province: 10 cities with 9 counties
// each, so many rows of 实施清单 in every region. Run after `npm run build`: node bench/stats.mjs [regions] [rows]
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { parseYaml } from '../dist/yaml/parse.js';

const REGIONS = Number(process.argv[2] ?? 100);
const ROWS = Number(process.argv[3] ?? 300);
const BIN = fileURLToPath(new URL('../bin/sitong.js', import.meta.url));
const CATALOG = fileURLToPath(new URL('../catalogs/江苏/', import.meta.url));
const CITIES = Math.ceil(REGIONS / 10);

/** Real wording, to be varied. */
function sampleRows() {
  const rows = { 基本目录: [], 实施清单: [] };
  for (const path of readdirSync(CATALOG, { recursive: true })) {
    if (!/^320583.*\.yaml$/.test(path)) continue;
    for (const { value } of parseYaml(readFileSync(join(CATALOG, path), 'utf8')).documents)
      rows[value.类别]?.push(...value.事项);
  }
  return rows;
}

const SAMPLES = sampleRows();

function rowsOf(kind, region, level) {
  const samples = SAMPLES[kind];
  const rows = [];
  for (let i = 0; i < ROWS; i++) {
    const basic = `0001${String(i).padStart(5, '0')}000`;
    const implementation = `11${region.code}MB0000000X${level === '市级' ? 3 : 4}${basic}`;
    const own = {
      ...samples[i % samples.length],
      基本编码: basic,
      事项名称: `示例事项${i}`,
    };
    delete own.业务办理项名称;
    delete own.业务办理项编码;
    rows.push(
      kind === '基本目录'
        ? { ...own, 行使层级: level === '省级' ? ['市级', '县级'] : [level] }
        : {
            ...own,
            行使层级: level,
            实施编码: implementation,
            // One row in a hundred of a county is its own way.
            ...((i + Number(region.code)) % 100 === 0
              ? { 法定办结时限: 90, 法定办结时限单位: '工作日' }
              : {}),
          },
    );
  }
  return rows;
}

function* regions() {
  yield { code: '320000', name: '江苏省', level: '省级' };
  let left = REGIONS;
  for (let city = 1; city <= CITIES; city++) {
    const code = `32${String(city).padStart(2, '0')}00`;
    yield { code, name: `示例${city}市`, level: '市级', parent: '320000' };
    left--;
    for (let county = 1; county < 10 && left > 0; county++, left--)
      yield {
        code: `${code.slice(0, 4)}${String(county).padStart(2, '0')}`,
        name: `示例${city}-${county}县`,
        level: '县级',
        parent: code,
      };
  }
}

function write(folder) {
  const all = [...regions()];
  writeFileSync(join(folder, 'sitong.yaml'), '名称: 示例省\n');
  writeFileSync(
    join(folder, '地区.yaml'),
    stringify({
      类别: '地区',
      地区: all.map(({ code, name, level, parent }) => ({
        地区代码: code,
        地区名称: name,
        层级: level,
        ...(parent === undefined ? {} : { 上级: parent }),
      })),
    }),
  );
  for (const region of all) {
    const place = join(folder, region.code);
    mkdirSync(place);
    const kinds = region.level === '省级' ? ['基本目录'] : ['基本目录', '实施清单'];
    for (const kind of kinds) {
      const value = {
        类别: kind,
        地区: region.code,
        版本: '2026-01-01',
        事项: rowsOf(kind, region, region.level),
      };
      writeFileSync(
        join(place, `${kind}.yaml`),
        stringify(value, { aliasDuplicateObjects: false }),
      );
    }
  }
}

const folder = mkdtempSync(join(tmpdir(), 'sitong-bench-stats-'));
try {
  write(folder);
  process.stdout.write(`${REGIONS} 个市县，每个 ${ROWS} 项基本目录、${ROWS} 行实施清单\n\n`);
  process.stdout.write(
    '| 命令 | 用时（秒） | CPU（秒） | 最多常驻内存（MiB） |\n| --- | ---: | ---: | ---: |\n',
  );
  for (const args of [[], ['--item', '000100007000'], ['--items']]) {
    const started = performance.now();
    const { stderr, status } = spawnSync(
      '/usr/bin/env',
      [
        'time',
        '-f',
        'RSS %M CPU %U',
        process.execPath,
        BIN,
        'stats',
        folder,
        ...args,
        '--format',
        'json',
      ],
      { encoding: 'utf8', maxBuffer: 2 ** 30 },
    );
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const [, rss, cpu = '?'] = /RSS (\d+) CPU ([\d.]+)/.exec(stderr) ?? [];
    const memory = rss === undefined ? '?' : (Number(rss) / 1024).toFixed(0);
    process.stdout.write(
      `| stats ${args.join(' ')}${status === 0 ? '' : `（退出码 ${status}）`} | ${seconds} | ${cpu} | ${memory} |\n`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
