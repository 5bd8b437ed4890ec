import { type Case, defect, JIANGSU, KUNSHAN, lawful, type Sample, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
const LICENCE = '000131003000';
const NEW = '食品经营许可（新办）';
/** 结婚登记: on the 全程网办负面清单 of the county. */
const WEDDING = '000711901001';
const ESTATE = '000715901000';
const TRANSFER = '不动产登记（国有建设用地使用权及房屋所有权转移登记）';
const SOCIETY = '000111901001';
const ROAD = '000118902000';

/** The rows of an item that bind each other, so that a change of all is no difference. */
const rowsOf = (s: Sample, code: string, name?: string) => [
  s.standard(JIANGSU, code, name),
  ...[JIANGSU, SUZHOU, KUNSHAN].map((region) => s.list(region, code, name)),
];

export const logicCases: readonly Case[] = [
  defect('logic/onsite: a visit without a reason', (s) => {
    const row = s.list(KUNSHAN, WEDDING).unset('必须现场办理原因说明');
    return [row.finding('logic/onsite', 'warning', '到办事现场次数')];
  }),
  defect('logic/onsite: a reason and no visit', (s) => {
    const row = s.list(KUNSHAN, ENERGY).add('必须现场办理原因说明', '须核验原件');
    return [row.finding('logic/onsite', 'warning', '必须现场办理原因说明')];
  }),
  defect('logic/onsite: no visit, not online, not by post', (s) => {
    const row = s.list(KUNSHAN, WEDDING).set('到办事现场次数', '0').unset('必须现场办理原因说明');
    return [row.finding('logic/onsite', 'warning', '到办事现场次数')];
  }),
  lawful('logic/onsite: the reason says 无', (s) =>
    s.list(KUNSHAN, ENERGY).add('必须现场办理原因说明', '无'),
  ),
  lawful('logic/onsite: two visits, explained', (s) =>
    s.list(KUNSHAN, WEDDING).set('到办事现场次数', '2'),
  ),
  lawful('logic/onsite: no visit, by post', (s) => {
    const row = s.list(KUNSHAN, WEDDING).set('到办事现场次数', '0').unset('必须现场办理原因说明');
    row.set('是否支持物流快递', 'true').set('办理形式', '[窗口办理, 快递申请]');
  }),

  defect('logic/online: not online, yet accepted online', (s) => {
    const row = s.list(KUNSHAN, WEDDING).set('网上办理深度', '[互联网咨询, 互联网受理]');
    return [row.finding('logic/online', 'warning', '网上办理深度')];
  }),
  defect('logic/online: online, yet only at the window', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('办理形式', '[窗口办理]');
    return [row.finding('logic/online', 'warning', '办理形式')];
  }),
  defect('logic/online: not online, yet 网上办理', (s) => {
    const row = s.list(KUNSHAN, WEDDING).set('办理形式', '[窗口办理, 网上办理]');
    return [row.finding('logic/online', 'warning', '办理形式')];
  }),
  lawful('logic/online: not online, consulted and received online', (s) =>
    s.list(KUNSHAN, WEDDING).set('网上办理深度', '[互联网咨询, 互联网收件, 互联网预审]'),
  ),
  lawful('logic/online: online only', (s) => s.list(KUNSHAN, ENERGY).set('办理形式', '[网上办理]')),
  lawful('logic/online: deeper by an electronic licence', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .replace('互联网办理结果信息反馈]', '互联网办理结果信息反馈, 互联网电子证照反馈]'),
  ),

  defect('logic/fees: free, yet paid online', (s) => {
    const row = s.list(KUNSHAN, ENERGY).add('是否支持网上支付', 'true');
    return [row.finding('logic/fees', 'warning', '是否支持网上支付')];
  }),
  defect('logic/fees: a fee without 收费依据', (s) => {
    const row = s.list(KUNSHAN, ESTATE, TRANSFER);
    row.text = row.text.replace(/ {8}收费依据: .*\n/, '');
    return [row.finding('logic/fees', 'warning', '收费项目', { at: '收费项目名称' })];
  }),
  defect('logic/fees: free, with fees', (s) => {
    const row = s.list(KUNSHAN, ESTATE, TRANSFER).set('是否收费', 'false');
    row.text = row.text.replace(/ {4}是否支持网上支付: true\n/, '');
    return [row.finding('logic/fees', 'warning', '收费项目', { at: '收费项目名称' })];
  }),
  lawful('logic/fees: free, not paid online', (s) =>
    s.list(KUNSHAN, ENERGY).add('是否支持网上支付', 'false'),
  ),
  lawful('logic/fees: a fee that may be waived', (s) =>
    s.list(KUNSHAN, ESTATE, TRANSFER).replace('是否允许减免: true', '是否允许减免: false'),
  ),
  lawful('logic/fees: free, an empty list of fees', (s) =>
    s.list(KUNSHAN, ENERGY).add('收费项目', '[]'),
  ),

  defect('logic/result: 无 with a name', (s) => {
    const rows = rowsOf(s, ENERGY);
    return rows.map((row) =>
      row.set('审批结果类型', '[无]').finding('logic/result', 'warning', '审批结果名称'),
    );
  }),
  lawful('logic/result: two results, two types', (s) => {
    for (const row of rowsOf(s, ENERGY)) row.set('审批结果类型', '[批文, 证照]');
  }),
  lawful('logic/result: 其他 may be anything', (s) => {
    for (const row of rowsOf(s, ENERGY)) row.set('审批结果类型', '[其他]');
  }),
  lawful('logic/result: 证明 is no 证照', (s) => {
    for (const row of rowsOf(s, ENERGY)) row.set('审批结果名称', '固定资产投资项目节能审查证明');
  }),

  defect('logic/themes: a 法人主题 for 自然人', (s) => {
    const row = s.list(KUNSHAN, WEDDING).add('法人主题分类', '[其他]');
    return [row.finding('logic/themes', 'warning', '法人主题分类')];
  }),
  defect('logic/themes: a 自然人主题 for bodies', (s) => {
    const row = s.list(KUNSHAN, ENERGY).add('自然人主题分类', '[其他]');
    return [row.finding('logic/themes', 'warning', '自然人主题分类')];
  }),
  defect('logic/themes: none for 自然人', (s) => {
    const row = s.list(KUNSHAN, LICENCE, NEW).unset('自然人主题分类');
    return [row.finding('logic/themes', 'warning', '服务对象')];
  }),
  lawful('logic/themes: two themes of the side that is served', (s) =>
    s.list(KUNSHAN, ENERGY).set('法人主题分类', '[投资审批, 其他]'),
  ),
  lawful('logic/themes: 服务对象 in another order', (s) =>
    s
      .list(KUNSHAN, LICENCE, NEW)
      .set('服务对象', '[企业法人, 自然人, 事业法人, 社会组织法人, 非法人企业]'),
  ),
  lawful('logic/themes: one theme for both', (s) =>
    s.list(KUNSHAN, LICENCE, NEW).set('自然人主题分类', '[其他]').set('法人主题分类', '[其他]'),
  ),

  defect('logic/power-source: 受委托组织 with a power of its own', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('实施主体性质', '受委托组织');
    return [row.finding('logic/power-source', 'warning', '权力来源')];
  }),
  defect('logic/power-source: 法定本级行使 with a 委托部门', (s) => {
    const row = s.list(KUNSHAN, ENERGY).add('委托部门', '昆山市财政局');
    return [row.finding('logic/power-source', 'warning', '委托部门')];
  }),
  defect('logic/power-source: 上级下放 without any paper', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('权力来源', '上级下放');
    return [row.finding('logic/power-source', 'warning', '权力来源')];
  }),
  lawful('logic/power-source: 同级委托', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .set('权力来源', '同级委托')
      .set('实施主体性质', '受委托组织')
      .add('委托部门', '昆山市财政局'),
  ),
  lawful('logic/power-source: 委托部门 无', (s) => s.list(KUNSHAN, ENERGY).add('委托部门', '无')),
  lawful('logic/power-source: 上级下放 on record', (s) => {
    s.list(KUNSHAN, ENERGY).set('权力来源', '上级下放');
    s.catalog(SUZHOU, ENERGY).add(
      '下放',
      '\n      - 地区: "320583"\n        依据: 《苏州市人民政府关于下放行政权力的决定》（苏府〔2024〕9号）\n        生效日期: 2025-01-01',
    );
  }),

  defect('logic/phones: one number for both', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('监督投诉方式', '电话：0512-00003041');
    return [row.finding('logic/phones', 'warning', '监督投诉方式')];
  }),
  defect('logic/phones: one number in two spellings', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('咨询方式', '0512-57301234');
    row.set('监督投诉方式', '（0512）5730 1234');
    return [row.finding('logic/phones', 'warning', '监督投诉方式')];
  }),
  defect('logic/phones: no area code', (s) => {
    const row = s.list(KUNSHAN, ROAD).set('监督投诉方式', '电话：57123456');
    return [row.finding('logic/phones', 'warning', '监督投诉方式')];
  }),
  defect('logic/phones: the guide names one for both', (s) => {
    const row = s.guide(KUNSHAN, SOCIETY);
    row.text = row.text.replace(/ {4}(咨询方式|监督投诉方式): .*\n/g, '');
    row.add('咨询方式', '电话：0512-57000001').add('监督投诉方式', '电话：0512-57000001');
    return [row.finding('logic/phones', 'warning', '监督投诉方式')];
  }),
  lawful('logic/phones: a public hotline for both', (s) =>
    s.list(KUNSHAN, ENERGY).set('咨询方式', '"12345"').set('监督投诉方式', '0512-12345'),
  ),
  lawful('logic/phones: 400 and 110', (s) =>
    s.list(KUNSHAN, ENERGY).set('咨询方式', '400-828-8288').set('监督投诉方式', '"110"'),
  ),
  lawful('logic/phones: a mobile and a web page', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .set('咨询方式', '电话：13800000000')
      .set('监督投诉方式', 'https://www.jszwfw.gov.cn'),
  ),
  lawful('logic/phones: an extension of the same exchange', (s) =>
    s.list(KUNSHAN, ENERGY).set('咨询方式', '0512-57000001').set('监督投诉方式', '0512-57000002'),
  ),
  lawful('logic/state-issued, guide/unbased: a cancelled row binds nobody', (s) => {
    s.list(KUNSHAN, ENERGY).replace('        提交方式: 免于提交\n', '').add('事项状态', '取消');
    s.guide(KUNSHAN, ENERGY).delete();
  }),
];
