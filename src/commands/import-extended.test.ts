import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { beforeAll, describe, expect, test } from 'vitest';
import { run, workspace } from './testing/run.js';

/** What the province added to 基本目录 (示例). */
const EXTENSION = `要素:
  - { 类别: 基本目录, 名称: 本省词, 形状: words, 取值: [甲, 乙], 向下: 自主, 国家字段: ext_words, 说明: 示例 }
  - { 类别: 基本目录, 名称: 本省数, 形状: int, 向下: 自主, 国家字段: ext_no, 说明: 示例 }
`;
const CONFIG = '名称: 示例\n扩展: [本省.yaml]\n';
const CATALOG = '320583-昆山市/基本目录.yaml';

function rowsOf(root: string) {
  return (load(readFileSync(join(root, CATALOG), 'utf8')) as { 事项: Record<string, unknown>[] })
    .事项;
}

describe('elements that the province added come back as they were', () => {
  let root: string;
  let target: string;
  beforeAll(() => {
    root = workspace(
      [
        {
          in: '县目录',
          replace: ['    事项名称:', '    本省词: [甲, 乙]\n    本省数: 7\n    事项名称:'],
        },
      ],
      { 'sitong.yaml': CONFIG, '本省.yaml': EXTENSION },
    );
    target = workspace([], { 'sitong.yaml': CONFIG, '本省.yaml': EXTENSION });
    expect(rowsOf(root)[0]).toMatchObject({ 本省词: ['甲', '乙'], 本省数: 7 });
  });

  test.each(['xlsx', 'csv', 'json', '交换'])('%s', async (format) => {
    const file = `目录-${format}.${format === '交换' ? 'json' : format}`;
    const args = ['--region', '320583', '--format', format, '--out', file, '--force'];
    expect((await run(root, 'export', '基本目录', ...args)).code).toBe(0);
    const out = join(target, `导入-${format}`);
    const { code, stderr } = await run(root, 'import', file, '--out', out);
    expect([code, stderr]).toEqual([0, '']);
    expect(rowsOf(out)).toEqual(rowsOf(root));
  });

  test('where they are not known a field of theirs is kept as it stands', async () => {
    const args = ['--region', '320583', '--format', '交换', '--out', '外.json', '--force'];
    await run(root, 'export', '基本目录', ...args);
    const plain = workspace([]);
    const out = join(plain, '导入');
    await run(plain, 'import', join(root, '外.json'), '--out', out);
    expect(rowsOf(out)[0]).toMatchObject({ ext_words: '甲^乙', ext_no: 7 });
  });
});
