import { type Case, defect, KUNSHAN, lawful, type Row, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
const LICENCE = '000131003000';
const ROAD = '000118902000';
const BODY = '11320583000030402D';

const material = (name: string, need = '必要', copies = 1) =>
  `\n      - 材料名称: ${name}\n        材料必要性: ${need}\n        份数: ${copies}`;
/** What the 实施清单 row says, as the guide would repeat it. */
const repeat = (guide: Row, row: Row, element: string) =>
  guide.add(element, `\n      ${row.get(element)}`);

export const guideCases: readonly Case[] = [
  defect('guide/unbased: no such 实施清单 row', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY).copy().set('实施编码', `"${BODY}4000104003000"`);
    return [guide.finding('guide/unbased', 'error', '实施编码')];
  }),
  defect('guide/unbased: the row was taken out of the list', (s) => {
    s.list(KUNSHAN, ENERGY).delete();
    return [s.guide(KUNSHAN, ENERGY).finding('guide/unbased', 'error', '实施编码')];
  }),
  lawful('guide/unbased: a guide by the 实施编码 alone for an item with one 办理项', (s) =>
    s.guide(KUNSHAN, '000114902000', '01').unset('业务办理项编码'),
  ),

  defect('guide/conditions: one more', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY);
    repeat(guide, s.list(KUNSHAN, ENERGY), '受理条件');
    guide.replace('    受理条件: \n', '    受理条件:\n      - 项目负责人到窗口当面说明情况\n');
    return [guide.finding('guide/conditions', 'error', '受理条件', { at: '项目负责人' })];
  }),
  defect('guide/conditions: a condition the list never had', (s) => {
    const guide = s.guide(SUZHOU, ENERGY).add('受理条件', '\n      - 企业注册地在工业园区');
    return [guide.finding('guide/conditions', 'error', '受理条件', { at: '企业注册地' })];
  }),
  lawful('guide/conditions: fewer conditions', (s) =>
    s.guide(KUNSHAN, ENERGY).add('受理条件', '\n      - 已编制节能报告'),
  ),

  defect('guide/materials: one more', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY).add('申请材料', material('无违法记录承诺书'));
    return [guide.finding('guide/materials', 'error', '申请材料', { at: '无违法记录' })];
  }),
  defect('guide/materials: 非必要 becomes 必要', (s) => {
    const guide = s.guide(KUNSHAN, LICENCE, '02');
    guide.add('申请材料', material('经营场所平面布局和操作流程图'));
    return [guide.finding('guide/materials', 'error', '申请材料', { at: '必要\n' })];
  }),
  defect('guide/materials: more copies', (s) => {
    const guide = s.guide(KUNSHAN, LICENCE, '02');
    guide.add('申请材料', material('食品经营许可变更申请书', '必要', 3));
    return [guide.finding('guide/materials', 'error', '申请材料', { at: '份数: 3' })];
  }),
  lawful('guide/materials: 必要 becomes 容缺后补', (s) =>
    s.guide(KUNSHAN, LICENCE, '02').add('申请材料', material('食品经营许可变更申请书', '容缺后补')),
  ),
  lawful('guide/materials, guide/unbased: no material at all', (s) =>
    s.guide(KUNSHAN, LICENCE, '02').add('申请材料', '[]'),
  ),

  defect('guide/time: 承诺 longer than the list', (s) => {
    const guide = s
      .guide(KUNSHAN, ENERGY)
      .add('承诺办结时限', '15')
      .add('承诺办结时限单位', '工作日');
    return [guide.finding('guide/time', 'error', '承诺办结时限')];
  }),
  defect('guide/time: 16 工作日 where the list has 15 自然日', (s) => {
    const guide = s.guide(KUNSHAN, '000111901001');
    guide.add('承诺办结时限', '16').add('承诺办结时限单位', '工作日');
    return [guide.finding('guide/time', 'error', '承诺办结时限')];
  }),
  lawful('guide/time: a shorter time', (s) =>
    s.guide(KUNSHAN, ENERGY).add('承诺办结时限', '5').add('承诺办结时限单位', '工作日'),
  ),

  defect('guide/steps: one more', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY);
    guide.add(
      '办理流程',
      '\n      - { 环节: 受理 }\n      - { 环节: 踏勘 }\n      - { 环节: 决定 }',
    );
    return [guide.finding('guide/steps', 'error', '办理流程', { at: '{ 环节: 踏勘' })];
  }),
  defect('guide/steps: a step longer than in the list', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY);
    guide.add(
      '办理流程',
      '\n      - { 环节: 受理, 时限: 1, 时限单位: 工作日 }\n      - { 环节: 审查, 时限: 7, 时限单位: 工作日 }\n      - { 环节: 决定, 时限: 1, 时限单位: 工作日 }',
    );
    return [guide.finding('guide/steps', 'error', '办理流程', { at: '{ 环节: 审查' })];
  }),
  lawful('guide/steps: steps joined', (s) =>
    s.guide(KUNSHAN, ENERGY).add('办理流程', '\n      - { 环节: 受理 }\n      - { 环节: 决定 }'),
  ),

  defect('guide/intermediary: one more', (s) => {
    const guide = s.guide(KUNSHAN, ROAD).add('中介服务', '\n      - 名称: 社会稳定风险评估');
    return [guide.finding('guide/intermediary', 'error', '中介服务', { at: '名称: 社会' })];
  }),
  defect('guide/intermediary: where the list has none', (s) => {
    const guide = s.guide(SUZHOU, ENERGY).add('中介服务', '\n      - 名称: 节能报告编制');
    return [guide.finding('guide/intermediary', 'error', '中介服务', { at: '名称: 节能报告' })];
  }),
  lawful('guide/intermediary: 中介服务 无', (s) =>
    s.guide(KUNSHAN, ROAD).add('中介服务', '\n      - 名称: 无'),
  ),

  defect('guide/fixed: another name', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY).set('事项名称', '节能评估和审查');
    return [guide.finding('guide/fixed', 'error', '事项名称')];
  }),
  defect('guide/fixed: the name of a sister item', (s) => {
    const guide = s.guide(KUNSHAN, '000111901001').set('事项名称', '社会团体变更登记');
    return [guide.finding('guide/fixed', 'error', '事项名称')];
  }),
  lawful('guide/fixed: a guide that does not repeat the name', (s) =>
    s.guide(KUNSHAN, ENERGY).unset('事项名称'),
  ),

  defect('guide/service: 办理地点 is empty', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY).set('办理地点', '""');
    return [guide.finding('guide/service', 'warning', '办理地点')];
  }),
  defect('guide/service: no 网办地址 though 是否网办', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY).unset('网办地址');
    s.list(KUNSHAN, ENERGY).unset('网办地址');
    return [guide.finding('guide/service', 'warning', '网办地址')];
  }),
  defect('guide/service: 咨询方式 says 无', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY).set('咨询方式', '无');
    return [guide.finding('guide/service', 'warning', '咨询方式')];
  }),
  lawful('guide/service: 网办地址 stands in the 实施清单 row', (s) =>
    s.guide(KUNSHAN, ENERGY).unset('网办地址'),
  ),

  defect('guide/stale: an older 版本', (s) => {
    const { file } = s.guide(KUNSHAN, ENERGY);
    file.replaceInHeader('版本: "2026-01-01"', '版本: "2025-06-30"');
    return [
      {
        rule: 'guide/stale',
        severity: 'warning',
        file: file.path,
        line: file.lineOf('版本:'),
        region: KUNSHAN,
        code: undefined,
        element: '版本',
      },
    ];
  }),
  defect('guide/stale: the list was published anew', (s) => {
    s.list(SUZHOU, ENERGY).file.replaceInHeader('版本: "2026-01-01"', '版本: "2026-05-01"');
    const { file } = s.guide(SUZHOU, ENERGY);
    return [
      {
        rule: 'guide/stale',
        severity: 'warning',
        file: file.path,
        line: file.lineOf('版本:'),
        region: SUZHOU,
        code: undefined,
        element: '版本',
      },
    ];
  }),
  lawful('guide/stale: the guide is the newer one', (s) =>
    s.guide(KUNSHAN, ENERGY).file.replaceInHeader('版本: "2026-01-01"', '版本: "2026-02-01"'),
  ),

  defect('guide/missing: a 依申请 row without a guide', (s) => {
    s.guide(KUNSHAN, ENERGY).delete();
    return [s.list(KUNSHAN, ENERGY).finding('guide/missing', 'note', '实施编码')];
  }),
  defect('guide/missing: one of four 办理项', (s) => {
    s.guide(KUNSHAN, LICENCE, '03').delete();
    return [
      s
        .list(KUNSHAN, LICENCE, '食品经营许可（延续）')
        .finding('guide/missing', 'note', '业务办理项编码'),
    ];
  }),
  lawful('guide/missing: a region that keeps no guides', (s) =>
    s.remove('320583-昆山市/办事指南.yaml'),
  ),
  lawful('guide/missing: a paused row needs no guide', (s) => {
    s.guide(KUNSHAN, ENERGY).delete();
    s.list(KUNSHAN, ENERGY).add('事项状态', '暂停');
  }),
];
