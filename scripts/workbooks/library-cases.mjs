import { writeXlsx } from 'hucre/xlsx';
import { acts, CITY, PROVINCE, rowsOf } from './rows.mjs';

const DAY = new Date('2026-01-01T00:00:00Z');
const workbook = (sheets, more = {}) =>
  writeXlsx({ sheets, properties: { created: DAY, modified: DAY }, ...more });

const HALL = rowsOf('320583-昆山市/专项清单/进驻事项负面清单.yaml');
const SPECIAL = rowsOf('320583-昆山市/专项清单/特殊环节清单.yaml');

/** Codes as numbers: zeros eaten, digits lost. */
function eatenZeros() {
  const codes = PROVINCE.slice(0, 4);
  return workbook([
    {
      name: '目录',
      rows: [
        ['江苏省基本目录（示例）'],
        [
          '编码',
          '事项名称',
          '事项类型',
          '设定依据',
          '行使层级',
          '主管部门',
          '实施机关',
          '地方基本编码',
        ],
        ...codes.map((row, i) => [
          i === 3 ? '131017000' : Number(row.基本编码),
          row.事项名称,
          row.事项类型,
          acts(row),
          row.行使层级.join(','),
          row.主管部门,
          row.实施机关,
          i + 1,
        ]),
        [12345, '编码填错的事项（示例）', '行政许可', '无', '省级', '示例', '示例'],
        [
          '３２０１０５０２８００y',
          '全角编码的事项（示例）',
          '行政许可',
          '《示例条例》第一条',
          '市级',
          '示例',
          '示例',
        ],
      ],
      cells: new Map([['3,0', { style: { numFmt: '000000000000' } }]]),
    },
  ]);
}

/** 31 and 33 digits as numbers: nothing can bring them back. */
function lostDigits() {
  const rows = CITY.slice(0, 3).map((row, i) => [
    row.事项名称,
    i === 0 ? row.实施编码 : Number(`1132050000002310${i}43000131003000`),
    i === 1 ? '1.13205E+32' : row.业务办理项编码,
    row.实施主体,
    i === 2 ? 113205000000231060 : row.实施主体编码,
    row.行使层级,
  ]);
  return workbook([
    {
      name: 'Sheet1',
      rows: [
        ['苏州市实施清单（示例）'],
        ['事项名称', '实施编码', '业务办理项编码', '实施主体', '实施主体编码', '行使层级'],
        ...rows,
      ],
    },
  ]);
}

/** Materials and steps as text in one cell. */
function numberedText() {
  const [food, ...others] = CITY;
  const texts = [
    '1.申请表；2.营业执照（必要）；3.平面图（容缺后补、复印件）',
    '①申请书\n②身份证明（原件）\n③委托书（非必要，一式两份）',
    '（一）申请表（二）设施清单',
    '无',
  ];
  const steps = [
    '受理→审查（5个工作日）→决定→送达',
    '受理、审查、决定',
    '1.受理 2.审查 3.办结',
    '网上申请',
  ];
  return workbook([
    {
      name: '实施清单',
      rows: [
        ['苏州市行政许可标准实施清单（示例）'],
        [
          '事项名称',
          '基本编码',
          '事项类型',
          '设定依据',
          '行使层级',
          '受理条件',
          '申请材料',
          '办理流程',
          '中介服务',
          '数量限制',
          '服务对象',
        ],
        ...[food, ...others.slice(0, 3)].map((row, i) => [
          row.事项名称,
          row.基本编码,
          row.事项类型,
          acts(row),
          row.行使层级,
          row.受理条件.map((text, n) => `${n + 1}.${text}`).join(i === 0 ? '；' : '\n'),
          texts[i],
          steps[i],
          '无',
          '无',
          row.服务对象.join(' '),
        ]),
      ],
    },
  ]);
}

/** Several sheets: two lists, an explanation, dictionaries that are hidden, an old copy. */
function manySheets() {
  const list = [
    ['昆山市进驻事项负面清单（示例）'],
    ['序号', '事项名称', '基本编码', '实施机关', '原因类别', '说明', '办理场所'],
    ...HALL.map((row, i) => [
      i + 1,
      row.事项名称,
      row.基本编码,
      row.实施机关,
      row.原因类别,
      row.说明,
      row.办理场所,
    ]),
  ];
  return workbook([
    { name: '填表说明', rows: [['填表说明'], ['一、如实填写，不得漏项'], ['二、联系电话：示例']] },
    { name: '进驻事项负面清单', rows: list },
    {
      name: '特殊环节清单',
      rows: [
        ['事项名称', '环节名称', '办理时限', '时限单位', '依据'],
        ...SPECIAL.slice(0, 3).map((row) => [
          row.事项名称,
          row.环节,
          row.时限,
          row.时限单位,
          row.依据,
        ]),
      ],
    },
    { name: '空表', rows: [] },
    { name: '字典', hidden: true, rows: [['行政许可'], ['公共服务']] },
    { name: '进驻清单（旧）', hidden: true, rows: list },
  ]);
}

/** The head of a provincial product's import form (16 columns). */
function sixteenColumns() {
  const head = [
    '事项名称',
    '基本编码',
    '设定依据',
    '事项类型',
    '业务指导部门',
    '是否存在子项',
    '是否纳入国家目录',
    '行使层级',
    '主项/子项',
    '主项名称',
    '法定办结时限',
    '法定办结时限单位',
    '有无数量限制',
    '有无年检',
    '有无年报',
    '服务对象',
  ];
  const codes = { 工作日: '1', 自然日: '2' };
  return workbook([
    {
      name: 'sheet1',
      rows: [
        head,
        ...PROVINCE.slice(0, 4).map((row) => [
          row.事项名称,
          row.基本编码,
          acts(row),
          '01',
          row.主管部门,
          '0',
          '1',
          row.行使层级.map((level) => ({ 省级: 2, 市级: 3, 县级: 4 })[level]).join('^'),
          '主项',
          '',
          row.法定办结时限,
          row.法定办结时限单位 in codes ? row.法定办结时限单位 : '工作日',
          '无',
          '无',
          '无',
          row.服务对象
            .map(
              (one) =>
                ({ 自然人: 1, 企业法人: 2, 事业法人: 3, 社会组织法人: 4, 非法人企业: 5 })[one],
            )
            .join(','),
        ]),
      ],
    },
  ]);
}

/** Yes and no, words and limits in every way that people write them. */
function manyWords() {
  const head = [
    '事项名称',
    '实施编码',
    '行使层级',
    '办件类型',
    '办理形式',
    '是否收费',
    '是否网办',
    '是否进驻大厅',
    '预约办理',
    '跑动次数',
    '法定期限（工作日）',
    '承诺期限',
    '服务对象',
    '权力来源',
    '咨询电话',
    '网办深度',
  ];
  const [a, b, c, d] = CITY;
  return workbook([
    {
      name: '实施清单',
      rows: [
        ['苏州市实施清单（示例）'],
        head,
        [
          a.事项名称,
          a.实施编码,
          3,
          '即办件',
          '窗口,网上',
          '×',
          '√',
          'Y',
          true,
          '0次',
          20,
          '8个工作日',
          '自然人；企业法人',
          '法定本级行使',
          51200001,
          '互联网受理',
        ],
        [
          b.事项名称,
          b.实施编码,
          '市',
          '2',
          '1、2',
          '否',
          '是',
          'N',
          0,
          '１',
          '二十',
          '10天',
          '1^2^9',
          1,
          '0512-51200002',
          '4,5',
        ],
        [
          c.事项名称,
          c.实施编码,
          ' 市级 ',
          '承诺',
          '快递',
          '有',
          '不确定',
          '1',
          '无',
          '一次',
          '20个自然日',
          '5(工作日)',
          '法人',
          '法定',
          '0512-51200003',
          '/',
        ],
        [
          d.事项名称,
          d.实施编码,
          '地市',
          '其他',
          '窗口办理',
          '无',
          '0',
          'true',
          '',
          '不用跑',
          '—',
          '当场',
          '自然人',
          '待填',
          '待填',
          '待填',
        ],
      ],
    },
  ]);
}

/** Cases that our own library writes, by name. */
export const LIBRARY_CASES = {
  吃掉的零: { bytes: await eatenZeros() },
  丢了位的编码: { bytes: await lostDigits() },
  编号文字: { bytes: await numberedText(), args: ['--region', '320500'] },
  几张工作表: { bytes: await manySheets(), args: ['--region', '320583'] },
  十六列: { bytes: await sixteenColumns(), args: ['--region', '320000'] },
  各样的词: { bytes: await manyWords() },
  加密: {
    bytes: await workbook([{ name: '目录', rows: [['事项名称', '基本编码']] }], {
      encryption: { password: '示例', spinCount: 1000 },
    }),
    keep: true,
  },
};
