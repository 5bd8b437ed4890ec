import type { ExampleDocument, ExampleList } from './example.js';

type Values = Record<string, unknown>;

const PERMIT_LINK = {
  事项名称: '食品经营许可',
  对应事项: ['00013190100Y'],
  事项类型: '行政许可',
};

/** Lists that the clean workspace does without, or fills itself; an edit brings them in: header and first rows. */
const LISTS: Readonly<
  Record<ExampleList, readonly [region: string, list: string, rows: readonly Values[]]>
> = {
  国家许可清单: ['000000', '行政许可事项清单', [PERMIT_LINK]],
  国家证照分离清单: [
    '000000',
    '证照分离改革事项清单',
    [{ ...PERMIT_LINK, 改革方式: '优化审批服务' }],
  ],
  国家市场准入清单: [
    '000000',
    '市场准入负面清单',
    [
      {
        ...PERMIT_LINK,
        准入类别: '许可准入类',
        措施描述: '未获得许可，不得从事食品销售和餐饮服务',
      },
    ],
  ],
  国家投资清单: ['000000', '投资审批管理事项清单', []],
  国家工程建设清单: ['000000', '工程建设项目审批事项清单', []],
  省许可清单: ['320000', '行政许可事项清单', []],
  省通办清单: ['320000', '省内通办事项清单', []],
  省网办清单: ['320000', '全程网办负面清单', []],
  市进驻清单: ['320500', '进驻事项负面清单', []],
  市网办清单: ['320500', '全程网办负面清单', []],
  市中介清单: ['320500', '中介服务事项清单', []],
  市证明清单: ['320500', '证明事项清单', []],
  县市场准入清单: ['320583', '市场准入负面清单', []],
  县进驻清单: ['320583', '进驻事项负面清单', []],
  县网办清单: ['320583', '全程网办负面清单', []],
  县中介清单: ['320583', '中介服务事项清单', []],
  县承诺清单: ['320583', '告知承诺事项清单', []],
  县容缺清单: ['320583', '容缺受理事项清单', []],
  县特殊环节清单: ['320583', '特殊环节清单', []],
  县证明清单: ['320583', '证明事项清单', []],
};

const PLACES: Readonly<Record<string, string>> = {
  '000000': '国家',
  '320000': '江苏省',
  '320500': '苏州市',
  '320583': '昆山市',
};

const LINKED = /行政许可事项清单|市场准入|证照分离|投资审批|工程建设/;

/** A list with its header and first rows, made anew. */
export function optionalDocument(name: ExampleDocument): Values {
  const [region, list, rows] = definitionOf(name);
  return {
    类别: LINKED.test(list) ? '关联清单' : '专项清单',
    地区: region,
    清单: list,
    版本: '2026-01-01',
    事项: rows.map((row) => ({ ...row })),
  };
}

/** Where a list lies in the workspace. */
export function optionalPath(name: ExampleDocument): string {
  const [region, list] = definitionOf(name);
  return `${region}-${PLACES[region]}/${list}.yaml`;
}

/** Whether a document is a list that edits bring in. */
export function isOptional(name: ExampleDocument): name is ExampleList {
  return Object.hasOwn(LISTS, name);
}

function definitionOf(name: ExampleDocument) {
  if (!isOptional(name)) throw new Error(`示例没有清单“${name}”`);
  return LISTS[name];
}
