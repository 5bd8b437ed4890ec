// Writes a province, file by file and piece by piece: memory does not grow with it.
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cleanDrafts } from './clean.mjs';
import { planDefects } from './defects.mjs';
import { regionFiles, workOf, workspaceFiles } from './documents.mjs';
import { draftItems, numbered } from './items.mjs';
import { randomBySeed } from './random.mjs';
import { guangdongRows, jiangsuBases, jiangsuRegions } from './samples.mjs';

/** The day on which generated provinces are clean. */
export const AS_OF = '2026-11-01';
const BUFFER = 1 << 20;
/** Of so many drafts for each row there are more than enough that are clean. */
const DRAFTS_PER_ROW = 3;
const LEAST_DRAFTS = 60;

/**
 * Writes a province.
 *
 * @param places places with an 实施清单: a province, a city for every eight, counties; 109 at most.
 * @param rows rows of each 实施清单.
 * @returns what was written; the defects, sorted, are also in defects.json beside the workspace.
 */
export function writeProvince({ places, rows, defects, seed, out }) {
  const random = randomBySeed(seed);
  const regions = placesOf(places);
  const work = workOf(itemsFor(rows), rows);
  const counties = regions.filter(({ level }) => level === '县级').map(({ code }) => code);
  const plan = planDefects(defects, counties, work.length, random);
  rmSync(out, { recursive: true, force: true });
  const manifest = [];
  let bytes = 0;
  const write = (files) => {
    for (const [path, parts] of files) bytes += writeParts(join(out, path), parts);
  };
  write(workspaceFiles(regions));
  for (const region of regions) {
    const spoilt = plan.get(region.code);
    write(regionFiles(region, work, damageOf(region.code, spoilt, manifest)));
  }
  manifest.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const lines = manifest.map((defect) => JSON.stringify(defect)).join(',\n');
  writeFileSync(`${out}.defects.json`, `[\n${lines}\n]\n`);
  return { regions: regions.length, rows: work.length, bytes, defects: manifest.length };
}

function damageOf(region, spoilt, manifest) {
  return (kind, number, row) => {
    const defect = kind === '实施清单' ? spoilt?.get(number) : undefined;
    if (defect === undefined || defect.fits?.(row) === false) return row;
    const damaged = defect.spoil(row);
    const code = damaged.业务办理项编码 ?? damaged.实施编码;
    manifest.push({ rule: defect.rule, region, code });
    return damaged;
  };
}

function placesOf(places) {
  const { nation, province, cities, counties } = jiangsuRegions();
  const all = 1 + cities.length + counties.length;
  if (places < 3 || places > all) throw new RangeError(`地区数应在 3 到 ${all} 之间`);
  const cityCount = Math.min(cities.length, Math.max(1, Math.round((places - 1) / 8.3)));
  const chosen = cities.slice(0, cityCount);
  const below = counties.filter(({ parent }) => chosen.includes(parent));
  const spread = spreadOver(chosen, below).slice(0, places - 1 - cityCount);
  return [nation, province, ...chosen, ...below.filter((county) => spread.includes(county))];
}

/** Counties in turn from every city. */
function spreadOver(cities, counties) {
  const groups = cities.map((city) => counties.filter(({ parent }) => parent === city));
  const longest = Math.max(...groups.map(({ length }) => length));
  return Array.from({ length: longest }, (_, i) => groups.map((group) => group[i]))
    .flat()
    .filter((county) => county !== undefined);
}

function itemsFor(rows) {
  const { nation, province, cities, counties } = jiangsuRegions();
  const drafts = draftItems(jiangsuBases(), guangdongRows());
  const small = [nation, province, cities[0], counties[0]];
  const enough = drafts.slice(0, Math.max(LEAST_DRAFTS, rows * DRAFTS_PER_ROW));
  const clean = cleanDrafts(enough, small, AS_OF);
  const items = [];
  let left = rows;
  for (const item of numbered(clean)) {
    if (left <= 0) break;
    items.push(item);
    left--;
  }
  return items;
}

function writeParts(path, parts) {
  mkdirSync(dirname(path), { recursive: true });
  const file = openSync(path, 'w');
  let bytes = 0;
  let held = '';
  const flush = () => {
    const data = Buffer.from(held);
    bytes += data.length;
    writeSync(file, data);
    held = '';
  };
  try {
    for (const part of parts) {
      held += part;
      if (held.length > BUFFER) flush();
    }
    flush();
  } finally {
    closeSync(file);
  }
  return bytes;
}
