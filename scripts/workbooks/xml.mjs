import { zipOf } from './zip.mjs';

export const escapeXml = (text) =>
  String(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const TRANSITIONAL = {
  main: 'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
  relations: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
};
const STRICT = {
  main: 'http://purl.oclc.org/ooxml/spreadsheetml/main',
  relations: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

/**
 * A workbook put together by hand: `sheet` is what stands within <worksheet>. `prefix` puts every
 * element of the workbook in a namespace with a prefix, as some report generators do.
 */
export function handMade({ name, sheet, strings, styles, workbookPr = '', strict, prefix = '' }) {
  const { main, relations } = strict ? STRICT : TRANSITIONAL;
  const p = prefix === '' ? '' : `${prefix}:`;
  const xmlns = prefix === '' ? `xmlns="${main}"` : `xmlns:${prefix}="${main}"`;
  const conformance = strict ? ' conformance="strict"' : '';
  const relation = (id, type, target) =>
    `<Relationship Id="${id}" Type="${relations}/${type}" Target="${target}"/>`;
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const type = (part, kind) =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;
  const list = (content) => `${head}<Relationships xmlns="${RELATIONS}">${content}</Relationships>`;
  return zipOf({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}${strings ? type('/xl/sharedStrings.xml', 'sharedStrings') : ''}${styles ? type('/xl/styles.xml', 'styles') : ''}</Types>`,
    '_rels/.rels': list(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<${p}workbook ${xmlns} xmlns:r="${relations}"${conformance}>${workbookPr}<${p}sheets><${p}sheet name="${escapeXml(name)}" sheetId="1" r:id="rId1"/></${p}sheets></${p}workbook>`,
    'xl/_rels/workbook.xml.rels': list(
      relation('rId1', 'worksheet', 'worksheets/sheet1.xml') +
        (strings ? relation('rId2', 'sharedStrings', '/xl/sharedStrings.xml') : '') +
        (styles ? relation('rId3', 'styles', 'styles.xml') : ''),
    ),
    'xl/worksheets/sheet1.xml': `${head}<${p}worksheet ${xmlns}>${sheet}</${p}worksheet>`,
    ...(strings ? { 'xl/sharedStrings.xml': `${head}<${p}sst ${xmlns}>${strings}</${p}sst>` } : {}),
    ...(styles
      ? { 'xl/styles.xml': `${head}<${p}styleSheet ${xmlns}>${styles}</${p}styleSheet>` }
      : {}),
  });
}
