// The machine and the versions that figures hold for.
import { readFileSync } from 'node:fs';
import { arch, cpus, release, totalmem, type } from 'node:os';

/** Versions of sitong and Node, system, processor, cores, memory in GB. */
export function environment() {
  const { version } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  );
  return {
    sitong: version,
    node: process.version,
    os: `${type()} ${release()} ${arch()}`,
    cpu: cpus()[0]?.model.trim() ?? '',
    cores: cpus().length,
    memory: totalmem() / 1e9,
  };
}
