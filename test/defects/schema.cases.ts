import {
  type Case,
  defect,
  fileFinding,
  JIANGSU,
  KUNSHAN,
  lawful,
  NATION,
  SUZHOU,
} from './harness.js';

/** 食品生产许可: in all four catalogs, in no 实施清单. */
const FOOD = '000131901000';
const ENERGY = '000104002000';
const PATH = '320583-昆山市/补充.yaml';
const HEAD = '地区: "320583"\n版本: "2026-01-01"\n';

const kind = (line: number, region: string | undefined, element?: string) =>
  fileFinding('schema/kind', 'error', {
    path: PATH,
    line,
    region,
    ...(element === undefined ? {} : { element }),
  });

export const schemaCases: readonly Case[] = [
  defect('schema/kind: an empty file', (s) => {
    s.file(PATH, '');
    return [kind(1, undefined)];
  }),
  defect('schema/kind: comments only', (s) => {
    s.file(PATH, '# 待补充\n\n# 待补充\n');
    return [kind(1, undefined)];
  }),
  defect('schema/kind: no 类别', (s) => {
    s.file(PATH, `${HEAD}事项: []\n`);
    return [kind(1, undefined)];
  }),
  defect('schema/kind: an unknown 类别', (s) => {
    s.file(PATH, `类别: 实施清单表\n${HEAD}事项: []\n`);
    return [kind(1, undefined)];
  }),
  defect('schema/kind: a region that is not declared', (s) => {
    const file = s.file(PATH, '类别: 基本目录\n地区: "320585"\n版本: "2026-01-01"\n事项: []\n');
    return [kind(file.lineOf('地区:'), undefined, '地区')];
  }),
  defect('schema/kind: a region declared twice', (s) => {
    const row = s.region(KUNSHAN).copy();
    return [row.finding('schema/kind', 'error', '地区代码', { code: undefined })];
  }),
  defect('schema/kind: 上级 declared nowhere', (s) => {
    // The chain of the county is broken: nothing of it can be compared.
    const row = s.region(KUNSHAN).set('上级', '"320600"');
    return [row.finding('schema/kind', 'error', '上级', { code: undefined })];
  }),
  defect('schema/kind: 上级 of the same level', (s) => {
    const row = s.region(KUNSHAN).copy();
    row.text = `  - 地区代码: "320582"\n    地区名称: 张家港市\n    层级: 县级\n    上级: "320583"\n`;
    return [row.finding('schema/kind', 'error', '上级', { code: undefined, region: '320582' })];
  }),
  defect('schema/kind: a circle of 上级', (s) => {
    const row = s.region(SUZHOU).set('上级', '"320583"');
    return [
      row.finding('schema/kind', 'error', '上级', { code: undefined }),
      s.region(KUNSHAN).finding('schema/kind', 'error', '上级', { code: undefined }),
    ];
  }),

  defect('schema/empty: 事项 is an empty list', (s) => {
    const file = s.file(PATH, `类别: 基本目录\n${HEAD}事项: []\n`);
    return [
      fileFinding('schema/empty', 'warning', {
        path: PATH,
        line: file.lineOf('事项:'),
        region: KUNSHAN,
        element: '事项',
      }),
    ];
  }),
  defect('schema/empty: a 专项清单 without rows', (s) => {
    const file = s.file(PATH, `类别: 专项清单\n清单: 中介服务事项清单\n${HEAD}事项: []\n`);
    return [
      fileFinding('schema/empty', 'warning', {
        path: PATH,
        line: file.lineOf('事项:'),
        region: KUNSHAN,
        element: '事项',
      }),
    ];
  }),

  defect('schema/required: a catalog row without 主管部门', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).unset('主管部门');
    return [row.finding('schema/required', 'error', '主管部门')];
  }),
  defect('schema/required: a unit goes with its number', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).unset('法定办结时限单位');
    return [row.finding('schema/required', 'error', '法定办结时限单位')];
  }),
  defect('schema/required: a 行政许可 without 受理条件', (s) => {
    const row = s.list(KUNSHAN, ENERGY).unset('受理条件');
    return [row.finding('schema/required', 'error', '受理条件')];
  }),
  defect('schema/required: 收费项目 once 是否收费 is true', (s) => {
    const row = s.list(
      KUNSHAN,
      '000715901000',
      '不动产登记（国有建设用地使用权及房屋所有权转移登记）',
    );
    row.unset('收费项目');
    return [row.finding('schema/required', 'error', '收费项目')];
  }),
  defect('schema/required: 委托部门 once 权力来源 is 上级委托', (s) => {
    const row = s.list(SUZHOU, '000122901000').unset('委托部门');
    return [row.finding('schema/required', 'error', '委托部门')];
  }),
  lawful('schema/required: 公共服务 without 权力来源 and 法定办结时限', (s) =>
    s.list(KUNSHAN, '002014901000').unset('法定办结时限').unset('法定办结时限单位'),
  ),
  lawful('schema/required: 处罚 has no 受理条件 and 承诺办结时限', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU, KUNSHAN]) {
      const row = s.catalog(region, FOOD).copy();
      row.set('基本编码', '"000231901000"').set('事项名称', '对无证生产食品的处罚');
      row.set('事项类型', '行政处罚').set('行使层级', '[县级]');
    }
    const row = s.list(KUNSHAN, ENERGY).copy();
    row.text = `  - 基本编码: "000231901000"
    事项名称: 对无证生产食品的处罚
    实施编码: "11320583000033101Y4000231901000"
    事项类型: 行政处罚
    设定依据:
      - 【法律】《中华人民共和国食品安全法》第三十五条第一款
    行使层级: 县级
    权力来源: 法定本级行使
    实施主体: 昆山市市场监督管理局
    实施主体编码: "11320583000033101Y"
    实施主体性质: 法定机关
    办理流程:
      - { 环节: 立案, 时限: 7, 时限单位: 工作日 }
      - { 环节: 决定, 时限: 90, 时限单位: 自然日 }
    处罚的行为种类幅度: 未取得许可从事食品生产；没收违法所得，并处罚款
    办理地点: 昆山市示例路88号
    办理时间: 周一至周五9:00—17:00
    咨询方式: 电话：0512-00003311
    监督投诉方式: 电话：0512-00003312
`;
  }),

  defect('schema/unknown: a slip in a key', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).add('设定依椐', '[]');
    return [row.finding('schema/unknown', 'error', '设定依椐', { at: '设定依椐', column: true })];
  }),
  defect('schema/unknown: within a material', (s) => {
    const row = s.list(KUNSHAN, ENERGY).replace('        份数: 1\n', '        份量: 1\n');
    return [row.finding('schema/unknown', 'error', '申请材料', { at: '份量: 1' })];
  }),
  defect('schema/unknown: in a header', (s) => {
    const { file } = s.catalog(KUNSHAN, FOOD);
    file.replaceInHeader('事项:\n', '发布日期: 2026-01-01\n事项:\n');
    return [
      fileFinding('schema/unknown', 'error', {
        path: file.path,
        line: file.lineOf('发布日期'),
        region: KUNSHAN,
        element: '发布日期',
      }),
    ];
  }),

  defect('schema/type: a text for a list', (s) => {
    const row = s.catalog(KUNSHAN, FOOD);
    row.set('服务对象', '自然人');
    return [row.finding('schema/type', 'error', '服务对象')];
  }),
  defect('schema/type: words for a number', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('法定办结时限', '20个工作日');
    return [row.finding('schema/type', 'error', '法定办结时限')];
  }),
  defect('schema/type: 是 for a boolean', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('是否网办', '是');
    return [row.finding('schema/type', 'error', '是否网办')];
  }),
  defect('schema/type: an unquoted code', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('基本编码', FOOD);
    return [row.finding('schema/type', 'error', '基本编码')];
  }),
  defect('schema/format: a date that is none', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).add('计划生效日期', '2026年3月1日');
    return [row.finding('schema/format', 'error', '计划生效日期')];
  }),
  defect('schema/format: 30 February', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).add('计划生效日期', '2026-02-30');
    return [row.finding('schema/format', 'error', '计划生效日期')];
  }),
  defect('schema/value: not a word of the dictionary', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('法定办结时限单位', '个工作日');
    return [row.finding('schema/value', 'error', '法定办结时限单位')];
  }),
  defect('schema/value: a numeric code for a word', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('办件类型', '"2"');
    return [row.finding('schema/value', 'error', '办件类型')];
  }),
  defect('schema/value: within a material', (s) => {
    const row = s.list(KUNSHAN, ENERGY).replace('来源渠道: 申请人自备', '来源渠道: 申请人自带');
    return [row.finding('schema/value', 'error', '申请材料', { at: '申请人自带' })];
  }),
  defect('schema/value: a reason of 未承接', (s) => {
    const { file } = s.catalog(KUNSHAN, FOOD);
    file.replaceInHeader('理由: 地理区位', '理由: 没人会办');
    return [
      fileFinding('schema/value', 'error', {
        path: file.path,
        line: file.lineOf('没人会办'),
        region: KUNSHAN,
        element: '未承接',
      }),
    ];
  }),
];
