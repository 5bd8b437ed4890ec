import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locate, locateIn, type Path } from '../model/locate.js';
import { parseWhole, parseYaml } from './parse.js';
import { quickValue } from './quick.js';
import type { Value } from './value.js';
import { yamlEntries } from './yaml-text.js';

const CATALOGS = new URL('../../catalogs/', import.meta.url);

function catalogTexts(): string[] {
  return readdirSync(CATALOGS, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.yaml'))
    .sort()
    .map((path) => readFileSync(new URL(encodeURI(path), CATALOGS), 'utf8'));
}

/** Keys in their order too: rules and reports go through them in turn. */
function orderOf(value: unknown): string {
  return JSON.stringify(value);
}

/** Whether the quick reader takes the text; if so, that the whole parser reads the same and finds no fault. */
function taken(text: string): boolean {
  const quick = quickValue(text);
  if (quick === undefined) return false;
  const whole = parseWhole(text);
  expect(whole.complete, text).toBe(true);
  expect(whole.problems, text).toEqual([]);
  expect(whole.documents.length, text).toBe(1);
  const value = whole.documents[0]?.value;
  if (!isDeepStrictEqual(quick.value, value)) expect(quick.value, text).toEqual(value);
  expect(orderOf(quick.value), text).toBe(orderOf(value));
  comparePlaces(text);
  return true;
}

/** Every node of every row stands where the whole parser says, though only the row is read for it. */
function comparePlaces(text: string): void {
  const base = 5;
  const padded = `     ${text}`;
  const [quick] = parseYaml(text, base).documents;
  const [whole] = parseWhole(text, base).documents;
  if (quick === undefined || whole === undefined) throw new Error('no document');
  for (const path of pathsIn(whole.value)) {
    for (const target of ['value', 'key'] as const) {
      const found = locateIn(padded, quick, path, target);
      const expected = locate(padded, whole.nodes, path, target);
      if (!isDeepStrictEqual(found, expected)) expect(found, `${path} ${text}`).toEqual(expected);
    }
  }
}

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [index, entry] of value.entries()) yield* pathsIn(entry, [...path, index]);
  } else
    for (const key of Object.keys(value)) {
      yield* pathsIn((value as Record<string, unknown>)[key], [...path, key]);
    }
}

describe('the quick reader', () => {
  it('takes the catalogs of the repository, and reads them as the whole parser does', () => {
    const texts = catalogTexts();
    expect(texts.filter(taken).length).toBeGreaterThan(texts.length - 3);
  });

  it.each([
    ['---\na: 1\nb:\n  - c: 一\n  -\n  - d: 二\n', '开头的文档标记'],
    ['--- # 目录\n# 说明\n\na: 1\n', '标记后面的说明'],
    ['a: 𠮷野家\nb:\n  - c: "𬭎"\n', '扩展区的汉字'],
    ['a: 1\r\nb:\r\n  - c: |-\r\n      一\r\n      二\r\n  - d: [一, 二]\r\n', 'Windows 换行'],
    ['a: 1\nb:\r\n  - c: 一 # 说明\r\n\r\n  # 说明\n  - c: "二"\r\n', '混用的换行'],
    ['a: 1   \nb:\n  - c: 一  \n  # 说明\n\n  - c: 二\n', '行尾的空格、行间的说明'],
  ])('takes %j (%s)', (text) => {
    expect(taken(text)).toBe(true);
  });

  it('takes catalogs with the line ends of Windows', () => {
    const texts = catalogTexts().filter((text) => text.length < 200_000);
    const ended = texts.map((text) => text.replaceAll('\n', '\r\n'));
    expect(ended.filter(taken).length).toBeGreaterThan(texts.length - 3);
  });

  /** Ends some of the lines as on Windows. */
  const ended = (text: string, ends: readonly boolean[]) => {
    let line = 0;
    return text.replaceAll('\n', () => (ends[line++ % ends.length] ? '\r\n' : '\n'));
  };
  const lineEnds = fc.oneof(
    fc.constant([false]),
    fc.constant([true]),
    fc.array(fc.boolean(), { minLength: 1, maxLength: 7 }),
  );

  it('reads many rows alike, and some that are not, as the whole parser does', () => {
    const words = fc.constantFrom(
      '行政许可',
      '公共服务',
      '"000131003000"',
      '[甲, 乙]',
      '5',
      'true',
      '~',
    );
    const entry = fc.oneof(
      words.map((word) => ` ${word}`),
      fc.constantFrom(
        '',
        ' |-\n      甲\n      乙',
        '\n      - 甲甲甲甲甲甲甲甲甲\n      - 乙',
        ' 一 # 二',
        ' 一  ',
      ),
    );
    const keys = ['事项名称', '事项类型', '基本编码', '"主管"', '行使层级', 'a'];
    const row = fc.tuple(
      fc.subarray(keys, { minLength: 1 }),
      fc.array(entry, { minLength: 6, maxLength: 6 }),
    );
    let count = 0;
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(3), { minLength: 30, maxLength: 60 }),
        fc.constantFrom(
          '',
          '  - 甲: 1\n    甲: 2\n',
          '  - 甲: 1\n    "甲": 2\n',
          '  - 甲: 1\n   乙: 2\n',
        ),
        lineEnds,
        (rows, order, odd, ends) => {
          const texts = rows.map(
            ([keys, entries]) =>
              `  - ${keys.map((key, i) => `${key}:${entries[i]}`).join('\n    ')}\n`,
          );
          const list = order.map((one) => texts[one % texts.length]).join('');
          if (taken(ended(`类别: 实施清单\n事项:\n${list}${odd}`, ends))) count++;
        },
      ),
      { numRuns: 300 },
    );
    expect(count).toBeGreaterThan(50);
  });

  const scalar = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.stringMatching(/^[一二三《》a-z:#\-, "'\\[\]{}|>&*!%@`?~.0-9\n]{0,12}$/u),
    fc.integer(),
    fc.double({ noNaN: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const { value } = fc.letrec<{ value: Value }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      scalar as fc.Arbitrary<Value>,
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(fc.stringMatching(/^[事项编码名称a-z"' :]{1,5}$/u), tie('value'), {
        maxKeys: 4,
        noNullPrototype: true,
      }),
    ),
  }));

  it('reads what our writer writes as the whole parser does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[事项编码]{1,4}$/u), value), (map) => {
        taken([...yamlEntries(Object.entries(map), '')].join(''));
      }),
      { numRuns: 500 },
    );
  });

  it('takes nearly all that our writer writes of catalogs', () => {
    const text = fc.stringMatching(/^[一-鿿][一-鿿《》（）a-z0-9：:，。"'#/ ]{0,40}$/u);
    const row = fc.record({
      事项名称: text,
      基本编码: fc.stringMatching(/^\d{12}$/),
      受理条件: fc.array(text),
    });
    let count = 0;
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 5 }), (rows) => {
        if (taken([...yamlEntries(Object.entries({ 类别: '实施清单', 事项: rows }), '')].join('')))
          count++;
      }),
      { numRuns: 200 },
    );
    expect(count).toBe(200);
  });

  it('reads damaged and hand-written catalogs as the whole parser does, or not at all', () => {
    const pieces = catalogTexts().map((text) => text.slice(0, 1500));
    const inserted = fc.oneof(
      fc.constantFrom(
        ' ',
        '  ',
        '\n',
        '\n\n',
        ':',
        ': ',
        ' #',
        '#',
        '-',
        '- ',
        '"',
        "'",
        "''",
        '[',
        ']',
        '{',
        '}',
        ', ',
        '&a ',
        '*a',
        '!!str ',
        '|',
        '|-',
        '|-\n',
        '>',
        '>-\n',
        '?',
        '? ',
        '%',
        '@',
        '`',
        '\t',
        '\r\n',
        '\\',
        '\\n',
        '\\x41',
        '---\n',
        '\n---\n',
        '...\n',
        '~',
        'null',
        'true',
        '1',
        '-1',
        '0x1F',
        '.5',
        '1e3',
        '.inf',
        '<<: ',
        '__proto__: 1\n',
        'constructor: 1\n',
        '事项: ',
        '\ufeff',
        '\u00a0',
        '\u3000',
        '𬭎',
        '\ud83d',
      ),
      fc.string({ maxLength: 3 }),
    );
    const edit = fc.record({ at: fc.nat(1500), cut: fc.nat(6), text: inserted });
    let count = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...pieces),
        fc.nat(1200),
        fc.array(edit, { minLength: 1, maxLength: 3 }),
        lineEnds,
        (piece, from, edits, ends) => {
          let text =
            from % 3 === 0
              ? piece
              : `类别: 实施清单\n${piece.slice(piece.indexOf('\n', from) + 1)}`;
          for (const { at, cut, text: piece } of edits) {
            const place = at % (text.length + 1);
            text = text.slice(0, place) + piece + text.slice(place + cut);
          }
          if (taken(ended(text, ends))) count++;
        },
      ),
      { numRuns: 6000 },
    );
    expect(count).toBeGreaterThan(500);
  });

  it('reads small texts of any structure as the whole parser does, or not at all', () => {
    const token = fc.constantFrom(
      '\n',
      '\n',
      '\n  ',
      '\n    ',
      '\n- ',
      '\n  - ',
      '  ',
      'a',
      '事',
      '项',
      ': ',
      ':',
      ' #',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      ', ',
      '-',
      '- ',
      '|',
      '|-',
      '>',
      '1',
      '~',
      '.',
      '\\',
      'a: ',
      'b: 2',
      '\r\n',
      '---\n',
      '"c": ',
      "'d': ",
      '- e: ',
    );
    let count = 0;
    fc.assert(
      fc.property(fc.array(token, { maxLength: 14 }), lineEnds, (tokens, ends) => {
        if (taken(ended(`a: ${tokens.join('')}`, ends))) count++;
        if (taken(ended(tokens.join(''), ends))) count++;
      }),
      { numRuns: 20_000 },
    );
    expect(count).toBeGreaterThan(300);
  });

  it.each([
    ['a: &x 1\nb: *x\n', '锚点'],
    ['a: 1\na: 2\n', '重复的键'],
    ['a: [1,\n 2]\n', '跨行的方括号'],
    ['a: 一\n  二\n', '跨行的文字'],
    ['a: >-\n  一\n', '折叠的文字'],
    ['--- a: 1\n', '文档标记后面的内容'],
    ['---\na: 1\n---\nb: 1\n', '两个文档'],
    ['%YAML 1.2\n---\na: 1\n', '指令'],
    ['a: 一\r二\n', '单独的回车'],
    ['a: \ud842\n', '半个字'],
    ['a:\t1\n', '制表符'],
    ['', '空文件'],
  ])('leaves %j to the whole parser (%s)', (text) => {
    expect(quickValue(text)).toBeUndefined();
  });

  it('gives offsets of nodes when they are asked for', () => {
    const text = '类别: 地区\n地区:\n  - 地区代码: "320000"\n';
    const [quick] = parseYaml(text, 7).documents;
    const [whole] = parseWhole(text, 7).documents;
    for (let node = 0; node < 8; node++)
      expect(quick?.nodes.span(node)).toEqual(whole?.nodes.span(node));
  });

  it('never makes code of keys, however often they come', () => {
    const hostile = ['a":globalThis.read=1,"b', "a']:globalThis.read=1//", '名}称', '名"称'];
    for (const key of hostile) {
      const row = `  - ${key}: 一\n    事项名称: 二\n`;
      const text = `类别: 基本目录\n事项:\n${row.repeat(100)}`;
      const quick = quickValue(text);
      if (quick !== undefined) expect(quick.value).toEqual(parseWhole(text).documents[0]?.value);
      expect(globalThis).not.toHaveProperty('read');
    }
    expect(taken(`类别: 基本目录\n事项:\n${'  - 名}称: 一\n    事项名称: 二\n'.repeat(100)}`)).toBe(
      true,
    );
  });
});
