import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runCheck } from '../../src/commands/run-check.js';
import { readLaws } from '../../src/config/laws.js';
import { rule as authority } from '../../src/rules/basis/authority.js';
import { rule as citation } from '../../src/rules/basis/citation.js';
import { rule as repealed } from '../../src/rules/basis/repealed.js';
import { rule as tag } from '../../src/rules/basis/tag.js';
import { rule as temporary } from '../../src/rules/basis/temporary.js';
import { rule as title } from '../../src/rules/basis/title.js';
import { rules } from '../../src/rules/index.js';
import { folderTree } from '../../src/tree/folder-tree.js';
import { parseCitations } from '../../src/values/citation.js';

const ROOT = fileURLToPath(new URL('../../fixtures/liaoning', import.meta.url));
const OWN = [authority, citation, repealed, tag, temporary, title];
const RULES = [...rules.filter(({ id }) => !OWN.some((own) => own.id === id)), ...OWN];

/** What a reader finds wrong on any day: severity, rule, code, the citation. */
const ALWAYS = [
  // 未载要素: 主管部门 and 实施机关.
  'note schema/absent',
  'note basis/title 000616001000 《环境保护法》',
  'warning basis/citation 000524018000 【规范性文件】《残疾退役军人医疗保障办法》退役军人部发〔2022〕3号',
  'warning basis/citation 000524018000 【规范性文件】《优抚对象医疗保障办法》退役军人部发〔2022〕49号',
  'warning basis/citation 211018079000 【规章】港口危险货物安全管理规定（中华人民共和国交通运输部令2017年第27号）第五十八条',
  'warning basis/citation 211018079000 【规章】港口经营管理规定（中华人民共和国交通运输部令2020年第21号）第二十九条',
  // 辽政发【2017】33号 and 财综【2017】35号 are tagged 行政法规.
  'warning basis/tag 210415012000 【行政法规】',
  'warning basis/tag 210415012000 【行政法规】',
];

/** Repealed on 2024-03-01, 2026-06-15 and 2026-08-15. */
const SINCE = [
  'error basis/repealed 000175004000 《中华人民共和国档案法实施办法》（1990年10月24日国务院批准 1990年11月19日国家档案局令第1号发布 1999年5月5日国务院批准修订 1999年6月7日国家档案局令第5号重新发布 根据2017年3月1日国务院令第676号《国务院关于修改和废止部分行政法规的决定》修正）第十九条',
  'error basis/repealed 000616001000 《环境保护法》第二十四条',
  'error basis/repealed 210415012000 【行政法规】《矿产资源开采登记管理办法》（国务院令第241号）第十条',
];

function judge(asOf: string): string[] {
  return runCheck(folderTree(ROOT), { asOf, rules: RULES })
    .result.diagnostics.map(({ severity, rule, code, actual }) =>
      [severity, rule, code, code === undefined ? undefined : actual]
        .filter((part) => part !== undefined)
        .join(' '),
    )
    .toSorted();
}

describe('辽宁省基本目录（节选）', () => {
  test.each([
    ['2023-06-01', ALWAYS],
    ['2024-02-29', ALWAYS],
    ['2024-03-01', [...ALWAYS, ...SINCE.slice(0, 1)]],
    ['2026-06-15', [...ALWAYS, SINCE[0]!, SINCE[2]!]],
    ['2026-11-23', [...ALWAYS, ...SINCE]],
  ])('as of %s: these findings and no other', (asOf, expected) => {
    expect(judge(asOf)).toEqual(expected.toSorted());
  });

  test('every citation is read, and more than half of the acts are in the library', () => {
    const document = parse(readFileSync(`${ROOT}/210000-辽宁省/基本目录.yaml`, 'utf8')) as {
      事项: readonly { 设定依据: readonly string[] }[];
    };
    const parsed = document.事项.flatMap(({ 设定依据 }) => 设定依据.map(parseCitations));
    expect(document.事项).toHaveLength(30);
    expect(parsed).toHaveLength(51);
    expect(parsed.filter(({ rest }) => rest !== '')).toEqual([]);
    const acts = new Map(parsed.flatMap(({ citations }) => citations.map((act) => [act.key, act])));
    const laws = readLaws(folderTree(ROOT), []);
    const unknown = [...acts.values()].filter((act) => laws.find(act) === undefined);
    expect(acts.size).toBe(46);
    expect(unknown.map(({ key }) => key).toSorted()).toEqual(
      [
        '辽宁省专利条例',
        '残疾退役军人医疗保障办法',
        '优抚对象医疗保障办法',
        '商业银行柜台记账式国债交易管理办法',
        '港口危险货物安全管理规定',
        '港口经营管理规定',
        '公安机关实施保安服务管理条例办法',
        '国务院关于第五批取消和下放管理层级行政审批项目的决定',
        '涉密信息系统集成资质管理办法',
        '远洋渔业管理规定',
        '医疗技术临床应用管理办法',
        '税务登记管理办法',
        '辽宁省建设工程造价管理办法',
        '房屋建筑和市政基础设施工程施工分包管理办法',
        '辽宁省消防条例',
        '关于决定对石墨类相关制品实施临时出口管制措施的公告',
        '辽宁省矿产资源权益金制度改革实施方案',
        '矿业权出让收益征收管理暂行办法',
        '国家税务总局关于发布《出口货物劳务增值税和消费税管理办法》的公告',
        '财政部税务总局关于明确国有农用地出租等增值税政策的公告',
      ].toSorted(),
    );
  });
});
