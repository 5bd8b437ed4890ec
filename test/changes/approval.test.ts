import { applies, everywhere, runTable } from './harness.js';

const CANCELLED = { 事项状态: '取消' };
const OBJECTS = { 服务对象: ['自然人', '企业法人', '事业法人'] };
const NEW_HANDLING = {
  in: '县清单',
  add: {
    ...handling('食品经营许可（县级权限）（加急）'),
    业务办理项编码: '11320583MB00000276400013190100202',
  },
} as const;
const APPROVED = {
  region: '320583',
  unit: '昆山市政务服务管理办公室',
  date: '2026-03-01',
  ground: '法定依据变化',
  changes: [{ operation: '取消', code: '002014903000', elements: {} }],
  place: { file: '登记库第 7 号', line: 1 },
} as const;

const ENDS = { 计划取消日期: '2027-01-01' };

runTable('change/approval fires', [
  {
    name: 'a county sets the day on which it ends what the province goes on with',
    after: [{ in: '县目录', row: 3, set: ENDS }],
    found: ['change/approval warning 320583 计划取消日期'],
  },
  {
    name: 'a county ends an item before the day of the province',
    after: [
      { in: '省目录', row: 3, set: { 计划取消日期: '2027-06-30' } },
      { in: '市目录', row: 3, set: { 计划取消日期: '2027-06-30' } },
      { in: '县目录', row: 3, set: ENDS },
    ],
    found: [
      'change/approval warning 320583 计划取消日期',
      'change/ground warning 320000 计划取消日期',
    ],
  },
  {
    name: 'a county cancels what the province still has',
    after: [{ in: '县目录', row: 3, set: CANCELLED }],
    found: ['change/approval warning 320583 事项状态'],
  },
  {
    name: 'a county deletes the row',
    after: [{ in: '县目录', remove: 3 }],
    found: ['change/approval warning 320583 基本编码'],
  },
  {
    name: 'a county adds an item that no catalog above has',
    after: [{ in: '县目录', add: item('321031801000') }],
    found: ['change/approval warning 320583 基本编码'],
  },
  {
    name: 'a county pauses an item',
    after: [{ in: '县目录', row: 2, set: { 事项状态: '暂停' } }],
    found: ['change/approval warning 320583 事项状态'],
  },
  {
    name: 'a county widens the objects in its catalog: one finding for the row',
    after: [{ in: '县目录', set: { ...OBJECTS, 法定办结时限: 20, 法定办结时限单位: '工作日' } }],
    found: ['change/approval warning 320583 服务对象'],
  },
  {
    name: 'a county adds a 办理项 that the standard does not have',
    after: [NEW_HANDLING],
    found: ['change/approval warning 320583 业务办理项编码'],
  },
  {
    name: 'an application that waits does not count',
    after: [{ in: '县目录', row: 3, set: CANCELLED }],
    options: { applications: [{ ...APPROVED, state: '待审核' }] },
    found: ['change/approval warning 320583 事项状态'],
  },
  {
    name: 'an application that was sent back does not count',
    after: [{ in: '县目录', row: 3, set: CANCELLED }],
    options: { applications: [{ ...APPROVED, state: '已退回' }] },
    found: ['change/approval warning 320583 事项状态'],
  },
  {
    name: 'an application for another operation, or of another region, does not count',
    after: [{ in: '县目录', row: 3, set: CANCELLED }],
    options: {
      applications: [
        { ...APPROVED, changes: [{ ...APPROVED.changes[0], operation: '暂停' }] },
        { ...APPROVED, region: '320500' },
      ],
    },
    found: ['change/approval warning 320583 事项状态'],
  },
  {
    name: '审核权限 gives guides to the city',
    after: [
      authority('{ 类别: 办事指南, 操作: [取消], 层级: 市级, 说明: 示例〔2025〕2号 }'),
      { in: '县指南', remove: 1 },
    ],
    found: ['change/approval warning 320583 实施编码'],
  },
]);

runTable('change/approval is silent', [
  {
    name: 'all levels plan the same end',
    after: everywhere(['国家目录', '省目录', '市目录', '县目录'], ENDS, 3),
    found: ['change/ground warning 000000 计划取消日期'],
  },
  {
    name: 'the day of an end is put off',
    before: everywhere(['国家目录', '省目录', '市目录', '县目录'], ENDS, 3),
    after: everywhere(
      ['国家目录', '省目录', '市目录', '县目录'],
      { 计划取消日期: '2028-01-01' },
      3,
    ),
    found: [],
  },
  {
    name: 'a 取消 that was applied for may be planned for a day',
    after: [
      { in: '县目录', row: 3, set: ENDS },
      applies('县申请', ['操作: 取消, 编码: "002014903000"']),
    ],
    found: [],
  },
  {
    name: 'levels that the nation takes away are no detail of its own: it owes a ground',
    after: everywhere(['国家目录', '省目录'], { 行使层级: ['市级'] }, 1),
    found: ['change/ground warning 000000 行使层级'],
  },
  {
    name: 'all levels cancel together: the founder owes a ground',
    after: everywhere(['国家目录', '省目录', '市目录', '县目录'], CANCELLED, 3),
    found: ['change/ground warning 000000 事项状态'],
  },
  {
    name: 'the upper rows have gone before',
    before: everywhere(['国家目录', '省目录', '市目录'], CANCELLED, 3),
    after: everywhere(['国家目录', '省目录', '市目录', '县目录'], CANCELLED, 3),
    found: [],
  },
  {
    name: 'a county claims an item of the catalogs above',
    before: [{ in: '县目录', remove: 3 }],
    after: [],
    found: [],
  },
  {
    name: 'a county resumes what is in use above',
    before: [{ in: '县目录', row: 2, set: { 事项状态: '暂停' } }],
    after: [],
    found: [],
  },
  {
    name: 'a county takes out an item that no catalog above has',
    before: [{ in: '县目录', add: item('321031801000') }],
    after: [],
    found: [],
  },
  {
    name: 'an application in the workspace',
    after: [
      { in: '县目录', row: 3, set: CANCELLED },
      applies('县申请', ['操作: 取消, 编码: "002014903000"'], '职能调整'),
    ],
    found: [],
  },
  {
    name: 'an application that the registry has approved',
    after: [{ in: '县目录', row: 3, set: CANCELLED }],
    options: { applications: [{ ...APPROVED, state: '已通过' }] },
    found: [],
  },
  {
    name: 'place, hours and telephone are the place’s own',
    after: [
      { in: '县清单', set: { 办理地点: '示例路 2 号', 咨询方式: '0512-57000001（示例）' } },
      { in: '县指南', set: { 办理时间: '工作日 9:00—12:00（示例）' } },
    ],
    found: [],
  },
  {
    name: 'a county asks for less',
    before: everywhere(['省标准', '县清单'], {
      受理条件: ['有与经营的食品品种、数量相适应的场所', '有食品安全管理人员'],
    }),
    after: [
      {
        in: '省标准',
        set: { 受理条件: ['有与经营的食品品种、数量相适应的场所', '有食品安全管理人员'] },
      },
    ],
    found: [],
  },
  {
    name: 'a county promises a shorter time',
    after: [{ in: '县清单', set: { 承诺办结时限: 5 } }],
    found: [],
  },
  {
    name: 'another body of the place takes a 办理项 over',
    after: [
      {
        in: '县清单',
        row: 1,
        set: {
          实施编码: '11320583MB000004234000511902000',
          实施主体: '昆山市行政审批局',
          实施主体编码: '11320583MB00000423',
        },
      },
    ],
    found: [],
  },
  {
    name: 'an item that the city cancels because it was handed down to the county',
    before: [{ in: '省目录', row: 2, set: { 下放: [devolved()] } }],
    after: [
      { in: '省目录', row: 2, set: { 下放: [devolved()] } },
      { in: '市清单', set: CANCELLED },
    ],
    found: [],
  },
  {
    name: '审核权限 leaves the item to the county itself',
    after: [
      authority('{ 类别: 基本目录, 操作: [取消], 层级: 本级 }'),
      { in: '县目录', row: 3, set: CANCELLED },
    ],
    found: ['change/ground warning 320583 事项状态'],
  },
  {
    name: 'no catalog of the province in the workspace: undecided',
    before: [empty('省目录'), empty('国家目录'), empty('市目录'), empty('省标准')],
    after: [
      empty('省目录'),
      empty('国家目录'),
      empty('市目录'),
      empty('省标准'),
      { in: '县目录', row: 3, set: CANCELLED },
    ],
    found: [],
    undecided: ['1 上级目录不在工作区，看不出是不是照上级调整'],
  },
]);

function handling(name: string) {
  return {
    基本编码: '000131901002',
    事项名称: '食品经营许可（县级权限）',
    业务办理项名称: name,
    实施编码: '11320583MB000002764000131901002',
    事项类型: '行政许可',
    行使层级: '县级',
    实施主体: '昆山市市场监督管理局',
  };
}

function item(code: string) {
  return {
    基本编码: code,
    事项名称: '示例备案',
    事项类型: '其他行政权力',
    设定依据: ['【地方性法规】《江苏省食品小作坊和食品摊贩管理条例》第十条'],
    行使层级: ['县级'],
    主管部门: '昆山市市场监督管理局',
    实施机关: '昆山市市场监督管理局',
  };
}

function devolved() {
  return { 层级: '县级', 依据: '示例〔2025〕3号', 生效日期: '2026-01-01' };
}

function authority(entry: string) {
  return {
    in: '配置' as const,
    replace: ['名称: 示例', `名称: 示例\n审核权限:\n  - ${entry}`] as const,
  };
}

function empty(name: '省目录' | '国家目录' | '市目录' | '省标准') {
  return { in: name, text: '类别: 专项清单\n地区: "320000"\n清单: 中介服务事项清单\n事项: []\n' };
}
