import { type Case, defect, JIANGSU, KUNSHAN, lawful, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
const ROAD = '000118902000';
const DISPATCH = '000114902000';
const OWN = '322004902000';

/** More look-alikes, and defects, of rules that have few in their own files. */
export const raisedCases: readonly Case[] = [
  lawful(
    'code/basic, code/implementation, code/embedded, code/type: codes in single quotes',
    (s) => {
      for (const row of [s.catalog(KUNSHAN, ENERGY), s.list(KUNSHAN, ENERGY)])
        row.text = row.text.replace(/"([0-9A-Z]+)"/g, "'$1'");
    },
  ),
  lawful(
    'code/basic, code/type, code/area, code/parent: a further 公共服务 of the province',
    (s) => {
      for (const region of [JIANGSU, SUZHOU, KUNSHAN]) {
        s.catalog(region, OWN)
          .copy()
          .set('基本编码', '"322004998000"')
          .set('事项名称', '企业政策辅导服务');
      }
    },
  ),
  lawful('code/basic, code/type, code/area: letters only in 00Y', (s) => {
    for (const region of [JIANGSU, SUZHOU, KUNSHAN]) {
      const row = s.catalog(region, OWN).copy().set('基本编码', '"32200499800Y"');
      row.set('事项名称', '企业辅导服务');
      row.copy().set('基本编码', '"322004998001"').set('事项名称', '企业上门辅导服务');
    }
  }),
  lawful(
    'code/business-item, code/duplicate, code/embedded, guide/missing: a serial is left out',
    (s) => {
      const row = s.list(KUNSHAN, DISPATCH, '劳务派遣经营许可（新办）');
      const code = row.get('业务办理项编码').replace('01"', '09"');
      row.set('业务办理项编码', code);
      s.guide(KUNSHAN, DISPATCH, '01').set('业务办理项编码', code);
    },
  ),
  lawful('code/business-item, code/level: serial 99', (s) => {
    const row = s.list(KUNSHAN, DISPATCH, '劳务派遣经营许可（新办）');
    const code = row.get('业务办理项编码').replace('01"', '99"');
    row.set('业务办理项编码', code);
    s.guide(KUNSHAN, DISPATCH, '01').set('业务办理项编码', code);
  }),
  lawful(
    'code/business-item, schema/required: an item with one 办理项 needs no code for it',
    (s) => {
      s.list(KUNSHAN, ENERGY).set('数量限制', '"无"');
    },
  ),

  defect('guide/conditions: a reworded addition', (s) => {
    const guide = s.guide(KUNSHAN, ENERGY).add('受理条件', '\n      - 法定代表人须为本地户籍');
    return [guide.finding('guide/conditions', 'error', '受理条件')];
  }),
  defect('guide/time: 30 工作日', (s) => {
    const guide = s
      .guide(SUZHOU, ENERGY)
      .add('承诺办结时限', '30')
      .add('承诺办结时限单位', '工作日');
    return [guide.finding('guide/time', 'error', '承诺办结时限')];
  }),
  defect('guide/steps: 公示 before the decision', (s) => {
    const guide = s.guide(SUZHOU, ENERGY);
    guide.add(
      '办理流程',
      '\n      - { 环节: 受理 }\n      - { 环节: 公示 }\n      - { 环节: 决定 }',
    );
    return [guide.finding('guide/steps', 'error', '办理流程', { at: '{ 环节: 公示' })];
  }),
  defect('guide/intermediary: another than the list has', (s) => {
    const guide = s.guide(KUNSHAN, ROAD).add('中介服务', '\n      - 名称: 工程造价咨询');
    return [guide.finding('guide/intermediary', 'error', '中介服务')];
  }),
  defect('guide/missing: of the city', (s) => {
    s.guide(SUZHOU, ENERGY).delete();
    return [s.list(SUZHOU, ENERGY).finding('guide/missing', 'note', '实施编码')];
  }),
  defect('guide/stale: of the province', (s) => {
    const { file } = s.guide(JIANGSU, ENERGY);
    file.replaceInHeader('版本: "2026-01-01"', '版本: "2025-12-31"');
    const line = file.lineOf('版本:');
    return [
      {
        rule: 'guide/stale',
        severity: 'warning',
        file: file.path,
        line,
        region: JIANGSU,
        code: undefined,
        element: '版本',
      },
    ];
  }),
  lawful('guide/conditions, guide/fixed: the conditions in another order', (s) =>
    s
      .guide(KUNSHAN, ENERGY)
      .add('受理条件', '\n      - 用能工艺和设备符合强制性节能标准\n      - 已编制节能报告'),
  ),
  lawful('guide/conditions, guide/intermediary: no condition and no service', (s) =>
    s.guide(SUZHOU, ENERGY).add('受理条件', '[]').add('中介服务', '[]'),
  ),
  lawful('guide/time: the same time', (s) =>
    s.guide(KUNSHAN, ENERGY).add('承诺办结时限', '8').add('承诺办结时限单位', '工作日'),
  ),
  lawful('guide/time: one 自然日', (s) =>
    s.guide(KUNSHAN, ENERGY).add('承诺办结时限', '1').add('承诺办结时限单位', '自然日'),
  ),
  lawful('guide/steps: the decision alone', (s) =>
    s.guide(KUNSHAN, ENERGY).add('办理流程', '\n      - { 环节: 决定, 时限: 2, 时限单位: 工作日 }'),
  ),
  lawful('guide/steps, guide/fixed: the steps of the list, shorter', (s) =>
    s.guide(SUZHOU, ENERGY).add('办理流程', '\n      - { 环节: 审查, 时限: 1, 时限单位: 工作日 }'),
  ),
  lawful('guide/intermediary: the service of the list', (s) =>
    s.guide(KUNSHAN, ROAD).add('中介服务', '\n      - 名称: 涉路工程安全技术评价'),
  ),
  lawful('guide/service, guide/unbased: other hours', (s) =>
    s.guide(KUNSHAN, ENERGY).set('办理时间', '周一至周六9:00—17:00'),
  ),
  lawful('guide/service: a public hotline to ask', (s) =>
    s.guide(KUNSHAN, ENERGY).set('咨询方式', '"12345"'),
  ),
  lawful('guide/stale: both are of one later day', (s) => {
    s.guide(SUZHOU, ENERGY).file.replaceInHeader('"2026-01-01"', '"2026-05-01"');
    s.list(SUZHOU, ENERGY).file.replaceInHeader('"2026-01-01"', '"2026-05-01"');
  }),
  lawful('guide/stale: the catalog is newer', (s) =>
    s.catalog(KUNSHAN, ENERGY).file.replaceInHeader('"2026-01-01"', '"2026-05-01"'),
  ),
];
