import { type Case, defect, JIANGSU, KUNSHAN, lawful, NATION, SUZHOU } from './harness.js';

/** 食品生产许可: in all four catalogs, in no 实施清单. */
const FOOD = '000131901000';
/** 固定资产投资项目节能审查: also in the 实施清单 and 办事指南 of 省, 市 and 县. */
const ENERGY = '000104002000';
/** 取水许可审批（县级权限）（首次申请）. */
const WATER = '000119102008';
const LICENCE = '000131003000';
const ENERGY_LAW = '【法律】《中华人民共和国节约能源法》第十五条';
const OTHER_LAW = '【法律】《中华人民共和国行政许可法》第十二条';

/** 设定依据 as a YAML list. */
const acts = (...citations: string[]) => citations.map((each) => `\n      - ${each}`).join('');

export const sameCases: readonly Case[] = [
  defect('same/name: a county puts its own name before it', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('事项名称', '昆山市食品生产许可');
    return [
      row.finding('same/name', 'error', '事项名称', { at: '昆山市食品生产许可', column: true }),
      row.finding('logic/name', 'warning', '事项名称'), // the same words carry a place
    ];
  }),
  defect('same/name: the catalog differs, the 实施清单 below equals the city', (s) => {
    // Only the row between is wrong: the 实施清单 and the guide already say what the city says.
    const row = s.catalog(KUNSHAN, ENERGY).set('事项名称', '固定资产投资节能评估和审查');
    return [row.finding('same/name', 'error', '事项名称')];
  }),
  defect('same/name: the city differs, the county equals the province', (s) => {
    const row = s.catalog(SUZHOU, FOOD).set('事项名称', '食品生产加工许可');
    return [row.finding('same/name', 'error', '事项名称')];
  }),
  defect('same/name: the province differs, city and county equal the nation', (s) => {
    const row = s.catalog(JIANGSU, FOOD).set('事项名称', '食品生产加工许可');
    return [row.finding('same/name', 'error', '事项名称')];
  }),
  defect('same/name: the county copies the wrong name of its city', (s) => {
    const row = s.catalog(SUZHOU, FOOD).set('事项名称', '食品生产加工许可');
    s.catalog(KUNSHAN, FOOD).set('事项名称', '食品生产加工许可');
    return [row.finding('same/name', 'error', '事项名称')];
  }),
  defect('same/name: an 实施清单 row', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('事项名称', '固定资产投资节能评估和审查');
    const guide = s.guide(KUNSHAN, ENERGY);
    return [
      row.finding('same/name', 'error', '事项名称'),
      guide.finding('guide/fixed', 'error', '事项名称'), // it still has the right name
    ];
  }),
  defect('same/name: a 标准 row', (s) => {
    const row = s.standard(JIANGSU, ENERGY).set('事项名称', '节能审查');
    return [row.finding('same/name', 'error', '事项名称')];
  }),
  defect('same/name: half-width brackets are a warning', (s) => {
    const row = s.catalog(KUNSHAN, WATER).set('事项名称', '取水许可审批(县级权限)(首次申请)');
    return [row.finding('same/name', 'warning', '事项名称')];
  }),
  defect('same/name: a space in it is a warning', (s) => {
    const row = s.catalog(SUZHOU, FOOD).set('事项名称', '食品 生产许可');
    return [row.finding('same/name', 'warning', '事项名称')];
  }),
  defect('same/name: 审批 at the end left out is a warning (7.11)', (s) => {
    const row = s.catalog(KUNSHAN, '000119902000');
    row.set('事项名称', '河道管理范围内建设项目工程建设方案');
    return [row.finding('same/name', 'warning', '事项名称')];
  }),
  lawful('same/name: the name in quotes', (s) =>
    s.catalog(KUNSHAN, FOOD).set('事项名称', '"食品生产许可"'),
  ),
  lawful('same/code, same/name: 7.3: 市 and 县 子项 of one stem have different codes', (s) => {
    s.catalog(KUNSHAN, '000117902003').set('基本编码', '"000117902005"');
    s.list(KUNSHAN, '000117902003').add('事项状态', '取消');
    s.guide(KUNSHAN, '000117902003').delete();
    s.entry(KUNSHAN, '特殊环节清单', '商品房预售许可（县级权限）核发').delete();
  }),
  lawful(
    'same/name, same/code: 7.3: the county 子项 stands above only with the city suffix',
    (s) => {
      for (const region of [NATION, JIANGSU, SUZHOU]) s.catalog(region, '000117902003').delete();
      s.standard(JIANGSU, '000117902003').delete();
    },
  ),

  defect('same/code: another stem for the same name and type', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('基本编码', '"000131998000"');
    return [row.finding('same/code', 'error', '基本编码')];
  }),
  defect('same/code: the city gives a province item a code of its own', (s) => {
    const row = s.catalog(SUZHOU, '321011901000').set('基本编码', '"321011998000"');
    return [row.finding('same/code', 'error', '基本编码')];
  }),

  defect('same/type: a catalog row', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('事项类型', '行政确认');
    return [
      row.finding('same/type', 'error', '事项类型'),
      row.finding('code/type', 'error', '基本编码'), // digits 3–4 still say 行政许可
    ];
  }),
  defect('same/type: an 实施清单 row', (s) => {
    const row = s.list(SUZHOU, '000123902000', '护士执业注册（首次注册）');
    row.set('事项类型', '行政确认');
    return [
      row.finding('same/type', 'error', '事项类型'),
      row.finding('code/type', 'error', '基本编码'), // digits 3–4 still say 行政许可
    ];
  }),
  defect('same/type: the city differs, the county equals the province', (s) => {
    const row = s.catalog(SUZHOU, '000514902000').set('事项类型', '公共服务');
    return [
      row.finding('same/type', 'error', '事项类型'),
      row.finding('code/type', 'error', '基本编码'),
    ];
  }),
  lawful('same/type, code/type: a synonym of the type', (s) => {
    s.catalog(KUNSHAN, '001014901000').set('事项类型', '其他');
    s.list(KUNSHAN, '001014901000').set('事项类型', '其他');
  }),

  defect('same/basis: the county leaves out one of two acts', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU]) {
      s.catalog(region, FOOD).set(
        '设定依据',
        acts('【法律】《中华人民共和国食品安全法》第三十五条第一款', OTHER_LAW),
      );
    }
    return [s.catalog(KUNSHAN, FOOD).finding('same/basis', 'warning', '设定依据')];
  }),
  defect('same/basis: the province leaves out one of two acts, all below follow it', (s) => {
    s.catalog(NATION, FOOD).set(
      '设定依据',
      acts('【法律】《中华人民共和国食品安全法》第三十五条第一款', OTHER_LAW),
    );
    return [s.catalog(JIANGSU, FOOD).finding('same/basis', 'warning', '设定依据')];
  }),
  defect('same/basis: an 实施清单 row', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU, KUNSHAN]) {
      s.catalog(region, ENERGY).set('设定依据', acts(ENERGY_LAW, OTHER_LAW));
    }
    for (const row of [
      s.list(JIANGSU, ENERGY),
      s.list(SUZHOU, ENERGY),
      s.standard(JIANGSU, ENERGY),
    ]) {
      row.set('设定依据', acts(ENERGY_LAW, OTHER_LAW));
    }
    return [s.list(KUNSHAN, ENERGY).finding('same/basis', 'warning', '设定依据')];
  }),
  defect('same/basis: one act put in the place of another', (s) => {
    const row = s.catalog(KUNSHAN, ENERGY).set('设定依据', acts(OTHER_LAW));
    return [
      row.finding('same/basis', 'warning', '设定依据'),
      row.finding('within/basis', 'error', '设定依据', { at: OTHER_LAW }), // the other act is new
    ];
  }),
  lawful('same/basis: acts in another order', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU]) {
      s.catalog(region, FOOD).set(
        '设定依据',
        acts('【法律】《中华人民共和国食品安全法》第三十五条第一款', OTHER_LAW),
      );
    }
    s.catalog(KUNSHAN, FOOD).set(
      '设定依据',
      acts(OTHER_LAW, '【法律】《中华人民共和国食品安全法》第三十五条第一款'),
    );
  }),

  defect('same/element: 受理条件 is among the 同要素, list/conditions is silent', (s) => {
    s.config.text = s.config.text.replace('事项类型]', '事项类型, 受理条件]');
    const row = s.list(KUNSHAN, ENERGY);
    row.replace('    受理条件:\n', '    受理条件:\n      - 已通过昆山市能耗预审\n');
    return [row.finding('same/element', 'error', '受理条件')];
  }),
  defect('same/element: 法定办结时限 shorter is also a difference', (s) => {
    s.config.text = s.config.text.replace('事项类型]', '事项类型, 法定办结时限]');
    const row = s.list(KUNSHAN, ENERGY).set('法定办结时限', '15');
    row.unset('法定办结时限说明');
    return [row.finding('same/element', 'error', '法定办结时限')];
  }),
  defect('same/element: 服务对象 of a catalog row', (s) => {
    s.config.text = s.config.text.replace('事项类型]', '事项类型, 服务对象]');
    const row = s.catalog(KUNSHAN, FOOD).set('服务对象', '[自然人]');
    return [row.finding('same/element', 'error', '服务对象')];
  }),
  lawful('same/element: 服务对象 in another order', (s) => {
    s.config.text = s.config.text.replace('事项类型]', '事项类型, 服务对象]');
    s.catalog(KUNSHAN, FOOD).set('服务对象', '[非法人企业, 自然人, 企业法人]');
  }),

  defect('same/handling-item: a name no reference row has', (s) => {
    const row = s.list(KUNSHAN, LICENCE, '食品经营许可（注销）');
    row.set('业务办理项名称', '食品经营许可（补证）');
    return [row.finding('same/handling-item', 'warning', '业务办理项名称')];
  }),
  defect('same/handling-item: and a condition that none of the 办理项 has', (s) => {
    const row = s.list(SUZHOU, LICENCE, '食品经营许可（变更）');
    row.set('业务办理项名称', '食品经营许可（补证）');
    row.replace('    受理条件:\n', '    受理条件:\n      - 已在苏州日报上登载遗失声明\n');
    return [
      row.finding('same/handling-item', 'warning', '业务办理项名称'),
      row.finding('list/conditions', 'error', '受理条件', { at: '已在苏州日报' }),
    ];
  }),
  defect('same/handling-item: the county does not split what the standard splits', (s) => {
    const row = s.list(KUNSHAN, '000731901002', '个体工商户登记（设立）').unset('业务办理项名称');
    return [row.finding('same/handling-item', 'warning', '业务办理项名称')];
  }),
  lawful('same/handling-item: half-width brackets in a 办理项 name', (s) =>
    s.list(KUNSHAN, LICENCE, '食品经营许可（注销）').set('业务办理项名称', '食品经营许可(注销)'),
  ),
];
