import {
  BENEFIT,
  type Case,
  CITY,
  CITY_BENEFIT,
  COUNTY,
  COUNTY_BENEFIT,
  COUNTY_PERMIT,
  PERMIT,
  PROVINCE,
  regions,
  SERVICE,
} from './bodies.case.js';

const RECORD = '《示例市人民政府关于委托事项的决定》';
const inCatalog = (agency: string): Case['edits'] => [{ in: '县目录', set: { 实施机关: agency } }];
const inList = (body: string, more = {}): Case['edits'] => [
  { in: '县清单', set: { 实施主体: body, ...more } },
];

export const agencyCases: readonly Case[] = [
  {
    name: 'a county catalog names a body of another line',
    edits: inCatalog('昆山市民政局'),
    finds: [`within/agency error ${COUNTY} ${PERMIT} 实施机关`],
  },
  {
    name: 'one of two bodies is of another line',
    edits: inCatalog('昆山市市场监督管理局、昆山市教育局'),
    finds: [`within/agency error ${COUNTY} ${PERMIT} 实施机关`],
  },
  {
    name: 'a county adds its towns',
    edits: inCatalog('昆山市市场监督管理局；各镇人民政府'),
    finds: [`within/agency error ${COUNTY} ${PERMIT} 实施机关`],
  },
  {
    name: 'a county names the body of the province, which the city has left out',
    edits: inCatalog('江苏省市场监督管理局'),
    finds: [`within/agency error ${COUNTY} ${PERMIT} 实施机关`],
  },
  {
    name: 'an 实施清单 row of another line than the own catalog',
    edits: inList('昆山市教育局'),
    finds: [`within/agency error ${COUNTY} ${COUNTY_PERMIT} 实施主体`],
  },
  {
    name: 'an 实施清单 row done by a town',
    edits: inList('昆山市玉山镇人民政府'),
    finds: [`within/agency error ${COUNTY} ${COUNTY_PERMIT} 实施主体`],
  },
  {
    name: 'a city row of another line; the county keeps to the province',
    edits: [{ in: '市目录', set: { 实施机关: '苏州市民政局；县级民政部门' } }],
    finds: [`within/agency error ${CITY} ${PERMIT} 实施机关`],
  },
  {
    name: '人社 for 民政 in the city list',
    edits: [{ in: '市清单', set: { 实施主体: '苏州市人力资源和社会保障局' } }],
    finds: [`within/agency error ${CITY} ${CITY_BENEFIT} 实施主体`],
  },
  {
    name: '同级授权 without an 授权组织',
    edits: inList('昆山市教育局', { 权力来源: '同级授权' }),
    finds: [`within/agency error ${COUNTY} ${COUNTY_PERMIT} 实施主体`],
  },
  {
    name: 'the province asks for another line than the nation, and those below follow the nation',
    edits: [{ in: '省目录', row: 2, set: { 实施机关: '县级以上人民政府教育部门' } }],
    finds: [`within/agency error ${PROVINCE} ${BENEFIT} 实施机关`],
  },
  {
    name: 'lawful: 行政审批局',
    edits: [...inCatalog('昆山市行政审批局'), ...inList('昆山市行政审批局')],
  },
  {
    name: 'lawful: a registered body of 相对集中许可权, whatever its name',
    edits: [
      ...regions(COUNTY, { 相对集中许可权: ['昆山市教育和民政综合局'] }),
      ...inCatalog('昆山市教育和民政综合局'),
    ],
  },
  { name: 'lawful: a body of 中央垂直管理', edits: inCatalog('国家税务总局昆山市税务局') },
  {
    name: 'lawful: the upper expression uses names before the reform',
    edits: [{ in: '市目录', set: { 实施机关: '县级以上工商行政管理部门、食品药品监督管理部门' } }],
  },
  { name: 'lawful: a name that is not understood', edits: inCatalog('昆山市经济发展局') },
  {
    name: 'lawful: the upper expression leaves it open',
    edits: [
      { in: '市目录', set: { 实施机关: '县级以上人民政府有关部门' } },
      { in: '县目录', set: { 实施机关: '昆山市教育局' } },
      { in: '县清单', set: { 实施主体: '昆山市教育局' } },
    ],
  },
  {
    name: 'lawful: 公共服务 by an 事业单位',
    edits: [{ in: '县目录', row: 3, set: { 实施机关: '昆山市教育培训中心' } }],
  },
  {
    name: 'lawful: 委托 with its 委托部门',
    edits: inList('昆山市玉山镇人民政府', {
      权力来源: '同级委托',
      委托部门: '昆山市市场监督管理局',
    }),
  },
  {
    name: 'lawful: 授权 of an 授权组织',
    edits: inList('昆山市教育局', { 权力来源: '同级授权', 实施主体性质: '授权组织' }),
  },
  {
    name: 'lawful: 委托 on record in the catalog, with 委托机关 and 依据',
    edits: [
      {
        in: '县目录',
        set: {
          实施机关: '昆山市市场监督管理局；受委托的昆山市农业农村局',
          委托: [{ 委托机关: '昆山市市场监督管理局', 层级: '县级', 依据: RECORD }],
        },
      },
    ],
  },
  {
    name: 'lawful: 下放 on record to the towns of the county',
    edits: [
      {
        in: '县目录',
        set: {
          实施机关: '昆山市市场监督管理局；各镇人民政府',
          下放: [{ 层级: '乡级', 地区: COUNTY, 依据: RECORD, 生效日期: '2025-01-01' }],
        },
      },
    ],
  },
  {
    name: 'lawful: a province that names its own body, for a set of levels',
    edits: [{ in: '省目录', row: 2, set: { 实施机关: '江苏省民政厅' } }],
  },
  {
    name: 'lawful: a county that exercises two levels',
    edits: [
      ...regions(COUNTY, { 行使层级: ['市级', '县级'] }),
      ...inCatalog('昆山市市场监督管理局'),
    ],
  },
];

export const departmentCases: readonly Case[] = [
  {
    name: 'a county department of another line',
    edits: [{ in: '县目录', set: { 主管部门: '昆山市卫生健康委员会' } }],
    finds: [
      `code/department warning ${COUNTY} ${PERMIT} 基本编码`,
      `within/department warning ${COUNTY} ${PERMIT} 主管部门`,
    ],
  },
  {
    name: 'a second department of another line',
    edits: [{ in: '县目录', row: 2, set: { 主管部门: '昆山市民政局、昆山市教育局' } }],
    finds: [`within/department warning ${COUNTY} ${BENEFIT} 主管部门`],
  },
  {
    name: 'the city alone, when the county agrees with the province',
    edits: [{ in: '市目录', row: 2, set: { 主管部门: '苏州市财政局' } }],
    finds: [
      `code/department warning ${CITY} ${BENEFIT} 基本编码`,
      `within/department warning ${CITY} ${BENEFIT} 主管部门`,
    ],
  },
  {
    name: 'a 公共服务 too',
    edits: [{ in: '县目录', row: 3, set: { 主管部门: '昆山市民政局' } }],
    finds: [
      `code/department warning ${COUNTY} ${SERVICE} 基本编码`,
      `within/department warning ${COUNTY} ${SERVICE} 主管部门`,
    ],
  },
  {
    name: 'lawful: another name of the same line',
    edits: [{ in: '县目录', set: { 主管部门: '昆山市市场监管局（知识产权局）' } }],
  },
  {
    name: 'lawful: a merged body that has the line among others',
    edits: [{ in: '县目录', row: 2, set: { 主管部门: '昆山市民政和人力资源社会保障局' } }],
  },
  {
    name: 'lawful: 行政审批局',
    edits: [{ in: '县目录', set: { 主管部门: '昆山市行政审批局' } }],
  },
  {
    name: 'lawful: a name that is not understood',
    edits: [{ in: '县目录', set: { 主管部门: '昆山市社会事务局' } }],
  },
];

export const codeCases: readonly Case[] = [
  {
    name: 'a national row under another ministry; the province follows the code',
    edits: [{ in: '国家目录', row: 2, set: { 主管部门: '教育部' } }],
    finds: [
      `code/department warning 000000 ${BENEFIT} 基本编码`,
      `within/department warning ${PROVINCE} ${BENEFIT} 主管部门`,
    ],
  },
  {
    name: 'all levels agree on the wrong department',
    edits: (['国家目录', '省目录', '市目录', '县目录'] as const).map((document) => ({
      in: document,
      row: 3,
      set: { 主管部门: '教育部门' },
    })),
    finds: ['000000', PROVINCE, CITY, COUNTY].map(
      (region) => `code/department warning ${region} ${SERVICE} 基本编码`,
    ),
  },
  {
    name: 'a code of the province, where the profile adopts the table',
    edits: [
      ownItem('江苏省教育厅', '322011904000'),
      { in: '配置', header: { 编码方案: '本省.yaml' } },
    ],
    files: { '本省.yaml': '名称: 本省\n沿用: 国家\n部门适用: 全部编码\n' },
    finds: [`code/department warning ${PROVINCE} 322011904000 基本编码`],
  },
  {
    name: 'a number that the profile itself gives',
    edits: [
      ownItem('江苏省教育厅', '322003904000'),
      { in: '配置', header: { 编码方案: '本省.yaml' } },
    ],
    files: { '本省.yaml': '名称: 本省\n沿用: 国家\n部门: { "03": 水务 }\n部门适用: 全部编码\n' },
    finds: [`code/department warning ${PROVINCE} 322003904000 基本编码`],
  },
  {
    name: 'lawful: a code of the province, where no profile adopts the table',
    edits: [ownItem('江苏省教育厅', '322011904000')],
  },
  {
    name: 'lawful: 99 其他 and numbers that the table does not have',
    edits: [
      ownItem('江苏省教育厅', '322099904000'),
      ownItem('江苏省民政厅', '322037905000'),
      { in: '配置', header: { 编码方案: '本省.yaml' } },
    ],
    files: { '本省.yaml': '名称: 本省\n沿用: 国家\n部门适用: 全部编码\n' },
  },
  {
    name: 'lawful: a bureau that the ministry leads',
    edits: [{ in: '国家目录', set: { 主管部门: '国家药品监督管理局' } }],
  },
];

function ownItem(department: string, code: string) {
  return {
    in: '省目录',
    add: {
      基本编码: code,
      事项名称: `示例服务${code}`,
      事项类型: '公共服务',
      设定依据: ['【法律】《中华人民共和国就业促进法》第三十五条'],
      行使层级: ['省级'],
      主管部门: department,
      实施机关: department,
      服务对象: ['自然人'],
    },
  } as const;
}

const devolved = (transfer: object) => [
  { 依据: '《示例市人民政府关于下放事项的决定》', 生效日期: '2025-01-01', ...transfer },
];

export const devolvedCases: readonly Case[] = [
  {
    name: 'recorded by the city itself',
    edits: [{ in: '市目录', row: 2, set: { 下放: devolved({ 层级: '县级' }) } }],
    finds: [`life/devolved error ${CITY} ${CITY_BENEFIT} 行使层级`],
  },
  {
    name: 'recorded by the province',
    edits: [{ in: '省目录', row: 2, set: { 下放: devolved({ 层级: '县级' }) } }],
    finds: [`life/devolved error ${CITY} ${CITY_BENEFIT} 行使层级`],
  },
  {
    name: 'recorded by the nation, with two places to go to',
    edits: [{ in: '国家目录', row: 2, set: { 下放: devolved({ 层级: ['县级', '乡级'] }) } }],
    finds: [`life/devolved error ${CITY} ${CITY_BENEFIT} 行使层级`],
  },
  {
    name: 'on the day that it comes into force',
    edits: [
      { in: '市目录', row: 2, set: { 下放: devolved({ 层级: '县级', 生效日期: '2026-10-01' }) } },
    ],
    asOf: '2026-10-01',
    finds: [`life/devolved error ${CITY} ${CITY_BENEFIT} 行使层级`],
  },
  {
    name: 'to the towns: the county must stop, what the city does is another matter',
    edits: [{ in: '县目录', row: 2, set: { 下放: devolved({ 层级: '乡级' }) } }],
    finds: [`life/devolved error ${COUNTY} ${COUNTY_BENEFIT} 行使层级`],
  },
  {
    name: 'lawful: not yet in force',
    edits: [
      { in: '市目录', row: 2, set: { 下放: devolved({ 层级: '县级', 生效日期: '2026-10-01' }) } },
    ],
  },
  {
    name: 'lawful: to one county only',
    edits: [{ in: '市目录', row: 2, set: { 下放: devolved({ 地区: COUNTY }) } }],
  },
  {
    name: 'lawful: the old level has stopped',
    edits: [
      { in: '市目录', row: 2, set: { 下放: devolved({ 层级: '县级' }) } },
      { in: '市清单', set: { 事项状态: '取消' } },
    ],
  },
  {
    name: 'lawful: the city exercises both levels',
    edits: [
      ...regions(CITY, { 行使层级: ['市级', '县级'] }),
      { in: '市目录', row: 2, set: { 下放: devolved({ 层级: '县级' }) } },
    ],
  },
  {
    name: 'lawful: which of two levels has given it up is not said',
    edits: [
      { in: '国家目录', row: 2, set: { 行使层级: ['省级', '市级', '县级'] } },
      {
        in: '省目录',
        row: 2,
        set: { 行使层级: ['省级', '市级', '县级'], 下放: devolved({ 层级: '县级' }) },
      },
    ],
  },
];
