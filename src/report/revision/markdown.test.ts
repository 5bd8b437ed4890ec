import { marked } from 'marked';
import { expect, test } from 'vitest';
import {
  hostileDiff,
  largeDiff,
  revisionContext,
  richDiff,
  sampleChange,
  sampleDiff,
  sampleFinding,
  sampleImpact,
} from '../testing/sample-diff.js';
import { HOSTILE } from '../testing/sample-report.js';
import { markdown } from './markdown.js';

const context = revisionContext();

function rendered(text: string): string {
  return marked.parse(text, { async: false });
}

test('the summary comes first, the changes are folded away at the end', () => {
  const text = markdown(richDiff(), context);
  expect(text.match(/^#{2,3} .*$/gm)).toEqual([
    '## 目录调整情况',
    '### 违反变更规则（2）',
    '### 需要审批（2）',
    '### 影响（2 个地区）',
    '### 地区的变化（2）',
    '### 文头的变化（1）',
  ]);
  expect(text).toContain('| 拆分 | 1 |');
  expect(text).toContain('| 待判断 | 1 |');
  expect(text).toContain('<details><summary>逐项（8）</summary>');
  expect(text.trimEnd().endsWith('</details>')).toBe(true);
  expect(text).toContain(
    '申请人应当<del>具有固定的经营场所</del><ins>具有与经营规模相适应的场所</ins>，',
  );
});

test('a large revision fits into a comment, says what is left out, and its counts are true', () => {
  const text = markdown(largeDiff(10_000), context);
  expect(text.length).toBeLessThan(65_536);
  expect(text.length).toBeGreaterThan(30_000);
  const shown = text.match(/^- \*\*变更\*\*/gm)!.length;
  expect(text).toContain(`还有 ${10_000 - shown} 项变更没有列出，计数不受影响`);
  expect(text).toContain('| 变更 | 10000 |');
  expect(text).toContain('10000 行要跟着改');
  expect(text.match(/<details>/g)).toHaveLength(text.match(/<\/details>/g)!.length);
});

test.each([
  ['long texts', '长'.repeat(100_000)],
  ['texts that grow when escaped', '@a*<'.repeat(25_000)],
  ['characters of two units', '𠮷'.repeat(50_000)],
])('%s everywhere fit as well', (_name, long) => {
  const changes = Array.from({ length: 300 }, (_, index) =>
    sampleChange({
      id: String(index),
      regionName: long,
      before: [],
      elements: [{ element: long, before: long, after: long, applicant: '不变', region: '不变' }],
      approval: { level: '省级', decides: long, why: long },
      impacts: [
        sampleImpact({ region: String(index), regionName: long, message: long, action: long }),
      ],
    }),
  );
  const report = sampleDiff(changes, {
    before: long,
    after: long,
    diagnostics: Array.from({ length: 300 }, () => sampleFinding({ message: long, action: long })),
    summary: { unread: Array.from({ length: 300 }, () => long) },
  });
  const text = markdown(report, context);
  expect(text.length).toBeLessThan(65_536);
  expect(text).not.toContain('U+D8');
  expect(text).toMatch(/还有 \d+ 个问题没有列出/);
  expect(text).toMatch(/还有 \d+ 项变更没有列出/);
});

test('hostile text does nothing, in Markdown and in folded headings', () => {
  const html = rendered(markdown(hostileDiff(), context));
  expect(html).not.toMatch(/<(a|img|evil|h1|em)\b/);
  expect(html.match(/<details>/g)).toHaveLength(html.match(/<\/details>/g)!.length);
  const summary = markdown(
    sampleDiff([
      sampleChange({ impacts: [sampleImpact({ regionName: `</summary>*a* ${HOSTILE}` })] }),
    ]),
    context,
  ).match(/<summary>(.*)：1 行/)![1]!;
  expect(summary).not.toMatch(/[<>*\\|]|@[a-z]/);
});

test('tables keep their cells', () => {
  const html = rendered(markdown(hostileDiff(), context));
  for (const table of html.split('<table>').slice(1)) {
    const [header, ...rows] = table.split('</table>')[0]!.split('<tr>').slice(1);
    for (const row of rows) expect(row.split('<td').length).toBe(header!.split('<th').length);
  }
});
