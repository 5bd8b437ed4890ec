import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInProfile } from '../../standard/profile.js';
import type { Table } from '../../tabular/table.js';
import { standard, tables } from '../../tabular/testing/tables.js';
import type { ExportDocument } from '../export.js';
import { catalogTables } from '../testing/catalog-tables.js';
import { bytesOf } from '../testing/read-back.js';
import { exchangeJson, exchangeSql } from './exchange.js';

const context = { standard, profile: builtInProfile('国家') };

function documentOf(table: Table): ExportDocument {
  const title = "示例'; DROP TABLE x; --\n DROP TABLE y;";
  return { name: '目录', title, unit: '示例', day: '2026-11-26', table, notes: [], marks: [] };
}

/** 示例. */
const TABLE: Table = {
  kind: '实施清单',
  variant: {},
  sections: [
    {
      region: '320583',
      regionName: '昆山市',
      header: { 版本: '2026-01-01' },
      rows: [
        {
          基本编码: '000131003000',
          事项名称: '食品经营许可',
          实施编码: '11320583000033101Y4000131003000',
          事项类型: '行政许可',
          行使层级: '县级',
          服务对象: ['自然人', '企业法人'],
          法定办结时限: 20,
          法定办结时限单位: '工作日',
          承诺办结时限单位: '自然日',
          是否收费: false,
          受理条件: ['甲', '乙'],
          申请材料: [
            {
              材料名称: '申请书',
              材料必要性: '必要',
              来源渠道: '申请人自备',
              份数: 1,
              提交方式: '申请人提交',
            },
          ],
          办理流程: [{ 环节: '受理' }, { 环节: '决定' }],
          告知承诺: true,
        },
      ],
    },
  ],
};

describe('交换', () => {
  test('words are codes, what has no field stands in extend_field', () => {
    const written = JSON.parse(bytesOf(exchangeJson(documentOf(TABLE), context)).toString());
    const [row] = written.批次[0].行;
    expect(row).toMatchObject({
      catalog_code: '000131003000',
      task_name: '食品经营许可',
      task_type: '01',
      use_level: '4',
      server_type: '1^2',
      anticipate_day: 20,
      anticipate_type: '1',
      promise_type: null,
      is_fee: '0',
      accept_condition: '甲\n乙',
      handle_flow: '受理；决定',
      cd_batch: '20261126320583001',
      cd_time: '2026-11-26 00:00:00',
      material: [
        {
          material_name: '申请书',
          is_need: '1',
          source_type: '10',
          page_num: 1,
          order_num: 1,
          task_guid: row.row_guid,
        },
      ],
    });
    expect(row.row_guid).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(JSON.parse(row.extend_field)).toEqual({
      承诺办结时限单位: '自然日',
      办理流程: [{ 环节: '受理' }, { 环节: '决定' }],
      告知承诺: true,
    });
    expect(JSON.parse(row.material[0].extend_field)).toEqual({ 提交方式: '申请人提交' });
  });

  test('the profile numbers the types of its own codes, 00 codes are national', () => {
    const rows = ['440120000000', '000120000000'].map((基本编码) => ({
      基本编码,
      事项类型: '其他行政权力',
    }));
    const table: Table = {
      kind: '基本目录',
      variant: {},
      sections: [{ region: '440000', regionName: '广东省', header: {}, rows }],
    };
    const guangdong = { standard, profile: builtInProfile('广东') };
    const written = JSON.parse(bytesOf(exchangeJson(documentOf(table), guangdong)).toString());
    expect(written.批次[0].行.map((row: { task_type: string }) => row.task_type)).toEqual([
      '20',
      '10',
    ]);
  });

  test('identifiers stay the same, rows of the same code have different ones', () => {
    const [section] = TABLE.sections;
    if (section === undefined) throw new Error('示例没有分部');
    const twice = {
      ...TABLE,
      sections: [{ ...section, rows: [...section.rows, ...section.rows] }],
    };
    const guids = () => {
      const written = JSON.parse(bytesOf(exchangeJson(documentOf(twice), context)).toString());
      return written.批次[0].行.map((row: { row_guid: string }) => row.row_guid);
    };
    expect(guids()).toEqual(guids());
    expect(new Set(guids()).size).toBe(2);
  });

  test('SQL of hostile values loads, one row a row, and does nothing else', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const database = new Database(':memory:');
        database.exec(bytesOf(exchangeSql(documentOf(table), context)).toString());
        const names = database
          .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
          .pluck()
          .all();
        const main = names.find((name) => !/_(material|fee_project|questions)$/.test(String(name)));
        const count = database.prepare(`SELECT count(*) FROM ${main}`).pluck().get();
        expect(count).toBe(table.sections.reduce((sum, { rows }) => sum + rows.length, 0));
        database.close();
      }),
      { numRuns: 100 },
    );
  });

  test('SQL and JSON say the same of catalogs/江苏', () => {
    for (const [label, table] of catalogTables('江苏')) {
      const database = new Database(':memory:');
      database.exec(bytesOf(exchangeSql(documentOf(table), context)).toString());
      const written = JSON.parse(bytesOf(exchangeJson(documentOf(table), context)).toString());
      const rows = written.批次.flatMap((batch: { 行: readonly object[] }) => batch.行);
      const stored = database.prepare(`SELECT * FROM ${written.表} ORDER BY rowid`).all();
      expect(stored, label).toEqual(
        rows.map(
          ({ material: _m, fee_project: _f, questions: _q, ...row }: Record<string, unknown>) =>
            row,
        ),
      );
      database.close();
    }
  });
});
