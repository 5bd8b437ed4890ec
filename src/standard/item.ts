import type { Level } from '../values/level.js';
import type { TimeUnit } from '../values/time-limit.js';

/** 申请材料 of a row. */
export interface Material {
  readonly 材料名称?: string;
  readonly 材料必要性?: '必要' | '非必要' | '容缺后补';
  readonly 来源渠道?: string;
  readonly 提交方式?: string;
  readonly 份数?: number;
  readonly [element: string]: unknown;
}

/** 环节 of 办理流程. */
export interface Step {
  readonly 环节?: string;
  readonly 时限?: number;
  readonly 时限单位?: TimeUnit;
  readonly 并行?: boolean;
  readonly 办理结果?: string;
}

/** 中介服务 and 特别程序: things with a name. */
export interface Named {
  readonly 名称?: string;
  readonly 时限?: number;
  readonly 时限单位?: TimeUnit;
  readonly 依据?: string | readonly string[];
}

export interface Fee {
  readonly 收费项目名称?: string;
  readonly 收费标准?: string;
}

/** A transfer of power to lower levels or regions (下放, 委托). */
export interface Transfer {
  readonly 层级?: string | readonly string[];
  readonly 地区?: string | readonly string[];
  readonly 依据?: string | readonly string[];
  readonly 生效日期?: string;
  readonly 委托机关?: string;
  readonly 期限?: string | readonly string[];
}

/**
 * A row after validation: an element that is here has the type that the
 * standard gives it. What was malformed, empty or 待填 is not here.
 */
export interface Item {
  readonly 基本编码?: string;
  readonly 事项名称?: string;
  readonly 业务办理项名称?: string;
  readonly 实施编码?: string;
  readonly 业务办理项编码?: string;
  readonly 事项类型?: string;
  readonly 设定依据?: readonly string[];
  readonly 实施依据?: readonly string[];
  /** A set in 基本目录, one word in 实施清单. */
  readonly 行使层级?: readonly Level[] | Level;
  readonly 主管部门?: string;
  readonly 实施机关?: string;
  readonly 实施主体?: string;
  readonly 实施主体编码?: string;
  readonly 权力来源?: string;
  readonly 委托部门?: string;
  readonly 服务对象?: readonly string[];
  readonly 办件类型?: string;
  readonly 法定办结时限?: number;
  readonly 法定办结时限单位?: TimeUnit;
  readonly 承诺办结时限?: number;
  readonly 承诺办结时限单位?: TimeUnit;
  readonly 受理条件?: readonly string[];
  readonly 申请材料?: readonly Material[];
  readonly 办理流程?: readonly Step[];
  readonly 中介服务?: readonly Named[];
  readonly 特别程序?: readonly Named[];
  readonly 是否收费?: boolean;
  readonly 收费项目?: readonly Fee[];
  readonly 审批结果类型?: readonly string[];
  readonly 审批结果名称?: string;
  readonly 是否网办?: boolean;
  readonly 网办地址?: string;
  readonly 事项状态?: '在用' | '暂停' | '取消';
  readonly 计划生效日期?: string;
  readonly 计划取消日期?: string;
  readonly 自行设立?: boolean;
  readonly 下放?: readonly Transfer[];
  readonly 委托?: readonly Transfer[];
  readonly 公开?: boolean;
  readonly [element: string]: unknown;
}
