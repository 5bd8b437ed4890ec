import { z } from 'zod';
import { SOURCE_FORMATS } from '../source.js';

/** Kinds of documents that an import can write, with the key under which their rows stand. */
export const ROW_KEYS = {
  地区: '地区',
  基本目录: '事项',
  实施清单: '事项',
  办事指南: '指南',
  关联清单: '事项',
  专项清单: '事项',
  调整申请: '事项',
} as const;

export type Kind = keyof typeof ROW_KEYS;

/**
 * How values of one element agree when several records make one row. 各地区并集 gathers the values of
 * the same key in every region: which levels exercise an item only all of them together say.
 */
export const MERGES = ['一致', '并集', '各地区并集', '一致否则空'] as const;
export type Merge = (typeof MERGES)[number];

const name = z.string().min(1).max(200);
const scalar = z.union([z.string(), z.number(), z.boolean()]);
const oneOrMore = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(schema).min(1));

/** `变换` is checked step by step when it is compiled, against the arguments of each transform. */
const steps = z.array(z.unknown()).optional();

const condition = z.strictObject({
  列: name,
  变换: steps,
  等于: oneOrMore(scalar).optional(),
  不等于: oneOrMore(scalar).optional(),
  长度: oneOrMore(z.int().min(0)).optional(),
  同列: name.optional(),
  不同列: name.optional(),
  有值: z.boolean().optional(),
});
const conditions = oneOrMore(condition).optional();

const spec = z.preprocess(
  (value) => (typeof value === 'string' ? { 列: value } : value),
  z.strictObject({
    列: name.optional(),
    常量: z.unknown().optional(),
    变换: steps,
    当: conditions,
  }),
);

/** Names and values of elements; alternatives are tried in order. */
const elements = z.record(name, oneOrMore(spec));

const header = z.record(
  name,
  z.union([scalar, z.array(scalar), z.array(z.record(name, z.union([scalar, z.array(scalar)])))]),
);

const output = z.strictObject({
  类别: z.enum(Object.keys(ROW_KEYS) as [Kind, ...Kind[]]),
  文件: z.string().min(1).max(300),
  首部: header.optional(),
  当: conditions,
  要素: elements,
  另起: z.array(z.strictObject({ 当: conditions, 要素: elements })).optional(),
  去重: oneOrMore(name).optional(),
  合并: z.record(name, z.enum(MERGES)).optional(),
  排序: oneOrMore(name).optional(),
});

/** The mapping file as it is written. */
export const MAPPING_SHAPE = z.strictObject({
  名称: name.optional(),
  说明: z.string().optional(),
  架构目录: z
    .string()
    .regex(/^[^\p{Cc}\s]+$/u, '不能有空白或控制字符')
    .optional(),
  来源: z
    .strictObject({
      格式: z.enum(SOURCE_FORMATS).optional(),
      编码: z.enum(['UTF-8', 'GB18030']).optional(),
      分隔符: z.string().length(1).optional(),
      数组: oneOrMore(name).optional(),
    })
    .optional(),
  地区: z
    .strictObject({ 列: name.optional(), 变换: steps, 名称: z.record(name, name).optional() })
    .optional(),
  代码表: z.record(name, z.record(name, name)).optional(),
  输出: z.array(output).min(1),
  核对: z.array(condition.extend({ 当: conditions, 说明: z.string().optional() })).optional(),
  不取: z.record(name, z.string().min(1)).optional(),
});

export type MappingShape = z.output<typeof MAPPING_SHAPE>;
export type ConditionShape = z.output<typeof condition>;
export type SpecShape = z.output<typeof spec>;
export type ElementsShape = z.output<typeof elements>;
export type OutputShape = z.output<typeof output>;
