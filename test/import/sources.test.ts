import { describe, expect, it } from 'vitest';
import { WorkError } from '../../src/errors.js';
import { isReadable, type RecordSource } from '../../src/importing/source.js';
import { openCsv } from '../../src/importing/sources/csv.js';
import { decodeText } from '../../src/importing/sources/decode.js';
import { openJson, openJsonLines } from '../../src/importing/sources/json.js';

const read = (source: RecordSource) =>
  [...source.records].map((record) =>
    isReadable(record)
      ? { at: record.address, ...Object.fromEntries(record.cells) }
      : { at: record.address, reason: record.reason },
  );

describe('encodings', () => {
  const gb = Uint8Array.from([0xb9, 0xe3, 0xb6, 0xab, 0xfd, 0x99]);

  it('takes valid UTF-8 as UTF-8, without its mark, and the rest as GB18030', () => {
    const utf8 = new TextEncoder().encode('\ufeff广东');
    expect(decodeText(utf8, 'a.csv')).toBe('广东');
    expect(decodeText(gb.slice(0, 4), 'a.csv')).toBe('广东');
    expect(decodeText(gb, 'a.csv', 'GB18030')).toBe('广东龣');
  });

  it('refuses what is neither, and UTF-16 by name', () => {
    expect(() => decodeText(Uint8Array.from([0x80, 0xff]), 'a.csv')).toThrow(WorkError);
    expect(() => decodeText(gb, 'a.csv', 'UTF-8')).toThrow('不是有效的 UTF-8 文本');
    expect(() => decodeText(Uint8Array.from([0xff, 0xfe, 0x41, 0]), 'a.csv')).toThrow('UTF-16');
  });
});

describe('CSV', () => {
  it('gives each record the line it begins on, quoted breaks and CRLF included', () => {
    const text = '编码,名称\r\n"01","甲\r\n乙"\r\n\r\n02,丙\r\n03,"丁,戊"\r\n';
    expect(read(openCsv(text, 'a.csv'))).toEqual([
      { at: '第 2 行', 编码: '01', 名称: '甲\r\n乙' },
      { at: '第 5 行', 编码: '02', 名称: '丙' },
      { at: '第 6 行', 编码: '03', 名称: '丁,戊' },
    ]);
  });

  it('names cell places by line and column', () => {
    expect(openCsv('编码,名称\n1,2', 'a.csv').locate('第 2 行', '名称')).toBe(
      '第 2 行第 2 列「名称」',
    );
  });

  it('reports rows with too many or too few cells and goes on', () => {
    expect(read(openCsv('a,b\n1\n1,2,3\n4,5\n', 'a.csv'))).toEqual([
      { at: '第 2 行', reason: '有 1 格，表头有 2 列' },
      { at: '第 3 行', reason: '有 3 格，表头有 2 列' },
      { at: '第 4 行', a: '4', b: '5' },
    ]);
  });

  it('refuses what has no usable head or unpaired quotes', () => {
    expect(() => openCsv('', 'a.csv')).toThrow('没有表头');
    expect(() => openCsv('a,a\n1,2', 'a.csv')).toThrow('「a」出现了两次');
    expect(() => openCsv('a,\n1,2', 'a.csv')).toThrow('第 2 列没有列名');
    expect(() => openCsv('a,b\n"1,2\n3,4', 'a.csv')).toThrow('第 1 行之后的引号不成对');
  });
});

describe('JSON', () => {
  it('reads lines, reports broken ones with their line and goes on', () => {
    const source = openJsonLines('{"a":1}\n\n{"a":\n[1]\n{"a":"二"}', 'a.jsonl');
    expect(read(source)).toEqual([
      { at: '第 1 行', a: 1 },
      { at: '第 3 行', reason: '不是合法的 JSON' },
      { at: '第 4 行', reason: '不是一条记录（应为键值对象）' },
      { at: '第 5 行', a: '二' },
    ]);
  });

  it('finds the array of records', () => {
    expect(read(openJson('{"data":{"rows":[{"a":1}]}}', 'a.json', ['data', 'rows']))).toEqual([
      { at: '第 1 条', a: 1 },
    ]);
    expect(() => openJson('{"data":1}', 'a.json', ['data'])).toThrow('「data」处不是记录的数组');
    expect(() => openJson('{}', 'a.json', ['constructor'])).toThrow(WorkError);
    expect(() => openJson('{', 'a.json')).toThrow('不是合法的 JSON');
  });
});
