import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { runCheck } from '../../src/commands/run-check.js';
import { rule as authority } from '../../src/rules/basis/authority.js';
import { rule as citation } from '../../src/rules/basis/citation.js';
import { rule as repealed } from '../../src/rules/basis/repealed.js';
import { rule as tag } from '../../src/rules/basis/tag.js';
import { rule as temporary } from '../../src/rules/basis/temporary.js';
import { rule as title } from '../../src/rules/basis/title.js';
import { rules } from '../../src/rules/index.js';
import { folderTree } from '../../src/tree/folder-tree.js';

const OWN = [authority, citation, repealed, tag, temporary, title];
const RULES = [...rules.filter(({ id }) => !OWN.some((own) => own.id === id)), ...OWN];
const PERMIT = '000131901000';
const OTHER = '001031901000';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-law-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

type Values = Readonly<Record<string, unknown>>;

function row(code: string, basis: readonly string[], more: Values = {}): Values {
  return {
    基本编码: code,
    事项名称: `示例事项${code}`,
    事项类型: code.slice(2, 4) === '01' ? '行政许可' : '其他行政权力',
    设定依据: basis,
    行使层级: ['省级'],
    主管部门: '国家市场监督管理部门',
    实施机关: '省级市场监督管理部门',
    ...more,
  };
}

function catalog(region: string, rows: readonly Values[]): Values {
  return { 类别: '基本目录', 地区: region, 版本: '2026-01-01', 事项: rows };
}

const NATION = { 地区代码: '000000', 地区名称: '国家', 层级: '国家级' };
const PROVINCE = { 地区代码: '320000', 地区名称: '江苏省', 层级: '省级', 上级: '000000' };

/** A workspace of 国家, and 江苏省 where it has documents, judged by all rules. */
function judge(
  documents: readonly Values[],
  asOf = '2026-11-23',
  files: Readonly<Record<string, string>> = {},
): string[] {
  const root = mkdtempSync(join(folder, 'case-'));
  const regions = documents.some(({ 地区 }) => 地区 === '320000') ? [NATION, PROVINCE] : [NATION];
  const all: Record<string, string> = {
    'sitong.yaml': '名称: 示例\n',
    '地区.yaml': stringify({ 类别: '地区', 地区: regions }),
    ...Object.fromEntries(documents.map((document, i) => [`${i}.yaml`, stringify(document)])),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return runCheck(folderTree(root), { asOf, rules: RULES }).result.diagnostics.map(
    ({ rule, severity, region, message }) => `${severity} ${rule} ${region}: ${message}`,
  );
}

/** Findings on one item of the national catalog. */
const judgeBasis = (basis: readonly string[], code = OTHER, asOf?: string): string[] =>
  judge([catalog('000000', [row(code, basis)])], asOf);

const LAW = '【法律】《中华人民共和国食品安全法》第三十五条第一款';
const MINISTRY = '【部门规章】《食品经营许可和备案管理办法》（国家市场监督管理总局令第78号）第四条';
const PAPER = '【规范性文件】《关于示例工作的通知》（示市监〔2023〕1号）';
const PROVINCIAL = '【地方政府规章】《江苏省示例管理办法》（江苏省人民政府令第112号）第九条';

describe('basis/authority', () => {
  test.each([
    ['only a ministry rule', [MINISTRY], '《食品经营许可和备案管理办法》（部门规章）'],
    [
      'a ministry rule and a paper',
      [MINISTRY, PAPER],
      '《食品经营许可和备案管理办法》（部门规章）、《关于示例工作的通知》（规范性文件）',
    ],
    [
      'a rule of a city',
      ['【地方政府规章】《苏州市示例管理办法》（苏州市人民政府令第12号）第三条'],
      '《苏州市示例管理办法》（市级政府规章）',
    ],
    [
      'a rule known from its number, without a tag',
      ['《远洋渔业管理规定》（农业部令第38号）第十六条'],
      '《远洋渔业管理规定》（部门规章）',
    ],
  ])('%s', (_name, basis, acts) => {
    expect(judgeBasis(basis, PERMIT)).toEqual([
      `error basis/authority 000000: 行政许可的设定依据只有${acts}，都不能设定行政许可`,
    ]);
  });

  test('a 主项 counts too, and every level answers for itself', () => {
    const parent = row('00013190100Y', [PAPER]);
    const child = row('000131901001', [LAW], { 事项名称: '示例子项' });
    const both = [parent, child];
    expect(judge([catalog('000000', both), catalog('320000', both)])).toEqual(
      ['000000', '320000'].map(
        (region) =>
          `error basis/authority ${region}: 行政许可的设定依据只有《关于示例工作的通知》（规范性文件），都不能设定行政许可`,
      ),
    );
  });

  test.each([
    ['a law among lesser acts', [MINISTRY, LAW]],
    ['a 行政法规 called 办法', ['《中国公民收养子女登记办法》第二条']],
    [
      '令412 tagged 规范性文件',
      [
        '【规范性文件】《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）附件第193项',
      ],
    ],
    [
      '令412 without its number',
      ['《国务院对确需保留的行政审批项目设定行政许可的决定》附件第193项'],
    ],
    [
      'a 国发 decision',
      ['《国务院关于第五批取消和下放管理层级行政审批项目的决定》（国发〔2010〕21号）附件2第37项'],
    ],
    ['a local ordinance', ['【地方性法规】《江苏省示例条例》第三条']],
    ['an act of unknown level', ['《示例管理办法》第三条', MINISTRY]],
    [
      'a State Council paper that is no decision',
      ['《国务院关于示例工作的意见》（国发〔2015〕1号）'],
    ],
    [
      'an order once approved by the State Council',
      ['《示例管理办法》（1990年10月24日国务院批准，1990年11月19日国家档案局令第1号发布）第三条'],
    ],
    ['text that is no citation', [MINISTRY, '按照国家有关规定']],
  ])('silent: %s', (_name, basis) => {
    expect(judgeBasis(basis, PERMIT).filter((found) => found.includes('basis/authority'))).toEqual(
      [],
    );
  });

  test('silent: another type of item, and a permit that is cancelled', () => {
    expect(judgeBasis([MINISTRY])).toEqual([]);
    const gone = row(PERMIT, [MINISTRY], { 事项状态: '取消' });
    expect(judge([catalog('000000', [gone])])).toEqual([]);
  });
});

describe('basis/temporary', () => {
  const found = (acts: string) => [
    `warning basis/temporary 000000: 行政许可的设定依据只有${acts}，省级政府规章只能设定临时性的行政许可（满一年须制定地方性法规）`,
  ];
  test.each([
    ['only a provincial rule', [PROVINCIAL], '《江苏省示例管理办法》（省级政府规章）'],
    [
      'with a paper',
      [PROVINCIAL, PAPER],
      '《江苏省示例管理办法》（省级政府规章）、《关于示例工作的通知》（规范性文件）',
    ],
    [
      'of a 直辖市, tagged 规章',
      ['【规章】《北京市示例管理办法》（北京市人民政府令第3号）第二条'],
      '《北京市示例管理办法》（省级政府规章）',
    ],
  ])('%s', (_name, basis, acts) => {
    expect(judgeBasis(basis, PERMIT)).toEqual(found(acts));
  });

  test.each([
    ['with a law', [PROVINCIAL, LAW], PERMIT],
    ['with a local ordinance', [PROVINCIAL, '《江苏省示例条例》第三条'], PERMIT],
    ['not a permit', [PROVINCIAL], OTHER],
    ['with an act of unknown level', [PROVINCIAL, '《示例办法》第二条'], PERMIT],
  ])('silent: %s', (_name, basis, code) => {
    expect(judgeBasis(basis, code)).toEqual([]);
  });
});

describe('basis/repealed', () => {
  const archive = '【行政法规】《中华人民共和国档案法实施办法》第十九条';
  test.each([
    [
      'repealed by its successor',
      archive,
      'error basis/repealed 000000: 设定依据引用的《中华人民共和国档案法实施办法》已自 2024-03-01 起废止，废止依据是《中华人民共和国档案法实施条例》第五十二条',
    ],
    [
      'one of the nine of 民法典',
      '【法律】《中华人民共和国收养法》第十五条',
      'error basis/repealed 000000: 设定依据引用的《中华人民共和国收养法》已自 2021-01-01 起废止，废止依据是《中华人民共和国民法典》第一千二百六十条',
    ],
    [
      'the day is not known',
      '【行政法规】《中医药条例》第九条',
      'warning basis/repealed 000000: 设定依据引用的《中医药条例》，法律库记为已失效，废止日期不详，请核对',
    ],
  ])('%s', (_name, text, message) => {
    expect(judgeBasis([text])).toEqual([message]);
  });

  test('实施依据 counts too, one finding a place', () => {
    const two = `${archive}；《中华人民共和国档案法实施办法》第二十条`;
    expect(judge([catalog('000000', [row(OTHER, [LAW], { 实施依据: [two] })])])).toEqual([
      'error basis/repealed 000000: 实施依据引用的《中华人民共和国档案法实施办法》已自 2024-03-01 起废止，废止依据是《中华人民共和国档案法实施条例》第五十二条',
    ]);
  });

  test.each([
    ['the day before', archive, '2024-02-29'],
    ['an act of which only old versions are marked', '【行政法规】《保安服务管理条例》第九条'],
    ['an act published again under its name', '【行政法规】《军人抚恤优待条例》第三十四条'],
    ['an act that the library lacks', '《示例管理条例》第三条'],
    [
      'a local document of the same name',
      '《社会抚养费征收管理办法》（苏州市人民政府令第9号）第三条',
    ],
  ])('silent: %s', (_name, text, asOf?: string) => {
    expect(judgeBasis([text], OTHER, asOf)).toEqual([]);
  });

  test('from the very day on, and not on a row that is no longer in force', () => {
    expect(judgeBasis([archive], OTHER, '2024-03-01')).toHaveLength(1);
    const over = row(OTHER, [archive], { 事项状态: '取消' });
    expect(judge([catalog('000000', [over])])).toEqual([]);
  });
});

describe('basis/citation', () => {
  const found = (text: string) => [`warning basis/citation 000000: 设定依据${text}`];
  test.each([
    [
      'no 《》',
      '【规章】港口经营管理规定（交通运输部令2020年第21号）第二十九条',
      '引用的《港口经营管理规定》没有加书名号',
    ],
    [
      'article 0',
      '《中华人民共和国食品安全法》第零条',
      '引用的《中华人民共和国食品安全法》第零条不存在',
    ],
    [
      'beyond any act',
      '《中华人民共和国民法典》第一千二百六十一条',
      '引用的《中华人民共和国民法典》第一千二百六十一条不存在',
    ],
    [
      'no number',
      '【部门规章】《食品经营许可和备案管理办法》第四条',
      '引用的《食品经营许可和备案管理办法》是部门规章，没有写文号',
    ],
    [
      'no article',
      '【法律】《中华人民共和国食品安全法》',
      '引用的《中华人民共和国食品安全法》没有写到条',
    ],
    [
      'neither number nor article',
      '【规范性文件】《示例办法》',
      '引用的《示例办法》是规范性文件，没有写文号，没有写到条',
    ],
    ['only a number', '国发〔2022〕5号', '引用的国发〔2022〕5号只写了文号，没有写名称'],
    [
      'nothing cited',
      '按照国家有关规定',
      '“按照国家有关规定”里看不出引用了哪部法律法规，名称应写在书名号里',
    ],
  ])('%s', (_name, text, message) => {
    expect(judgeBasis([text])).toEqual(found(message));
  });

  test('silent: an annex item, a notice without articles, a number before the date, 无', () => {
    expect(
      judgeBasis([
        '《国务院关于第五批取消和下放管理层级行政审批项目的决定》（国发〔2010〕21号）附件2第37项',
        PAPER,
        '【部门规章】《税务登记管理办法》（国家税务总局令第7号，2003年12月17日）第十五条之一',
        '《中华人民共和国食品安全法》第十一条至第十四条',
        '无',
      ]),
    ).toEqual([]);
  });

  const WHOLE = '【法律】《中华人民共和国食品安全法》';
  test('silent below when the reference cites the whole act', () => {
    const item = row(OTHER, [WHOLE]);
    expect(judge([catalog('000000', [item]), catalog('320000', [item])])).toEqual(
      found('引用的《中华人民共和国食品安全法》没有写到条'),
    );
  });

  test('silent when the 行政许可事项清单 cites the whole act for the item', () => {
    const item = row(PERMIT, [WHOLE], { 事项名称: '食品经营许可' });
    const list = (name: string): Values => ({
      类别: '关联清单',
      地区: '000000',
      清单: '行政许可事项清单',
      版本: '2026-01-01',
      事项: [
        {
          事项名称: name,
          事项类型: '行政许可',
          主管部门: '国家市场监督管理总局',
          实施机关: '省级市场监督管理部门',
          设定和实施依据: [WHOLE],
        },
      ],
    });
    const onList = judge([catalog('000000', [item]), list('食品经营许可')]);
    expect(onList.filter((text) => text.includes('basis/'))).toEqual([]);
    const notOnList = judge([catalog('000000', [item]), list('食品生产许可')]);
    expect(notOnList.filter((text) => text.includes('basis/'))).toHaveLength(1);
  });
});

describe('basis/tag', () => {
  test.each([
    [
      'a provincial paper as 行政法规',
      '【行政法规】《示例改革实施方案》（辽政发〔2017〕33号）',
      '行政法规',
      '《示例改革实施方案》',
      '规范性文件',
    ],
    [
      'a ministry rule as 行政法规',
      '【行政法规】《医疗技术临床应用管理办法》（国家卫生健康委令2018年第1号）第四十一条',
      '行政法规',
      '《医疗技术临床应用管理办法》',
      '部门规章',
    ],
    [
      'a 行政法规 as 法律',
      '【法律】《社会救助暂行办法》第十一条',
      '法律',
      '《社会救助暂行办法》',
      '行政法规',
    ],
    [
      'a 法律 as 行政法规',
      '【行政法规】《中华人民共和国水法》第四十八条',
      '行政法规',
      '《中华人民共和国水法》',
      '法律',
    ],
    [
      'a local ordinance as 行政法规',
      '【行政法规】《广东省优化营商环境条例》第三条',
      '行政法规',
      '《广东省优化营商环境条例》',
      '地方性法规',
    ],
    [
      'a provincial rule as 部门规章',
      '【部门规章】《辽宁省示例办法》（辽宁省人民政府令第260号）第十八条',
      '部门规章',
      '《辽宁省示例办法》',
      '省级政府规章',
    ],
  ])('%s', (_name, text, wrong, act, level) => {
    expect(judgeBasis([text])).toEqual([
      `warning basis/tag 000000: 设定依据把${act}标为【${wrong}】，它是${level}`,
    ]);
  });

  test('silent: lawful tags', () => {
    expect(
      judgeBasis([
        '【行政法规】《中国公民收养子女登记办法》第二条',
        '【行政法规】《国务院对确需保留的行政审批项目设定行政许可的决定》（国务院令第412号）附件第193项',
        '【规范性文件】《国务院关于第五批取消和下放管理层级行政审批项目的决定》（国发〔2010〕21号）附件2第37项',
        '【规章】《辽宁省建设工程造价管理办法》（2011年9月22日辽宁省人民政府令第260号）第十八条',
        '【规章】《商业银行柜台记账式国债交易管理办法》（中国人民银行令〔2002〕2号）第三十八条',
        '【法律】《中华人民共和国民法典》第一千零四十九条',
        '【地方性法规】《物业示例管理条例》第三条',
        '【部门规章】《示例工程管理办法》（建城〔1993〕12号）第三条',
        '【部门规章】《互联网信息服务算法推荐管理规定》（国家互联网信息办公室令第9号）第二条',
        '【其他】《江苏省权力清单》（苏政发〔2020〕1号）',
      ]),
    ).toEqual([]);
  });
});

describe('basis/title', () => {
  test.each([
    ['水法', '《水法》第四十八条', '水法'],
    [
      'with the year of its version',
      '【法律】《食品安全法（2018年修正）》第三十五条',
      '食品安全法',
      '食品安全法（2018年修正）',
    ],
    ['the regulation on a law', '【行政法规】《食品安全法实施条例》第十五条', '食品安全法实施条例'],
  ])('%s', (_name, text, full, written = full) => {
    expect(judgeBasis([text])).toEqual([
      `note basis/title 000000: 设定依据里的《${written}》是简称，全称是《中华人民共和国${full}》`,
    ]);
  });

  test('silent: full titles, and acts that never had the prefix', () => {
    expect(
      judgeBasis([
        LAW,
        '《 中华人民共和国水法》第四十八条',
        '《反分裂国家法》第八条',
        '《优化营商环境条例》第四十条',
        '《无线电管理条例》第三条',
        '《江苏省实施〈食品安全法〉办法》（江苏省人大常委会公告第1号）第三条',
        '《示例法》第三条',
      ]),
    ).toEqual([]);
  });
});

describe('法律库', () => {
  const config = { 'sitong.yaml': '名称: 示例\n法律库: [laws/本省.csv]\n' };
  const head = '名称,效力级别,公布日期,施行日期,废止日期,废止依据';
  const own = (lines: string) => ({ ...config, 'laws/本省.csv': `\uFEFF${head}\r\n${lines}\r\n` });
  const document = (text: string) => [catalog('000000', [row(PERMIT, [text])])];

  test('adds acts and repeals', () => {
    expect(
      judge(
        document('《示例管理办法》（示政规〔2020〕1号）第三条'),
        undefined,
        own('示例管理办法,行政法规,2010-01-01,2010-02-01,2025-01-01,"《示例条例》第五十条"'),
      ),
    ).toEqual([
      'error basis/repealed 000000: 设定依据引用的《示例管理办法》已自 2025-01-01 起废止，废止依据是《示例条例》第五十条',
    ]);
  });

  test('a later version puts an act in force again', () => {
    const text = '《中华人民共和国中医药条例》第九条';
    expect(judge(document(text), undefined, own('《中医药条例》,行政法规,2026-01-01,,,'))).toEqual(
      [],
    );
  });

  test.each([
    [
      'a bad date',
      '示例办法,部门规章,2010-13-01,,,',
      'laws/本省.csv:2 “公布日期”的值“2010-13-01”不是日期',
    ],
    [
      'a bad level',
      '示例条例,法律,,,,\r\n示例办法,部门规定,,,,',
      'laws/本省.csv:3 “效力级别”的值“部门规定”不认识',
    ],
    ['no name', ',法律,,,,', 'laws/本省.csv:2 “名称”是空的'],
    ['an open quote', '示例办法,"部门规章,,,,', 'laws/本省.csv'],
  ])('refuses %s', (_name, lines, message) => {
    expect(() => judge(document(LAW), undefined, own(lines))).toThrow(message);
  });

  test('refuses a missing column and a missing file', () => {
    const files = { ...config, 'laws/本省.csv': '名称,级别\n示例办法,部门规章\n' };
    expect(() => judge(document(LAW), undefined, files)).toThrow(
      'laws/本省.csv:1 表头缺少“效力级别”列，是不是写成了“级别”？',
    );
    expect(() => judge(document(LAW), undefined, config)).toThrow('laws/本省.csv');
  });
});
