import {
  BENEFIT,
  BENEFIT_NAME,
  type Case,
  CITY,
  COUNTY,
  COUNTY_BENEFIT,
  COUNTY_PERMIT,
  PERMIT,
  PERMIT_NAME,
} from './lists.case.js';

const hall = (severity: string, region: string, code: string, element = '是否进驻政务大厅') =>
  `lists/hall ${severity} ${region} ${code} ${element}`;
const OUT = { 是否进驻政务大厅: false };
const ROOM = {
  事项名称: PERMIT_NAME,
  基本编码: PERMIT,
  原因类别: '场地限制',
  说明: '须在专用场所办理（示例）',
};
const CITY_HALL = '320500-苏州市/进驻事项负面清单.yaml';

export const hallCases: readonly Case[] = [
  {
    name: 'outside the hall, on no list',
    edits: [{ in: '县清单', set: OUT }],
    finds: [hall('error', COUNTY, COUNTY_PERMIT)],
  },
  {
    name: "a county with a list of its own is not excused by its city's",
    edits: [
      { in: '县清单', row: 1, set: OUT },
      { in: '县进驻清单', add: { ...ROOM, 事项名称: '公共就业服务', 基本编码: '002014903000' } },
      { in: '市进驻清单', add: { ...ROOM, 事项名称: BENEFIT_NAME, 基本编码: BENEFIT } },
      { in: '市清单', set: OUT },
    ],
    finds: [hall('error', COUNTY, COUNTY_BENEFIT)],
  },
  {
    name: 'in the hall and on the list',
    edits: [{ in: '县进驻清单', add: ROOM }],
    finds: [hall('warning', COUNTY, COUNTY_PERMIT)],
  },
  {
    name: 'no reason but 其他',
    edits: [
      { in: '县清单', set: OUT },
      { in: '县进驻清单', add: { ...ROOM, 原因类别: '其他' } },
    ],
    finds: [hall('warning', COUNTY, PERMIT, '原因类别')],
  },
  {
    name: 'no reason at all: the schema says it, once',
    edits: [
      { in: '县清单', set: OUT },
      { in: '县进驻清单', add: { 事项名称: PERMIT_NAME, 基本编码: PERMIT } },
    ],
    finds: [`schema/required error ${COUNTY} ${PERMIT} 原因类别`],
  },
  {
    name: 'neither the county nor its city keeps a list: one note each',
    edits: [],
    without: [CITY_HALL],
    finds: [hall('note', CITY, '-', '地区'), hall('note', COUNTY, '-', '地区')],
  },
  {
    name: 'outside the hall, on the own list',
    edits: [
      { in: '县清单', set: OUT },
      { in: '县进驻清单', add: ROOM },
    ],
  },
  {
    name: "outside the hall, on the city's list",
    edits: [
      { in: '县清单', set: OUT },
      { in: '市进驻清单', add: ROOM },
    ],
  },
  {
    name: 'the list names the 主项',
    edits: [
      { in: '县清单', set: OUT },
      {
        in: '县进驻清单',
        add: { ...ROOM, 事项名称: '食品类许可（示例）', 基本编码: '00013190100Y' },
      },
    ],
  },
  {
    name: 'out of use',
    edits: [
      { in: '县清单', row: 1, set: { ...OUT, 事项状态: '暂停' } },
      { in: '县指南', remove: 1 },
    ],
  },
  {
    name: 'not yet filled in',
    edits: [{ in: '县清单', set: { 是否进驻政务大厅: '待填' } }],
    finds: [`schema/blank warning ${COUNTY} ${COUNTY_PERMIT} 是否进驻政务大厅`],
  },
];
