import { encodeGb18030 } from './gb18030.mjs';
import { acts, PROVINCE } from './rows.mjs';
import { escapeXml, handMade } from './xml.mjs';

const HEAD = [
  '事项名称',
  '基本编码',
  '事项类型',
  '设定依据',
  '行使层级',
  '主管部门',
  '实施机关',
  '计划生效日期',
];
const cellsOf = (row) => [
  row.事项名称,
  row.基本编码,
  row.事项类型,
  acts(row),
  row.行使层级.join('、'),
  row.主管部门,
  row.实施机关,
];

/** Days of the 1904 system (old Excel for Mac), formatted in three ways, one not at all. */
function days1904() {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="31"/></cellXfs>';
  const inline = (text) => `<c t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;
  // 2026-01-01 is day 46023 of the 1900 system and 44561 of the other.
  const rows = PROVINCE.slice(0, 4).map(
    (row, i) =>
      `<row>${cellsOf(row).map(inline).join('')}<c s="${[1, 2, 3, 0][i]}"><v>${44561 + i}</v></c></row>`,
  );
  return handMade({
    name: '江苏省基本目录',
    workbookPr: '<workbookPr date1904="1"/>',
    styles,
    sheet: `<sheetData><row>${HEAD.map(inline).join('')}</row>${rows.join('')}</sheetData>`,
  });
}

/** Rich text, phonetic hints and escapes in shared strings; every element behind a prefix. */
function richText() {
  const items = PROVINCE.slice(0, 3);
  const strings = [];
  const share = (text) => {
    strings.push(text);
    return strings.length - 1;
  };
  const plain = (text) =>
    share(`<x:si><x:t>${escapeXml(text).replaceAll('\n', '_x000D_\n')}</x:t></x:si>`);
  const rich = (text) =>
    share(
      `<x:si><x:r><x:rPr><x:b/></x:rPr><x:t xml:space="preserve"> ${escapeXml(text.slice(0, 2))}</x:t></x:r><x:r><x:t>${escapeXml(text.slice(2))}</x:t></x:r><x:rPh sb="0" eb="2"><x:t>shipin</x:t></x:rPh></x:si>`,
    );
  const cell = (index) => `<x:c t="s"><x:v>${index}</x:v></x:c>`;
  const rows = items.map(
    (row) =>
      `<x:row>${cellsOf(row)
        .map((text, i) => cell(i === 0 ? rich(text) : plain(text)))
        .join('')}</x:row>`,
  );
  const head = `<x:row>${HEAD.slice(0, 7)
    .map((text) => cell(plain(text)))
    .join('')}</x:row>`;
  return handMade({
    name: '江苏省目录',
    prefix: 'x',
    sheet: `<x:sheetData>${head}${rows.join('')}</x:sheetData>`,
    strings: strings.join(''),
  });
}

/** Strict OOXML with a wrong dimension; one formula without a result, one to a lost sheet. */
function strictFormat() {
  const inline = (reference, text) =>
    `<c r="${reference}" t="inlineStr"><is><t>${escapeXml(text)}</t></is></c>`;
  const letters = 'BCDEFGHI';
  const line = (number, texts) =>
    `<row r="${number}">${texts.map((text, i) => inline(`${letters[i]}${number}`, text)).join('')}`;
  const [first, second, third] = PROVINCE;
  return handMade({
    name: '江苏省基本目录',
    strict: true,
    sheet: `<dimension ref="A1"/><sheetData>${line(5, HEAD)}</row>${line(7, cellsOf(first))}<c r="I7" t="d"><v>2026-02-01</v></c></row>${line(8, cellsOf(second))}<c r="I8"><f>TODAY()</f></c></row>${line(12, cellsOf(third))}<c r="I12" t="e"><f>#REF!A1</f><v>#REF!</v></c></row></sheetData>`,
  });
}

/** What a report system exports: GB18030 text with a title line, tabs, codes without their zeros. */
function reportCsv() {
  const rows = PROVINCE.slice(0, 3).map((row) =>
    [
      row.事项名称,
      String(Number(row.基本编码)),
      row.事项类型,
      acts(row).replaceAll('\n', '；'),
      row.行使层级.join('|'),
      row.主管部门,
      row.实施机关,
      '2026/1/1',
    ].join('\t'),
  );
  return encodeGb18030(
    ['江苏省基本目录导出（示例）', HEAD.join('\t'), ...rows, '合计\t3'].join('\r\n'),
  );
}

/** A web page with the ending of a workbook, as many systems hand out. */
function webPage() {
  return Buffer.from(
    `<html><head><meta charset="utf-8"></head><body><table><tr><td>${HEAD.join('</td><td>')}</td></tr></table></body></html>\n`,
  );
}

/** Cases put together by hand, by name. */
export const HAND_MADE_CASES = {
  '1904日期': { bytes: days1904() },
  富文本和前缀: { bytes: richText() },
  严格格式: { bytes: strictFormat() },
  报表导出的文本: { bytes: reportCsv(), file: '来源.txt' },
  网页改名: { bytes: webPage() },
  没下载完: { bytes: days1904().subarray(0, 900) },
};
