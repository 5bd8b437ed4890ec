import { fodsOf } from './fods.mjs';
import { acts, CITY, PROVINCE, rowsOf } from './rows.mjs';

const PERMITS = rowsOf('000000-国家/关联清单/行政许可事项清单.yaml');
const HALL = rowsOf('320500-苏州市/专项清单/进驻事项负面清单.yaml');
const SAMPLE = '（示例）';

/** Title over the table, a header of two rows, the sum and a remark below. */
function twoRowHeader() {
  const down = (v) => ({ v, h: 2 });
  return fodsOf([
    {
      name: '基本目录',
      rows: [
        [{ v: `江苏省政务服务事项基本目录${SAMPLE}`, w: 11 }],
        [{ v: '编制单位：江苏省', w: 6 }, null, null, null, null, null, null, null, '2026年1月'],
        [
          down('序号'),
          down('主管部门'),
          down('事项名称*'),
          down('基本\n编码'),
          down('类型'),
          down('行使层级'),
          down('实施机关'),
          down('法律依据'),
          { v: '法定办结时限', w: 2 },
          null,
          down('备注'),
        ],
        [null, null, null, null, null, null, null, null, '时限', '单位'],
        ...PROVINCE.slice(0, 5).map((row, i) => [
          i + 1,
          row.主管部门,
          row.事项名称,
          row.基本编码,
          row.事项类型,
          row.行使层级.join('、'),
          row.实施机关,
          acts(row),
          row.法定办结时限,
          row.法定办结时限单位,
        ]),
        [{ v: '合计', w: 2 }, null, '5 项'],
        [{ v: '备注：本表为示例，数据取自示例目录。', w: 11 }],
      ],
    },
  ]);
}

/** Cells of an item merged down its materials, as most lists of materials are drawn. */
function subRows() {
  const rows = [];
  for (const [i, row] of CITY.slice(0, 3).entries()) {
    const materials = row.申请材料;
    for (const [m, material] of materials.entries()) {
      const down = (v) => (m === 0 ? { v, h: materials.length } : null);
      rows.push([
        down(i + 1),
        down(row.事项名称),
        down(row.业务办理项名称),
        down(row.实施编码),
        down(row.业务办理项编码),
        down(row.实施主体),
        down(row.实施主体编码),
        down(row.权力来源),
        down(row.行使层级),
        down(row.受理条件.map((text, n) => `${n + 1}.${text}`).join('\n')),
        m + 1,
        material.材料名称,
        material.材料必要性,
        material.材料类型,
        material.份数,
        down(row.办理流程.map(({ 环节 }) => 环节).join('→')),
        down(`${row.承诺办结时限}个${row.承诺办结时限单位}`),
      ]);
    }
  }
  const down = (v) => ({ v, h: 2 });
  return fodsOf([
    {
      name: 'Sheet1',
      rows: [
        [{ v: `苏州市行政许可实施清单${SAMPLE}`, w: 17 }],
        [
          down('序号'),
          down('事项名称'),
          down('办理项'),
          down('实施编码'),
          down('业务办理项编码'),
          down('实施主体'),
          down('统一社会信用代码'),
          down('权力来源'),
          down('行使层级'),
          down('受理条件'),
          { v: '申请材料', w: 5 },
          null,
          null,
          null,
          null,
          down('办理流程'),
          down('承诺时限'),
        ],
        [
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          '序号',
          '材料名称',
          '是否必要',
          '原件/复印件',
          '份数',
        ],
        ...rows,
      ],
    },
  ]);
}

/** The published form of a list; 主管部门 merged over its items, a heading for each part. */
function permitList() {
  const groups = new Map();
  for (const row of PERMITS.slice(0, 8))
    groups.set(row.主管部门, [...(groups.get(row.主管部门) ?? []), row]);
  let number = 0;
  const rows = [...groups].flatMap(([department, items]) =>
    items.map((row, i) => {
      number += 1;
      return [
        number,
        i === 0 ? { v: department, h: items.length } : null,
        row.事项名称,
        row.实施机关,
        row.设定和实施依据.join('\n'),
      ];
    }),
  );
  return fodsOf([
    {
      name: '清单',
      rows: [
        [{ v: `法律、行政法规、国务院决定设定的行政许可事项清单${SAMPLE}`, w: 5 }],
        ['序号', '中央主管部门', '许可事项名称', '实施机关', '设定和实施依据'],
        [{ v: '一、节选部分', w: 5 }],
        ...rows,
      ],
    },
  ]);
}

/** Header and title again on every printed page, rows hidden by a filter, days as dates and texts. */
function printedPages() {
  const header = [
    '序号',
    '事项名称',
    '事项编码',
    '事项类型',
    '设定依据',
    '行使层级',
    '主管部门',
    '实施机关',
    '生效日期',
  ];
  const days = [{ day: '2026-01-01' }, '2026年3月5日', '2026/4/1', 20260501, '二〇二六年六月'];
  const items = PROVINCE.slice(6, 11).map((row, i) => [
    i + 1,
    row.事项名称,
    row.基本编码,
    row.事项类型,
    acts(row),
    row.行使层级.join('；'),
    row.主管部门,
    row.实施机关,
    days[i],
  ]);
  const title = [{ v: `江苏省政务服务事项目录${SAMPLE}`, w: 9 }];
  return fodsOf([
    {
      name: '目录',
      rows: [
        title,
        header,
        items[0],
        { hidden: true, cells: items[1] },
        [],
        title,
        header,
        items[2],
        items[3],
        header,
        items[4],
        ['填表人：张三（示例）'],
      ],
    },
  ]);
}

/** Rows of several regions, said by their names in a column. */
function regions() {
  return fodsOf([
    {
      name: '进驻负面清单',
      rows: [
        [`进驻事项负面清单汇总${SAMPLE}`],
        ['所属地区', '事项名称', '基本编码', '实施机关', '原因', '说明', '办理场所'],
        ...HALL.slice(0, 2).map((row) => [
          '苏州市',
          row.事项名称,
          row.基本编码,
          row.实施机关,
          row.原因类别,
          row.说明,
          row.办理场所,
        ]),
        ...HALL.slice(0, 1).map((row) => [
          320583,
          row.事项名称,
          row.基本编码,
          row.实施机关,
          '场地',
          row.说明,
          row.办理场所,
        ]),
        ['鼓楼区', HALL[0].事项名称, HALL[0].基本编码, HALL[0].实施机关, '场地限制'],
      ],
    },
  ]);
}

/** Formulas with their results, and one that went wrong. */
function formulas() {
  const items = PROVINCE.slice(0, 3);
  return fodsOf([
    {
      name: '基本目录',
      rows: [
        ['江苏省基本目录（示例）'],
        [
          '序号',
          '基本编码',
          '事项名称',
          '事项类型',
          '设定依据',
          '行使层级',
          '主管部门',
          '实施机关',
          '法定办结时限',
          '法定办结时限单位',
        ],
        ...items.map((row, i) => [
          { f: 'ROW()-2' },
          { f: `"${row.基本编码}"` },
          { f: `TRIM(" ${row.事项名称} ")` },
          row.事项类型,
          acts(row),
          row.行使层级.join('、'),
          row.主管部门,
          row.实施机关,
          { f: '10+10' },
          i === 2 ? { f: 'NA()' } : '工作日',
        ]),
      ],
    },
  ]);
}

/** Cases that LibreOffice writes, by name. */
export const LIBREOFFICE_CASES = {
  两行表头: { fods: twoRowHeader() },
  合并单元格的子行: { fods: subRows() },
  公布的许可清单: { fods: permitList(), args: ['--region', '000000'] },
  每页重复表头: { fods: printedPages() },
  地区列: { fods: regions() },
  公式: { fods: formulas() },
  旧的xls格式: { fods: twoRowHeader(), to: 'xls' },
  ods格式: { fods: twoRowHeader(), to: 'ods' },
};
