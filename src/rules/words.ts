/** Clauses and deciders that several rules name: each said once. */

/** The policy that this project implements. */
export const POLICY = '苏政发〔2022〕71号';
export const POLICY_CATALOG = `${POLICY} 二（一）`;
/** How another province shares out decisions and which grounds it accepts (domain §4.2 G2, G3). */
export const HUBEI = '鄂政办发〔2020〕42号、63号（解读）';
export const POLICY_LIST = `${POLICY} 二（二）`;
export const POLICY_STEPS = `${POLICY} 二（二）、三（一）`;
export const CODE_STANDARD =
  '政务服务事项基本编码与实施编码规则（C0109.1）；国家政务服务平台交换字段';
export const CREDIT_STANDARD = 'GB 32100—2015 统一社会信用代码编码规则；GB 11714—1997';

export const BY_UNIT = '填报单位';
export const BY_PROVINCE = '省政务服务管理机构';
export const BY_OFFICE = '同级政务服务管理机构';

/** 依申请类型: what the public applies for; with 公共服务 (domain §2.1). */
export const APPLIED_TYPES: ReadonlySet<string> = new Set([
  '行政许可',
  '行政确认',
  '行政给付',
  '行政奖励',
  '行政裁决',
  '其他行政权力',
]);

export const PUBLIC_SERVICE = '公共服务';

/** Whether the public applies for items of this type, public services included. */
export function isAppliedFor(type: string | undefined): boolean {
  return type !== undefined && (APPLIED_TYPES.has(type) || type === PUBLIC_SERVICE);
}
