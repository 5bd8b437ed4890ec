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

/** 食品生产许可: in all four catalogs, in no 实施清单. */
const FOOD = '000131901000';
/** 固定资产投资项目节能审查: also in the 实施清单 and 办事指南 of 省, 市 and 县. */
const ENERGY = '000104002000';
const FOOD_LAW = '【法律】《中华人民共和国食品安全法》第三十五条第一款';

/** A row that no upper catalog has, made of 食品生产许可 of the same region. */
function own(s: Sample, region: string, code: string, type: string, citations: readonly string[]) {
  const row = s.catalog(region, FOOD).copy();
  row.set('基本编码', `"${code}"`).set('事项名称', '食品小作坊名录管理').set('事项类型', type);
  return citations.length === 0
    ? row.unset('设定依据')
    : row.set('设定依据', citations.map((each) => `\n      - ${each}`).join(''));
}

const adds = (citation: string) => `\n      - ${FOOD_LAW}\n      - ${citation}`;

export const withinCases: readonly Case[] = [
  defect('within/catalog: a county item with a national code', (s) => {
    const row = own(s, KUNSHAN, '001031998000', '其他行政权力', [FOOD_LAW]);
    return [row.finding('within/catalog', 'error', '基本编码')];
  }),
  defect('within/catalog: a city item with a province code', (s) => {
    const row = own(s, SUZHOU, '322031998000', '公共服务', [FOOD_LAW]);
    row.set('行使层级', '[市级]');
    return [row.finding('within/catalog', 'error', '基本编码')];
  }),
  defect('within/catalog: the nation drops an item that the province lists', (s) => {
    // City and county have the province's row above them; the lists of the nation point at nothing.
    s.catalog(NATION, FOOD).delete();
    return [
      s.catalog(JIANGSU, FOOD).finding('within/catalog', 'error', '基本编码'),
      ...['行政许可事项清单', '市场准入负面清单', '证照分离改革事项清单'].map((list) =>
        s
          .entry(NATION, list, '食品生产许可')
          .finding('lists/linked', 'error', '对应事项', { code: undefined }),
      ),
    ];
  }),
  defect('within/catalog: a county may not set a 许可, even with a document', (s) => {
    const row = own(s, KUNSHAN, '320131998000', '行政许可', [
      '【地方性法规】《江苏省食品小作坊和食品摊贩管理条例》第九条',
    ]);
    row.add('自行设立', 'true');
    return [row.finding('within/catalog', 'error', '基本编码')];
  }),
  defect('within/catalog: a city sets a 许可 without a 地方性法规 of its own', (s) => {
    const row = own(s, SUZHOU, '320131998000', '行政许可', [
      '【规范性文件】《苏州市食品小作坊管理办法》（苏府规字〔2020〕1号）第三条',
    ]);
    row.set('行使层级', '[市级]').add('自行设立', 'true');
    return [
      row.finding('within/catalog', 'error', '基本编码'),
      row.finding('basis/authority', 'error', '设定依据'), // a 规范性文件 sets no 许可
    ];
  }),
  defect('within/catalog: 自行设立 on a document of another county', (s) => {
    const row = own(s, KUNSHAN, '321031998000', '其他行政权力', [
      '【规范性文件】《常熟市食品小作坊管理办法》（常政规〔2020〕1号）第三条',
    ]);
    row.add('自行设立', 'true');
    return [row.finding('within/catalog', 'error', '基本编码')];
  }),
  lawful('within/catalog: 自行设立: a city 许可 on its own 地方性法规', (s) => {
    const row = own(s, SUZHOU, '320131998000', '行政许可', [
      '【地方性法规】《苏州市食品小作坊管理条例》第九条',
    ]);
    row.set('行使层级', '[市级]').add('自行设立', 'true');
  }),
  lawful(
    'within/catalog: 自行设立: a county item of another type on a document of its city',
    (s) => {
      const row = own(s, KUNSHAN, '321031998000', '其他行政权力', [
        '【规范性文件】《苏州市食品小作坊管理办法》（苏府规字〔2020〕1号）第三条',
      ]);
      row.add('自行设立', 'true');
    },
  ),
  lawful('within/catalog: 部分: the province lists only what it handles itself', (s) => {
    s.region(JIANGSU).add('目录范围', '部分');
    own(s, SUZHOU, '322031998000', '公共服务', [FOOD_LAW]).set('行使层级', '[市级]');
  }),
  lawful('within/catalog: the city has no 基本目录', (s) => {
    s.remove('320500-苏州市/基本目录.yaml');
  }),
  lawful('within/catalog: skipped level: the county stands directly below the province', (s) =>
    s.region(KUNSHAN).set('上级', '"320000"'),
  ),

  defect('within/basis: a document of the county', (s) => {
    const act = '【规范性文件】《昆山市食品生产许可管理办法》（昆政规〔2019〕12号）第三条';
    const row = s.catalog(KUNSHAN, FOOD).set('设定依据', adds(act));
    return [row.finding('within/basis', 'error', '设定依据', { at: act, column: true })];
  }),
  defect('within/basis: a 地方性法规 of another province', (s) => {
    const act = '【地方性法规】《浙江省食品小作坊管理规定》第九条';
    const row = s.catalog(KUNSHAN, FOOD).set('设定依据', adds(act));
    return [row.finding('within/basis', 'error', '设定依据', { at: act })];
  }),
  defect('within/basis: a 地方性法规 of the own province is a note', (s) => {
    const act = '【地方性法规】《江苏省食品小作坊和食品摊贩管理条例》第九条';
    const row = s.catalog(KUNSHAN, FOOD).set('设定依据', adds(act));
    return [row.finding('within/basis', 'note', '设定依据', { at: act })];
  }),
  defect('within/basis: a 省政府规章 of the own province is a note', (s) => {
    const act = '【规章】《江苏省食品生产监督管理办法》（江苏省人民政府令第199号）第九条';
    const row = s.catalog(SUZHOU, FOOD).set('设定依据', adds(act));
    return [row.finding('within/basis', 'note', '设定依据', { at: act })];
  }),
  defect('within/basis: a 市政府规章 is no 省政府规章', (s) => {
    const act = '【地方政府规章】《苏州市食品生产监督管理办法》（苏州市人民政府令第99号）第九条';
    const row = s.catalog(SUZHOU, FOOD).set('设定依据', adds(act));
    return [row.finding('within/basis', 'error', '设定依据', { at: act })];
  }),
  defect('within/basis: a county has no 地方性法规', (s) => {
    const act = '【地方性法规】《昆山市食品生产管理条例》第九条';
    const row = s.catalog(KUNSHAN, FOOD).set('设定依据', adds(act));
    return [row.finding('within/basis', 'error', '设定依据', { at: act })];
  }),
  defect('within/basis: another article of the same act', (s) => {
    const act = '【法律】《中华人民共和国食品安全法》第三十六条第一款';
    const row = s.catalog(KUNSHAN, FOOD).set('设定依据', adds(act));
    return [row.finding('within/basis', 'warning', '设定依据', { at: act })];
  }),
  defect('within/basis: 实施依据 that the city lacks', (s) => {
    const row = s.catalog(KUNSHAN, FOOD);
    row.add('实施依据', '\n      - 【行政法规】《中华人民共和国食品安全法实施条例》第十五条第一款');
    return [row.finding('within/basis', 'note', '实施依据')];
  }),
  defect('within/basis: an 实施清单 row', (s) => {
    const act = '【规范性文件】《昆山市节能审查办法》（昆政规〔2019〕12号）第三条';
    const row = s.list(KUNSHAN, ENERGY);
    row.replace('第十五条\n', `第十五条\n      - ${act}\n`);
    return [row.finding('within/basis', 'error', '设定依据', { at: act })];
  }),
  defect('within/basis: 中华人民共和国 left out is the same act', (s) => {
    const row = s.catalog(KUNSHAN, FOOD);
    row.replace('《中华人民共和国食品安全法》', '《食品安全法》');
    return [row.finding('basis/title', 'note', '设定依据')]; // only its title is abbreviated
  }),
  lawful('within/basis, same/basis: Arabic numerals in an article', (s) =>
    s.catalog(KUNSHAN, FOOD).replace('第三十五条第一款', '第35条第1款'),
  ),
  lawful('within/basis, same/basis: 7.11: half-width brackets in a title', (s) => {
    const title = '《国务院关于贯彻〈食品安全法〉（2015年修订）的通知》（国发〔2015〕5号）第三条';
    for (const region of [NATION, JIANGSU, SUZHOU]) {
      s.catalog(region, FOOD).set('设定依据', adds(`【规范性文件】${title}`));
    }
    const half = title
      .replace('〈', '<')
      .replace('〉', '>')
      .replace('（2015年修订）', '(2015年修订)');
    s.catalog(KUNSHAN, FOOD).set('设定依据', adds(`【规范性文件】${half}`));
  }),
  lawful('within/basis: 7.11: brackets of a document number, 《》 nested', (s) => {
    const number = ['〔2020〕', '〔2020〕', '[2020]', '【2020】'];
    for (const [at, region] of [NATION, JIANGSU, SUZHOU, KUNSHAN].entries()) {
      const title =
        at === 3
          ? '《国务院关于贯彻《食品安全法》的通知》'
          : '《国务院关于贯彻〈食品安全法〉的通知》';
      const row = s.catalog(region, FOOD);
      row.set('设定依据', adds(`【规范性文件】${title}（国发${number[at]}5号）第三条`));
    }
  }),
  lawful('within/basis: a citation without its tag', (s) =>
    s.catalog(KUNSHAN, FOOD).replace('【法律】', ''),
  ),
  lawful('within/basis: the upper catalog cites the whole act, as official lists do', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU]) {
      s.catalog(region, FOOD).replace('第三十五条第一款', '');
    }
    const entry = s.entry(NATION, '行政许可事项清单', '食品生产许可');
    entry.replace('第三十五条第一款', '');
  }),
];
