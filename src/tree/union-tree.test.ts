import { expect, test } from 'vitest';
import { memoryTree } from './memory-tree.js';
import { freeName, unionTree } from './union-tree.js';

const own = memoryTree({ 'sitong.yaml': '自己的', '乙/甲.yaml': '自己的甲' });
const other = memoryTree({ '省/甲.yaml': '上级的甲', '省.yaml': '上级的' });
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

test('the other tree stands in a folder of its own, sorted among the entries', () => {
  const tree = unionTree(own, '上级', other);
  expect(tree.entries('').map(({ name, kind }) => [name, kind])).toEqual([
    ['sitong.yaml', 'file'],
    ['上级', 'folder'],
    ['乙', 'folder'],
  ]);
  expect(tree.entries('上级').map(({ name }) => name)).toEqual(['省', '省.yaml']);
  expect(tree.entries('上级/省').map(({ name }) => name)).toEqual(['甲.yaml']);
  expect(text(tree.read('上级/省/甲.yaml'))).toBe('上级的甲');
  expect(text(tree.read('乙/甲.yaml'))).toBe('自己的甲');
  expect([tree.has('上级/sitong.yaml'), tree.has('上级/省.yaml'), tree.has('上级外')]).toEqual([
    false,
    true,
    false,
  ]);
});

test('a name that is taken gets a number', () => {
  const taken = memoryTree({ '上级/甲.yaml': '', '上级-2': '' });
  expect([freeName(own, '上级'), freeName(taken, '上级')]).toEqual(['上级', '上级-3']);
});
