import {
  BENEFIT,
  BENEFIT_NAME,
  type Case,
  CITY,
  CITY_BENEFIT,
  COUNTY,
  COUNTY_BENEFIT,
  COUNTY_PERMIT,
  PERMIT,
  PERMIT_NAME,
} from './lists.case.js';

const special = (element: string, code = COUNTY_PERMIT) =>
  `lists/special-steps warning ${COUNTY} ${code} ${element}`;
const VISIT = { 名称: '现场勘验', 时限: 5, 时限单位: '工作日' };
const procedures = (...list: readonly object[]) =>
  (['省标准', '县清单'] as const).map((name) => ({ in: name, set: { 特别程序: list } }));
const steps = (...names: readonly string[]) =>
  (['省标准', '县清单'] as const).map((name) => ({
    in: name,
    set: { 办理流程: ['受理', ...names, '决定', '送达'].map((环节) => ({ 环节 })) },
  }));
const STEP = {
  in: '县特殊环节清单',
  add: { 事项名称: PERMIT_NAME, 基本编码: PERMIT, 环节: '现场勘验', 时限: 5, 时限单位: '工作日' },
} as const;

export const specialStepCases: readonly Case[] = [
  {
    name: 'a procedure that is not on the list',
    edits: [...procedures({ 名称: '专家评审', 时限: 10, 时限单位: '工作日' }), STEP],
    finds: [special('特别程序')],
  },
  {
    name: 'hidden among the steps',
    edits: [...steps('审查', '听证'), STEP],
    finds: [special('办理流程')],
  },
  {
    name: 'without days',
    edits: [...procedures({ 名称: '现场勘验' }), STEP],
    finds: [special('特别程序')],
  },
  {
    name: 'longer than the list says',
    edits: [...procedures({ ...VISIT, 时限: 10 }), STEP],
    finds: [special('特别程序')],
  },
  {
    name: 'listed for another item',
    edits: [
      ...procedures(VISIT),
      { ...STEP, add: { ...STEP.add, 事项名称: BENEFIT_NAME, 基本编码: BENEFIT } },
    ],
    finds: [special('特别程序')],
  },
  { name: 'listed with the same days', edits: [...procedures(VISIT), STEP] },
  { name: 'a step by another name of the same thing', edits: [...steps('现场核查'), STEP] },
  {
    name: 'ordinary steps, and 招标, which is no such step',
    edits: [...procedures({ 名称: '招标' }), STEP],
  },
  {
    name: '其他 on the list',
    edits: [
      ...procedures({ 名称: '检疫', 时限: 5, 时限单位: '工作日' }),
      { ...STEP, add: { ...STEP.add, 环节: '其他' } },
    ],
  },
  { name: 'no list at all', edits: procedures(VISIT) },
];

const proof = (code: string, region = COUNTY) => `lists/proof error ${region} ${code} 申请材料`;
const papers = (material: object) => [
  ...(['省标准', '县清单'] as const).map((name) => ({
    in: name,
    row: 1,
    set: { 申请材料: [{ 材料名称: '最低生活保障申请书', 材料必要性: '必要' }, material] },
  })),
  {
    in: '市清单' as const,
    set: { 申请材料: [{ 材料名称: '最低生活保障申请书', 材料必要性: '必要' }, material] },
  },
];
const PROOF = {
  in: '县证明清单',
  add: {
    事项名称: BENEFIT_NAME,
    基本编码: BENEFIT,
    证明名称: '家庭收入证明',
    设定依据: ['【行政法规】《社会救助暂行办法》第十一条'],
  },
} as const;
const paper = (name: string, more: object = {}) => ({
  材料名称: name,
  材料必要性: '必要',
  来源渠道: '其他',
  ...more,
});

export const proofCases: readonly Case[] = [
  {
    name: 'issued by the employer, not listed',
    edits: [...papers(paper('无住房证明')), PROOF],
    finds: [proof(COUNTY_BENEFIT)],
  },
  {
    name: 'issued by the police, not listed',
    edits: [...papers(paper('无犯罪记录证明（原件）', { 来源渠道: '政府部门核发' })), PROOF],
    finds: [proof(COUNTY_BENEFIT)],
  },
  {
    name: "not on the city's list, where the county keeps none",
    edits: [...papers(paper('无住房证明材料')), { in: '市证明清单', add: PROOF.add }],
    finds: [proof(COUNTY_BENEFIT), proof(CITY_BENEFIT, CITY)],
  },
  {
    name: 'a listed proof, asked for by an item that it is not listed for',
    edits: [
      ...papers({ 材料名称: '家庭收入证明', 材料必要性: '必要' }),
      { ...PROOF, add: { ...PROOF.add, 事项名称: PERMIT_NAME, 基本编码: PERMIT } },
    ],
    finds: [proof(COUNTY_BENEFIT)],
  },
  { name: 'listed', edits: [...papers(paper('家庭收入证明（原件）')), PROOF] },
  {
    name: 'the office obtains it itself',
    edits: [
      ...papers(paper('无住房证明', { 来源渠道: '政府部门核发', 提交方式: '免于提交' })),
      PROOF,
    ],
  },
  {
    name: 'what the applicant writes',
    edits: [...papers(paper('家庭情况证明', { 来源渠道: '申请人自备' })), PROOF],
  },
  {
    name: 'a certificate by law is no such proof',
    edits: [...papers(paper('申请人身份证明', { 来源渠道: '政府部门核发' })), PROOF],
  },
  {
    name: 'a form about proofs',
    edits: [...papers(paper('证明事项告知承诺书')), PROOF],
  },
  { name: 'no list at all', edits: papers(paper('无住房证明')) },
];
