import { expect, test } from 'vitest';
import type { Values } from '../yaml/value.js';
import { handlingKey } from './rows/serials.js';
import {
  CITY,
  COUNTY,
  type DerivedCase,
  deriveCase,
  documentText,
  NATION,
  PROVINCE,
  upperOf,
} from './testing/region.js';

const BODIES = `名称,统一社会信用代码,大厅窗口,办理时间,咨询电话,监督电话
昆山市市场监督管理局,11320583000033101Y,示例路1号,工作日,0512-00003311,0512-00003312
昆山市民政局,113205830000311060,示例路2号,工作日,0512-00003111,0512-00003112
`;

const PERMIT: Values = {
  基本编码: '000131003000',
  事项名称: '食品经营许可',
  事项类型: '行政许可',
  设定依据: ['【法律】《中华人民共和国食品安全法》第三十五条第一款'],
  行使层级: ['市级', '县级'],
  主管部门: '苏州市市场监督管理局',
  实施机关: '苏州市市场监督管理局；县级市场监督管理部门',
  服务对象: ['企业法人'],
  法定办结时限: 20,
  法定办结时限单位: '工作日',
};

const STEPS: Values = {
  基本编码: '000131003000',
  事项名称: '食品经营许可',
  事项类型: '行政许可',
  设定依据: ['【法律】《中华人民共和国食品安全法》第三十五条第一款'],
  行使层级: '县级',
  法定办结时限: 20,
  法定办结时限单位: '工作日',
  受理条件: ['有与经营规模相适应的场所'],
  申请材料: [{ 材料名称: '食品经营许可申请书', 材料必要性: '必要' }],
  办理流程: [{ 环节: '受理' }, { 环节: '决定' }],
  服务对象: ['企业法人'],
  是否收费: false,
};

interface Upper {
  readonly city?: readonly Values[];
  readonly header?: Values;
  readonly standards?: readonly Values[];
  readonly lists?: readonly Values[];
  readonly special?: readonly Values[];
}

function upper({ city = [PERMIT], header = {}, standards = [], lists = [], special = [] }: Upper) {
  const files = new Map([
    ['国家.yaml', documentText({ 类别: '基本目录', 地区: '000000' }, city)],
    ['省.yaml', documentText({ 类别: '基本目录', 地区: '320000' }, city)],
    ['市.yaml', documentText({ 类别: '基本目录', 地区: '320500', ...header }, city)],
  ]);
  const add = (name: string, head: Values, rows: readonly Values[]) => {
    if (rows.length > 0) files.set(`${name}.yaml`, documentText(head, rows));
  };
  add('标准', { 类别: '实施清单', 地区: '320000', 性质: '标准' }, standards);
  add('市清单', { 类别: '实施清单', 地区: '320500' }, lists);
  add('进驻', { 类别: '专项清单', 地区: '320500', 清单: '进驻事项负面清单' }, special);
  return upperOf([NATION, PROVINCE, CITY], files);
}

function county(
  given: Upper,
  more: { claims?: string; bodies?: string; numbers?: Map<string, number> } = {},
): Promise<DerivedCase> {
  return deriveCase({ declaration: COUNTY, source: upper(given), bodies: BODIES, ...more });
}

test('an item is taken over with the region’s own level and bodies, word for word otherwise', async () => {
  const { rows, check } = await county({ standards: [STEPS] });
  expect(rows('基本目录')).toEqual([
    {
      ...PERMIT,
      行使层级: ['县级'],
      主管部门: '昆山市市场监督管理局',
      实施机关: '昆山市市场监督管理局',
      事项状态: '在用',
    },
  ]);
  expect(check.errors).toEqual([]);
  const [row] = rows('实施清单');
  expect(row).toMatchObject({
    ...STEPS,
    实施主体: '昆山市市场监督管理局',
    实施主体编码: '11320583000033101Y',
    实施编码: '11320583000033101Y4000131003000',
    实施主体性质: '法定机关',
    权力来源: '法定本级行使',
    承诺办结时限: '待填',
    承诺办结时限单位: '待填',
    办件类型: '待填',
    办理地点: '示例路1号',
    咨询方式: '电话：0512-00003311',
  });
  expect(row).not.toHaveProperty('业务办理项编码');
});

test('业务办理项 are numbered by 新办、变更、注销 in whatever order they stand, and keep the numbers that they have', async () => {
  const standards = ['注销', '变更', '新办'].map((name) => ({
    ...STEPS,
    业务办理项名称: `食品经营许可（${name}）`,
  }));
  const serials = (one: DerivedCase) =>
    one.rows('实施清单').map((row) => String(row.业务办理项编码).slice(31));
  expect(serials(await county({ standards }))).toEqual(['03', '02', '01']);
  const numbers = new Map([[handlingKey('000131003000', '食品经营许可(变更)'), 1]]);
  expect(serials(await county({ standards }, { numbers }))).toEqual(['03', '01', '02']);
});

test('without a 标准 the nearest upper 实施清单 counts, but not what is local there', async () => {
  const local: Values = {
    ...STEPS,
    实施编码: '11320500000023100W3000131003000',
    实施主体: '苏州市市场监督管理局',
    实施主体编码: '11320500000023100W',
    承诺办结时限: 3,
    承诺办结时限单位: '工作日',
    办理地点: '苏州',
    法定办结时限说明: '自受理之日起',
    法人主题分类: ['准营准办'],
  };
  const [row] = (await county({ lists: [local] })).rows('实施清单');
  expect(row).toMatchObject({
    受理条件: STEPS.受理条件,
    法定办结时限说明: '自受理之日起',
    法人主题分类: ['准营准办'],
    承诺办结时限: '待填',
    办理地点: '示例路1号',
    实施主体: '昆山市市场监督管理局',
  });
});

test('what no upper row says is 未载 in a file of its own, not an error', async () => {
  const { files, check } = await county({});
  expect(check.errors).toEqual([]);
  const path = [...files.keys()].find((name) => name.startsWith('实施清单/'));
  expect(path).toBe('实施清单/昆山市市场监督管理局（未载要素）.yaml');
  expect(files.get(path ?? '')).toContain('未载要素: [受理条件, 申请材料, 是否收费, 办理流程]');
});

test('a body without code leaves codes blank and the guide for later', async () => {
  const bodies = '名称\n昆山市市场监督管理局\n';
  const { rows, derived, check } = await county({ standards: [STEPS] }, { bodies });
  expect(rows('实施清单')[0]).toMatchObject({
    实施主体: '昆山市市场监督管理局',
    实施主体编码: '待填',
    实施编码: '待填',
  });
  expect(rows('办事指南')).toEqual([]);
  expect(derived.unguided).toBe(1);
  expect(check.errors).toEqual([]);
});

test('without a body of the line the upper name is put to the region', async () => {
  const bodies = '名称\n昆山市民政局\n';
  const cases: readonly (readonly [string, string])[] = [
    ['苏州市市场监督管理局', '昆山市市场监督管理局'],
    ['国家市场监督管理总局', '昆山市市场监督管理局'],
    ['江苏省水利厅', '昆山市水利局'],
    ['住房和城乡建设部', '昆山市住房和城乡建设局'],
    ['苏州市卫生健康委员会', '昆山市卫生健康委员会'],
  ];
  for (const [above, own] of cases) {
    const row = { ...PERMIT, 主管部门: above, 实施机关: above };
    const { rows, check } = await county({ city: [row] }, { bodies });
    expect(rows('基本目录')[0]).toMatchObject({ 主管部门: own, 实施机关: own });
    expect(check.errors.filter(({ rule }) => rule.startsWith('within/'))).toEqual([]);
  }
});

test('claims: what is declined stands in 未承接 with its reason, a body of the table may be named', async () => {
  const other = { ...PERMIT, 基本编码: '000131901000', 事项名称: '食品生产许可' };
  const { files, rows, check } = await county(
    { city: [PERMIT, other] },
    {
      bodies: `${BODIES}昆山市行政审批局,,,,,\n`,
      claims:
        '基本编码,承接,理由,说明,机构\n000131901000,否,无相关机构,由市里办理,\n000131003000,是,,,昆山市行政审批局\n',
    },
  );
  expect(files.get('基本目录.yaml')).toContain(
    '未承接:\n  - 基本编码: "000131901000"\n    理由: 无相关机构\n    说明: 由市里办理\n',
  );
  expect(rows('基本目录')).toHaveLength(1);
  expect(rows('基本目录')[0]).toMatchObject({
    主管部门: '昆山市市场监督管理局',
    实施机关: '昆山市行政审批局',
  });
  expect(check.errors).toEqual([]);
});

test('a claim beyond the upper catalog is refused with the reason', async () => {
  const { derived } = await county(
    { city: [{ ...PERMIT, 行使层级: ['市级'] }] },
    { claims: '基本编码,承接\n000131003000,是\n' },
  );
  expect(derived.decision.claimed).toEqual([]);
  expect(derived.decision.refused.map(({ why }) => why)).toEqual([
    '苏州市目录的行使层级是市级，没有县级，也没有下放、委托给昆山市的记录',
  ]);
});

test.each([
  [{ 事项状态: '取消' }, '苏州市目录：事项状态是取消'],
  [{ 事项状态: '暂停' }, '苏州市目录：事项状态是暂停'],
  [{ 计划取消日期: '2026-01-01' }, '苏州市目录：已于 2026-01-01 取消'],
  [{ 计划生效日期: '2027-01-01' }, '2027-01-01 才生效'],
])('an item that is not in force is left out: %o', async (change, why) => {
  const { derived, rows } = await county({ city: [{ ...PERMIT, ...change }] });
  expect(rows('基本目录')).toEqual([]);
  expect(derived.decision.leftOut.map((one) => one.why)).toEqual([why]);
});

test('what an upper region declined for all below it is not asked of them', async () => {
  const header = { 未承接: [{ 基本编码: '000131003000', 理由: '地理区位' }] };
  const files = new Map([
    ['国家.yaml', documentText({ 类别: '基本目录', 地区: '000000' }, [PERMIT])],
    ['市.yaml', documentText({ 类别: '基本目录', 地区: '320500', ...header }, [])],
  ]);
  const source = upperOf([NATION, PROVINCE, CITY], files);
  const { derived, rows } = await deriveCase({ declaration: COUNTY, source, bodies: BODIES });
  expect(rows('基本目录')).toEqual([]);
  expect(derived.decision.leftOut.map(({ why }) => why)).toEqual(['苏州市没有承接（地理区位）']);
});

test('a city claims for those below it too, and hands on what went down whole', async () => {
  const down = {
    ...PERMIT,
    下放: [{ 层级: '县级', 依据: ['《示例决定》'], 生效日期: '2025-01-01' }],
  };
  const lower = {
    ...PERMIT,
    基本编码: '000131901000',
    事项名称: '食品生产许可',
    行使层级: ['县级'],
  };
  const source = upperOf(
    [NATION, PROVINCE],
    new Map([['国家.yaml', documentText({ 类别: '基本目录', 地区: '000000' }, [down, lower])]]),
  );
  const { derived, rows, check } = await deriveCase({
    declaration: CITY,
    source,
    bodies: '名称\n苏州市市场监督管理局\n',
  });
  expect(
    rows('基本目录').map(({ 行使层级: levels, 实施机关: agency }) => [levels, agency]),
  ).toEqual([
    [['市级', '县级'], '苏州市市场监督管理局；县级市场监督管理部门'],
    [['县级'], '县级市场监督管理部门'],
  ]);
  expect(rows('实施清单')).toEqual([]);
  expect(derived.passedOn.map(({ code }) => code)).toEqual(['000131003000']);
  expect(check.errors).toEqual([]);
});

test('委托: the power stays above, with whom it is and the record', async () => {
  const record = [{ 委托机关: '苏州市市场监督管理局', 地区: '320583', 依据: ['《示例公告》'] }];
  const { rows, check } = await county({
    city: [{ ...PERMIT, 行使层级: ['市级'], 委托: record }],
    standards: [STEPS],
  });
  expect(rows('基本目录')[0]).toMatchObject({ 行使层级: ['县级'], 委托: record });
  expect(rows('实施清单')[0]).toMatchObject({
    权力来源: '上级委托',
    委托部门: '苏州市市场监督管理局',
    实施主体性质: '受委托组织',
  });
  expect(check.errors).toEqual([]);
});

test('主项 come with their 子项, and not without', async () => {
  const parent = { ...PERMIT, 基本编码: '00013190100Y', 事项名称: '示例主项' };
  const child = {
    ...PERMIT,
    基本编码: '000131901002',
    事项名称: '示例子项（市级权限）',
    行使层级: ['市级'],
  };
  const own = {
    ...PERMIT,
    基本编码: '000131901003',
    事项名称: '示例子项（县级权限）',
    行使层级: ['县级'],
  };
  const codes = async (city: readonly Values[]) =>
    (await county({ city })).rows('基本目录').map(({ 基本编码: code }) => code);
  expect(await codes([child, own, parent])).toEqual(['00013190100Y', '000131901003']);
  expect(await codes([parent, child])).toEqual([]);
});

test('lists: rows of the items handled here, own bodies, no places from above', async () => {
  const special: readonly Values[] = [
    {
      事项名称: '食品经营许可',
      基本编码: '000131003000',
      实施机关: '苏州市市场监督管理局',
      原因类别: '场地限制',
      办理场所: '苏州市示例路1号',
    },
    { 事项名称: '别的事项', 基本编码: '000131904000', 原因类别: '场地限制' },
  ];
  const { rows, check } = await county({ standards: [STEPS], special });
  expect(rows('专项清单')).toEqual([
    {
      事项名称: '食品经营许可',
      基本编码: '000131003000',
      实施机关: '昆山市市场监督管理局',
      原因类别: '场地限制',
    },
  ]);
  expect(check.errors).toEqual([]);
});

test('the same request gives the same bytes', async () => {
  const one = await county({ standards: [STEPS] });
  const two = await county({ standards: [STEPS] });
  expect([...one.files]).toEqual([...two.files]);
});

test('a whole item and 子项 of the same 主项 exclude each other: the nearer catalog counts', async () => {
  const whole = { ...PERMIT, 基本编码: '000131901000', 事项名称: '示例事项' };
  const child = { ...PERMIT, 基本编码: '000131901001', 事项名称: '示例事项甲' };
  const files = new Map([
    ['国家.yaml', documentText({ 类别: '基本目录', 地区: '000000' }, [whole])],
    ['市.yaml', documentText({ 类别: '基本目录', 地区: '320500' }, [child])],
  ]);
  const source = upperOf([NATION, PROVINCE, CITY], files);
  const { derived } = await deriveCase({ declaration: COUNTY, source, bodies: BODIES });
  expect(derived.decision.claimed.map(({ code }) => code)).toEqual(['000131901001']);
  expect(derived.decision.leftOut.map(({ code }) => code)).toEqual(['000131901000']);
});
