import { expect, test } from 'vitest';
import { Standard } from '../standard/standard.js';
import { layoutOf, withForeignKeys } from './layout.js';

const standard = new Standard();

test('the columns of a kind are its elements, lists of entries have tables of their own', () => {
  const layout = layoutOf(standard, { kind: '实施清单', variant: {} });
  expect(layout.columns.map(({ name }) => name)).toEqual([...standard.elements('实施清单').keys()]);
  expect(layout.children.map(({ name }) => name)).toEqual([
    '申请材料',
    '办理流程',
    '中介服务',
    '特别程序',
    '收费项目',
    '常见问题',
  ]);
  expect(layout.children[0]?.columns.map(({ name }) => name)).toEqual([
    ...standard.materialElements().keys(),
  ]);
});

test('未承接 is a table of the header', () => {
  const layout = layoutOf(standard, { kind: '基本目录', variant: {} });
  expect(layout.headerChildren.map(({ name }) => name)).toEqual(['未承接']);
});

test('a key that the standard does not know has a column', () => {
  const layout = layoutOf(standard, { kind: '基本目录', variant: {} });
  const rows = [{ 基本编码: '000131003000', 旧系统编号: 'A1' }];
  const wide = withForeignKeys(layout, [
    { region: '320000', regionName: '江苏省', header: {}, rows },
  ]);
  expect(wide.columns.at(-1)).toMatchObject({ name: '旧系统编号', element: undefined });
  expect(wide.columns).toHaveLength(layout.columns.length + 1);
});
