import { type Case, defect, fileFinding, JIANGSU, KUNSHAN, lawful, SUZHOU } from './harness.js';

const FOOD = '000131901000';
const ENERGY = '000104002000';
const HEAD = '地区: "320583"\n版本: "2026-01-01"\n';

/** What a document leaves out or blank, and how it may be laid out. */
export const schemaDocumentCases: readonly Case[] = [
  defect('schema/absent: 未载要素 is one note, rows are undecided', (s) => {
    const { file } = s.list(KUNSHAN, ENERGY);
    file.replaceInHeader('事项:\n', '未载要素: [服务对象]\n事项:\n');
    for (const segment of file.segments)
      segment.text = segment.text.replace(/ {4}服务对象: .*\n/, '');
    return [
      fileFinding('schema/absent', 'note', {
        path: file.path,
        line: file.lineOf('未载要素'),
        region: KUNSHAN,
        element: '未载要素',
      }),
    ];
  }),
  defect('schema/absent: 设定依据 of a catalog', (s) => {
    const { file } = s.catalog(KUNSHAN, FOOD);
    file.replaceInHeader('事项:\n', '未载要素: [设定依据]\n事项:\n');
    for (const segment of file.segments.slice(1)) {
      segment.text = segment.text.replace(/ {4}设定依据:\n( {6}- .*\n)+/, '');
    }
    return [
      fileFinding('schema/absent', 'note', {
        path: file.path,
        line: file.lineOf('未载要素'),
        region: KUNSHAN,
        element: '未载要素',
      }),
    ];
  }),

  defect('schema/blank: 待填 in an 自主 element', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('办理地点', '待填');
    return [row.finding('schema/blank', 'warning', '办理地点')];
  }),
  defect('schema/blank: 待填 where a code or a number stands', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('承诺办结时限', '待填').set('办件类型', '待填');
    return [
      row.finding('schema/blank', 'warning', '承诺办结时限'),
      row.finding('schema/blank', 'warning', '办件类型'),
    ];
  }),
  defect('schema/blank: 待填 is not legal in an element that must be the same', (s) => {
    const row = s.catalog(KUNSHAN, FOOD).set('法定办结时限单位', '待填');
    return [row.finding('schema/value', 'error', '法定办结时限单位')];
  }),

  lawful('schema/value, schema/type: a synonym of a dictionary word', (s) => {
    s.catalog(KUNSHAN, '001014901000').set('事项类型', '其他');
    s.list(KUNSHAN, '001014901000').set('事项类型', '其他');
  }),
  lawful('schema/required: 事项状态 left out', (s) => s.catalog(KUNSHAN, FOOD).unset('事项状态')),
  lawful('schema/kind, schema/empty, schema/unknown: two YAML documents in one file', (s) => {
    const row = s.catalog(KUNSHAN, FOOD);
    const { text, file } = row;
    row.delete();
    const last = file.segments.at(-1);
    if (last === undefined) throw new Error('no rows');
    last.text += `---\n类别: 基本目录\n${HEAD}事项:\n${text}`;
  }),
  lawful('schema/kind, schema/empty: one 基本目录 split by department', (s) => {
    const row = s.catalog(KUNSHAN, FOOD);
    s.file('320583-昆山市/目录/市场监管.yml', `类别: 基本目录\n${HEAD}事项:\n${row.text}`);
    row.delete();
  }),
  lawful('schema/kind: a file of several regions', (s) => {
    const rows = [SUZHOU, KUNSHAN].map((region) => {
      const row = s.catalog(region, FOOD);
      const { text } = row;
      row.delete();
      return `类别: 基本目录\n地区: "${region}"\n版本: "2026-01-01"\n事项:\n${text}`;
    });
    s.file('食品.yaml', rows.join('---\n'));
  }),
  lawful('schema/kind: files that are exempt', (s) => {
    s.file('.草稿.yaml', '随便: 写\n');
    s.config.text += '忽略: ["草稿.yaml"]\n';
    s.file('草稿.yaml', '随便: 写\n');
  }),
  lawful('yaml/syntax, schema/type, schema/format: a row in flow style', (s) => {
    s.catalog(KUNSHAN, FOOD).set(
      '设定依据',
      '[ 【法律】《中华人民共和国食品安全法》第三十五条第一款 ]',
    );
    s.catalog(JIANGSU, FOOD).set('行使层级', '\n      - 省级\n      - 市级\n      - 县级');
  }),
];
