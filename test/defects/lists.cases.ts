import { type Case, defect, JIANGSU, KUNSHAN, lawful, NATION, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
const ROAD = '000118902000';
const LIBRARY = '002022901000';
const ONLINE = '全程网办负面清单';
const HALL = '进驻事项负面清单';
const MARKET = '市场准入负面清单';
const REFORM = '证照分离改革事项清单';

/** One who must come once, and a service that is only half online. */
const visit = (row: {
  set: (a: string, b: string) => unknown;
  add: (a: string, b: string) => unknown;
}) => {
  row.set('到办事现场次数', '1');
  row.set('网上办理深度', '[互联网咨询, 互联网预审]');
  row.add('必须现场办理原因说明', '须核验原件');
};

export const listsCases: readonly Case[] = [
  defect('lists/hall: not in the hall, not on the list', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('是否进驻政务大厅', 'false');
    return [row.finding('lists/hall', 'error', '是否进驻政务大厅')];
  }),
  defect('lists/hall: a 公共服务 of the city', (s) => {
    const row = s.list(SUZHOU, '322004902000').set('是否进驻政务大厅', 'false');
    return [row.finding('lists/hall', 'error', '是否进驻政务大厅')];
  }),
  defect('lists/hall: on the list and in the hall', (s) => {
    const row = s.list(KUNSHAN, LIBRARY).set('是否进驻政务大厅', 'true');
    return [row.finding('lists/hall', 'warning', '是否进驻政务大厅')];
  }),
  defect('lists/hall: 其他 is no reason', (s) => {
    const row = s.entry(KUNSHAN, HALL, '结婚登记').set('原因类别', '其他');
    return [row.finding('lists/hall', 'warning', '原因类别')];
  }),
  lawful('lists/hall: on the list for want of room', (s) => {
    s.list(KUNSHAN, ENERGY).set('是否进驻政务大厅', 'false');
    const row = s.entry(KUNSHAN, HALL, '结婚登记').copy();
    row.set('事项名称', '固定资产投资项目节能审查').set('基本编码', `"${ENERGY}"`);
    row.set('实施机关', '昆山市发展和改革委员会');
  }),
  lawful('lists/hall, lists/full-online: what is secret is not published', (s) => {
    const row = s.list(SUZHOU, ROAD).set('是否进驻政务大厅', 'false');
    visit(row);
    row.add('公开', 'false');
  }),
  lawful('lists/hall, lists/full-online: a paused row', (s) => {
    const row = s.list(SUZHOU, ROAD).set('是否进驻政务大厅', 'false');
    visit(row);
    row.add('事项状态', '暂停');
  }),

  defect('lists/full-online: one visit, not on the list', (s) => {
    const row = s.list(KUNSHAN, ENERGY);
    visit(row);
    return [row.finding('lists/full-online', 'error', '到办事现场次数')];
  }),
  defect('lists/full-online: the result is not told online', (s) => {
    const row = s.list(SUZHOU, ENERGY);
    row.set('网上办理深度', '[互联网咨询, 互联网收件, 互联网预审, 互联网受理]');
    return [row.finding('lists/full-online', 'error', '网上办理深度')];
  }),
  defect('lists/full-online: the reason cites no article', (s) => {
    const row = s.entry(KUNSHAN, ONLINE, '结婚登记');
    row.set('法律依据', '《中华人民共和国民法典》');
    return [row.finding('lists/full-online', 'error', '法律依据')];
  }),
  defect('lists/full-online: the reason is a 规范性文件', (s) => {
    const row = s.entry(KUNSHAN, ONLINE, '建立收养关系登记');
    row.set('法律依据', '《昆山市收养登记工作规范》（昆民发〔2020〕3号）第三条');
    return [row.finding('lists/full-online', 'error', '法律依据')];
  }),
  lawful('lists/full-online: 涉及国家秘密 needs no article', (s) =>
    s.entry(KUNSHAN, ONLINE, '结婚登记').set('原因类别', '涉及国家秘密').unset('法律依据'),
  ),

  defect('lists/full-online-upper: the city does it online', (s) => {
    visit(s.list(KUNSHAN, ENERGY));
    const row = s.entry(KUNSHAN, ONLINE, '结婚登记').copy();
    row.set('事项名称', '固定资产投资项目节能审查').set('基本编码', `"${ENERGY}"`);
    return [row.finding('lists/full-online-upper', 'warning', '基本编码')];
  }),
  defect('lists/full-online-upper: the province does it online', (s) => {
    visit(s.list(SUZHOU, ENERGY));
    const row = s.entry(SUZHOU, ONLINE, '延期向社会开放档案审批').copy();
    row.set('事项名称', '固定资产投资项目节能审查').set('基本编码', `"${ENERGY}"`);
    return [row.finding('lists/full-online-upper', 'warning', '基本编码')];
  }),
  defect('lists/full-online-upper: 依法须线下办理 does not matter', (s) => {
    visit(s.list(KUNSHAN, ROAD));
    const row = s.entry(KUNSHAN, ONLINE, '建立收养关系登记').copy();
    row.set('事项名称', '涉路施工活动许可').set('基本编码', `"${ROAD}"`);
    return [row.finding('lists/full-online-upper', 'warning', '基本编码')];
  }),
  lawful('lists/full-online-upper, lists/full-online: the city cannot either', (s) => {
    for (const [region, other] of [
      [KUNSHAN, '结婚登记'],
      [SUZHOU, '延期向社会开放档案审批'],
    ] as const) {
      visit(s.list(region, ENERGY));
      const row = s.entry(region, ONLINE, other).copy();
      row.set('事项名称', '固定资产投资项目节能审查').set('基本编码', `"${ENERGY}"`);
      row.set('原因类别', '涉及国家秘密');
    }
    visit(s.list(JIANGSU, ENERGY));
    const row = s.entry(JIANGSU, ONLINE, '延期向社会开放档案审批').copy();
    row.set('事项名称', '固定资产投资项目节能审查').set('基本编码', `"${ENERGY}"`);
  }),
  lawful('lists/full-online-upper: an item that no upper region does itself', (s) =>
    s.entry(KUNSHAN, ONLINE, '结婚登记').set('须线下的环节', '当事人共同到场'),
  ),
  lawful('lists/full-online-upper: the row above is paused', (s) => {
    visit(s.list(KUNSHAN, ROAD));
    const row = s.entry(KUNSHAN, ONLINE, '结婚登记').copy();
    row.set('事项名称', '涉路施工活动许可').set('基本编码', `"${ROAD}"`);
    for (const region of [SUZHOU]) s.list(region, ROAD).add('事项状态', '暂停');
  }),

  defect('lists/linked: another name', (s) => {
    const row = s.entry(NATION, MARKET, '食品生产许可').set('事项名称', '食品制造许可');
    return [row.finding('lists/linked', 'error', '事项名称')];
  }),
  defect('lists/linked: another type', (s) => {
    const row = s.entry(NATION, REFORM, '食品生产许可').set('事项类型', '行政确认');
    return [row.finding('lists/linked', 'error', '事项类型')];
  }),
  defect('lists/linked: 对应事项 in no catalog', (s) => {
    const row = s.entry(NATION, MARKET, '食品生产许可').set('对应事项', '["000131999000"]');
    return [row.finding('lists/linked', 'error', '对应事项')];
  }),
  lawful('lists/linked: 禁止准入类 has no counterpart', (s) =>
    s
      .entry(NATION, MARKET, '食品生产许可')
      .copy()
      .set('事项名称', '禁止生产的食品')
      .set('准入类别', '禁止准入类')
      .unset('对应事项')
      .unset('事项类型'),
  ),
  lawful('lists/linked, lists/separation: 直接取消审批 has no counterpart', (s) =>
    s
      .entry(NATION, REFORM, '食品生产许可')
      .copy()
      .set('事项名称', '食品检验机构备案')
      .set('改革方式', '直接取消审批')
      .unset('对应事项'),
  ),
  lawful('lists/linked: found by name', (s) =>
    s.entry(NATION, MARKET, '食品生产许可').unset('对应事项'),
  ),
];
