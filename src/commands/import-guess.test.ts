import { describe, expect, test } from 'vitest';
import { run, workspace } from './testing/run.js';

/** What an import into a county says of a CSV file. */
async function imported(lines: readonly string[], ...more: string[]) {
  const root = workspace([], { '表.csv': `${lines.join('\n')}\n` });
  return run(root, 'import', '表.csv', '--region', '320583', '--out', '导入', ...more);
}

describe('what is guessed of headers that offices use', () => {
  const HEADER = '主项名称,子项名称,主项编码,子项编码,事项类型,设定依据,实施机关';
  const REST = '行政许可,《示例条例》第三条,昆山市交通运输局';

  test('a row of a 子项 has its own name and code, not those of the 主项', async () => {
    const { code, stdout } = await imported(
      [HEADER, `道路货运经营许可,普通货运,00011800700Y,000118007001,${REST}`],
      '--kind',
      '基本目录',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/B “子项名称” +→ 事项名称/);
    expect(stdout).toMatch(/D “子项编码” +→ 基本编码/);
    expect(stdout).toMatch(/C “主项编码” +→ 不取：这是主项的/);
  });

  test('where some rows have no 子项, neither column is taken, and that is told', async () => {
    const { code, stdout } = await imported(
      [
        HEADER,
        `道路货运经营许可,普通货运,00011800700Y,000118007001,${REST}`,
        `食品经营许可,,000131003000,,${REST}`,
      ],
      '--kind',
      '基本目录',
    );
    expect(code).not.toBe(0);
    expect(stdout).not.toMatch(/项编码” +→ 基本编码/);
  });

  test('a county has no 标准 unless its title says so', async () => {
    const rows = ['事项名称,基本编码,承诺办结时限', '食品经营许可,000131003000,5'];
    const plain = await imported(['昆山市实施清单,,', ...rows]);
    expect(plain.stdout).toContain('：实施清单，昆山市');
    const standard = await imported(['昆山市标准实施清单,,', ...rows]);
    expect(standard.stdout).toContain('：标准实施清单，昆山市');
  });

  test('steps with hyphens between are steps', async () => {
    const rows = ['事项名称,基本编码,办理流程', '食品经营许可,000131003000,申请-受理-审核-办结'];
    const { stdout } = await imported(['实施清单,,', ...rows]);
    expect(stdout).toContain('拆成 4 项');
  });
});
