import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LineIndex } from '../model/line-index.js';
import { locate } from '../model/locate.js';
import { parseYaml } from '../yaml/parse.js';
import { isList, type Value, type Values } from '../yaml/value.js';
import { TableText } from './table-text.js';

const text = fc.oneof(
  fc.constantFrom(
    '食品经营许可',
    '000131003000',
    '第一段\n第二段',
    '',
    '是',
    ': #',
    '待填',
    '- 甲',
  ),
  fc.string({ maxLength: 12 }),
);
const leaf = fc.oneof(text, fc.integer(), fc.boolean());
const value: fc.Arbitrary<Value> = fc.oneof(
  leaf,
  fc.array(text, { maxLength: 3 }),
  fc.array(fc.dictionary(fc.constantFrom('材料名称', '材料必要性', '备注 1'), leaf), {
    maxLength: 3,
  }),
);
const row = fc.dictionary(
  fc.constantFrom('基本编码', '事项名称', '受理条件', '申请材料', '是否收费', '键"一'),
  value,
  { minKeys: 1 },
);

/** All paths of a value, the value's own first. */
function* pathsOf(at: Value, path: readonly (string | number)[]): Generator<(string | number)[]> {
  yield [...path];
  if (isList(at)) for (const [i, one] of at.entries()) yield* pathsOf(one, [...path, i]);
  else if (typeof at === 'object' && at !== null)
    for (const [key, one] of Object.entries(at)) yield* pathsOf(one, [...path, key]);
}

describe('the way back from the text to the table', () => {
  test('every value and key of every row is found again where a finding points', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 3 }), (rows) => {
        const table = new TableText({ kind: '基本目录', variant: {} }, [
          { region: '320583', regionName: '昆山市', header: { 版本: '2026-01-01' }, rows },
        ]);
        const [document] = parseYaml(table.text).documents;
        expect((document!.value as Values).事项).toEqual(rows);
        const lines = new LineIndex(table.text);
        for (const [index, one] of rows.entries()) {
          for (const path of pathsOf(one, [])) {
            for (const target of path.length > 0 && typeof path.at(-1) === 'string'
              ? (['value', 'key'] as const)
              : (['value'] as const)) {
              const span = locate(table.text, document!.nodes, ['事项', index, ...path], target)!;
              const slice = table.text.slice(span.start, span.end);
              const at = slice.search(/[\r\n]/);
              const end = at < 0 ? span.end : span.start + slice.slice(0, at).trimEnd().length;
              const from = lines.at(span.start);
              const to = lines.at(end);
              const found = table.placeOf({
                line: from.line,
                column: from.column,
                endLine: to.line,
                endColumn: to.column,
              });
              expect(found).toEqual({ section: 0, row: index, path });
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test('a header and the rows of a second section', () => {
    const section = {
      region: '320583',
      regionName: '昆山市',
      rows: [{ 基本编码: '000131003000' }],
    };
    const table = new TableText({ kind: '实施清单', variant: { standard: true } }, [
      { ...section, header: { 版本: '1' } },
      { ...section, header: { 版本: '2' }, region: '320582' },
    ]);
    const lines = table.text.split('\n');
    expect(lines.slice(0, 4)).toEqual([
      '类别: 实施清单',
      '地区: "320583"',
      '性质: 标准',
      '版本: "1"',
    ]);
    const version = lines.lastIndexOf('版本: "2"') + 1;
    expect(table.placeOf({ line: version, column: 5, endLine: version, endColumn: 8 })).toEqual({
      section: 1,
      row: undefined,
      path: ['版本'],
    });
    const last = lines.length - 1;
    expect(table.placeOf({ line: last, column: 11, endLine: last, endColumn: 25 })).toEqual({
      section: 1,
      row: 0,
      path: ['基本编码'],
    });
  });
});
