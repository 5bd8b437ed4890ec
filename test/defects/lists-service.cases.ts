import { type Case, defect, JIANGSU, KUNSHAN, lawful, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
const ROAD = '000118902000';
const NURSE = '000123902000';
const NURSE_NEW = '护士执业注册（首次注册）';
const INJURY = '000714901000';
const FREELANCE = '002014903000';
const STEPS = '特殊环节清单';
const PROOFS = '证明事项清单';
const DEFERRAL = '容缺受理事项清单';
const PROMISE = '告知承诺事项清单';
const SERVICES = '中介服务事项清单';
const HEALTH = '材料名称: 健康体检证明';

export const listsServiceCases: readonly Case[] = [
  defect('lists/intermediary: the county lists another service', (s) => {
    s.entry(KUNSHAN, SERVICES, '涉路施工活动许可').set('中介服务名称', '地质灾害危险性评估');
    const row = s.list(KUNSHAN, ROAD);
    return [row.finding('lists/intermediary', 'error', '中介服务')];
  }),
  defect('lists/intermediary: a row that rests on a 规范性文件', (s) => {
    const row = s.entry(SUZHOU, SERVICES, '涉路施工活动许可');
    row.set(
      '设定依据',
      '\n      - 【规范性文件】《苏州市中介服务管理办法》（苏府规〔2019〕3号）第四条',
    );
    return [row.finding('lists/intermediary', 'error', '设定依据')];
  }),
  lawful('lists/intermediary: a county without a list of its own', (s) =>
    s.remove('320583-昆山市/专项清单/中介服务事项清单.yaml'),
  ),
  lawful('lists/intermediary: the act in full-width brackets', (s) =>
    s
      .entry(KUNSHAN, SERVICES, '涉路施工活动许可')
      .set('设定依据', '\n      - 《公路安全保护条例》（国务院令第593号）第二十八条'),
  ),

  defect('lists/commitment: 监管细则 says nothing', (s) => {
    const row = s.entry(KUNSHAN, PROMISE, '人力资源服务许可').set('监管细则', '无');
    return [row.finding('lists/commitment', 'error', '监管细则')];
  }),
  defect('lists/commitment: 法律责任 says nothing', (s) => {
    const row = s.entry(SUZHOU, PROMISE, '人力资源服务许可').set('法律责任', '/');
    return [row.finding('lists/commitment', 'error', '法律责任')];
  }),
  defect('lists/commitment: a dangerous trade', (s) => {
    const row = s.entry(JIANGSU, PROMISE, '人力资源服务许可').copy();
    row.set('事项名称', '危险化学品经营许可').set('基本编码', '"000125901000"');
    return [row.finding('lists/commitment', 'warning', '事项名称')];
  }),
  lawful('lists/commitment: other wording of what is promised', (s) =>
    s.entry(KUNSHAN, PROMISE, '人力资源服务许可').set('要求', '承诺内容真实、无虚假'),
  ),
  lawful('lists/commitment: an item without risk', (s) => {
    const row = s.entry(KUNSHAN, PROMISE, '人力资源服务许可').copy();
    row.set('事项名称', '旅行社服务网点备案').set('基本编码', '"001022902000"');
  }),
  lawful('lists/commitment: 监管细则 begins with 无', (s) =>
    s.entry(SUZHOU, PROMISE, '人力资源服务许可').set('监管细则', '无投诉的每年抽查一次'),
  ),

  defect('lists/deferral: the application itself', (s) => {
    const row = s.entry(KUNSHAN, DEFERRAL, '劳务派遣经营许可');
    row
      .replace('      - 劳务派遣经营许可申请书\n', '')
      .replace('- 经营场所使用文件', '- 劳务派遣经营许可申请书');
    return [row.finding('lists/deferral', 'error', '可容缺受理的材料')];
  }),
  defect('lists/deferral: a paper that the item does not ask for', (s) => {
    const row = s.entry(SUZHOU, DEFERRAL, '劳务派遣经营许可');
    row.replace('办公设施设备清单', '消防产品合格清册');
    return [row.finding('lists/deferral', 'error', '可容缺受理的材料', { at: '消防产品' })];
  }),
  defect('lists/deferral: handed in later than the 法定办结时限', (s) => {
    const row = s.entry(KUNSHAN, DEFERRAL, '劳务派遣经营许可').set('补交期限', '25');
    return [row.finding('lists/deferral', 'error', '补交期限')];
  }),
  lawful('lists/deferral: as long as the 法定办结时限', (s) =>
    s.entry(KUNSHAN, DEFERRAL, '劳务派遣经营许可').set('补交期限', '20'),
  ),
  lawful('lists/deferral: one of the two only', (s) =>
    s.entry(KUNSHAN, DEFERRAL, '劳务派遣经营许可').replace('      - 办公设施设备清单\n', ''),
  ),
  lawful('lists/deferral: the papers in another order', (s) =>
    s
      .entry(KUNSHAN, DEFERRAL, '劳务派遣经营许可')
      .replace('经营场所使用文件', '甲')
      .replace('办公设施设备清单', '经营场所使用文件')
      .replace('- 甲', '- 办公设施设备清单'),
  ),

  defect('lists/special-steps: a procedure that is on no list', (s) => {
    s.entry(KUNSHAN, STEPS, '固定资产投资项目节能审查').delete();
    const row = s.list(KUNSHAN, ENERGY);
    return [row.finding('lists/special-steps', 'warning', '特别程序')];
  }),
  defect('lists/special-steps: longer than on the list', (s) => {
    const row = s.list(KUNSHAN, ENERGY);
    row.replace('名称: 专家评审\n        时限: 20', '名称: 专家评审\n        时限: 35');
    return [row.finding('lists/special-steps', 'warning', '特别程序', { at: '时限: 35' })];
  }),
  defect('lists/special-steps: another procedure than the listed', (s) => {
    const row = s.list(SUZHOU, ROAD).replace('- 名称: 现场勘验', '- 名称: 技术审查');
    return [
      row.finding('lists/special-steps', 'warning', '特别程序'),
      row.finding('list/steps', 'error', '特别程序'), // the standard has 现场勘验
    ];
  }),
  lawful('lists/special-steps: shorter than on the list', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .replace('名称: 专家评审\n        时限: 20', '名称: 专家评审\n        时限: 10'),
  ),
  lawful('lists/special-steps: a county without a list of its own', (s) =>
    s.remove('320583-昆山市/专项清单/特殊环节清单.yaml'),
  ),
  lawful('lists/special-steps: the list allows more', (s) =>
    s.entry(KUNSHAN, STEPS, '固定资产投资项目节能审查').set('时限', '30'),
  ),

  defect('lists/proof: no longer on the list', (s) => {
    s.entry(KUNSHAN, PROOFS, '护士执业注册').delete();
    const rows = [
      s.list(KUNSHAN, NURSE, NURSE_NEW),
      s.list(KUNSHAN, NURSE, '护士执业注册（延续注册）'),
    ];
    return rows.map((row) => row.finding('lists/proof', 'error', '申请材料', { at: HEALTH }));
  }),
  defect('lists/proof: one of two', (s) => {
    s.entry(KUNSHAN, PROOFS, '工伤认定').delete();
    const row = s.list(KUNSHAN, INJURY);
    return [row.finding('lists/proof', 'error', '申请材料', { at: '材料名称: 劳动关系证明材料' })];
  }),
  defect('lists/proof: one of another item', (s) => {
    const row = s
      .list(SUZHOU, INJURY)
      .replace('材料名称: 劳动关系证明材料', '材料名称: 无犯罪记录证明');
    return [
      row.finding('lists/proof', 'error', '申请材料', { at: '材料名称: 无犯罪记录证明' }),
      row.finding('list/materials', 'error', '申请材料', { at: '材料名称: 无犯罪记录证明' }),
      row.finding('list/fewer', 'note', '申请材料'), // and the paper that it takes the place of
    ];
  }),
  lawful('lists/proof: obtained by the office itself', (s) => {
    s.entry(KUNSHAN, PROOFS, '工伤认定').delete();
    s.list(KUNSHAN, INJURY).replace(
      '来源渠道说明: 用人单位出具\n        份数: 1',
      '来源渠道说明: 用人单位出具\n        提交方式: 免于提交\n        份数: 0',
    );
  }),
  lawful('lists/proof: a county without a list of its own', (s) =>
    s.remove('320583-昆山市/专项清单/证明事项清单.yaml'),
  ),
  lawful('lists/proof: another office issues it', (s) =>
    s.entry(KUNSHAN, PROOFS, '护士执业注册').set('开具单位', '三级医疗机构'),
  ),

  defect('lists/cross-region: 通办范围 is narrower', (s) => {
    const row = s.list(KUNSHAN, FREELANCE).set('通办范围', '跨县');
    return [row.finding('lists/cross-region', 'error', '通办范围')];
  }),
  defect('lists/cross-region: 通办范围 无', (s) => {
    const row = s.list(SUZHOU, FREELANCE).set('通办范围', '无');
    return [row.finding('lists/cross-region', 'error', '通办范围')];
  }),
  defect('lists/cross-region: a step more at one place', (s) => {
    const row = s.list(KUNSHAN, FREELANCE);
    row.replace(
      '      - { 环节: 办理',
      '      - { 环节: 审查, 时限: 0, 时限单位: 工作日 }\n      - { 环节: 办理',
    );
    return [
      row.finding('lists/cross-region', 'error', '办理流程'),
      row.finding('list/steps', 'error', '办理流程', { at: '{ 环节: 审查' }),
    ];
  }),
  defect('lists/cross-region: the guide of one place asks for less', (s) => {
    const row = s.guide(KUNSHAN, FREELANCE).add('申请材料', '[]');
    return [row.finding('lists/cross-region', 'error', '申请材料')];
  }),
  lawful('lists/cross-region: 通办范围 is wider', (s) =>
    s.list(KUNSHAN, FREELANCE).set('通办范围', '全国'),
  ),
  lawful('lists/cross-region: 通办范围 跨省', (s) =>
    s.list(SUZHOU, FREELANCE).set('通办范围', '跨省'),
  ),
  lawful('lists/cross-region: another address and other hours', (s) =>
    s.guide(KUNSHAN, FREELANCE).set('办理时间', '周一至周日9:00—17:00'),
  ),
];
