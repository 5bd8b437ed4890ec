import { describe, expect, test } from 'vitest';
import { fullTitle } from './full-title.js';
import { readLawRecord, shippedEntries } from './law-table.js';
import { type LawEntry, LawLibrary } from './library.js';
import { placeOf } from './place.js';

const library = (...entries: readonly LawEntry[]): LawLibrary => new LawLibrary(() => entries);
const act = (more: Partial<LawEntry>): LawEntry => ({ name: '甲条例', level: '行政法规', ...more });

describe('LawLibrary', () => {
  test('asks for its entries at the first look-up, once', () => {
    let asked = 0;
    const lazy = new LawLibrary(() => {
      asked++;
      return [act({})];
    });
    expect(asked).toBe(0);
    lazy.find({ key: '甲条例' });
    lazy.find({ key: '乙条例' });
    expect(asked).toBe(1);
  });

  test.each<[string, LawEntry[], Partial<LawEntry>]>([
    [
      'the dates are those of the later version, in any order',
      [act({ published: '2020-01-01', effective: '2020-02-01' }), act({ published: '2010-01-01' })],
      { published: '2020-01-01', effective: '2020-02-01' },
    ],
    [
      'a repeal is added',
      [act({ published: '2010-01-01' }), act({ repealed: { date: '2020-01-01' } })],
      { published: '2010-01-01', repealed: { date: '2020-01-01' } },
    ],
    [
      'a repeal stays when the same version is named again',
      [act({ published: '2010-01-01', repealed: {} }), act({ published: '2010-01-01' })],
      { published: '2010-01-01', repealed: {} },
    ],
    [
      'a later version is in force',
      [act({ published: '2010-01-01', repealed: {} }), act({ published: '2020-01-01' })],
      { published: '2020-01-01' },
    ],
    [
      'the repeal of an older version says nothing of a later one',
      [act({ published: '2020-01-01' }), act({ repealed: { date: '2019-12-31' } })],
      { published: '2020-01-01' },
    ],
    ['the level read last holds', [act({}), act({ level: '部门规章' })], { level: '部门规章' }],
  ])('%s', (_name, entries, expected) => {
    expect(library(...entries).find({ key: '甲条例' })).toEqual(act(expected));
  });
});

describe('law tables', () => {
  test('the shipped form: remarks, head, rows', () => {
    const text =
      '# 来源\n名称,效力级别\n甲条例,行政法规,2020-01-01,,不详,\n乙法,法律,,,2021-01-01,《丙法》\n';
    expect([...shippedEntries(text)]).toEqual([
      act({ published: '2020-01-01', repealed: {} }),
      { name: '乙法', level: '法律', repealed: { date: '2021-01-01', by: '《丙法》' } },
    ]);
  });

  test('records of others: names in any form, words for levels', () => {
    expect(readLawRecord(['《中华人民共和国甲条例》', '行政法规'])).toEqual(act({}));
    expect(readLawRecord(['苏州市甲办法', '地方政府规章'])).toMatchObject({
      level: '市级政府规章',
    });
    expect(readLawRecord(['江苏省甲办法', '政府规章'])).toMatchObject({ level: '省级政府规章' });
    expect(readLawRecord(['甲条例', '行政法归'])).toContain('是不是“行政法规”？');
    expect(readLawRecord(['甲条例', '行政法规', '2020/1/1'])).toContain('“公布日期”的值“2020/1/1”');
  });
});

test.each([
  ['江苏省示例条例', '江苏省'],
  ['广西壮族自治区示例条例', '广西壮族自治区'],
  ['上海港口条例', '上海'],
  ['昆山市示例条例', '昆山市'],
  ['聊城市城镇容貌条例', '聊城市'],
  ['深圳经济特区示例条例', '深圳'],
  ['秀山土家族苗族自治县示例条例', '秀山土家族苗族自治县'],
  ['城市供水条例', undefined],
  ['集贸市场管理办法', undefined],
  ['股票上市规则', undefined],
  ['国家市场监督管理总局令第78号', undefined],
])('the place of %s is %s', (text, name) => {
  expect(placeOf(text)?.name).toBe(name);
});

test.each<[string, LawEntry['level'], boolean]>([
  ['水法', '法律', true],
  ['民法典', '法律', true],
  ['反分裂国家法', '法律', false],
  ['户口登记条例', '法律', false],
  ['食品安全法实施条例', '行政法规', true],
  ['优化营商环境条例', '行政法规', false],
])('%s (%s) bears the name of the state: %s', (name, level, isLong) => {
  expect(fullTitle({ name, level })).toBe(isLong ? `中华人民共和国${name}` : undefined);
});
