import { describe, expect, it } from 'vitest';
import { isComplete, renderReport } from '../../src/importing/report.js';
import { importRecords, listMapping } from './helpers.js';

const CATALOG = `
地区: { 列: 区划, 名称: { "440000": 广东省, "440100": 广州市 } }
输出:
  - 类别: 基本目录
    文件: "{地区}-{地区名称}/目录.yaml"
    首部: { 版本: "1" }
    去重: 基本编码
    合并: { 行使层级: 各地区并集, 服务对象: 并集, 主管部门: 一致否则空 }
    排序: 基本编码
    要素:
      基本编码: 编码
      事项名称: 名称
      行使层级: 层级
      服务对象: 对象
      主管部门: 部门
    另起:
      - 当: { 列: 主项, 不同列: 编码 }
        要素: { 基本编码: 主项, 行使层级: 层级 }
`;
const row = (编码: string, more: object = {}) => ({
  区划: '440000',
  编码,
  主项: 编码,
  名称: '甲',
  层级: '省级',
  ...more,
});

describe('rows', () => {
  it('are made one per key, 主项 first, with sets merged within and over regions', () => {
    const { files, report } = importRecords(CATALOG, [
      row('440102003002', { 主项: '44010200300Y', 对象: ['自然人'] }),
      row('440102003001', { 主项: '44010200300Y' }),
      row('440102003002', { 主项: '44010200300Y', 对象: ['企业法人', '自然人'] }),
      row('440102003001', { 区划: '440100', 主项: '44010200300Y', 层级: '市级' }),
    ]);
    expect(files).toEqual({
      '440000-广东省/目录.yaml': {
        类别: '基本目录',
        地区: '440000',
        版本: '1',
        事项: [
          { 基本编码: '44010200300Y', 行使层级: ['省级', '市级'] },
          { 基本编码: '440102003001', 事项名称: '甲', 行使层级: ['省级', '市级'] },
          {
            基本编码: '440102003002',
            事项名称: '甲',
            行使层级: ['省级'],
            服务对象: ['自然人', '企业法人'],
          },
        ],
      },
      '440100-广州市/目录.yaml': {
        类别: '基本目录',
        地区: '440100',
        版本: '1',
        事项: [
          { 基本编码: '44010200300Y', 行使层级: ['省级', '市级'] },
          { 基本编码: '440102003001', 事项名称: '甲', 行使层级: ['省级', '市级'] },
        ],
      },
    });
    expect(report.documents.map(({ rows }) => rows)).toEqual([3, 2]);
  });

  it('are the same when only one region is asked for', () => {
    const records = [row('440102003001'), row('440102003001', { 区划: '440100', 层级: '市级' })];
    const path = '440100-广州市/目录.yaml';
    const one = importRecords(CATALOG, records, { region: '440100' });
    expect(Object.keys(one.files)).toEqual([path]);
    expect(one.files[path]).toEqual(importRecords(CATALOG, records).files[path]);
    expect(one.report.otherRegions).toBe(1);
  });

  it('report contradictions: the first value stays, or the element is emptied for good', () => {
    const { files, report } = importRecords(CATALOG, [
      row('440102003001', { 部门: '子' }),
      row('440102003001', { 名称: '乙', 部门: '丑' }),
      row('440102003001', { 部门: '子' }),
    ]);
    expect(files['440000-广东省/目录.yaml']?.事项).toEqual([
      { 基本编码: '440102003001', 事项名称: '甲', 行使层级: ['省级'] },
    ]);
    expect(report.problems.map(({ record, element, value }) => [record, element, value])).toEqual([
      [2, '事项名称', '乙'],
      [2, '主管部门', '丑'],
    ]);
    expect(isComplete(report)).toBe(false);
  });

  it('without their key are reported, not written', () => {
    const { report } = importRecords(CATALOG, [row('440102003001'), row('')]);
    expect(report.problems).toMatchObject([{ record: 2, element: '基本编码', place: '第 2 条' }]);
  });

  it('go to a document of their own where outputs share a file', () => {
    const mapping = listMapping('基本编码: 编码').replace('{地区}.yaml', '全部.yaml');
    const records = [
      { 地区: '440000', 编码: '1' },
      { 地区: '440100', 编码: '2' },
    ];
    expect(() => importRecords(mapping, records)).toThrow(/multiple documents/);
  });
});

describe('elements', () => {
  it('take the first way whose condition holds', () => {
    const mapping = listMapping(`实施编码:
  - { 列: 编码, 当: { 列: 编码, 长度: 2 } }
  - { 列: 编码, 当: [{ 列: 编码, 长度: [3, 4] }, { 列: 状态, 不等于: 停 }], 变换: [{ 截取: { 从: 1, 长: 2 } }] }
性质: { 常量: 实施, 当: { 列: 状态, 有值: false } }
序: { 列: 序 }`);
    const { files } = importRecords(mapping, [
      { 地区: '440000', 编码: '12', 序: 1 },
      { 地区: '440000', 编码: '1234', 序: 2, 状态: '用' },
      { 地区: '440000', 编码: '123', 序: 3, 状态: '停' },
    ]);
    expect(files['440000.yaml']?.事项).toEqual([
      { 实施编码: '12', 性质: '实施', 序: 1 },
      { 实施编码: '12', 序: 2 },
      { 序: 3 },
    ]);
  });
});

describe('the report', () => {
  const mapping = listMapping(
    '基本编码: 编码\n时限: { 列: 时限, 变换: [时限], 当: { 列: 编码, 长度: 2 } }\n主题: { 列: 主题, 变换: [{ 剔除: [人才] }] }',
    '核对:\n  - { 列: 编码, 长度: [2, 3], 说明: 编码的长度 }\n不取: { 备注: 不要 }',
  );
  const { report } = importRecords(mapping, [
    {
      地区: '440000',
      编码: '12',
      时限: '30天',
      主题: ['人才', '其他'],
      备注: 'x',
      空: null,
      多: 1,
    },
    { 地区: '440000', 编码: '123', 时限: '30(工作日)', 主题: ['人才'], 备注: '', 空: '', 多: 2 },
    { 地区: '440000', 编码: '1234' },
    { 地区: '44', 编码: '12' },
    '不是记录',
  ]);

  it('accounts for every value that is not in a row', () => {
    expect(report.records).toBe(5);
    expect(report.untaken).toEqual([
      { column: '时限', records: 1 },
      { column: '空', records: 0 },
      { column: '多', records: 2 },
    ]);
    expect(report.declined).toEqual([{ column: '备注', records: 1, reason: '不要' }]);
    expect(report.leftOut).toEqual([{ column: '主题', word: '人才', records: 2 }]);
    expect(report.problems.map(({ place, reason }) => `${place} ${reason}`)).toEqual([
      '第 1 条「时限」 不认识单位「天」',
      '第 3 条「编码」 核对不符（编码的长度）',
      '第 4 条「地区」 不是六位地区代码，这条记录没有导入',
      '第 5 条 不是一条记录（应为键值对象）',
    ]);
  });

  it('says all of it', () => {
    expect(renderReport(report)).toBe(`来源.json：读入 5 条记录，映射 映射.yaml
  440000.yaml：实施清单 440000，3 行
没有取用的列（3）：
  「时限」：1 条记录有值
  「空」：全部为空
  「多」：2 条记录有值
映射写明不取的列（1）：
  「备注」：1 条记录有值（不要）
映射写明剔除的词（1）：
  「主题」人才：2 条记录
未能取用的值（4）：
  第 1 条「时限」 → 实施清单.时限「30天」：不认识单位「天」
  第 3 条「编码」「1234」：核对不符（编码的长度）
  第 4 条「地区」「44」：不是六位地区代码，这条记录没有导入
  第 5 条「"不是记录"」：不是一条记录（应为键值对象）
`);
  });

  it('misses columns that the source never has', () => {
    const { report: missing } = importRecords(listMapping('基本编码: 编号\n名: 名'), [
      { 地区: '440000', 名: '甲' },
    ]);
    expect(missing.missingColumns).toEqual(['编号']);
    expect(isComplete(missing)).toBe(false);
  });

  it('names the records that the conditions pass over, and does not fail for them', () => {
    const chosen = listMapping('名: 名').replace(
      '    要素:',
      '    当: { 列: 名, 不等于: 乙 }\n    要素:',
    );
    const { report: passed } = importRecords(chosen, [
      { 地区: '440000', 名: '甲' },
      { 地区: '440000', 名: '乙' },
    ]);
    expect(passed.rowless).toEqual(['第 2 条']);
    expect(isComplete(passed)).toBe(true);
  });

  it('fails for a record that gives nothing', () => {
    const { report: empty } = importRecords(listMapping('名: 名'), [
      { 地区: '440000', 名: '甲' },
      { 地区: '440000', 名: '' },
    ]);
    expect(empty.problems).toMatchObject([{ record: 2, reason: '没有产生任何行' }]);
  });
});
