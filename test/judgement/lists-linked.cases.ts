import { type Case, COUNTY, NATION, PERMIT, PERMIT_PARENT, PROVINCE } from './lists.case.js';

const linked = (element: string, region = NATION) => `lists/linked error ${region} - ${element}`;
const INVESTMENT = { 事项名称: '食品经营许可', 对应事项: [PERMIT_PARENT], 事项类型: '行政许可' };

export const linkedCases: readonly Case[] = [
  {
    name: 'an old name',
    edits: [{ in: '国家投资清单', add: { ...INVESTMENT, 事项名称: '餐饮服务许可' } }],
    finds: [linked('事项名称')],
  },
  {
    name: 'another type',
    edits: [{ in: '国家投资清单', add: { ...INVESTMENT, 事项类型: '行政确认' } }],
    finds: [linked('事项类型')],
  },
  {
    name: 'name and type',
    edits: [
      {
        in: '国家投资清单',
        add: { ...INVESTMENT, 事项名称: '餐饮服务许可', 事项类型: '行政确认' },
      },
    ],
    finds: [linked('事项名称'), linked('事项类型')],
  },
  {
    name: 'a code in no catalog',
    edits: [{ in: '国家投资清单', add: { ...INVESTMENT, 对应事项: ['000131999000'] } }],
    finds: [linked('对应事项')],
  },
  {
    name: 'without 对应事项 the same name has another type',
    edits: [
      { in: '国家工程建设清单', add: { 事项名称: '最低生活保障金给付', 事项类型: '行政许可' } },
    ],
    finds: [linked('事项类型')],
  },
  {
    name: "a province's list is compared with its own catalog and those above",
    edits: [{ in: '省许可清单', add: { 事项名称: '餐饮服务许可', 对应事项: [PERMIT] } }],
    finds: [linked('事项名称', PROVINCE)],
  },
  {
    name: "a national list points to a province's code that its catalog lacks",
    edits: [
      { in: '国家投资清单', add: { ...INVESTMENT, 对应事项: [PERMIT_PARENT, '320131999000'] } },
    ],
    finds: [linked('对应事项')],
  },
  {
    name: 'several items that have nothing of the name',
    edits: [
      {
        in: '国家投资清单',
        add: { 事项名称: '建设项目选址', 对应事项: [PERMIT_PARENT, '000511902000'] },
      },
    ],
    finds: [linked('事项名称')],
  },
  { name: '00Y has the name of the 主项', edits: [{ in: '国家投资清单', add: INVESTMENT }] },
  {
    name: 'brackets and width only',
    edits: [
      { in: '国家投资清单', add: { 事项名称: '食品经营许可(县级权限)', 对应事项: [PERMIT] } },
    ],
  },
  {
    name: 'a level suffix only',
    edits: [{ in: '国家投资清单', add: { 事项名称: '食品经营许可', 对应事项: [PERMIT] } }],
  },
  {
    name: 'several 子项 with finer names',
    edits: [
      {
        in: '国家投资清单',
        add: { 事项名称: '食品经营审批', 对应事项: ['000131901001', PERMIT], 事项类型: '行政许可' },
      },
    ],
  },
  {
    name: 'prohibitions and rows without counterpart are only counted',
    edits: [
      {
        in: '国家市场准入清单',
        add: { 事项名称: '法律明确设立的禁止性规定（示例）', 准入类别: '禁止准入类' },
      },
      { in: '国家投资清单', add: { 事项名称: '外商投资项目核准（示例）', 事项类型: '行政许可' } },
    ],
  },
  {
    name: '直接取消审批 has no counterpart',
    edits: [
      {
        in: '国家证照分离清单',
        add: {
          事项名称: '外商投资旅行社业务许可',
          对应事项: ['000122999000'],
          事项类型: '行政许可',
          改革方式: '直接取消审批',
        },
      },
    ],
  },
  {
    name: 'the national catalog is a part',
    edits: [
      { in: '地区', replace: ['地区名称: 国家', '地区名称: 国家\n    目录范围: 部分'] },
      { in: '国家投资清单', add: { ...INVESTMENT, 对应事项: ['000131999000'] } },
    ],
  },
];

const market = (element: string, region = COUNTY) =>
  `lists/local-market error ${region} - ${element}`;
const NATIONAL = { in: '国家市场准入清单', header: { 版本: '2026-01-01' } } as const;
const MEASURE = '未获得许可，不得从事食品销售和餐饮服务';
const COPIED = { 事项名称: '食品经营许可', 准入类别: '许可准入类', 措施描述: MEASURE };

export const marketCases: readonly Case[] = [
  {
    name: 'a row of its own',
    edits: [
      NATIONAL,
      { in: '县市场准入清单', add: { 事项名称: '夜市经营（示例）', 准入类别: '许可准入类' } },
    ],
    finds: [market('事项名称')],
  },
  {
    name: 'a measure of its own',
    edits: [
      NATIONAL,
      { in: '县市场准入清单', add: { ...COPIED, 措施描述: '未在本县注册，不得参加投标' } },
    ],
    finds: [market('措施描述')],
  },
  {
    name: 'prohibited here, licensed in the nation',
    edits: [NATIONAL, { in: '县市场准入清单', add: { ...COPIED, 准入类别: '禁止准入类' } }],
    finds: [market('准入类别')],
  },
  {
    name: 'two rows, one of them its own',
    edits: [
      NATIONAL,
      { in: '县市场准入清单', add: COPIED },
      { in: '县市场准入清单', add: { 事项名称: '网约车经营（示例）', 准入类别: '许可准入类' } },
    ],
    finds: [market('事项名称')],
  },
  { name: 'a copy', edits: [NATIONAL, { in: '县市场准入清单', add: COPIED }] },
  {
    name: 'a copy in other brackets and spaces, with its own counterpart',
    edits: [
      NATIONAL,
      {
        in: '县市场准入清单',
        add: {
          ...COPIED,
          措施描述: '未获得许可, 不得从事食品销售和餐饮服务。',
          对应事项: [PERMIT_PARENT],
        },
      },
    ],
  },
  {
    name: 'without a national list nothing is known',
    edits: [
      { in: '县市场准入清单', add: { 事项名称: '夜市经营（示例）', 准入类别: '许可准入类' } },
    ],
  },
  { name: 'the nation may list what it likes', edits: [NATIONAL] },
];
