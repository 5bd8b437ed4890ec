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

const ENERGY = '000104002000';
const LICENCE = '000131003000';
const NEW = '食品经营许可（新办）';
const CHANGE = '食品经营许可（变更）';
const FOOD = '000131901000';
const POST = '000514902000';
const ALL = [NATION, JIANGSU, SUZHOU, KUNSHAN];

const rowsOf = (s: Sample) => [
  s.standard(JIANGSU, ENERGY),
  ...[JIANGSU, SUZHOU, KUNSHAN].map((region) => s.list(region, ENERGY)),
];
/** A condition or the name of a material, worded otherwise wherever the item stands. */
const reword = (s: Sample, from: string, to: string) =>
  rowsOf(s).map((row) => row.replace(from, to));
const CONDITION = '- 已编制节能报告';
const PAPER = '材料名称: 节能审查申请书';

export const logicWordingCases: readonly Case[] = [
  defect('logic/vague: 法律法规规定的其他条件', (s) =>
    reword(s, CONDITION, '- 法律、法规规定的其他条件').map((row) =>
      row.finding('logic/vague', 'warning', '受理条件', { at: '- 法律、法规' }),
    ),
  ),
  defect('logic/vague: 其他相关证明材料', (s) =>
    reword(s, PAPER, '材料名称: 其他相关证明材料').map((row) =>
      row.finding('logic/vague', 'warning', '申请材料', { at: '材料名称: 其他相关' }),
    ),
  ),
  defect('logic/vague: 等材料', (s) =>
    reword(s, PAPER, '材料名称: 节能审查申请书等材料').map((row) =>
      row.finding('logic/vague', 'warning', '申请材料', { at: '材料名称: 节能' }),
    ),
  ),
  defect('logic/vague: 符合有关规定', (s) =>
    reword(s, CONDITION, '- 符合有关规定').map((row) =>
      row.finding('logic/vague', 'warning', '受理条件', { at: '- 符合有关' }),
    ),
  ),
  lawful('logic/vague: 其他组织 is a defined term', (s) =>
    reword(s, CONDITION, '- 申请人为企业法人或者其他组织'),
  ),
  lawful('logic/vague: 有关 in a quoted title', (s) =>
    reword(s, CONDITION, '- 符合《国务院关于固定资产投资有关事项的规定》第三条规定的节能标准'),
  ),
  lawful('logic/vague: 有关主管部门', (s) => reword(s, CONDITION, '- 项目已经有关主管部门核准')),

  defect('logic/state-issued: one paper', (s) => {
    const row = s.list(KUNSHAN, ENERGY).replace('        提交方式: 免于提交\n', '');
    return [row.finding('logic/state-issued', 'warning', '申请材料', { at: '材料名称: 项目批准' })];
  }),
  defect('logic/state-issued: two papers, one finding', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW).replace('        提交方式: 免于提交\n', '', 'all');
    return [row.finding('logic/state-issued', 'warning', '申请材料', { at: '材料名称: 营业执照' })];
  }),
  defect('logic/state-issued: 申请人提交', (s) => {
    const row = s.list(SUZHOU, LICENCE, CHANGE).replace('免于提交', '申请人提交');
    return [
      row.finding('logic/state-issued', 'warning', '申请材料', { at: '材料名称: 食品经营许可证' }),
    ];
  }),
  lawful('logic/state-issued: 非必要', (s) => {
    for (const row of rowsOf(s)) {
      row.replace('        提交方式: 免于提交\n', '');
      row.text = row.text.replace(/(项目批准、核准或者备案文件\n {8}材料必要性: )必要/, '$1非必要');
      row.text = row.text.replace(
        /(备案文件\n(?: {8}.*\n)*)/,
        '$1        适用情形: 政府投资项目\n',
      );
    }
  }),
  lawful('logic/state-issued: the applicant makes it', (s) =>
    rowsOf(s).map((row) =>
      row.replace('        提交方式: 免于提交\n', '').replace('政府部门核发', '申请人自备'),
    ),
  ),

  defect('logic/material: paper, no copy', (s) => {
    const row = s.list(KUNSHAN, ENERGY).replace('材料形式: 纸质或电子', '材料形式: 纸质');
    row.replace('份数: 1', '份数: 0');
    return [row.finding('logic/material', 'warning', '申请材料', { at: '份数: 0' })];
  }),
  defect('logic/material: a paper size for a file', (s) => {
    const row = s.list(KUNSHAN, ENERGY);
    row.replace('材料形式: 电子\n', '材料形式: 电子\n        纸质材料规格: A4\n');
    return [row.finding('logic/material', 'warning', '申请材料', { at: '纸质材料规格' })];
  }),
  defect('logic/material: one paper twice', (s) => {
    const rows = reword(s, '材料名称: 固定资产投资项目节能报告', '材料名称: 节能审查申请书');
    return rows.map((row) => {
      const finding = row.finding('logic/material', 'warning', '申请材料', { at: PAPER });
      return { ...finding, line: finding.line + 7 };
    });
  }),
  lawful('logic/material: an original that is only looked at', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .replace('材料形式: 纸质或电子', '材料形式: 纸质\n        填报须知: 交验原件，当场退还')
      .replace('份数: 1', '份数: 0'),
  ),
  lawful('logic/material: a file, no copy', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .replace('材料形式: 纸质或电子', '材料形式: 电子')
      .replace('份数: 1', '份数: 0'),
  ),
  lawful('logic/material: the size of paper', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .replace('材料形式: 纸质或电子', '材料形式: 纸质\n        纸质材料规格: A4'),
  ),

  defect('logic/duplicate-name: two of the nation', (s) => {
    const rows = ALL.map((region) =>
      s.catalog(region, POST).copy().set('基本编码', '"000514998000"'),
    );
    // Below it is inherited: only the nation can mend it.
    return rows
      .slice(0, 1)
      .map((row) => row.finding('logic/duplicate-name', 'warning', '事项名称'));
  }),
  defect('logic/duplicate-name: brackets of another width', (s) => {
    const rows = ALL.map((region) => {
      const first = s.catalog(region, POST).copy();
      const second = first.copy();
      first.set('基本编码', '"000514997000"').set('事项名称', '岗位补贴（新增）');
      return second.set('基本编码', '"000514998000"').set('事项名称', '岗位补贴(新增)');
    });
    return rows
      .slice(0, 1)
      .map((row) => row.finding('logic/duplicate-name', 'warning', '事项名称'));
  }),
  defect("logic/duplicate-name: two of the province's own", (s) => {
    const rows = [JIANGSU, SUZHOU, KUNSHAN].map((region) => {
      const first = s.catalog(region, POST).copy();
      const second = first.copy();
      first.set('基本编码', '"320514997000"').set('事项名称', '见习基地补贴');
      return second.set('基本编码', '"320514998000"').set('事项名称', '见习基地补贴');
    });
    return rows
      .slice(0, 1)
      .map((row) => row.finding('logic/duplicate-name', 'warning', '事项名称'));
  }),
  lawful('logic/duplicate-name: the old one is cancelled', (s) => {
    for (const region of ALL) {
      s.catalog(region, POST).copy().set('基本编码', '"000514998000"').set('事项状态', '取消');
    }
  }),
  lawful('logic/duplicate-name: another type', (s) => {
    for (const region of ALL) {
      const row = s.catalog(region, POST).copy().set('基本编码', '"000714998000"');
      row.set('事项类型', '行政确认');
    }
  }),
  lawful('logic/duplicate-name: 主项 and its 子项', (s) => {
    for (const region of ALL) {
      const row = s.catalog(region, POST).copy().set('基本编码', '"00051499800Y"');
      row.set('事项名称', '见习补贴').copy().set('基本编码', '"000514998001"');
    }
  }),

  defect('logic/name: the name of the place', (s) => {
    const row = s.catalog(KUNSHAN, POST).set('事项名称', '昆山市公益性岗位补贴');
    return [
      row.finding('same/name', 'error', '事项名称'),
      row.finding('logic/name', 'warning', '事项名称'),
    ];
  }),
  defect('logic/name: a level', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('事项名称', '食品生产许可（县级权限）');
    return [
      row.finding('same/name', 'error', '事项名称'),
      row.finding('logic/name', 'warning', '事项名称'),
    ];
  }),
  defect('logic/name: the place in the name of the result', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW).set('审批结果名称', '昆山市食品经营许可证');
    return [
      row.finding('list/result', 'error', '审批结果名称'),
      row.finding('logic/name', 'warning', '审批结果名称'),
    ];
  }),
  lawful('logic/name: 7.1: the name of all levels says 县级权限', (s) => {
    for (const region of ALL) s.catalog(region, POST).set('事项名称', '公益性岗位补贴（县级权限）');
  }),
  lawful('logic/name: the name of all levels says 城市', (s) => {
    for (const region of ALL) s.catalog(region, POST).set('事项名称', '城市公益性岗位补贴');
  }),
  lawful('logic/name: a cancelled row', (s) => {
    s.catalog(KUNSHAN, '322004902000').replace('事项状态: 在用', '事项状态: 暂停');
    s.list(KUNSHAN, '322004902000').add('事项状态', '暂停');
  }),
];
