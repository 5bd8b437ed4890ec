import { expect, test } from 'vitest';
import { SourceText } from '../model/source.js';
import { Standard } from '../standard/standard.js';
import { outlineFile } from './outline.js';
import { readDocument } from './read-document.js';

const standard = new Standard();

function read(text: string) {
  const { document, findings, complete } = readDocument(
    new SourceText('a.yaml', text),
    outlineFile(text).documents[0]!,
    standard,
  );
  return {
    header: document?.header,
    rows: document?.rows ?? [],
    complete,
    found: findings.map(({ rule, finding }) => `${rule}: ${finding.message}`),
  };
}

const HEADER = '类别: 基本目录\n地区: "320583"\n';

const ROW = `  - 基本编码: "000131003000"
    事项名称: 食品经营许可
    事项类型: 行政许可
    设定依据: [《中华人民共和国食品安全法》第三十五条]
    行使层级: [市级, 县级]
    主管部门: 市场监管部门
    实施机关: 市场监管部门
`;

test('a clean document', () => {
  const { found, rows, complete } = read(`${HEADER}事项:\n${ROW}`);
  expect(found).toEqual([]);
  expect(complete).toBe(true);
  expect(rows[0]?.item.行使层级).toEqual(['市级', '县级']);
});

test('a malformed element is reported and left out of the row', () => {
  const { found, rows } = read(`${HEADER}事项:\n${ROW.replace('[市级, 县级]', '县')}`);
  expect(found).toEqual(['schema/type: “行使层级”应为词的列表，写的是“县”']);
  expect(rows[0]?.item).not.toHaveProperty('行使层级');
  expect([...(rows[0]?.faulty ?? [])]).toEqual(['行使层级']);
});

test('a code without quotes keeps the digits that tell the item', () => {
  const { found, rows } = read(`${HEADER}事项:\n${ROW.replace('"000131003000"', '000131003000')}`);
  expect(found).toEqual(['schema/type: “基本编码”没有加引号，被读成数 131003000，前面的零会丢失']);
  expect(rows[0]?.item.基本编码).toBe('000131003000');
});

test('待填 within an entry is a blank of its own, and not missing', () => {
  const { found, rows } = read(
    `${HEADER}事项:\n${ROW}    下放: [{ 层级: 县级, 依据: 待填, 生效日期: 待填 }]\n`,
  );
  expect(found).toEqual(['schema/blank: “依据”还是待填', 'schema/blank: “生效日期”还是待填']);
  expect(rows[0]?.blank.size).toBe(0);
});

test('an empty key within an entry is as good as not written', () => {
  expect(
    read(
      `${HEADER}事项:\n${ROW}    委托:\n      - { 委托机关: 省局, 层级: 县级, 依据: 甲, 期限: }\n`,
    ).found,
  ).toEqual([]);
});

test('an open dictionary within an entry warns, and the entry stays', () => {
  const list = `类别: 实施清单\n地区: "320000"\n性质: 标准\n未载要素: [设定依据, 办理流程]
事项:
  - 基本编码: "000206001000"
    事项名称: 甲
    事项类型: 行政检查
    行使层级: 县级
    特别程序: [{ 名称: 公示, 时限: 5 }]
`;
  const { found, rows } = read(list);
  expect(found.slice(1)).toEqual(['schema/value: “名称”的值“公示”不在词典里（词典开放，请核对）']);
  expect(rows[0]?.item.特别程序).toHaveLength(1);
});

test('an item declined for a misspelt reason is declined all the same', () => {
  const { header, found } = read(
    `${HEADER}未承接:\n  - { 基本编码: "000119901000", 理由: 没人会办 }\n  - { 基本编码: 000119902000, 理由: 取消 }\n事项:\n${ROW}`,
  );
  expect(found).toHaveLength(2);
  expect(header?.未承接).toEqual([
    { 基本编码: '000119901000' },
    { 基本编码: '000119902000', 理由: '取消' },
  ]);
});

test('a header key that is wrong is left out', () => {
  const { header, found } = read(`${HEADER}版次: 3\n版本: [1]\n未承接: 无\n事项:\n${ROW}`);
  expect(found).toEqual([
    'schema/type: 文头的“版本”应为文字或整数，写的是列表',
    'schema/type: 文头的“未承接”应为列表，写的是“无”',
    'schema/unknown: 文头的“版次”不是标准里的要素，是不是“版本”？',
  ]);
  expect(header).toEqual({ 类别: '基本目录', 地区: '320583' });
});

test('rows that are none', () => {
  expect(read(`${HEADER}事项: 无\n`)).toMatchObject({
    complete: false,
    found: ['schema/type: “事项”应为列表，写的是一个值'],
  });
  expect(read(`${HEADER}事项:\n  - 食品经营许可\n`)).toMatchObject({
    complete: false,
    found: ['schema/type: 第 1 行应为键值对，写的是“食品经营许可”'],
  });
  expect(read(`${HEADER}事项: []\n`).found).toEqual(['schema/empty: 基本目录没有一行事项']);
});
