import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { contentOf, derive, FIXTURES, jiangsuWithout, temporaryFolder } from './support.js';

const folder = temporaryFolder();
const upper = join(folder, '江苏');
const OUT = '昆山';
const BUREAU = `${OUT}/实施清单/昆山市市场监督管理局.yaml`;
const SECTION = `${OUT}/实施清单/登记注册科.yaml`;
const RUN = [
  '--region',
  '320583',
  '--bodies',
  join(FIXTURES, '昆山/机构.csv'),
  '--workspace',
  upper,
  '--out',
  OUT,
];

function edit(path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

/** The file in which the province keeps the standard of 市场监管. */
function standard(): string {
  const place = '江苏/320000-江苏省/标准';
  const name = readdirSync(join(folder, place)).find((one) => one.includes('市场监管'));
  return `${place}/${name}`;
}

beforeAll(async () => {
  jiangsuWithout(upper, ['320583']);
  expect(await derive(RUN, folder)).toMatchObject({ code: 0 });
  // What people do in the county: fill in, write down why, give a section its own file.
  edit(BUREAU, (text) => {
    const at = text.indexOf('  - 基本编码: "000731901001"');
    const head = text.slice(0, text.indexOf('事项:') + '事项:\n'.length);
    writeFileSync(join(folder, SECTION), `# 登记注册科维护\n${head}${text.slice(at)}`);
    return text
      .slice(0, at)
      .replace('承诺办结时限: 待填', '承诺办结时限: 5  # 局长办公会定')
      .replace('承诺办结时限单位: 待填', '承诺办结时限单位: 工作日');
  });
});

test('nothing changed above: local work stays byte for byte, and nothing is to be told', async () => {
  const before = contentOf(join(folder, OUT));
  const { code, stdout } = await derive(RUN, folder);
  expect(code).toBe(0);
  expect(stdout).not.toContain('上级有变动');
  expect(stdout).not.toContain('冲突');
  expect(contentOf(join(folder, OUT))).toEqual(before);
});

test('what changed above is merged where people keep it now; a conflict stays until it is decided', async () => {
  edit(BUREAU, (text) => text.replace('份数: 1', '份数: 2'));
  edit(standard(), (text) => {
    const at = text.indexOf('企业登记');
    return (
      text
        .slice(0, at)
        .replace('份数: 1', '份数: 3')
        .replace('      - 有食品安全管理人员和保证食品安全的规章制度\n', '') +
      text.slice(at).replace('时限: 1', '时限: 2')
    );
  });
  const before = contentOf(join(folder, OUT));
  const dry = await derive([...RUN, '--dry-run'], folder);
  expect(dry.code).toBe(1);
  expect(dry.stdout).toContain('-      - 有食品安全管理人员和保证食品安全的规章制度\n');
  expect(dry.stdout).toContain('+        # 冲突：');
  expect(contentOf(join(folder, OUT))).toEqual(before);

  const merged = await derive(RUN, folder);
  expect(merged.code).toBe(1);
  expect(merged.stdout).toContain('食品经营许可（新办）：受理条件 减 1\n');
  expect(merged.stdout).toContain('企业登记（设立）：办理流程 改 1\n');
  expect(merged.stdout).toMatch(/实施清单\/昆山市市场监督管理局\.yaml:\d+ .*份数：两边都改了/);
  const text = readFileSync(join(folder, BUREAU), 'utf8');
  const marker = /^ *# 冲突：“申请材料·食品经营许可申请书·份数”.*上级改为 3（原为 1）.*\n/m;
  expect(text).toMatch(marker);
  expect(text).toContain('承诺办结时限: 5  # 局长办公会定\n');
  expect(readFileSync(join(folder, SECTION), 'utf8')).toMatch(/^# 登记注册科维护\n/);

  const after = contentOf(join(folder, OUT));
  const again = await derive(RUN, folder);
  expect(again.code).toBe(1);
  expect(again.stdout).toContain('以前的冲突还没有选定');
  expect(contentOf(join(folder, OUT))).toEqual(after);

  edit(BUREAU, (now) => now.replace(marker, ''));
  expect(await derive(RUN, folder)).toMatchObject({ code: 0 });
  expect(readFileSync(join(folder, BUREAU), 'utf8')).toBe(text.replace(marker, ''));
});

test('a file that cannot be read or is not UTF-8 stops the run before anything is written', async () => {
  const broken = join(folder, OUT, '基本目录.yaml');
  const before = readFileSync(broken);
  writeFileSync(broken, `${before.toString()}  - 基本编码: "未完\n`);
  const syntax = await derive(RUN, folder);
  expect(syntax.code).toBe(3);
  expect(syntax.stderr).toMatch(/基本目录\.yaml:\d+ .*先改好/);
  writeFileSync(broken, Buffer.concat([before, Buffer.from([0xc0, 0xbd])]));
  const bytes = await derive(RUN, folder);
  expect(bytes.code).toBe(3);
  expect(bytes.stderr).toContain('不是 UTF-8');
  writeFileSync(broken, before);
});

test('a county that touched nothing gets what is derived today', async () => {
  const other = join(folder, '江苏二');
  cpSync(upper, other, { recursive: true });
  const args = [...RUN.slice(0, 4), '--workspace', other, '--out'];
  expect(await derive([...args, '甲'], folder)).toMatchObject({ code: 0 });
  edit(standard().replace('江苏/', '江苏二/'), (text) => text.replaceAll('份数: 1', '份数: 4'));
  expect(await derive([...args, '甲'], folder)).toMatchObject({ code: 0 });
  expect(await derive([...args, '乙'], folder)).toMatchObject({ code: 0 });
  const [first, second] = ['甲', '乙'].map((name) => contentOf(join(folder, name)));
  expect(first).toEqual(second);
});
