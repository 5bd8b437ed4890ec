import { type Case, defect, JIANGSU, KUNSHAN, lawful, NATION, SUZHOU } from './harness.js';

const AGENCY = '000114901000';
const WEDDING = '000711901001';
const FOOD = '000131901000';
const MARKET = '市场准入负面清单';
const REFORM = '证照分离改革事项清单';

const local = (rows: string) =>
  `类别: 关联清单\n地区: "320583"\n清单: 市场准入负面清单\n版本: "2026-01-01"\n事项:\n${rows}`;
const MARKET_FILE = '320583-昆山市/关联清单/市场准入负面清单.yaml';
const FOOD_MEASURE = '未获得许可，不得从事食品销售和餐饮服务';

export const listsReformCases: readonly Case[] = [
  defect('lists/local-market: a row of the county', (s) => {
    const file = s.file(
      MARKET_FILE,
      local('  - 事项名称: 夜市摊位经营许可\n    准入类别: 许可准入类\n'),
    );
    return [
      {
        rule: 'lists/local-market',
        severity: 'error',
        file: file.path,
        line: 6,
        region: KUNSHAN,
        code: undefined,
        element: '事项名称',
      },
    ];
  }),
  defect('lists/local-market: another class than the nation', (s) => {
    const file = s.file(
      MARKET_FILE,
      local(
        `  - 事项名称: 食品经营许可\n    准入类别: 禁止准入类\n    措施描述: ${FOOD_MEASURE}\n`,
      ),
    );
    return [
      {
        rule: 'lists/local-market',
        severity: 'error',
        file: file.path,
        line: 7,
        region: KUNSHAN,
        code: undefined,
        element: '准入类别',
      },
    ];
  }),
  defect('lists/local-market: a measure of its own', (s) => {
    const file = s.file(
      MARKET_FILE,
      local(
        '  - 事项名称: 食品经营许可\n    准入类别: 许可准入类\n    措施描述: 本地户籍人员方可开办小餐饮店\n',
      ),
    );
    return [
      {
        rule: 'lists/local-market',
        severity: 'error',
        file: file.path,
        line: 8,
        region: KUNSHAN,
        code: undefined,
        element: '措施描述',
      },
    ];
  }),
  lawful('lists/local-market: a copy of a national row', (s) =>
    s.file(
      MARKET_FILE,
      local(
        `  - 事项名称: 食品经营许可\n    准入类别: 许可准入类\n    措施描述: ${FOOD_MEASURE}\n`,
      ),
    ),
  ),
  lawful('lists/local-market: a copy without the measure', (s) =>
    s.file(MARKET_FILE, local('  - 事项名称: 食品经营许可\n    准入类别: 许可准入类\n')),
  ),
  lawful('lists/local-market: the nation adds a row', (s) =>
    s
      .entry(NATION, MARKET, '食品生产许可')
      .copy()
      .set('措施描述', '未获得许可，不得从事食品添加剂生产')
      .set('准入事项编码', '"206099"'),
  ),

  defect('lists/separation: 告知承诺 is not flagged', (s) => {
    const row = s.list(KUNSHAN, AGENCY).unset('告知承诺');
    return [row.finding('lists/separation', 'error', '告知承诺')];
  }),
  defect('lists/separation: abolished and still in use', (s) => {
    s.entry(NATION, REFORM, '食品生产许可').set('改革方式', '直接取消审批');
    return [NATION, JIANGSU, SUZHOU, KUNSHAN].map((region) =>
      s.catalog(region, FOOD).finding('lists/separation', 'error', '事项状态'),
    );
  }),
  defect('lists/separation: 审批改为备案 and still 行政许可', (s) => {
    s.entry(NATION, REFORM, '食品生产许可').set('改革方式', '审批改为备案');
    return [NATION, JIANGSU, SUZHOU, KUNSHAN].map((region) =>
      s.catalog(region, FOOD).finding('lists/separation', 'error', '事项类型'),
    );
  }),
  lawful('lists/separation: abolished and cancelled everywhere', (s) => {
    s.entry(NATION, REFORM, '食品生产许可').set('改革方式', '直接取消审批');
    for (const region of [NATION, JIANGSU, SUZHOU, KUNSHAN])
      s.catalog(region, FOOD).set('事项状态', '取消');
  }),
  lawful('lists/separation: 实行告知承诺 and no row of an 实施清单', (s) =>
    s.entry(NATION, REFORM, '食品生产许可').set('改革方式', '实行告知承诺'),
  ),
  lawful('lists/hall: the county falls back on the list of its city', (s) => {
    s.list(KUNSHAN, WEDDING).set('是否进驻政务大厅', 'true');
    s.remove('320583-昆山市/专项清单/进驻事项负面清单.yaml');
  }),
];
