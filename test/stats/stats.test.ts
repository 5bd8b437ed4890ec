import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Playground } from '../cli/support/base-workspace.js';
import { AS_OF, check, expectOneLine, ROOT, run } from '../cli/support/run.js';
import { onTerminal, statsJson, twoCounties } from './support.js';

const JIANGSU = 'catalogs/江苏';
const GUANGDONG = 'catalogs/广东';

interface Reasons {
  readonly reason: string;
  readonly rows: number;
}

interface Counted {
  readonly rows: number;
  readonly less: number;
  readonly same: number;
  readonly more: number;
  readonly from: number;
  readonly to: number;
  readonly rate?: number;
  readonly undecided: readonly Reasons[];
}

interface Numbers {
  readonly regions: number;
  readonly rows: Readonly<Record<string, number>>;
  readonly served: number;
  readonly claims: {
    readonly claimable: number;
    readonly claimed: number;
    readonly unexplained: number;
    readonly declined: readonly Reasons[];
    readonly unknown: readonly Reasons[];
  };
  readonly conformity: {
    readonly rows: number;
    readonly faulty: number;
    readonly errors: number;
    readonly warnings: number;
    readonly notes: number;
    readonly groups: readonly { group: string; rows: number }[];
    readonly sameFour: { compared: number; same: number; undecided: readonly Reasons[] };
  };
  readonly reductions: Readonly<
    Record<'standard' | 'list' | 'before', Readonly<Record<string, Counted>>>
  > & { readonly visits: { none: number; once: number; more: number } };
  readonly service: Readonly<Record<string, { yes: number; known: number; rate?: number }>>;
}

interface StatsJson {
  readonly regions: readonly {
    region: string;
    level: string;
    figures: Numbers;
    withBelow?: Numbers;
  }[];
  readonly levels: readonly { level: string; figures: Numbers }[];
  readonly total: Numbers;
  readonly coverage: { readonly unread: readonly string[]; readonly regions: number };
}

const places = new Playground();
let folder: string;
/** Two counties, one of them on its own ways. */
let counties: string;
let jiangsu: Awaited<ReturnType<typeof statsJson<StatsJson>>>;
let guangdong: typeof jiangsu;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-stats-'));
  counties = places.make(twoCounties());
  jiangsu = await statsJson<StatsJson>([JIANGSU]);
  guangdong = await statsJson<StatsJson>([GUANGDONG]);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  places.remove();
});

const figuresOf = (stats: StatsJson, region: string) =>
  stats.regions.find((one) => one.region === region)!.figures;

describe('江苏', () => {
  test('the figures of every region, of levels and of all together', () => {
    const { code, stats } = jiangsu;
    expect(code).toBe(0);
    expect(stats.regions.map(({ region }) => region)).toEqual([
      '000000',
      '320000',
      '320500',
      '320583',
    ]);
    const county = figuresOf(stats, '320583');
    expect(county.rows).toMatchObject({ catalog: 76, implementation: 55, guide: 55 });
    expect(county.claims).toMatchObject({
      claimable: 71,
      claimed: 70,
      unexplained: 0,
      declined: [{ reason: '自然禀赋', rows: 1 }],
    });
    const { time, materials, steps } = county.reductions.standard;
    expect(materials).toMatchObject({ rows: 55, from: 169, to: 167, less: 2, more: 0 });
    expect(steps).toMatchObject({ rows: 55, from: 209, to: 208, less: 1 });
    expect(time).toMatchObject({
      rows: 48,
      undecided: [{ reason: '没有写法定办结时限', rows: 7 }],
    });
    expect(county.reductions.visits).toMatchObject({ none: 53, once: 2, more: 0 });
    expect(county.service.fullyOnline).toMatchObject({ yes: 53, known: 55 });
  });

  test('a region with all below it is the sum, and so are the levels', () => {
    const { stats } = jiangsu;
    const own = stats.regions.map(({ figures }) => figures);
    const sum = (of: (figures: Numbers) => number) =>
      own.reduce((total, one) => total + of(one), 0);
    const { withBelow } = stats.regions[0]!;
    for (const all of [stats.total, withBelow!]) {
      expect(all.conformity.rows).toBe(sum(({ conformity }) => conformity.rows));
      expect(all.served).toBe(sum(({ served }) => served));
      expect(all.reductions.standard.materials?.from).toBe(
        sum(({ reductions }) => reductions.standard.materials?.from ?? 0),
      );
    }
    expect(stats.levels.reduce((total, { figures }) => total + figures.served, 0)).toBe(
      stats.total.served,
    );
    // The parts themselves stay as they are.
    expect(figuresOf(stats, '320583').regions).toBe(1);
  });

  test('twice the same bytes', async () => {
    const once = await onTerminal([counties, '--format', 'json'], 120);
    const twice = await onTerminal([counties, '--format', 'json'], 80);
    expect(twice.stdout).toBe(once.stdout);
  });

  test('--region is a region with all below it, --level only lists', async () => {
    const { stats } = await statsJson<StatsJson>([JIANGSU, '--region', '320500']);
    expect(stats.regions.map(({ region }) => region)).toEqual(['320500', '320583']);
    const { stdout } = await onTerminal([JIANGSU, '--level', '县级'], 120);
    expect(stdout).toContain('昆山市');
    expect(stdout).not.toContain('苏州市');
  });

  test('--against: what a guide came to reduce', async () => {
    const now = join(folder, '现在');
    cpSync(join(ROOT, JIANGSU), now, { recursive: true });
    const path = join(now, '320583-昆山市/办事指南.yaml');
    const text = readFileSync(path, 'utf8');
    const at = text.indexOf('    办理地点:');
    writeFileSync(
      path,
      `${text.slice(0, at)}    承诺办结时限: 1\n    承诺办结时限单位: 工作日\n${text.slice(at)}`,
    );
    const { stats } = await statsJson<StatsJson>([now, '--against', JIANGSU]);
    const { before } = figuresOf(stats, '320583').reductions;
    expect(before.time).toMatchObject({ less: 1, more: 0 });
    expect(before.materials).toMatchObject({ rows: 55, same: 55 });
    expect(before.visits).toMatchObject({ rows: 55, from: 2, to: 2 });
    const back = await statsJson<StatsJson>([JIANGSU, '--against', now]);
    expect(figuresOf(back.stats, '320583').reductions.before.time).toMatchObject({ more: 1 });
  });
});

describe('广东', () => {
  test('without a 标准 nothing is compared with one, and that is said', async () => {
    const { stats } = guangdong;
    const { materials, steps, time } = stats.total.reductions.standard;
    const all = [{ reason: '没有标准实施清单', rows: stats.total.served }];
    expect(materials).toMatchObject({ rows: 0, undecided: all });
    expect(materials).not.toHaveProperty('rate');
    expect(steps).toMatchObject({ rows: 0, undecided: all });
    expect(time?.rows).toBeGreaterThan(1000);
    expect(stats.total.claims.unknown).toEqual([{ reason: '目录范围为部分', rows: 2 }]);
    expect(stats.total.service.fullyOnline).not.toHaveProperty('rate');
    const { stdout } = await onTerminal([GUANGDONG], 120);
    expect(stdout).toContain('未能比较 1594 行：没有标准实施清单 1594 行');
  });

  test('conformity is that of sitong check', async () => {
    const { stats } = guangdong;
    const { report } = await check([GUANGDONG], { unread: true });
    const { errors, warnings, notes, items } = report.summary;
    expect(stats.total.conformity).toMatchObject({ errors, warnings, notes, rows: items });
    const rows = new Set(
      report.diagnostics
        .filter(({ severity }) => severity === 'error')
        .map(({ file, code, name }) => `${file} ${code} ${name}`),
    );
    expect(stats.total.conformity.faulty).toBe(rows.size);
  });
});

describe('a county that went its own way', () => {
  test('its rows count as faulty, by group, and as not the same', async () => {
    const workspace = places.make(
      twoCounties({}, { 事项名称: '食品经营许可证核发', 法定办结时限: '30' }),
    );
    const { stats } = await statsJson<StatsJson>([workspace]);
    const taicang = figuresOf(stats, '320585').conformity;
    expect(taicang).toMatchObject({ rows: 4, faulty: 1, sameFour: { compared: 4, same: 3 } });
    expect(taicang.groups).toMatchObject([
      { group: 'list', rows: 1 },
      { group: 'same', rows: 1 },
    ]);
    expect(figuresOf(stats, '320583').conformity).toMatchObject({
      faulty: 0,
      sameFour: { compared: 4, same: 4 },
    });
  });

  test('--sort puts the worst first, or the best', async () => {
    const order = async (sort: string) => {
      const { stdout } = await onTerminal([counties, '--level', '县级', '--sort', sort], 120);
      return stdout.indexOf('太仓市') < stdout.indexOf('昆山市');
    };
    expect(await order('符合率')).toBe(true);
    expect(await order('-符合率')).toBe(false);
  });
});

describe('on a terminal', () => {
  test.each([40, 60, 80, 120])('no line is wider than %i columns', async (columns) => {
    const { stdout } = await onTerminal([counties], columns);
    const widest = Math.max(...stdout.split('\n').map((line) => stringWidth(line)));
    expect(widest).toBeLessThanOrEqual(columns);
    expect(stdout).toContain('昆山市');
  });

  test('bars where there is room, none where there is not', async () => {
    expect((await onTerminal([counties], 120)).stdout).toMatch(/█{5}/u);
    expect((await onTerminal([counties], 40)).stdout).not.toMatch(/█{9}/u);
  });

  test('colours only where they are asked for', async () => {
    const plain = (await onTerminal([counties], 120, false)).stdout;
    const colored = (await onTerminal([counties], 120, true)).stdout;
    expect(plain).not.toContain('\u001b');
    expect(colored).toContain('\u001b[');
    const file = join(folder, 'plain.txt');
    await onTerminal([counties, '--format', `pretty=${file}`], 120, true);
    expect(readFileSync(file, 'utf8')).not.toContain('\u001b');
  });

  test('what a name holds does not steer the terminal', async () => {
    const workspace = places.make(
      twoCounties({ '地区.yaml': undefined, '地区/地区.yaml': hostileRegions() }),
    );
    const { stdout } = await onTerminal([workspace], 120);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('␛[31m');
  });
});

function hostileRegions(): string {
  return `类别: 地区
地区:
  - { 地区代码: "000000", 地区名称: 国家, 层级: 国家级 }
  - { 地区代码: "320000", 地区名称: 江苏省, 层级: 省级, 上级: "000000" }
  - { 地区代码: "320500", 地区名称: 苏州市, 层级: 市级, 上级: "320000" }
  - { 地区代码: "320583", 地区名称: "昆山\\e[31m市", 层级: 县级, 上级: "320500" }
  - { 地区代码: "320585", 地区名称: "=1+1|太仓市<b>", 层级: 县级, 上级: "320500" }
`;
}

describe('files', () => {
  test('csv: a line a region, all columns side by side, no formula', async () => {
    const workspace = places.make(twoCounties({ '地区.yaml': hostileRegions() }));
    const { stdout } = await onTerminal([workspace, '--format', 'csv'], 120);
    const rows: Record<string, string>[] = parse(stdout, { bom: true, columns: true });
    const taicang = rows.find((row) => row.地区代码?.trim() === '320585');
    expect(taicang).toMatchObject({ 与上级一致·全部行: '4', '减时限·承诺（工作日）': '15' });
    expect(taicang?.地区).toMatch(/^'=1/);
  });

  test('xlsx: a sheet a table', async () => {
    const file = join(folder, '统计.xlsx');
    const { code } = await run(['stats', JIANGSU, '--as-of', AS_OF, '--format', `xlsx=${file}`]);
    expect(code).toBe(0);
    const { sheets } = await readXlsx(readFileSync(file));
    expect(sheets.map(({ name }) => name)).toEqual([
      '行数',
      '承接',
      '与上级一致',
      '减时限',
      '减材料',
      '减环节',
      '减跑动（到办事现场次数）',
      '办事指南的压减（对照自己的实施清单）',
      '办理服务',
      '说明',
    ]);
    const county = sheets[4]?.rows.find(([name]) => String(name).trim() === '昆山市');
    expect(county).toEqual(expect.arrayContaining([55, 169, 167]));
  });

  test('markdown and html hold no markup of a name', async () => {
    const workspace = places.make(twoCounties({ '地区.yaml': hostileRegions() }));
    const markdown = await onTerminal([workspace, '--format', 'markdown'], 120);
    const html = await onTerminal([workspace, '--format', 'html'], 120);
    expect(markdown.stdout).toContain('&#124;太仓市&lt;b&gt;');
    expect(html.stdout).toContain('太仓市&lt;b&gt;');
    expect(html.stdout).not.toContain('太仓市<b>');
  });
});

describe('what cannot be done', () => {
  test.each([
    [['--level', '县'], '--level 没有“县”'],
    [['--sort', '承接'], '是不是“承接率”'],
    [['--region', '320584'], '没有地区 320584，是不是 320583（昆山市）'],
    [['--all'], '--all 只用于 --item'],
    [['--format', 'xlsx'], 'xlsx 不能输出到屏幕'],
    [['--item', '食品', '--items'], '--item 和 --items 只能写一个'],
  ])('%j is a wrong usage', async (args, said) => {
    const { code, stderr } = await onTerminal([JIANGSU, ...args], 80);
    expect(code).toBe(2);
    expectOneLine(stderr);
    expect(stderr).toContain(said);
  });

  test('nothing read is a failure', async () => {
    const empty = places.make({ 'sitong.yaml': '名称: 空\n' });
    const { code, stderr } = await run(['stats', empty]);
    expect(code).toBe(3);
    expectOneLine(stderr);
    const nowhere = places.make({});
    expect((await run(['stats', nowhere])).code).toBe(3);
  });

  test('a file that cannot be read: the figures, and that they are not whole', async () => {
    const workspace = places.make(twoCounties({ '太仓/基本目录.yaml': '类别: [基本目录\n' }));
    const { code, stderr, stats } = await statsJson<StatsJson>([workspace]);
    expect(code).toBe(3);
    expect(stderr).toContain('太仓/基本目录.yaml');
    expect(stats.coverage.unread).toEqual(['太仓/基本目录.yaml']);
  });
});
