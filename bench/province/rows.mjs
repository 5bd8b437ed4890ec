// The rows of a generated item in each kind of document and at each level.
import { organisationCode } from './codes.mjs';

const BELOW = {
  国家级: ['省级', '市级', '县级'],
  省级: ['省级', '市级', '县级'],
  市级: ['市级', '县级'],
  县级: ['县级'],
};
const DIGITS = { 省级: '2', 市级: '3', 县级: '4' };
const ITEM_WORDS = ['新办', '变更'];
/** Every fourth item is handled in two ways. */
const SPLIT = 4;
const LOCAL = [
  '实施编码',
  '业务办理项编码',
  '权力来源',
  '实施主体',
  '实施主体编码',
  '实施主体性质',
  '承诺办结时限',
  '承诺办结时限单位',
];

/** What depends on how an item is handled, and is written for each row. */
const CODED = ['业务办理项名称', '业务办理项编码', '实施编码'];

function baseOf(item, level) {
  const { nation, province, city, county } = item.base;
  return { 国家级: nation, 省级: province, 市级: city, 县级: county }[level];
}

/** The 基本目录 row of a region; undefined when its level has none: the province set the item itself. */
export function catalogRow(item, region) {
  const base = baseOf(item, region.level);
  if (base === undefined) return undefined;
  const row = { ...base, 基本编码: item.code, 事项名称: item.name, 行使层级: BELOW[region.level] };
  if (row.设定依据 !== undefined) row.设定依据 = item.base.province.设定依据;
  if (region.level === '市级' || region.level === '县级') {
    row.主管部门 = bodyOf(item, region);
    row.实施机关 = row.主管部门;
  }
  return row;
}

/** The office of a region that has the item: that of 江苏's sample with the region's name. */
function bodyOf(item, region) {
  if (region.level === '省级') return item.base.province.主管部门;
  const name = baseOf(item, region.level).主管部门.replace(/^(昆山市|苏州市)/, '');
  return `${region.short}${name}`;
}

/** The names under which an item is handled; undefined is the item itself. */
export function handlingNames(item, index) {
  if (index % SPLIT !== SPLIT - 1) return [undefined];
  return ITEM_WORDS.map((word) => `${item.name}（${word}）`);
}

function stated(item, level, name) {
  const row = {};
  for (const [key, value] of Object.entries(item.base.row)) {
    if (CODED.includes(key)) continue;
    row[key] = value;
    if (key === '事项名称' && name !== undefined) row.业务办理项名称 = name;
  }
  return {
    ...row,
    基本编码: item.code,
    事项名称: item.name,
    行使层级: level,
    受理条件: item.conditions,
    申请材料: item.materials,
  };
}

/** The 标准 row: what the places may not change. */
export function standardRow(item, name) {
  const full = stated(item, '县级', name);
  const kept = new Set(Object.keys(item.base.standard));
  return Object.fromEntries(
    Object.entries(full).filter(
      ([key]) => key === '业务办理项名称' || (kept.has(key) && !LOCAL.includes(key)),
    ),
  );
}

/** The 实施清单 row of a region. */
export function implementationRow(item, region, { name, part, number }) {
  const credit = organisationCode(region.code, item.base.row.实施主体编码);
  const implementation = `${credit}${DIGITS[region.level]}${item.code}`;
  const base = stated(item, region.level, name);
  const row = {};
  for (const [key, value] of Object.entries(base)) {
    row[key] = value;
    if (key !== (name === undefined ? '事项名称' : '业务办理项名称')) continue;
    row.实施编码 = implementation;
    if (name !== undefined) row.业务办理项编码 = `${implementation}0${part + 1}`;
  }
  const window = number % 60;
  return Object.assign(row, {
    实施主体: bodyOf(item, region),
    实施主体编码: credit,
    办理地点: `${region.short}示例路${(Number(region.code) % 300) + 1}号${region.short}政务服务中心${1 + (window % 4)}楼${window + 1}号窗口`,
    咨询方式: `电话：${phone(region, number, '1')}`,
    监督投诉方式: `电话：${phone(region, number, '2')}`,
    ...(isOnSite(number) ? ON_SITE : {}),
  });
}

/** The first item of every place is handled on the spot, and so stands on its two lists. */
const isOnSite = (number) => number === 0;
const ON_SITE = {
  到办事现场次数: 1,
  必须现场办理原因说明: '须核验原件',
  是否进驻政务大厅: false,
  网上办理深度: ['互联网咨询', '互联网收件', '互联网预审'],
};

/** 进驻事项负面清单 and 全程网办负面清单 of a place, by the row they are about. */
export function listRows(row) {
  const item = { 事项名称: row.事项名称, 基本编码: row.基本编码, 实施机关: row.实施主体 };
  return {
    进驻事项负面清单: {
      ...item,
      原因类别: '场地限制',
      说明: '须在专用场所办理',
      办理场所: row.办理地点,
    },
    全程网办负面清单: { ...item, 须线下的环节: '涉密材料的递交', 原因类别: '涉及国家秘密' },
  };
}

function phone(region, number, end) {
  return `${region.phone}-0${String(number % 1_000_000).padStart(6, '0')}${end}`;
}

/** The guide of a row. */
export function guideRow(row) {
  const guide = {};
  for (const key of ['实施编码', '业务办理项编码', '事项名称'])
    if (row[key] !== undefined) guide[key] = row[key];
  return {
    ...guide,
    办理地点: row.办理地点,
    办理时间: row.办理时间,
    咨询方式: row.咨询方式,
    监督投诉方式: row.监督投诉方式,
    网办地址: row.网办地址,
    交通指引: `公交示例${row.实施编码.slice(-5, -3)}路“示例站”下车，步行约200米`,
  };
}

/** The row of a licence in the national list of licences. */
export function permitRow(item) {
  const { nation } = item.base;
  if (nation === undefined || nation.事项类型 !== '行政许可') return undefined;
  return {
    事项名称: item.name,
    对应事项: [item.code],
    事项类型: '行政许可',
    主管部门: nation.主管部门,
    实施机关: nation.实施机关,
    设定和实施依据: nation.设定依据,
  };
}
