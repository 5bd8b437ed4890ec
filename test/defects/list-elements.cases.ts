import { type Case, defect, JIANGSU, KUNSHAN, lawful, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
const LICENCE = '000131003000';
const NEW = '食品经营许可（新办）';
/** 涉路施工活动许可, with a 中介服务. */
const ROAD = '000118902000';
const ESTATE = '000715901000';
const TRANSFER = '不动产登记（国有建设用地使用权及房屋所有权转移登记）';
const fee = (name: string, standard: string) =>
  `\n      - 收费项目名称: ${name}\n        收费标准: ${standard}\n        收费依据: 《昆山市收费办法》\n        是否允许减免: false`;

/** Steps, services, fees, time limits, 服务对象 and results of 实施清单 rows. */
export const listElementCases: readonly Case[] = [
  defect('list/steps: one more', (s) => {
    const row = s.list(KUNSHAN, ENERGY);
    row.replace(
      '      - { 环节: 决定',
      '      - { 环节: 公示, 时限: 1, 时限单位: 工作日 }\n      - { 环节: 决定',
    );
    return [row.finding('list/steps', 'error', '办理流程', { at: '{ 环节: 公示' })];
  }),
  defect('list/steps: another one beside 送达', (s) => {
    const row = s.list(SUZHOU, LICENCE, NEW);
    row.replace(
      '      - { 环节: 送达',
      '      - { 环节: 领导集体会商, 时限: 1, 时限单位: 工作日 }\n      - { 环节: 送达',
    );
    return [row.finding('list/steps', 'error', '办理流程', { at: '{ 环节: 领导' })];
  }),

  defect('list/intermediary: one more', (s) => {
    const row = s.list(KUNSHAN, ROAD);
    row.replace(
      '    中介服务:\n',
      '    中介服务:\n      - 名称: 社会稳定风险评估\n        依据: 《昆山市涉路施工管理办法》\n',
    );
    return [
      row.finding('list/intermediary', 'error', '中介服务', { at: '名称: 社会' }),
      row.finding('lists/intermediary', 'error', '中介服务', { at: '名称: 社会' }),
    ];
  }),
  defect('list/intermediary: where the standard has none', (s) => {
    const row = s.list(SUZHOU, ENERGY);
    row.add(
      '中介服务',
      '\n      - 名称: 节能报告编制\n        依据: 《中华人民共和国节约能源法》第十五条',
    );
    return [
      row.finding('list/intermediary', 'error', '中介服务', { at: '名称: 节能报告编制' }),
      row.finding('lists/intermediary', 'error', '中介服务', { at: '名称: 节能报告编制' }),
    ];
  }),
  lawful('list/intermediary, lists/intermediary: 7.13: 中介服务 无', (s) =>
    s.list(SUZHOU, ENERGY).add('中介服务', '\n      - 名称: 无'),
  ),

  defect('list/fees: a fee where there is none', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('是否收费', 'true');
    row.add('收费项目', fee('节能审查费', '每件500元'));
    return [row.finding('list/fees', 'error', '是否收费')];
  }),
  defect('list/fees: one more fee', (s) => {
    const row = s.list(KUNSHAN, ESTATE, TRANSFER);
    row.replace('    收费项目:', `    收费项目:${fee('不动产登记加急费', '每件500元')}`);
    return [
      row.finding('list/fees', 'error', '收费项目', { at: '收费项目名称: 不动产登记加急费' }),
    ];
  }),
  lawful('list/fees: half-width brackets in a fee', (s) =>
    s.list(KUNSHAN, ESTATE, TRANSFER).replace('（住宅类）', '(住宅类)'),
  ),

  defect('list/fewer: a condition less', (s) => {
    const row = s.list(KUNSHAN, ENERGY).replace('      - 用能工艺和设备符合强制性节能标准\n', '');
    return [row.finding('list/fewer', 'note', '受理条件')];
  }),
  defect('list/fewer: a material less', (s) => {
    const row = s.list(SUZHOU, LICENCE, NEW).dropEntry('材料名称: 食品安全管理制度文本');
    return [row.finding('list/fewer', 'note', '申请材料')];
  }),
  defect('list/fewer: a step less', (s) => {
    const row = s.list(SUZHOU, LICENCE, NEW).dropEntry('环节: 审查');
    return [row.finding('list/fewer', 'note', '办理流程')];
  }),

  defect('list/statutory-time: longer', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('法定办结时限', '30').unset('法定办结时限说明');
    return [row.finding('list/statutory-time', 'error', '法定办结时限')];
  }),
  defect('list/statutory-time: 61 工作日 are longer than 60 自然日', (s) => {
    const row = s.list(KUNSHAN, '000714901000').set('法定办结时限', '61');
    row.set('法定办结时限单位', '工作日').unset('法定办结时限说明');
    return [row.finding('list/statutory-time', 'error', '法定办结时限')];
  }),
  defect('7.16: shorter is a note', (s) => {
    const row = s.list(SUZHOU, '000119102005').set('法定办结时限', '20').unset('法定办结时限说明');
    return [row.finding('list/statutory-time', 'note', '法定办结时限')];
  }),
  lawful('list/statutory-time: 24 月 are 2 年', (s) => {
    for (const row of [s.standard(JIANGSU, '000973901000'), s.list(JIANGSU, '000973901000')]) {
      row.set('法定办结时限', '2').set('法定办结时限单位', '年').unset('法定办结时限说明');
    }
    const row = s.list(SUZHOU, '000973901000').set('法定办结时限', '24').unset('法定办结时限说明');
    row.set('法定办结时限单位', '月');
  }),
  defect('list/objects: narrower', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW).set('服务对象', '[企业法人]');
    return [
      row.finding('list/objects', 'error', '服务对象'),
      row.finding('logic/themes', 'warning', '自然人主题分类'), // 自然人 are not served any more
    ];
  }),
  defect('list/objects: wider is a warning', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW);
    row.set('服务对象', '[自然人, 企业法人, 事业法人, 社会组织法人, 非法人企业, 行政机关]');
    return [row.finding('list/objects', 'warning', '服务对象')];
  }),
  defect('list/objects: one for another is narrower', (s) => {
    const row = s.list(SUZHOU, '000122901000').set('服务对象', '[事业法人]');
    return [row.finding('list/objects', 'error', '服务对象')];
  }),
  lawful('list/objects: 服务对象 in another order', (s) =>
    s
      .list(KUNSHAN, LICENCE, NEW)
      .set('服务对象', '[非法人企业, 社会组织法人, 事业法人, 企业法人, 自然人]'),
  ),

  defect('list/result: another name', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW).set('审批结果名称', '昆山食品流通许可决定书');
    return [
      row.finding('list/result', 'error', '审批结果名称'),
      row.finding('logic/result', 'warning', '审批结果类型'),
    ];
  }),
  defect('list/result: another type', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW).set('审批结果类型', '[批文]');
    return [
      row.finding('list/result', 'error', '审批结果类型'),
      row.finding('logic/result', 'warning', '审批结果类型'),
    ];
  }),
  lawful('list/result: a result name in brackets of another width', (s) => {
    s.standard(JIANGSU, LICENCE, NEW).set('审批结果名称', '食品经营许可证（正本、副本）');
    s.list(SUZHOU, LICENCE, NEW).set('审批结果名称', '食品经营许可证(正本、副本)');
    s.list(KUNSHAN, LICENCE, NEW).set('审批结果名称', '食品经营许可证（正本、副本）');
  }),
];
