import fc from 'fast-check';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { toFiles } from '../importing/documents.js';
import type { Value } from './value.js';

const nasty = fc.constantFrom(
  '是',
  '无',
  'null',
  'true',
  'yes',
  '~',
  '1e3',
  '0x1f',
  '007',
  '2021-05-01',
  '12:30:00',
  '',
  '- 一',
  '? 一',
  '一: 二',
  '一 #二',
  '一:',
  '[一]',
  '一, 二',
  '{一}',
  '&一',
  '*一',
  '|',
  '>',
  '%一',
  '@一',
  '`一`',
  "'一",
  '"一"',
  '一\n二',
  '一\n 二',
  '一\n\n二',
  '一\n',
  '一\t二',
  '一\r\n二',
  '---',
  '...',
  '\u0085一',
  '一\u2028二',
  '\ufeff一',
  '一\u200b',
  '一 ',
  ' 一',
  '一　二',
  '<<',
  '=',
  '\ud800',
  '𠮷野家',
);
const text = fc.oneof(
  nasty,
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(...'一二三，。：；（）《》 :#-\n"\\'), maxLength: 60 }),
);
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(text, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
const row = fc.dictionary(
  text.filter((key) => key !== '__proto__'),
  value,
  {
    maxKeys: 6,
    noNullPrototype: true,
  },
);

function emit(
  rows: readonly Readonly<Record<string, Value>>[],
  header: Record<string, Value> = {},
) {
  const [file] = toFiles(
    [
      {
        path: '目录.yaml',
        kind: '实施清单',
        region: '440000',
        header: new Map(Object.entries(header)),
        rows: rows.map((entry) => new Map(Object.entries(entry))),
      },
    ],
    { source: '来源\n恶意: 1', mapping: '映射.yaml' },
  );
  return [...file!.text].join('');
}

describe('YAML that an import writes', () => {
  it('reads back as what went in, in both parsers', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const written = emit(rows);
        const expected = { 类别: '实施清单', 地区: '440000', 事项: rows };
        expect(parse(written)).toEqual(expected);
        expect(load(written)).toEqual(expected);
        expect(written).not.toMatch(/\r(?!n)|\t/);
      }),
      { numRuns: 1500 },
    );
  });

  it('quotes codes, leaves Chinese words plain and keeps lines readable', () => {
    const written = emit(
      [
        {
          基本编码: '000131003000',
          事项名称: '食品经营许可（新办）',
          法定办结时限: 20,
          是否收费: false,
          服务对象: ['自然人', '企业法人'],
          受理条件: ['1.有场所', '符合：「一、二」的条件'],
          申请材料: [{ 材料名称: '申请表', 份数: 1 }],
          常见问题: '第一行\n第二行',
          咨询方式: '025-12345',
        },
      ],
      { 未载要素: ['设定依据', '主管部门'] },
    );
    expect(written).toBe(`# 由 sitong import 生成：来源 来源 恶意: 1，映射 映射.yaml
类别: 实施清单
地区: "440000"
未载要素: [设定依据, 主管部门]
事项:
  - 基本编码: "000131003000"
    事项名称: 食品经营许可（新办）
    法定办结时限: 20
    是否收费: false
    服务对象: [自然人, 企业法人]
    受理条件:
      - "1.有场所"
      - 符合：「一、二」的条件
    申请材料:
      - 材料名称: 申请表
        份数: 1
    常见问题: |-
      第一行
      第二行
    咨询方式: "025-12345"
`);
  });
});
