// The provinces that are measured: made by seed, or taken again from a folder where they are kept.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const GENERATOR = fileURLToPath(new URL('../province.mjs', import.meta.url));

/** One defect for so many rows of 实施清单. */
const ROWS_PER_DEFECT = 600;
const SEED = 1;

/**
 * A province in `<folder>/<name>`, made unless it is there.
 *
 * @param size places and rows of each.
 * @returns its `folder`, `files` (path, region, bytes, rows), `defects` and the file that lists them.
 */
export function provinceIn(folder, name, size) {
  const out = join(folder, name);
  const made = `${out}.size.json`;
  const args = argumentsOf(size);
  const wanted = args.join(' ');
  if (!existsSync(made) || readFileSync(made, 'utf8') !== wanted) {
    generate([...args, '--out', out]);
    writeFileSync(made, wanted);
  }
  const list = `${out}.defects.json`;
  return {
    name,
    folder: out,
    files: filesOf(out),
    list,
    defects: JSON.parse(readFileSync(list, 'utf8')),
  };
}

function argumentsOf({ places, rows }) {
  const defects = Math.ceil((places * rows) / ROWS_PER_DEFECT);
  const numbers = { '--regions': places, '--rows': rows, '--defects': defects, '--seed': SEED };
  return Object.entries(numbers).flat().map(String);
}

/** In a process of its own, whose memory is not this one's. */
function generate(args) {
  const { status, stderr } = spawnSync(process.execPath, [GENERATOR, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`省没有生成：${stderr}`);
}

/** The catalog files of a province, sorted by path, `/`-separated. */
function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.yaml') && path !== 'sitong.yaml')
    .sort()
    .map((path) => describeFile(folder, path));
}

function describeFile(folder, path) {
  const bytes = readFileSync(join(folder, path));
  return {
    path,
    region: /^\d{6}/.exec(path)?.[0],
    bytes: bytes.length,
    rows: path === '地区.yaml' ? 0 : rowsIn(bytes),
  };
}

const ROW = Buffer.from('\n  - ');

function rowsIn(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(ROW); at >= 0; at = bytes.indexOf(ROW, at + 1)) count++;
  return count;
}

/** Whole regions of a province, in order, until there are so many MB of files. */
export function partOf(files, megabytes) {
  const limit = megabytes * 1e6;
  const part = [];
  let bytes = 0;
  for (const file of files) {
    if (bytes >= limit && file.region !== part.at(-1).region) break;
    part.push(file);
    bytes += file.bytes;
  }
  return part;
}

/** How much some files hold: `megabytes` (of a million bytes) and `rows`. */
export function amountOf(files) {
  const sum = (key) => files.reduce((total, file) => total + file[key], 0);
  return { files: files.length, megabytes: sum('bytes') / 1e6, rows: sum('rows') };
}
