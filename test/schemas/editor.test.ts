import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LanguageServer, type Position, type ServerDiagnostic } from './language-server.js';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));

/** A copy of schemas/ and catalogs/ under a path with Chinese and a space, as clerks have them. */
let folder: string;
let server: LanguageServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '四同 编辑器-'));
  cpSync(join(REPOSITORY, 'schemas'), join(folder, 'schemas'), { recursive: true });
  cpSync(join(REPOSITORY, 'catalogs'), join(folder, 'catalogs'), { recursive: true });
  server = await LanguageServer.start(folder);
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

interface Opened {
  readonly path: string;
  /** Where ¦ stood. */
  readonly cursor: Position;
  readonly lines: readonly string[];
  readonly diagnostics: readonly ServerDiagnostic[];
}

let opened = 0;

/** Opens a new file of a kind in the folder of catalogs; ¦ in the text is the cursor. */
async function open(schema: string, text: string): Promise<Opened> {
  const marked = `# yaml-language-server: $schema=../schemas/${schema}.schema.json\n${text}`;
  const before = marked.slice(0, Math.max(0, marked.indexOf('¦'))).split('\n');
  const clean = marked.replace('¦', '');
  opened += 1;
  const path = join(folder, 'catalogs', `新文件-${opened}.yaml`);
  return {
    path,
    cursor: { line: before.length - 1, character: before.at(-1)?.length ?? 0 },
    lines: clean.split('\n'),
    diagnostics: await server.open(path, clean),
  };
}

async function complete(schema: string, text: string): Promise<readonly string[]> {
  const { path, cursor } = await open(schema, text);
  return [...(await server.complete(path, cursor)).keys()];
}

async function hover(schema: string, text: string): Promise<string> {
  const { path, cursor } = await open(schema, text);
  return (await server.hover(path, cursor)).replaceAll('\\', '');
}

/** Each error as “source line: message”. */
async function errors(schema: string, text: string): Promise<string[]> {
  const { diagnostics, lines } = await open(schema, text);
  return diagnostics.map(
    ({ range, message }) => `${lines[range.start.line]?.trim() ?? ''}: ${message}`,
  );
}

const ROW = `类别: 基本目录
地区: "320000"
事项:
  - 基本编码: "000131003000"
    事项名称: 食品经营许可
    事项类型: 行政许可
    设定依据:
      - 【法律】《中华人民共和国食品安全法》第三十五条
    行使层级: [市级, 县级]
    主管部门: 市场监管部门
    实施机关: 设区的市级、县级市场监管部门
`;

const STANDARD = `类别: 实施清单
地区: "320000"
性质: 标准
事项:
  - 基本编码: "000120001000"
    事项名称: 农业技术推广
    事项类型: 公共服务
    设定依据:
      - 【法律】《中华人民共和国农业技术推广法》第十条
    行使层级: 县级
    受理条件:
      - 从事农业生产
    申请材料:
      - 材料名称: 申请表
        材料必要性: 必要
    办理流程:
      - 环节: 受理
    服务对象: [自然人]
    是否收费: false
`;

describe('completion', () => {
  test('the keys of a document, the elements of a row, what is written already left out', async () => {
    expect(await complete('基本目录', '¦')).toEqual(
      expect.arrayContaining(['类别', '地区', '版本', '未承接', '事项']),
    );
    const elements = await complete('基本目录', `${ROW}    ¦\n`);
    expect(elements).toEqual(expect.arrayContaining(['实施依据', '服务对象', '事项状态', '下放']));
    expect(elements).not.toContain('事项类型');
    const first = await complete('基本目录', '事项:\n  - 事项名称: 食品经营许可\n    ¦\n');
    expect(first).toEqual(expect.arrayContaining(['事项类型', '基本编码', '行使层级']));
  });

  test('the words of a dictionary, as a value and within a list', async () => {
    expect(
      await complete('基本目录', '事项:\n  - 事项名称: 食品经营许可\n    事项类型: ¦\n'),
    ).toEqual(expect.arrayContaining(['行政许可', '行政处罚', '其他行政权力', '公共服务']));
    expect(await complete('基本目录', '事项:\n  - 行使层级: [¦]\n')).toEqual(
      expect.arrayContaining(['国家级', '省级', '市级', '县级', '乡级', '村级']),
    );
    expect(await complete('基本目录', '事项:\n  - 公开: ¦\n')).toEqual(
      expect.arrayContaining(['true', 'false']),
    );
  });

  test('across the reference to 要素.schema.json', async () => {
    const text = '事项:\n  - 申请材料:\n      - 材料名称: 申请表\n        ¦\n';
    expect(await complete('实施清单', text)).toEqual(
      expect.arrayContaining(['材料必要性', '来源渠道', '提交方式']),
    );
    expect(await complete('实施清单', text.replace('¦', '来源渠道: ¦'))).toContain('政府部门核发');
    expect(await complete('基本目录', '事项:\n  - 下放:\n      - 层级: ¦\n')).toContain('县级');
  });

  test('open dictionaries offer their words too', async () => {
    const themes = await complete('实施清单', '事项:\n  - 自然人主题分类: [¦]\n');
    expect(themes).toEqual(expect.arrayContaining(['生育收养', '社会保障', '死亡殡葬']));
  });

  test('a list offers the elements of that list', async () => {
    const row = (list: string) => `类别: 专项清单\n清单: ${list}\n事项:\n  - 事项名称: 甲\n    ¦\n`;
    const steps = await complete('专项清单', row('特殊环节清单'));
    expect(steps).toEqual(expect.arrayContaining(['环节', '时限', '依据']));
    expect(steps).not.toContain('承诺内容');
    expect(await complete('专项清单', row('告知承诺事项清单'))).toContain('承诺内容');
    expect(await complete('专项清单', '类别: 专项清单\n清单: ¦\n')).toContain('证明事项清单');
    expect(await complete('关联清单', '类别: 关联清单\n清单: ¦\n')).toContain('市场准入负面清单');
  });

  test('a standard document offers no element of an implementing body', async () => {
    const elements = await complete('实施清单', '性质: 标准\n事项:\n  - 事项名称: 甲\n    ¦\n');
    expect(elements).toContain('受理条件');
    expect(elements).not.toContain('实施主体');
    expect(await complete('实施清单', '事项:\n  - 事项名称: 甲\n    ¦\n')).toContain('实施主体');
  });

  test('a guide and regions', async () => {
    expect(await complete('办事指南', '指南:\n  - 办理地点: 大厅\n    ¦\n')).toContain('交通指引');
    expect(await complete('地区', '类别: 地区\n地区:\n  - 地区名称: 昆山市\n    ¦\n')).toEqual(
      expect.arrayContaining(['地区代码', '层级', '上级', '锁定规则']),
    );
    expect(await complete('地区', '类别: 地区\n目录范围: ¦\n')).toEqual(
      expect.arrayContaining(['全量', '部分']),
    );
  });

  test('sitong.yaml: keys, rule ids, severities, profiles', async () => {
    expect(await complete('sitong', '¦')).toEqual(
      expect.arrayContaining(['名称', '编码方案', '规则', '覆盖', '豁免']),
    );
    expect(await complete('sitong', '规则:\n  sa¦\n')).toContain('same/name');
    expect(await complete('sitong', '规则:\n  same/name: ¦\n')).toEqual(
      // YAML 1.1 readers take a bare off for false: the server quotes it, and accepts both.
      expect.arrayContaining(['error', 'warning', 'note', '"off"']),
    );
    expect(await complete('sitong', '豁免:\n  - 规则: ¦\n')).toContain('within/catalog');
    expect(await complete('sitong', '编码方案: ¦\n')).toEqual(
      expect.arrayContaining(['国家', '广东']),
    );
  });
});

describe('hover', () => {
  test('an element says what it is, how it is written, when, which way, its field and source', async () => {
    const text = await hover('基本目录', ROW.replace('行使层级', '行使¦层级'));
    expect(text).toContain('行使层级');
    for (const part of [
      '哪些层级的机关行使',
      '写法：词的列表；必填：是',
      '向下：不超出',
      '国家字段：use_level',
      '来源：国家政务服务平台交换表 up_task_directory；苏政发〔2022〕71号 二（一）',
    ])
      expect(text).toContain(part);
  });

  test('an element of a referred row and of an entry in another file', async () => {
    expect(await hover('实施清单', STANDARD.replace('行使层级', '行使¦层级'))).toContain(
      '国家字段：use_level',
    );
    expect(await hover('实施清单', STANDARD.replace('材料必要性', '材料¦必要性'))).toContain(
      '非必要改为必要就是增设',
    );
  });

  test('a key of sitong.yaml', async () => {
    expect(await hover('sitong', '编码¦方案: 国家\n')).toContain('国家、广东，或方案文件的路径');
  });
});

describe('errors', () => {
  test('a whole row has none', async () => {
    expect(await errors('基本目录', ROW)).toEqual([]);
    expect(await errors('实施清单', STANDARD)).toEqual([]);
  });

  test.each([
    ['an unknown key', '主管部门: 市', '主管单位: 市', /^主管单位: .*主管单位.* is not allowed/],
    [
      'a word outside the dictionary',
      '行政许可\n',
      '行政许科\n',
      /^事项类型: 行政许科: Value is not accepted/,
    ],
    [
      'a code without quotes',
      '"000131003000"',
      '000131003000',
      /^- 基本编码: 000131003000: Incorrect type/,
    ],
    ['a malformed code', '000131003000', '00013100300', /^- 基本编码: .*应为 12 位基本编码/],
    [
      'a word for a list',
      '[市级, 县级]',
      '县级',
      /^行使层级: 县级: Incorrect type. Expected "array"/,
    ],
    [
      'a missing element',
      '    事项名称: 食品经营许可\n',
      '',
      /^- 基本编码: .*: Missing property "事项名称"/,
    ],
    ['是 for true', '    主管', '    公开: 是\n    主管', /^公开: 是: 应为 true 或 false/],
    [
      'no such day',
      '    主管',
      '    计划取消日期: 2025-02-29\n    主管',
      /^计划取消日期: .*应为真实的日期/,
    ],
    [
      'a time limit without unit',
      '    主管',
      '    法定办结时限: 5\n    主管',
      /法定办结时限单位 required by/,
    ],
    [
      'a header key',
      '地区: "320000"',
      '地区: "320000"\n版次: 1',
      /^版次: 1: .*版次 is not allowed/,
    ],
  ])('%s, at its line', async (_name, from, to, error) => {
    const found = await errors('基本目录', ROW.replace(from, to));
    expect(found).toContainEqual(expect.stringMatching(error));
    expect(found.filter((text) => !error.test(text) && !text.includes('Missing property'))).toEqual(
      [],
    );
  });

  test('a standard document is judged as one', async () => {
    expect(await errors('实施清单', `${STANDARD}    办理地点: 大厅\n`)).toEqual([
      expect.stringMatching(/^办理地点: 大厅: .*办理地点 is not allowed/),
    ]);
    const body = await errors('实施清单', STANDARD.replace('性质: 标准\n', ''));
    expect(body).toContainEqual(expect.stringContaining('Missing property "实施主体"'));
  });

  test('an entry in another file', async () => {
    expect(
      await errors('实施清单', STANDARD.replace('材料必要性: 必要', '材料必要性: 必须')),
    ).toEqual([expect.stringMatching(/^材料必要性: 必须: Value is not accepted/)]);
  });

  test('each list by its own elements', async () => {
    const list = (name: string, row: string) =>
      `类别: 专项清单\n地区: "320000"\n清单: ${name}\n事项:\n  - 事项名称: 甲\n${row}`;
    const step =
      '    环节: 现场勘验\n    时限: 10\n    依据: 《中华人民共和国食品安全法》第三十五条\n';
    expect(await errors('专项清单', list('特殊环节清单', step))).toEqual([]);
    expect(await errors('专项清单', list('证明事项清单', step))).toContainEqual(
      expect.stringContaining('环节 is not allowed'),
    );
  });

  test('待填 is accepted only where the element is the unit’s own', async () => {
    expect(await errors('基本目录', `${ROW}    计划生效日期: 待填\n    公开: 待填\n`)).toEqual([]);
    expect(await errors('基本目录', ROW.replace('行政许可\n', '待填\n'))).toHaveLength(1);
  });

  test('sitong.yaml', async () => {
    expect(await errors('sitong', '规则: { logic/phones: off, time/units: "off" }\n')).toEqual([]);
    expect(
      await errors('sitong', '编码方按: 国家\n规则:\n  same/nam: off\n  same/type: 错误\n'),
    ).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^编码方按: .*is not allowed/),
        expect.stringMatching(/^same\/nam: .*is not allowed/),
        expect.stringMatching(/^same\/type: .*Value is not accepted/),
      ]),
    );
  });
});

describe('the catalogs of this repository', () => {
  /** Every file of a catalog with a modeline, as the server sees it. */
  async function judged(catalog: string): Promise<Map<string, readonly ServerDiagnostic[]>> {
    const root = join(folder, 'catalogs', catalog);
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) =>
      /\.ya?ml$/.test(path),
    );
    const found = new Map<string, readonly ServerDiagnostic[]>();
    await Promise.all(
      files.map(async (file) => {
        const path = join(root, file);
        const text = readFileSync(path, 'utf8');
        if (!text.startsWith('# yaml-language-server: $schema=')) return;
        found.set(file, await server.open(path, text));
      }),
    );
    return found;
  }

  test('catalogs/江苏 has no error in any file', async () => {
    const found = await judged('江苏');
    expect(found.size).toBeGreaterThan(60);
    for (const [file, diagnostics] of found) expect(diagnostics, file).toEqual([]);
  });

  test('catalogs/广东 lacks only what its source does not carry', async () => {
    const found = await judged('广东');
    expect(found.size).toBeGreaterThan(4);
    const messages = [...found.values()].flat().map(({ message }) => message);
    expect(messages.filter((text) => !/^Missing property "[^"]+"\.$/.test(text))).toEqual([]);
  });
});
