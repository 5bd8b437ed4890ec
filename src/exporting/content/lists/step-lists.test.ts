import { describe, expect, test } from 'vitest';
import type { ExampleEdit } from '../../../rules/example.js';
import { partOf, rowsOf } from '../../testing/parts.js';

const COUNTY = '320583';
const ITEM = { 事项名称: '食品经营许可（县级权限）', 基本编码: '000131901002' };

describe('特殊环节清单', () => {
  const procedure = (days: number): ExampleEdit => ({
    in: '县清单',
    set: { 特别程序: [{ 名称: '现场核查', 时限: days, 时限单位: '工作日' }] },
  });
  const LISTED = { ...ITEM, 环节: '现场勘验', 时限: 5, 时限单位: '工作日' };

  test('procedures stand on it under the words of the dictionary, with their time', () => {
    expect(rowsOf(partOf('特殊环节清单', COUNTY, [procedure(5)]))).toEqual([
      { ...LISTED, 依据: '待填' },
    ]);
  });

  test('the maintained row is published where it agrees; a longer procedure is told', () => {
    const listed: ExampleEdit = { in: '县特殊环节清单', add: LISTED };
    expect(rowsOf(partOf('特殊环节清单', COUNTY, [procedure(5), listed]))).toEqual([LISTED]);
    expect(partOf('特殊环节清单', COUNTY, [procedure(3), listed]).differences).toEqual([]);
    expect(partOf('特殊环节清单', COUNTY, [procedure(8), listed]).differences).toMatchObject([
      { kind: '不同', detail: expect.stringMatching(/5\s*个?工作日.*8\s*个?工作日/) },
    ]);
  });
});

describe('证明事项清单', () => {
  const asked = (material: Record<string, string>): ExampleEdit => ({
    in: '县清单',
    row: 1,
    set: {
      申请材料: [
        { 材料名称: '最低生活保障申请书', 材料必要性: '必要', 来源渠道: '申请人自备' },
        { 材料必要性: '必要', 来源渠道: '其他', ...material },
      ],
    },
  });
  const PROOF = { 材料名称: '家庭收入证明', 来源渠道说明: '用人单位出具（示例）' };

  test('what somebody else must certify stands on it, with the body that asks for it', () => {
    expect(rowsOf(partOf('证明事项清单', COUNTY, [asked(PROOF)]))).toEqual([
      {
        事项名称: '最低生活保障金给付',
        基本编码: '000511902000',
        证明名称: '家庭收入证明',
        设定依据: '待填',
        索要单位: '昆山市民政局',
        开具单位: '用人单位出具（示例）',
        办理指南: '待填',
      },
    ]);
  });

  test('certificates by law, and what the office gets itself, do not', () => {
    for (const material of [
      { 材料名称: '身份证明' },
      { ...PROOF, 提交方式: '免于提交' },
      { ...PROOF, 来源渠道: '申请人自备' },
    ])
      expect(rowsOf(partOf('证明事项清单', COUNTY, [asked(material)]))).toEqual([]);
  });
});
