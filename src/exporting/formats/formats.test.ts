import { parse } from 'csv-parse/sync';
import { XMLValidator } from 'fast-xml-parser';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readZip } from '../../io/zip.js';
import { builtInProfile } from '../../standard/profile.js';
import type { Table } from '../../tabular/table.js';
import { standard } from '../../tabular/testing/tables.js';
import { EXPORT_FORMATS, type ExportDocument, type ReportDocument } from '../export.js';
import { bytesOf } from '../testing/read-back.js';
import { renderers } from './index.js';

const context = { standard, profile: builtInProfile('国家') };

/** 示例. */
const TABLE: Table = {
  kind: '关联清单',
  variant: { list: '行政许可事项清单' },
  sections: [
    {
      region: '320000',
      regionName: '江苏省',
      header: { 版本: '2026-01-01' },
      rows: [
        {
          事项名称: '取水许可审批',
          对应事项: ['000119102000'],
          主管部门: '江苏省水利厅',
          实施机关: '省、设区的市、县级水行政主管部门',
          设定和实施依据: [
            '《中华人民共和国水法》第四十八条',
            '《取水许可和水资源费征收管理条例》',
          ],
        },
        { 事项名称: '=HYPERLINK("http://示例")', 主管部门: '<script>alert(1)</script>|*' },
      ],
    },
  ],
};

const LIST: ExportDocument = {
  name: '行政许可事项清单',
  title: '江苏省行政许可事项清单（示例）',
  unit: '编制单位：江苏省（示例）',
  day: '2026-11-26',
  table: TABLE,
  form: [
    { title: '序号', from: { value: (_, number) => number }, width: 6 },
    { title: '主管部门', from: '主管部门', width: 18 },
    { title: '许可事项名称', from: '事项名称', width: 32 },
    {
      title: '依据条数',
      from: { value: ({ 设定和实施依据: all }) => (Array.isArray(all) ? all.length : 0) },
      width: 10,
    },
  ],
  notes: ['有 1 项不公开，没有列出。'],
  marks: ['未通过检查：3 个错误'],
};

const GUIDE: ExportDocument = {
  ...LIST,
  name: '办事指南',
  title: '昆山市办事指南（示例）',
  table: {
    kind: '办事指南',
    variant: {},
    sections: [
      {
        region: '320583',
        regionName: '昆山市',
        header: {},
        rows: [
          {
            实施编码: '11320583000033101Y4000131003000',
            事项名称: '食品经营许可',
            受理条件: ['有场所', '有制度'],
            承诺办结时限: 5,
            承诺办结时限单位: '工作日',
            申请材料: [{ 材料名称: '申请书', 材料必要性: '必要', 份数: 1 }],
            办理流程: [{ 环节: '受理', 时限: 1, 时限单位: '工作日' }],
          },
          { 实施编码: '11320583000033101Y4000131901000', 事项名称: '食品生产许可' },
        ],
      },
    ],
  },
};
const { form: _form, ...GUIDES } = GUIDE;

const REPORT: ReportDocument = {
  name: '四减统计',
  title: '昆山市四减统计（示例）',
  unit: '编制单位：示例',
  day: '2026-11-26',
  columns: [
    { title: '事项名称', width: 30 },
    { title: '减材料', width: 10, align: 'center' },
  ],
  rows: [
    ['食品经营许可', 1],
    ['=1+1', 0],
  ],
  notes: ['示例说明'],
  marks: [],
};

async function written(format: keyof typeof renderers, document: ExportDocument | ReportDocument) {
  return bytesOf(await renderers[format](document, context));
}

describe.each(EXPORT_FORMATS)('%s', (format) => {
  test('the same document gives the same bytes', async () => {
    const first = await written(format, LIST);
    expect(first.length).toBeGreaterThan(200);
    expect(first.equals(await written(format, LIST))).toBe(true);
  });

  test('what a reader must know first stands in the title', async () => {
    expect(await textOf(format, LIST)).toContain('未通过检查：3 个错误');
  });

  test('notes are said', async () => {
    expect(await textOf(format, LIST)).toContain('有 1 项不公开，没有列出。');
  });
});

test.each(EXPORT_FORMATS.filter((format) => format !== '交换'))('figures as %s', async (format) => {
  const text = await textOf(format, REPORT);
  for (const word of ['食品经营许可', '减材料', '示例说明']) expect(text).toContain(word);
});

test('交换 has no fields for figures', async () => {
  await expect(async () => renderers.交换(REPORT, context)).rejects.toThrow('没有国家交换字段');
});

test('xlsx: published columns are printed, the others stand beside; codes are text, the day is one', async () => {
  const { sheets } = await readXlsx(await written('xlsx', LIST), { readStyles: true });
  const [main] = sheets;
  expect(main?.rows[0]?.[0]).toBe('江苏省行政许可事项清单（示例）【未通过检查：3 个错误】');
  expect(main?.rows[1]?.[2]).toEqual(new Date('2026-11-26T00:00:00Z'));
  expect(main?.rows[2]).toEqual([
    '序号',
    '主管部门',
    '许可事项名称',
    '依据条数',
    '对应事项',
    '实施机关',
    '设定和实施依据',
  ]);
  expect(main?.rows[3]?.slice(0, 5)).toEqual([
    1,
    '江苏省水利厅',
    '取水许可审批',
    2,
    '000119102000',
  ]);
  expect(main?.rows[4]?.[2]).toBe('=HYPERLINK("http://示例")');
  expect(main?.rows[5]?.[0]).toBe('注：有 1 项不公开，没有列出。');
  expect(main?.pageSetup).toMatchObject({
    printArea: '$A$1:$D$6',
    printTitlesRow: '$3:$3',
    fitToWidth: 1,
  });
  expect(main?.freezePane).toMatchObject({ rows: 3 });
  expect(main?.columns?.map((column) => column?.outlineLevel ?? 0)).toEqual([0, 0, 0, 0, 1, 1, 1]);
  expect(main?.cells?.get('3,4')?.style?.numFmt).toBe('@');
  expect(main?.cells?.get('4,2')?.formula).toBeUndefined();
});

test('csv: no cell is run as a formula, codes keep their zeros', async () => {
  const bytes = await written('csv', LIST);
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  const records: string[][] = parse(bytes, { bom: true });
  for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@]/);
  expect(records[2]).toContain('000119102000\t');
});

test('a computed column without a value leaves its cell empty', async () => {
  const blank = { title: '备注', from: { value: () => '' }, width: 10 };
  const bytes = await written('csv', {
    ...LIST,
    form: [...(LIST.form ?? []), blank],
    marks: [],
    notes: [],
  });
  const records: string[][] = parse(bytes, { bom: true });
  const column = records[0]?.indexOf('备注') ?? -1;
  expect(column).toBeGreaterThan(0);
  expect(records.slice(1).map((record) => record[column])).toEqual(records.slice(1).map(() => ''));
});

test('csv GB18030 is not UTF-8', async () => {
  const bytes = bytesOf(await renderers.csv(LIST, { ...context, encoding: 'gb18030' }));
  expect(new TextDecoder('gb18030').decode(bytes)).toContain('取水许可审批');
  expect(bytes.toString('utf8')).not.toContain('取水许可审批');
});

test('html: nothing of a catalog is markup, nothing comes from elsewhere', async () => {
  const page = (await written('html', LIST)).toString();
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toMatch(/<script|src=|href=|url\(/);
  expect(page).toContain('default-src &#39;none&#39;');
});

test('markdown: cells stay cells', async () => {
  const text = (await written('markdown', LIST)).toString();
  expect(text).toContain('| 1 | 江苏省水利厅 | 取水许可审批 | 2 |');
  expect(text).toContain('&lt;script&gt;');
});

describe('guides', () => {
  test.each(['markdown', 'html', 'docx'] as const)(
    '%s: one by one, with numbered materials and steps',
    async (format) => {
      const text = await textOf(format, GUIDES);
      for (const words of [
        '食品经营许可',
        '1. 有场所',
        '5个工作日',
        '申请材料',
        '申请书',
        '1个工作日',
        '食品生产许可',
      ])
        expect(text).toContain(words);
      expect(text.indexOf('申请书')).toBeLessThan(text.lastIndexOf('食品生产许可'));
    },
  );
});

test('docx: well-formed parts, a page for each guide, the header on every page', async () => {
  const files = readZip(await written('docx', GUIDES));
  for (const { path, data } of files) {
    if (/\.(xml|rels)$/.test(path))
      expect(XMLValidator.validate(Buffer.from(data).toString()), path).toBe(true);
  }
  const main = files.find(({ path }) => path === 'word/document.xml');
  const xml = Buffer.from(main?.data ?? []).toString();
  expect(xml.match(/<w:pStyle w:val="Chapter"\/>/g)).toHaveLength(2);
  expect(xml).toContain('<w:tblHeader/>');
});

/** What a format shows: the text of its parts. */
async function textOf(format: keyof typeof renderers, document: ExportDocument | ReportDocument) {
  const bytes = await written(format, document);
  if (format !== 'xlsx' && format !== 'docx') return bytes.toString('utf8');
  return readZip(bytes)
    .map(({ data }) => Buffer.from(data).toString('utf8'))
    .join('\n');
}
