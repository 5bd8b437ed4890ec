import { afterAll, describe, expect, test } from 'vitest';
import { countyCatalog, PATHS, Playground, REGIONS } from './support/base-workspace.js';
import { briefs, check, expectOneLine, run } from './support/run.js';

const playground = new Playground();
afterAll(() => playground.remove());

/** A workspace with one finding: same/name of the county's first row. */
const withFinding = (config: string, more: Readonly<Record<string, string>> = {}) =>
  playground.base({
    [PATHS.county]: countyCatalog({ 事项名称: '食品经营许' }),
    'sitong.yaml': config,
    ...more,
  });

const PLACE = '昆山/基本目录.yaml:6:11';

describe('severities', () => {
  test.concurrent.each([
    ['the rule itself', '', 'error', 1],
    ['规则', '规则: { same/name: warning }\n', 'warning', 0],
    ['off', '规则: { same/name: off }\n', undefined, 0],
    ['覆盖 by level', '覆盖:\n  - { 层级: 县级, 规则: { same/name: warning } }\n', 'warning', 0],
    ['another level', '覆盖:\n  - { 层级: 市级, 规则: { same/name: warning } }\n', 'error', 1],
    ['覆盖 by region', '覆盖:\n  - { 地区: "320583", 规则: { same/name: note } }\n', 'note', 0],
    ['another region', '覆盖:\n  - { 地区: "320500", 规则: { same/name: note } }\n', 'error', 1],
    ['覆盖 by type', '覆盖:\n  - { 类型: 行政许可, 规则: { same/name: note } }\n', 'note', 0],
    ['another type', '覆盖:\n  - { 类型: 公共服务, 规则: { same/name: note } }\n', 'error', 1],
    ['覆盖 by path', '覆盖:\n  - { 路径: "昆山/**", 规则: { same/name: off } }\n', undefined, 0],
    ['another path', '覆盖:\n  - { 路径: "苏州/**", 规则: { same/name: off } }\n', 'error', 1],
    [
      'two conditions, one not met',
      '覆盖:\n  - { 层级: 县级, 类型: 公共服务, 规则: { same/name: off } }\n',
      'error',
      1,
    ],
    [
      'the later 覆盖 wins',
      '规则: { same/name: note }\n覆盖:\n  - { 层级: 县级, 规则: { same/name: off } }\n  - { 地区: "320583", 规则: { same/name: warning } }\n',
      'warning',
      0,
    ],
  ] as const)('%s', async (_title, config, severity, exit) => {
    const { code, report } = await check([withFinding(config)]);
    expect(briefs(report)).toEqual(
      severity === undefined ? [] : [`${PLACE} ${severity} same/name`],
    );
    expect(code).toBe(exit);
  });

  test.concurrent('a rule turned off is told in the coverage', async () => {
    const { report } = await check([withFinding('规则: { same/name: off }\n')]);
    expect(report.summary.rulesOff).toEqual(['same/name']);
  });

  test.concurrent('ignored files are not judged', async () => {
    const { code, report } = await check([withFinding('忽略: ["昆山/基本*"]\n')]);
    expect(briefs(report)).toEqual([]);
    expect(report.summary.files).toBe(7);
    expect(code).toBe(0);
  });
});

describe('--fail-on', () => {
  test.concurrent.each([
    ['error', 'error', 1],
    ['error', 'warning', 0],
    ['warning', 'error', 1],
    ['warning', 'warning', 1],
    ['warning', 'note', 0],
    ['note', 'error', 1],
    ['note', 'warning', 1],
    ['note', 'note', 1],
    ['never', 'error', 0],
  ] as const)('%s, finding of %s', async (threshold, severity, exit) => {
    const root = withFinding(`规则: { same/name: ${severity} }\n`);
    const { code, report } = await check([root, '--fail-on', threshold]);
    expect(briefs(report)).toEqual([`${PLACE} ${severity} same/name`]);
    expect(code).toBe(exit);
  });
});

describe('waivers', () => {
  const waiver = (more: string) => `豁免:\n  - { 规则: same/name, ${more} }\n`;
  const ROW = '地区: "320583", 编码: "000131901000"';
  const FINDING = `${PLACE} error same/name`;
  const about = (severity: string, id: string) => `sitong.yaml:2:11 ${severity} waiver/${id}`;

  test.concurrent.each([
    ['valid', `${ROW}, 理由: 试点, 批准文号: 苏府〔2026〕1号, 到期日期: 2026-12-31`, [], 0],
    ['valid on its last day', `${ROW}, 理由: 试点, 到期日期: 2026-06-01`, [], 0],
    ['by element', '要素: 事项名称, 理由: 试点', [], 0],
    ['of another element', '要素: 事项类型, 理由: 试点', [about('warning', 'stale'), FINDING], 1],
    ['of another region', '地区: "320500", 理由: 试点', [about('warning', 'stale'), FINDING], 1],
    [
      'of another code',
      '编码: "000131901001", 理由: 试点',
      [about('warning', 'stale'), FINDING],
      1,
    ],
    [
      'expired',
      `${ROW}, 理由: 试点, 到期日期: 2026-05-31`,
      [about('error', 'expired'), FINDING],
      1,
    ],
    ['without a reason', ROW, [about('error', 'reason'), FINDING], 1],
    ['with a blank reason', `${ROW}, 理由: "  "`, [about('error', 'reason'), FINDING], 1],
  ] as const)('%s', async (_title, text, finds, exit) => {
    const { code, report } = await check([withFinding(waiver(text))]);
    expect(briefs(report)).toEqual(finds);
    expect(code).toBe(exit);
    expect(report.summary.waived).toBe(exit === 0 ? 1 : 0);
  });

  test.concurrent('what is waived is listed with its reason', async () => {
    const root = withFinding(waiver(`${ROW}, 理由: 试点, 批准文号: 苏府〔2026〕1号`));
    const { report } = await check([root]);
    expect(report.waived.map(({ waiver: why, rule }) => ({ why, rule }))).toEqual([
      { rule: 'same/name', why: { reason: '试点', document: '苏府〔2026〕1号' } },
    ]);
  });

  test.concurrent('a waiver that hits nothing is only a warning', async () => {
    const root = playground.base({ 'sitong.yaml': waiver(`${ROW}, 理由: 试点`) });
    const { code, report } = await check([root]);
    expect(briefs(report)).toEqual([about('warning', 'stale')]);
    expect(code).toBe(0);
    expect((await check([root, '--fail-on', 'warning'])).code).toBe(1);
  });
});

describe('locked rules', () => {
  const lock = (level: string, rules: string) => ({
    '地区.yaml': REGIONS.replace(`层级: ${level},`, `层级: ${level}, 锁定规则: ${rules},`),
  });

  test.concurrent.each([
    ['规则', '规则: { same/name: warning }\n', 'sitong.yaml:1:18'],
    ['规则 off', '规则: { same/name: off }\n', 'sitong.yaml:1:18'],
    ['覆盖', '覆盖:\n  - { 地区: "320583", 规则: { same/name: note } }\n', 'sitong.yaml:2:38'],
    [
      '覆盖 by path',
      '覆盖:\n  - { 路径: "昆山/**", 规则: { same/name: off } }\n',
      'sitong.yaml:2:37',
    ],
    ['豁免', '豁免:\n  - { 规则: same/name, 地区: "320583", 理由: 甲 }\n', 'sitong.yaml:2:11'],
    ['豁免 of everything', '豁免:\n  - { 规则: same/name, 理由: 甲 }\n', 'sitong.yaml:2:11'],
  ] as const)('weakened by %s: exit 2, both places', async (_title, config, weakened) => {
    const root = withFinding(config, lock('省级', '[same/name]'));
    const { code, stderr } = await run(['check', root]);
    expect(code).toBe(2);
    expectOneLine(stderr);
    expect(stderr).toContain(weakened);
    expect(stderr).toContain('地区.yaml:4:49');
    expect(stderr).toContain('江苏省');
  });

  test.concurrent('weakened by the 锁定规则 of a region below: exit 2, both places', async () => {
    const text = lock('省级', '{ same/name: error }')['地区.yaml'].replace(
      '层级: 县级,',
      '层级: 县级, 锁定规则: { same/name: note },',
    );
    const { code, stderr } = await run(['check', withFinding('', { '地区.yaml': text })]);
    expect(code).toBe(2);
    expect(stderr).toContain('地区.yaml:4:50');
    expect(stderr).toContain('地区.yaml:6:50');
  });

  test.concurrent('made graver, or weakened elsewhere: allowed', async () => {
    const graver = withFinding(
      '规则: { same/name: error }\n',
      lock('省级', '{ same/name: warning }'),
    );
    const elsewhere = withFinding(
      '覆盖:\n  - { 地区: "320000", 规则: { same/name: note } }\n',
      lock('市级', '[same/name]'),
    );
    for (const root of [graver, elsewhere]) {
      const { code, report } = await check([root]);
      expect(briefs(report)).toEqual([`${PLACE} error same/name`]);
      expect(code).toBe(1);
    }
  });

  test.concurrent('an unknown rule: place and the nearest', async () => {
    const { code, stderr } = await run(['check', withFinding('', lock('省级', '[same/nema]'))]);
    expect(code).toBe(2);
    expectOneLine(stderr);
    expect(stderr).toContain('地区.yaml:4:49');
    expect(stderr).toContain('是不是“same/name”');
  });
});
