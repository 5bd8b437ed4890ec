import {
  type Case,
  defect,
  fileFinding,
  JIANGSU,
  KUNSHAN,
  lawful,
  NATION,
  SUZHOU,
} from './harness.js';

/** 食品生产许可: in all four catalogs, in no 实施清单. */
const FOOD = '000131901000';
/** 公益性岗位补贴: 县级, in no 实施清单. */
const POST = '000514902000';
const KUNSHAN_CATALOG = '320583-昆山市/基本目录.yaml';
const SUZHOU_CATALOG = '320500-苏州市/基本目录.yaml';

/** A missing item is reported at the 地区 of the catalog that lacks it. */
const missing = (path: string, region: string, code: string, line: number) =>
  fileFinding('life/unclaimed', 'warning', { path, line, region, code, element: '地区' });

const unclaimed = (code: string, reason: string) =>
  `未承接:\n  - 基本编码: "${code}"\n    理由: ${reason}\n`;

export const lifeCases: readonly Case[] = [
  defect('life/unclaimed: a county leaves out a 行政给付', (s) => {
    s.catalog(KUNSHAN, POST).delete();
    const { file } = s.catalog(KUNSHAN, FOOD);
    return [missing(KUNSHAN_CATALOG, KUNSHAN, POST, file.lineOf('地区: '))];
  }),
  defect('life/unclaimed: a city leaves out a 公共服务, the county has it', (s) => {
    s.catalog(SUZHOU, '002014902000').delete();
    const { file } = s.catalog(SUZHOU, FOOD);
    return [missing(SUZHOU_CATALOG, SUZHOU, '002014902000', file.lineOf('地区: '))];
  }),
  defect('life/unclaimed: a 未承接 is taken away', (s) => {
    const { file } = s.catalog(KUNSHAN, FOOD);
    const { header } = file;
    header.text = header.text.replace(/ {2}- 基本编码: "000119901000"\n( {4}.*\n)*/, '');
    return [missing(KUNSHAN_CATALOG, KUNSHAN, '000119901000', file.lineOf('地区: '))];
  }),
  defect('life/unclaimed: other types count once the region lists any', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU, KUNSHAN]) {
      for (const code of ['000231901000', '000231902000']) {
        if (region === KUNSHAN && code === '000231902000') continue;
        const row = s.catalog(region, POST).copy();
        row.set('基本编码', `"${code}"`).set('事项类型', '行政处罚').set('行使层级', '[县级]');
        row.set('主管部门', '市场监督管理部门');
        row.set(
          '事项名称',
          code === '000231901000' ? '对无证经营食品的处罚' : '对无证生产食品的处罚',
        );
      }
    }
    const { file } = s.catalog(KUNSHAN, FOOD);
    return [missing(KUNSHAN_CATALOG, KUNSHAN, '000231902000', file.lineOf('地区: '))];
  }),
  defect('life/unclaimed: 行使层级 of the region has two levels', (s) => {
    // The county also stands for the city level, whose items it does not list. Not asked for are the
    // 市级 子项 that its own 县级 子项 of the same stem and bare name stand for.
    const { file } = s.catalog(KUNSHAN, FOOD);
    s.region(KUNSHAN).add('行使层级', '[市级, 县级]');
    const city = ['000122901000', '000973901000', '000175004000', '321011901000'];
    return city.map((code) => missing(KUNSHAN_CATALOG, KUNSHAN, code, file.lineOf('地区: ')));
  }),
  lawful('life/unclaimed: a county that lists no 处罚 need not claim one', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU]) {
      const row = s.catalog(region, POST).copy();
      row.set('基本编码', '"000231901000"').set('事项类型', '行政处罚').set('行使层级', '[县级]');
      row.set('事项名称', '对无证经营食品的处罚').set('主管部门', '市场监督管理部门');
    }
  }),
  lawful('life/unclaimed: 未承接 with a reason', (s) => {
    s.catalog(KUNSHAN, POST).delete();
    const { file } = s.catalog(KUNSHAN, FOOD);
    file.replaceInHeader('未承接:\n', unclaimed(POST, '无相关机构'));
  }),
  lawful('life/unclaimed: 00Y is never asked for', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU]) {
      const row = s.catalog(region, FOOD).copy();
      row.set('基本编码', '"00101499800Y"').set('事项名称', '劳动保障备案');
      row.set('主管部门', '人力资源和社会保障部门');
      row.set('事项类型', '其他行政权力').set('行使层级', '[县级]');
      const child = row.copy().set('基本编码', '"001014998001"');
      child.set('事项名称', '劳动保障年审备案');
    }
    const { file } = s.catalog(KUNSHAN, FOOD);
    file.replaceInHeader('未承接:\n', unclaimed('001014998001', '无权限'));
  }),
  lawful('life/unclaimed: an item that the city alone exercises from now on', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU])
      s.catalog(region, POST).set('行使层级', '[市级]');
    s.catalog(KUNSHAN, POST).delete();
  }),
  lawful('life/unclaimed: 部分: the own catalog says that it is a part', (s) => {
    s.region(SUZHOU).add('目录范围', '部分');
    s.catalog(SUZHOU, '002014902000').delete();
  }),
  lawful('life/unclaimed: the item is cancelled above', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU]) s.catalog(region, POST).set('事项状态', '取消');
    s.catalog(KUNSHAN, POST).delete();
  }),
  lawful('life/unclaimed: the item comes into force later', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU]) {
      s.catalog(region, POST).add('计划生效日期', '2026-10-01');
    }
    s.catalog(KUNSHAN, POST).delete();
  }),
  defect(
    'life/unclaimed: on the day it comes into force',
    (s) => {
      for (const region of [NATION, JIANGSU, SUZHOU]) {
        s.catalog(region, POST).add('计划生效日期', '2026-10-01');
      }
      s.catalog(KUNSHAN, POST).delete();
      const { file } = s.catalog(KUNSHAN, FOOD);
      return [missing(KUNSHAN_CATALOG, KUNSHAN, POST, file.lineOf('地区: '))];
    },
    '2026-10-01',
  ),

  defect('life/cancelled: the city has cancelled it', (s) => {
    s.catalog(SUZHOU, POST).set('事项状态', '取消');
    return [s.catalog(KUNSHAN, POST).finding('life/cancelled', 'error', '事项状态')];
  }),
  defect('life/cancelled: the nation has paused it, all below still use it', (s) => {
    s.catalog(NATION, POST).set('事项状态', '暂停');
    return [JIANGSU, SUZHOU, KUNSHAN].map((region) =>
      s.catalog(region, POST).finding('life/cancelled', 'error', '事项状态'),
    );
  }),
  defect('life/cancelled: 事项状态 left out means 在用', (s) => {
    s.catalog(SUZHOU, POST).set('事项状态', '取消');
    const row = s.catalog(KUNSHAN, POST).unset('事项状态');
    return [row.finding('life/cancelled', 'error', '事项状态')];
  }),
  defect(
    'life/cancelled: a planned day has come',
    (s) => {
      const row = s.catalog(SUZHOU, POST).add('计划取消日期', '2026-10-01');
      return [
        row.finding('life/dates', 'error', '计划取消日期'), // the city itself still says 在用
        s.catalog(KUNSHAN, POST).finding('life/cancelled', 'error', '事项状态'),
      ];
    },
    '2026-10-02',
  ),
  lawful(
    'life/cancelled: a planned day that has not come',
    (s) => s.catalog(SUZHOU, POST).add('计划取消日期', '2026-10-01'),
    '2026-09-30',
  ),
  lawful('life/cancelled: cancelled above and below', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU, KUNSHAN]) {
      s.catalog(region, POST).set('事项状态', '取消');
    }
  }),
  lawful('life/cancelled: cancelled above because it was passed down', (s) => {
    s.catalog(SUZHOU, FOOD)
      .set('事项状态', '取消')
      .add(
        '下放',
        '\n      - 层级: 县级\n        依据: 《江苏省人民政府关于下放一批行政权力事项的决定》（苏政发〔2024〕99号）\n        生效日期: 2025-01-01',
      );
  }),
  lawful('life/cancelled: paused below, in use above', (s) =>
    s.catalog(KUNSHAN, POST).set('事项状态', '暂停'),
  ),

  defect('life/dates: cancelled before it takes effect', (s) => {
    const row = s.catalog(KUNSHAN, POST).set('事项状态', '取消');
    row.add('计划生效日期', '2026-03-01').add('计划取消日期', '2026-01-01');
    return [row.finding('life/dates', 'error', '计划取消日期')];
  }),
  defect('life/dates: in use after its own day', (s) => {
    const row = s.catalog(KUNSHAN, POST).add('计划取消日期', '2026-03-31');
    return [row.finding('life/dates', 'error', '计划取消日期')];
  }),
  defect('life/dates: an 实施清单 row in use after its own day', (s) => {
    const row = s.list(KUNSHAN, '000104002000').add('计划取消日期', '2026-03-31');
    return [row.finding('life/dates', 'error', '计划取消日期')];
  }),
  lawful('life/dates: cancelled on its own day', (s) => {
    const row = s.catalog(KUNSHAN, POST).set('事项状态', '取消');
    row.add('计划生效日期', '2025-03-01').add('计划取消日期', '2026-01-01');
  }),
  lawful('life/dates: its own day is still to come', (s) =>
    s.catalog(KUNSHAN, POST).add('计划取消日期', '2026-12-31'),
  ),
];
