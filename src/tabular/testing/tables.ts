import fc from 'fast-check';
import type { Element } from '../../standard/element.js';
import { Standard } from '../../standard/standard.js';
import type { Value, Values } from '../../yaml/value.js';
import { layoutOf } from '../layout.js';
import type { Table, TableKind, TableSection } from '../table.js';

export const standard = new Standard();

/** Kinds with child tables, header lists, both variants and nested value kinds. */
export const KINDS: readonly TableKind[] = [
  { kind: '基本目录', variant: {} },
  { kind: '实施清单', variant: {} },
  { kind: '实施清单', variant: { standard: true } },
  { kind: '办事指南', variant: {} },
  { kind: '关联清单', variant: { list: '行政许可事项清单' } },
  { kind: '专项清单', variant: { list: '省内通办事项清单' } },
  { kind: '专项清单', variant: { list: '全程网办负面清单' } },
  { kind: '调整申请', variant: {} },
];

/** Texts that formats tend to spoil. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(
      ...'待填无是否见表、，；^|\n\r\t ⏎␛u=-"\'0123[]{}（）=+@\u2028\u0000\u200b\ud800\udc00\ue5e5甲一㐀𠀀€ 😀<>&;/\\_x',
    ),
    maxLength: 12,
  }),
  fc.constantFrom(
    '待填',
    '无',
    '',
    ' ',
    '3',
    '03',
    '000131003000',
    '00123456789012345678901234567890',
    '2026-01-01',
    '2026-02-30',
    '1899-12-30',
    '是',
    '␛=1',
    '␛u0009',
    '␛长文1',
    '见“申请材料”表',
    '见“申请材料/”各列',
    '=HYPERLINK("http://示例")',
    "'=1+1",
    "'",
    '@甲',
    '_x000D_',
    '_x005F_x000D_',
    '</script>',
    '注：甲',
    '序号',
    '甲\r\n乙',
    "'; DROP TABLE up_task_directory; --",
    '\\',
  ),
);

const KEYS = [
  '旧系统编号',
  '序号',
  '地区代码',
  '编码',
  '所属序号',
  '甲/乙',
  '注：丙',
  '__proto__',
  '',
  ' 丁',
  '文头',
  '性质',
];

const plain: fc.Arbitrary<Value> = fc.oneof(
  hostileText,
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.boolean(),
  fc.constant(null),
);
const anything: fc.Arbitrary<Value> = fc.oneof(
  { weight: 4, arbitrary: plain },
  { weight: 1, arbitrary: fc.array(hostileText, { maxLength: 3 }) },
  { weight: 1, arbitrary: fc.array(fc.record({ 名称: hostileText }), { maxLength: 2 }) },
  { weight: 1, arbitrary: fc.record({ 甲: plain }) },
);

function valueFor(element: Element): fc.Arbitrary<Value> {
  const fitting = fittingFor(element);
  return fc.oneof({ weight: 5, arbitrary: fitting }, { weight: 2, arbitrary: anything });
}

function fittingFor({ shape, words, parts }: Element): fc.Arbitrary<Value> {
  const word = words === undefined ? hostileText : fc.constantFrom(...words);
  if (shape === 'list' && parts !== undefined)
    return fc.array(valuesOf([...parts.values()]), { maxLength: 3 });
  if (shape === 'bool') return fc.boolean();
  if (shape === 'int') return fc.nat();
  if (shape === 'version') return fc.oneof(fc.nat(), fc.constant('3'), hostileText);
  if (shape === 'date')
    return fc
      .date({ min: new Date('1890-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
  if (shape === 'words') return fc.uniqueArray(word, { maxLength: 3 });
  if (shape === 'texts' || shape === 'citations') return fc.array(hostileText, { maxLength: 3 });
  return word;
}

function valuesOf(elements: readonly Element[]): fc.Arbitrary<Values> {
  const some = fc.subarray([...elements], {
    minLength: 0,
    maxLength: Math.min(7, elements.length),
  });
  const known = some.chain((chosen) =>
    fc.tuple(
      ...chosen.map((element) => valueFor(element).map((value) => [element.name, value] as const)),
    ),
  );
  const foreign = fc.array(fc.tuple(fc.constantFrom(...KEYS), anything), { maxLength: 2 });
  return fc
    .tuple(
      known,
      fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: foreign }),
    )
    .map(([one, other]) => Object.fromEntries(new Map([...one, ...other])));
}

const REGIONS = [
  ['320000', '江苏省'],
  ['320500', '苏州市（示例）'],
  ['000000', '国家'],
] as const;

function sectionOf(kind: TableKind): fc.Arbitrary<TableSection> {
  const layout = layoutOf(standard, kind);
  const headers = layout.headerColumns.flatMap(({ element }) => element ?? []);
  return fc
    .record({
      place: fc.constantFrom(...REGIONS),
      // 性质 says what the table is, it is no content of a header.
      header: valuesOf(headers).map(({ 性质: _, ...header }) => header),
      rows: fc.array(valuesOf([...standard.elements(kind.kind, kind.variant).values()]), {
        maxLength: 4,
      }),
    })
    .map(({ place: [region, regionName], header, rows }) => ({ region, regionName, header, rows }));
}

/** Tables of every kind with hostile values: several regions, several sections of one, duplicates. */
export const tables: fc.Arbitrary<Table> = fc.constantFrom(...KINDS).chain((kind) =>
  fc
    .array(sectionOf(kind), { minLength: 1, maxLength: 3 })
    .chain((sections) =>
      fc
        .boolean()
        .map((twice) =>
          twice ? sections.map((one) => ({ ...one, rows: [...one.rows, ...one.rows] })) : sections,
        ),
    )
    .map((sections) => ({ ...kind, sections })),
);

/** A table as it was before it was written: without what only reading adds. */
export function plainTable({ kind, variant, sections }: Table): Table {
  return {
    kind,
    variant,
    sections: sections.map(({ region, regionName, header, rows }) => ({
      region,
      regionName,
      header,
      rows,
    })),
  };
}
