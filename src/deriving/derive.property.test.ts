import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Value, Values } from '../yaml/value.js';
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

const DEPARTMENTS = [
  { digits: '31', nation: '国家市场监督管理总局', line: '市场监督管理', body: '市场监督管理局' },
  { digits: '11', nation: '民政部', line: '民政', body: '民政局' },
  { digits: '17', nation: '住房和城乡建设部', line: '住房和城乡建设', body: '住房和城乡建设局' },
  { digits: '33', nation: '国家体育总局', line: '体育', body: '文体广电和旅游局' },
] as const;
const TYPES = [
  ['01', '行政许可'],
  ['02', '行政处罚'],
  ['05', '行政给付'],
  ['06', '行政检查'],
  ['07', '行政确认'],
  ['20', '公共服务'],
] as const;
const LEVELS = ['省级', '市级', '县级'] as const;
const LEVEL_WORDS = { 省级: '省级', 市级: '设区的市级', 县级: '县级' } as const;
const ALL_REGIONS = [NATION, PROVINCE, CITY, COUNTY];

const item = fc.record({
  type: fc.constantFrom(...TYPES),
  department: fc.constantFrom(...DEPARTMENTS),
  levels: fc.subarray([...LEVELS], { minLength: 1 }),
  state: fc.constantFrom('在用', '在用', '在用', '暂停', '取消'),
  children: fc.integer({ min: 0, max: 2 }),
  handed: fc.constantFrom('', '', '下放', '委托', '下放到地区'),
  standard: fc.integer({ min: 0, max: 3 }),
  secret: fc.boolean(),
});
type ItemDraft = typeof item extends fc.Arbitrary<infer T> ? T : never;

/** Rows of the national catalog for one draft: a whole item, or a 主项 with its 子项. */
function nationalRows(draft: ItemDraft, i: number): Values[] {
  const { type, department, levels, state, children } = draft;
  const stem = `00${type[0]}${department.digits}9${String(i).padStart(2, '0')}`;
  const row = (sub: string, name: string): Values => ({
    基本编码: `${stem}${sub}`,
    事项名称: name,
    事项类型: type[1],
    设定依据: ['【法律】《中华人民共和国食品安全法》第三十五条第一款'],
    行使层级: levels,
    主管部门: department.nation,
    实施机关: `${levels.map((level) => LEVEL_WORDS[level]).join('、')}${department.line}部门`,
    ...(type[0] === '02' || type[0] === '06' ? {} : { 服务对象: ['自然人', '企业法人'] }),
    ...(type[0] === '20' ? {} : { 法定办结时限: 20, 法定办结时限单位: '工作日' }),
    事项状态: state,
    ...(draft.secret ? { 公开: false } : {}),
    ...handedOf(draft),
  });
  if (children === 0) return [row('000', `示例事项${i}`)];
  const all = Array.from({ length: children }, (_, n) => row(`00${n + 1}`, `示例子项${i}之${n}`));
  return [row('00Y', `示例主项${i}`), ...all];
}

function handedOf({ handed }: ItemDraft): Values {
  const basis = ['《示例省人民政府关于调整事项的决定》（示例〔2025〕1号）'];
  if (handed === '下放') return { 下放: [{ 层级: '县级', 依据: basis, 生效日期: '2025-01-01' }] };
  if (handed === '下放到地区') return { 下放: [{ 地区: '320583', 依据: basis }] };
  if (handed === '委托') return { 委托: [{ 委托机关: '江苏省示例厅', 层级: '市级', 依据: basis }] };
  return {};
}

/** 标准 rows of the province for what it claimed. */
function standardRows(province: DerivedCase, drafts: readonly ItemDraft[]): Values[] {
  return province.rows('基本目录').flatMap((row): Values[] => {
    const code = String(row.基本编码);
    const draft = drafts[Number(code.slice(7, 9))]!;
    if (code.endsWith('Y') || draft.standard === 0) return [];
    return Array.from({ length: draft.standard }, (_, n) => standardRow(row, draft, n));
  });
}

function standardRow(row: Values, draft: ItemDraft, n: number): Values {
  const applied = draft.type[0] !== '02' && draft.type[0] !== '06';
  const name = draft.standard === 1 ? {} : { 业务办理项名称: `${row.事项名称}（情形${n}）` };
  return {
    基本编码: row.基本编码!,
    事项名称: row.事项名称!,
    ...name,
    事项类型: row.事项类型!,
    设定依据: row.设定依据!,
    行使层级: (row.行使层级 as readonly Value[])[0]!,
    ...(row.法定办结时限 === undefined ? {} : { 法定办结时限: 20, 法定办结时限单位: '工作日' }),
    ...(applied
      ? {
          受理条件: ['有与经营规模相适应的场所'],
          申请材料: [{ 材料名称: '申请书', 材料必要性: '必要', 来源渠道: '申请人自备' }],
          服务对象: ['自然人', '企业法人'],
          是否收费: false,
        }
      : {}),
    办理流程: [{ 环节: '受理' }, { 环节: '决定' }],
    ...(draft.type[0] === '02' ? { 处罚的行为种类幅度: '违反规定的，处警告' } : {}),
  };
}

/** Bodies of a region: some lines have none, some bodies have no code. */
function bodiesOf(region: Values, had: readonly boolean[]): string {
  const lines = DEPARTMENTS.map(({ body }, i) =>
    had[i] === true ? `${String(region.地区名称)}${body},` : '',
  ).filter((line) => line !== '');
  return `名称,统一社会信用代码\n${[...lines, `${String(region.地区名称)}教育局,`].join('\n')}\n`;
}

test('whatever the national catalog holds, province, city and county derived from it have no error', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(item, { minLength: 1, maxLength: 8 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      async (drafts, had) => {
        const files = new Map<string, string>();
        const nation = drafts.flatMap(nationalRows);
        files.set('国家.yaml', documentText({ 类别: '基本目录', 地区: '000000' }, nation));
        for (const region of [PROVINCE, CITY, COUNTY]) {
          const regions = ALL_REGIONS.slice(0, ALL_REGIONS.indexOf(region));
          const one = await deriveCase({
            declaration: region,
            source: upperOf(regions, files),
            bodies: bodiesOf(region, had),
          });
          expect(one.check.errors.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
          expect([...one.check.others.keys()].filter((rule) => rule !== 'schema/empty')).toEqual(
            [],
          );
          expectClaims(one, region, nation);
          for (const [path, text] of one.files) {
            if (path !== '地区.yaml') files.set(`${String(region.地区代码)}/${path}`, text);
          }
          if (region === PROVINCE) addStandards(files, standardRows(one, drafts));
        }
      },
    ),
    { numRuns: 15 },
  );
}, 120_000);

function addStandards(files: Map<string, string>, rows: readonly Values[]): void {
  if (rows.length === 0) return;
  files.set('标准.yaml', documentText({ 类别: '实施清单', 地区: '320000', 性质: '标准' }, rows));
}

/** What has a level of the region or below it, or came down to it, is claimed; nothing else is. */
function expectClaims(one: DerivedCase, region: Values, nation: readonly Values[]): void {
  const lowest = LEVELS.slice(LEVELS.indexOf(region.层级 as '市级'));
  const expected = nation
    .filter((row) => !String(row.基本编码).endsWith('Y') && row.事项状态 !== '暂停')
    .filter((row) => {
      const levels = row.行使层级 as readonly string[];
      const toCounty = row.下放 !== undefined && region.层级 === '县级';
      const toCity = row.委托 !== undefined && region.层级 === '市级';
      // Cancelled above since it went down: the county takes it over.
      if (row.事项状态 === '取消') return toCounty;
      return lowest.some((level) => levels.includes(level)) || toCounty || toCity;
    })
    .map((row) => row.基本编码);
  const own = one.rows('基本目录').map((row) => String(row.基本编码));
  expect(own.filter((code) => !code.endsWith('Y')).sort()).toEqual(expected.sort());
}
