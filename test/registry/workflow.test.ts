import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { CITY, COUNTY, edit, headOf, jiangsu, PROVINCE, type Ran, run } from './support.js';

const LIST = '320583-昆山市/实施清单/市场监管.yaml';
const CODE = '11320583000033101Y400013100300001';

/** The wanted change: the promise of one 办理项 becomes longer, which the province has to decide. */
const APPLICATION = `类别: 调整申请
地区: "320583"
申请单位: 昆山市市场监督管理局
申请日期: 2026-05-20
理由: 法定依据变化
事项:
  - 操作: 变更
    编码: "${CODE}"
    承诺办结时限: 8
    说明: 现场核查改由两名以上人员进行
`;

let root = '';
let first: Ran;
const sitong = (...argv: readonly string[]) => run(root, ...argv);

beforeAll(async () => {
  root = jiangsu();
  // Who decides on this element is the province's own rule: the built-in table leaves it to the place.
  edit(
    join(root, 'sitong.yaml'),
    /$/,
    '审核权限: [{ 要素: [承诺办结时限], 层级: 省级, 说明: 承诺时限由省里统一把关 }]\n',
  );
  first = await sitong('publish', ...PROVINCE);
  writeFileSync(join(root, '.申请.yaml'), APPLICATION);
});

/** Every file below a folder: path → text. */
function filesBelow(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return Object.fromEntries(
    paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
  );
}

// Each test goes on where the one before it stopped: this is one story.
describe('from the application to the proof', () => {
  test('publish says what it published, and the head on a line of its own', () => {
    expect(first.stderr).toBe('');
    expect(first.code).toBe(0);
    expect(first.stdout).toContain('已发布第 1 号，自 2026-06-01 施行');
    expect(first.stdout).toContain('昆山市（320583）第 1 版：新增 205 行，现有 205 行');
    expect(headOf(first)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('the same content again is no publication', async () => {
    const again = await sitong('publish', ...PROVINCE);
    expect(again.code).toBe(0);
    expect(again.stdout).toBe(`内容与第 1 号发布相同，没有新写\n登记链头 ${headOf(first)}\n`);
  });

  test('a change that needs approval is not published without it', async () => {
    edit(join(root, LIST), '承诺办结时限: 5', '承诺办结时限: 8');
    const refused = await sitong('publish', ...PROVINCE);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('change/worse');
    expect(refused.stderr).toContain('没有发布');
    expect((await sitong('log')).stdout.match(/^第 \d+ 号/gm)).toEqual(['第 1 号']);
  });

  test('submit says which level decides and why; the same document is one application', async () => {
    const submitted = await sitong('submit', '.申请.yaml', ...COUNTY);
    expect(submitted.code).toBe(0);
    expect(submitted.stdout).toContain('已提交，第 2 号申请');
    expect(submitted.stdout).toContain(
      '由省级审核：承诺时限由省里统一把关；由江苏省政务服务管理机构决定',
    );
    const again = await sitong('submit', '.申请.yaml', ...COUNTY);
    expect(again.stdout).toBe('与第 2 号申请（待审核）相同，没有新写\n');
  });

  test('review lists what waits and shows one as it was written', async () => {
    const pending = await sitong('review');
    expect(pending.stdout).toContain('第 2 号  昆山市（320583）变更 1 项');
    expect(pending.stdout).toContain('由省级审核');
    const shown = await sitong('review', '2');
    expect(shown.stdout).toContain('# 第 2 号申请：待审核');
    expect(parse(shown.stdout)).toEqual(parse(APPLICATION));
  });

  test('only a unit of the deciding level, and never the applicant, approves', async () => {
    const city = await sitong('review', '2', '--approve', ...CITY);
    expect(city.code).toBe(1);
    expect(city.stderr).toContain('应由省级决定，“苏州市政务服务管理办公室”是市级单位');
    const own = await sitong('review', '2', '--approve', ...COUNTY);
    expect(own.code).toBe(1);
    expect(own.stderr).toContain('不能由申请人审核通过');
    const other = await sitong('review', '2', '--approve', '--as', '昆山市市场监督管理局/钱七');
    expect(other.stderr).toContain('不能由申请人审核通过');
    const elsewhere = await sitong('review', '2', '--approve', '--as', '浙江省大数据局/孙八');
    expect(elsewhere.code).toBe(1);
    expect((await sitong('review', '--format', 'json')).stdout).toContain('"待审核"');
  });

  test('an approval is recorded, and final', async () => {
    const approved = await sitong('review', '2', '--approve', ...PROVINCE);
    expect(approved.code).toBe(0);
    expect(approved.stdout).toContain('第 2 号申请已通过，可以发布，记为第 3 号');
    const again = await sitong('review', '2', '--return', '再议', ...PROVINCE);
    expect(again.code).toBe(1);
    expect(again.stderr).toContain('第 2 号申请已通过');
  });

  test('publish finds the application that it carries out', async () => {
    const published = await sitong(
      ...['publish', ...PROVINCE, '--effective', '2026-07-01'],
      ...['--document', '苏政务〔2026〕9号', '--format', 'json'],
    );
    expect(published.code).toBe(0);
    expect(JSON.parse(published.stdout)).toMatchObject({
      outcome: 'published',
      number: 4,
      applications: [2],
      effective: '2026-07-01',
      regions: [{ region: '320583', revision: 2, added: 0, changed: 1, gone: 0 }],
    });
    expect((await sitong('review', '2')).stdout).toContain('# 第 4 号发布已落实');
  });

  test('log --code tells who changed what by which document', async () => {
    const log = await sitong('log', '--code', CODE);
    expect(log.code).toBe(0);
    expect(log.stdout).toContain('苏政务〔2026〕9号\n  变更 昆山市第 2 版 实施清单');
    expect(log.stdout).toContain('承诺办结时限：5个工作日 → 8个工作日');
    const { entries } = JSON.parse((await sitong('log', '--format', 'json')).stdout);
    expect(entries.map(({ kind }: { kind: string }) => kind)).toEqual([
      '发布',
      '审核',
      '申请',
      '发布',
    ]);
    const region = JSON.parse(
      (await sitong('log', '--region', '320500', '--format', 'json')).stdout,
    );
    expect(region.entries).toHaveLength(1);
  });

  test('show answers what is in force on a day', async () => {
    const before = await sitong('show', '320583', '--as-of', '2026-06-30');
    expect(before.stdout).toContain('昆山市（320583）第 1 版，自 2026-06-01 施行');
    expect(before.stdout).toContain('另有第 2 版，自 2026-07-01 施行');
    const promised = async (day: string) => {
      const argv = ['show', '320583', '--code', CODE, '--as-of', day, '--format', 'json'];
      const { rows } = JSON.parse((await sitong(...argv)).stdout);
      return rows.map(({ state }: { state: { row: object } }) =>
        '承诺办结时限' in state.row ? state.row.承诺办结时限 : '',
      );
    };
    expect(await promised('2026-06-30')).toContain(5);
    expect(await promised('2026-07-01')).toContain(8);
    const early = await sitong('show', '320583', '--as-of', '2026-05-31');
    expect(early.code).toBe(3);
    expect(early.stderr).toContain('2026-05-31 还没有 320583 的版本施行');
  });

  test('show finds items by text', async () => {
    const { hits } = JSON.parse(
      (await sitong('show', '320583', '--search', '食品经营', '--format', 'json')).stdout,
    );
    expect(hits.length).toBeGreaterThan(3);
    expect(new Set(hits.map(({ region }: { region: string }) => region))).toEqual(
      new Set(['320583']),
    );
  });

  test('checkout is byte-stable, of the wanted revision, and publishes as unchanged', async () => {
    expect((await sitong('checkout', '--out', '../一')).code).toBe(0);
    expect((await sitong('checkout', '--out', '../二')).code).toBe(0);
    const files = filesBelow(join(root, '../一'));
    expect(filesBelow(join(root, '../二'))).toEqual(files);
    const again = await run(
      join(root, '../一'),
      ...['publish', ...PROVINCE, '--registry', join(root, '.sitong/登记库.db')],
    );
    expect(again.stdout).toContain('内容与第 4 号发布相同，没有新写');
    expect((await sitong('checkout', '320583@1', '--out', '../二')).code).toBe(0);
    const old = filesBelow(join(root, '../二'));
    const differing = Object.keys(files).filter((path) => files[path] !== old[path]);
    expect(differing).toEqual(['320583-昆山市/实施清单.yaml']);
    expect(old['320583-昆山市/实施清单.yaml']).toContain('承诺办结时限: 5');
  });

  test('checkout leaves a folder of somebody else alone', async () => {
    const before = filesBelow(join(root, '320583-昆山市'));
    const refused = await sitong('checkout', '--out', '320583-昆山市');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('不是 checkout 写出的文件');
    expect(filesBelow(join(root, '320583-昆山市'))).toEqual(before);
    expect((await sitong('checkout', '--snapshot', '地区.yaml')).code).toBe(2);
  });

  test('verify proves the registry, and against a head that was kept elsewhere', async () => {
    const whole = await sitong('verify');
    expect(whole.code).toBe(0);
    expect(whole.stdout).toContain('重算了 4 条登记的链');
    const kept = await sitong('verify', '--head', headOf(first));
    expect(kept.code).toBe(0);
    expect(kept.stdout).toContain('是第 1 号，其后有 3 条登记');
    const foreign = await sitong('verify', '--head', 'a'.repeat(64));
    expect(foreign.code).toBe(1);
    expect(foreign.stdout).toContain('不在登记链里');
  });

  test('what is changed behind its back is found', async () => {
    const db = new BetterSqlite3(join(root, '.sitong/登记库.db'));
    for (const { name } of db
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all())
      db.exec(`DROP TRIGGER ${name}`);
    db.exec("UPDATE entry SET person = '张四' WHERE number = 3");
    db.close();
    const tampered = await sitong('verify', '--format', 'json');
    expect(tampered.code).toBe(1);
    const { problems } = JSON.parse(tampered.stdout);
    expect(problems.some(({ number }: { number?: number }) => number === 3)).toBe(true);
  });
});
