import {
  type Case,
  defect,
  JIANGSU,
  KUNSHAN,
  lawful,
  NATION,
  type Row,
  type Sample,
  SUZHOU,
} from './harness.js';

/** 食品生产许可 and 公益性岗位补贴 (行政给付): in all four catalogs, in no 实施清单. */
const FOOD = '000131901000';
const POST = '000514902000';
const ALL = [NATION, JIANGSU, SUZHOU, KUNSHAN];

/** The same 设定依据 at every level, so that nothing but its own faults can be reported. */
const rests = (s: Sample, code: string, ...basis: string[]): Row[] =>
  ALL.map((region) =>
    s.catalog(region, code).set('设定依据', basis.map((text) => `\n      - ${text}`).join('')),
  );
const all = (rows: Row[], rule: string, severity: 'error' | 'warning' | 'note') =>
  rows.map((row) => row.finding(rule, severity, '设定依据'));

const LAW = '【法律】《中华人民共和国食品安全法》第三十五条第一款';
const RULES = '【部门规章】《食品生产许可管理办法》（国家市场监督管理总局令第24号）第三条';
const PROVINCE = '【地方政府规章】《江苏省食品小作坊管理办法》（江苏省人民政府令第120号）第三条';

export const basisCases: readonly Case[] = [
  defect('basis/authority: a 部门规章 alone', (s) =>
    all(rests(s, FOOD, RULES), 'basis/authority', 'error'),
  ),
  defect('basis/authority: a 规范性文件 alone', (s) =>
    all(
      rests(s, FOOD, '【规范性文件】《关于加强食品生产许可工作的通知》（国市监食生〔2020〕8号）'),
      'basis/authority',
      'error',
    ),
  ),
  defect('basis/authority: a 规章 of a city and a 部门规章', (s) =>
    all(
      rests(
        s,
        FOOD,
        '【地方政府规章】《苏州市食品生产管理办法》（苏州市人民政府令第150号）第六条',
        RULES,
      ),
      'basis/authority',
      'error',
    ),
  ),
  lawful('basis/authority, basis/tag: 7.8: a 国务院决定 tagged 规范性文件', (s) =>
    rests(
      s,
      FOOD,
      '【规范性文件】《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）附件第193项',
    ),
  ),
  lawful('basis/authority: an act that the library does not know', (s) =>
    rests(s, FOOD, '《食品生产准入特别规定》第三条'),
  ),
  lawful('basis/authority: a 行政给付 on a 部门规章', (s) =>
    rests(s, POST, '【部门规章】《就业服务与就业管理规定》（劳动和社会保障部令第28号）第四十条'),
  ),
  lawful('basis/authority, basis/temporary: a 地方性法规 of the province', (s) =>
    rests(s, FOOD, '【地方性法规】《江苏省食品安全条例》第十二条'),
  ),

  defect('basis/temporary: a 规章 of the province alone', (s) =>
    all(rests(s, FOOD, PROVINCE), 'basis/temporary', 'warning'),
  ),
  defect('basis/temporary: beside it only a 部门规章', (s) =>
    all(rests(s, FOOD, PROVINCE, RULES), 'basis/temporary', 'warning'),
  ),
  defect('basis/temporary: without a tag, the number tells', (s) =>
    all(
      rests(s, FOOD, '《江苏省食品小作坊管理办法》（江苏省人民政府令第120号）第三条'),
      'basis/temporary',
      'warning',
    ),
  ),
  lawful('basis/temporary: a 法律 beside it', (s) => rests(s, FOOD, LAW, PROVINCE)),
  lawful('basis/temporary: a 行政给付 on a 规章 of the province', (s) => rests(s, POST, PROVINCE)),

  defect('basis/repealed: 档案法实施办法 since 2024-03-01', (s) =>
    all(
      rests(s, POST, '【行政法规】《中华人民共和国档案法实施办法》第十九条'),
      'basis/repealed',
      'error',
    ),
  ),
  defect('basis/repealed: 合同法 since the 民法典', (s) =>
    all(rests(s, POST, '【法律】《中华人民共和国合同法》第五十二条'), 'basis/repealed', 'error'),
  ),
  defect('basis/repealed: one of two, as 实施依据 of a county', (s) => {
    const row = s.catalog(KUNSHAN, POST);
    row.add('实施依据', '\n      - 【法律】《中华人民共和国婚姻法》第八条');
    return [
      row.finding('basis/repealed', 'error', '实施依据'),
      row.finding('within/basis', 'note', '实施依据'), // no upper region cites the act
    ];
  }),
  lawful(
    'basis/repealed: 档案法实施办法 before it was repealed',
    (s) => rests(s, POST, '【行政法规】《中华人民共和国档案法实施办法》第十九条'),
    '2024-02-29',
  ),
  lawful('basis/repealed: the act that took its place', (s) =>
    rests(s, POST, '【行政法规】《中华人民共和国档案法实施条例》第三十一条'),
  ),
  lawful('basis/repealed: an act that the library does not know', (s) =>
    rests(s, POST, '《公益性岗位开发管理规定》第十条'),
  ),
  lawful('basis/repealed: the item is cancelled everywhere', (s) => {
    for (const row of rests(s, POST, '【法律】《中华人民共和国合同法》第五十二条')) {
      row.set('事项状态', '取消');
    }
  }),

  defect('basis/citation: without 《》', (s) =>
    all(rests(s, POST, '【法律】中华人民共和国就业促进法第五十三条'), 'basis/citation', 'warning'),
  ),
  defect('basis/citation: an article that no act has', (s) =>
    all(
      rests(s, POST, '【法律】《中华人民共和国就业促进法》第五千三百条'),
      'basis/citation',
      'warning',
    ),
  ),
  defect('basis/citation: a 部门规章 without its number', (s) =>
    all(
      rests(s, POST, '【部门规章】《就业服务与就业管理规定》第四十条'),
      'basis/citation',
      'warning',
    ),
  ),
  defect('basis/citation: no article', (s) =>
    all(rests(s, POST, '【法律】《中华人民共和国就业促进法》'), 'basis/citation', 'warning').slice(
      0,
      1,
    ),
  ),
  lawful('basis/citation: 7.19: the 行政许可事项清单 cites the whole act', (s) => {
    const entry = s.entry(NATION, '行政许可事项清单', '食品生产许可');
    entry.set('设定和实施依据', '\n      - 【法律】《中华人民共和国食品安全法》');
    rests(s, FOOD, '【法律】《中华人民共和国食品安全法》');
  }),
  lawful('basis/citation: an item of an annex', (s) =>
    rests(
      s,
      POST,
      '《国务院关于第五批取消和下放管理层级行政审批项目的决定》（国发〔2010〕21号）附件2第37项',
    ),
  ),
  lawful('basis/citation: a 通知 is not divided into articles', (s) =>
    rests(s, POST, '【规范性文件】《关于做好公益性岗位开发工作的通知》（人社部发〔2019〕124号）'),
  ),
  lawful('basis/citation: several articles, a range and a paragraph', (s) =>
    rests(s, POST, '【法律】《中华人民共和国就业促进法》第五十二条至第五十五条、第五十六条第二款'),
  ),

  defect('basis/tag: a 法律 as 行政法规', (s) =>
    all(
      rests(s, POST, '【行政法规】《中华人民共和国就业促进法》第五十三条'),
      'basis/tag',
      'warning',
    ),
  ),
  defect('basis/tag: a 行政法规 as 法律', (s) =>
    all(rests(s, POST, '【法律】《优化营商环境条例》第三十八条'), 'basis/tag', 'warning'),
  ),
  defect('basis/tag: a paper of the province as 行政法规', (s) =>
    all(
      rests(s, POST, '【行政法规】《江苏省公益性岗位实施意见》（苏政发〔2017〕33号）'),
      'basis/tag',
      'warning',
    ),
  ),
  lawful('basis/tag: a 行政法规 named 办法', (s) =>
    rests(s, POST, '【行政法规】《社会救助暂行办法》第十一条'),
  ),
  lawful('basis/tag: 规章 for a 部门规章', (s) =>
    rests(s, POST, '【规章】《就业服务与就业管理规定》（劳动和社会保障部令第28号）第四十条'),
  ),
  lawful('basis/tag: no tag', (s) => rests(s, POST, '《中华人民共和国就业促进法》第五十三条')),

  defect('basis/title: 就业促进法', (s) =>
    all(rests(s, POST, '【法律】《就业促进法》第五十三条'), 'basis/title', 'note'),
  ),
  defect('basis/title: in a county, the same act for 四同', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).replace('《中华人民共和国食品安全法》', '《食品安全法》');
    return [row.finding('basis/title', 'note', '设定依据')];
  }),
  defect('basis/title: 环境保护法 beside a full title', (s) =>
    rests(
      s,
      POST,
      '【法律】《中华人民共和国就业促进法》第五十三条',
      '【法律】《环境保护法》第二十四条',
    ).map((row) => row.finding('basis/title', 'note', '设定依据', { at: '【法律】《环境' })),
  ),
  lawful('basis/title: a full title without 中华人民共和国', (s) =>
    rests(s, POST, '【行政法规】《优化营商环境条例》第三十八条'),
  ),
  lawful('basis/title: a 地方性法规', (s) =>
    rests(s, POST, '【地方性法规】《江苏省实施〈中华人民共和国就业促进法〉办法》第四十条'),
  ),
  lawful('basis/title: a 部门规章 with a short title of its own', (s) =>
    rests(s, POST, '《就业服务与就业管理规定》（劳动和社会保障部令第28号）第四十条'),
  ),
];
