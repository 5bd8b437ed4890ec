import {
  BENEFIT,
  BENEFIT_NAME,
  type Case,
  CITY,
  CITY_BENEFIT,
  COUNTY,
  COUNTY_PERMIT,
  PERMIT,
  PERMIT_NAME,
  secondHandling,
} from './lists.case.js';

const online = (severity: string, region: string, code: string, element: string) =>
  `lists/full-online ${severity} ${region} ${code} ${element}`;
const VISIT = { 到办事现场次数: 1, 必须现场办理原因说明: '核验原件（示例）' };
const CITY_ONLINE = '320500-苏州市/全程网办负面清单.yaml';
const FULL = ['互联网咨询', '互联网受理', '互联网办理', '互联网办理结果信息反馈'];
const MARRIAGE = '《中华人民共和国民法典》第一千零四十九条';
const OFFLINE = {
  事项名称: PERMIT_NAME,
  基本编码: PERMIT,
  须线下的环节: '当事人到场确认（示例）',
  原因类别: '依法须线下办理',
  法律依据: MARRIAGE,
};

export const fullOnlineCases: readonly Case[] = [
  {
    name: 'one visit, on no list',
    edits: [{ in: '县清单', set: VISIT }],
    finds: [online('error', COUNTY, COUNTY_PERMIT, '到办事现场次数')],
  },
  {
    name: 'applied for online, decided and answered offline',
    edits: [{ in: '县清单', set: { 网上办理深度: ['互联网咨询', '互联网受理'] } }],
    finds: [online('error', COUNTY, COUNTY_PERMIT, '网上办理深度')],
  },
  {
    name: 'not online at all',
    edits: [{ in: '市清单', set: { 是否网办: false, 网办地址: undefined } }],
    finds: [online('error', CITY, CITY_BENEFIT, '是否网办')],
  },
  {
    name: 'on the list, and wholly online',
    edits: [
      { in: '县清单', set: { 网上办理深度: FULL } },
      { in: '县网办清单', add: OFFLINE },
    ],
    finds: [online('warning', COUNTY, COUNTY_PERMIT, '网上办理深度')],
  },
  {
    name: 'an act without its article',
    edits: [
      { in: '县清单', set: VISIT },
      { in: '县网办清单', add: { ...OFFLINE, 法律依据: '《中华人民共和国民法典》' } },
    ],
    finds: [online('error', COUNTY, PERMIT, '法律依据')],
  },
  {
    name: 'a circular is no law',
    edits: [
      { in: '县清单', set: VISIT },
      {
        in: '县网办清单',
        add: { ...OFFLINE, 法律依据: '【规范性文件】《示例县关于窗口办理的通知》第二条' },
      },
    ],
    finds: [online('error', COUNTY, PERMIT, '法律依据')],
  },
  {
    name: 'no basis at all',
    edits: [
      { in: '县清单', set: VISIT },
      {
        in: '县网办清单',
        add: {
          事项名称: PERMIT_NAME,
          基本编码: PERMIT,
          须线下的环节: '示例',
          原因类别: '依法须线下办理',
        },
      },
    ],
    finds: [online('error', COUNTY, PERMIT, '法律依据')],
  },
  {
    name: 'neither the county nor its city keeps a list: one note each',
    edits: [],
    without: [CITY_ONLINE],
    finds: [online('note', CITY, '-', '地区'), online('note', COUNTY, '-', '地区')],
  },
  {
    name: 'a visit that the law demands',
    edits: [
      { in: '县清单', set: VISIT },
      { in: '县网办清单', add: OFFLINE },
    ],
  },
  {
    name: '行政法规 called 办法, cited to the article',
    edits: [
      { in: '县清单', set: VISIT },
      {
        in: '县网办清单',
        add: { ...OFFLINE, 法律依据: ['《中国公民收养子女登记办法》第五条第一款'] },
      },
    ],
  },
  {
    name: 'state secrets need no article',
    edits: [
      { in: '县清单', set: VISIT },
      {
        in: '县网办清单',
        add: {
          事项名称: PERMIT_NAME,
          基本编码: PERMIT,
          须线下的环节: '示例',
          原因类别: '涉及国家秘密',
        },
      },
    ],
  },
  {
    name: 'an electronic licence is the answer',
    edits: [
      { in: '县清单', set: { 网上办理深度: ['互联网受理', '互联网办理', '互联网电子证照反馈'] } },
    ],
  },
  {
    name: 'one 办理项 of the listed item goes online, the other does not',
    edits: [
      { in: '县清单', set: { 网上办理深度: FULL } },
      ...secondHandling('注销', VISIT),
      { in: '县网办清单', add: OFFLINE },
    ],
  },
];

const upper = (code: string) => `lists/full-online-upper warning ${COUNTY} ${code} 基本编码`;
const SECRET = {
  事项名称: BENEFIT_NAME,
  基本编码: BENEFIT,
  须线下的环节: '示例',
  原因类别: '涉及国家秘密',
};
const ONLINE = { 到办事现场次数: 0, 网上办理深度: FULL };

export const upperCases: readonly Case[] = [
  {
    name: 'the city does it online',
    edits: [
      { in: '市清单', set: ONLINE },
      { in: '县清单', row: 1, set: VISIT },
      { in: '县网办清单', add: SECRET },
    ],
    finds: [upper(BENEFIT)],
  },
  {
    name: 'also when the law is said to demand a visit',
    edits: [
      { in: '市清单', set: ONLINE },
      { in: '县清单', row: 1, set: VISIT },
      { in: '县网办清单', add: { ...SECRET, 原因类别: '依法须线下办理', 法律依据: MARRIAGE } },
    ],
    finds: [upper(BENEFIT)],
  },
  {
    name: 'a listed item that the county has no row of',
    edits: [
      { in: '市清单', set: ONLINE },
      { in: '县清单', remove: 1 },
      { in: '县指南', remove: 1 },
      { in: '县网办清单', add: SECRET },
    ],
    finds: [upper(BENEFIT)],
  },
  {
    name: 'the city needs a visit too',
    edits: [
      { in: '市清单', set: VISIT },
      { in: '市网办清单', add: SECRET },
      { in: '县清单', row: 1, set: VISIT },
      { in: '县网办清单', add: SECRET },
    ],
  },
  {
    name: 'the city does not say how far it is online',
    edits: [
      { in: '县清单', row: 1, set: VISIT },
      { in: '县网办清单', add: SECRET },
    ],
  },
  {
    name: 'no level above does it',
    edits: [
      { in: '县清单', set: VISIT },
      { in: '县网办清单', add: OFFLINE },
    ],
  },
];
