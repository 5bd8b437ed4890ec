// The packages of the peers are none of sitong's: they are installed beside their package.json when asked for.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));
const INSTALL = ['ci', '--prefix', FOLDER, '--ignore-scripts', '--no-audit', '--no-fund'];

/** Installs what a peer of its own packages needs, unless it is there. @throws Error when it cannot be had. */
export function installPeers(peers) {
  if (!peers.some(({ own }) => own) || installed()) return;
  process.stderr.write('安装同类工具：npm ci --prefix bench/peers\n');
  const { status } = spawnSync('npm', INSTALL, {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0)
    throw new Error('同类工具没有装上；没有网络时用 --peers js-yaml,yaml 或 --peers none');
}

function installed() {
  const { dependencies } = JSON.parse(readFileSync(`${FOLDER}package.json`, 'utf8'));
  return Object.keys(dependencies).every((name) => existsSync(`${FOLDER}node_modules/${name}`));
}
