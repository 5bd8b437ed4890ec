import type { Row } from './support.js';

/** Two catalogs of a region, row by row. */
export interface Comparison {
  readonly kind: string;
  readonly derived: readonly Row[];
  readonly written: readonly Row[];
  readonly key: (row: Row) => string;
}

export interface Difference {
  readonly kind: string;
  readonly key: string;
  /** Undefined: the whole row. */
  readonly element: string | undefined;
  readonly derived: unknown;
  readonly written: unknown;
}

/** Every difference between what was derived and what people wrote. */
export function differencesOf({ kind, derived, written, key }: Comparison): Difference[] {
  const own = new Map(derived.map((row) => [key(row), row]));
  const other = new Map(written.map((row) => [key(row), row]));
  const out: Difference[] = [];
  for (const id of new Set([...own.keys(), ...other.keys()])) {
    const [a, b] = [own.get(id), other.get(id)];
    if (a === undefined || b === undefined) {
      out.push({ kind, key: id, element: undefined, derived: a, written: b });
      continue;
    }
    for (const element of new Set([...Object.keys(a), ...Object.keys(b)])) {
      if (JSON.stringify(a[element]) === JSON.stringify(b[element])) continue;
      out.push({ kind, key: id, element, derived: a[element], written: b[element] });
    }
  }
  return out;
}

/** Why a county's own catalog may differ from what is derived for it. */
export interface Reason {
  readonly name: string;
  readonly why: string;
  readonly fits: (difference: Difference) => boolean;
}

const LOCAL_DECISIONS = new Set([
  '承诺办结时限',
  '承诺办结时限单位',
  '办件类型',
  '办理形式',
  '到办事现场次数',
  '必须现场办理原因说明',
  '是否进驻政务大厅',
  '是否网办',
  '网上办理深度',
  '是否支持预约办理',
  '是否支持网上支付',
  '是否支持物流快递',
  '是否支持自助终端办理',
]);
const LOCAL_DATA = new Set([
  '办理地点',
  '网办地址',
  '办理场所',
  '交通指引',
  '事例样表',
  '常见问题',
]);
const REDUCTIONS = new Set(['申请材料', '办理流程', '承诺办结时限', '承诺办结时限单位']);

/** All reasons; a difference that none of them fits is a fault of derive. */
export const REASONS: readonly Reason[] = [
  {
    name: '本地决定',
    why: '自主要素，承接时待填或不写，由本地填写',
    fits: ({ kind, element, derived }) =>
      kind === '实施清单' &&
      element !== undefined &&
      LOCAL_DECISIONS.has(element) &&
      (derived === '待填' || derived === undefined),
  },
  {
    name: '本地服务信息',
    why: '一个机构在机构表里只有一个窗口和网址，个别事项在别处办、不在网上办；样表、指引、问答由本地补充',
    fits: ({ element }) => element !== undefined && LOCAL_DATA.has(element),
  },
  {
    name: '本地压减',
    why: '办事指南里减少的材料、环节、时限是本地的决定，承接的指南只有服务信息',
    fits: ({ kind, element, derived }) =>
      kind === '办事指南' &&
      element !== undefined &&
      REDUCTIONS.has(element) &&
      derived === undefined,
  },
  {
    name: '样例没有编的实施清单',
    why: '样例的实施清单是节选，承接的目录每个办理的事项都有行',
    fits: ({ kind, element, written }) =>
      (kind === '实施清单' || kind === '办事指南') &&
      element === undefined &&
      written === undefined,
  },
  {
    name: '本地的负面清单',
    why: '市里不办这些事项，没有可承接的负面清单行，进驻和全程网办由本地决定',
    fits: ({ kind, element, derived }) =>
      /^(?:进驻事项|全程网办)负面清单$/.test(kind) &&
      element === undefined &&
      derived === undefined,
  },
  {
    name: '没有承接表',
    why: '上级有、样例没有承接并写明理由的事项，没有承接表时仍要承接',
    fits: ({ kind, element, key, written }) =>
      kind === '基本目录' &&
      element === undefined &&
      written === undefined &&
      key === '000115906000',
  },
];
