import type { ExampleDocument } from './example.js';
import { optionalDocument } from './example-lists.js';

export type Values = Record<string, unknown>;

const REGIONS = {
  类别: '地区',
  地区: [
    { 地区代码: '000000', 地区名称: '国家', 层级: '国家级' },
    { 地区代码: '320000', 地区名称: '江苏省', 层级: '省级', 上级: '000000' },
    { 地区代码: '320500', 地区名称: '苏州市', 层级: '市级', 上级: '320000' },
    { 地区代码: '320583', 地区名称: '昆山市', 层级: '县级', 上级: '320500' },
  ],
};

const FOOD_LAW = [
  '【法律】《中华人民共和国食品安全法》第三十五条第一款',
  '【行政法规】《中华人民共和国食品安全法实施条例》第十五条',
];

/** The items, as the national catalog has them. Codes are made up by the coding rules for these examples. */
const PERMIT = {
  基本编码: '000131901002',
  事项名称: '食品经营许可（县级权限）',
  事项类型: '行政许可',
  设定依据: FOOD_LAW,
  行使层级: ['县级'],
  服务对象: ['自然人', '企业法人'],
};
const PERMIT_PARENT = {
  ...PERMIT,
  基本编码: '00013190100Y',
  事项名称: '食品经营许可',
  行使层级: ['市级', '县级'],
};
const PERMIT_CITY = {
  ...PERMIT,
  基本编码: '000131901001',
  事项名称: '食品经营许可（设区的市级权限）',
  行使层级: ['市级'],
};
const BENEFIT = {
  基本编码: '000511902000',
  事项名称: '最低生活保障金给付',
  事项类型: '行政给付',
  设定依据: ['【行政法规】《社会救助暂行办法》第十一条'],
  行使层级: ['市级', '县级'],
  服务对象: ['自然人'],
};
const SERVICE = {
  基本编码: '002014903000',
  事项名称: '公共就业服务',
  事项类型: '公共服务',
  设定依据: ['【法律】《中华人民共和国就业促进法》第三十五条'],
  行使层级: ['市级', '县级'],
  服务对象: ['自然人'],
};

const DEPARTMENTS: Readonly<Record<string, string>> = {
  '31': '市场监督管理',
  '11': '民政',
  '14': '人力资源和社会保障',
};

function catalog(
  region: string,
  items: readonly Values[],
  own: (item: Values, line: string) => Values,
): Values {
  return {
    类别: '基本目录',
    地区: region,
    版本: '2026-01-01',
    事项: items.map((item) => ({
      ...item,
      ...own(item, DEPARTMENTS[String(item.基本编码).slice(4, 6)] ?? ''),
    })),
  };
}

const ITEMS = [PERMIT, PERMIT_PARENT, BENEFIT, SERVICE, PERMIT_CITY];

const PERMIT_TEXT = {
  受理条件: ['有与经营的食品品种、数量相适应的场所'],
  申请材料: [{ 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 }],
  办理流程: [{ 环节: '受理' }, { 环节: '审查' }, { 环节: '决定' }, { 环节: '送达' }],
  服务对象: ['自然人', '企业法人'],
  法定办结时限: 20,
  法定办结时限单位: '工作日',
  是否收费: false,
  审批结果类型: ['证照'],
  审批结果名称: '食品经营许可证',
};
const BENEFIT_TEXT = {
  受理条件: ['共同生活的家庭成员人均收入低于当地最低生活保障标准'],
  申请材料: [{ 材料名称: '最低生活保障申请书', 材料必要性: '必要' }],
  办理流程: [{ 环节: '受理' }, { 环节: '审查' }, { 环节: '决定' }, { 环节: '送达' }],
  服务对象: ['自然人'],
  法定办结时限: 30,
  法定办结时限单位: '工作日',
  是否收费: false,
  审批结果类型: ['批文'],
};

function identity({ 基本编码, 事项名称, 事项类型, 设定依据 }: Values): Values {
  return { 基本编码, 事项名称, 事项类型, 设定依据 };
}

function local(body: string, code: string, promised: number): Values {
  return {
    权力来源: '法定本级行使',
    实施主体: body,
    实施主体编码: code,
    实施主体性质: '法定机关',
    承诺办结时限: promised,
    承诺办结时限单位: '工作日',
    办件类型: '承诺件',
    到办事现场次数: 0,
    是否进驻政务大厅: true,
    是否网办: true,
    网办地址: 'https://www.jszwfw.gov.cn',
    办理地点: '市民中心一楼 A1 窗口（示例）',
    办理时间: '工作日 9:00—17:00',
    咨询方式: '12345',
    监督投诉方式: '0512-00000000（示例）',
  };
}

/** Bodies' codes are made up; their check digits hold. */
const COUNTY_MARKET = '11320583MB00000276';
const COUNTY_CIVIL = '11320583MB00000351';
const NEW = '食品经营许可（县级权限）（新办）';

/** The documents of the clean workspace, made anew. */
export function baseDocuments(): Partial<Record<ExampleDocument, Values>> {
  return {
    配置: { 名称: '示例' },
    地区: REGIONS,
    国家目录: catalog('000000', ITEMS, (_item, line) => ({
      主管部门: `国家${line}部门`,
      实施机关: `县级以上人民政府${line}部门`,
    })),
    省目录: catalog('320000', ITEMS, (_item, line) => ({
      主管部门: `江苏省${line}部门`,
      实施机关: `县级以上人民政府${line}部门`,
    })),
    市目录: catalog('320500', ITEMS, (_item, line) => ({
      主管部门: `苏州市${line}局`,
      实施机关: `设区的市级、县级${line}部门`,
    })),
    县目录: catalog('320583', ITEMS.slice(0, 4), (_item, line) => ({
      行使层级: ['县级'],
      主管部门: `昆山市${line}局`,
      实施机关: `昆山市${line}局`,
    })),
    省标准: {
      类别: '实施清单',
      地区: '320000',
      版本: '2026-01-01',
      性质: '标准',
      事项: [
        { ...identity(PERMIT), 业务办理项名称: NEW, 行使层级: '县级', ...PERMIT_TEXT },
        { ...identity(BENEFIT), 行使层级: '县级', ...BENEFIT_TEXT },
      ],
    },
    市清单: {
      类别: '实施清单',
      地区: '320500',
      版本: '2026-01-01',
      事项: [
        {
          ...identity(BENEFIT),
          实施编码: '11320500MB000001943000511902000',
          行使层级: '市级',
          ...BENEFIT_TEXT,
          ...local('苏州市民政局', '11320500MB00000194', 20),
        },
      ],
    },
    县清单: {
      类别: '实施清单',
      地区: '320583',
      版本: '2026-01-01',
      事项: [
        {
          ...identity(PERMIT),
          业务办理项名称: NEW,
          实施编码: `${COUNTY_MARKET}4000131901002`,
          业务办理项编码: `${COUNTY_MARKET}400013190100201`,
          行使层级: '县级',
          ...PERMIT_TEXT,
          ...local('昆山市市场监督管理局', COUNTY_MARKET, 10),
        },
        {
          ...identity(BENEFIT),
          实施编码: `${COUNTY_CIVIL}4000511902000`,
          行使层级: '县级',
          ...BENEFIT_TEXT,
          ...local('昆山市民政局', COUNTY_CIVIL, 20),
        },
      ],
    },
    市进驻清单: {
      ...optionalDocument('市进驻清单'),
      事项: [
        {
          事项名称: '公共就业服务',
          基本编码: '002014903000',
          原因类别: '场地限制',
          说明: '须在招聘场所提供服务（示例）',
          办理场所: '示例路1号',
        },
      ],
    },
    市网办清单: {
      ...optionalDocument('市网办清单'),
      事项: [
        {
          事项名称: '延期向社会开放档案审批',
          基本编码: '000175004000',
          须线下的环节: '涉密申请材料的递交',
          原因类别: '涉及国家秘密',
        },
      ],
    },
    县指南: {
      类别: '办事指南',
      地区: '320583',
      版本: '2026-02-01',
      指南: [
        {
          实施编码: `${COUNTY_MARKET}4000131901002`,
          业务办理项编码: `${COUNTY_MARKET}400013190100201`,
          办理地点: '市民中心一楼 A1 窗口（示例）',
          办理时间: '工作日 9:00—17:00',
          咨询方式: '12345',
        },
        {
          实施编码: `${COUNTY_CIVIL}4000511902000`,
          办理地点: '市民中心一楼 B2 窗口（示例）',
          办理时间: '工作日 9:00—17:00',
          咨询方式: '12345',
        },
      ],
    },
  };
}
