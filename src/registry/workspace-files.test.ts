import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WorkError } from '../errors.js';
import { Standard } from '../standard/standard.js';
import { indexWorkspace } from '../workspace/workspace.js';
import type { Value } from '../yaml/value.js';
import type { RegionContent } from './port.js';
import { regionContent } from './region-content.js';
import { rootOf } from './region-root.js';
import { readRegionContent } from './workspace-content.js';
import { safeName, WorkspaceFiles } from './workspace-files.js';

const standard = new Standard();

const text = fc.oneof(
  fc.constantFrom(
    '待填',
    '---',
    '一\n---\n二',
    '\n',
    '一: 二',
    '"',
    'null',
    '007',
    '一\u2028二',
    '\ud800',
    '../../etc',
    '.',
    '__proto__',
    '类别: 地区',
    '取水\u0000许可',
    'e\u0301',
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
);
const value: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
})).value;
const row = fc
  .tuple(
    fc.constantFrom('000131003000', '000131901000', '11320583000031907G4000119102008'),
    text,
    fc.dictionary(text, value, { maxKeys: 4 }),
  )
  .map(([code, name, further]) => ({ ...further, 基本编码: code, 事项名称: name }));
const document = fc
  .tuple(
    fc.constantFrom('基本目录', '实施清单', '办事指南', '关联清单', '专项清单', '调整申请'),
    fc.constantFrom({}, { 性质: '标准' }, { 性质: '实施' }),
    text,
    fc.dictionary(text, value, { maxKeys: 2 }),
    fc.array(row, { maxLength: 4 }),
  )
  .map(([kind, nature, list, header, rows]) => ({
    ...header,
    类别: kind,
    地区: '320583',
    ...(kind === '实施清单' ? nature : {}),
    ...(/单$/.test(kind) && kind !== '实施清单' ? { 清单: list } : {}),
    [kind === '办事指南' ? '指南' : '事项']: rows,
  }));

function contentOf(name: string, documents: readonly object[]): RegionContent {
  return regionContent(
    { 地区代码: '320583', 地区名称: name, 层级: '县级' },
    documents.map((one) => ({ place: '示例.yaml', value: one })),
    standard,
  );
}

function written(content: RegionContent, config = '名称: 示例\n') {
  const files = new WorkspaceFiles([{ path: 'sitong.yaml', text: config }]);
  files.add('320583', content);
  return files.tree('示例');
}

function readAgain(content: RegionContent): RegionContent {
  const index = indexWorkspace(written(content), standard, { named: new Set(), ignore: [] });
  return readRegionContent(index, '320583', standard);
}

test('what is written out of a region is read as the same content', () => {
  fc.assert(
    fc.property(text, fc.array(document, { maxLength: 6 }), (name, documents) => {
      const content = contentOf(name, documents);
      const again = readAgain(content);
      // As text, so that the order of keys is compared too.
      expect(JSON.stringify(again)).toBe(JSON.stringify(content));
      expect(rootOf(again)).toBe(rootOf(content));
    }),
    { numRuns: 200 },
  );
});

test('order of documents, rows and keys is no content', () => {
  const reversed = (map: object) => Object.fromEntries(Object.entries(map).reverse());
  fc.assert(
    fc.property(fc.array(document, { maxLength: 6 }), (documents) => {
      const other = documents.toReversed().map((one) => {
        const key = one.类别 === '办事指南' ? '指南' : '事项';
        const rows = (one as unknown as Record<string, object[]>)[key] ?? [];
        return { ...reversed(one), [key]: rows.toReversed().map(reversed) };
      });
      expect(rootOf(contentOf('甲县', other))).toBe(rootOf(contentOf('甲县', documents)));
    }),
    { numRuns: 100 },
  );
});

test('another value, row or header is another content', () => {
  const base = { 类别: '基本目录', 地区: '320583', 版本: '一', 事项: [{ 基本编码: '1' }] };
  const roots = [
    base,
    { ...base, 版本: '二' },
    { ...base, 事项: [{ 基本编码: '1' }, { 基本编码: '1' }] },
    { ...base, 事项: [{ 基本编码: '1', 办理地点: '待填' }] },
    { ...base, 事项: [{ 基本编码: '1', 办理地点: null }] },
    { ...base, 事项: [] },
    { ...base, 类别: '实施清单' },
  ].map((one) => rootOf(contentOf('甲县', [one])));
  expect(new Set(roots).size).toBe(roots.length);
  expect(rootOf(contentOf('乙县', [base]))).not.toBe(roots[0]);
});

test('documents merge by their header, and keep their part when another one changes', () => {
  const part = (version: string, code: string) => ({
    类别: '基本目录',
    地区: '320583',
    版本: version,
    事项: [{ 基本编码: code }],
  });
  const merged = contentOf('甲县', [part('一', '2'), part('一', '1')]).sections;
  expect(merged.map(({ rows }) => rows)).toEqual([[{ 基本编码: '1' }, { 基本编码: '2' }]]);
  const before = contentOf('甲县', [part('一', '2'), part('二', '1')]).sections;
  const after = contentOf('甲县', [part('九', '1'), part('一', '2')]).sections;
  expect(before.map(({ part: n, header }) => [n, header.版本])).toEqual([
    [0, '二'],
    [1, '一'],
  ]);
  expect(after[1]).toEqual(before[1]);
});

test('keys stand in the order of the standard, further ones after them', () => {
  const [section] = contentOf('甲县', [
    {
      类别: '基本目录',
      事项: [{ 乙: 1, 甲: 2, 事项名称: '示例', 基本编码: '1' }],
    },
  ]).sections;
  const keys = Object.keys(section?.rows[0] ?? {});
  expect(keys.slice(2)).toEqual(['乙', '甲']);
  expect(new Set(keys.slice(0, 2))).toEqual(new Set(['基本编码', '事项名称']));
});

test('what cannot be registered is refused, not dropped', () => {
  const refused = (one: object) => expect(() => contentOf('甲县', [one])).toThrow(WorkError);
  refused({ 类别: '基本目录', 事项: ['一'] });
  refused({ 类别: '基本目录', 事项: '一' });
  refused({ 类别: '别的' });
  refused({ 类别: '地区' });
  expect(() =>
    rootOf(contentOf('甲县', [{ 类别: '基本目录', 事项: [{ 数: Number.NaN }] }])),
  ).toThrow(WorkError);
});

test('file names are safe, distinct, and not passed over', () => {
  fc.assert(
    fc.property(text, (name) => {
      expect(safeName(`320583-${name}`)).toMatch(/^320583-[^\p{C}\p{Z}\\/:*?"<>|]*$/u);
      expect(safeName(name)).not.toMatch(/^\.|\.$/);
    }),
  );
  const lists = ['甲/乙', '甲:乙'].map((list) => ({ 类别: '专项清单', 清单: list, 事项: [] }));
  const content = contentOf('../x', lists);
  const names = (config: string) => {
    const tree = written(content, config);
    return tree
      .entries('')
      .flatMap(({ name, kind }) =>
        kind === 'folder' ? [name, ...tree.entries(name).map((one) => one.name)] : [name],
      );
  };
  expect(names('')).toEqual([
    '320583-.._x',
    '专项清单-甲_乙-2.yaml',
    '专项清单-甲_乙.yaml',
    'sitong.yaml',
    '地区.yaml',
  ]);
  expect(names('忽略: ["3205*/**", 地区.yaml]')).toEqual([
    'sitong.yaml',
    '地区-2.yaml',
    '登记库',
    '320583-.._x',
  ]);
  expect(() => written(content, '忽略: ["**"]')).toThrow('忽略');
  expect(() => new WorkspaceFiles([{ path: '../x', text: '' }])).toThrow('不在工作区之内');
});
