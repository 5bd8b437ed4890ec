import { z } from 'zod';
import { TIME_UNITS } from '../../values/time-limit.js';

/** Kinds whose rows stand in tables. */
const TABLE_KINDS = [
  '基本目录',
  '实施清单',
  '办事指南',
  '关联清单',
  '专项清单',
  '调整申请',
] as const;

const text = z.string().min(1).max(500);
const scalar = z.union([z.string(), z.number(), z.boolean()]);

const column = z.strictObject({
  /** Letters: A, AB. */
  列: z.string().regex(/^[A-Za-z]{1,3}$/, '不是列的字母'),
  /** Texts of the header cells, from above. */
  表头: z.union([text, z.array(text)]).optional(),
  要素: text.optional(),
  单位: z.enum(TIME_UNITS).optional(),
  用作: z.enum(['序号', '地区']).optional(),
  不取: text.optional(),
});

const sheet = z.strictObject({
  名称: z.string().min(1).max(200),
  类别: z.enum(TABLE_KINDS),
  清单: text.optional(),
  性质: z.enum(['标准', '实施']).optional(),
  地区: z
    .string()
    .regex(/^\d{6}$/, '不是六位地区代码')
    .optional(),
  首部: z.record(text, z.union([scalar, z.array(scalar)])).optional(),
  表头行: z.union([z.int().min(1), z.array(z.int().min(1)).min(1).max(3)]),
  列: z.array(column).min(1).max(2000),
});

/** A mapping of sheets as it is written: which column is which element. */
export const SHEETS_SHAPE = z.strictObject({
  名称: text.optional(),
  说明: z.string().optional(),
  架构目录: z
    .string()
    .regex(/^[^\p{Cc}\s]+$/u, '不能有空白或控制字符')
    .optional(),
  来源: z
    .strictObject({
      格式: z.enum(['xlsx', 'csv']).optional(),
      编码: z.enum(['UTF-8', 'GB18030']).optional(),
      分隔符: z.string().length(1).optional(),
    })
    .optional(),
  工作表: z.array(sheet).min(1).max(500),
});

export type SheetsShape = z.output<typeof SHEETS_SHAPE>;
export type SheetShape = z.output<typeof sheet>;
export type ColumnShape = z.output<typeof column>;
