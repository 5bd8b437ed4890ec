import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  baseFiles,
  countyCatalog,
  countyRows,
  documentText,
  PATHS,
  Playground,
  row,
  SERVICE,
} from './support/base-workspace.js';
import { type Batch, type CountyCase, countyBatch } from './support/batch.js';
import { anyColumn, brief, briefs, check, expectPlainFindings, run } from './support/run.js';

interface Expectation extends CountyCase {
  /** `file:line:column severity rule` of every finding; 目录 and 清单 stand for the files. */
  readonly finds: readonly string[];
  /** What the message or the action of the first must contain. */
  readonly says?: readonly string[];
  readonly related?: readonly string[];
  readonly expected?: string;
}

const FILES = { 目录: '基本目录.yaml', 清单: '实施清单.yaml' } as const;

function expand(place: string): string {
  return place.replace(/^(目录|清单)/, (name) => FILES[name as keyof typeof FILES]);
}

const cases: Readonly<Record<string, Expectation>> = {
  干净: { list: {}, finds: [] },

  // Codes.
  全角数字: {
    catalog: { 基本编码: '"０00131901000"' },
    finds: ['目录:5:11 error code/basic'],
    says: ['全角', '“０”', '000131901000'],
  },
  没加引号丢零: {
    catalog: { 基本编码: '000131901000' },
    finds: ['目录:5:11 error schema/type'],
    says: ['没有加引号', '零', '"000131901000"'],
  },
  没加引号丢尾: {
    list: { 实施编码: '11320583000002764000131901000' },
    finds: ['清单:9:11 error schema/type'],
    says: ['没有加引号', '丢失', '"11320583000002764000131901000"'],
  },
  十六进制样: {
    catalog: { 基本编码: '0x0131901000' },
    finds: ['目录:5:11 error schema/type'],
    says: ['没有加引号', '"0x0131901000"'],
  },
  编码少一位: {
    catalog: { 基本编码: '"00013190100"' },
    finds: ['目录:5:11 error code/basic'],
    says: ['11位'],
  },
  编码末尾空格: {
    catalog: { 基本编码: '"000131901000 "' },
    finds: ['目录:5:11 error code/basic'],
    says: ['空格'],
  },
  编码小写: {
    catalog: { 基本编码: '"00013190100y"' },
    finds: ['目录:5:11 error code/basic'],
    says: ['大写'],
  },
  实施编码全角: {
    list: { 实施编码: '"１1320583MB000002764000131901000"' },
    finds: ['清单:9:11 error code/credit', '清单:9:11 error code/implementation'],
    says: ['全角', '“１”'],
  },
  编码是原型: { catalog: { 基本编码: '__proto__' }, finds: ['目录:5:11 error code/basic'] },
  同码两行: {
    edit: (clean) => clean + row(SERVICE, { 行使层级: '[县级]' }),
    finds: ['目录:29:11 error code/duplicate', '目录:30:11 warning logic/duplicate-name'],
    related: ['目录:21:11'],
  },

  // Names.
  名称末尾空格: {
    catalog: { 事项名称: '"食品经营许可 "' },
    finds: ['目录:6:11 warning same/name'],
    says: ['空格'],
  },
  名称全角空格: {
    catalog: { 事项名称: '"食品经营许可\u3000"' },
    finds: ['目录:6:11 warning same/name'],
  },
  名称不同: {
    catalog: { 事项名称: '食品经营许' },
    finds: ['目录:6:11 error same/name'],
    expected: '食品经营许可',
  },
  名称是数: {
    catalog: { 事项名称: '12' },
    finds: ['目录:6:11 error schema/type'],
    says: ['没有加引号', '"12"'],
  },

  // Keys.
  键写错: {
    catalog: { 服务对象: undefined, 服务对像: '[企业法人]' },
    finds: ['目录:12:5 error schema/unknown'],
    says: ['服务对像', '是不是“服务对象”'],
    expected: '服务对象',
  },
  繁体键: {
    catalog: { 事项名称: undefined, 事项名稱: '食品经营许可' },
    finds: ['目录:12:5 error schema/unknown'],
    says: ['是不是“事项名称”'],
  },
  多出的键: {
    catalog: { 联系人: '张三' },
    finds: ['目录:13:5 error schema/unknown'],
    says: ['联系人'],
  },
  原型键: {
    catalog: { '"__proto__"': '{ 甲: 乙 }', constructor: '丙', toString: '丁' },
    finds: [
      '目录:13:5 error schema/unknown',
      '目录:14:5 error schema/unknown',
      '目录:15:5 error schema/unknown',
    ],
    says: ['__proto__'],
  },
  数作键: {
    catalog: { '1.5': '甲', true: '乙', '~': '丙' },
    finds: [
      '目录:13:5 error schema/unknown',
      '目录:14:5 error schema/unknown',
      '目录:15:5 error schema/unknown',
    ],
    says: ['1.5'],
  },
  行键写两次: {
    edit: (clean) =>
      clean.replace('    事项类型: 行政许可\n', '    事项类型: 行政许可\n    事项名称: 食品经营\n'),
    finds: ['目录:8:5 error yaml/syntax'],
    says: ['“事项名称”', '两次'],
    related: ['目录:6:5'],
  },
  文头键写两次: {
    edit: (clean) => clean.replace('事项:\n', '版本: "2025-01-01"\n事项:\n'),
    finds: ['目录:4:1 error yaml/syntax'],
    says: ['“版本”', '两次'],
    related: ['目录:3:1'],
  },
  事项写两次: {
    edit: (clean) => `${clean}事项: []\n`,
    finds: ['目录:29:1 error yaml/syntax'],
    related: ['目录:4:1'],
  },
  文头键写错: {
    edit: (clean) => clean.replace('版本:', '版木:'),
    finds: ['目录:3:1 error schema/unknown'],
    says: ['是不是“版本”'],
  },
  材料键写错: {
    list: { 申请材料: '[{ 材料名: 食品经营许可申请书, 材料必要性: 必要 }]' },
    finds: ['清单:16:14 error schema/unknown'],
    says: ['第 1 项', '是不是“材料名称”'],
  },

  // Missing and empty.
  缺要素: {
    catalog: { 事项名称: undefined },
    finds: ['目录:5:5 error schema/required'],
    says: ['缺少“事项名称”', '补上'],
  },
  要素空着: {
    catalog: { 事项名称: '' },
    finds: ['目录:5:5 error schema/required'],
    says: ['事项名称'],
  },
  材料缺要素: {
    list: { 申请材料: '[{ 材料名称: 食品经营许可申请书 }]' },
    finds: ['清单:16:12 error schema/required'],
    says: ['“申请材料”第 1 项', '材料必要性'],
  },
  空行和文字行: {
    edit: (clean) => `${clean}  -\n  - ~\n  - 食品\n  - 3\n  - [甲]\n`,
    finds: [
      '目录:29:* error schema/type',
      '目录:30:5 error schema/type',
      '目录:31:5 error schema/type',
      '目录:32:5 error schema/type',
      '目录:33:5 error schema/type',
    ],
    says: ['第 4 行', '空'],
  },
  三处错误: {
    edit: (clean) =>
      clean
        .replace('事项名称: 食品经营许可', '事项名称: 食品经营许')
        .replace('    事项类型: 行政给付\n', '')
        .replace(/服务对象(?=: \[自然人\]\n$)/, '服务对像'),
    finds: [
      '目录:6:11 error same/name',
      '目录:13:5 error schema/required',
      '目录:27:5 error schema/unknown',
    ],
  },

  // Types and values.
  词写错: {
    catalog: { 事项类型: '行政许克' },
    finds: ['目录:7:11 error schema/value'],
    says: ['是不是“行政许可”'],
  },
  词是原型: { catalog: { 事项类型: 'constructor' }, finds: ['目录:7:11 error schema/value'] },
  词写成列表: {
    catalog: { 事项类型: '[行政许可]' },
    finds: ['目录:7:11 error schema/type'],
    says: ['列表'],
  },
  列表写成词: {
    catalog: { 行使层级: '县级' },
    finds: ['目录:9:11 error schema/type'],
    says: ['列表'],
  },
  列表重复: {
    catalog: { 行使层级: '[县级, 县级]' },
    finds: ['目录:9:11 error schema/format'],
    says: ['两次'],
  },
  是否写成否: {
    list: { 是否收费: '否' },
    finds: ['清单:28:11 error schema/type'],
    says: ['true', 'false'],
  },
  是否写成文字: {
    list: { 是否收费: '"false"' },
    finds: ['清单:28:11 error schema/type'],
    says: ['不加引号'],
  },
  负数: {
    catalog: { 法定办结时限: '-1', 法定办结时限单位: '工作日' },
    finds: ['目录:13:13 error schema/format'],
    says: ['-1'],
  },
  小数: {
    catalog: { 法定办结时限: '1.5', 法定办结时限单位: '工作日' },
    finds: ['目录:13:13 error schema/type'],
    says: ['整数'],
  },
  无穷大: {
    catalog: { 法定办结时限: '.inf', 法定办结时限单位: '工作日' },
    finds: ['目录:13:13 error schema/type'],
    says: ['整数'],
  },
  过大的整数: {
    catalog: { 法定办结时限: '99999999999999999999999', 法定办结时限单位: '工作日' },
    finds: ['目录:13:13 error schema/format'],
  },
  数写成文字: {
    catalog: { 法定办结时限: '"20"', 法定办结时限单位: '工作日' },
    finds: ['目录:13:13 error schema/type'],
    says: ['不加引号'],
  },

  // Dates.
  裸日期: { catalog: { 计划生效日期: '2026-01-01' }, finds: [] },
  版本裸日期: {
    edit: (clean) => clean.replace('版本: "2026-01-01"', '版本: 2026-01-01'),
    finds: [],
  },
  不存在的日期: {
    catalog: { 计划生效日期: '2026-02-30' },
    finds: ['目录:13:13 error schema/format'],
    says: ['2026-02-30'],
  },
  日期写成数: {
    catalog: { 计划生效日期: '20260101' },
    finds: ['目录:13:13 error schema/type'],
    says: ['2026-01-01'],
  },
  日期带时刻: {
    catalog: { 计划生效日期: '2026-01-01T00:00:00Z' },
    finds: ['目录:13:13 error schema/format'],
    says: ['YYYY-MM-DD'],
  },

  // Elements of one row against each other.
  承诺超过法定: {
    list: { 承诺办结时限: '30' },
    finds: ['清单:21:13 error time/promise'],
    says: ['30个工作日', '20个工作日'],
    related: ['清单:19:13'],
  },

  // Documents.
  文头原型键: {
    edit: (clean) => clean.replace('事项:\n', '__proto__: { 甲: 乙 }\nconstructor: 1\n事项:\n'),
    finds: ['目录:4:1 error schema/unknown', '目录:5:1 error schema/unknown'],
  },
  地区没加引号: {
    edit: (clean) => clean.replace(/地区: "(\d+)"/, '地区: $1'),
    finds: ['目录:2:5 error schema/type'],
    says: ['没有加引号'],
  },
  事项是键值对: {
    edit: (clean) => `${clean.slice(0, clean.indexOf('事项:'))}事项: { 甲: 乙 }\n`,
    finds: ['目录:4:5 error schema/type'],
    says: ['列表'],
  },
  第二份文档有错: {
    edit: (clean) => {
      const third = clean.indexOf('  - 基本编码: "002014903000"');
      const header = clean.slice(0, clean.indexOf('  - 基本编码'));
      const row = clean.slice(third).replace('事项类型: 公共服务', '事项类型: 公共服务务');
      return `${clean.slice(0, third)}---\n${header}${row}`;
    },
    finds: ['目录:28:11 error schema/value'],
    says: ['是不是“公共服务”'],
  },
  第一份文档坏了: {
    edit: (clean) => `${clean.slice(0, clean.indexOf('事项:'))}事项: "\n---\n${clean}`,
    finds: ['目录:4:5 error yaml/syntax'],
  },
};

describe('rows', () => {
  const playground = new Playground();
  afterAll(() => playground.remove());
  let batch: Batch;

  beforeAll(async () => {
    batch = await countyBatch(playground, cases);
  });

  test.each(Object.entries(cases))('%s', (name, { finds, says = [], related, expected }) => {
    const found = batch.of(name);
    expect(found.map(brief)).toEqual(finds.map((one) => anyColumn(expand(one))));
    expectPlainFindings(found);
    const [first] = found;
    const text = `${first?.message} ${first?.action}`;
    for (const words of says) expect(text).toContain(words);
    if (expected !== undefined) expect(first?.expected).toBe(expected);
    if (related !== undefined) {
      expect(first?.related.map((at) => `${at.file}:${at.line}:${at.column}`)).toEqual(
        related.map((place) => expand(place).replace(/^/, `${name}/`)),
      );
    }
  });
});

describe('documents', () => {
  const playground = new Playground();
  afterAll(() => playground.remove());
  const county = PATHS.county;

  test.concurrent.each([
    ['[]', '事项: []\n', '4:5'],
    ['nothing', '事项:\n', '4:3'],
  ])('事项: %s is a warning, exit 0', async (_title, text, place) => {
    const upper = documentText('基本目录', '320500', []).replace('事项:\n', '事项: []\n');
    const root = playground.make({
      'sitong.yaml': '',
      '地区.yaml': '类别: 地区\n地区:\n  - { 地区代码: "320500", 地区名称: 苏州市, 层级: 市级 }\n',
      '目录.yaml': upper.replace('事项: []\n', text),
    });
    const { code, report } = await check([root]);
    expect(briefs(report)).toEqual([`目录.yaml:${place} warning schema/empty`]);
    expect(code).toBe(0);
  });

  const faulty = countyCatalog({ 事项类型: '行政许克', 服务对象: '[企业法人, 企业]' });
  const places = [`${county}:7:11 error schema/value`, `${county}:12:18 error schema/value`];

  test.concurrent.each([
    ['LF', faulty],
    ['CRLF', faulty.replaceAll('\n', '\r\n')],
    ['BOM', `\ufeff${faulty}`],
    ['BOM and CRLF', `\ufeff${faulty.replaceAll('\n', '\r\n')}`],
    ['no line break at the end', faulty.trimEnd()],
    [
      'marker of the document',
      `---\n${faulty}`.replace('---\n类别: 基本目录', '--- # 注释\n类别: 基本目录'),
    ],
  ])('positions with %s', async (title, text) => {
    const { report } = await check([playground.base({ [county]: text })]);
    const shift = title.startsWith('marker') ? 1 : 0;
    expect(report.diagnostics.map(brief)).toEqual(
      places.map((place) =>
        place.replace(/:(\d+):/, (_all, line: string) => `:${Number(line) + shift}:`),
      ),
    );
    expect(report.diagnostics[0]!.message).toContain('“行政许克”');
  });

  test('two documents in a file are both read', async () => {
    const clean = countyCatalog({});
    const half = clean.indexOf('  - 基本编码: "000511902000"');
    const header = clean.slice(0, clean.indexOf('  - 基本编码'));
    const two = `${clean.slice(0, half)}---\n${header}${clean.slice(half)}`;
    const { code, report } = await check([playground.base({ [county]: two })]);
    expect(briefs(report)).toEqual([]);
    expect(code).toBe(0);
    expect(report.summary.items).toBe(16);
  });

  test('two documents below a %YAML directive are both read', async () => {
    const clean = countyCatalog({});
    const half = clean.indexOf('  - 基本编码: "000511902000"');
    const header = clean.slice(0, clean.indexOf('  - 基本编码'));
    const two = `%YAML 1.2\n---\n${clean.slice(0, half)}---\n${header}${clean.slice(half)}`;
    const { code, report } = await check([playground.base({ [county]: two })]);
    // Either read whole or refused by a finding; never half of it in silence.
    if (report.diagnostics.length === 0) expect(report.summary.items).toBe(16);
    else expect(code).toBe(1);
  });

  test('full- and half-width brackets: a warning for the region between', async () => {
    const clean = baseFiles();
    const named = (path: string, name: string) => String(clean[path]).replace('食品经营许可', name);
    const root = playground.base({
      [PATHS.nation]: named(PATHS.nation, '食品经营许可（新办）'),
      [PATHS.province]: named(PATHS.province, '食品经营许可（新办）'),
      [PATHS.city]: named(PATHS.city, '食品经营许可(新办)'),
      [PATHS.county]: named(PATHS.county, '食品经营许可（新办）'),
      [PATHS.cityList]: undefined,
      [PATHS.countyList]: undefined,
    });
    const { code, report } = await check([root]);
    expect(briefs(report)).toEqual([`${PATHS.city}:6:11 warning same/name`]);
    expect(report.diagnostics[0]!.related[0]!.file).toBe(PATHS.province);
    expect(code).toBe(0);
  });

  test('the same code in two files of a region: both places', async () => {
    const one = documentText('基本目录', '320583', [countyRows()[0]!]);
    const { report } = await check([playground.base({ '昆山/再来.yaml': one })]);
    expect(briefs(report)).toEqual([
      '昆山/基本目录.yaml:5:11 error code/duplicate',
      '昆山/基本目录.yaml:6:11 warning logic/duplicate-name',
    ]);
    const [related] = report.diagnostics[0]!.related;
    expect(`${related!.file}:${related!.line}:${related!.column}`).toBe('昆山/再来.yaml:5:11');
  });

  test('an unknown 清单 is one finding, not rows judged by another list', async () => {
    const text =
      '类别: 专项清单\n地区: "320583"\n清单: 证明事项请单\n事项:\n  - { 事项名称: 食品经营许可 }\n';
    const { report } = await check([playground.base({ '昆山/清单.yaml': text })]);
    expect(briefs(report)).toEqual(['昆山/清单.yaml:3:5 error schema/value']);
    expect(report.diagnostics[0]!.message).toContain('是不是“证明事项清单”');
  });
});

describe('very long values', () => {
  const playground = new Playground();
  afterAll(() => playground.remove());
  const LONG = 1 << 20;

  test.concurrent.each([
    ['an unknown element', 'pretty', { 备注: '字'.repeat(LONG) }],
    ['a name', 'json', { 事项名称: '字'.repeat(LONG) }],
    ['a name', 'pretty', { 事项名称: '字'.repeat(LONG) }],
    ['a citation', 'json', { 设定依据: `[${'《甲法》第三十五条'.repeat(LONG / 9)}]` }],
  ] as const)('%s of 1 MB, as %s: reported within seconds', async (_title, format, changes) => {
    const root = playground.base({ [PATHS.county]: countyCatalog(changes) });
    const { code, stdout } = await run(['check', root, '--format', format, '--fail-on', 'note'], {
      timeout: 10_000,
    });
    expect(code).toBe(1);
    if (format === 'pretty') expect(stdout.length).toBeLessThan(10_000);
  });

  test.concurrent('a condition of 1 MB: reported within seconds', async () => {
    const condition = '有与经营的食品品种、数量相适应的场所、'.repeat(LONG / 19);
    const root = playground.base({
      [PATHS.countyList]: String(baseFiles()[PATHS.countyList]).replace(
        /受理条件: .*/,
        `受理条件: [${condition}]`,
      ),
    });
    const { code } = await run(['check', root, '--format', 'json'], { timeout: 10_000 });
    expect(code).toBe(1);
  });
});
