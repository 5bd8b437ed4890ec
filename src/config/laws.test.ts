import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ACT_LEVELS } from '../law/level.js';
import { actKey } from '../law/library.js';
import { folderTree } from '../tree/folder-tree.js';
import { isDate } from '../values/date.js';
import { readLaws } from './laws.js';

const laws = readLaws(folderTree('/'), []);
const find = (name: string) => laws.find({ key: actKey(name) });
const lines = (file: string): string[][] =>
  readFileSync(new URL(`../../data/${file}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .slice(1)
    .map((line) => line.split(','));

describe('the shipped law library', () => {
  test.each([
    ['laws.csv', 6, 3000],
    ['laws-supplement.csv', 7, 90],
  ])('%s: names as citations are filed, known levels, real days', (file, width, least) => {
    const rows = lines(file);
    expect(rows.length).toBeGreaterThan(least);
    const wrong = rows.filter(
      ([name = '', level = '', published = '', effective = '', repealed = ''], i) =>
        rows[i]!.length !== width ||
        actKey(name) !== name ||
        !(ACT_LEVELS as readonly string[]).includes(level) ||
        ![published, effective].every((day) => day === '' || isDate(day)) ||
        !(repealed === '' || repealed === '不详' || isDate(repealed)),
    );
    expect(wrong).toEqual([]);
    expect(new Set(rows.map(([name]) => name)).size).toBe(rows.length);
  });

  test('every repeal of the supplement has a day and a source', () => {
    for (const [name, , , , repealed, by, source] of lines('laws-supplement.csv')) {
      expect(source, name).not.toBe('');
      if (by !== '') expect(repealed, name).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  test.each([
    ['中华人民共和国食品安全法', '法律', undefined],
    ['中华人民共和国民法典', '法律', undefined],
    ['社会救助暂行办法', '行政法规', undefined],
    ['档案法实施办法', '行政法规', '2024-03-01'],
    ['婚姻法', '法律', '2021-01-01'],
    ['保安服务管理条例', '行政法规', undefined],
    ['中医药条例', '行政法规', ''],
    ['互联网信息服务算法推荐管理规定', '部门规章', undefined],
    ['广东省优化营商环境条例', '地方性法规', undefined],
  ])('%s is %s', (name, level, repealed) => {
    const entry = find(name);
    expect(entry?.level).toBe(level);
    expect(entry?.repealed === undefined ? undefined : (entry.repealed.date ?? '')).toBe(repealed);
  });

  test('a local act has its place, an unknown one is not found', () => {
    expect(find('广东省优化营商环境条例')?.region).toBe('广东省');
    expect(find('食品安全法')?.region).toBeUndefined();
    expect(find('示例管理办法')).toBeUndefined();
  });
});
