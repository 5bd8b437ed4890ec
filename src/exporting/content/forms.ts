import { isParent } from '../../values/code.js';
import { formatTimeLimit, type TimeUnit } from '../../values/time-limit.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import type { FormColumn } from '../export.js';

/** The published columns of what is exported, by name (domain §4.6); undefined publishes all columns. */
export function formOf(name: string): readonly FormColumn[] | undefined {
  return FORMS[name];
}

const NUMBER: FormColumn = { title: '序号', from: { value: (_, number) => number }, width: 6 };
const NAME = column('事项名称', 30);
const CODE = column('基本编码', 15);
const BODY = column('实施机关', 22);

function column(from: string, width: number, title = from): FormColumn {
  return { title, from, width };
}

function limit(title: string, element: string, width = 14): FormColumn {
  return { title, from: { value: (row) => limitText(row, element) }, width };
}

/** 20 工作日; empty where the row does not say. */
function limitText(row: Values, element: string): string {
  const value = row[element];
  const unit = row[`${element}单位`];
  if (typeof value !== 'number' || typeof unit !== 'string') return text(value) + text(unit);
  return formatTimeLimit({ value, unit: unit as TimeUnit });
}

function text(value: Value | undefined): string {
  if (value === undefined || value === null) return '';
  return isList(value) ? value.map(text).join('、') : String(value);
}

const FORMS: Readonly<Record<string, readonly FormColumn[]>> = {
  基本目录: [
    NUMBER,
    CODE,
    NAME,
    column('事项类型', 12),
    column('设定依据', 44),
    column('主管部门', 20),
    BODY,
    column('行使层级', 12),
    column('服务对象', 18),
    limit('法定办结时限', '法定办结时限'),
    {
      title: '主项/子项',
      from: { value: ({ 基本编码: code }) => itemRank(typeof code === 'string' ? code : '') },
      width: 10,
    },
    {
      title: '是否纳入国家目录',
      from: { value: ({ 基本编码: code }) => (text(code).startsWith('00') ? '是' : '否') },
      width: 10,
    },
  ],
  实施清单: [
    NUMBER,
    NAME,
    column('业务办理项名称', 30),
    {
      title: '实施编码',
      from: { value: (row) => text(row.业务办理项编码 ?? row.实施编码) },
      width: 36,
    },
    column('事项类型', 12),
    column('设定依据', 44),
    column('行使层级', 10),
    column('实施主体', 22),
    column('服务对象', 18),
    column('办件类型', 10),
    limit('法定办结时限', '法定办结时限'),
    limit('承诺办结时限', '承诺办结时限'),
    column('审批结果名称', 20),
    column('是否收费', 8),
  ],
  标准实施清单: [
    NUMBER,
    CODE,
    NAME,
    column('业务办理项名称', 30),
    column('事项类型', 12),
    column('设定依据', 44),
    column('行使层级', 10),
    column('服务对象', 18),
    limit('法定办结时限', '法定办结时限'),
    column('受理条件', 40),
    column('审批结果名称', 20),
  ],
  行政许可事项清单: [
    NUMBER,
    column('主管部门', 20),
    column('事项名称', 30, '许可事项名称'),
    BODY,
    column('设定和实施依据', 56),
  ],
  市场准入负面清单: [
    NUMBER,
    column('项目号', 12),
    NAME,
    column('准入类别', 12),
    column('措施描述', 50),
    column('准入事项编码', 14),
    column('主管部门', 20),
  ],
  证照分离改革事项清单: [NUMBER, NAME, column('主管部门', 22), column('改革方式', 18)],
  投资审批管理事项清单: [NUMBER, NAME, column('主管部门', 22), column('事项类型', 14)],
  工程建设项目审批事项清单: [
    NUMBER,
    NAME,
    column('标准审批事项编码', 18),
    column('审批阶段', 22),
    column('主管部门', 22),
  ],
  进驻事项负面清单: [
    NUMBER,
    NAME,
    CODE,
    BODY,
    column('原因类别', 14),
    column('说明', 32),
    column('办理场所', 36),
  ],
  全程网办负面清单: [
    NUMBER,
    NAME,
    CODE,
    BODY,
    column('须线下的环节', 30),
    column('原因类别', 18),
    column('法律依据', 40),
    column('说明', 30),
  ],
  中介服务事项清单: [
    NUMBER,
    NAME,
    column('中介服务名称', 24),
    column('设定依据', 40),
    column('办理时限', 14),
    column('工作流程', 30),
    column('申报条件', 26),
    column('收费标准', 18),
  ],
  告知承诺事项清单: [
    NUMBER,
    NAME,
    column('承诺内容', 36),
    column('要求', 32),
    column('法律责任', 30),
    column('监管细则', 34),
  ],
  容缺受理事项清单: [
    NUMBER,
    NAME,
    column('主要申请材料', 36),
    column('可容缺受理的材料', 36),
    limit('补交期限', '补交期限'),
  ],
  省内通办事项清单: [
    NUMBER,
    NAME,
    CODE,
    column('通办方式', 18),
    { title: '办理流程', from: { value: ({ 办理流程: steps }) => stepText(steps) }, width: 40 },
    limit('办理时限', '办理时限'),
  ],
  特殊环节清单: [NUMBER, NAME, CODE, column('环节', 14), limit('时限', '时限'), column('依据', 44)],
  证明事项清单: [
    NUMBER,
    NAME,
    column('证明名称', 24),
    column('设定依据', 40),
    column('索要单位', 24),
    column('开具单位', 24),
    column('办理指南', 36),
  ],
};

function itemRank(code: string): string {
  if (isParent(code)) return '主项（有子项）';
  return code.endsWith('000') ? '主项' : '子项';
}

/** 受理（0 工作日）—办理（1 工作日）. */
function stepText(steps: Value | undefined): string {
  if (!isList(steps)) return text(steps);
  return steps
    .map((step) => {
      if (typeof step !== 'object' || step === null || isList(step)) return text(step);
      const entry = step as Values;
      const time = limitText(entry, '时限');
      return `${text(entry.环节)}${time === '' ? '' : `（${time}）`}`;
    })
    .join('—');
}
