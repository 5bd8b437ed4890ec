import { type Case, COUNTY, PERMIT, PERMIT_NAME } from './lists.case.js';

const PROMISE = {
  事项名称: PERMIT_NAME,
  基本编码: PERMIT,
  承诺内容: '已知晓并符合许可条件（示例）',
  要求: '签署告知承诺书（示例）',
  法律责任: '承诺不实的，依法撤销许可（示例）',
  监管细则: '作出决定后二个月内检查（示例）',
};
const commitment = (severity: string, code: string, element: string) =>
  `lists/commitment ${severity} ${COUNTY} ${code} ${element}`;
const risky = (name: string) => ({
  in: '县承诺清单' as const,
  add: { ...PROMISE, 事项名称: name, 基本编码: '000109990000' },
});

export const commitmentCases: readonly Case[] = [
  {
    name: '监管细则 says nothing',
    edits: [{ in: '县承诺清单', add: { ...PROMISE, 监管细则: '无' } }],
    finds: [commitment('error', PERMIT, '监管细则')],
  },
  {
    name: 'two of them say nothing',
    edits: [{ in: '县承诺清单', add: { ...PROMISE, 要求: ['/'], 法律责任: '暂无' } }],
    finds: [commitment('error', PERMIT, '要求'), commitment('error', PERMIT, '法律责任')],
  },
  {
    name: 'public safety',
    edits: [risky('民用爆炸物品购买许可')],
    finds: [commitment('warning', '000109990000', '事项名称')],
  },
  {
    name: 'life and health',
    edits: [risky('麻醉药品运输许可（示例）')],
    finds: [commitment('warning', '000109990000', '事项名称')],
  },
  {
    name: 'a missing one is the schema’s, once',
    edits: [
      {
        in: '县承诺清单',
        add: Object.fromEntries(Object.entries(PROMISE).filter(([name]) => name !== '监管细则')),
      },
    ],
    finds: [`schema/required error ${COUNTY} ${PERMIT} 监管细则`],
  },
  { name: 'all four', edits: [{ in: '县承诺清单', add: PROMISE }] },
  { name: 'an ordinary item', edits: [risky('人力资源服务许可')] },
  {
    name: 'the nation itself promises',
    edits: [
      {
        in: '国家证照分离清单',
        add: { 事项名称: '危险化学品经营许可（示例）', 改革方式: '实行告知承诺' },
      },
      risky('危险化学品经营许可（示例）'),
    ],
  },
];

const deferral = (element: string, severity = 'error') =>
  `lists/deferral ${severity} ${COUNTY} ${PERMIT} ${element}`;
const PAPERS = ['经营场所平面图', '设备清单'];
const asked = (...names: readonly string[]) =>
  (['省标准', '县清单'] as const).map((name) => ({
    in: name,
    set: {
      申请材料: [
        { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 },
        ...names.map((材料名称) => ({ 材料名称, 材料必要性: '容缺后补' })),
      ],
    },
  }));
const DEFERRED = {
  事项名称: PERMIT_NAME,
  基本编码: PERMIT,
  主要申请材料: ['食品经营许可申请书'],
  可容缺受理的材料: ['经营场所平面图'],
  补交期限: 5,
  补交期限单位: '工作日',
};

export const deferralCases: readonly Case[] = [
  {
    name: 'a paper that the item does not ask for',
    edits: [
      ...asked(...PAPERS),
      { in: '县容缺清单', add: { ...DEFERRED, 可容缺受理的材料: ['租赁合同'] } },
    ],
    finds: [deferral('可容缺受理的材料')],
  },
  {
    name: 'the application itself',
    edits: [
      ...asked(...PAPERS),
      {
        in: '县容缺清单',
        add: { ...DEFERRED, 主要申请材料: ['设备清单'], 可容缺受理的材料: ['食品经营许可申请书'] },
      },
    ],
    finds: [deferral('可容缺受理的材料')],
  },
  {
    name: 'main and deferrable at once',
    edits: [
      ...asked(...PAPERS),
      {
        in: '县容缺清单',
        add: { ...DEFERRED, 主要申请材料: ['食品经营许可申请书', '经营场所平面图'] },
      },
    ],
    finds: [deferral('可容缺受理的材料')],
  },
  {
    name: 'a paper of safety',
    edits: [
      ...asked('消防验收意见书'),
      { in: '县容缺清单', add: { ...DEFERRED, 可容缺受理的材料: ['消防验收意见书'] } },
    ],
    finds: [deferral('可容缺受理的材料', 'warning')],
  },
  {
    name: 'later than the law allows',
    edits: [...asked(...PAPERS), { in: '县容缺清单', add: { ...DEFERRED, 补交期限: 30 } }],
    finds: [deferral('补交期限')],
  },
  {
    name: 'another wording of a paper',
    edits: [
      ...asked('经营场所平面布局图'),
      { in: '县容缺清单', add: { ...DEFERRED, 可容缺受理的材料: ['经营场所的平面布局图纸'] } },
    ],
    finds: [deferral('可容缺受理的材料', 'warning')],
  },
  {
    name: 'two papers',
    edits: [
      ...asked(...PAPERS),
      { in: '县容缺清单', add: { ...DEFERRED, 可容缺受理的材料: PAPERS } },
    ],
  },
  {
    name: 'full-width brackets in the name',
    edits: [
      ...asked('经营场所平面图（加盖公章）'),
      { in: '县容缺清单', add: { ...DEFERRED, 可容缺受理的材料: ['经营场所平面图(加盖公章)'] } },
    ],
  },
  {
    name: 'units that cannot be ordered',
    edits: [
      ...asked(...PAPERS),
      { in: '县容缺清单', add: { ...DEFERRED, 补交期限: 25, 补交期限单位: '自然日' } },
    ],
  },
  {
    name: 'an item that the county does not do',
    edits: [
      {
        in: '县容缺清单',
        add: {
          ...DEFERRED,
          事项名称: '旅行社设立许可',
          基本编码: '000122901000',
          可容缺受理的材料: ['租赁合同'],
        },
      },
    ],
  },
];
