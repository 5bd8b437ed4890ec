import type { Material } from '../../standard/item.js';
import { normalizeText } from '../../values/text.js';

/** A paper that the applicant must bring: not one that the office obtains itself, nor an optional one. */
export function isAsked({ 材料必要性: need, 提交方式: handing }: Material): boolean {
  return handing !== '免于提交' && need !== '非必要';
}

/** A 证明 that somebody else issues on demand. */
export function isIssued({ 材料名称: name, 来源渠道: source }: Material): boolean {
  if (source !== '政府部门核发' && source !== '其他' && source !== '中介机构出具') return false;
  return PROOF.test(plain(name ?? ''));
}

/** Papers that are certificates by law (身份证明, 出生医学证明, 资格证明): no 证明 issued on demand. */
export function isCertificate(name: string): boolean {
  return CERTIFICATE.test(plain(name));
}

function plain(name: string): string {
  return normalizeText(name).replace(/\([^()]*\)/g, '');
}

const PROOF = /证明(?:材料|文件|书|信|函)?(?:的?(?:原件|复印件|原件及复印件|原件和复印件))?$/;
const CERTIFICATE =
  /身份(?:证明|的?有效证明)|主体资格证明|资格证明|资质证明|出生医学证明|(?:产权|所有权|使用权|权属)证明|学历证明|职称证明|注册登记证明|合格证明|完税证明|来历证明|来源证明|使用证明|(?:住所|场所|场地)证明|证件/;
