import {
  BENEFIT,
  BENEFIT_NAME,
  type Case,
  CITY,
  CITY_BENEFIT,
  COUNTY,
  COUNTY_BENEFIT,
  COUNTY_PERMIT,
  PERMIT,
  PERMIT_NAME,
} from './lists.case.js';

const service = (code: string, element: string) =>
  `lists/intermediary error ${COUNTY} ${code} ${element}`;
const LISTED = {
  事项名称: PERMIT_NAME,
  基本编码: PERMIT,
  中介服务名称: '经营场所检测',
  设定依据: ['【行政法规】《中华人民共和国食品安全法实施条例》第十五条'],
};
const uses = (...names: readonly string[]) => [
  { in: '省标准' as const, set: { 中介服务: names.map((名称) => ({ 名称 })) } },
  { in: '县清单' as const, set: { 中介服务: names.map((名称) => ({ 名称 })) } },
];

export const intermediaryCases: readonly Case[] = [
  {
    name: 'a service of another item',
    edits: [
      ...uses('经营场所检测'),
      { in: '县中介清单', add: { ...LISTED, 事项名称: BENEFIT_NAME, 基本编码: BENEFIT } },
    ],
    finds: [service(COUNTY_PERMIT, '中介服务')],
  },
  {
    name: 'two services, one listed',
    edits: [...uses('经营场所检测', '可行性研究报告编制'), { in: '县中介清单', add: LISTED }],
    finds: [service(COUNTY_PERMIT, '中介服务')],
  },
  {
    name: "not on the city's list, where the county keeps none",
    edits: [
      ...uses('经营场所检测'),
      { in: '市中介清单', add: { ...LISTED, 中介服务名称: '可行性研究报告编制' } },
    ],
    finds: [service(COUNTY_PERMIT, '中介服务')],
  },
  {
    name: 'a circular may not set a service',
    edits: [
      {
        in: '县中介清单',
        add: {
          ...LISTED,
          设定依据: ['【规范性文件】《示例县关于经营场所检测的通知》（示政发〔2019〕1号）'],
        },
      },
    ],
    finds: [service(PERMIT, '设定依据')],
  },
  {
    name: '部门规章 may not set one',
    edits: [
      {
        in: '县中介清单',
        add: { ...LISTED, 设定依据: ['【部门规章】《食品经营许可管理办法（示例）》第三条'] },
      },
    ],
    finds: [service(PERMIT, '设定依据')],
  },
  { name: 'listed', edits: [...uses('经营场所检测'), { in: '县中介清单', add: LISTED }] },
  {
    name: "on the city's list, where the county keeps none",
    edits: [...uses('经营场所检测'), { in: '市中介清单', add: LISTED }],
  },
  {
    name: '无 is no service',
    edits: [
      { in: '县清单', set: { 中介服务: [{ 名称: '无' }] } },
      { in: '县中介清单', add: { ...LISTED, 事项名称: BENEFIT_NAME, 基本编码: BENEFIT } },
    ],
  },
  { name: 'no list at all', edits: uses('经营场所检测') },
  {
    name: '国务院决定, and an act of unknown rank',
    edits: [
      {
        in: '县中介清单',
        add: {
          ...LISTED,
          设定依据:
            '【规范性文件】《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）',
        },
      },
      {
        in: '县中介清单',
        add: { ...LISTED, 中介服务名称: '示例评估', 设定依据: '《示例管理办法》第三条' },
      },
    ],
  },
];

const cross = (code: string, element: string, region = COUNTY) =>
  `lists/cross-region error ${region} ${code} ${element}`;
const PROMISED = {
  in: '省通办清单',
  add: {
    事项名称: BENEFIT_NAME,
    基本编码: BENEFIT,
    通办方式: '异地代收代办',
    办理时限: 20,
    办理时限单位: '工作日',
  },
} as const;
const FLOW = ['受理', '审查', '公示', '决定', '送达'].map((环节) => ({ 环节 }));

export const crossRegionCases: readonly Case[] = [
  {
    name: 'within the county only',
    edits: [PROMISED, { in: '县清单', row: 1, set: { 通办范围: '跨县' } }],
    finds: [cross(COUNTY_BENEFIT, '通办范围')],
  },
  {
    name: 'no 通办 at all, in city and county',
    edits: [
      PROMISED,
      { in: '市清单', set: { 通办范围: '无' } },
      { in: '县清单', row: 1, set: { 通办范围: '无' } },
    ],
    finds: [cross(COUNTY_BENEFIT, '通办范围'), cross(CITY_BENEFIT, '通办范围', CITY)],
  },
  {
    name: 'a step more',
    edits: [PROMISED, { in: '县清单', row: 1, set: { 办理流程: FLOW } }],
    finds: [
      cross(COUNTY_BENEFIT, '办理流程'),
      `list/steps error ${COUNTY} ${COUNTY_BENEFIT} 办理流程`,
    ],
  },
  {
    name: 'promises less than all others',
    edits: [PROMISED, { in: '县清单', row: 1, set: { 承诺办结时限: 25 } }],
    finds: [cross(COUNTY_BENEFIT, '承诺办结时限')],
  },
  {
    name: 'another 法定办结时限',
    edits: [PROMISED, { in: '县清单', row: 1, set: { 法定办结时限: 25 } }],
    finds: [
      cross(COUNTY_BENEFIT, '法定办结时限'),
      `list/statutory-time note ${COUNTY} ${COUNTY_BENEFIT} 法定办结时限`,
    ],
  },
  {
    name: 'a guide of its own',
    edits: [PROMISED, { in: '县指南', row: 1, set: { 申请材料: [] } }],
    finds: [cross(COUNTY_BENEFIT, '申请材料')],
  },
  {
    name: 'the same everywhere, also over the province',
    edits: [
      PROMISED,
      { in: '市清单', set: { 通办范围: '跨市' } },
      { in: '县清单', row: 1, set: { 通办范围: '跨省' } },
    ],
  },
  {
    name: 'a shorter promise is wanted',
    edits: [PROMISED, { in: '县清单', row: 1, set: { 承诺办结时限: 5 } }],
  },
  {
    name: 'a step under its other name',
    edits: [
      PROMISED,
      {
        in: '县清单',
        row: 1,
        set: { 办理流程: ['受理', '审核', '决定', '送达'].map((环节) => ({ 环节 })) },
      },
    ],
  },
  {
    name: 'an item that is not on the list',
    edits: [PROMISED, { in: '县清单', set: { 通办范围: '跨县', 承诺办结时限: 15 } }],
  },
];
