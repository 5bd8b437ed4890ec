import { type Case, defect, JIANGSU, KUNSHAN, lawful, type Row, SUZHOU } from './harness.js';

/** 固定资产投资项目节能审查. */
const ENERGY = '000104002000';
/** 营商环境投诉举报受理, set by the province itself. */
const OWN = '322004902000';
const LICENCE = '000131003000';
const NEW = '食品经营许可（新办）';
const CHANGE = '食品经营许可（变更）';

const condition = (row: Row, text: string) =>
  row.replace('    受理条件:\n', `    受理条件:\n      - ${text}\n`);
const material = (row: Row, name: string, need = '必要') =>
  row.replace(
    '    申请材料:\n',
    `    申请材料:\n      - 材料名称: ${name}\n        材料必要性: ${need}\n        材料类型: 原件\n        材料形式: 纸质\n        来源渠道: 申请人自备\n        份数: 1\n        要求提供材料的依据: 《中华人民共和国食品安全法》第三十五条第一款\n`,
  );

export const listCases: readonly Case[] = [
  defect('list/unbased: an item that the own catalog lacks', (s) => {
    s.catalog(KUNSHAN, '000536901000').delete();
    const row = s.list(KUNSHAN, '000536901000');
    const { file } = s.catalog(KUNSHAN, LICENCE);
    return [
      row.finding('list/unbased', 'error', '基本编码'),
      {
        rule: 'life/unclaimed',
        severity: 'warning',
        file: file.path,
        line: file.lineOf('地区: '),
        region: KUNSHAN,
        code: '000536901000',
        element: '地区', // the deleted catalog row
      },
    ];
  }),
  defect('list/unbased: the own catalog has paused the item', (s) => {
    s.catalog(KUNSHAN, '000536901000').set('事项状态', '暂停');
    return [s.list(KUNSHAN, '000536901000').finding('list/unbased', 'error', '基本编码')];
  }),
  defect('list/unbased: the catalog row is not yet in force', (s) => {
    s.catalog(KUNSHAN, '000536901000').add('计划生效日期', '2026-10-01');
    return [s.list(KUNSHAN, '000536901000').finding('list/unbased', 'error', '基本编码')];
  }),
  lawful('list/unbased: a cancelled list row needs no catalog row', (s) => {
    s.catalog(KUNSHAN, '000536901000').set('事项状态', '取消');
    s.list(KUNSHAN, '000536901000').add('事项状态', '取消');
    s.guide(KUNSHAN, '000536901000').delete();
  }),

  defect('list/conditions: one more', (s) => {
    const row = condition(s.list(KUNSHAN, ENERGY), '在本市缴纳社会保险满一年');
    return [row.finding('list/conditions', 'error', '受理条件', { at: '在本市缴纳' })];
  }),
  defect('list/conditions: a number is raised', (s) => {
    const row = s.list(KUNSHAN, '000111901001');
    row.replace('    受理条件:\n', '    受理条件:\n      - 注册资金不低于50万元\n');
    return [row.finding('list/conditions', 'error', '受理条件', { at: '注册资金' })];
  }),
  defect('list/conditions: a reworded one is a warning', (s) => {
    const row = s.list(KUNSHAN, ENERGY);
    row.replace('用能工艺和设备符合强制性节能标准', '用能工艺以及设备应当符合强制性的节能标准');
    return [row.finding('list/conditions', 'warning', '受理条件', { at: '用能工艺以及' })];
  }),
  defect('list/conditions: of an item set by the place itself, a note', (s) => {
    s.catalog(JIANGSU, OWN).has('自行设立') || s.catalog(JIANGSU, OWN).add('自行设立', 'true');
    const row = condition(s.list(KUNSHAN, OWN), '企业在本地纳税满三年');
    return [row.finding('list/conditions', 'note', '受理条件', { at: '企业在本地' })];
  }),
  lawful('list/conditions: conditions in another order, with a full stop', (s) => {
    const row = s.list(KUNSHAN, ENERGY);
    row.replace('      - 用能工艺和设备符合强制性节能标准\n', '');
    condition(row, '用能工艺和设备符合强制性节能标准。');
  }),
  lawful('list/conditions: 7.17: level and place words in a condition', (s) => {
    condition(s.standard(JIANGSU, ENERGY), '项目属于全省性重点用能项目');
    condition(s.list(JIANGSU, ENERGY), '项目属于江苏省全省性重点用能项目'.replace('江苏省', ''));
    condition(s.list(SUZHOU, ENERGY), '项目属于全市性重点用能项目');
    condition(s.list(KUNSHAN, ENERGY), '项目属于全县性重点用能项目');
  }),

  defect('list/materials: one more', (s) => {
    const row = material(s.list(KUNSHAN, ENERGY), '无违法记录承诺书');
    return [row.finding('list/materials', 'error', '申请材料', { at: '无违法记录' })];
  }),
  defect('list/materials: 非必要 becomes 必要', (s) => {
    const row = s.list(KUNSHAN, LICENCE, CHANGE).replace('材料必要性: 非必要', '材料必要性: 必要');
    return [row.finding('list/materials', 'error', '申请材料')].map((each) => ({
      ...each,
      line: row.line + lineWithin(row, '经营场所平面布局和操作流程图') + 1,
    }));
  }),
  defect('list/materials: two copies for one', (s) => {
    const row = s.list(KUNSHAN, ENERGY).replace('份数: 1', '份数: 3');
    return [row.finding('list/materials', 'error', '申请材料', { at: '份数: 3' })];
  }),
  defect('list/materials: a reworded one is a warning', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW);
    row.replace('食品安全管理制度文本', '食品安全有关管理制度的文本材料');
    return [row.finding('list/materials', 'warning', '申请材料', { at: '食品安全有关' })];
  }),
  defect('list/materials: of an item set by the place itself, a note', (s) => {
    s.catalog(JIANGSU, OWN).has('自行设立') || s.catalog(JIANGSU, OWN).add('自行设立', 'true');
    const row = material(s.list(SUZHOU, OWN), '企业信用报告');
    return [row.finding('list/materials', 'note', '申请材料', { at: '企业信用报告' })];
  }),
  defect('list/materials: 容缺后补 becomes 必要', (s) => {
    const row = s.list(KUNSHAN, '000114902000', '劳务派遣经营许可（新办）');
    row.replace('材料必要性: 容缺后补', '材料必要性: 必要  # 改');
    return [row.finding('list/materials', 'error', '申请材料', { at: '必要  # 改' })];
  }),
  defect('any of the 办理项 of the reference will do', (s) => {
    // 补证 is no 办理项 of the standard; its conditions come from two that are.
    const row = s.list(KUNSHAN, LICENCE, '食品经营许可（注销）');
    row.set('业务办理项名称', '食品经营许可（补证）');
    row.set(
      '受理条件',
      '\n      - 已取得食品经营许可证且在有效期内\n      - 取得营业执照或者法人登记证书',
    );
    return [row.finding('same/handling-item', 'warning', '业务办理项名称')];
  }),
  lawful('list/materials: materials in another order', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW);
    const first = /- 材料名称: 食品经营许可申请书\n( {8}.*\n)+/.exec(row.text)?.[0] ?? '';
    row.replace(`      ${first}`, '').replace('    办理流程:\n', `      ${first}    办理流程:\n`);
  }),
  lawful('list/materials: half-width brackets in a material', (s) =>
    s.list(KUNSHAN, LICENCE, NEW).replace('（负责人）', '(负责人)'),
  ),
  lawful('list/materials: a material is handed in, or form and source are other', (s) =>
    s.list(KUNSHAN, LICENCE, NEW).replace('材料形式: 纸质或电子', '材料形式: 电子'),
  ),
  lawful('list/materials: 7.17: the own name in a form', (s) =>
    s
      .list(KUNSHAN, LICENCE, NEW)
      .replace('材料名称: 食品经营许可申请书', '材料名称: 昆山市食品经营许可申请书'),
  ),
];

function lineWithin(row: Row, needle: string): number {
  return row.text.slice(0, row.text.indexOf(needle)).split('\n').length - 1;
}
