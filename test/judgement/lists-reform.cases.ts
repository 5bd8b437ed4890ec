import {
  type Case,
  CITY,
  COUNTY,
  COUNTY_PERMIT,
  NATION,
  PERMIT,
  PERMIT_PARENT,
  PROVINCE,
  secondHandling,
} from './lists.case.js';

const REFORM = { in: '国家证照分离清单' } as const;
const separation = (region: string, code: string, element: string) =>
  `lists/separation error ${region} ${code} ${element}`;
const GONE = {
  事项名称: '最低生活保障金给付',
  对应事项: ['000511902000'],
  改革方式: '直接取消审批',
};
const everywhere = (code: string, element: string) =>
  [NATION, PROVINCE, CITY, COUNTY].map((region) => separation(region, code, element));

export const separationCases: readonly Case[] = [
  {
    name: 'abolished, in use at every level',
    edits: [{ ...REFORM, add: GONE }],
    finds: everywhere('000511902000', '事项状态'),
  },
  {
    name: 'abolished by name, a 许可',
    edits: [{ ...REFORM, set: { 对应事项: [], 改革方式: '直接取消审批' } }],
    finds: [
      ...everywhere(PERMIT, '事项状态'),
      ...everywhere(PERMIT_PARENT, '事项状态'),
      ...[NATION, PROVINCE, CITY].map((region) => separation(region, '000131901001', '事项状态')),
    ],
  },
  {
    name: 'filed from now on, still a 许可',
    edits: [{ ...REFORM, set: { 对应事项: [PERMIT], 改革方式: '审批改为备案' } }],
    finds: everywhere(PERMIT, '事项类型'),
  },
  {
    name: 'a promise, not flagged',
    edits: [{ ...REFORM, set: { 改革方式: '实行告知承诺' } }],
    finds: [separation(COUNTY, COUNTY_PERMIT, '告知承诺')],
  },
  {
    name: 'a promise, flagged false',
    edits: [
      { ...REFORM, set: { 改革方式: '实行告知承诺' } },
      { in: '县清单', set: { 告知承诺: false } },
    ],
    finds: [separation(COUNTY, COUNTY_PERMIT, '告知承诺')],
  },
  {
    name: 'abolished and cancelled',
    edits: [
      { ...REFORM, add: GONE },
      ...(['国家目录', '省目录', '市目录', '县目录'] as const).map((name) => ({
        in: name,
        row: 2,
        set: { 事项状态: '取消' },
      })),
      { in: '市清单', set: { 事项状态: '取消' } },
      { in: '县清单', row: 1, set: { 事项状态: '取消' } },
      { in: '县指南', remove: 1 },
    ],
  },
  {
    name: 'filed from now on, and another type of old name',
    edits: [
      {
        ...REFORM,
        add: {
          事项名称: '最低生活保障金审批',
          事项类型: '行政许可',
          改革方式: '审批改为备案',
        },
      },
    ],
  },
  {
    name: 'flagged',
    edits: [
      { ...REFORM, set: { 改革方式: '实行告知承诺' } },
      { in: '县清单', set: { 告知承诺: true } },
    ],
  },
  {
    name: 'the source does not carry 告知承诺',
    edits: [
      { ...REFORM, set: { 改革方式: '实行告知承诺' } },
      { in: '县清单', header: { 未载要素: ['告知承诺'] } },
    ],
    finds: [`schema/absent note ${COUNTY} - 未载要素`],
  },
  {
    name: 'a 注销 need not be promised',
    edits: [
      { ...REFORM, set: { 改革方式: '实行告知承诺' } },
      { in: '县清单', set: { 告知承诺: true } },
      ...secondHandling('注销', {}),
    ],
  },
  {
    name: 'a 延续 too, when nothing of the item is promised',
    edits: [{ ...REFORM, set: { 改革方式: '实行告知承诺' } }, ...secondHandling('延续', {})],
    finds: [COUNTY_PERMIT, COUNTY_PERMIT.replace(/01$/, '02')].map((code) =>
      separation(COUNTY, code, '告知承诺'),
    ),
  },
  { name: '优化审批服务 asks for nothing here', edits: [{ ...REFORM, set: {} }] },
];

const permit = (region: string, code: string) =>
  `within/permit-list error ${region} ${code} 基本编码`;
const OTHER = { 事项名称: '人力资源服务许可', 对应事项: [] };
const OWN_PERMIT = {
  基本编码: '320131990000',
  事项名称: '夜市经营许可（示例）',
  事项类型: '行政许可',
  设定依据: ['【地方性法规】《江苏省示例条例》第三条'],
  行使层级: ['省级'],
  主管部门: '江苏省市场监督管理局',
  实施机关: '江苏省市场监督管理局',
};

export const permitCases: readonly Case[] = [
  {
    name: 'no row of the national list',
    edits: [{ in: '国家许可清单', set: OTHER }],
    finds: [
      ...[NATION, PROVINCE, CITY, COUNTY].flatMap((region) => [
        permit(region, PERMIT),
        permit(region, PERMIT_PARENT),
      ]),
      ...[NATION, PROVINCE, CITY].map((region) => permit(region, '000131901001')),
    ],
  },
  {
    name: 'an own code that the province does not list',
    edits: [
      { in: '省目录', add: OWN_PERMIT },
      { in: '省许可清单', add: { 事项名称: '食品经营许可', 对应事项: [PERMIT_PARENT] } },
    ],
    finds: [permit(PROVINCE, '320131990000')],
  },
  {
    name: 'a 许可 that a city sets and its list lacks',
    edits: [
      { in: '国家许可清单', header: { 版本: '2026-01-01' } },
      { in: '省许可清单', add: { 事项名称: '夜市经营许可（示例）', 对应事项: ['320131990000'] } },
      { in: '省目录', add: OWN_PERMIT },
      {
        in: '省目录',
        add: { ...OWN_PERMIT, 基本编码: '320131991000', 事项名称: '游船经营许可（示例）' },
      },
    ],
    finds: [permit(PROVINCE, '320131991000')],
  },
  {
    name: 'the 主项 is listed',
    edits: [{ in: '国家许可清单', header: { 版本: '2026-01-01' } }],
  },
  {
    name: 'listed by name, the 子项 by the name of their 主项',
    edits: [{ in: '国家许可清单', set: { 对应事项: [] } }],
  },
  {
    name: 'own codes where the province keeps no list',
    edits: [
      { in: '国家许可清单', header: { 版本: '2026-01-01' } },
      { in: '省目录', add: OWN_PERMIT },
    ],
  },
  {
    name: 'out of use',
    edits: [
      { in: '省目录', add: { ...OWN_PERMIT, 事项状态: '取消' } },
      { in: '省许可清单', add: { 事项名称: '食品经营许可', 对应事项: [PERMIT_PARENT] } },
    ],
  },
  {
    name: 'secret items are on no published list',
    edits: [
      { in: '省目录', add: { ...OWN_PERMIT, 公开: false } },
      { in: '省许可清单', add: { 事项名称: '食品经营许可', 对应事项: [PERMIT_PARENT] } },
    ],
  },
  { name: 'no list at all', edits: [] },
];
