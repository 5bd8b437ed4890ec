import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { UsageError, WorkError } from '../../src/errors.js';
import { filesBelow, ROOT, runCommand, withFolder } from './helpers.js';

const CSV = join(ROOT, 'fixtures/import/csv');
const mapping = join(CSV, '映射.yaml');
const csv = (out: string, file = 'utf8.csv') => ({
  file: join(CSV, file),
  mapping,
  region: '320583',
  out,
});

describe('sitong import', () => {
  it.each(['utf8.csv', 'utf8-bom.csv', 'gb18030.csv'])('imports %s', async (file) => {
    await withFolder(async (folder) => {
      const { code, stdout } = await runCommand(csv(folder, file));
      const written = await filesBelow(folder);
      const expected = await filesBelow(join(CSV, '期望'));
      expect(Object.keys(written)).toEqual(['320583/实施清单.yaml']);
      const body = (text: string) => text.slice(text.indexOf('\n') + 1);
      expect(body(written['320583/实施清单.yaml'] ?? '')).toBe(
        body(expected['320583/实施清单.yaml'] ?? ''),
      );
      expect(code).toBe(0);
      expect(stdout).toContain('「层级」：3 条记录有值');
    });
  });

  it('does what docs/import.md says', async () => {
    const page = await readFile(join(ROOT, 'docs/import.md'), 'utf8');
    const block = (language: string, index = 0) =>
      [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))][
        index
      ]?.[1] ?? '';
    await withFolder(async (folder) => {
      await writeFile(join(folder, '事项.csv'), block('csv'));
      await writeFile(join(folder, '映射.yaml'), block('yaml'));
      const { code } = await runCommand(
        { file: '事项.csv', mapping: '映射.yaml', out: '目录' },
        folder,
      );
      expect(code).toBe(0);
      const files = await filesBelow(join(folder, '目录'));
      expect(Object.keys(files).sort()).toEqual([
        '320500-苏州市/基本目录.yaml',
        '320500-苏州市/实施清单.yaml',
        '320583-昆山市/基本目录.yaml',
        '320583-昆山市/实施清单.yaml',
      ]);
      expect(files['320500-苏州市/实施清单.yaml']).toBe(block('yaml', 1));
      expect(parse(files['320583-昆山市/基本目录.yaml'] ?? '')).toMatchObject({
        事项: [{ 行使层级: ['市级', '县级'], 服务对象: ['企业法人'] }],
      });
    });
  });

  it('writes the same bytes again over its own files, and spares files of others', async () => {
    await withFolder(async (folder) => {
      await runCommand(csv(folder));
      const first = await filesBelow(folder);
      await runCommand(csv(folder));
      expect(await filesBelow(folder)).toEqual(first);
      const path = join(folder, '320583/实施清单.yaml');
      await writeFile(path, '类别: 实施清单\n');
      await expect(runCommand(csv(folder))).rejects.toThrow(UsageError);
      expect(await readFile(path, 'utf8')).toBe('类别: 实施清单\n');
    });
  });

  it.skipIf(process.platform === 'win32')('follows no link out of the folder', async () => {
    await withFolder(async (folder) => {
      const [out, elsewhere] = [join(folder, 'out'), join(folder, 'elsewhere')];
      await mkdir(out);
      await mkdir(elsewhere);
      await symlink(elsewhere, join(out, '320583'));
      await expect(runCommand(csv(out))).rejects.toThrow('输出文件夹之外');
      expect(await filesBelow(elsewhere)).toEqual({});
    });
  });

  it.each([
    [{ kind: '目录' }, UsageError, '没有「目录」这种类别'],
    [{ kind: '基本目录' }, UsageError, '没有类别为「基本目录」的输出'],
    [{ region: '32' }, UsageError, '六位地区代码'],
    [{ file: 'nowhere.csv' }, WorkError, '找不到文件'],
    [{ file: join(CSV, '映射.yaml') }, UsageError, '看不出 映射.yaml 的格式'],
    [{ mapping: 'nowhere.yaml' }, WorkError, '找不到文件'],
    [{ file: CSV }, WorkError, '不是普通文件'],
  ])('refuses %o', async (change, kind, sentence) => {
    const formatless = await readFile(mapping, 'utf8').then((text) =>
      text.replace('来源: { 格式: csv }', ''),
    );
    await withFolder(async (folder) => {
      await writeFile(join(folder, '映射.yaml'), formatless);
      const options = { ...csv(folder), mapping: join(folder, '映射.yaml'), ...change };
      const run = runCommand(options);
      await expect(run).rejects.toThrow(kind);
      await expect(runCommand(options)).rejects.toThrow(sentence);
    });
  });

  it('needs a region from the mapping or the option', async () => {
    await withFolder(async (folder) => {
      const { region: _region, ...options } = csv(folder);
      await expect(runCommand(options)).rejects.toThrow('请用 --region 指明');
    });
  });

  it('refuses a source without records', async () => {
    await withFolder(async (folder) => {
      await writeFile(join(folder, 'a.csv'), '事项编号,事项\n');
      const options = { ...csv(folder), file: join(folder, 'a.csv') };
      await expect(runCommand(options)).rejects.toThrow('没有一条记录');
    });
  });
});
