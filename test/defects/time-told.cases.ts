import { type Case, defect, KUNSHAN, lawful, SUZHOU } from './harness.js';

const ENERGY = '000104002000';
const LICENCE = '000131003000';
const NEW = '食品经营许可（新办）';
const SOCIETY = '000111901001';

export const timeToldCases: readonly Case[] = [
  defect('time/steps: more than promised', (s) => {
    const row = s.list(KUNSHAN, ENERGY).replace('{ 环节: 审查, 时限: 5', '{ 环节: 审查, 时限: 7');
    return [row.finding('time/steps', 'warning', '办理流程')];
  }),
  defect('time/steps: the promise was cut, not the steps', (s) => {
    const row = s.list(SUZHOU, ENERGY).set('承诺办结时限', '2');
    return [row.finding('time/steps', 'warning', '办理流程')];
  }),
  defect('time/steps: the decision alone', (s) => {
    const row = s
      .list(KUNSHAN, LICENCE, NEW)
      .replace('{ 环节: 决定, 时限: 1', '{ 环节: 决定, 时限: 6');
    return [row.finding('time/steps', 'warning', '办理流程')];
  }),
  lawful('time/steps: 7.18: 受理 before and 送达 after the clock', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .replace('{ 环节: 受理, 时限: 1', '{ 环节: 受理, 时限: 5')
      .replace('{ 环节: 送达, 时限: 1', '{ 环节: 送达, 时限: 10'),
  ),
  lawful('time/steps: 7.18: steps that run in parallel', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .replace('{ 环节: 审查, 时限: 5, ', '{ 环节: 审查, 时限: 8, 并行: true, '),
  ),
  lawful('time/steps: exactly the promise', (s) =>
    s.list(KUNSHAN, ENERGY).replace('{ 环节: 审查, 时限: 5', '{ 环节: 审查, 时限: 6'),
  ),

  defect('time/explained: another number', (s) => {
    const row = s.list(KUNSHAN, ENERGY).set('法定办结时限说明', '自受理之日起10个工作日内办结');
    return [row.finding('time/explained', 'warning', '法定办结时限说明')];
  }),
  defect('time/explained: of the promise', (s) => {
    const row = s.list(KUNSHAN, ENERGY).add('承诺办结时限说明', '3个工作日内办结');
    return [row.finding('time/explained', 'warning', '承诺办结时限说明')];
  }),
  defect('time/explained: in Chinese numerals', (s) => {
    const row = s
      .list(KUNSHAN, SOCIETY)
      .set('法定办结时限说明', '自收到申请之日起三十日内作出决定');
    return [row.finding('time/explained', 'warning', '法定办结时限说明')];
  }),
  lawful('time/explained: the same in Chinese numerals', (s) =>
    s.list(KUNSHAN, ENERGY).set('法定办结时限说明', '自受理之日起二十日内作出决定'),
  ),
  lawful('time/explained: with an extension', (s) =>
    s
      .list(KUNSHAN, ENERGY)
      .set('法定办结时限说明', '自受理之日起二十日内作出决定；经批准可以延长十日'),
  ),
  lawful('time/explained: no number at all', (s) =>
    s.list(KUNSHAN, ENERGY).set('法定办结时限说明', '不含专家评审时间'),
  ),
];
