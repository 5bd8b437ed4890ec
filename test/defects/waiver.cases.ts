import { type Case, defect, type Expected, KUNSHAN, lawful, type Sample } from './harness.js';

const FOOD = '000131901000';

/** Puts a 豁免 into sitong.yaml; a finding about it stands on its line. */
function waive(s: Sample, waiver: string) {
  s.config.text += `豁免:\n  - { ${waiver} }\n`;
  return (
    rule: string,
    severity: 'error' | 'warning',
    region?: string,
    code?: string,
  ): Expected => ({
    rule,
    severity,
    file: 'sitong.yaml',
    line: s.config.lineOf(`{ ${waiver}`),
    region,
    code,
    element: undefined,
  });
}

const rename = (s: Sample) => s.catalog(KUNSHAN, FOOD).set('事项名称', '食品生产加工许可');
const ABOUT = `规则: same/name, 地区: "${KUNSHAN}", 编码: "${FOOD}"`;

export const waiverCases: readonly Case[] = [
  defect('waiver/stale: it hits nothing', (s) => {
    const about = waive(s, `${ABOUT}, 理由: 试点, 到期日期: 2026-12-31`);
    return [about('waiver/stale', 'warning', KUNSHAN, FOOD)];
  }),
  defect('waiver/stale: it is for another region', (s) => {
    const row = rename(s);
    const about = waive(
      s,
      `规则: same/name, 地区: "320500", 编码: "${FOOD}", 理由: 试点, 到期日期: 2026-12-31`,
    );
    return [
      row.finding('same/name', 'error', '事项名称'),
      about('waiver/stale', 'warning', '320500', FOOD),
    ];
  }),
  defect('waiver/expired: past its day', (s) => {
    const row = rename(s);
    const about = waive(s, `${ABOUT}, 理由: 试点, 到期日期: 2026-06-29`);
    return [
      row.finding('same/name', 'error', '事项名称'), // nothing silences it any more
      about('waiver/expired', 'error', KUNSHAN, FOOD),
    ];
  }),
  defect(
    'waiver/expired: by a later --as-of',
    (s) => {
      const row = rename(s);
      const about = waive(s, `${ABOUT}, 理由: 试点, 到期日期: 2026-12-31`);
      return [
        row.finding('same/name', 'error', '事项名称'),
        about('waiver/expired', 'error', KUNSHAN, FOOD),
      ];
    },
    '2027-01-01',
  ),
  defect('waiver/reason: no reason', (s) => {
    const row = rename(s);
    const about = waive(s, `${ABOUT}, 到期日期: 2026-12-31`);
    return [
      row.finding('same/name', 'error', '事项名称'), // a waiver without a reason waives nothing
      about('waiver/reason', 'error', KUNSHAN, FOOD),
    ];
  }),
  defect('waiver/reason: an empty reason', (s) => {
    const row = rename(s);
    const about = waive(s, `${ABOUT}, 理由: "", 到期日期: 2026-12-31`);
    return [
      row.finding('same/name', 'error', '事项名称'),
      about('waiver/reason', 'error', KUNSHAN, FOOD),
    ];
  }),
  lawful(
    'waiver/expired, waiver/reason, waiver/stale: a waiver with a reason, on its last day',
    (s) => {
      rename(s);
      waive(s, `${ABOUT}, 理由: 试点, 批准文号: 昆政发〔2026〕1号, 到期日期: 2026-06-30`);
    },
  ),
  lawful('waiver/expired, waiver/stale, waiver/reason: a waiver without a last day', (s) => {
    rename(s);
    waive(s, `${ABOUT}, 理由: 试点`);
  }),
];
