import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../cli/support/run.js';

export const PROVINCE = '320000-江苏省/基本目录.yaml';
export const NATION = '000000-国家/基本目录.yaml';
export const CITY = '320500-苏州市/基本目录.yaml';
export const COUNTY = '320583-昆山市/基本目录.yaml';
export const SERVICE_STANDARD = '320000-江苏省/标准/发展改革.yaml';
/** 实施清单 with the services of the 发展改革 line: of the province, its standard, the city, the county. */
export const SERVICE_LISTS = [
  '320000-江苏省/实施清单.yaml',
  SERVICE_STANDARD,
  '320500-苏州市/实施清单.yaml',
  '320583-昆山市/实施清单/发展改革.yaml',
];
export const MARKET_STANDARD = '320000-江苏省/标准/市场监管.yaml';
export const BUILDING_STANDARD = '320000-江苏省/标准/住房城乡建设.yaml';

type Edit = readonly [file: string, change: (text: string) => string];

/** Puts other text in the place of some, which must be there. */
function swap(file: string, from: string, to: string): Edit {
  return [
    file,
    (text) => {
      if (!text.includes(from)) throw new Error(`${file} 里没有 ${from}`);
      return text.replace(from, to);
    },
  ];
}

/** Changes the text of one row, which begins with its code and ends before the next. */
function row(file: string, code: string, change: (row: string) => string): Edit {
  return [
    file,
    (text) => {
      const start = text.indexOf(`  - 基本编码: "${code}"`);
      if (start < 0) throw new Error(`${file} 里没有 ${code}`);
      const next = text.indexOf('\n  - ', start + 1);
      const end = next < 0 ? text.length : next;
      const after = change(text.slice(start, end));
      if (after === text.slice(start, end)) throw new Error(`${file} ${code} 没有改动`);
      return text.slice(0, start) + after + text.slice(end);
    },
  ];
}

/** Adds rows at the end of a file. */
function append(file: string, rows: string): Edit {
  return [file, (text) => `${text.trimEnd()}\n${rows}`];
}

const state = (to: string) => (text: string) => text.replace('事项状态: 在用', `事项状态: ${to}`);

/** A province's own service that only the province exercises: nobody below has to follow. */
function ownService(code: string, name: string): string {
  return `
  - 基本编码: "${code}"  # 示例编码
    事项名称: ${name}
    事项类型: 公共服务
    设定依据:
      - 【行政法规】《优化营商环境条例》第四十八条
    行使层级: [省级]
    主管部门: 江苏省发展和改革委员会
    实施机关: 江苏省发展和改革委员会
    服务对象: [自然人, 企业法人]
    事项状态: 在用
    自行设立: true
`;
}

/** What both revisions have besides the shipped catalog: an item that is resumed, and one that is joined. */
const BEFORE: readonly Edit[] = [
  row(PROVINCE, '322004901000', state('暂停')),
  row(CITY, '322004901000', state('暂停')),
  row(COUNTY, '322004901000', state('暂停')),
  ...SERVICE_LISTS.map((file) =>
    row(file, '322004901000', (text) =>
      text.replace(/\n( +事项类型: .*)/, '\n$1\n    事项状态: 暂停'),
    ),
  ),
  append(
    PROVINCE,
    [
      ownService('32200490500Y', '数据开放服务（示例）'),
      ownService('322004905001', '数据开放服务（示例）（企业）'),
      ownService('322004905002', '数据开放服务（示例）（个人）'),
    ].join(''),
  ),
];

const JOINED = (text: string) => {
  const at = text.indexOf('\n  - 基本编码: "32200490500Y"');
  return `${text.slice(0, at)}${ownService('322004905000', '数据开放服务（示例）')}`;
};

const MATERIAL = `      - 材料名称: 施工现场照片
        材料必要性: 必要
        材料类型: 原件
        材料形式: 纸质或电子
        来源渠道: 申请人自备
        份数: 1
        要求提供材料的依据: 《中华人民共和国建筑法》第七条第一款
`;

/** One of each kind of change of an item, and the directions in 实施要素. */
const CHANGES: readonly Edit[] = [
  // 恢复
  row(PROVINCE, '322004901000', (text) => text.replace('事项状态: 暂停', '事项状态: 在用')),
  row(SERVICE_LISTS[0]!, '322004901000', (text) => text.replace('\n    事项状态: 暂停', '')),
  row(SERVICE_STANDARD, '322004901000', (text) => text.replace('\n    事项状态: 暂停', '')),
  // 暂停
  row(PROVINCE, '322004902000', state('暂停')),
  // 取消
  row(PROVINCE, '322011901000', state('取消')),
  // 变更：名称
  row(PROVINCE, '322031901000', (text) =>
    text.replace('企业诉求收集办理服务', '企业诉求收集和办理服务'),
  ),
  row(MARKET_STANDARD, '322031901000', (text) =>
    text.replace('企业诉求收集办理服务', '企业诉求收集和办理服务'),
  ),
  // 合并
  [PROVINCE, JOINED],
  // 拆分
  row(PROVINCE, '321011901000', (text) => {
    const part = (code: string, name: string) =>
      text
        .replace('"321011901000"', `"${code}"`)
        .replace('事项名称: 养老机构等级评定', `事项名称: ${name}`);
    return [
      part('32101190100Y', '养老机构等级评定'),
      part('321011901001', '养老机构等级评定（初评）'),
      part('321011901002', '养老机构等级评定（复核）'),
    ]
      .map((one) => one.trimEnd())
      .join('\n\n')
      .concat('\n');
  }),
  // 重新编码：国家和省一起换号
  swap(NATION, '"000131901000"', '"000131911000"'),
  swap(PROVINCE, '"000131901000"', '"000131911000"'),
  // 新增
  append(
    PROVINCE,
    ownService('322004906000', '惠企政策兑现服务（示例）').replace(
      '行使层级: [省级]',
      '行使层级: [市级, 县级]',
    ),
  ),
  // 变更：标准里的法定时限压减
  row(BUILDING_STANDARD, '000117051000', (text) =>
    text.replace('法定办结时限: 15', '法定办结时限: 12').replace('15个工作日', '12个工作日'),
  ),
  // 变更：标准里的材料增加
  row(BUILDING_STANDARD, '000117901000', (text) =>
    text.replace('    申请材料:\n', `    申请材料:\n${MATERIAL}`),
  ),
];

function apply(folder: string, edits: readonly Edit[]): void {
  for (const [file, change] of edits) {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  }
}

/** Writes the two revisions into two folders. */
export function writeRevisions(before: string, after: string): void {
  for (const folder of [before, after]) {
    cpSync(join(ROOT, 'catalogs/江苏'), folder, { recursive: true });
    apply(folder, BEFORE);
  }
  apply(after, CHANGES);
}
