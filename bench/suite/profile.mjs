// Where the time of a process goes: self time by folder of sitong, by package and by what Node does itself.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from './measure.mjs';

/** Microseconds between two samples. */
const INTERVAL = '200';

/**
 * Profiles the main thread of a script.
 *
 * @param command as for `measure`.
 * @returns [place, milliseconds], the greatest first.
 */
export function profile(command) {
  const folder = mkdtempSync(join(tmpdir(), 'sitong-bench-profile-'));
  try {
    const node = ['--cpu-prof', `--cpu-prof-dir=${folder}`, '--cpu-prof-interval', INTERVAL];
    measure({ ...command, node });
    const profiles = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    return selfTimes(profiles.map((text) => JSON.parse(text)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Shares of the whole below which places are added up. */
const LEAST_SHARE = 0.02;

/** Like `profile`, with what is small added up under “其余” at the end. */
export function largeParts(command) {
  const parts = profile(command);
  const sum = (list) => list.reduce((total, [, time]) => total + time, 0);
  const least = sum(parts) * LEAST_SHARE;
  const large = parts.filter(([, time]) => time >= least);
  return [...large, ['其余', sum(parts) - sum(large)]];
}

/** Self times of V8 profiles, added up by place: [place, milliseconds], the greatest first. */
export function selfTimes(profiles) {
  const times = new Map();
  for (const { nodes, samples, timeDeltas } of profiles) {
    const places = new Map(nodes.map(({ id, callFrame }) => [id, placeOf(callFrame)]));
    for (const [at, sample] of samples.entries()) {
      const place = places.get(sample);
      times.set(place, (times.get(place) ?? 0) + timeDeltas[at] / 1000);
    }
  }
  times.delete('(idle)');
  return [...times].sort(([, a], [, b]) => b - a);
}

/** What Node and V8 call what they do themselves, in words. */
const WORDS = {
  '(garbage collector)': '垃圾回收',
  '(program)': 'Node：其他',
  '(root)': 'Node：其他',
};
const COMPILING = new Set(['compileSourceTextModule', 'wrapSafe', 'compileForInternalLoader']);

/** `dist/rules`, the name of a package, or what Node does. */
function placeOf({ functionName, url, scriptId }) {
  const path = decodeURI(url);
  const [, name] = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path) ?? [];
  const [, folder] = /\/dist\/([^/.]+)/.exec(path) ?? [];
  if (name !== undefined) return name;
  if (folder !== undefined) return `dist/${folder}`;
  if (COMPILING.has(functionName)) return 'Node：编译模块';
  if (url === '' && Number(scriptId) > 0) return 'ajv 生成的校验函数';
  return (
    WORDS[functionName] ?? (functionName === '(idle)' ? functionName : 'Node：找模块、读文件等')
  );
}
