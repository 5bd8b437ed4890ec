import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCheck } from '../../src/commands/run-check.js';
import type { Diagnostic } from '../../src/engine/diagnostic.js';
import type { ExampleDocument, ExampleEdit } from '../../src/rules/example.js';
import { exampleFiles } from '../../src/rules/example-workspace.js';
import { rules as allRules } from '../../src/rules/index.js';
import { rule as duplicateName } from '../../src/rules/logic/duplicate-name.js';
import { rule as fees } from '../../src/rules/logic/fees.js';
import { rule as material } from '../../src/rules/logic/material.js';
import { rule as name } from '../../src/rules/logic/name.js';
import { rule as online } from '../../src/rules/logic/online.js';
import { rule as onsite } from '../../src/rules/logic/onsite.js';
import { rule as phones } from '../../src/rules/logic/phones.js';
import { rule as powerSource } from '../../src/rules/logic/power-source.js';
import { rule as result } from '../../src/rules/logic/result.js';
import { rule as stateIssued } from '../../src/rules/logic/state-issued.js';
import { rule as themes } from '../../src/rules/logic/themes.js';
import { rule as vague } from '../../src/rules/logic/vague.js';
import { rule as explained } from '../../src/rules/time/explained.js';
import { rule as steps } from '../../src/rules/time/steps.js';
import { folderTree } from '../../src/tree/folder-tree.js';

const MINE = [
  duplicateName,
  fees,
  material,
  name,
  online,
  onsite,
  phones,
  powerSource,
  result,
  stateIssued,
  themes,
  vague,
  explained,
  steps,
];
const IDS = new Set(MINE.map(({ id }) => id));
const RULES = [...allRules.filter(({ id }) => !IDS.has(id)), ...MINE];
const AS_OF = '2026-06-01';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-logic-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function judge(edits: readonly ExampleEdit[]): readonly Diagnostic[] {
  const root = mkdtempSync(join(folder, 'case-'));
  for (const [path, text] of exampleFiles(edits)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return runCheck(folderTree(root), { asOf: AS_OF, rules: RULES }).result.diagnostics;
}

/** Every finding of the group: rule, file, element and what it says is wrong. */
function findings(edits: readonly ExampleEdit[]): string[] {
  return judge(edits)
    .filter(({ rule }) => IDS.has(rule))
    .map(({ rule, severity, file, element = '-', actual = '-' }) => {
      expect(severity).toBe('warning');
      return [rule, file?.replace(/^.*-(?=[^/]+\/)|\.yaml$/g, ''), element, actual].join(' ');
    })
    .sort();
}

type Values = Readonly<Record<string, unknown>>;
/** Changes of the first row of the county's 实施清单. */
const county = (set: Values): ExampleEdit[] => [{ in: '县清单', set }];
/** The same in the standard and the county, so that no difference is reported. */
const both = (set: Values): ExampleEdit[] => [
  { in: '省标准', set },
  { in: '县清单', set },
];
const catalog = (set: Values, where: ExampleDocument = '县目录', row = 0): ExampleEdit[] => [
  { in: where, row, set },
];
const materials = (...list: Values[]): ExampleEdit[] => both({ 申请材料: list });
const flow = (...list: [环节: string, 时限?: number, more?: Values][]): ExampleEdit[] =>
  both({
    办理流程: list.map(([环节, 时限, more]) => ({
      环节,
      ...(时限 === undefined ? {} : { 时限, 时限单位: '工作日' }),
      ...more,
    })),
  });
const ITEM = { 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 };
const OFFLINE = { 是否网办: false, 是否支持物流快递: true };
const AGAIN = {
  基本编码: '000511903000',
  事项名称: '最低生活保障金给付',
  事项类型: '行政给付',
  设定依据: ['【行政法规】《社会救助暂行办法》第十一条'],
  行使层级: ['县级'],
  主管部门: '昆山市民政局',
  实施机关: '昆山市民政局',
};
const FEE = { 收费项目名称: '工本费', 收费标准: '每件10元', 收费依据: '示例文件' };
const WHOLE_WAY = ['互联网受理', '互联网办理', '互联网办理结果信息反馈'];

/** Rows enough for a list that does not keep what none of them has. */
const many = (set: Values): ExampleEdit[] =>
  Array.from({ length: 25 }, (_, at) => ({
    in: '县清单' as const,
    add: { 事项名称: `示例事项${at}`, 基本编码: `0020149${String(at + 10)}000`, ...set },
  }));

const DEFECTS: readonly [name: string, edits: readonly ExampleEdit[], expected: string[]][] = [
  [
    'onsite: a visit without a reason',
    county({ 到办事现场次数: 2 }),
    ['logic/onsite 昆山市/实施清单 到办事现场次数 2 次，没有原因'],
  ],
  [
    'onsite: 无 is no reason',
    county({ 到办事现场次数: 1, 必须现场办理原因说明: '无' }),
    ['logic/onsite 昆山市/实施清单 到办事现场次数 1 次，没有原因'],
  ],
  [
    'onsite: no visit, but a reason',
    county({ 必须现场办理原因说明: '须核验原件' }),
    ['logic/onsite 昆山市/实施清单 必须现场办理原因说明 须核验原件'],
  ],
  [
    'onsite: no visit, no network, no post',
    county({ 是否网办: false, 是否支持物流快递: false }),
    ['logic/onsite 昆山市/实施清单 到办事现场次数 0 次，不网办，不快递'],
  ],

  [
    'online: not online, but 互联网受理',
    county({ ...OFFLINE, 网上办理深度: ['互联网受理'] }),
    ['logic/online 昆山市/实施清单 网上办理深度 互联网受理'],
  ],
  [
    'online: not online, but 网上办理',
    county({ ...OFFLINE, 办理形式: ['窗口办理', '网上办理'] }),
    ['logic/online 昆山市/实施清单 办理形式 窗口办理、网上办理'],
  ],
  [
    'online: online, but only advice',
    county({ 网上办理深度: ['互联网咨询'] }),
    ['logic/online 昆山市/实施清单 网上办理深度 互联网咨询'],
  ],
  [
    'online: online, but only at the window',
    county({ 办理形式: ['窗口办理'] }),
    ['logic/online 昆山市/实施清单 办理形式 窗口办理'],
  ],
  [
    'online: the whole way online, but a visit',
    county({ 网上办理深度: WHOLE_WAY, 到办事现场次数: 1, 必须现场办理原因说明: '领证' }),
    ['logic/online 昆山市/实施清单 到办事现场次数 1 次'],
  ],

  [
    'fees: free, but online payment',
    county({ 是否支持网上支付: true }),
    ['logic/fees 昆山市/实施清单 是否支持网上支付 支持网上支付'],
  ],
  [
    'fees: free, but a fee',
    county({ 收费项目: [FEE] }),
    ['logic/fees 昆山市/实施清单 收费项目 工本费'],
  ],
  [
    'fees: a fee without basis',
    both({ 是否收费: true, 收费项目: [{ ...FEE, 收费依据: undefined }] }),
    [
      'logic/fees 江苏省/标准实施清单 收费项目 工本费',
      'logic/fees 昆山市/实施清单 收费项目 工本费',
    ],
  ],
  [
    'fees: a fee whose standard is 无',
    county({ 是否收费: true, 收费项目: [{ ...FEE, 收费标准: '无' }] }),
    ['logic/fees 昆山市/实施清单 收费项目 工本费'],
  ],
  [
    'fees: charged, but the list is empty',
    county({ 是否收费: true, 收费项目: [] }),
    ['logic/fees 昆山市/实施清单 收费项目 没有收费项目'],
  ],

  [
    'result: 无 with a name',
    county({ 审批结果类型: ['无'] }),
    ['logic/result 昆山市/实施清单 审批结果名称 食品经营许可证'],
  ],
  [
    'result: 无 and 证照',
    county({ 审批结果类型: ['无', '证照'] }),
    ['logic/result 昆山市/实施清单 审批结果类型 无、证照'],
  ],
  [
    'result: 许可证 as 批文',
    county({ 审批结果类型: ['批文'] }),
    ['logic/result 昆山市/实施清单 审批结果类型 食品经营许可证：批文'],
  ],
  [
    'result: 登记证书 as 登记表',
    county({ 审批结果类型: ['登记表'], 审批结果名称: '社会团体法人登记证书（副本）' }),
    ['logic/result 昆山市/实施清单 审批结果类型 社会团体法人登记证书（副本）：登记表'],
  ],
  [
    'result: 批复 as 证照',
    county({ 审批结果名称: '关于食品经营许可的批复' }),
    ['logic/result 昆山市/实施清单 审批结果类型 关于食品经营许可的批复：证照'],
  ],

  [
    'themes: people only, but a theme of 法人',
    [{ in: '县清单', row: 1, set: { 法人主题分类: ['社会保障'] } }],
    ['logic/themes 昆山市/实施清单 法人主题分类 社会保障'],
  ],
  [
    'themes: 法人 only, but a theme of people',
    county({ 服务对象: ['企业法人'], 自然人主题分类: ['准营准办'], 法人主题分类: ['准营准办'] }),
    ['logic/themes 昆山市/实施清单 自然人主题分类 准营准办'],
  ],
  [
    'themes: no theme for 法人',
    county({ 自然人主题分类: ['准营准办'] }),
    ['logic/themes 昆山市/实施清单 服务对象 没有写'],
  ],
  [
    'themes: no theme for people',
    county({ 法人主题分类: ['准营准办'] }),
    ['logic/themes 昆山市/实施清单 服务对象 没有写'],
  ],

  [
    'power-source: 受委托组织 of its own power',
    county({ 实施主体性质: '受委托组织' }),
    ['logic/power-source 昆山市/实施清单 权力来源 法定本级行使'],
  ],
  [
    'power-source: 法定本级行使 with 委托部门',
    county({ 委托部门: '苏州市示例局' }),
    ['logic/power-source 昆山市/实施清单 委托部门 苏州市示例局'],
  ],
  [
    'power-source: entrusted by itself',
    county({ 权力来源: '同级委托', 委托部门: '昆山市市场监督管理局' }),
    ['logic/power-source 昆山市/实施清单 委托部门 昆山市市场监督管理局'],
  ],
  [
    'power-source: 上级下放 without a document',
    county({ 权力来源: '上级下放' }),
    ['logic/power-source 昆山市/实施清单 权力来源 上级下放'],
  ],
  [
    'power-source: 上级授权 to 受委托组织',
    county({
      权力来源: '上级授权',
      实施主体性质: '受委托组织',
      实施依据: ['《示例市人民政府关于授权的决定》'],
    }),
    ['logic/power-source 昆山市/实施清单 权力来源 上级授权'],
  ],

  [
    'material: paper, but no copy',
    materials({ ...ITEM, 材料形式: '纸质', 份数: 0 }),
    [
      'logic/material 昆山市/实施清单 申请材料 0 份',
      'logic/material 江苏省/标准实施清单 申请材料 0 份',
    ],
  ],
  [
    'material: handed in, but no copy',
    county({ 申请材料: [{ ...ITEM, 提交方式: '申请人提交', 份数: 0 }] }),
    ['logic/material 昆山市/实施清单 申请材料 0 份'],
  ],
  [
    'material: electronic, but a size of paper',
    county({ 申请材料: [{ ...ITEM, 材料形式: '电子', 纸质材料规格: 'A4' }] }),
    ['logic/material 昆山市/实施清单 申请材料 A4'],
  ],
  [
    'material: twice',
    county({ 申请材料: [ITEM, { ...ITEM, 材料名称: '食品经营许可申请书 ' }] }),
    ['logic/material 昆山市/实施清单 申请材料 食品经营许可申请书 '],
  ],

  [
    'phones: the same',
    county({ 咨询方式: '0512-57300000', 监督投诉方式: '电话：（0512）5730 0000' }),
    ['logic/phones 昆山市/实施清单 监督投诉方式 （0512）5730 0000'],
  ],
  [
    'phones: all to complain to also answer',
    county({ 咨询方式: '0512-57300000、0512-57300001', 监督投诉方式: '0512-57300001' }),
    ['logic/phones 昆山市/实施清单 监督投诉方式 0512-57300001'],
  ],
  [
    'phones: no area code',
    county({ 咨询方式: '57300000' }),
    ['logic/phones 昆山市/实施清单 咨询方式 57300000'],
  ],
  [
    'phones: no area code in a guide',
    [{ in: '县指南', set: { 咨询方式: '电话57300000，工作日9:00—17:00' } }],
    ['logic/phones 昆山市/办事指南 咨询方式 57300000'],
  ],
  [
    'phones: a guide brings the two together',
    [
      ...county({ 监督投诉方式: '0512-57300001' }),
      { in: '县指南', set: { 咨询方式: '0512-57300001' } },
    ],
    ['logic/phones 昆山市/办事指南 咨询方式 0512-57300001'],
  ],

  [
    'vague: a material',
    county({ 申请材料: [ITEM, { 材料名称: '其他相关材料', 材料必要性: '非必要' }] }),
    ['logic/vague 昆山市/实施清单 申请材料 其他相关材料'],
  ],
  [
    'vague: a condition',
    county({ 受理条件: ['有场所', '法律、法规规定的其他条件'] }),
    ['logic/vague 昆山市/实施清单 受理条件 法律、法规规定的其他条件'],
  ],
  [
    'vague: in the standard and below',
    both({ 受理条件: ['符合国家有关规定'] }),
    [
      'logic/vague 昆山市/实施清单 受理条件 符合国家有关规定',
      'logic/vague 江苏省/标准实施清单 受理条件 符合国家有关规定',
    ],
  ],

  [
    'state-issued: one finding for two',
    county({
      申请材料: [
        ITEM,
        ...['营业执照', '身份证'].map((材料名称) => ({
          材料名称,
          材料必要性: '必要',
          来源渠道: '政府部门核发',
        })),
      ],
    }),
    ['logic/state-issued 昆山市/实施清单 申请材料 营业执照、身份证'],
  ],
  [
    'state-issued: handed in by the applicant',
    county({ 申请材料: [{ ...ITEM, 来源渠道: '政府部门核发', 提交方式: '申请人提交' }] }),
    ['logic/state-issued 昆山市/实施清单 申请材料 食品经营许可申请书'],
  ],
  [
    'state-issued: in the standard',
    [{ in: '省标准', set: { 申请材料: [{ ...ITEM, 来源渠道: '政府部门核发' }] } }],
    ['logic/state-issued 江苏省/标准实施清单 申请材料 食品经营许可申请书'],
  ],

  [
    'duplicate-name: another code',
    [{ in: '县目录', add: AGAIN }],
    ['logic/duplicate-name 昆山市/基本目录 事项名称 最低生活保障金给付'],
  ],
  [
    'duplicate-name: the same code',
    [{ in: '县目录', add: { ...AGAIN, 基本编码: '000511902000' } }],
    ['logic/duplicate-name 昆山市/基本目录 事项名称 最低生活保障金给付'],
  ],
  [
    'duplicate-name: by another width',
    [
      {
        in: '省目录',
        add: { ...AGAIN, 基本编码: '320511903000', 事项名称: '最低生活保障金 给付' },
      },
    ],
    ['logic/duplicate-name 江苏省/基本目录 事项名称 最低生活保障金 给付'],
  ],
  [
    'duplicate-name: two 子项 of one level',
    [
      {
        in: '县目录',
        add: {
          ...AGAIN,
          基本编码: '000131901003',
          事项名称: '食品经营许可(县级权限)',
          事项类型: '行政许可',
        },
      },
    ],
    ['logic/duplicate-name 昆山市/基本目录 事项名称 食品经营许可(县级权限)'],
  ],

  [
    'name: a place',
    catalog({ 事项名称: '昆山市最低生活保障金给付' }, '县目录', 2),
    ['logic/name 昆山市/基本目录 事项名称 昆山市最低生活保障金给付'],
  ],
  [
    'name: a place without its suffix',
    catalog({ 事项名称: '苏州公共就业服务' }, '市目录', 3),
    ['logic/name 苏州市/基本目录 事项名称 苏州公共就业服务'],
  ],
  [
    'name: a body',
    catalog(
      { 事项名称: '市场监督管理局食品经营许可', 主管部门: '昆山市市场监督管理局' },
      '县目录',
      1,
    ),
    ['logic/name 昆山市/基本目录 事项名称 市场监督管理局食品经营许可'],
  ],
  [
    'name: a level',
    catalog({ 事项名称: '公共就业服务（县级）' }, '县目录', 3),
    ['logic/name 昆山市/基本目录 事项名称 公共就业服务（县级）'],
  ],
  [
    'name: kin without the suffix',
    [
      {
        in: '县目录',
        add: {
          ...AGAIN,
          基本编码: '000131901009',
          事项名称: '食品经营许可证补发（县级）',
          事项类型: '行政许可',
        },
      },
      ...(['国家目录', '省目录', '市目录'] as const).map((where) => ({
        in: where,
        add: {
          ...AGAIN,
          基本编码: '000131901008',
          事项名称: '食品经营许可证补发',
          事项类型: '行政许可',
          行使层级: ['市级'],
        },
      })),
    ],
    ['logic/name 昆山市/基本目录 事项名称 食品经营许可证补发（县级）'],
  ],
  [
    'name: a code of its own for a name with a place',
    [{ in: '县目录', add: { ...AGAIN, 事项名称: '昆山市最低生活保障金给付' } }],
    ['logic/name 昆山市/基本目录 事项名称 昆山市最低生活保障金给付'],
  ],
  [
    'name: a result with a place',
    county({ 审批结果名称: '昆山市食品经营许可证' }),
    ['logic/name 昆山市/实施清单 审批结果名称 昆山市食品经营许可证'],
  ],

  [
    'explained: another number',
    county({ 法定办结时限说明: '自受理之日起66个工作日内办结' }),
    ['time/explained 昆山市/实施清单 法定办结时限说明 自受理之日起66个工作日内办结'],
  ],
  [
    'explained: another number in Chinese',
    county({ 法定办结时限说明: '受理后三十日内作出决定' }),
    ['time/explained 昆山市/实施清单 法定办结时限说明 受理后三十日内作出决定'],
  ],
  [
    'explained: the promise',
    county({ 承诺办结时限说明: '1个工作日' }),
    ['time/explained 昆山市/实施清单 承诺办结时限说明 1个工作日'],
  ],
  [
    'explained: months and a year',
    county({ 法定办结时限: 6, 法定办结时限单位: '月', 法定办结时限说明: '自受理之日起一年内' }),
    ['time/explained 昆山市/实施清单 法定办结时限说明 自受理之日起一年内'],
  ],

  [
    'steps: one too long',
    flow(['受理'], ['审查', 11], ['决定'], ['送达']),
    ['time/steps 昆山市/实施清单 办理流程 11个工作日'],
  ],
  [
    'steps: the sum too long',
    flow(['受理', 1], ['审查', 8], ['决定', 3], ['送达', 1]),
    ['time/steps 昆山市/实施清单 办理流程 11个工作日'],
  ],
  [
    'steps: no 受理, no unit',
    county({
      办理流程: [
        { 环节: '审核', 时限: 6 },
        { 环节: '审批', 时限: 6 },
      ],
    }),
    ['time/steps 昆山市/实施清单 办理流程 12个工作日'],
  ],
  [
    'steps: in another unit, certainly',
    county({ 办理流程: [{ 环节: '受理' }, { 环节: '审查', 时限: 2, 时限单位: '月' }] }),
    ['time/steps 昆山市/实施清单 办理流程 2个月'],
  ],
  [
    'steps: in a guide',
    [
      {
        in: '县指南',
        set: {
          承诺办结时限: 5,
          承诺办结时限单位: '工作日',
          办理流程: [{ 环节: '受理' }, { 环节: '审查', 时限: 6, 时限单位: '工作日' }],
        },
      },
    ],
    ['time/steps 昆山市/办事指南 办理流程 6个工作日'],
  ],
];

const LAWFUL: readonly [name: string, edits: readonly ExampleEdit[]][] = [
  [
    'onsite: a visit with its reason',
    county({ 到办事现场次数: 1, 必须现场办理原因说明: '依法须本人到场' }),
  ],
  ['onsite: 无需到现场 is no reason', county({ 必须现场办理原因说明: '无需到现场' })],
  ['onsite: no visit, by post', county(OFFLINE)],
  ['onsite: no visit, 快递申请', county({ 是否网办: false, 办理形式: ['快递申请'] })],
  ['onsite: no visit, nothing to hand in', both({ 是否网办: false, 申请材料: [] })],
  [
    'onsite: the reason is not carried',
    [
      { in: '县清单', header: { 未载要素: ['必须现场办理原因说明'] } },
      ...county({ 到办事现场次数: 1 }),
    ],
  ],
  ['onsite: 待填', county({ 到办事现场次数: 1, 必须现场办理原因说明: '待填' })],
  ['onsite: a cancelled row', county({ 到办事现场次数: 1, 事项状态: '取消' })],

  [
    'online: not online, advice and preview',
    county({ ...OFFLINE, 网上办理深度: ['互联网咨询', '互联网收件', '互联网预审'] }),
  ],
  ['online: online at any depth', county({ 网上办理深度: ['互联网预审'] })],
  [
    'online: the whole way, no visit',
    county({ 网上办理深度: WHOLE_WAY, 办理形式: ['窗口办理', '网上办理'] }),
  ],
  [
    'online: accepted online, one visit for the paper',
    county({
      网上办理深度: ['互联网受理'],
      到办事现场次数: 1,
      必须现场办理原因说明: '领取纸质证件',
    }),
  ],
  [
    'online: not online, an address for advice',
    county({ ...OFFLINE, 网上办理深度: ['互联网咨询'] }),
  ],

  ['fees: free, no online payment', county({ 是否支持网上支付: false, 收费项目: [] })],
  [
    'fees: charged, with its basis',
    both({ 是否收费: true, 收费项目: [FEE], 是否支持网上支付: true }),
  ],
  [
    'fees: charged, not payable online',
    both({
      是否收费: true,
      收费项目: [{ ...FEE, 收费依据: ['甲', '乙'] }],
      是否支持网上支付: false,
    }),
  ],

  ['result: 证明', both({ 审批结果类型: ['批文'], 审批结果名称: '食品经营备案证明' })],
  ['result: 凭证 and 公证', both({ 审批结果类型: ['登记表'], 审批结果名称: '失业登记凭证' })],
  ['result: 其他', both({ 审批结果类型: ['其他'], 审批结果名称: '荣誉证书' })],
  ['result: 意见书 as 证照', both({ 审批结果名称: '建设项目用地预审与选址意见书' })],
  [
    'result: two names, two types',
    both({ 审批结果类型: ['证照', '批文'], 审批结果名称: '食品经营许可证、不予许可决定书' }),
  ],
  [
    'result: a refusal beside the licence',
    both({ 审批结果类型: ['批文'], 审批结果名称: '准予食品经营许可决定书' }),
  ],
  ['result: 无, nothing more', both({ 审批结果类型: ['无'], 审批结果名称: '无' })],

  [
    'themes: one for each',
    [
      ...county({ 自然人主题分类: ['准营准办'], 法人主题分类: ['准营准办'] }),
      { in: '县清单', row: 1, set: { 自然人主题分类: ['社会保障'] } },
    ],
  ],
  [
    'themes: 行政机关 only',
    [
      { in: '县清单', row: 1, set: { 自然人主题分类: ['社会保障'] } },
      ...both({ 服务对象: ['行政机关'] }),
    ],
  ],
  [
    'themes: not carried',
    [
      { in: '县清单', header: { 未载要素: ['法人主题分类'] } },
      ...county({ 自然人主题分类: ['准营准办'] }),
      { in: '县清单', row: 1, set: { 自然人主题分类: ['社会保障'] } },
    ],
  ],

  [
    'power-source: entrusted',
    county({ 实施主体性质: '受委托组织', 权力来源: '上级委托', 委托部门: '苏州市市场监督管理局' }),
  ],
  ['power-source: 授权组织', county({ 实施主体性质: '授权组织' })],
  [
    'power-source: 上级下放 on record',
    [
      {
        in: '省目录',
        set: { 下放: [{ 层级: '县级', 依据: '《示例省人民政府关于下放事项的决定》' }] },
      },
      {
        in: '县目录',
        set: { 下放: [{ 层级: '县级', 依据: '《示例省人民政府关于下放事项的决定》' }] },
      },
      ...county({ 权力来源: '上级下放' }),
    ],
  ],
  [
    'power-source: 上级下放 by a document',
    [
      { in: '县目录', set: { 实施依据: ['《示例省人民政府关于下放事项的决定》'] } },
      ...county({ 权力来源: '上级下放' }),
    ],
  ],
  ['power-source: 同级授权', county({ 权力来源: '同级授权' })],

  [
    'material: 免于提交 without copies',
    materials({ ...ITEM, 材料形式: '纸质', 提交方式: '免于提交', 份数: 0 }),
  ],
  ['material: electronic without copies', materials({ ...ITEM, 材料形式: '电子', 份数: 0 })],
  [
    'material: an original only looked at',
    materials({ ...ITEM, 材料类型: '原件', 材料形式: '纸质', 份数: 0, 填报须知: '核验原件后退回' }),
  ],
  [
    'material: original and copy',
    materials({ ...ITEM, 材料类型: '原件' }, { ...ITEM, 材料类型: '复印件' }),
  ],
  [
    'material: for two cases',
    materials({ ...ITEM, 适用情形: '新办' }, { ...ITEM, 适用情形: '变更' }),
  ],

  ['phones: the hotline for both', county({ 咨询方式: '12345', 监督投诉方式: '0512-12345' })],
  [
    'phones: a 400 number for both',
    county({ 咨询方式: '400-830-2116', 监督投诉方式: '4008302116' }),
  ],
  [
    'phones: two extensions',
    county({ 咨询方式: '0512-57300000转1', 监督投诉方式: '0512-57300000转2' }),
  ],
  [
    'phones: the hotline besides',
    county({ 咨询方式: '0512-57300000', 监督投诉方式: '0512-57300000、12345' }),
  ],
  ['phones: one area code for the list', county({ 咨询方式: '0512-57300000、57300001' })],
  ['phones: a room and a date', county({ 咨询方式: '前进路8310号1203室，20260101起改为12345' })],
  [
    'phones: the guide repeats its list',
    [
      ...county({ 咨询方式: '0512-57300000' }),
      { in: '县指南', set: { 咨询方式: '0512-57300000' } },
    ],
  ],

  ['vague: 其他组织', both({ 受理条件: ['申请人为法人或者其他组织'] })],
  [
    'vague: the rules of a named act',
    both({ 受理条件: ['符合《食品经营许可和备案管理办法》的有关规定'] }),
  ],
  ['vague: 有关部门 as the issuer', materials({ ...ITEM, 材料名称: '有关主管部门出具的批准文件' })],
  ['vague: a closed list', materials({ ...ITEM, 材料名称: '身份证、户口簿等两种证件' })],

  [
    'state-issued: 免于提交',
    materials({ ...ITEM, 来源渠道: '政府部门核发', 提交方式: '免于提交' }),
  ],
  [
    'state-issued: not necessary',
    both({ 申请材料: [{ ...ITEM, 来源渠道: '政府部门核发', 材料必要性: '非必要' }] }),
  ],
  ['state-issued: by an intermediary', materials({ ...ITEM, 来源渠道: '中介机构出具' })],

  [
    'duplicate-name: the old one is cancelled',
    [{ in: '县目录', add: { ...AGAIN, 事项状态: '取消' } }],
  ],
  [
    'duplicate-name: another type',
    [
      {
        in: '省目录',
        add: {
          ...AGAIN,
          基本编码: '320711903000',
          事项类型: '行政确认',
          实施机关: '江苏省民政部门',
          主管部门: '江苏省民政部门',
          行使层级: ['省级'],
        },
      },
    ],
  ],
  ['duplicate-name: 市 and 县 by suffix', [{ in: '县目录', header: { 版本: '2026-01-02' } }]],
  [
    'duplicate-name: 主项 and its only 子项',
    (['国家目录', '省目录', '市目录', '县目录'] as const).flatMap((where) =>
      catalog({ 事项名称: '食品经营许可（县级权限）' }, where, 1),
    ),
  ],
  [
    'duplicate-name: begins when the other ends',
    [{ in: '县目录', add: { ...AGAIN, 事项状态: '取消', 计划取消日期: '2026-01-01' } }],
  ],

  ['name: the suffix that the reference has', catalog({ 事项名称: '食品经营许可（县级权限）' })],
  [
    'name: the province names its own item',
    [
      {
        in: '省目录',
        add: {
          ...AGAIN,
          基本编码: '320811903000',
          事项名称: '江苏省科学技术奖',
          事项类型: '行政奖励',
          行使层级: ['省级'],
          主管部门: '江苏省科学技术厅',
          实施机关: '江苏省科学技术厅',
        },
      },
    ],
  ],
  [
    'name: a place that the reference has too',
    (['国家目录', '省目录', '市目录', '县目录'] as const).flatMap((where) =>
      catalog({ 事项名称: '苏州市域公共就业服务' }, where, 3),
    ),
  ],
  ['name: the result as the standard has it', both({ 审批结果名称: '江苏省食品经营许可证' })],

  ['explained: the same number', county({ 法定办结时限说明: '自受理之日起20个工作日内办结' })],
  [
    'explained: 日 for 工作日',
    county({ 法定办结时限说明: '自受理之日起二十日内（20个工作日）作出决定' }),
  ],
  [
    'explained: two durations',
    county({ 法定办结时限说明: '二十日内作出决定；经批准可以延长十日' }),
  ],
  ['explained: what is not counted', county({ 法定办结时限说明: '专家评审30个工作日不计算在内' })],
  [
    'explained: the statutory one named beside the promise',
    county({ 承诺办结时限说明: '法定20个工作日，已压缩' }),
  ],
  ['explained: another kind of unit', county({ 法定办结时限说明: '1个月内办结' })],
  ['explained: a range', county({ 承诺办结时限说明: '3至5个工作日' })],

  [
    'steps: 受理 and 送达 are not counted',
    flow(['受理', 5], ['审查', 8], ['决定', 2], ['送达', 10]),
  ],
  ['steps: side by side', flow(['受理'], ['审查', 8], ['会审', 8, { 并行: true }], ['决定', 2])],
  ['steps: 特别程序', flow(['受理'], ['审查', 8], ['听证', 20], ['专家评审', 30], ['决定', 2])],
  [
    'steps: 特别程序 of its own',
    [
      ...flow(['受理'], ['审查', 8], ['实地试车', 30], ['决定', 2]),
      ...both({ 特别程序: [{ 名称: '实地试车' }] }),
    ],
  ],
  [
    'steps: promised in hours, steps in days',
    county({
      承诺办结时限: 4,
      承诺办结时限单位: '小时',
      办理流程: [{ 环节: '决定', 时限: 1, 时限单位: '工作日' }],
    }),
  ],
  [
    'steps: promised at once',
    county({ 承诺办结时限: 0, 办件类型: '即办件', 办理流程: [{ 环节: '决定', 时限: 1 }] }),
  ],
  [
    'steps: undecidable units',
    county({ 办理流程: [{ 环节: '审查', 时限: 12, 时限单位: '自然日' }] }),
  ],
  [
    'steps: after the decision',
    flow(['受理'], ['审查', 8], ['决定', 2], ['制证', 10], ['存档', 5]),
  ],
  [
    'steps: the guide only promises less',
    [
      ...flow(['受理'], ['审查', 8], ['决定', 2]),
      { in: '县指南', set: { 承诺办结时限: 5, 承诺办结时限单位: '工作日' } },
    ],
  ],
];

test('the example workspace gives no finding of the group', () => {
  expect(findings([])).toEqual([]);
});

describe('defects', () => {
  test.each(DEFECTS)('%s', (_name, edits, expected) => {
    expect(findings(edits)).toEqual([...expected].sort());
  });
});

describe('lawful look-alikes', () => {
  test.each(LAWFUL)('%s', (_name, edits) => {
    expect(findings(edits)).toEqual([]);
  });
});

describe('each rule', () => {
  test.each(MINE.map((rule) => [rule.id, rule] as const))('%s shows itself', (id, rule) => {
    const fired = judge(rule.examples.fires.edits).filter((found) => found.rule === id);
    expect(fired.length).toBeGreaterThan(0);
    const silent = judge(rule.examples.silent.edits);
    expect(silent.filter((found) => found.rule === id || found.severity === 'error')).toEqual([]);
  });

  test('has at least three defects and three look-alikes', () => {
    for (const { id } of MINE) {
      const [, short] = id.split('/');
      const about = ([name]: readonly [string, ...unknown[]]) => name.startsWith(`${short}: `);
      expect(DEFECTS.filter(about).length, id).toBeGreaterThanOrEqual(3);
      expect(LAWFUL.filter(about).length, id).toBeGreaterThanOrEqual(3);
    }
  });
});

describe('an element that a list does not keep', () => {
  test('is not missed in every row', () => {
    const rows = many({
      服务对象: ['自然人', '企业法人'],
      自然人主题分类: ['其他'],
      到办事现场次数: 1,
    });
    const own = { 自然人主题分类: ['其他'] };
    rows.push(...county(own), { in: '县清单', row: 1, set: own });
    expect(findings(rows).filter((found) => /^logic\/(?:themes|onsite)/.test(found))).toEqual([]);
  });

  test('is not missed when only one row has it', () => {
    const rows = many({ 服务对象: ['自然人'] });
    const one = county({ 自然人主题分类: ['准营准办'], 法人主题分类: ['准营准办'] });
    expect(findings([...rows, ...one]).filter((found) => found.startsWith('logic/themes'))).toEqual(
      [],
    );
  });

  test('is missed when most rows have it', () => {
    const rows = many({ 服务对象: ['自然人'], 自然人主题分类: ['其他'] });
    const missed = findings(rows).filter((found) => found.startsWith('logic/themes'));
    expect(missed).toEqual(Array(2).fill('logic/themes 昆山市/实施清单 服务对象 没有写'));
  });
});
