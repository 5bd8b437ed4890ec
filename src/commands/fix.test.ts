import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run, workspace } from './testing/run.js';

const COUNTY = '320583-昆山市/基本目录.yaml';
const CITY = '320500-苏州市/基本目录.yaml';
const read = (root: string, file: string) => readFileSync(join(root, file), 'utf8');

describe('fix', () => {
  test('takes name, type and basis from the reference and changes nothing else', async () => {
    const root = workspace([
      { in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）', 事项类型: '行政确认' } },
      { in: '县目录', set: { 设定依据: ['《食品安全法》第35条第1款'] } },
    ]);
    const clean = read(workspace([]), COUNTY);
    const before = read(root, COUNTY)
      .replace('事项名称: 昆山市', '事项名称:   昆山市')
      .replace('（县级权限）\n', '（县级权限） # 抄自旧目录\n');
    writeFileSync(join(root, COUNTY), before);
    const { code, stdout } = await run(root, 'fix');
    expect(code).toBe(0);
    expect(stdout).toContain(`已改 ${COUNTY}:`);
    const after = read(root, COUNTY);
    expect(after).toContain('事项名称:   食品经营许可（县级权限） # 抄自旧目录\n');
    expect(after).toContain(
      '      - 《食品安全法》第35条第1款\n      - 【行政法规】《中华人民共和国食品安全法实施条例》第十五条\n',
    );
    expect(after.split('\n').length).toBe(clean.split('\n').length);
    expect((await run(root, 'check')).code).toBe(0);
    await run(root, 'fix');
    expect(read(root, COUNTY)).toBe(after);
  });

  test('a correction above is carried down in the same run', async () => {
    const wrong = { 事项名称: '苏州食品经营许可（县级权限）' };
    const root = workspace([
      { in: '市目录', set: wrong },
      { in: '县目录', set: wrong },
    ]);
    await run(root, 'fix');
    for (const file of [CITY, COUNTY]) expect(read(root, file)).not.toContain('苏州食品');
  });

  test('keeps CRLF, a byte order mark and quotes; full-width digits become half-width', async () => {
    const root = workspace([{ in: '县目录', set: { 基本编码: '０００１３１９０１００２' } }]);
    const windows = `\uFEFF${read(root, COUNTY).replace('０００１３１９０１００２', '"０００１３１９０１００２"').replaceAll('\n', '\r\n')}`;
    writeFileSync(join(root, COUNTY), windows);
    await run(root, 'fix');
    expect(read(root, COUNTY)).toBe(windows.replace('０００１３１９０１００２', '000131901002'));
  });

  test('quotes codes and takes the dictionary word that can only be meant', async () => {
    const root = workspace([
      { in: '县目录', replace: ['"000131901002"', '000131901002'] },
      { in: '县清单', set: { 办件类型: '承诺' } },
    ]);
    expect(read(root, COUNTY)).toContain('基本编码: 000131901002\n');
    await run(root, 'fix');
    expect(read(root, COUNTY)).toContain('基本编码: "000131901002"\n');
    expect(read(root, '320583-昆山市/实施清单.yaml')).toContain('办件类型: 承诺件\n');
  });

  test('never guesses: a wrong check digit, an unknown act and a code of no item stay', async () => {
    const edits = [
      { in: '市清单', set: { 实施主体编码: '11320500MB0000019A' } },
      { in: '县目录', set: { 设定依据: ['《示例县管理办法》第三条'] } },
    ] as const;
    const root = workspace(edits.slice(0, 1));
    const before = read(root, '320500-苏州市/实施清单.yaml');
    const { stderr } = await run(root, 'fix');
    expect(read(root, '320500-苏州市/实施清单.yaml')).toBe(before);
    expect(stderr).toContain('已改 0 处');
    const other = workspace(edits.slice(1));
    await run(other, 'fix');
    expect(read(other, COUNTY)).toContain('示例县管理办法');
  });

  test('--dry-run prints a diff that git can apply, and writes nothing', async () => {
    const root = workspace([{ in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）' } }]);
    const before = read(root, COUNTY);
    const { stdout } = await run(root, 'fix', '--dry-run');
    expect(read(root, COUNTY)).toBe(before);
    expect(stdout).toContain(`--- a/${COUNTY}\n+++ b/${COUNTY}\n@@`);
    execFileSync('git', ['apply', '-'], { cwd: root, input: stdout });
    expect((await run(root, 'check')).code).toBe(0);
  });
});

describe('baseline', () => {
  const wrong = { in: '县目录', set: { 事项名称: '昆山市食品经营许可（县级权限）' } } as const;

  test('known findings are quiet, new ones fail, fixed ones drop out', async () => {
    const root = workspace([wrong]);
    expect((await run(root, 'check')).code).toBe(1);
    expect((await run(root, 'check', '--update-baseline')).code).toBe(0);
    const quiet = await run(root, 'check');
    expect(quiet.code).toBe(0);
    expect(quiet.stdout).toContain('基线里已有        2 条');

    writeFileSync(join(root, COUNTY), `# 移动了行号\n\n${read(root, COUNTY)}`);
    expect((await run(root, 'check')).code).toBe(0);

    writeFileSync(join(root, COUNTY), read(root, COUNTY).replace('行政给付', '行政奖励'));
    const fresh = JSON.parse((await run(root, 'check', '--format', 'json')).stdout);
    // The name is wrong (same/name) and carries the place (logic/name).
    expect(fresh.summary.baselined).toBe(2);
    expect(fresh.diagnostics.map(({ rule }: { rule: string }) => rule)).not.toContain('same/name');
    expect(fresh.diagnostics.length).toBeGreaterThan(0);

    writeFileSync(
      join(root, COUNTY),
      read(root, COUNTY).replace('行政奖励', '行政给付').replace('昆山市食品', '食品'),
    );
    await run(root, 'check', '--update-baseline');
    expect(JSON.parse(read(root, 'sitong.baseline.json')).问题).toEqual([]);
  });

  test('a file that cannot be read is never quiet', async () => {
    const root = workspace([
      { in: '县指南', text: '类别: 办事指南\n地区: "320583"\n指南:\n\t- 一\n' },
    ]);
    await run(root, 'check', '--update-baseline');
    expect((await run(root, 'check')).code).toBe(1);
    for (const config of [
      '规则: { yaml/syntax: off }',
      '覆盖: [{ 层级: 县级, 规则: { yaml/syntax: off } }]',
      '豁免: [{ 规则: yaml/syntax, 理由: 试点 }]',
    ]) {
      writeFileSync(join(root, 'sitong.yaml'), `${config}\n`);
      const { code, stderr } = await run(root, 'check');
      expect(code).toBe(2);
      expect(stderr).toContain('不能关闭或豁免');
    }
  });

  test('a locked rule is not quieted, and half a workspace makes no baseline', async () => {
    const root = workspace([
      wrong,
      { in: '地区', replace: ['地区名称: 江苏省', '地区名称: 江苏省\n    锁定规则: [same/name]'] },
    ]);
    await run(root, 'check', '--update-baseline');
    expect((await run(root, 'check')).code).toBe(1);
    const partial = await run(root, 'check', '--update-baseline', '--region', '320583');
    expect(partial.code).toBe(2);
    expect(partial.stderr).toContain('--update-baseline');
    expect((await run(root, 'check', '--baseline', '没有.json')).code).toBe(3);
  });
});
