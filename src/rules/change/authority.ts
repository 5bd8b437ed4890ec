import type { AuthorityRule } from '../../model/application.js';
import type { ChangeKind, Direction } from '../../model/change.js';
import type { Row } from '../../model/document.js';
import type { Direction as Downwards } from '../../standard/element.js';
import type { Level } from '../../values/level.js';
import { POLICY, POLICY_LIST } from '../words.js';

/** What is to be decided: an operation on an item, or the change of one element. */
export interface Matter {
  readonly row: Row;
  readonly operation: ChangeKind;
  readonly element?: string;
  /** How the element may change on the way down. */
  readonly downwards?: Downwards;
  /** Which way the element goes for the applicant. */
  readonly applicant?: Direction;
  /** Whether the element is one of 同要素. */
  readonly same?: boolean;
}

/** Who decides a matter. */
export interface Authority {
  readonly level: Level | '本级';
  /** 政务服务管理机构 of that level, or the department of the line of business. */
  readonly by: 'office' | 'department';
  readonly why: string;
  /** Whether it needs one of the grounds of domain §4.2 G3. */
  readonly ground: boolean;
}

const REVIEW = `${POLICY} 五`;
const ITEMS = `大项、子项由省级统筹审核发布（${REVIEW}）`;
const HANDLING = `办理项和实施要素由省有关部门统一确定（${POLICY_LIST}）`;
const LOCAL = `由目录所属地区自行决定（${POLICY_LIST}）`;

/** The bodies of a place are its own: they change with 职能调整. */
const BODIES: ReadonlySet<string> = new Set([
  '主管部门',
  '实施机关',
  '实施主体',
  '实施主体编码',
  '联办机构',
]);

/** Lists that each place keeps for itself; 省内通办 is the province's promise. */
const PROVINCIAL_LISTS: ReadonlySet<string> = new Set(['省内通办事项清单']);
const NATIONAL_LISTS: ReadonlySet<string> = new Set(['市场准入负面清单']);

interface Entry {
  readonly fits: (matter: Matter) => boolean;
  readonly authority: Authority | undefined;
}

const kind =
  (...kinds: readonly string[]) =>
  ({ row }: Matter): boolean =>
    kinds.includes(row.document.kind);
const isElement = ({ element }: Matter): boolean => element !== undefined;

/**
 * The built-in table (domain §4.2 G2, §5 "who decides"): the first entry that fits. Without an authority a
 * change needs no decision.
 */
const TABLE: readonly Entry[] = [
  { fits: kind('调整申请'), authority: undefined },
  {
    fits: (matter) => isElement(matter) && (matter.downwards ?? '自主') === '自主',
    authority: undefined,
  },
  {
    fits: kind('办事指南'),
    authority: { level: '本级', by: 'office', why: `办事指南${LOCAL}`, ground: false },
  },
  {
    fits: ({ element }) => element !== undefined && BODIES.has(element),
    authority: { level: '本级', by: 'office', why: `本级机关的职责和名称${LOCAL}`, ground: true },
  },
  {
    fits: ({ row }) => NATIONAL_LISTS.has(row.document.variant.list ?? ''),
    authority: {
      level: '国家级',
      by: 'department',
      why: '市场准入负面清单由国家统一制定（《优化营商环境条例》第二十条）',
      ground: true,
    },
  },
  {
    fits: (matter) =>
      kind('关联清单')(matter) || PROVINCIAL_LISTS.has(matter.row.document.variant.list ?? ''),
    authority: {
      level: '省级',
      by: 'office',
      why: `全省统一的清单由省级审核发布（${REVIEW}）`,
      ground: true,
    },
  },
  {
    fits: kind('专项清单'),
    authority: {
      level: '本级',
      by: 'office',
      why: `本地的清单由目录所属地区自行决定（${POLICY} 三）`,
      ground: false,
    },
  },
  {
    fits: (matter) => isElement(matter) && matter.same === true,
    authority: { level: '省级', by: 'office', why: `四同要素全省统一，${ITEMS}`, ground: true },
  },
  {
    fits: kind('基本目录'),
    authority: { level: '省级', by: 'office', why: ITEMS, ground: true },
  },
  {
    fits: ({ element, downwards, applicant }) =>
      element !== undefined &&
      downwards !== '相同' &&
      (applicant === '压减' || applicant === '不变'),
    authority: {
      level: '本级',
      by: 'office',
      why: `压减申请人负担的优化调整${LOCAL}`,
      ground: false,
    },
  },
  {
    fits: kind('实施清单'),
    authority: { level: '省级', by: 'department', why: HANDLING, ground: true },
  },
];

/** Who decides a matter: the first entry of 审核权限 that fits, else of the built-in table. */
export function authorityOf(
  matter: Matter,
  configured: readonly AuthorityRule[],
): Authority | undefined {
  const built = TABLE.find(({ fits }) => fits(matter))?.authority;
  const own = configured.find((rule) => fitsRule(rule, matter));
  if (own === undefined) return built;
  return {
    level: own.level,
    by: own.level === built?.level ? built.by : 'office',
    why: own.note ?? '本省的审核权限（sitong.yaml 审核权限）如此规定',
    ground: built?.ground ?? false,
  };
}

function fitsRule({ catalog, operations, elements }: AuthorityRule, matter: Matter): boolean {
  if (catalog !== undefined && matter.row.document.kind !== catalog) return false;
  if (operations !== undefined && !operations.includes(matter.operation)) return false;
  if (elements === undefined) return true;
  return matter.element !== undefined && elements.includes(matter.element);
}
