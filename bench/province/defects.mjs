// Defects that are put into clean rows of counties, each of which exactly one rule reports, once.

const material = (row) => ({
  ...row.申请材料[0],
  材料名称: '示例补充说明书',
});

const later = (row) => ({ ...row, 承诺办结时限: row.法定办结时限 + 1 });

const without = (row, key) => {
  const { [key]: _, ...rest } = row;
  return rest;
};

/** What can be wrong with a row of an 实施清单: the rule that says so, and how a clean row is spoilt. */
export const DEFECTS = [
  {
    rule: 'list/materials',
    spoil: (row) => ({ ...row, 申请材料: [...row.申请材料, material(row)] }),
  },
  {
    rule: 'list/conditions',
    spoil: (row) => ({ ...row, 受理条件: [...row.受理条件, '在本地连续经营三年以上'] }),
  },
  {
    rule: 'list/steps',
    spoil: (row) => ({
      ...row,
      办理流程: [...row.办理流程, { 环节: '集体讨论', 时限: 0, 时限单位: '工作日' }],
    }),
  },
  { rule: 'list/result', spoil: (row) => ({ ...row, 审批结果名称: '示例批准书' }) },
  {
    rule: 'within/basis',
    spoil: (row) => ({
      ...row,
      设定依据: [...row.设定依据, '【法律】《中华人民共和国行政许可法》第四十二条'],
    }),
  },
  { rule: 'schema/value', spoil: (row) => ({ ...row, 办件类型: '当场办件' }) },
  { rule: 'schema/required', spoil: (row) => without(row, '是否收费') },
  { rule: 'schema/unknown', spoil: (row) => ({ ...row, 办理场地: '一楼大厅' }) },
  { rule: 'schema/type', spoil: (row) => ({ ...row, 到办事现场次数: '零次' }) },
  { rule: 'schema/blank', spoil: (row) => ({ ...row, 办理时间: '待填' }) },
  {
    rule: 'time/promise',
    fits: (row) => row.法定办结时限 !== undefined && row.办件类型 === '承诺件',
    spoil: later,
  },
  { rule: 'logic/phones', spoil: (row) => ({ ...row, 监督投诉方式: row.咨询方式 }) },
  { rule: 'logic/online', spoil: (row) => ({ ...row, 办理形式: ['窗口办理'] }) },
];

/**
 * Which rows of which counties are spoilt, spread evenly over rules and at random over places.
 *
 * @returns county code → row number → defect.
 */
export function planDefects(count, counties, rows, random) {
  const plan = new Map(counties.map((code) => [code, new Map()]));
  let left = Math.min(count, counties.length * (rows - 1));
  while (left > 0) {
    const spoilt = plan.get(counties[random(counties.length)]);
    const number = 1 + random(rows - 1);
    if (spoilt.has(number)) continue;
    spoilt.set(number, DEFECTS[left % DEFECTS.length]);
    left--;
  }
  return plan;
}
