import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import {
  hostileDiff,
  largeDiff,
  revisionContext,
  richDiff,
  sampleChange,
  sampleDiff,
  sampleImpact,
  sampleText,
} from '../testing/sample-diff.js';
import { pretty } from './pretty.js';

const context = revisionContext();

const CONDITION = sampleText('受理条件', [
  { kind: '同', text: '申请人应当' },
  { kind: '删', text: '具有固定的场所' },
  { kind: '增', text: '具有场所' },
  { kind: '同', text: '，并符合食品安全要求，依法履行食品安全主体责任。' },
]);

test('a change shows what, who decides, both sides and who has to follow', () => {
  const change = sampleChange({ elements: [CONDITION], impacts: [sampleImpact()] });
  const text = pretty(sampleDiff([change]), context);
  expect(text.slice(0, text.indexOf('\n比较情况'))).toBe(`── 江苏省（320000）  基本目录  1 项 ──

变更  食品经营许可（000131003000） → 食品经营许可（新）（000131003000）  对办事人：不变
  审批  不须报批
  位置  前 320000-江苏省/基本目录.yaml:12:5，后 320000-江苏省/基本目录.yaml:14:5
    变更前                                         │ 变更后
  受理条件
    申请人应当【-具有固定的场所-】，并符合食品安全 │ 申请人应当【+具有场所+】，并符合食品安全要求，
    要求，依法履行食品安全主体责任。               │ 依法履行食品安全主体责任。
  影响（1 行）
    昆山市（320583）
      错误  基本目录  食品经营许可（000131003000）  same/name
        名称与江苏省目录不同
        要做：照上级目录改名称
        320583-昆山市/基本目录.yaml:7:5
`);
});

test('the columns stand in one line, whatever is in them', () => {
  for (const report of [richDiff(), hostileDiff()]) {
    for (const width of [80, 100, 133]) {
      // Source frames of findings have bars of their own.
      const lines = pretty({ ...report, diagnostics: [] }, revisionContext({ width })).split('\n');
      const split = lines.filter((line) => /^ {4}.* │( |$)/.test(line));
      const places = split.map((line) => stringWidth(line.slice(0, line.indexOf(' │'))));
      expect(split.length).toBeGreaterThan(0);
      const column = 4 + Math.floor((width - 7) / 2);
      expect(new Set(places)).toEqual(new Set([column]));
      for (const line of split) expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  }
});

test('below 80 columns one side stands below the other', () => {
  const text = pretty(
    sampleDiff([sampleChange({ elements: [CONDITION] })]),
    revisionContext({ width: 60 }),
  );
  expect(text).not.toContain('│');
  expect(text).toContain(`  受理条件
    前  申请人应当【-具有固定的场所-】，并符合食品安全要求，
        依法履行食品安全主体责任。
    后  申请人应当【+具有场所+】，并符合食品安全要求，依法履
        行食品安全主体责任。
`);
});

test('colours replace the signs and change nothing else in the words', () => {
  const colored = pretty(richDiff(), revisionContext({ color: true }));
  expect(colored).toContain('\u001b[31m\u001b[4m具有固定的经营场所');
  expect(colored).not.toContain('【-');
  expect(pretty(richDiff(), context)).not.toContain('\u001b');
});

test('changes, entries and impacts are capped and counted; the counts stay', () => {
  const impacts = Array.from({ length: 25 }, (_, line) => sampleImpact({ line: line + 1 }));
  const entries = Array.from({ length: 25 }, (_, index) => ({
    kind: '增加' as const,
    after: `材料${index}`,
    applicant: '增加' as const,
  }));
  const list = { element: '申请材料', entries, applicant: '增加', region: '不变' } as const;
  const text = pretty(sampleDiff([sampleChange({ impacts, elements: [list] })]), context);
  expect(text).toContain('还有 5 处\n');
  expect(text).toContain('还有 5 行受影响\n');
  expect(text).toContain('影响（25 行）');
  const many = pretty(largeDiff(50), revisionContext({ max: 3 }));
  expect(many).toContain('还有 47 项变更没有列出');
  expect(many).toContain('变更      50 项（变更 50）');
  expect(many.match(/^变更 {2}/gm)).toHaveLength(3);
});

test('a comparison without differences says what was compared and what was not', () => {
  expect(pretty(sampleDiff([]), context)).toMatch(
    /\n✓ 没有差别：比较了 4 个地区，变更前 120 行，变更后 121 行。\n$/,
  );
  const gap = pretty(sampleDiff([], { summary: { unread: ['坏.yaml'] } }), context);
  expect(gap).toContain('未能比较  坏.yaml');
  expect(gap).toMatch(/\n! 没有差别：.*；有 1 处未能比较，结果不完整。\n$/);
});

test('quiet leaves out the block of what was compared, not its facts', () => {
  const report = sampleDiff([], { summary: { unread: ['坏.yaml'] } });
  const text = pretty(report, revisionContext({ quiet: true }));
  expect(text.trimEnd().split('\n')).toHaveLength(1);
  expect(text).toContain('坏.yaml');
  expect(text).toContain('git:main → catalogs/江苏');
});

test('findings look as those of check', () => {
  const text = pretty(richDiff(), context);
  expect(text).toContain('320583-昆山市/基本目录.yaml:5:11  错误  change/same\n');
  expect(text).toContain('  办法  改回上级目录的名称');
  expect(text).toMatch(/\n✗ 变更 8 项/);
});
