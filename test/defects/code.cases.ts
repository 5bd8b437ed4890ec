import { type Case, defect, JIANGSU, KUNSHAN, lawful, NATION, SUZHOU } from './harness.js';

/** 食品生产许可: in all four catalogs, in no 实施清单. */
const FOOD = '000131901000';
const ENERGY = '000104002000';
const LICENCE = '000131003000';
const BODY = '11320583000030402D';
const SHOP = '11320583000033101Y';

export const codeCases: readonly Case[] = [
  defect('code/basic: eleven characters', (s) => {
    // Of a row whose code says nothing, no reference can be looked up.
    const row = s.catalog(KUNSHAN, FOOD).set('基本编码', '"00013190100"');
    return [row.finding('code/basic', 'error', '基本编码')];
  }),
  defect('code/basic: full-width digits', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('基本编码', '"０００１３１９０１０００"');
    return [row.finding('code/basic', 'error', '基本编码')];
  }),
  defect('code/basic: the letter O for a zero', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('基本编码', '"00013190100O"');
    return [row.finding('code/basic', 'error', '基本编码')];
  }),
  defect('code/implementation: a character too many', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('实施编码', `"${BODY}4${ENERGY}0"`);
    s.guide(KUNSHAN, ENERGY).set('实施编码', `"${BODY}4${ENERGY}0"`);
    return [
      row.finding('code/implementation', 'error', '实施编码'),
      s.guide(KUNSHAN, ENERGY).finding('code/implementation', 'error', '实施编码'),
    ];
  }),
  defect('code/implementation: 00Y in it', (s) => {
    const code = `"${BODY}400010400200Y"`;
    const row = s.list(KUNSHAN, ENERGY).set('实施编码', code);
    const guide = s.guide(KUNSHAN, ENERGY).set('实施编码', code);
    return [
      row.finding('code/implementation', 'error', '实施编码'),
      row.finding('code/embedded', 'error', '实施编码'), // the 基本编码 of the row ends in 000
      guide.finding('code/implementation', 'error', '实施编码'),
    ];
  }),
  defect('code/business-item: a serial of one digit', (s) => {
    const row = s.list(KUNSHAN, '000114902000', '劳务派遣经营许可（新办）');
    const code = row.get('业务办理项编码').replace('01"', '1"');
    row.set('业务办理项编码', code);
    const guide = s.guide(KUNSHAN, '000114902000', '01').set('业务办理项编码', code);
    return [
      row.finding('code/business-item', 'error', '业务办理项编码'),
      guide.finding('code/business-item', 'error', '业务办理项编码'),
    ];
  }),
  defect('code/business-item: serial 00', (s) => {
    const row = s.list(KUNSHAN, '000114902000', '劳务派遣经营许可（新办）');
    const code = row.get('业务办理项编码').replace('01"', '00"');
    row.set('业务办理项编码', code);
    const guide = s.guide(KUNSHAN, '000114902000', '01').set('业务办理项编码', code);
    return [
      row.finding('code/business-item', 'error', '业务办理项编码'),
      guide.finding('code/business-item', 'error', '业务办理项编码'),
    ];
  }),
  defect('code/business-item: it begins with another 实施编码', (s) => {
    const row = s.list(KUNSHAN, '000114902000', '劳务派遣经营许可（新办）');
    const code = row.get('业务办理项编码').replace('000114902000', '000114901000');
    row.set('业务办理项编码', code);
    s.guide(KUNSHAN, '000114902000', '01').set('业务办理项编码', code);
    return [row.finding('code/business-item', 'error', '业务办理项编码')];
  }),

  defect('code/credit: a digit changed', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('实施主体编码', `"${BODY.replace('30402', '30412')}"`);
    return [row.finding('code/credit', 'error', '实施主体编码')];
  }),
  defect('code/credit: two digits swapped', (s) => {
    const row = s.list(SUZHOU, ENERGY);
    const code = row.get('实施主体编码').replace(/"/g, '');
    row.set('实施主体编码', `"${code.slice(0, 13)}${code[14]}${code[13]}${code.slice(15)}"`);
    return [row.finding('code/credit', 'error', '实施主体编码')];
  }),
  defect('code/credit: a TE stand-in is a warning', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('实施主体编码', '"TE320583FG00030402"');
    return [row.finding('code/credit', 'warning', '实施主体编码')];
  }),
  lawful(
    'code/credit, code/area, code/implementation, code/embedded, code/level: 7.2: a body registered elsewhere: the area of its code is not the region',
    (s) => {
      const row = s.list(KUNSHAN, ENERGY).set('实施主体编码', '"11100000725469674L"');
      row.set('实施编码', `"11100000725469674L4${ENERGY}"`);
      s.guide(KUNSHAN, ENERGY).set('实施编码', `"11100000725469674L4${ENERGY}"`);
    },
  ),
  lawful(
    'code/credit, code/implementation, code/embedded, code/level: a 事业单位 does a 公共服务',
    (s) => {
      const row = s.list(KUNSHAN, '002022901000').set('实施主体编码', '"12441500196720244T"');
      row.set('实施主体性质', '授权组织').set('实施编码', '"12441500196720244T4002022901000"');
      s.guide(KUNSHAN, '002022901000').set('实施编码', '"12441500196720244T4002022901000"');
    },
  ),

  defect('code/level: 3 in a 县级 row', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('实施编码', `"${BODY}3${ENERGY}"`);
    s.guide(KUNSHAN, ENERGY).set('实施编码', `"${BODY}3${ENERGY}"`);
    return [row.finding('code/level', 'warning', '实施编码')];
  }),
  defect('code/level: 4 in a 省级 row', (s) => {
    const row = s.list(JIANGSU, ENERGY);
    const code = row.get('实施编码').replace(`2${ENERGY}`, `4${ENERGY}`);
    row.set('实施编码', code);
    s.guide(JIANGSU, ENERGY).set('实施编码', code);
    return [row.finding('code/level', 'warning', '实施编码')];
  }),

  defect('code/type: 10 in a 公共服务', (s) => {
    // The wrong digits make it an item that stands nowhere above; its name is found under another code.
    const row = s.catalog(SUZHOU, '321011901000').set('基本编码', '"322011998000"');
    return [
      row.finding('code/type', 'error', '基本编码'),
      row.finding('same/code', 'error', '基本编码'),
    ];
  }),
  defect('code/type: a national row', (s) => {
    const row = s.catalog(NATION, '000724901000').set('事项类型', '行政奖励');
    return [
      row.finding('code/type', 'error', '基本编码'),
      s.catalog(JIANGSU, '000724901000').finding('same/type', 'error', '事项类型'),
    ];
  }),

  defect('code/embedded: another item in the 实施编码', (s) => {
    const code = `"${BODY}4000104003000"`;
    const row = s.list(KUNSHAN, ENERGY).set('实施编码', code);
    s.guide(KUNSHAN, ENERGY).set('实施编码', code);
    return [row.finding('code/embedded', 'error', '实施编码')];
  }),
  defect('code/embedded: a 子项 confused with its sister', (s) => {
    const row = s.list(KUNSHAN, '000111901001');
    const code = row.get('实施编码').replace('000111901001', '000111901003');
    row.set('实施编码', code);
    s.guide(KUNSHAN, '000111901001').set('实施编码', code);
    return [row.finding('code/embedded', 'error', '实施编码')];
  }),

  defect('code/area: the digits of Zhejiang', (s) => {
    const row = s.catalog(JIANGSU, '321011901000').copy();
    row.set('基本编码', '"331011998000"').set('事项名称', '养老机构星级评定');
    row.set('行使层级', '[省级]');
    return [row.finding('code/area', 'error', '基本编码')];
  }),
  defect('code/area: digits of no province', (s) => {
    const row = s.catalog(JIANGSU, '321011901000').copy();
    row.set('基本编码', '"991011998000"').set('事项名称', '养老机构星级评定');
    row.set('行使层级', '[省级]');
    return [row.finding('code/area', 'error', '基本编码')];
  }),

  defect('code/duplicate: the same row twice', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).copy();
    return [
      row.finding('code/duplicate', 'error', '基本编码'),
      row.finding('logic/duplicate-name', 'warning', '事项名称'),
    ];
  }),
  defect('code/duplicate: in two files of a region', (s) => {
    const { text } = s.list(KUNSHAN, ENERGY);
    const path = '320583-昆山市/实施清单/节能.yaml';
    s.file(path, `类别: 实施清单\n地区: "320583"\n版本: "2026-01-01"\n事项:\n${text}`);
    const file = s.file(path);
    return [
      {
        rule: 'code/duplicate',
        severity: 'error',
        file: path,
        line: file.lineOf('实施编码: '),
        region: KUNSHAN,
        code: `${BODY}4${ENERGY}`,
        element: '实施编码',
      },
    ];
  }),
  defect('code/duplicate: one 业务办理项编码 for two', (s) => {
    const row = s.list(KUNSHAN, LICENCE, '食品经营许可（注销）');
    row.set('业务办理项编码', `"${SHOP}4${LICENCE}03"`);
    const guide = s.guide(KUNSHAN, LICENCE, '04');
    return [
      row.finding('code/duplicate', 'error', '业务办理项编码'),
      guide.finding('guide/unbased', 'error', '业务办理项编码'), // no row 04 any more
    ];
  }),
  lawful('code/duplicate: one item on a 专项清单 several times', (s) => {
    const row = s.entry(KUNSHAN, '证明事项清单', '工伤认定').copy();
    row.set('证明名称', '受伤害职工死亡证明');
  }),
  lawful('code/duplicate: 7.20: one item on two lists', (s) => {
    const row = s.entry(KUNSHAN, '特殊环节清单', '食品经营许可').copy();
    row.set('环节', '技术审查');
  }),
  defect('code/parent: a 子项 without its 主项', (s) => {
    for (const region of [NATION, JIANGSU, SUZHOU, KUNSHAN]) {
      s.catalog(region, '00071190200Y').delete();
    }
    return [NATION, JIANGSU, SUZHOU, KUNSHAN].flatMap((region) =>
      ['000711902001', '000711902002'].map((code) =>
        s.catalog(region, code).finding('code/parent', 'error', '基本编码'),
      ),
    );
  }),
  defect('code/parent: 00Y without any 子项', (s) => {
    const row = s.catalog(JIANGSU, '321011901000').copy();
    row.set('基本编码', '"32101199800Y"').set('事项名称', '养老机构星级评定');
    row.set('行使层级', '[省级]');
    return [row.finding('code/parent', 'error', '基本编码')];
  }),
  defect('code/parent: 000 that has 子项', (s) => {
    const row = s.catalog(JIANGSU, '321011901000').copy();
    row.set('基本编码', '"321011998000"').set('事项名称', '养老机构星级评定');
    row.set('行使层级', '[省级]');
    row.copy().set('基本编码', '"321011998001"').set('事项名称', '养老机构五星评定');
    return [row.finding('code/parent', 'error', '基本编码')];
  }),
  lawful('code/parent: the 主项 stands above only', (s) =>
    s.catalog(KUNSHAN, '00071190200Y').delete(),
  ),
  lawful('code/parent: 00Y whose 子项 stand below only', (s) => {
    const row = s.catalog(JIANGSU, '321011901000').copy();
    row.set('基本编码', '"32101199800Y"').set('事项名称', '养老机构星级评定');
    const child = s.catalog(SUZHOU, '321011901000').copy();
    child.set('基本编码', '"321011998001"').set('事项名称', '养老机构五星评定');
    child.add('自行设立', 'true');
  }),
];
