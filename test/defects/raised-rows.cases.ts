import { type Case, defect, JIANGSU, KUNSHAN, lawful, NATION, SUZHOU } from './harness.js';

const FOOD = '000131901000';
const ENERGY = '000104002000';
const LICENCE = '000131003000';
const NEW = '食品经营许可（新办）';
const ROAD = '000118902000';
const ESTATE = '000715901000';
const TRANSFER = '不动产登记（国有建设用地使用权及房屋所有权转移登记）';
const ALL = [NATION, JIANGSU, SUZHOU, KUNSHAN];

export const raisedRowCases: readonly Case[] = [
  defect('list/steps: a special procedure more', (s) => {
    const row = s.list(KUNSHAN, ENERGY);
    row.replace(
      '      - { 环节: 决定',
      '      - { 环节: 集体审议, 时限: 1, 时限单位: 工作日 }\n      - { 环节: 决定',
    );
    return [row.finding('list/steps', 'error', '办理流程', { at: '{ 环节: 集体' })];
  }),
  defect('list/result: another name, the same type', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('审批结果名称', '固定资产投资项目备案意见');
    return [row.finding('list/result', 'error', '审批结果名称')];
  }),
  lawful('list/steps, list/conditions, list/fewer: entries with a full stop', (s) =>
    s.list(KUNSHAN, ENERGY).replace('- 已编制节能报告', '- 已编制节能报告。'),
  ),
  lawful('list/steps, list/statutory-time: a step takes a day less', (s) =>
    s.list(KUNSHAN, ENERGY).replace('{ 环节: 审查, 时限: 5', '{ 环节: 审查, 时限: 4'),
  ),
  lawful('list/steps, list/fewer: the special procedure is shorter', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .replace('名称: 专家评审\n        时限: 20', '名称: 专家评审\n        时限: 15'),
  ),
  lawful('list/fewer, list/intermediary: 中介服务 as an empty list', (s) =>
    s.list(KUNSHAN, ENERGY).add('中介服务', '[]'),
  ),
  lawful('list/intermediary: a further basis of the same service', (s) =>
    s.list(KUNSHAN, ROAD).replace('名称: 涉路工程安全技术评价', '名称: "涉路工程安全技术评价"'),
  ),
  lawful('list/fees: fees in another order', (s) => {
    const row = s.list(KUNSHAN, ESTATE, TRANSFER);
    row
      .replace('（住宅类）', '（甲）')
      .replace('（非住宅类）', '（住宅类）')
      .replace('（甲）', '（非住宅类）');
    row.replace('每件80元', '甲').replace('每件550元', '每件80元').replace('甲', '每件550元');
  }),
  lawful('list/fees: a fee that may not be waived', (s) =>
    s.list(KUNSHAN, ESTATE, TRANSFER).replace('是否允许减免: true', '是否允许减免: false'),
  ),
  lawful('list/statutory-time, time/promise: 承诺 cut to a day', (s) =>
    s.list(KUNSHAN, LICENCE, NEW).set('承诺办结时限', '4'),
  ),
  lawful('list/objects: in block style', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .set(
        '服务对象',
        '\n      - 企业法人\n      - 事业法人\n      - 社会组织法人\n      - 非法人企业',
      ),
  ),
  lawful('list/objects: in quotes', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .set('服务对象', '["企业法人", "事业法人", "社会组织法人", "非法人企业"]'),
  ),
  lawful('list/result: another sample', (s) =>
    s.list(KUNSHAN, ENERGY).set('审批结果样本', '样本二'),
  ),
  lawful('list/result: full-width spaces', (s) =>
    s.list(KUNSHAN, ENERGY).set('审批结果名称', '"固定资产投资项目节能审查意见 "'),
  ),
  lawful('list/unbased, life/dates: a list row that is over since its own day', (s) => {
    s.guide(KUNSHAN, ENERGY).delete();
    s.list(KUNSHAN, ENERGY).add('事项状态', '取消').add('计划取消日期', '2026-01-01');
  }),
  lawful('list/unbased, within/catalog: a region without a 基本目录', (s) =>
    s.remove('320583-昆山市/基本目录.yaml'),
  ),

  lawful('same/basis, within/basis: articles of one act in another order', (s) => {
    const row = s.catalog(KUNSHAN, '000118902000');
    row.set(
      '设定依据',
      '\n      - 【行政法规】《公路安全保护条例》第二十八条\n      - 【行政法规】《公路安全保护条例》第二十七条',
    );
  }),
  lawful('same/type, same/name, same/element: values in quotes', (s) =>
    s.catalog(KUNSHAN, FOOD).set('事项类型', '"行政许可"').set('事项名称', "'食品生产许可'"),
  ),
  lawful('same/type, same/code: one name for two types', (s) => {
    for (const region of ALL) {
      const row = s.catalog(region, '000514902000').copy();
      row.set('基本编码', '"000714997000"').set('事项类型', '行政确认');
    }
  }),
  lawful('same/element, same/handling-item: elements outside 同要素', (s) =>
    s.catalog(KUNSHAN, FOOD).set('法定办结时限', '15'),
  ),
  lawful('same/handling-item: one space more', (s) =>
    s.list(KUNSHAN, LICENCE, NEW).set('业务办理项名称', '食品经营许可 （新办）'),
  ),

  defect('schema/absent: two elements, one note', (s) => {
    const { file } = s.list(KUNSHAN, ENERGY);
    file.replaceInHeader('事项:\n', '未载要素: [办理地点, 办理时间]\n事项:\n');
    for (const segment of file.segments)
      segment.text = segment.text.replace(/ {4}办理(地点|时间): .*\n/g, '');
    return [
      {
        rule: 'schema/absent',
        severity: 'note',
        file: file.path,
        line: file.lineOf('未载要素'),
        region: KUNSHAN,
        code: undefined,
        element: '未载要素',
      },
    ];
  }),
  defect('schema/blank: two rows', (s) =>
    [s.list(KUNSHAN, ENERGY), s.list(SUZHOU, ENERGY)].map((row) =>
      row.set('办理时间', '待填').finding('schema/blank', 'warning', '办理时间'),
    ),
  ),
  lawful('schema/blank, schema/unknown: 待填 within a sentence', (s) =>
    s.list(KUNSHAN, ENERGY).set('办理地点', '昆山市政务服务中心（待填表区旁）'),
  ),
  lawful('schema/blank, schema/format: a date without quotes', (s) =>
    s.catalog(KUNSHAN, FOOD).add('计划生效日期', '2025-01-01'),
  ),
  lawful('schema/blank, schema/absent, schema/value: 无 is a value', (s) =>
    s.list(KUNSHAN, ENERGY).set('数量限制', '"无"'),
  ),
  lawful('schema/absent, schema/empty: an empty 未承接', (s) => {
    const { file } = s.catalog(SUZHOU, FOOD);
    if (!file.header.text.includes('未承接'))
      file.replaceInHeader('事项:\n', '未承接: []\n事项:\n');
    else file.replaceInHeader('未承接:', '未承接:  # 理由见说明');
  }),
  lawful('schema/absent, schema/type, schema/unknown: a comment on an element', (s) =>
    s.list(KUNSHAN, ENERGY).set('办理时间', '工作日9:00—17:00  # 夏令时另行通知'),
  ),
  lawful('schema/value, schema/type, schema/format: a date in quotes', (s) =>
    s.catalog(KUNSHAN, FOOD).add('计划生效日期', '"2025-01-01"'),
  ),
  lawful('schema/unknown, schema/format: a further optional element', (s) =>
    s.list(KUNSHAN, ENERGY).add('是否支持自助终端办理', 'true'),
  ),
  lawful('time/instant: one 自然日', (s) =>
    s.list(KUNSHAN, '000114901000').set('承诺办结时限', '1').set('承诺办结时限单位', '自然日'),
  ),
  lawful('waiver/reason, waiver/stale: of a note', (s) => {
    s.guide(KUNSHAN, ENERGY).delete();
    s.config.text += `豁免:\n  - { 规则: guide/missing, 地区: "${KUNSHAN}", 编码: "${ENERGY}", 理由: 指南修订中, 到期日期: 2026-12-31 }\n`;
  }),
];
