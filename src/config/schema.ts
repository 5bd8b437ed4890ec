import { z } from 'zod';
import { CHANGE_KINDS } from '../model/change.js';
import { DATE_PATTERN } from '../standard/overlay.js';

/** Grave to light, and `off`. */
export const LEVEL_WORDS = ['error', 'warning', 'note', 'off'] as const;

export const severities = z
  .record(z.string(), z.enum(LEVEL_WORDS))
  .describe('规则编号: error | warning | note | off');

const date = z
  .string()
  .regex(new RegExp(DATE_PATTERN), { error: '应为真实的日期，写成 YYYY-MM-DD' })
  .describe('日期，YYYY-MM-DD');

const override = z
  .strictObject({
    层级: z
      .enum(['国家级', '省级', '市级', '县级', '乡级', '村级'])
      .optional()
      .describe('只对这一层级的地区'),
    地区: z
      .string()
      .regex(/^\d{6}$/)
      .optional()
      .describe('只对这一地区'),
    类型: z.string().optional().describe('只对这一事项类型，如 行政许可'),
    路径: z.string().optional().describe('只对匹配的文件，如 "320583-*/**"'),
    规则: severities,
  })
  .describe('在什么范围内改变哪些规则的级别');

const waiver = z
  .strictObject({
    规则: z.string().describe('豁免哪一条规则，写规则编号'),
    地区: z
      .string()
      .regex(/^\d{6}$/)
      .optional()
      .describe('只豁免这一地区的行'),
    编码: z.string().optional().describe('基本编码、实施编码或业务办理项编码'),
    要素: z.string().optional().describe('只豁免这一要素上的问题'),
    理由: z.string().optional().describe('为什么豁免；必须填写'),
    批准文号: z.string().optional().describe('准予豁免的文件'),
    到期日期: date.optional().describe('豁免到哪一天为止，YYYY-MM-DD；过期的会报告'),
  })
  .describe('一行对一条规则的豁免；过期和落空的都会报告');

const authority = z
  .strictObject({
    类别: z
      .enum(['基本目录', '实施清单', '办事指南', '关联清单', '专项清单'])
      .optional()
      .describe('只对这一类文件的变更'),
    操作: z.array(z.enum(CHANGE_KINDS)).optional().describe('只对这些操作'),
    要素: z.array(z.string()).optional().describe('只对这些要素的变更'),
    层级: z
      .enum(['省级', '市级', '县级', '本级'])
      .describe('由哪一级决定；本级是目录所属地区的层级'),
    说明: z.string().optional().describe('为什么由这一级决定，写文件依据'),
  })
  .describe('哪些变更由哪一级决定');

/** sitong.yaml (contract §2). The published JSON Schema is generated from this. */
export const configSchema = z
  .strictObject({
    名称: z.string().optional().describe('工作区的名称'),
    编码方案: z.string().optional().describe('国家、广东，或方案文件的路径；缺省 国家'),
    同要素: z
      .array(z.string())
      .optional()
      .describe('各级必须相同的要素；缺省 事项名称、基本编码、设定依据、事项类型'),
    扩展: z.array(z.string()).optional().describe('扩展标准的文件：本省增加的要素、必填和词典'),
    规则: severities.optional().describe('改变规则的级别，规则编号: error | warning | note | off'),
    覆盖: z
      .array(override)
      .optional()
      .describe('按层级、地区、类型、路径改变规则的级别；写在后面的优先'),
    法律库: z.array(z.string()).optional().describe('本地法律法规库（CSV 文件）'),
    忽略: z.array(z.string()).optional().describe('不是目录的文件，如 "草稿/**"'),
    豁免: z.array(waiver).optional().describe('个别行对个别规则的豁免；理由必填'),
    审核权限: z
      .array(authority)
      .optional()
      .describe('调整申请由哪一级决定；从上往下第一条符合的起作用，都不符合时用内置的分级'),
    映射: z.array(z.string()).optional().describe('导入用的映射文件，不作为目录文件读取'),
  })
  .describe('sitong 工作区的配置');

export type RawConfig = z.infer<typeof configSchema>;
export type RawWaiver = z.infer<typeof waiver>;
export type RawOverride = z.infer<typeof override>;
