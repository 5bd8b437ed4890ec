import { readdirSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CatalogKind, KINDS } from '../model/kinds.js';
import { isDate } from '../values/date.js';
import type { Element } from './element.js';
import { DATE_PATTERN } from './overlay.js';
import { builtInProfile } from './profile.js';
import { readSchemas, SCHEMA_NAMES, schemaPath } from './schema-files.js';
import { type RowVariant, Standard } from './standard.js';

const standard = new Standard();

const CATALOG_KINDS = KINDS.filter((kind): kind is CatalogKind => kind !== '地区');

const LISTS: readonly (readonly [CatalogKind, string])[] = [
  ['关联清单', '行政许可事项清单'],
  ['关联清单', '市场准入负面清单'],
  ['关联清单', '证照分离改革事项清单'],
  ['关联清单', '投资审批管理事项清单'],
  ['关联清单', '工程建设项目审批事项清单'],
  ['专项清单', '进驻事项负面清单'],
  ['专项清单', '全程网办负面清单'],
  ['专项清单', '中介服务事项清单'],
  ['专项清单', '告知承诺事项清单'],
  ['专项清单', '容缺受理事项清单'],
  ['专项清单', '省内通办事项清单'],
  ['专项清单', '特殊环节清单'],
  ['专项清单', '证明事项清单'],
];

const VARIANTS: readonly (readonly [CatalogKind, RowVariant])[] = [
  ['基本目录', {}],
  ['实施清单', {}],
  ['实施清单', { standard: true }],
  ['办事指南', {}],
  ['调整申请', {}],
  ...LISTS.map(([kind, list]) => [kind, { list }] as const),
];

/** Every element of the standard with where it stands. */
function* everyElement(): Generator<[string, Element]> {
  const groups: [string, ReadonlyMap<string, Element>][] = [
    ['地区', standard.regionElements()],
    ['材料', standard.materialElements()],
    ...CATALOG_KINDS.map((kind): [string, ReadonlyMap<string, Element>] => [
      `${kind}文头`,
      standard.headerElements(kind),
    ]),
    ...VARIANTS.map(([kind, variant]): [string, ReadonlyMap<string, Element>] => [
      `${kind} ${variant.list ?? ''}`,
      standard.elements(kind, variant),
    ]),
  ];
  for (const [group, elements] of groups) {
    for (const [name, element] of elements) {
      yield [`${group} ${name}`, element];
      for (const [part, inner] of element.parts ?? []) yield [`${group} ${name}.${part}`, inner];
    }
  }
}

describe('the published schemas', () => {
  test('every file of schemas/ is one of a kind, or one of the program’s own', () => {
    const files = readdirSync(schemaPath('')).filter((file) => file.endsWith('.json'));
    expect(files.sort()).toEqual(
      [...SCHEMA_NAMES, 'report', 'diff', 'sitong', 'stats', 'stats-item', 'stats-items']
        .map((name) => `${name}.schema.json`)
        .sort(),
    );
  });

  test('compile under ajv’s strict mode, and are valid by their own meta-schema', () => {
    const ajv = new Ajv2020({
      strict: true,
      strictRequired: false,
      strictTypes: false,
      allowUnionTypes: true,
    });
    addFormats.default(ajv);
    ajv.addVocabulary(['x-sitong', 'patternErrorMessage']);
    const schemas = readSchemas();
    for (const schema of schemas.values()) ajv.addSchema(schema);
    for (const schema of schemas.values()) expect(() => ajv.compile(schema)).not.toThrow();
  });

  test('every pattern has a Chinese message for editors', () => {
    let patterns = 0;
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('pattern' in node && typeof node.pattern === 'string') {
        patterns += 1;
        expect(node).toHaveProperty('patternErrorMessage', expect.stringMatching(/^应为/));
      }
      for (const value of Object.values(node)) walk(value);
    };
    for (const schema of readSchemas().values()) walk(schema);
    expect(patterns).toBeGreaterThan(40);
  });

  test('the pattern of dates takes every real day and nothing else', () => {
    const pattern = new RegExp(DATE_PATTERN, 'u');
    const days = fc
      .tuple(
        fc.integer({ min: 0, max: 9999 }),
        fc.integer({ min: 0, max: 13 }),
        fc.integer({ min: 0, max: 32 }),
      )
      .map(([year, month, day]) =>
        [
          String(year).padStart(4, '0'),
          String(month).padStart(2, '0'),
          String(day).padStart(2, '0'),
        ].join('-'),
      );
    fc.assert(
      fc.property(fc.oneof(days, fc.string()), (text) => {
        expect(pattern.test(text)).toBe(isDate(text));
      }),
      { numRuns: 3000 },
    );
    for (const year of [1900, 2000, 2023, 2024, 2100, 2400])
      expect(pattern.test(`${year}-02-29`)).toBe(isDate(`${year}-02-29`));
    const dates = standard.elements('基本目录').get('计划生效日期');
    expect(dates?.shape).toBe('date');
    const used = JSON.stringify(Object.fromEntries(readSchemas()));
    expect(used).toContain(JSON.stringify(DATE_PATTERN));
    expect(used).toContain(
      JSON.stringify(DATE_PATTERN.replace(/^\^\(\?:(.*)\)\$$/, '^(?:待填|$1)$')),
    );
  });
});

describe('elements', () => {
  test('each says what it is, its shape and, where it has one, a full dictionary', () => {
    let count = 0;
    for (const [place, element] of everyElement()) {
      count += 1;
      expect(element.note, place).toMatch(/[\u4e00-\u9fff]/);
      expect(element.shape, place).toMatch(/^[a-zA-Z0-9]+$/);
      if (['word', 'words', 'wordOrWords'].includes(element.shape) && element.name !== '类别')
        expect(element.words?.length, place).toBeGreaterThan(1);
      if (element.words !== undefined) {
        expect(new Set(element.words).size, place).toBe(element.words.length);
        expect(element.words, place).not.toContain('待填');
        for (const word of Object.values(element.synonyms))
          expect(element.words, place).toContain(word);
        for (const word of Object.keys(element.synonyms))
          expect(element.words, place).not.toContain(word);
        for (const word of Object.keys(element.codes)) expect(element.words, place).toContain(word);
      }
    }
    expect(count).toBeGreaterThan(400);
  });

  test('the hover text names national field, requiredness, direction and source', () => {
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const meta = (node as Record<string, unknown>)['x-sitong'] as
        | Record<string, unknown>
        | undefined;
      if (meta !== undefined) {
        const { title, description } = node as { title: string; description: string };
        expect(title).toBeTruthy();
        expect(description.startsWith(String(meta.说明)), title).toBe(true);
        expect(description, title).toMatch(/\n写法：.+；必填：/);
        for (const key of ['必填', '向下', '国家字段', '来源'])
          if (meta[key] !== undefined)
            expect(description.replaceAll('、', ' '), title).toContain(
              `${key}：${String(meta[key]).replaceAll('、', ' ')}`,
            );
        expect(description, title).not.toMatch(/§|undefined/);
      }
      for (const value of Object.values(node)) walk(value);
    };
    for (const schema of readSchemas().values()) walk(schema);
  });

  test.each([
    ['基本目录', 20],
    ['实施清单', 70],
    ['办事指南', 17],
  ] as const)('%s: every element says how it may change on the way down', (kind, size) => {
    const elements = standard.elements(kind);
    expect(elements.size).toBe(size);
    for (const [name, { direction, source }] of elements) {
      expect(['相同', '不超出', '不高于', '自主'], name).toContain(direction);
      expect(source, name).toBeDefined();
    }
  });

  test('what the standard says of single elements', () => {
    expect(standard.elements('基本目录').get('行使层级')).toMatchObject({
      shape: 'words',
      direction: '不超出',
      required: '是',
      field: 'use_level',
      words: ['国家级', '省级', '市级', '县级', '乡级', '村级'],
      synonyms: { '镇（乡、街道）级': '乡级' },
      codes: { 县级: '4' },
    });
    expect(standard.elements('实施清单').get('行使层级')?.shape).toBe('word');
    expect(standard.elements('实施清单').get('承诺办结时限')?.direction).toBe('自主');
    expect(standard.elements('办事指南').get('承诺办结时限')?.direction).toBe('不高于');
    expect(standard.materialElements().get('材料必要性')).toMatchObject({
      direction: '不高于',
      field: 'is_need',
    });
    expect(standard.elements('实施清单').get('自然人主题分类')?.open).toBe(true);
    expect(standard.elements('实施清单').get('通办范围')?.codes).toEqual({});
  });

  test('entries of lists have elements of their own', () => {
    const parts = standard.elements('实施清单').get('申请材料')?.parts;
    expect([...(parts?.keys() ?? [])]).toEqual([...standard.materialElements().keys()]);
    expect(standard.elements('基本目录').get('下放')?.parts?.get('层级')?.shape).toBe(
      'wordOrWords',
    );
    expect(standard.headerElements('基本目录').get('未承接')?.parts?.get('理由')?.words).toContain(
      '自然禀赋',
    );
    expect(standard.elements('实施清单').get('受理条件')?.parts).toBeUndefined();
  });

  test('the national codes of 事项类型 are those of the national profile', () => {
    const { codes } = standard.elements('基本目录').get('事项类型')!;
    const { typeDigits } = builtInProfile('国家');
    expect(Object.entries(codes).map(([word, code]) => [word, [code]])).toEqual([...typeDigits]);
  });

  test('a standard document has no element of an implementing body', () => {
    const names = (variant: RowVariant) => [...standard.elements('实施清单', variant).keys()];
    const whole = names({});
    const common = names({ standard: true });
    expect(whole.filter((name) => !common.includes(name))).toEqual([
      '实施编码',
      '业务办理项编码',
      '地方实施编码',
      '实施主体',
      '实施主体编码',
      '实施主体性质',
      '委托部门',
      '办理地点',
      '办理时间',
      '咨询方式',
      '监督投诉方式',
    ]);
  });

  test('where an element stands', () => {
    expect(standard.holdersOf('主管部门')).toEqual(['基本目录']);
    expect(standard.holdersOf('办理地点')).toEqual(['性质为“实施”的实施清单', '办事指南']);
    expect(standard.holdersOf('来源渠道')).toEqual(['申请材料']);
    expect(standard.holdersOf('没有的要素')).toEqual([]);
  });
});

describe('lawful files', () => {
  const valid = (kind: CatalogKind, variant: RowVariant, row: unknown) =>
    expect([standard.row(kind, variant)(row), standard.row(kind, variant).errors]).toEqual([
      true,
      null,
    ]);

  const ITEM = { 事项名称: '食品经营许可', 基本编码: '000131003000' };
  const CITED = '【法律】《中华人民共和国食品安全法》第三十五条';

  test.each([
    ['进驻事项负面清单', { ...ITEM, 原因类别: '场地限制' }],
    ['全程网办负面清单', { ...ITEM, 须线下的环节: '现场核查', 原因类别: '涉及国家秘密' }],
    [
      '全程网办负面清单',
      { ...ITEM, 须线下的环节: ['受理', '送达'], 原因类别: '依法须线下办理', 法律依据: [CITED] },
    ],
    [
      '中介服务事项清单',
      { 事项名称: '甲', 中介服务名称: '检测', 设定依据: CITED, 办理时限: '10个工作日' },
    ],
    ['中介服务事项清单', { 事项名称: '甲', 中介服务名称: '检测', 设定依据: [CITED], 办理时限: 10 }],
    [
      '告知承诺事项清单',
      { ...ITEM, 承诺内容: ['甲'], 要求: '乙', 法律责任: '丙', 监管细则: ['丁'] },
    ],
    ['容缺受理事项清单', { ...ITEM, 主要申请材料: ['甲'], 可容缺受理的材料: ['乙'], 补交期限: 5 }],
    [
      '省内通办事项清单',
      { ...ITEM, 通办方式: '多地联办', 办理时限: 5, 办理流程: [{ 环节: '受理', 时限: 1 }] },
    ],
    ['特殊环节清单', { 事项名称: '甲', 环节: '现场勘验', 时限: 10, 依据: CITED }],
    ['特殊环节清单', { 事项名称: '甲', 环节: '检测', 时限: 10, 时限单位: '工作日', 依据: [CITED] }],
    ['证明事项清单', { 事项名称: '甲', 证明名称: '乙', 设定依据: CITED }],
  ])('%s', (list, row) => valid('专项清单', { list }, row));

  test('a guide may leave the unit to its implementation list', () =>
    valid(
      '办事指南',
      {},
      {
        实施编码: '1132058301414925264000131003000',
        承诺办结时限: 5,
        受理条件: [],
        申请材料: [],
        办理地点: '大厅',
        办理时间: '工作日',
        咨询方式: '0512-57310000',
      },
    ));

  test('a transfer names levels or regions, one or several', () => {
    const row = {
      ...ITEM,
      事项类型: '行政许可',
      设定依据: [CITED],
      行使层级: ['市级', '县级'],
      主管部门: '市场监管部门',
      实施机关: '市场监管部门',
    };
    valid('基本目录', {}, { ...row, 下放: [{ 层级: '县级', 依据: '某文件' }] });
    valid('基本目录', {}, { ...row, 下放: [{ 地区: ['320583'], 依据: ['某文件'] }] });
    valid('基本目录', {}, { ...row, 下放: [{ 层级: '镇（乡、街道）级', 依据: '某文件' }] });
    valid(
      '基本目录',
      {},
      {
        ...row,
        委托: [{ 委托机关: '省局', 层级: ['市级'], 依据: '某文件', 期限: '三年' }],
      },
    );
  });

  test.each(LISTS)('%s: the header of %s', (kind, list) => {
    const header = standard.header(kind);
    expect(header({ 类别: kind, 地区: '320000', 清单: list, 版本: 3 })).toBe(true);
    expect(header({ 类别: kind, 地区: '320000' })).toBe(false);
  });

  test('regions: one, or a list', () => {
    const one = { 地区代码: '320583', 地区名称: '昆山市', 层级: '县级', 上级: '320500' };
    const judge = standard.regionFile();
    expect(judge({ 类别: '地区', ...one, 锁定规则: ['same/name'] })).toBe(true);
    expect(judge({ 类别: '地区', 地区: [{ ...one, 锁定规则: { 'same/name': 'error' } }] })).toBe(
      true,
    );
    expect(judge({ 类别: '地区', 地区: [{ ...one, 层次: '县级' }] })).toBe(false);
  });
});
