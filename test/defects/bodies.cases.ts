import {
  type Case,
  defect,
  JIANGSU,
  KUNSHAN,
  lawful,
  NATION,
  type Sample,
  SUZHOU,
} from './harness.js';

const FOOD = '000131901000';
const POST = '000514902000';
const ENERGY = '000104002000';
const LICENCE = '000131003000';
const AGENCY = '000114901000';
const ROAD = '000118902000';
const ALL = [NATION, JIANGSU, SUZHOU, KUNSHAN];
const DISPATCH = '000114902000';

const everywhere = (s: Sample, code: string, element: string, values: readonly string[]) =>
  ALL.map((region, at) => s.catalog(region, code).set(element, values[at] ?? ''));
const passedDown = (level: string, from = '2025-01-01') =>
  `\n      - 层级: ${level}\n        依据: 《江苏省人民政府关于下放一批行政权力事项的决定》（苏政发〔2024〕99号）\n        生效日期: ${from}`;
const PERMITS = '行政许可事项清单';

export const bodyCases: readonly Case[] = [
  defect('within/agency: a county body of another line of business', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('实施机关', '昆山市民政局');
    return [row.finding('within/agency', 'error', '实施机关')];
  }),
  defect('within/agency: a level that the nation does not name', (s) => {
    const row = s.catalog(JIANGSU, LICENCE);
    row.set('实施机关', '省级、设区的市级、县级市场监督管理部门');
    return [row.finding('within/agency', 'error', '实施机关')];
  }),
  defect('within/agency: one of two bodies', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('实施机关', '昆山市市场监督管理局、昆山市教育局');
    return [row.finding('within/agency', 'error', '实施机关')];
  }),
  defect('within/agency: the 实施主体 of an 实施清单 row', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('实施主体', '昆山市教育局');
    return [row.finding('within/agency', 'error', '实施主体')];
  }),
  lawful('within/agency: 7.10: a body that holds 相对集中许可权', (s) =>
    s.catalog(KUNSHAN, FOOD).set('实施机关', '昆山市行政审批局'),
  ),
  lawful('within/agency, within/department: 7.10: another name of the same line', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('实施机关', '昆山市市场监管局（知识产权局）');
    row.set('主管部门', '昆山市市场监管局（知识产权局）');
  }),
  lawful('within/agency: an expression that means the body', (s) =>
    s.catalog(KUNSHAN, FOOD).set('实施机关', '县级以上地方人民政府市场监督管理部门'),
  ),
  lawful('within/agency: 7.2: a unit of a ministry in a county, as above', (s) => {
    for (const row of everywhere(s, POST, '实施机关', [
      '税务机关',
      '国家税务总局江苏省税务局',
      '国家税务总局苏州市税务局',
      '国家税务总局昆山市税务局',
    ])) {
      row.replace('设定依据', '设定依据');
    }
  }),
  lawful('within/agency: 委托 with its record', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('实施主体', '昆山市教育局');
    row.set('权力来源', '同级委托').set('实施主体性质', '受委托组织');
    row.add('委托部门', '昆山市发展和改革委员会');
  }),

  defect('within/department: a county department of another line', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('主管部门', '昆山市卫生健康委员会');
    return [
      row.finding('within/department', 'warning', '主管部门'),
      row.finding('code/department', 'warning', '基本编码'), // 31 is 市场监管
    ];
  }),
  defect('within/department: only the city, between two that agree', (s) => {
    const row = s.catalog(SUZHOU, FOOD).set('主管部门', '苏州市教育局');
    return [
      row.finding('within/department', 'warning', '主管部门'),
      row.finding('code/department', 'warning', '基本编码'),
    ];
  }),
  defect("within/department: an item of the province's own", (s) => {
    const row = s.catalog(KUNSHAN, '322004902000').set('主管部门', '昆山市教育局');
    return [row.finding('within/department', 'warning', '主管部门')];
  }),
  lawful('within/department, code/department: a name from before the reform', (s) =>
    s.catalog(KUNSHAN, FOOD).set('主管部门', '昆山市食品药品监督管理局'),
  ),
  lawful('within/department, code/department: a body that holds 相对集中许可权', (s) =>
    s.catalog(KUNSHAN, FOOD).set('主管部门', '昆山市行政审批局'),
  ),
  lawful('within/department: a body that the table does not know', (s) =>
    s.catalog(KUNSHAN, FOOD).set('主管部门', '昆山市示例事务中心'),
  ),

  defect('code/department: another department at all levels', (s) =>
    everywhere(s, FOOD, '主管部门', ['教育部', '江苏省教育厅', '苏州市教育局', '昆山市教育局']).map(
      (row) => row.finding('code/department', 'warning', '基本编码'),
    ),
  ),
  defect('code/department: 14 is 人力资源社会保障, not 民政', (s) =>
    everywhere(s, POST, '主管部门', ['民政部', '江苏省民政厅', '苏州市民政局', '昆山市民政局']).map(
      (row) => row.finding('code/department', 'warning', '基本编码'),
    ),
  ),
  defect('code/department: a county of its own', (s) => {
    const row = s.catalog(KUNSHAN, POST).set('主管部门', '昆山市交通运输局');
    return [
      row.finding('code/department', 'warning', '基本编码'),
      row.finding('within/department', 'warning', '主管部门'),
    ];
  }),
  lawful('code/department: a bureau under the department of the digits', (s) =>
    everywhere(s, FOOD, '主管部门', [
      '国家知识产权局',
      '江苏省知识产权局',
      '苏州市知识产权局',
      '昆山市知识产权局',
    ]),
  ),
  lawful("code/department: 7.6: the province's own digits are not the national ones", (s) =>
    [JIANGSU, SUZHOU, KUNSHAN].map((region, at) =>
      s
        .catalog(region, '322004902000')
        .set('主管部门', ['江苏省教育厅', '苏州市教育局', '昆山市教育局'][at] ?? '')
        .set('实施机关', ['江苏省教育厅', '苏州市教育局', '昆山市教育局'][at] ?? ''),
    ),
  ),

  defect('within/permit-list: the list lost a 许可', (s) => {
    s.entry(NATION, PERMITS, '食品生产许可').delete();
    return ALL.map((region) =>
      s.catalog(region, FOOD).finding('within/permit-list', 'error', '基本编码'),
    );
  }),
  defect('within/permit-list: 劳务派遣经营许可 is not on it', (s) => {
    s.entry(NATION, PERMITS, '劳务派遣经营许可').delete();
    return ALL.map((region) =>
      s.catalog(region, DISPATCH).finding('within/permit-list', 'error', '基本编码'),
    );
  }),
  defect('within/permit-list: a type becomes 行政许可 at all levels', (s) =>
    ALL.map((region) => {
      const row = s.catalog(region, POST).copy().set('事项名称', '公益性岗位设立许可');
      row.set('基本编码', '"000114998000"').set('事项类型', '行政许可');
      return row.finding('within/permit-list', 'error', '基本编码');
    }),
  ),
  lawful('within/permit-list: a match by name', (s) =>
    s.entry(NATION, PERMITS, '食品生产许可').unset('对应事项'),
  ),
  lawful('within/permit-list: cancelled at all levels', (s) => {
    s.entry(NATION, PERMITS, '食品生产许可').delete();
    for (const region of ALL) s.catalog(region, FOOD).set('事项状态', '取消');
  }),
  lawful('within/permit-list: what is secret is not published', (s) => {
    s.entry(NATION, PERMITS, '食品生产许可').delete();
    for (const region of ALL) s.catalog(region, FOOD).add('公开', 'false');
  }),
  lawful('within/permit-list: there is no national list', (s) =>
    s.remove('000000-国家/关联清单/行政许可事项清单.yaml'),
  ),

  defect('life/devolved: the city passed it down and goes on', (s) => {
    s.catalog(SUZHOU, ENERGY).add('下放', passedDown('县级'));
    return [s.list(SUZHOU, ENERGY).finding('life/devolved', 'error', '行使层级')];
  }),
  defect('life/devolved: the province passed it down and goes on', (s) => {
    s.catalog(JIANGSU, ENERGY).add('下放', passedDown('市级'));
    return [s.list(JIANGSU, ENERGY).finding('life/devolved', 'error', '行使层级')];
  }),
  defect('life/devolved: recorded by the province, from city to county', (s) => {
    s.catalog(SUZHOU, ROAD).add('下放', passedDown('县级'));
    return [s.list(SUZHOU, ROAD).finding('life/devolved', 'error', '行使层级')];
  }),
  lawful('life/devolved: to one place only', (s) =>
    s
      .catalog(SUZHOU, ENERGY)
      .add('下放', passedDown('县级').replace('层级: 县级', '地区: "320583"')),
  ),
  lawful('life/devolved: not yet in force', (s) =>
    s.catalog(SUZHOU, ENERGY).add('下放', passedDown('县级', '2026-12-01')),
  ),
  lawful('life/devolved: the old level has stopped', (s) => {
    s.catalog(SUZHOU, ROAD).add('下放', passedDown('县级'));
    s.list(SUZHOU, ROAD).add('事项状态', '取消');
  }),
  lawful('within/department: a department with a hat of another name', (s) =>
    s.catalog(KUNSHAN, AGENCY).set('主管部门', '昆山市人力资源和社会保障局（昆山市就业促进中心）'),
  ),
];
