import { expect, test } from 'vitest';
import { revisionOf } from '../../src/commands/testing/revision-findings.js';
import { UsageError } from '../../src/errors.js';
import type { ExampleEdit } from '../../src/rules/example.js';
import { exampleFiles } from '../../src/rules/example-workspace.js';
import { applies, everywhere } from './harness.js';

function approvals(after: readonly ExampleEdit[], before: readonly ExampleEdit[] = []) {
  const { changes } = revisionOf(exampleFiles(before), exampleFiles(after));
  return changes.map(({ change }) => change.approval);
}

const configured = (entry: string): ExampleEdit => ({
  in: '配置',
  replace: ['名称: 示例', `名称: 示例\n审核权限:\n  - ${entry}`],
});

test.each<readonly [string, readonly ExampleEdit[], string | undefined, string]>([
  [
    'an item of the catalog',
    [{ in: '县目录', row: 3, set: { 事项状态: '取消' } }],
    '省级',
    '江苏省政务服务管理机构',
  ],
  [
    'materials of the list',
    [
      {
        in: '县清单',
        set: { 申请材料: [{ 材料名称: '营业执照', 材料必要性: '必要' }] },
      },
    ],
    '省级',
    '江苏省有关部门',
  ],
  [
    'a guide',
    [{ in: '县指南', set: { 承诺办结时限: 5, 承诺办结时限单位: '工作日' } }],
    '县级',
    '昆山市政务服务管理机构',
  ],
  ['the place itself', [{ in: '县清单', set: { 咨询方式: '12320' } }], undefined, '填报单位'],
  ['the founder', [{ in: '国家目录', set: { 服务对象: ['自然人'] } }], '国家级', '国务院有关部门'],
  [
    'by 审核权限 the city',
    [
      configured('{ 要素: [申请材料], 层级: 市级 }'),
      {
        in: '县清单',
        set: { 申请材料: [{ 材料名称: '营业执照', 材料必要性: '必要' }] },
      },
    ],
    '市级',
    '苏州市政务服务管理机构',
  ],
])('%s', (_name, edits, level, decides) => {
  const [approval, ...others] = approvals(edits);
  expect(others).toEqual([]);
  expect(approval).toMatchObject({ decides });
  expect(approval?.level).toBe(level);
  expect(approval?.why).toMatch(/[\u4e00-\u9fff]/);
  expect(approval).not.toHaveProperty('application');
});

test('those who follow need no approval, and it says so', () => {
  const [nation, ...others] = approvals(
    everywhere(['国家目录', '省目录', '市目录', '县目录'], { 服务对象: ['自然人'] }),
  );
  expect(nation).toMatchObject({ level: '国家级' });
  expect(others).toHaveLength(3);
  for (const approval of others)
    expect(approval).toMatchObject({ level: undefined, follows: true });
});

test('the application that covers a change is named', () => {
  const [approval] = approvals([
    { in: '县目录', row: 3, set: { 事项状态: '取消' } },
    applies('县申请', ['操作: 取消, 编码: "002014903000"'], '职能调整'),
  ]);
  expect(approval?.application).toEqual({
    unit: '示例单位',
    date: '2026-03-01',
    ground: '职能调整',
    place: { file: '320583-昆山市/调整申请.yaml', line: 1 },
  });
});

test('审核权限 may not name an element that there is none of', () => {
  const edits = [configured('{ 要素: [申请材枓], 层级: 市级 }')];
  expect(() => approvals(edits)).toThrow(UsageError);
  expect(() => approvals(edits)).toThrow(
    'sitong.yaml:3:12 审核权限里的“申请材枓”不是标准里的要素，是不是“申请材料”？',
  );
});
