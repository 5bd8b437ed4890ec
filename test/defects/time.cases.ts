import { type Case, defect, KUNSHAN, lawful, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
/** 社会团体成立登记: 法定 60 自然日. */
const SOCIETY = '000111901001';
/** 人力资源服务许可: 即办件. */
const AGENCY = '000114901000';
/** 专利侵权纠纷行政裁决: 法定 3 月. */
const PATENT = '000973901000';

export const timeCases: readonly Case[] = [
  defect('time/promise: longer than 法定', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('承诺办结时限', '25');
    return [row.finding('time/promise', 'error', '承诺办结时限')];
  }),
  defect('time/promise: 61 工作日 for 60 自然日', (s) => {
    const row = s
      .list(KUNSHAN, SOCIETY)
      .set('承诺办结时限', '61')
      .set('承诺办结时限单位', '工作日');
    return [row.finding('time/promise', 'error', '承诺办结时限')];
  }),
  defect('time/promise: 1 年 for 3 月', (s) => {
    const row = s.list(SUZHOU, PATENT).set('承诺办结时限', '1').set('承诺办结时限单位', '年');
    return [row.finding('time/promise', 'error', '承诺办结时限')];
  }),
  lawful('time/promise: 承诺 equals 法定', (s) =>
    s.list(KUNSHAN, ENERGY).set('承诺办结时限', '20'),
  ),
  lawful('time/units, time/promise: 承诺 in 自然日 that is surely shorter', (s) =>
    s.list(KUNSHAN, ENERGY).set('承诺办结时限', '20').set('承诺办结时限单位', '自然日'),
  ),
  lawful('time/units: a few 工作日 for many 自然日', (s) =>
    s.list(KUNSHAN, SOCIETY).set('承诺办结时限', '20').set('承诺办结时限单位', '工作日'),
  ),
  lawful('time/promise: 7.9: the county promises less than the city', (s) =>
    s.list(KUNSHAN, ENERGY).set('承诺办结时限', '19'),
  ),
  lawful('time/units, time/promise: 小时 for a 工作日', (s) =>
    s.list(KUNSHAN, ENERGY).set('承诺办结时限', '24').set('承诺办结时限单位', '小时'),
  ),

  defect('time/units: as many 工作日 as 自然日', (s) => {
    const row = s
      .list(KUNSHAN, SOCIETY)
      .set('承诺办结时限', '60')
      .set('承诺办结时限单位', '工作日');
    return [row.finding('time/units', 'warning', '承诺办结时限')];
  }),
  defect('time/units: 25 自然日 and 20 工作日', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('承诺办结时限', '25').set('承诺办结时限单位', '自然日');
    return [row.finding('time/units', 'warning', '承诺办结时限')];
  }),
  defect('time/units: 45 工作日 and 60 自然日', (s) => {
    const row = s
      .list(KUNSHAN, SOCIETY)
      .set('承诺办结时限', '45')
      .set('承诺办结时限单位', '工作日');
    return [row.finding('time/units', 'warning', '承诺办结时限')];
  }),
  defect('time/units: 法定 against the standard', (s) => {
    const row = s
      .list(KUNSHAN, SOCIETY)
      .set('法定办结时限', '45')
      .set('法定办结时限单位', '工作日');
    row.unset('法定办结时限说明').set('承诺办结时限', '10').set('承诺办结时限单位', '工作日');
    return [row.finding('time/units', 'warning', '法定办结时限')];
  }),

  defect('time/instant: a 即办件 of five days', (s) => {
    const row = s.list(KUNSHAN, AGENCY).set('承诺办结时限', '5');
    return [row.finding('time/instant', 'warning', '承诺办结时限')];
  }),
  defect('time/instant: a 承诺件 of no days', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('承诺办结时限', '0');
    return [row.finding('time/instant', 'warning', '承诺办结时限')];
  }),
  defect('time/instant: a 即办件 of a month', (s) => {
    const row = s.list(SUZHOU, AGENCY).set('承诺办结时限', '1').set('承诺办结时限单位', '月');
    return [
      row.finding('time/instant', 'warning', '承诺办结时限'),
      row.finding('time/units', 'warning', '承诺办结时限'), // 1 月 against 20 工作日
    ];
  }),
  lawful('time/instant: a 即办件 of no days', (s) =>
    s.list(KUNSHAN, AGENCY).set('承诺办结时限', '0'),
  ),
  lawful('time/instant: a 即办件 of half a day', (s) =>
    s.list(KUNSHAN, AGENCY).set('承诺办结时限', '4').set('承诺办结时限单位', '小时'),
  ),
];
