import { expect, test } from 'vitest';
import type { ExampleEdit } from '../../../rules/example.js';
import { partOf, rowsOf } from '../../testing/parts.js';

const LIST = '投资审批管理事项清单';
const OPEN = { 事项名称: '食品经营许可', 对应事项: ['00013190100Y'], 事项类型: '行政许可' };
const FREE = { 事项名称: '企业投资项目核准', 对应事项: [] };
const listed: ExampleEdit[] = [OPEN, FREE].map((add) => ({ in: '国家投资清单', add }));
const secret = [0, 1, 4].map((row): ExampleEdit => ({ in: '国家目录', row, set: { 公开: false } }));

test('rows of a list that others set are published as they are', () => {
  const part = partOf(LIST, '000000', listed);
  expect(rowsOf(part)).toEqual([OPEN, FREE]);
  expect([...part.leftOut]).toEqual([]);
});

test('a row of an item that is secret is left out and counted', () => {
  const part = partOf(LIST, '000000', [...listed, ...secret]);
  expect(rowsOf(part)).toEqual([FREE]);
  expect([...part.leftOut]).toEqual([['不公开', 1]]);
});
