// Runs of the peers on the files of a province, and the proof that each of them judges at all.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PEERS } from '../peers/peers.mjs';
import { fileSchema } from '../peers/schema.mjs';
import { measure } from './measure.mjs';
import { amountOf, partOf } from './provinces.mjs';

/** Rules of sitong that say what the schema says; the schema knows no others of the injected defects. */
const SCHEMA_RULES = new Set(['schema/required', 'schema/value', 'schema/type', 'schema/unknown']);

/** Writes the schema of a file into a folder. @returns its path. */
export function writeSchema(folder) {
  const path = join(folder, 'schema.json');
  writeFileSync(path, JSON.stringify(fileSchema()));
  return path;
}

/** Runs a peer on files of a folder. @returns what was measured, and the lines of the `problems` it told. */
function runPeer(peer, { folder, paths, schema }) {
  const run = measure({
    entry: peer.entry,
    args: peer.args(paths, schema),
    node: peer.node,
    cwd: folder,
    env: { SITONG_BENCH_SCHEMA: schema },
  });
  const problems = peer.problems?.(run.stdout + run.stderr) ?? [];
  if ((run.status === 0) !== (problems.length === 0))
    throw new Error(`${peer.title} 没有正常结束（${run.status}）：${run.stderr.slice(-2000)}`);
  return { ...run, problems };
}

/**
 * Every peer must pass a good file and tell the one defect of a bad one, on its line.
 *
 * @param province whose first rows the files are made of.
 * @throws Error that names the peer which does not.
 */
export function provePeers(names, province, { folder, schema }) {
  const sample = sampleOf(province);
  const places = join(folder, 'sample');
  mkdirSync(places, { recursive: true });
  for (const [name, text] of Object.entries(sample.texts)) writeFileSync(join(places, name), text);
  for (const name of names) {
    const peer = PEERS[name];
    if (peer.problems === undefined) continue;
    const told = (path) => runPeer(peer, { folder: places, paths: [path], schema }).problems;
    const wanted = JSON.stringify([peer.lines ? sample.line : 0]);
    const [good, bad] = [told('good.yaml'), told('bad.yaml')].map((lines) => JSON.stringify(lines));
    if (good !== '[]') throw new Error(`${peer.title} 在没有缺陷的文件里报了第 ${good} 行`);
    if (bad !== wanted) throw new Error(`${peer.title} 应报第 ${wanted} 行，报了 ${bad}`);
  }
}

const SAMPLE_ROWS = 2;

/** The first rows of a 标准, and the same with a word where a number should be. */
function sampleOf({ folder, files }) {
  const { path } = files.find((file) => /\/标准(\.yaml|\/)/.test(file.path));
  const parts = readFileSync(join(folder, path), 'utf8').split('\n  - ');
  const good = `${parts.slice(0, SAMPLE_ROWS + 1).join('\n  - ')}\n`;
  const bad = good.replace(/ 份数: .*/, ' 份数: 一份');
  const line = bad.slice(0, bad.indexOf('一份')).split('\n').length;
  return { texts: { 'good.yaml': good, 'bad.yaml': bad }, line };
}

/** What a peer is given of a province: a slow one a part, one that stops at a bad file only good ones. */
export function shareOf(peer, { files, defects }, megabytes) {
  const { misses = [] } = peer;
  const spoilt = defects.filter(({ rule }) => SCHEMA_RULES.has(rule));
  const share = peer.slow ? partOf(files, megabytes) : files;
  if (peer.stops) {
    const bad = new Set(spoilt.map(({ region }) => region));
    return { files: share.filter(({ region }) => !bad.has(region)), expected: 0 };
  }
  const regions = new Set(share.map(({ region }) => region));
  const told = spoilt.filter(({ rule, region }) => regions.has(region) && !misses.includes(rule));
  return { files: share, expected: told.length };
}

/**
 * One run of a peer on its share of a province.
 *
 * @returns what was measured and how much was read.
 * @throws Error when it does not find exactly the defects of the schema that were put in.
 */
export function peerRun(name, province, { schema, megabytes }) {
  const peer = PEERS[name];
  const { files, expected } = shareOf(peer, province, megabytes);
  const paths = files.map(({ path }) => path);
  const run = runPeer(peer, { folder: province.folder, paths, schema });
  const found = run.problems.length;
  if (peer.problems !== undefined && found !== expected)
    throw new Error(`${peer.title} 应报 ${expected} 处，报了 ${found} 处`);
  return { ...run, ...amountOf(files) };
}
