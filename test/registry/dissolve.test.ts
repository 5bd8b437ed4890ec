import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { CITY, edit, emptyFolder, headOf, jiangsu, PROVINCE, run } from './support.js';

const CODE = '11320583000033101Y400013100300001';

describe('a region that is dissolved', () => {
  let folder = '';
  let head = '';
  const sitong = (...argv: string[]) => run(folder, ...argv);

  beforeAll(async () => {
    folder = jiangsu();
    head = headOf(await sitong('publish', ...PROVINCE));
  });

  test('may not be one that the workspace declares, or none', async () => {
    const declared = await sitong('publish', '--dissolve', '320583', ...PROVINCE);
    expect([declared.code, declared.stderr]).toEqual([
      2,
      expect.stringContaining('工作区里还有地区 320583'),
    ]);
    expect((await sitong('publish', '--dissolve', '昆山', ...PROVINCE)).code).toBe(2);
    const unknown = await sitong('publish', '--dissolve', '320999', ...PROVINCE);
    expect([unknown.code, unknown.stderr]).toEqual([
      3,
      expect.stringContaining('没有现行的地区 320999'),
    ]);
  });

  test('is asked for when it has gone out of the workspace, and stays in force until then', async () => {
    rmSync(join(folder, '320583-昆山市'), { recursive: true });
    const path = join(folder, '地区.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, text.indexOf('  - 地区代码: "320583"')));
    const { code, stdout, stderr } = await sitong('publish', ...PROVINCE);
    expect(code).toBe(0);
    expect(stdout).toContain('没有新写');
    expect(stderr).toContain('昆山市（320583）在登记库里仍然有效');
    expect(stderr).toContain('--dissolve 320583');
    expect((await sitong('show')).stdout).toContain('320583  昆山市  第 1 版');
  });

  test('leaves nothing in force and everything in the records', async () => {
    const argv = ['publish', '--dissolve', '320583', '--effective', '2026-07-01', ...PROVINCE];
    const { code, stdout, stderr } = await sitong(...argv);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('昆山市（320583）第 2 版：撤销，原有 205 行不再有效');
    expect((await sitong('show')).stdout).not.toContain('320583');
    expect((await sitong('show', '320583')).stdout).toContain('另有第 2 版，自 2026-07-01 撤销');
    const after = await sitong('show', '320583@2026-07-01');
    expect([after.code, after.stderr]).toEqual([
      3,
      expect.stringContaining('自 2026-07-01 起已撤销（第 2 号发布）'),
    ]);
    expect((await sitong('show', '320583@2')).stderr).toContain('没有内容');
    expect((await sitong('log', '--code', CODE)).stdout).toContain('去掉 昆山市第 2 版');
    expect((await sitong('show', '--search', CODE)).stdout).toContain('没有');
    expect((await sitong('log')).stdout).toContain('撤销，原有 205 行不再有效');
    expect((await sitong('verify', '--head', head)).code).toBe(0);
    const out = join(emptyFolder(), '写出');
    expect((await sitong('checkout', '--out', out)).stdout).not.toContain('320583');
    expect((await sitong('checkout', '320583@1', '--out', join(emptyFolder(), '旧'))).code).toBe(0);
    const again = await sitong(...argv);
    expect([again.code, again.stderr]).toEqual([
      3,
      expect.stringContaining('没有现行的地区 320583'),
    ]);
  });

  test('is not one that others stand below', async () => {
    rmSync(join(folder, '320500-苏州市'), { recursive: true });
    const path = join(folder, '地区.yaml');
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.slice(0, text.indexOf('  - 地区代码: "320500"')));
    rmSync(join(folder, '.sitong'), { recursive: true });
    const whole = jiangsu();
    const registry = ['--registry', join(folder, '.sitong/登记库.db')];
    await run(whole, 'publish', ...PROVINCE, ...registry);
    const refused = await sitong('publish', '--dissolve', '320500', ...CITY);
    expect([refused.code, refused.stderr]).toEqual([
      3,
      expect.stringContaining('苏州市（320500）还是昆山市（320583）的上级'),
    ]);
    expect((await sitong('log', '--format', 'json')).stdout.match(/"number"/g)).toHaveLength(1);
    const both = ['--dissolve', '320500', '--dissolve', '320583', '--format', 'json'];
    const published = await sitong('publish', ...both, ...PROVINCE);
    expect(JSON.parse(published.stdout).regions).toMatchObject([
      { region: '320500', dissolved: true, rows: 0, gone: 179 },
      { region: '320583', dissolved: true, rows: 0, gone: 205 },
    ]);
  });

  test('may come back', async () => {
    const whole = jiangsu();
    edit(join(whole, 'sitong.yaml'), /^名称: .*/m, '名称: 示例');
    const registry = ['--registry', join(folder, '.sitong/登记库.db')];
    const { code, stdout } = await run(whole, 'publish', ...PROVINCE, ...registry);
    expect(code).toBe(0);
    expect(stdout).toContain('昆山市（320583）第 3 版：新增 205 行');
    expect((await run(whole, 'verify', ...registry)).code).toBe(0);
  });
});

test('errors that a baseline or --fail-on lets through are published not without a word', async () => {
  const folder = jiangsu();
  edit(
    join(folder, '320583-昆山市/基本目录.yaml'),
    '事项名称: 食品经营许可',
    '事项名称: 食品经营许可证',
  );
  const never = ['--registry', join(emptyFolder(), 'r.db'), '--fail-on', 'never'];
  expect((await run(folder, 'publish', ...never, ...PROVINCE)).stderr).toMatch(
    /有 \d+ 个错误，按 --fail-on never 没有阻止发布/,
  );
  expect((await run(folder, 'publish', ...PROVINCE)).code).toBe(1);
  expect((await run(folder, 'check', '--update-baseline')).code).toBe(0);
  const { code, stderr } = await run(folder, 'publish', ...PROVINCE);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/基线里已有的 \d+ 个问题没有算在内/)]);
});
