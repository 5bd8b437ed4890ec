import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Files of a workspace: path → content. */
export type Files = Record<string, string | Uint8Array>;

/** One row as written: key → YAML text of the value; undefined leaves the key out. */
export type RowText = Readonly<Record<string, string | undefined>>;

const CREDIT_COUNTY = '11320583MB00000276';
const CREDIT_CITY = '11320500MB00000194';

/** The same permit at every level, with what each level writes of its own. */
export const PERMIT: RowText = {
  基本编码: '"000131901000"',
  事项名称: '食品经营许可',
  事项类型: '行政许可',
  设定依据: '[【法律】《中华人民共和国食品安全法》第三十五条第一款]',
  行使层级: '[市级, 县级]',
  主管部门: '市场监督管理部门',
  实施机关: '县级以上人民政府市场监督管理部门',
  服务对象: '[企业法人]',
};

export const BENEFIT: RowText = {
  ...PERMIT,
  基本编码: '"000511902000"',
  事项名称: '最低生活保障金给付',
  事项类型: '行政给付',
  设定依据: '[【行政法规】《社会救助暂行办法》第十一条]',
  主管部门: '民政部门',
  实施机关: '县级以上人民政府民政部门',
  服务对象: '[自然人]',
};

export const SERVICE: RowText = {
  ...PERMIT,
  基本编码: '"002014903000"',
  事项名称: '公共就业服务',
  事项类型: '公共服务',
  设定依据: '[【法律】《中华人民共和国就业促进法》第三十五条]',
  主管部门: '人力资源和社会保障部门',
  实施机关: '县级以上人民政府人力资源和社会保障部门',
  服务对象: '[自然人]',
};

/** What a row of an 实施清单 has beside its identity. */
const PROCEDURE: RowText = {
  受理条件: '[有与经营的食品品种、数量相适应的场所]',
  申请材料: '[{ 材料名称: 食品经营许可申请书, 材料必要性: 必要 }]',
  办理流程: '[{ 环节: 受理 }, { 环节: 审查 }, { 环节: 决定 }, { 环节: 送达 }]',
  服务对象: '[企业法人]',
  法定办结时限: '20',
  法定办结时限单位: '工作日',
  承诺办结时限: '10',
  承诺办结时限单位: '工作日',
  办件类型: '承诺件',
  到办事现场次数: '0',
  是否进驻政务大厅: 'true',
  是否网办: 'true',
  网办地址: 'https://www.jszwfw.gov.cn',
  是否收费: 'false',
  审批结果类型: '[证照]',
  审批结果名称: '食品经营许可证',
  办理地点: '市民中心一楼（示例）',
  办理时间: '工作日 9:00—17:00',
  咨询方式: '"12345"',
  监督投诉方式: '0512-00000000（示例）',
};

const { 基本编码, 事项名称, 事项类型, 设定依据 } = PERMIT;

export const CITY_PROCEDURE: RowText = {
  基本编码,
  事项名称,
  事项类型,
  设定依据,
  实施编码: `"${CREDIT_CITY}3000131901000"`,
  行使层级: '市级',
  权力来源: '法定本级行使',
  实施主体: '苏州市市场监督管理局',
  实施主体编码: `"${CREDIT_CITY}"`,
  实施主体性质: '法定机关',
  ...PROCEDURE,
};

export const COUNTY_PROCEDURE: RowText = {
  ...CITY_PROCEDURE,
  实施编码: `"${CREDIT_COUNTY}4000131901000"`,
  行使层级: '县级',
  实施主体: '昆山市市场监督管理局',
  实施主体编码: `"${CREDIT_COUNTY}"`,
};

/** A row of the base workspace with keys changed, added or (undefined) left out. */
export function row(base: RowText, changes: RowText = {}): string {
  return Object.entries({ ...base, ...changes })
    .filter(([, value]) => value !== undefined)
    .map(([key, value], i) => `${i === 0 ? '  - ' : '    '}${key}: ${value}\n`)
    .join('');
}

/** A document with header and rows: line 1 is 类别, the first row begins in line 5. */
export function documentText(
  kind: string,
  region: string,
  rows: readonly string[],
  version = '"2026-01-01"',
): string {
  const key = kind === '办事指南' ? '指南' : '事项';
  return `类别: ${kind}\n地区: "${region}"\n版本: ${version}\n${key}:\n${rows.join('')}`;
}

const COUNTY: RowText = { 行使层级: '[县级]' };

/** Paths of the base workspace. */
export const PATHS = {
  config: 'sitong.yaml',
  regions: '地区.yaml',
  nation: '国家/基本目录.yaml',
  province: '江苏/基本目录.yaml',
  city: '苏州/基本目录.yaml',
  county: '昆山/基本目录.yaml',
  cityList: '苏州/实施清单.yaml',
  countyList: '昆山/实施清单.yaml',
  lists: '苏州/专项清单.yaml',
} as const;

export const REGIONS = `类别: 地区
地区:
  - { 地区代码: "000000", 地区名称: 国家, 层级: 国家级 }
  - { 地区代码: "320000", 地区名称: 江苏省, 层级: 省级, 上级: "000000" }
  - { 地区代码: "320500", 地区名称: 苏州市, 层级: 市级, 上级: "320000" }
  - { 地区代码: "320583", 地区名称: 昆山市, 层级: 县级, 上级: "320500" }
`;

/** The negative lists of the city, which bind its county too: without them each region gets a note. */
const NEGATIVE_LISTS = `类别: 专项清单
地区: "320500"
清单: 进驻事项负面清单
版本: "2026-01-01"
事项:
  - { 事项名称: 公共就业服务, 基本编码: "002014903000", 原因类别: 场地限制 }
---
类别: 专项清单
地区: "320500"
清单: 全程网办负面清单
版本: "2026-01-01"
事项:
  - { 事项名称: 公共就业服务, 基本编码: "002014903000", 须线下的环节: 受理, 原因类别: 涉及国家秘密 }
`;

/** A small clean workspace of four levels; `changes` replace files, undefined removes one. */
export function baseFiles(
  changes: Readonly<Record<string, string | Uint8Array | undefined>> = {},
): Files {
  const items = [row(PERMIT), row(BENEFIT), row(SERVICE)];
  const all: Record<string, string | Uint8Array | undefined> = {
    [PATHS.config]: '名称: 示例\n',
    [PATHS.regions]: REGIONS,
    [PATHS.nation]: documentText('基本目录', '000000', items),
    [PATHS.province]: documentText('基本目录', '320000', items),
    [PATHS.city]: documentText('基本目录', '320500', items),
    [PATHS.county]: documentText('基本目录', '320583', countyRows()),
    [PATHS.cityList]: documentText('实施清单', '320500', [row(CITY_PROCEDURE)]),
    [PATHS.countyList]: documentText('实施清单', '320583', [row(COUNTY_PROCEDURE)]),
    [PATHS.lists]: NEGATIVE_LISTS,
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string | Uint8Array] => entry[1] != null),
  );
}

/** The rows of the county's 基本目录, with changes to the first. */
export function countyRows(changes: RowText = {}): string[] {
  return [row(PERMIT, { ...COUNTY, ...changes }), row(BENEFIT, COUNTY), row(SERVICE, COUNTY)];
}

/** The county's 基本目录 with changes to its first row. */
export function countyCatalog(changes: RowText): string {
  return documentText('基本目录', '320583', countyRows(changes));
}

/** A place for workspaces that is removed at the end. */
export class Playground {
  readonly root: string;

  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'sitong-cli-'));
  }

  /** Writes files into a new folder and returns its path. */
  make(files: Files, name = 'w'): string {
    const folder = join(mkdtempSync(join(this.root, 'case-')), name);
    mkdirSync(folder);
    write(folder, files);
    return folder;
  }

  /** The base workspace with changed files. */
  base(changes: Parameters<typeof baseFiles>[0] = {}): string {
    return this.make(baseFiles(changes));
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** Writes files below a folder. */
export function write(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
