import { describe, expect, test } from 'vitest';
import type { CatalogKind } from '../model/kinds.js';
import type { Element } from './element.js';
import { type SchemaFault, schemaFaults } from './schema-fault.js';
import { type RowVariant, Standard, type Validator } from './standard.js';
import { fits, VALUES } from './testing/values.js';

const standard = new Standard();

const LISTS = [
  '进驻事项负面清单',
  '全程网办负面清单',
  '中介服务事项清单',
  '告知承诺事项清单',
  '容缺受理事项清单',
  '省内通办事项清单',
  '特殊环节清单',
  '证明事项清单',
];

const ROWS: readonly (readonly [string, CatalogKind, RowVariant])[] = [
  ['基本目录', '基本目录', {}],
  ['实施清单', '实施清单', {}],
  ['标准实施清单', '实施清单', { standard: true }],
  ['办事指南', '办事指南', {}],
  ['行政许可事项清单', '关联清单', { list: '行政许可事项清单' }],
  ['市场准入负面清单', '关联清单', { list: '市场准入负面清单' }],
  ['调整申请', '调整申请', {}],
  ...LISTS.map((list) => [list, '专项清单', { list }] as const),
];

const HEADERS: readonly CatalogKind[] = [
  '基本目录',
  '实施清单',
  '办事指南',
  '关联清单',
  '专项清单',
  '调整申请',
];

function faultsOf(
  validate: Validator,
  elements: ReadonlyMap<string, Element>,
  value: unknown,
): SchemaFault[] {
  return validate(value)
    ? []
    : schemaFaults(validate.errors ?? [], {
        elements,
        raw: () => undefined,
        holders: (name) => standard.holdersOf(name),
      });
}

const RULES = ['schema/type', 'schema/value', 'schema/format', 'schema/required'];

/** Nothing of the validator's own English: only names, values and YAML words may be Latin. */
function expectChinese(fault: SchemaFault, label: string): void {
  const words = (fault.message + fault.action).replace(
    /"[^"]*"|“[^”]*”|true|false|YYYY-MM-DD|same\/name(: error)?|error|warning|note/g,
    '',
  );
  expect(words, label).not.toMatch(/[A-Za-z]{2}|undefined|null|\[object/);
  expect(fault.message, label).toMatch(/[\u4e00-\u9fff]/);
  expect(fault.action, label).toMatch(/[\u4e00-\u9fff]/);
}

/** Puts every value in place of an element: one fault for a wrong one, none for a right one. */
function proveElement(
  element: Element,
  judge: (value: unknown) => SchemaFault[],
  named: string,
): void {
  for (const value of VALUES) {
    const label = `${named} ← ${JSON.stringify(value)}`;
    const faults = judge(value);
    for (const fault of faults) {
      expectChinese(fault, label);
      expect(fault.message, label).toContain(`“${element.name}”`);
    }
    if (Array.isArray(value) && value.length === 0) {
      // Whether a list may be empty is not of its shape.
      expect(faults.length, label).toBeLessThanOrEqual(1);
    } else if (fits(element, value)) expect(faults, label).toEqual([]);
    else {
      expect(faults, label).toHaveLength(1);
      expect(RULES, label).toContain(faults[0]?.rule);
    }
  }
}

describe('every element with values of every type', () => {
  test.each(ROWS)('a row of %s', (_name, kind, variant) => {
    const elements = standard.elements(kind, variant);
    const validate = standard.row(kind, variant);
    for (const [name, element] of elements) {
      const at = (value: unknown) =>
        faultsOf(validate, elements, { [name]: value }).filter(
          (fault) => fault.path[0] === name && fault.absent !== true,
        );
      proveElement(element, at, name);
      for (const [part, inner] of element.parts ?? []) {
        const within = (value: unknown) =>
          faultsOf(validate, elements, { [name]: [{ [part]: value }] }).filter(
            (fault) => fault.path[2] === part && fault.absent !== true,
          );
        // A basic code within a list is judged here, not by the code rules.
        if (inner.shape !== 'code12') proveElement(inner, within, `${name}.${part}`);
      }
    }
  });

  test.each(HEADERS)('the header of %s', (kind) => {
    const elements = standard.headerElements(kind);
    for (const [name, element] of elements) {
      if (name === '类别') continue;
      const at = (value: unknown) =>
        faultsOf(standard.header(kind), elements, { [name]: value }).filter(
          (fault) => fault.path[0] === name && fault.absent !== true,
        );
      proveElement(element, at, name);
    }
  });

  test('a region, alone and in a list', () => {
    const elements = standard.regionElements();
    for (const [name, element] of elements) {
      proveElement(
        element,
        (value) =>
          faultsOf(standard.regionFile(), elements, { 类别: '地区', [name]: value }).filter(
            (fault) => fault.path[0] === name && fault.absent !== true,
          ),
        name,
      );
      proveElement(
        element,
        (value) =>
          faultsOf(standard.regionFile(), new Map(), {
            类别: '地区',
            地区: [{ [name]: value }],
          }).filter((fault) => fault.path[2] === name && fault.absent !== true),
        `地区[0].${name}`,
      );
    }
  });
});

describe('what is missing and what is too much', () => {
  test.each(ROWS)(
    'an empty row of %s misses what is always required, each once',
    (_name, kind, variant) => {
      const elements = standard.elements(kind, variant);
      const faults = faultsOf(standard.row(kind, variant), elements, {});
      for (const fault of faults) {
        expectChinese(fault, String(fault.element));
        expect(fault).toMatchObject({ rule: 'schema/required', absent: true });
        expect(fault.message).toContain(`缺少“${fault.element}”`);
      }
      const names = faults.map((fault) => fault.element);
      expect(new Set(names).size).toBe(names.length);
      const always = [...elements.values()].filter(({ required }) => required === '是');
      expect(names).toEqual(expect.arrayContaining(always.map(({ name }) => name)));
    },
  );

  test('when an element is required is said', () => {
    const elements = standard.elements('实施清单');
    const fee = faultsOf(standard.row('实施清单', {}), elements, { 是否收费: true });
    expect(fee.find(({ element }) => element === '收费项目')?.message).toBe(
      '缺少“收费项目”（是否收费为 true 时必填）',
    );
    const permit = faultsOf(standard.row('实施清单', {}), elements, { 事项类型: '行政许可' });
    expect(permit.find(({ element }) => element === '承诺办结时限')?.message).toBe(
      '缺少“承诺办结时限”（许可、确认、给付、奖励、裁决、其他且性质为实施时必填）',
    );
    const unit = faultsOf(standard.row('实施清单', {}), elements, { 法定办结时限: 20 });
    expect(unit.find(({ element }) => element === '法定办结时限单位')).toMatchObject({
      message: '缺少“法定办结时限单位”（写了“法定办结时限”就要写）',
      action: '补上 法定办结时限单位: …，值为 工作日、自然日、小时、月、年',
    });
  });

  const catalog = (row: Record<string, unknown>) =>
    faultsOf(standard.row('基本目录', {}), standard.elements('基本目录'), row);

  test('a misspelt key is one fault: what was meant is not missing too', () => {
    const faults = catalog({ 事项名: '食品经营许可' }).filter(({ message }) =>
      message.includes('事项名'),
    );
    expect(faults).toEqual([
      expect.objectContaining({
        rule: 'schema/unknown',
        target: 'key',
        element: '事项名',
        message: '“事项名”不是标准里的要素，是不是“事项名称”？',
        action: '改为 事项名称',
        expected: '事项名称',
      }),
    ]);
    const within = catalog({ 下放: [{ 层级: '县级', 依剧: '某文件' }] }).filter(
      ({ path }) => path[0] === '下放',
    );
    expect(within).toHaveLength(1);
    expect(within[0]?.message).toBe('“下放”第 1 项里的“依剧”不是标准里的要素，是不是“依据”？');
  });

  test('an element of another document is told apart from an unknown one', () => {
    expect(
      catalog({ 承诺办结时限: 5 }).find(({ rule }) => rule === 'schema/unknown'),
    ).toMatchObject({
      message: '“承诺办结时限”不写在这里，它是实施清单、办事指南的要素',
      action: '删去这一项；需要时写到实施清单',
    });
    const body = faultsOf(
      standard.row('实施清单', { standard: true }),
      standard.elements('实施清单', { standard: true }),
      { 实施主体: '昆山市市场监督管理局' },
    );
    expect(body.find(({ rule }) => rule === 'schema/unknown')?.message).toBe(
      '“实施主体”不写在这里，它是性质为“实施”的实施清单的要素',
    );
    expect(catalog({ 备注: '无' }).find(({ rule }) => rule === 'schema/unknown')).toMatchObject({
      message: '“备注”不是标准里的要素',
      action: '删去这一项；本省自有的要素写进扩展文件',
    });
  });

  test('下放 names a level or a region', () => {
    const faults = catalog({ 下放: [{ 依据: '某文件' }] }).filter(({ path }) => path[0] === '下放');
    expect(faults).toEqual([
      expect.objectContaining({
        rule: 'schema/required',
        message: '“下放”第 1 项没有写层级，也没有写地区',
        action: '层级、地区至少写一个',
      }),
    ]);
  });
});

describe('the words of a fault', () => {
  const row = (kind: CatalogKind, item: Record<string, unknown>, raw?: string) => {
    const elements = standard.elements(kind);
    const validate = standard.row(kind, {});
    validate(item);
    return schemaFaults(validate.errors ?? [], { elements, raw: () => raw }).filter(
      (fault) => fault.absent !== true,
    );
  };

  test.each([
    [
      'a code without quotes loses its zeros',
      row('基本目录', { 基本编码: 131003000 }, '000131003000'),
      '“基本编码”没有加引号，被读成数 131003000，前面的零会丢失',
      '写成 "000131003000"',
    ],
    [
      'a long code without quotes loses digits',
      row('实施清单', { 实施主体编码: 113205830141492500 }, '113205830141492526'),
      '“实施主体编码”没有加引号，被读成数 113205830141492500，后面的位数会丢失',
      '写成 "113205830141492526"',
    ],
    [
      'the code of a word instead of the word',
      row('实施清单', { 办件类型: 1 }, '1'),
      '“办件类型”应为词典里的一个词，写的是数 1，是不是“即办件”？',
      '改为 即办件、承诺件、其他 之一',
    ],
    [
      'the same in quotes',
      row('实施清单', { 办件类型: '2' }),
      '“办件类型”的值“2”不在词典里，是不是“承诺件”？',
      '改为 即办件、承诺件、其他 之一',
    ],
    [
      'a word nearly right',
      row('基本目录', { 行使层级: ['县级', '区县级'] }),
      '“行使层级”第 2 项的值“区县级”不在词典里，是不是“县级”？',
      '改为 国家级、省级、市级、县级、乡级、村级 之一',
    ],
    [
      'a single word for a list',
      row('基本目录', { 行使层级: '县级' }),
      '“行使层级”应为词的列表，写的是“县级”',
      '写成 [甲, 乙]，只有一个也写 [甲]',
    ],
    [
      'a text for a boolean that may be 待填',
      row('基本目录', { 公开: '是' }),
      '“公开”应为true 或 false，写的是“是”',
      '“是”写 true，“否”写 false，不加引号',
    ],
    [
      'a text for a number',
      row('实施清单', { 法定办结时限: '20个工作日' }),
      '“法定办结时限”应为整数，写的是“20个工作日”',
      '只写数字，不加引号；单位写在同名的“…单位”要素',
    ],
    [
      'no such day',
      row('基本目录', { 计划取消日期: '2025-02-30' }),
      '“计划取消日期”的值“2025-02-30”不是真实的日期',
      '写成 YYYY-MM-DD，如 2026-01-01',
    ],
    [
      'within an entry',
      row('实施清单', { 申请材料: [{ 材料名称: '甲', 材料必要性: '必须' }] }),
      '“申请材料”第 1 项的“材料必要性”的值“必须”不在词典里，是不是“必要”？',
      '改为 必要、非必要、容缺后补 之一',
    ],
    [
      'an entry that is no mapping',
      row('实施清单', { 申请材料: ['申请表'] }),
      '“申请材料”第 1 项应为键值对，写的是“申请表”',
      '写成 键: 值，每行一个',
    ],
    [
      'the same word twice',
      row('基本目录', { 行使层级: ['县级', '县级'] }),
      '“行使层级”里同一个值写了两次',
      '删去重复的值',
    ],
  ] as const)('%s', (_name, faults, message, action) => {
    expect(faults.map((fault) => [fault.message, fault.action])).toEqual([[message, action]]);
  });

  test('structure of codes is left to the code rules', () => {
    expect(row('基本目录', { 基本编码: '12' })).toEqual([]);
    expect(row('关联清单', { 对应事项: ['12'] })).toEqual([
      expect.objectContaining({
        rule: 'schema/format',
        message: '“对应事项”第 1 项的值“12”不是十二位基本编码',
      }),
    ]);
  });

  test('long values are shortened, lines joined', () => {
    const [fault] = row('基本目录', { 事项类型: `甲\n${'乙'.repeat(200)}` });
    expect(fault?.message).toContain(`甲 ${'乙'.repeat(78)}…`);
  });
});
