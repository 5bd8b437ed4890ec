import { stringify } from 'yaml';
import type { Example, ExampleDocument, ExampleEdit } from './example.js';

/** The clean workspace that examples change: path and content of each document. */
const PATHS: Readonly<Record<ExampleDocument, string>> = {
  配置: 'sitong.yaml',
  地区: '地区.yaml',
  国家目录: '000000-国家/基本目录.yaml',
  省目录: '320000-江苏省/基本目录.yaml',
  市目录: '320500-苏州市/基本目录.yaml',
  县目录: '320583-昆山市/基本目录.yaml',
  省标准: '320000-江苏省/标准实施清单.yaml',
  市清单: '320500-苏州市/实施清单.yaml',
  县清单: '320583-昆山市/实施清单.yaml',
  县指南: '320583-昆山市/办事指南.yaml',
};

type Values = Record<string, unknown>;

const REGIONS = {
  类别: '地区',
  地区: [
    { 地区代码: '000000', 地区名称: '国家', 层级: '国家级' },
    { 地区代码: '320000', 地区名称: '江苏省', 层级: '省级', 上级: '000000' },
    { 地区代码: '320500', 地区名称: '苏州市', 层级: '市级', 上级: '320000' },
    { 地区代码: '320583', 地区名称: '昆山市', 层级: '县级', 上级: '320500' },
  ],
};

const FOOD_LAW = [
  '【法律】《中华人民共和国食品安全法》第三十五条第一款',
  '【行政法规】《中华人民共和国食品安全法实施条例》第十五条',
];

/** The items, as the national catalog has them. Codes are made up by the coding rules for these examples. */
const PERMIT = {
  基本编码: '000131901002',
  事项名称: '食品经营许可（县级权限）',
  事项类型: '行政许可',
  设定依据: FOOD_LAW,
  行使层级: ['县级'],
  服务对象: ['自然人', '企业法人'],
};
const PERMIT_PARENT = {
  ...PERMIT,
  基本编码: '00013190100Y',
  事项名称: '食品经营许可',
  行使层级: ['市级', '县级'],
};
const PERMIT_CITY = {
  ...PERMIT,
  基本编码: '000131901001',
  事项名称: '食品经营许可（设区的市级权限）',
  行使层级: ['市级'],
};
const BENEFIT = {
  基本编码: '000511902000',
  事项名称: '最低生活保障金给付',
  事项类型: '行政给付',
  设定依据: ['【行政法规】《社会救助暂行办法》第十一条'],
  行使层级: ['市级', '县级'],
  服务对象: ['自然人'],
};
const SERVICE = {
  基本编码: '002014903000',
  事项名称: '公共就业服务',
  事项类型: '公共服务',
  设定依据: ['【法律】《中华人民共和国就业促进法》第三十五条'],
  行使层级: ['市级', '县级'],
  服务对象: ['自然人'],
};

const DEPARTMENTS: Readonly<Record<string, string>> = {
  '31': '市场监督管理',
  '11': '民政',
  '14': '人力资源和社会保障',
};

function catalog(
  region: string,
  items: readonly Values[],
  own: (item: Values, line: string) => Values,
): Values {
  return {
    类别: '基本目录',
    地区: region,
    版本: '2026-01-01',
    事项: items.map((item) => ({
      ...item,
      ...own(item, DEPARTMENTS[String(item.基本编码).slice(4, 6)] ?? ''),
    })),
  };
}

const ITEMS = [PERMIT, PERMIT_PARENT, BENEFIT, SERVICE, PERMIT_CITY];

const PERMIT_TEXT = {
  受理条件: ['有与经营的食品品种、数量相适应的场所'],
  申请材料: [{ 材料名称: '食品经营许可申请书', 材料必要性: '必要', 份数: 1 }],
  办理流程: [{ 环节: '受理' }, { 环节: '审查' }, { 环节: '决定' }, { 环节: '送达' }],
  服务对象: ['自然人', '企业法人'],
  法定办结时限: 20,
  法定办结时限单位: '工作日',
  是否收费: false,
  审批结果类型: ['证照'],
  审批结果名称: '食品经营许可证',
};
const BENEFIT_TEXT = {
  受理条件: ['共同生活的家庭成员人均收入低于当地最低生活保障标准'],
  申请材料: [{ 材料名称: '最低生活保障申请书', 材料必要性: '必要' }],
  办理流程: [{ 环节: '受理' }, { 环节: '审查' }, { 环节: '决定' }, { 环节: '送达' }],
  服务对象: ['自然人'],
  法定办结时限: 30,
  法定办结时限单位: '工作日',
  是否收费: false,
  审批结果类型: ['批文'],
};

function identity({ 基本编码, 事项名称, 事项类型, 设定依据 }: Values): Values {
  return { 基本编码, 事项名称, 事项类型, 设定依据 };
}

function local(body: string, code: string, promised: number): Values {
  return {
    权力来源: '法定本级行使',
    实施主体: body,
    实施主体编码: code,
    实施主体性质: '法定机关',
    承诺办结时限: promised,
    承诺办结时限单位: '工作日',
    办件类型: '承诺件',
    到办事现场次数: 0,
    是否进驻政务大厅: true,
    是否网办: true,
    网办地址: 'https://www.jszwfw.gov.cn',
    办理地点: '市民中心一楼 A1 窗口（示例）',
    办理时间: '工作日 9:00—17:00',
    咨询方式: '12345',
    监督投诉方式: '0512-00000000（示例）',
  };
}

/** Bodies' codes are made up; their check digits hold. */
const COUNTY_MARKET = '11320583MB00000276';
const COUNTY_CIVIL = '11320583MB00000351';
const NEW = '食品经营许可（县级权限）（新办）';

function documents(): Record<ExampleDocument, Values> {
  return {
    配置: { 名称: '示例' },
    地区: REGIONS,
    国家目录: catalog('000000', ITEMS, (_item, line) => ({
      主管部门: `国家${line}部门`,
      实施机关: `县级以上人民政府${line}部门`,
    })),
    省目录: catalog('320000', ITEMS, (_item, line) => ({
      主管部门: `江苏省${line}部门`,
      实施机关: `县级以上人民政府${line}部门`,
    })),
    市目录: catalog('320500', ITEMS, (_item, line) => ({
      主管部门: `苏州市${line}局`,
      实施机关: `设区的市级、县级${line}部门`,
    })),
    县目录: catalog('320583', ITEMS.slice(0, 4), (_item, line) => ({
      行使层级: ['县级'],
      主管部门: `昆山市${line}局`,
      实施机关: `昆山市${line}局`,
    })),
    省标准: {
      类别: '实施清单',
      地区: '320000',
      版本: '2026-01-01',
      性质: '标准',
      事项: [
        { ...identity(PERMIT), 业务办理项名称: NEW, 行使层级: '县级', ...PERMIT_TEXT },
        { ...identity(BENEFIT), 行使层级: '县级', ...BENEFIT_TEXT },
      ],
    },
    市清单: {
      类别: '实施清单',
      地区: '320500',
      版本: '2026-01-01',
      事项: [
        {
          ...identity(BENEFIT),
          实施编码: '11320500MB000001943000511902000',
          行使层级: '市级',
          ...BENEFIT_TEXT,
          ...local('苏州市民政局', '11320500MB00000194', 20),
        },
      ],
    },
    县清单: {
      类别: '实施清单',
      地区: '320583',
      版本: '2026-01-01',
      事项: [
        {
          ...identity(PERMIT),
          业务办理项名称: NEW,
          实施编码: `${COUNTY_MARKET}4000131901002`,
          业务办理项编码: `${COUNTY_MARKET}400013190100201`,
          行使层级: '县级',
          ...PERMIT_TEXT,
          ...local('昆山市市场监督管理局', COUNTY_MARKET, 10),
        },
        {
          ...identity(BENEFIT),
          实施编码: `${COUNTY_CIVIL}4000511902000`,
          行使层级: '县级',
          ...BENEFIT_TEXT,
          ...local('昆山市民政局', COUNTY_CIVIL, 20),
        },
      ],
    },
    县指南: {
      类别: '办事指南',
      地区: '320583',
      版本: '2026-02-01',
      指南: [
        {
          实施编码: `${COUNTY_MARKET}4000131901002`,
          业务办理项编码: `${COUNTY_MARKET}400013190100201`,
          办理地点: '市民中心一楼 A1 窗口（示例）',
          办理时间: '工作日 9:00—17:00',
          咨询方式: '12345',
        },
        {
          实施编码: `${COUNTY_CIVIL}4000511902000`,
          办理地点: '市民中心一楼 B2 窗口（示例）',
          办理时间: '工作日 9:00—17:00',
          咨询方式: '12345',
        },
      ],
    },
  };
}

/** Files of the example workspace, changed by edits: path → text. */
export function exampleFiles(edits: readonly ExampleEdit[]): Map<string, string> {
  const values = documents();
  const texts = new Map<ExampleDocument, string>();
  for (const edit of edits) {
    if (!('replace' in edit || 'text' in edit)) apply(values[edit.in], edit);
  }
  for (const name of Object.keys(values) as ExampleDocument[]) texts.set(name, yaml(values[name]));
  for (const edit of edits) {
    if ('text' in edit) texts.set(edit.in, edit.text);
    if ('replace' in edit) {
      const before = texts.get(edit.in) ?? '';
      if (!before.includes(edit.replace[0]))
        throw new Error(`示例的原文里没有“${edit.replace[0]}”`);
      texts.set(edit.in, before.replace(edit.replace[0], edit.replace[1]));
    }
  }
  return new Map([...texts].map(([name, text]) => [PATHS[name], text]));
}

function apply(
  document: Values,
  edit: Exclude<ExampleEdit, { replace: unknown } | { text: unknown }>,
): void {
  if ('header' in edit) {
    Object.assign(document, edit.header);
    return;
  }
  const rows = (document.事项 ?? document.指南) as Values[];
  if ('add' in edit) rows.push({ ...edit.add });
  else if ('remove' in edit) rows.splice(edit.remove, 1);
  else {
    const row = rows[edit.row ?? 0];
    if (row === undefined) throw new Error(`示例的${edit.in}没有第 ${edit.row} 行`);
    for (const [element, value] of Object.entries(edit.set)) {
      if (value === undefined) delete row[element];
      else row[element] = value;
    }
  }
}

function yaml(value: unknown): string {
  return stringify(value, { lineWidth: 0, aliasDuplicateObjects: false });
}

/** What an example changes, as YAML a reader can follow. */
export function exampleText(example: Example): string {
  return example.edits.map(editText).join('\n');
}

function editText(edit: ExampleEdit): string {
  const path = PATHS[edit.in];
  if ('text' in edit) return `${path}：\n${edit.text}`;
  if ('replace' in edit) return `${path}：\n${edit.replace[1].replace(/^\n/, '')}\n`;
  if ('remove' in edit) {
    const rows = (documents()[edit.in].事项 ?? documents()[edit.in].指南) as Values[];
    const row = rows[edit.remove] ?? {};
    return `${path}：没有这一行\n${yaml([identityOf(row)])}`;
  }
  if ('header' in edit) return `${path}：\n${yaml(edit.header)}`;
  if ('add' in edit) return `${path}：多出一行\n${yaml([edit.add])}`;
  const rows = (documents()[edit.in].事项 ?? documents()[edit.in].指南) as Values[];
  const row = identityOf(rows[edit.row ?? 0] ?? {});
  const gone = Object.entries(edit.set).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  );
  const set = Object.fromEntries(
    Object.entries(edit.set).filter(([, value]) => value !== undefined),
  );
  const note = gone.length === 0 ? '' : `（没有写 ${gone.join('、')}）`;
  return `${path}：${note}\n${yaml([{ ...row, ...set }])}`;
}

function identityOf(row: Values): Values {
  const keys = row.基本编码 === undefined ? ['实施编码'] : ['基本编码', '事项名称'];
  return Object.fromEntries(keys.map((key) => [key, row[key]]));
}
