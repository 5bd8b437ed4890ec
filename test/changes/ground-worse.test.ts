import { applies, everywhere, runTable } from './harness.js';

const FORM = { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 };
const PLAN = { 材料名称: '经营场所平面图', 材料必要性: '必要', 份数: 1 };
const OBJECTS = { 服务对象: ['自然人', '企业法人', '事业法人'] };
const LIST_CODE = '11320583MB00000276400013190100201';

runTable('change/ground fires', [
  {
    name: 'a province changes its catalog without an application',
    after: [{ in: '省目录', set: OBJECTS }],
    found: ['change/ground warning 320000 服务对象'],
  },
  {
    name: 'the application gives a ground that is none of the four',
    after: [
      { in: '省目录', set: OBJECTS },
      applies('省申请', ['操作: 变更, 编码: "000131901002"'], '领导要求'),
    ],
    found: ['change/ground warning 320000 服务对象'],
  },
  {
    name: 'a county’s department is another, without an application',
    after: [{ in: '县目录', set: { 主管部门: '昆山市行政审批局' } }],
    found: ['change/ground warning 320583 主管部门'],
  },
  {
    name: 'the application speaks of another element',
    after: [
      { in: '省目录', set: OBJECTS },
      applies('省申请', ['操作: 变更, 编码: "000131901002", 行使层级: [县级]']),
    ],
    found: ['change/ground warning 320000 服务对象'],
  },
  {
    name: 'the application asks for another value',
    after: [
      { in: '县目录', set: { 主管部门: '昆山市行政审批局' } },
      applies('县申请', ['操作: 变更, 编码: "000131901002", 主管部门: 昆山市商务局']),
    ],
    found: ['change/ground warning 320583 主管部门'],
  },
]);

runTable('change/ground is silent', [
  {
    name: 'an application with one of the four grounds',
    after: [
      { in: '省目录', set: OBJECTS },
      applies('省申请', [
        '操作: 变更, 编码: "000131901002", 服务对象: [自然人, 企业法人, 事业法人]',
      ]),
    ],
    found: [],
  },
  {
    name: 'an application that writes no element means all of the item',
    after: [
      { in: '省目录', set: { ...OBJECTS, 主管部门: '江苏省药品监督管理局' } },
      applies('省申请', ['操作: 变更, 编码: "000131901002"'], '职能调整'),
    ],
    found: [],
  },
  {
    name: 'lower levels follow: only the founder is asked for a ground',
    after: everywhere(['国家目录', '省目录', '市目录', '县目录'], OBJECTS),
    found: ['change/ground warning 000000 服务对象'],
  },
  {
    name: 'approval is already asked for: no second finding',
    after: [{ in: '县目录', set: OBJECTS }],
    found: ['change/approval warning 320583 服务对象'],
  },
  {
    name: 'elements of the place alone',
    after: [{ in: '省目录', set: { 事项版本: 2 } }],
    found: [],
  },
  {
    name: 'a province asks for less',
    before: [{ in: '省标准', set: { 申请材料: [FORM, PLAN] } }],
    after: [],
    found: [],
  },
]);

runTable('change/worse fires', [
  {
    name: 'a county adds a material',
    after: [{ in: '县清单', set: { 申请材料: [FORM, PLAN] } }],
    found: ['change/worse error 320583 申请材料'],
  },
  {
    name: 'a county promises a longer time',
    after: [{ in: '县清单', set: { 承诺办结时限: 15 } }],
    found: ['change/worse error 320583 承诺办结时限'],
  },
  {
    name: 'a county lengthens the legal time by another unit: one finding',
    after: [{ in: '县清单', set: { 法定办结时限: 6, 法定办结时限单位: '月' } }],
    found: ['change/worse error 320583 法定办结时限'],
  },
  {
    name: 'a county adds a condition and a step',
    after: [
      {
        in: '县清单',
        set: {
          受理条件: ['有与经营的食品品种、数量相适应的场所', '在本市连续经营满一年'],
          办理流程: [
            { 环节: '受理' },
            { 环节: '审查' },
            { 环节: '专家论证' },
            { 环节: '决定' },
            { 环节: '送达' },
          ],
        },
      },
    ],
    found: ['change/worse error 320583 办理流程', 'change/worse error 320583 受理条件'],
  },
  {
    name: 'more copies, and an optional material is required',
    before: [{ in: '县清单', set: { 申请材料: [FORM, { ...PLAN, 材料必要性: '非必要' }] } }],
    after: [{ in: '县清单', set: { 申请材料: [{ ...FORM, 份数: 3 }, PLAN] } }],
    found: ['change/worse error 320583 申请材料'],
  },
  {
    name: 'a fee comes: one finding for 是否收费 and its items',
    after: [
      {
        in: '县清单',
        set: { 是否收费: true, 收费项目: [{ 收费项目名称: '工本费（示例）', 收费标准: '10元' }] },
      },
    ],
    found: ['change/worse error 320583 收费项目'],
  },
  {
    name: 'more visits',
    after: [{ in: '县清单', set: { 到办事现场次数: 2 } }],
    found: ['change/worse error 320583 到办事现场次数'],
  },
  {
    name: 'one material for another: a person must weigh it',
    after: [{ in: '县清单', set: { 申请材料: [PLAN] } }],
    found: ['change/worse warning 320583 申请材料'],
  },
  {
    name: 'a guide takes a reduction back',
    before: [{ in: '县指南', set: { 承诺办结时限: 5, 承诺办结时限单位: '工作日' } }],
    after: [{ in: '县指南', set: { 承诺办结时限: 8, 承诺办结时限单位: '工作日' } }],
    found: ['change/worse error 320583 承诺办结时限'],
  },
  {
    name: 'with an application it is a warning',
    after: [
      { in: '县清单', set: { 申请材料: [FORM, PLAN] } },
      applies('县申请', [`操作: 变更, 编码: "${LIST_CODE}", 申请材料: [经营场所平面图]`]),
    ],
    found: ['change/worse warning 320583 申请材料'],
  },
  {
    name: 'an application by the 12-digit code that names an element of the list',
    after: [
      { in: '县清单', set: { 申请材料: [FORM, PLAN] } },
      applies('县申请', ['操作: 变更, 编码: "000131901002", 申请材料: [经营场所平面图]']),
    ],
    found: ['change/worse warning 320583 申请材料'],
  },
  {
    name: 'an application by the 12-digit code alone means the catalog',
    after: [
      { in: '县清单', set: { 申请材料: [FORM, PLAN] } },
      applies('县申请', ['操作: 变更, 编码: "000131901002"']),
    ],
    found: ['change/worse error 320583 申请材料'],
  },
  {
    name: 'an application without a ground justifies nothing',
    after: [
      { in: '县清单', set: { 承诺办结时限: 15 } },
      applies('县申请', [`操作: 变更, 编码: "${LIST_CODE}"`], '人手不足'),
    ],
    found: ['change/worse error 320583 承诺办结时限'],
  },
  {
    name: 'a province makes its standard heavier',
    after: [{ in: '省标准', set: { 申请材料: [FORM, PLAN] } }],
    found: ['change/worse error 320000 申请材料'],
  },
]);

runTable('change/worse is silent', [
  {
    name: 'the county follows a standard that became heavier in the same revision',
    after: [
      ...everywhere(['省标准', '县清单'], { 申请材料: [FORM, PLAN] }),
      applies('省申请', ['类别: 实施清单, 操作: 变更, 编码: "000131901002"']),
    ],
    found: ['change/worse warning 320000 申请材料'],
  },
  {
    name: 'the county had less than the standard all along',
    before: [{ in: '县清单', set: { 受理条件: [], 法定办结时限: 10 } }],
    after: [],
    found: [],
  },
  {
    name: 'less of everything',
    before: [
      { in: '省标准', set: { 申请材料: [FORM, PLAN] } },
      { in: '县清单', set: { 申请材料: [FORM, PLAN], 承诺办结时限: 15 } },
    ],
    after: [{ in: '省标准', set: { 申请材料: [FORM, PLAN] } }],
    found: [],
  },
  {
    name: '1年 written as 12月',
    before: everywhere(['省标准', '县清单'], { 法定办结时限: 1, 法定办结时限单位: '年' }),
    after: [
      { in: '省标准', set: { 法定办结时限: 1, 法定办结时限单位: '年' } },
      { in: '县清单', set: { 法定办结时限: 12, 法定办结时限单位: '月' } },
    ],
    found: [],
  },
  {
    name: 'a guide follows a list that was put right by the standard',
    before: [
      { in: '县清单', set: { 受理条件: [] } },
      { in: '县指南', set: { 受理条件: [] } },
    ],
    after: [{ in: '县指南', set: { 受理条件: ['有与经营的食品品种、数量相适应的场所'] } }],
    found: [],
  },
  {
    name: 'a new note on a material',
    after: [{ in: '县清单', set: { 申请材料: [{ ...FORM, 填报须知: '用黑色笔填写' }] } }],
    found: [],
  },
]);
