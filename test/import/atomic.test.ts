import { chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeFileAtomic } from '../../src/io/atomic.js';
import { withFolder } from './helpers.js';

it('writes text, bytes and pieces, and replaces what was there', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, '目录.yaml');
    await writeFileAtomic(path, '旧');
    await writeFileAtomic(path, new TextEncoder().encode('字节'));
    expect(await readFile(path, 'utf8')).toBe('字节');
    await writeFileAtomic(path, ['一', '二', '三'.repeat(2_000_000)]);
    expect(await readFile(path, 'utf8')).toBe(`一二${'三'.repeat(2_000_000)}`);
    expect(await readdir(folder)).toEqual(['目录.yaml']);
  });
});

it('keeps the old file and leaves no temporary one when the data fails', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, '目录.yaml');
    await writeFile(path, '旧');
    const failing = function* () {
      yield '新'.repeat(2_000_000);
      throw new Error('中断');
    };
    await expect(writeFileAtomic(path, failing())).rejects.toThrow('中断');
    expect(await readFile(path, 'utf8')).toBe('旧');
    expect(await readdir(folder)).toEqual(['目录.yaml']);
  });
});

it.skipIf(process.platform === 'win32')('keeps the permissions of a file it replaces', async () => {
  await withFolder(async (folder) => {
    const path = join(folder, '目录.yaml');
    await writeFile(path, '旧');
    await chmod(path, 0o600);
    await writeFileAtomic(path, '新');
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
