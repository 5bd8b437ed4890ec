import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { workspace } from '../../src/commands/testing/run.js';
import { edit, emptyFolder, headOf, PROVINCE, run } from './support.js';

let root = '';
beforeAll(async () => {
  root = workspace([]);
  const published = await run(root, 'publish', ...PROVINCE);
  expect(published.code, published.stdout + published.stderr).toBe(0);
});

describe('what is asked for wrongly is one sentence', () => {
  test.each([
    [
      'nobody acts',
      ['publish'],
      2,
      '缺少 --as：写明由谁办理，如 --as 江苏省政务服务管理办公室/张三',
    ],
    ['a unit alone', ['publish', '--as', '某单位'], 2, '应写成 单位/姓名，写的是“某单位”'],
    ['no name', ['submit', 'x.yaml', '--as', '某单位/ '], 2, '应写成 单位/姓名'],
    ['a control character', ['publish', '--as', '某单位/张\u001b三'], 2, '看不见的控制字符'],
    ['a hash that is none', ['publish', ...PROVINCE, '--base', '12'], 2, '--base 应为 64 位'],
    [
      'a day that is none',
      ['publish', ...PROVINCE, '--effective', '明天'],
      2,
      '--effective 的日期',
    ],
    [
      'a region that is none',
      ['publish', ...PROVINCE, '--region', '320599'],
      2,
      '工作区没有地区 320599',
    ],
    ['a number that is none', ['review', '二'], 2, '申请号应为正整数'],
    ['no such application', ['review', '99'], 3, '登记库里没有第 99 号申请'],
    [
      'a publication as application',
      ['review', '1', '--approve', ...PROVINCE],
      3,
      '没有第 1 号申请',
    ],
    ['a decision without number', ['review', '--approve', ...PROVINCE], 2, '没有写是第几号申请'],
    [
      'both decisions',
      ['review', '1', '--approve', '--return', '不', ...PROVINCE],
      2,
      '只能写一个',
    ],
    [
      'a reason without text',
      ['review', '1', '--return', ' ', ...PROVINCE],
      2,
      '--return 后面没有写内容',
    ],
    ['an unknown kind', ['log', '--kind', '发部'], 2, '应为 发布、申请、审核 之一，是不是“发布”？'],
    [
      'an unknown region',
      ['log', '--region', '320501'],
      3,
      '登记库里没有地区 320501，是不是 320500？',
    ],
    ['an unknown code', ['log', '--code', '999999999999'], 3, '从未发布过'],
    ['no such revision', ['show', '320583@9'], 3, '320583 没有第 9 版，最新的是第 1 版'],
    ['a revision that is none', ['show', '320583@新'], 2, '@ 后面应是版次或日期'],
    ['a format that is none', ['log', '--format', 'jsom'], 2, '没有输出格式“jsom”，是不是“json”？'],
    ['nowhere to write', ['checkout'], 2, '--out 文件夹，或 --snapshot 文件'],
    ['a head that is none', ['verify', '--head', 'xyz'], 2, '--head 应为 64 位十六进制'],
    ['no such file', ['submit', '没有.yaml', ...PROVINCE], 3, '文件读不了：没有.yaml'],
    ['no application', ['submit', 'sitong.yaml', ...PROVINCE], 1, '没有提交'],
    ['another document', ['submit', '地区.yaml', ...PROVINCE], 2, 'submit 只收 调整申请'],
  ])('%s', async (_title, argv, code, says) => {
    const outcome = await run(root, ...argv);
    expect(outcome.stderr).toContain(says);
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(outcome.code).toBe(code);
  });

  test('no workspace, no registry, a folder of several', async () => {
    const nowhere = emptyFolder();
    const lost = await run(nowhere, 'log');
    expect([lost.code, lost.stderr]).toEqual([3, expect.stringContaining('不在工作区里')]);
    const missing = await run(nowhere, 'verify', '--registry', '没有.db');
    expect([missing.code, missing.stderr]).toEqual([3, expect.stringContaining('没有登记库')]);
    for (const name of ['甲', '乙']) {
      mkdirSync(join(nowhere, name));
      writeFileSync(join(nowhere, name, 'sitong.yaml'), '名称: 示例\n');
    }
    const several = await run(nowhere, 'publish', ...PROVINCE);
    expect([several.code, several.stderr]).toEqual([2, expect.stringContaining('一次只发布一个')]);
  });

  test('what is refused leaves no registry behind', async () => {
    const broken = workspace([{ in: '县目录', set: { 事项名称: '食品经营许可证' } }]);
    expect((await run(broken, 'publish', ...PROVINCE)).code).toBe(1);
    expect(existsSync(join(broken, '.sitong/登记库.db'))).toBe(false);
  });

  test('files that cannot be read are findings, also over an earlier revision', async () => {
    const broken = workspace([]);
    expect((await run(broken, 'publish', ...PROVINCE)).code).toBe(0);
    writeFileSync(join(broken, '坏.yaml'), '类别: 基本目录\n地区: "320583"\n事项: [\n');
    const refused = await run(broken, 'publish', ...PROVINCE);
    expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('yaml/syntax')]);
  });

  test('a base that is overtaken is told, the right one is taken', async () => {
    const own = workspace([]);
    const first = await run(own, 'publish', ...PROVINCE);
    edit(join(own, 'sitong.yaml'), /名称: .*/, '名称: 示例目录');
    const stale = await run(own, 'publish', ...PROVINCE, '--base', 'a'.repeat(64));
    expect([stale.code, stale.stderr]).toEqual([3, expect.stringContaining('更新的记录')]);
    const right = await run(own, 'publish', ...PROVINCE, '--base', headOf(first));
    expect([right.code, right.stdout]).toEqual([0, expect.stringContaining('只更新了配置')]);
  });

  test('a file that is no registry', async () => {
    const text = join(emptyFolder(), '文字.db');
    writeFileSync(text, '这不是数据库'.repeat(100));
    const foreign = await run(root, 'log', '--registry', text);
    expect([foreign.code, foreign.stderr]).toEqual([3, expect.stringContaining('不是登记库')]);
  });

  test('a read-only folder', async () => {
    const folder = emptyFolder();
    chmodSync(folder, 0o555);
    const target = join(folder, '子文件夹/登记库.db');
    const outcome = await run(root, 'publish', ...PROVINCE, '--registry', target);
    chmodSync(folder, 0o755);
    // The superuser may write anywhere.
    if (existsSync(target)) expect(outcome.code).toBe(0);
    else expect([outcome.code, outcome.stderr]).toEqual([3, expect.stringContaining('建不了')]);
  });
});
