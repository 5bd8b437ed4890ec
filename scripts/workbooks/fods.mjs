import { escapeXml } from './xml.mjs';

/**
 * A flat OpenDocument sheet for LibreOffice to convert. A cell is text, a number, nothing, or
 * { v, w, h } (merged over w columns, h rows), { day }, { f, v } (formula with its result), { bool }.
 * A row is a list of cells, or { hidden: true, cells }.
 */
export function fodsOf(sheets) {
  const tables = sheets.map(({ name, rows, hidden }) => {
    const style = hidden ? ' table:style-name="hidden"' : '';
    return `<table:table table:name="${escapeXml(name)}"${style}>\n${rowsOf(rows)}</table:table>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="day"><number:year number:style="long"/><number:text>/</number:text><number:month/><number:text>/</number:text><number:day/></number:date-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>
<style:style style:name="hidden" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles>
<office:body><office:spreadsheet>
${tables.join('')}</office:spreadsheet></office:body></office:document>
`;
}

function rowsOf(rows) {
  const covered = new Set();
  let text = '';
  for (const [r, row] of rows.entries()) {
    const cells = row.cells ?? row;
    const width = Math.max(
      cells.length,
      ...[...covered].map((key) => {
        const [row, column] = key.split(',').map(Number);
        return row === r ? column + 1 : 0;
      }),
    );
    text += `<table:table-row${row.hidden ? ' table:visibility="collapse"' : ''}>`;
    for (let c = 0; c < width; c += 1) text += cellOf(cells[c], { r, c, covered });
    text += '</table:table-row>\n';
  }
  return text;
}

function cellOf(cell, { r, c, covered }) {
  if (covered.has(`${r},${c}`)) return '<table:covered-table-cell/>';
  if (cell === undefined || cell === null) return '<table:table-cell/>';
  if (cell.w === undefined && cell.h === undefined) return plainCell(cell, '');
  const { w = 1, h = 1, v } = cell;
  for (let y = r; y < r + h; y += 1)
    for (let x = c; x < c + w; x += 1) if (y > r || x > c) covered.add(`${y},${x}`);
  const spans = ` table:number-columns-spanned="${w}" table:number-rows-spanned="${h}"`;
  return plainCell(v ?? '', spans);
}

function plainCell(cell, spans) {
  if (typeof cell === 'number')
    return `<table:table-cell office:value-type="float" office:value="${cell}"${spans}/>`;
  if (typeof cell === 'string') {
    const lines = cell.split('\n').map((line) => `<text:p>${escapeXml(line)}</text:p>`);
    return `<table:table-cell office:value-type="string"${spans}>${lines.join('')}</table:table-cell>`;
  }
  if (cell.day !== undefined)
    return `<table:table-cell table:style-name="date" office:value-type="date" office:date-value="${cell.day}"${spans}/>`;
  if (cell.bool !== undefined)
    return `<table:table-cell office:value-type="boolean" office:boolean-value="${cell.bool}"${spans}/>`;
  return `<table:table-cell table:formula="of:=${escapeXml(cell.f)}"${spans}/>`;
}
