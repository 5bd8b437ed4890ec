import type { Figures } from './figures.js';
import type { Rate } from './rates.js';
import { BEFORE, GUIDES, MATERIALS, STEPS, TIME, VISITS } from './reduction-specs.js';
import {
  aside,
  bar,
  count,
  hasServed,
  note,
  number,
  ratio,
  reasonsText,
  type TableSpec,
} from './spec.js';

const always = () => true;

const ROWS: TableSpec = {
  name: '行数',
  columns: [
    number('基本目录', ({ rows }) => rows.catalog),
    number('标准', ({ rows }) => rows.standard),
    number('实施清单', ({ rows }) => rows.implementation),
    number('办事指南', ({ rows }) => rows.guide),
    number('各种清单', ({ rows }) => rows.list),
  ],
  holds: always,
  notes: () => [],
};

const CLAIMS: TableSpec = {
  name: '承接',
  columns: [
    number('应承接', ({ claims }) => claims.claimable),
    number('已承接', ({ claims }) => claims.claimed),
    number('写明不承接', ({ claims }) => count(claims.declined)),
    number('没有说明', ({ claims }) => claims.unexplained),
    bar('承接率', ({ claims }) => ratio(claims.claimed, claims.claimable)),
    aside('不承接的理由', ({ claims }) => reasonsText(claims.declined, '项')),
    aside('不能判断的原因', ({ claims }) => reasonsText(claims.unknown, '个地区')),
  ],
  holds: ({ claims }) => claims.claimable > 0,
  notes: ({ claims }) => [
    ...note('写明不承接的理由，共', claims.declined, '项'),
    ...note('不能判断承接情况的地区', claims.unknown, '个'),
  ],
};

/** What the groups of rules are about. */
const GROUPS: Readonly<Record<string, string>> = {
  yaml: '写法',
  schema: '格式',
  code: '编码',
  same: '四同',
  within: '不超出上级',
  life: '承接和取消',
  basis: '依据',
  list: '实施要素',
  time: '时限',
  guide: '办事指南',
  logic: '要素之间',
  lists: '各种清单',
  waiver: '豁免',
};

function groupsText({ conformity }: Figures): string {
  return [...conformity.groups]
    .filter(([, { rows }]) => rows > 0)
    .sort(([a, x], [b, y]) => y.rows - x.rows || (a < b ? -1 : 1))
    .map(([group, { rows }]) => `${GROUPS[group] ?? group}（${group}）${rows} 行`)
    .join('，');
}

const CONFORMITY: TableSpec = {
  name: '与上级一致',
  columns: [
    number('全部行', ({ conformity }) => conformity.rows),
    number('有错误', ({ conformity }) => conformity.faulty),
    bar('符合率', ({ conformity: { rows, faulty } }) => ratio(rows - faulty, rows)),
    number('对照上级', ({ conformity: { sameFour } }) => sameFour.compared),
    number('四同一致', ({ conformity: { sameFour } }) => sameFour.same),
    bar('四同一致率', ({ conformity: { sameFour } }) => ratio(sameFour.same, sameFour.compared)),
    number('目录外', ({ conformity: { sameFour } }) => sameFour.outside),
    number('未能对照', ({ conformity: { sameFour } }) => count(sameFour.undecided)),
    aside('有错误的行', groupsText),
    aside('未能对照的原因', ({ conformity: { sameFour } }) => reasonsText(sameFour.undecided)),
  ],
  holds: ({ conformity }) => conformity.rows > 0,
  notes: (total) => {
    const groups = groupsText(total);
    const { errors, warnings, notes, sameFour } = total.conformity;
    return [
      `与 sitong check 同样的检查：错误 ${errors}，警告 ${warnings}，提示 ${notes}${groups === '' ? '' : `；有错误的行：${groups}`}`,
      ...note('未能对照', sameFour.undecided),
    ];
  },
};

const rate = ({ yes, known }: Rate) => ratio(yes, known);

const SERVICE: TableSpec = {
  name: '办理服务',
  columns: [
    bar('全程网办率', ({ rates }) => rate(rates.fullyOnline)),
    bar('网办率', ({ rates }) => rate(rates.online)),
    bar('进驻率', ({ rates }) => rate(rates.hall)),
    bar('即办件率', ({ rates }) => rate(rates.instant)),
    aside('全程网办没有写明', ({ rates }) => reasonsText(rates.fullyOnline.unknown)),
    aside('网上办理深度', ({ rates }) => reasonsText(rates.depth.words)),
  ],
  holds: hasServed,
  notes: ({ rates }) => [
    ...(rates.depth.words.size === 0 ? [] : [`网上办理深度：${reasonsText(rates.depth.words)}`]),
    ...note('全程网办没有写明', rates.fullyOnline.unknown),
    ...note('是否网办没有写明', rates.online.unknown),
    ...note('是否进驻没有写明', rates.hall.unknown),
    ...note('办件类型没有写明', rates.instant.unknown),
  ],
};

/** The tables in reading order. */
export const TABLES: readonly TableSpec[] = [
  ROWS,
  CLAIMS,
  CONFORMITY,
  TIME,
  MATERIALS,
  STEPS,
  VISITS,
  GUIDES,
  BEFORE,
  SERVICE,
];
