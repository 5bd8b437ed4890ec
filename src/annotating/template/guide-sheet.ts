import type { Cell, CellStyle, WriteSheet } from 'hucre/xlsx';
import { columnsOf } from '../../report/cells.js';
import { shownText } from '../../report/sheet-frame.js';
import type { Standard } from '../../standard/standard.js';
import { tableName } from '../../tabular/table.js';
import { cellHint } from '../cell-hints.js';
import { directionText, requiredText } from './header-notes.js';
import { FILLS, headerLook, LINE_LOOK, sampleLook, TEXT_LOOK, TITLE_LOOK } from './looks.js';
import type { Template } from './template.js';

const WIDTHS = [22, 18, 26, 46, 60];
const LINE_HEIGHT = 14;

/** Who fills in what, and by which clause (苏政发〔2022〕71号, 二). */
const CLAUSES: Readonly<Record<string, string>> = {
  基本目录:
    '苏政发〔2022〕71号 二（一）：下级目录的“事项名称、主管部门、实施机关、设定和实施依据等基本要素不得超出上级目录规定的范围”；名称、编码、依据、类型“四级四同”。不承接的要写理由。',
  实施清单:
    '苏政发〔2022〕71号 二（二）：受理条件、服务对象、办理流程、申请材料、法定办结时限、办理结果等实施要素由省有关部门统一，各地照此实施；机构、编码、地点、时间、承诺时限等由本级填写。',
  办事指南:
    '苏政发〔2022〕71号 二（二）：办事指南“可作出压减受理条件、申请材料、中介服务、办理时限等优化调整”，不得增加；办理地点、办理时间、咨询方式等由本级填写。',
};
const OWN = '由本地区按苏政发〔2022〕71号编制，须与基本目录一致。';

/** The sheet 填报说明: who fills in what, what the colours mean, every element. */
export function guideSheet(template: Template, standard: Standard): WriteSheet {
  const rows: string[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  const add = (texts: readonly string[], styles: readonly (CellStyle | undefined)[]) => {
    for (const [i, style] of styles.entries()) {
      if (style !== undefined) cells.set(`${rows.length},${i}`, { style });
    }
    rows.push(texts.map(shownText));
  };
  const name = tableName(template);
  add([`${template.region.name}${name}填报说明`], [TITLE_LOOK]);
  for (const line of [
    `1. 各行来自：${template.origin}。`,
    `2. ${CLAUSES[template.kind] ?? OWN}`,
    ...(template.hasClaims
      ? ['3. 逐行填“承接”：承接的填 是；不承接的填 否，并选理由（六种之一），需要时写说明。']
      : []),
    `${template.hasClaims ? 4 : 3}. 由本级填写而暂时填不了的，写 待填；检查时提示，公布前须补齐。空着的必填项检查时是错误。`,
    `${template.hasClaims ? 5 : 4}. 工作表设了保护（没有密码），只为防止误改；列宽、行高可以调。不要改列名，不要删列名所在的行。`,
    `${template.hasClaims ? 6 : 5}. 填好后检查：sitong annotate 本文件 --region ${template.region.code || '地区代码'}；问题写回单元格的批注和“检查结果”表。`,
  ])
    add([line], [LINE_LOOK]);
  add([''], []);
  add(['颜色', '意思'], [headerLook(false), headerLook(false)]);
  for (const [fill, label, text] of [
    [FILLS.locked, '灰色', '来自上级，不能改'],
    [FILLS.open, '浅黄', '由本级填写，或可以在上级范围内改'],
    [FILLS.required, '橙色列名', '由本级填写的必填项；列名带 * 的是必填，或在一定情形下必填'],
  ] as const)
    add([label, text], [sampleLook(fill), TEXT_LOOK]);
  add([''], []);
  const head = headerLook(false);
  add(['要素', '必填', '与上级的关系', '怎样填', '说明'], [head, head, head, head, head]);
  const text = [TEXT_LOOK, TEXT_LOOK, TEXT_LOOK, TEXT_LOOK, TEXT_LOOK];
  for (const element of standard.elements(template.kind, template.variant).values()) {
    add(
      [
        element.name,
        requiredText(element.required),
        directionText(element),
        cellHint(element),
        element.note ?? '',
      ],
      text,
    );
  }
  return {
    name: '填报说明',
    columns: WIDTHS.map((width) => ({ width })),
    rows,
    cells,
    rowDefs: new Map(rows.map((row, i) => [i, { height: heightOf(row, i) }])),
    protection: { sheet: true, formatColumns: true, formatRows: true },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
    },
  };
}

function heightOf(row: readonly string[], index: number): number {
  if (index === 0) return 30;
  if (row.length <= 1) return 20;
  let most = 1;
  for (const [i, text] of row.entries()) {
    most = Math.max(most, Math.ceil(columnsOf(text) / ((WIDTHS[i] ?? 10) - 2)));
  }
  return most * LINE_HEIGHT + 4;
}
