import type { Figures } from './figures.js';
import {
  aside,
  bar,
  type ColumnSpec,
  count,
  hasServed,
  note,
  number,
  ratio,
  reasonsText,
  type TableSpec,
} from './spec.js';
import type { CountTotal, RowTotal, TimeTotal } from './totals.js';

/** The notes of a comparison: why rows could not be compared. */
function undecided({ undecided: reasons }: RowTotal): string[] {
  return note('未能比较', reasons);
}

const standard = ({ reductions }: Figures) => reductions.standard;

const workingDays = ({ units }: TimeTotal) => units.get('工作日') ?? { rows: 0, from: 0, to: 0 };

function unitsText({ units, orderOnly }: TimeTotal): string {
  const parts = [...units].map(
    ([unit, { rows, from, to }]) => `${unit} ${rows} 行，${from} → ${to}`,
  );
  if (orderOnly > 0) parts.push(`单位不同、只知长短 ${orderOnly} 行`);
  return parts.join('；');
}

export const TIME: TableSpec = {
  name: '减时限（法定办结时限 → 承诺办结时限）',
  columns: [
    number('可比', (f) => standard(f).time.rows),
    number('缩短', (f) => standard(f).time.less),
    number('相同', (f) => standard(f).time.same),
    number('更长', (f) => standard(f).time.more),
    bar('平均压减', (f) => ratio(standard(f).time.shares, standard(f).time.shareRows)),
    number('法定（工作日）', (f) => workingDays(standard(f).time).from),
    number('承诺（工作日）', (f) => workingDays(standard(f).time).to),
    number('未能比较', (f) => count(standard(f).time.undecided)),
    aside('各单位合计', (f) => unitsText(standard(f).time)),
    aside('未能比较的原因', (f) => reasonsText(standard(f).time.undecided)),
  ],
  holds: hasServed,
  says: (total) => standard(total).time.rows > 0,
  notes: (total) => {
    const { time } = standard(total);
    const units = unitsText(time);
    return [...(units === '' ? [] : [`各单位合计：${units}`]), ...undecided(time)];
  },
};

const reduced = ({ from, to }: CountTotal) => ratio(from - to, from);

export const MATERIALS: TableSpec = {
  name: '减材料（标准 → 实际，必要和容缺后补的）',
  columns: [
    number('可比', (f) => standard(f).materials.rows),
    number('减少', (f) => standard(f).materials.less),
    number('增加', (f) => standard(f).materials.more),
    number('标准要', (f) => standard(f).materials.from),
    number('实际要', (f) => standard(f).materials.to),
    bar('压减', (f) => reduced(standard(f).materials)),
    number('其中免于提交', (f) => standard(f).materials.exemptTo),
    number('标准免于提交', (f) => standard(f).materials.exemptFrom),
    number('容缺后补', (f) => standard(f).materials.deferredTo),
    number('未能比较', (f) => count(standard(f).materials.undecided)),
    aside('未能比较的原因', (f) => reasonsText(standard(f).materials.undecided)),
  ],
  holds: hasServed,
  says: (total) => standard(total).materials.rows > 0,
  notes: (total) => undecided(standard(total).materials),
};

export const STEPS: TableSpec = {
  name: '减环节（标准 → 实际）',
  columns: [
    number('可比', (f) => standard(f).steps.rows),
    number('减少', (f) => standard(f).steps.less),
    number('增加', (f) => standard(f).steps.more),
    number('标准环节', (f) => standard(f).steps.from),
    number('实际环节', (f) => standard(f).steps.to),
    bar('压减', (f) => reduced(standard(f).steps)),
    number('未能比较', (f) => count(standard(f).steps.undecided)),
    aside('未能比较的原因', (f) => reasonsText(standard(f).steps.undecided)),
  ],
  holds: hasServed,
  says: (total) => standard(total).steps.rows > 0,
  notes: (total) => undecided(standard(total).steps),
};

const told = ({ reductions: { visits } }: Figures) => visits.none + visits.once + visits.more;

export const VISITS: TableSpec = {
  name: '减跑动（到办事现场次数）',
  columns: [
    number('写明', told),
    number('0 次', ({ reductions }) => reductions.visits.none),
    number('1 次', ({ reductions }) => reductions.visits.once),
    number('2 次以上', ({ reductions }) => reductions.visits.more),
    bar('零跑动率', (f) => ratio(f.reductions.visits.none, told(f))),
    bar('最多跑一次率', (f) => ratio(told(f) - f.reductions.visits.more, told(f))),
    number('没有写明', ({ reductions }) => count(reductions.visits.unknown)),
    aside('没有写明的原因', ({ reductions }) => reasonsText(reductions.visits.unknown)),
  ],
  holds: hasServed,
  says: (total) => told(total) > 0,
  notes: ({ reductions }) => note('没有写明', reductions.visits.unknown),
};

/** The columns of a comparison of the four together. */
function fourColumns(of: (figures: Figures) => Figures['reductions']['list']): ColumnSpec[] {
  return [
    number('时限缩短', (f) => of(f).time.less),
    number('时限延长', (f) => of(f).time.more),
    bar('平均压减', (f) => ratio(of(f).time.shares, of(f).time.shareRows)),
    number('材料减少', (f) => of(f).materials.less),
    number('材料增加', (f) => of(f).materials.more),
    number('材料净减', (f) => of(f).materials.from - of(f).materials.to),
    number('环节减少', (f) => of(f).steps.less),
    number('环节增加', (f) => of(f).steps.more),
    number('环节净减', (f) => of(f).steps.from - of(f).steps.to),
  ];
}

const list = ({ reductions }: Figures) => reductions.list;

export const GUIDES: TableSpec = {
  name: '办事指南的压减（对照自己的实施清单）',
  columns: [
    number(
      '有指南',
      ({ reductions }) => reductions.list.steps.rows + count(reductions.list.steps.undecided),
    ),
    ...fourColumns(list),
  ],
  holds: (f) => list(f).steps.rows + count(list(f).steps.undecided) > 0,
  notes: (total) => [
    ...note('时限未能比较', list(total).time.undecided),
    ...note('材料未能比较', list(total).materials.undecided),
    ...note('环节未能比较', list(total).steps.undecided),
  ],
};

const before = ({ reductions }: Figures) => reductions.before;

export const BEFORE: TableSpec = {
  name: '对照之前的版本',
  only: 'before',
  columns: [
    ...fourColumns(before),
    number('跑动减少', (f) => before(f).visits.less),
    number('跑动增加', (f) => before(f).visits.more),
    number('次数净减', (f) => before(f).visits.from - before(f).visits.to),
    number('未能比较', (f) => count(before(f).steps.undecided)),
    aside('未能比较的原因', (f) => reasonsText(before(f).steps.undecided)),
  ],
  holds: hasServed,
  notes: (total) => [
    ...note('时限未能比较', before(total).time.undecided),
    ...note('材料未能比较', before(total).materials.undecided),
    ...note('环节未能比较', before(total).steps.undecided),
    ...note('跑动未能比较', before(total).visits.undecided),
  ],
};
