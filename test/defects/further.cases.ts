import { type Case, defect, JIANGSU, KUNSHAN, lawful, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
const FOOD = '000131901000';
const ESTATE = '000715901000';
const TRANSFER = '不动产登记（国有建设用地使用权及房屋所有权转移登记）';
const ROAD = '000118902000';

/** The last cases that bring a rule to three. */
export const furtherCases: readonly Case[] = [
  defect('code/implementation: one character short', (s) => {
    const code = s.list(KUNSHAN, ENERGY).get('实施编码').replace('000"', '00"');
    const row = s.list(KUNSHAN, ENERGY).set('实施编码', code);
    const guide = s.guide(KUNSHAN, ENERGY).set('实施编码', code);
    return [row, guide].map((each) => each.finding('code/implementation', 'error', '实施编码'));
  }),
  lawful('code/credit: a body of its own, the valid code of another', (s) => {
    const code = '"11320500000020407X4000104002000"';
    s.list(KUNSHAN, ENERGY).set('实施主体编码', '"11320500000020407X"').set('实施编码', code);
    s.guide(KUNSHAN, ENERGY).set('实施编码', code);
  }),
  lawful('guide/materials: fewer copies', (s) =>
    s
      .guide(KUNSHAN, ENERGY)
      .add(
        '申请材料',
        '\n      - 材料名称: 节能审查申请书\n        材料必要性: 必要\n        份数: 1',
      ),
  ),
  defect('list/fees: a fee of the city', (s) => {
    const row = s.list(SUZHOU, ENERGY).set('是否收费', 'true');
    row.add(
      '收费项目',
      '\n      - 收费项目名称: 审查费\n        收费标准: 每件100元\n        收费依据: 《苏州市收费办法》\n        是否允许减免: false',
    );
    return [row.finding('list/fees', 'error', '是否收费')];
  }),
  defect('list/intermediary: another than the standard has', (s) => {
    const row = s.list(SUZHOU, ROAD).replace('名称: 涉路工程安全技术评价', '名称: 工程造价咨询');
    return [
      row.finding('list/intermediary', 'error', '中介服务'),
      row.finding('lists/intermediary', 'error', '中介服务'),
      row.finding('list/fewer', 'note', '中介服务'),
    ];
  }),
  defect('schema/format: month 13', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).add('计划生效日期', '2025-13-01');
    return [row.finding('schema/format', 'error', '计划生效日期')];
  }),
  defect('waiver/stale: two of them', (s) => {
    s.config.text += `豁免:\n  - { 规则: same/type, 地区: "${SUZHOU}", 编码: "${FOOD}", 理由: 试点, 到期日期: 2026-12-31 }\n`;
    const line = s.config.lineOf('{ 规则: same/type');
    return [
      {
        rule: 'waiver/stale',
        severity: 'warning',
        file: 'sitong.yaml',
        line,
        region: SUZHOU,
        code: FOOD,
        element: undefined,
      },
    ];
  }),
  defect('waiver/expired: the day before, and it would hit', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('事项名称', '食品生产加工许可');
    s.config.text += `豁免:\n  - { 规则: same/name, 地区: "${KUNSHAN}", 编码: "${FOOD}", 理由: 试点, 到期日期: 2026-06-29 }\n`;
    const line = s.config.lineOf('{ 规则: same/name');
    return [
      row.finding('same/name', 'error', '事项名称'),
      {
        rule: 'waiver/expired',
        severity: 'error',
        file: 'sitong.yaml',
        line,
        region: KUNSHAN,
        code: FOOD,
        element: undefined,
      },
    ];
  }),
  lawful('waiver/expired: far in the future', (s) => {
    s.guide(KUNSHAN, ENERGY).delete();
    s.config.text += `豁免:\n  - { 规则: guide/missing, 地区: "${KUNSHAN}", 编码: "${ENERGY}", 理由: 修订中, 到期日期: 2030-12-31 }\n`;
  }),
  lawful('list/fees: the standard is in quotes', (s) =>
    s.list(KUNSHAN, ESTATE, TRANSFER).replace('收费标准: 每件80元', '收费标准: "每件80元"'),
  ),
  defect('code/area: a province that is not the own', (s) => {
    const row = s.catalog(JIANGSU, '322004902000').copy().set('基本编码', '"332004998000"');
    row.set('事项名称', '企业辅导服务').set('行使层级', '[省级]');
    return [row.finding('code/area', 'error', '基本编码')];
  }),
  defect('schema/empty: a list of the county without rows', (s) => {
    const file = s.file(
      '320583-昆山市/关联清单/工程建设.yaml',
      '类别: 关联清单\n地区: "320583"\n清单: 工程建设项目审批事项清单\n版本: "2026-01-01"\n事项: []\n',
    );
    return [
      {
        rule: 'schema/empty',
        severity: 'warning',
        file: file.path,
        line: 5,
        region: KUNSHAN,
        code: undefined,
        element: '事项',
      },
    ];
  }),
  defect('waiver/reason: none for a note', (s) => {
    s.guide(KUNSHAN, ENERGY).delete();
    s.config.text += `豁免:\n  - { 规则: guide/missing, 地区: "${KUNSHAN}", 编码: "${ENERGY}", 到期日期: 2026-12-31 }\n`;
    const line = s.config.lineOf('{ 规则: guide/missing');
    return [
      s.list(KUNSHAN, ENERGY).finding('guide/missing', 'note', '实施编码'),
      {
        rule: 'waiver/reason',
        severity: 'error',
        file: 'sitong.yaml',
        line,
        region: KUNSHAN,
        code: ENERGY,
        element: undefined,
      },
    ];
  }),
];
