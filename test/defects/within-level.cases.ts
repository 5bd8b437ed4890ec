import { type Case, defect, JIANGSU, KUNSHAN, lawful, type Sample, SUZHOU } from './harness.js';

/** 食品生产许可: in all four catalogs, in no 实施清单. */
const FOOD = '000131901000';
/** 固定资产投资项目节能审查: also in the 实施清单 and 办事指南 of 省, 市 and 县. */
const ENERGY = '000104002000';
/** 退役军人残疾等级评定: 省级 only, in no 实施清单. */
const DISABILITY = '000724901000';

/** A 县级 row of an item that is 省级 everywhere above. */
function claimed(s: Sample, region = KUNSHAN, level = '县级') {
  const row = s.catalog(region, FOOD).copy();
  row.text = s.catalog(JIANGSU, DISABILITY).text;
  return row
    .set('行使层级', `[${level}]`)
    .set('主管部门', '昆山市退役军人事务局')
    .set('实施机关', '昆山市退役军人事务局');
}

const transfer = (key: string, value: string, date = '2025-01-01') =>
  `\n      - ${key}: ${value}\n        依据: 《江苏省人民政府关于下放一批行政权力事项的决定》（苏政发〔2024〕99号）\n        生效日期: ${date}`;

export const withinLevelCases: readonly Case[] = [
  defect('within/level: 乡级 below a set of 市级 and 县级', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('行使层级', '[县级, 乡级]');
    return [row.finding('within/level', 'error', '行使层级')];
  }),
  defect('within/level: a county row that names only 市级', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('行使层级', '[市级]');
    return [row.finding('within/level', 'error', '行使层级')];
  }),
  defect('within/level: an 实施清单 value that its catalog does not have', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('行使层级', '乡级');
    return [
      row.finding('within/level', 'error', '行使层级'),
      row.finding('code/level', 'warning', '实施编码'), // the 19th character still says 县级
    ];
  }),
  defect('within/level: a 委托 that is no longer recorded', (s) => {
    const row = s.catalog(SUZHOU, '000122901000').unset('委托');
    s.catalog(JIANGSU, '000122901000').unset('委托');
    return [row.finding('within/level', 'error', '行使层级')];
  }),
  defect('within/level: only 权力来源 claims a transfer', (s) => {
    // The city has no catalog of its own, so its row is judged by the province's 省级.
    s.remove('320500-苏州市/基本目录.yaml');
    s.catalog(JIANGSU, '000122901000').unset('委托');
    return [s.list(SUZHOU, '000122901000').finding('within/level', 'warning', '行使层级')];
  }),
  defect('within/level: 下放 without 依据', (s) => {
    const row = claimed(s).add('下放', '\n      - 层级: 县级\n        生效日期: 2025-01-01');
    return [
      row.finding('within/level', 'error', '行使层级'),
      row.finding('schema/required', 'error', '下放', { at: '层级: 县级\n        生效日期' }),
    ];
  }),
  defect('within/level: 委托 that has ended', (s) => {
    s.catalog(JIANGSU, '000122901000').unset('委托');
    const row = s.catalog(SUZHOU, '000122901000').replace('期限: 长期', '期限: 2026-03-31');
    return [row.finding('within/level', 'error', '行使层级')];
  }),
  lawful('within/level: 委托 on its last day', (s) => {
    s.catalog(JIANGSU, '000122901000').unset('委托');
    s.catalog(SUZHOU, '000122901000').replace('期限: 长期', '期限: 2026-06-30');
  }),
  defect('within/level: 下放 for another place', (s) => {
    s.catalog(JIANGSU, DISABILITY).add('下放', transfer('地区', '"320581"'));
    return [claimed(s).unset('事项状态').finding('within/level', 'error', '行使层级')];
  }),
  defect('within/level: 下放 that is not yet in force', (s) => [
    claimed(s)
      .add('下放', transfer('层级', '县级', '2026-10-01'))
      .finding('within/level', 'error', '行使层级'),
  ]),
  lawful(
    'within/level: 下放 that has come into force',
    (s) => claimed(s).add('下放', transfer('层级', '县级', '2026-10-01')),
    '2026-10-01',
  ),
  lawful('within/level: 下放 recorded by the province for one place', (s) => {
    claimed(s);
    s.catalog(JIANGSU, DISABILITY).add('下放', transfer('地区', '"320583"'));
  }),
  lawful('within/level: 委托 with 委托机关 and 依据', (s) =>
    claimed(s).add(
      '委托',
      '\n      - 委托机关: 江苏省退役军人事务厅\n        层级: 县级\n        依据: 《军人抚恤优待条例》第二十八条\n        期限: 长期',
    ),
  ),
  lawful('within/level: 不设区的市: two levels are exercised', (s) => {
    s.region(KUNSHAN).set('层级', '市级').set('上级', '"320000"').add('行使层级', '[市级, 县级]');
    s.region(KUNSHAN).add('目录范围', '部分'); // or else the city items would have to be claimed
    s.catalog(KUNSHAN, FOOD).set('行使层级', '[市级, 县级]');
  }),
  lawful('within/level: a subset of the upper set', (s) =>
    s.catalog(SUZHOU, FOOD).set('行使层级', '[县级]'),
  ),
  lawful('within/level: the upper set copied as it stands', (s) =>
    s.catalog(SUZHOU, FOOD).set('行使层级', '[省级, 市级, 县级]'),
  ),
  lawful('within/level: the levels in another order', (s) =>
    s.catalog(JIANGSU, FOOD).set('行使层级', '[县级, 省级, 市级]'),
  ),
];
