import { normalizeText } from './normalize.js';

/**
 * Catch-all wording in conditions and materials (其他相关材料, 符合有关规定, 等材料): it leaves to the window what the
 * applicant must have, which local regulations on 优化营商环境 forbid (domain §4.2 C14). The words 其他, 有关, 相关 and 等
 * are common in lawful texts too (其他组织, 有关部门, titles in 《》), so only what leaves the thing itself open is
 * vague: a general noun that nothing but general words describe.
 */
export type VagueContext = '条件' | '材料';

/** The first catch-all wording of a condition or of a material's name; undefined when it says what it means. */
export function vagueWording(text: string, context: VagueContext): string | undefined {
  const plain = masked(normalizeText(text));
  if (!TRIGGER.test(plain)) return undefined;
  const whole = context === '条件' ? wholeCondition(plain) : undefined;
  if (whole !== undefined) return whole;
  for (const clause of plain.split(/[,;。:\n!?]/)) {
    const found = inClause(clause, context);
    if (found !== undefined) return found;
  }
  return undefined;
}

const TRIGGER = /其[他它]|有关|相关|等|详见|见备注|规定|条件|适时|视情|根据/;

/** Words that describe a thing without saying which. */
const GENERAL =
  '(?:的|之|相关|有关|必要|必需|必须|需要|需|所需|应当|应|要求|规定|认定|认为|提交|提供|递交|出具|报送|补充|佐证|证明|支撑|支持|辅助|申请|申报|业务|相应|书面|纸质|电子|各类|各种|(?:有效|合法)(?=证明|材料|文件|资料))';
const STUFF = '(?:材料|资料|文件|证明|证件|证照|手续|凭证|凭据|附件)(?![人照夹柜])';
const LAW = '(?:行政法规|法规|规章|政策|法律(?!职业|服务|援助|工作|文书|顾问|责任|专业|关系|事务))';

/** 其他材料, 规定的其他文件, 其它业务相应材料. */
const OTHER_STUFF = new RegExp(`其[他它]${GENERAL}*${STUFF}`);
/** 有关材料, 相关证明材料; 相关手续 only after 等. */
const RELATED_STUFF = new RegExp(`(?:有关|相关)(?:${GENERAL}*(?!手续)${STUFF}|的?证书)`);
/** 甲、乙等材料, 等相关手续; not 等级证书, 等两种材料. */
const AND_SO_ON = new RegExp(`等(?:${GENERAL}*(?!手续)${STUFF}|(?:有关|相关)手续)`);
const OPEN_END =
  /(?<![一二三四五六七八九特甲乙丙丁优平对高中初头相])(?<!(?<!合)同)等(?:\([^()]*\))?$/;

/** 法律、法规规定的其他条件; 主管部门认为需要的其他情形. */
const OTHER_CONDITION =
  /(?:规定|要求|认为|认定|约定|必要|需要)的其[他它](?:相关|有关|必要|应当|具备|的)*(?:条件|要求|情形|情况|事项)(?!相同|不变)|其[他它](?:相关|有关|必要|应当|需要|具备|满足|的)*(?:条件|要求|情形)的?$/;
const OTHER_LAW = new RegExp(`其[他它](?:相关|有关|的)*${LAW}`);
/** Bodies, persons and fields are no rules: 有关部门, 有关当事人, 相关专业. */
const NO_RULE =
  '(?!部门|机关|单位|机构|主管|人员|当事|人民政府|行政|专业|学科|行业|领域|岗位|工作|课程|组织|企业|方面?|各方|责任|权利|利害|人$)';
const RULE = `(?:规定|要求|条件|标准|规范|制度|${LAW})`;
const MEET = new RegExp(
  `(?:符合|具备|遵守|满足|达到)(.*?)(?:有关|相关)的?${NO_RULE}[^、]{0,14}?${RULE}(?:[、和及与的]*${RULE})*`,
);
const POINTS_AWAY =
  /(?:详见|详情见|具体见|参见)[^◆]{0,20}?(?:备注|附件|附表|附录|说明|指南|通知|文件|官网|网站|公告|公众号|规定)|见备注/;
const POINTS_AWAY_MATERIAL = /(?:详见|见)(?:备注|说明|办事指南|通知|公告)/;
const CHANGES =
  /适时(?:补充|调整|增补|修订|更新)|(?:根据|视)(?:实际|具体)?(?:情况|需要)(?:而定|另行|适时|补充|要求|提供|提交)/;

/** A condition that is nothing but a reference to rules that it does not name. */
const WHOLE: readonly RegExp[] = [
  /^(?:依据|按照|按|根据|依照|符合)(?:国家|我国|本?省|本?市|地方|和)*(?:的?)(?:有关|相关)(?:法律|行政法规|法规|规章|政策|规定|文件|要求|[、和及与的])+(?:办理|执行|提出申请|申请)?$/,
  /^(?:符合|按照?)规定(?:的?条件)?(?:办理|执行)?的?$/,
  /^符合(?:以上|上述|申请|受理|办理|规定|相应|的|全部|所有)*条件的?$/,
];
const NUMBERING =
  /^(?:\d{1,2}[.、]|\([\d一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}、)/;

function wholeCondition(text: string): string | undefined {
  const bare = text.replace(NUMBERING, '');
  return WHOLE.some((form) => form.test(bare)) ? bare : undefined;
}

function inClause(clause: string, context: VagueContext): string | undefined {
  const stuff = openStuff(clause, context);
  if (stuff !== undefined) return stuff;
  const changes = CHANGES.exec(clause)?.[0];
  if (changes !== undefined) return changes;
  if (context === '材料') {
    const end = OPEN_END.exec(clause);
    if (end !== null && end.index > 0) return `…${end[0]}`;
    return POINTS_AWAY_MATERIAL.exec(clause)?.[0];
  }
  return (
    OTHER_CONDITION.exec(clause)?.[0] ??
    OTHER_LAW.exec(clause)?.[0] ??
    unnamedRules(clause) ??
    POINTS_AWAY.exec(clause)?.[0]
  );
}

const ASKS = /提交|提供|递交|交验|出示|报送|携带|具备|备齐|附|持|需|应|须/;
const GIVES = /查询|查阅|了解|获取|出具|发布|公布|咨询|下载|浏览|领取/;
/** What is listed next or was listed before is not open. */
const LISTED = /(?:以下|下列|上述|上列|前款|前述|所列|如下|该)(?:的|全部|所有|各项)?$/;
/** 与申请事由有关的材料 says which. */
const RELATION = /[与同跟和][^、]{1,24}$/;

/** A thing to hand in that is left open: 其他材料, 有关证明, 等资料. */
function openStuff(clause: string, context: VagueContext): string | undefined {
  for (const form of [OTHER_STUFF, RELATED_STUFF, AND_SO_ON]) {
    const found = form.exec(clause);
    if (found === null) continue;
    const before = clause.slice(0, found.index);
    if (LISTED.test(before)) continue;
    if (form === RELATED_STUFF && /^(?:有关|相关)的/.test(found[0]) && RELATION.test(before))
      continue;
    if (form === AND_SO_ON && /(?:◆|(?<!合)同|平|对|号\)?)$/.test(before)) continue;
    // What the office hands out is not asked of the applicant.
    if (context === '条件' && GIVES.test(before) && !ASKS.test(before)) continue;
    return found[0];
  }
  return undefined;
}

/** 符合国家有关规定; not 符合《…》的有关规定, which names the act. */
function unnamedRules(clause: string): string | undefined {
  const found = MEET.exec(clause);
  if (found === null) return undefined;
  const between = found[1] ?? '';
  const named =
    /◆|第[^,]{1,8}条|\d号/.test(between) && !/[及和](?:其|有关|相关|国家)?$|等$/.test(between);
  if (named || /[与同跟]/.test(between) || /◆/.test(clause.slice(found.index + found[0].length))) {
    return undefined;
  }
  return found[0].replaceAll('◆', '《…》').replaceAll('◇', '…');
}

/** Titles and quotations may contain any word: 《…》 becomes ◆, "…" becomes ◇. */
function masked(text: string): string {
  let plain = text;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(/《[^《》]*》/g, '◆');
  }
  return plain.replace(/"[^"]{1,40}"/g, '◇');
}
