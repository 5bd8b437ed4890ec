import { XML_DECLARATION, xmlText } from '../../report/xml.js';

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Fonts of official papers (GB/T 9704), and those that programs take where one is not installed. */
const FONTS = {
  title: ['方正小标宋简体', 'STZhongsong,华文中宋,SimSun,宋体'],
  body: ['仿宋', '仿宋_GB2312,FangSong,STFangsong'],
  head: ['黑体', 'SimHei,STHeiti'],
  mark: ['楷体', '楷体_GB2312,KaiTi,STKaiti'],
  number: ['宋体', 'SimSun,STSong'],
} as const;

/** A style of paragraphs: how it looks, and which properties of a paragraph it has. */
interface Style {
  readonly font: keyof typeof FONTS;
  /** Half points: 二号 44, 小二 36, 三号 32, 小四 24, 五号 21. */
  readonly size: number;
  /** Properties in the order of the schema: keepNext … spacing … jc … outlineLvl. */
  readonly paragraph: string;
  readonly color?: string;
}

const CENTRE = '<w:jc w:val="center"/>';

const STYLES = {
  Title: {
    font: 'title',
    size: 44,
    paragraph: `<w:spacing w:after="240" w:line="640" w:lineRule="atLeast"/>${CENTRE}`,
  },
  Mark: {
    font: 'mark',
    size: 32,
    color: 'C00000',
    paragraph: `<w:spacing w:after="160"/>${CENTRE}`,
  },
  Unit: { font: 'body', size: 24, paragraph: '<w:spacing w:after="80"/>' },
  Chapter: {
    font: 'title',
    size: 36,
    paragraph: `<w:keepNext/><w:pageBreakBefore/><w:spacing w:after="240"/>${CENTRE}<w:outlineLvl w:val="0"/>`,
  },
  ListTitle: {
    font: 'head',
    size: 24,
    paragraph: '<w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="1"/>',
  },
  Head: { font: 'head', size: 21, paragraph: CENTRE },
  Cell: { font: 'body', size: 21, paragraph: '' },
  CellCentre: { font: 'body', size: 21, paragraph: CENTRE },
  SmallHead: { font: 'head', size: 18, paragraph: CENTRE },
  SmallCell: { font: 'body', size: 18, paragraph: '' },
  SmallCentre: { font: 'body', size: 18, paragraph: CENTRE },
  FactName: {
    font: 'head',
    size: 24,
    paragraph: `<w:spacing w:before="40" w:after="40"/>${CENTRE}`,
  },
  Fact: { font: 'body', size: 24, paragraph: '<w:spacing w:before="40" w:after="40"/>' },
  Note: { font: 'body', size: 24, paragraph: '<w:spacing w:before="120"/>' },
  PageRight: { font: 'number', size: 28, paragraph: '<w:jc w:val="right"/>' },
  PageLeft: { font: 'number', size: 28, paragraph: '<w:jc w:val="left"/>' },
} as const satisfies Readonly<Record<string, Style>>;

export type StyleName = keyof typeof STYLES;

/** A part of a package. */
export interface Part {
  readonly path: string;
  readonly data: Uint8Array | Iterable<string>;
}

/** The parts of a Word document around its body. */
export function packageParts(
  { title, day }: { readonly title: string; readonly day: string },
  body: Iterable<string>,
): readonly Part[] {
  const part = (path: string, xml: string): Part => ({
    path,
    data: [`${XML_DECLARATION}${xml}`],
  });
  return [
    part('[Content_Types].xml', contentTypes()),
    part(
      '_rels/.rels',
      relations(['word/document.xml', 'officeDocument'], ['docProps/core.xml', 'core']),
    ),
    part('docProps/core.xml', coreProperties(title, day)),
    { path: 'word/document.xml', data: documentXml(body) },
    part(
      'word/_rels/document.xml.rels',
      relations(
        ['styles.xml', 'styles'],
        ['settings.xml', 'settings'],
        ['fontTable.xml', 'fontTable'],
        ['footer1.xml', 'footer'],
        ['footer2.xml', 'footer'],
      ),
    ),
    part('word/styles.xml', styles()),
    part(
      'word/settings.xml',
      `<w:settings xmlns:w="${WORD}"><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`,
    ),
    part('word/fontTable.xml', fontTable()),
    part('word/footer1.xml', footer('PageRight')),
    part('word/footer2.xml', footer('PageLeft')),
  ];
}

/** Relation ids of the footers of odd and even pages, as {@link packageParts} numbers them. */
export const FOOTERS = { odd: 'rId4', even: 'rId5' } as const;

function* documentXml(body: Iterable<string>): Generator<string> {
  yield `${XML_DECLARATION}<w:document xmlns:w="${WORD}" xmlns:r="${RELATIONS}"><w:body>`;
  yield* body;
  yield '</w:body></w:document>';
}

function contentTypes(): string {
  const overrides = [
    ['/word/document.xml', `${TYPE}.document.main+xml`],
    ['/word/styles.xml', `${TYPE}.styles+xml`],
    ['/word/settings.xml', `${TYPE}.settings+xml`],
    ['/word/fontTable.xml', `${TYPE}.fontTable+xml`],
    ['/word/footer1.xml', `${TYPE}.footer+xml`],
    ['/word/footer2.xml', `${TYPE}.footer+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  return `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
}

function relations(...targets: readonly (readonly [string, string])[]): string {
  const all = targets.map(([target, type], index) => {
    const kind =
      type === 'core'
        ? `${PACKAGE}/relationships/metadata/core-properties`
        : `${RELATIONS}/${type}`;
    return `<Relationship Id="rId${index + 1}" Type="${kind}" Target="${target}"/>`;
  });
  return `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
}

function coreProperties(title: string, day: string): string {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? `${day}T00:00:00Z` : '1980-01-01T00:00:00Z';
  const dated = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${time}</dcterms:${name}>`;
  return `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>四同 sitong</dc:creator>${dated('created')}${dated('modified')}</cp:coreProperties>`;
}

function styles(): string {
  const all = Object.entries<Style>(STYLES).map(
    ([id, { font, size, color, paragraph }]) =>
      `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="sitong ${id}"/><w:pPr>${paragraph}</w:pPr><w:rPr>${fonts(font)}${color === undefined ? '' : `<w:color w:val="${color}"/>`}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`,
  );
  return `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${fonts('body')}<w:sz w:val="24"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${all.join('')}</w:styles>`;
}

function fonts(font: keyof typeof FONTS): string {
  const [name] = FONTS[font];
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}"/>`;
}

function fontTable(): string {
  const all = Object.values(FONTS).map(
    ([name, instead]) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="roman"/></w:font>`,
  );
  return `<w:fonts xmlns:w="${WORD}">${all.join('')}</w:fonts>`;
}

/** The page number between dashes, on the outer side (GB/T 9704). */
function footer(style: StyleName): string {
  return `<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>`;
}
