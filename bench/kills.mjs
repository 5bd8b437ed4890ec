// Kills 200 publishers at random times (or as many as the argument says); the suite kills fewer.
// Run after `npm run build`: node bench/kills.mjs [kills]
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npx', ['vitest', 'run', 'test/registry/processes.test.ts'], {
  stdio: 'inherit',
  env: { ...process.env, SITONG_KILLS: process.argv[2] ?? '200' },
});
process.exitCode = status ?? 1;
