import { marked } from 'marked';
import { expect, test } from 'vitest';
import { markdown } from './markdown.js';
import { markdownText } from './markdown-text.js';
import {
  gapSummary,
  HOSTILE,
  hostileDiagnostic,
  mixedReport,
  sampleContext,
  sampleDiagnostic,
  sampleReport,
} from './testing/sample-report.js';
import { visible } from './visible.js';

const context = sampleContext();

/** What a reader sees of rendered HTML. */
function textOf(html: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#124;': '|',
    '&#8203;': '',
    '&amp;': '&',
  };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&#?\w+;/g, (entity) => entities[entity] ?? entity)
    .replaceAll('\u200b', '');
}

test('sections by severity, then waived findings, then the coverage', () => {
  expect(markdown(mixedReport(), context).match(/^##.*$/gm)).toEqual([
    '## 四同检查结果',
    '### 错误（2）',
    '### 警告（1）',
    '### 提示（1）',
    '### 已豁免（1）',
    '### 覆盖情况',
  ]);
});

test('counts, day and coverage are told', () => {
  const report = sampleReport([sampleDiagnostic()], { summary: gapSummary() });
  const text = textOf(marked.parse(markdown(report, context), { async: false }));
  expect(text).toContain('错误 1，警告 0，提示 0。 按 2026-11-23 判断。');
  expect(text).toContain('未能比对：7 行（上级没有基本目录 5 行，没有同名的办理项 2 行）');
  const clean = markdown(sampleReport([], { summary: gapSummary() }), context);
  expect(clean).toContain('没有发现问题，但检查不完整');
  expect(clean).not.toContain('| --- |');
});

test('every row has the cells of its header, whatever stands in them', () => {
  const html = marked.parse(markdown(mixedReport(), context), { async: false });
  const tables = html.split('<table>').slice(1);
  expect(tables).toHaveLength(4);
  for (const table of tables) {
    const [header, ...rows] = table.split('<tr>').slice(1);
    expect(rows.length).toBeGreaterThan(0);
    const columns = header!.split('<th>').length;
    for (const row of rows) expect(row.split('<td>').length).toBe(columns);
  }
});

test('hostile text is shown as it is and does nothing', () => {
  const report = sampleReport([hostileDiagnostic()]);
  const html = marked.parse(markdown(report, context), { async: false });
  expect(textOf(html)).toContain(visible(HOSTILE));
  expect(html).not.toMatch(/<(a|img|evil|h1|del|em)\b/);
  // Two of our own: the place and the rule, and the place of the other side.
  expect(html.match(/<code>/g)).toHaveLength(3);
});

test('nobody is notified and nothing is linked', () => {
  const text =
    '@admin @team/x #12 !3 a@b.cn www.x.cn http://x.cn https://x.cn/?a=1 ftp://x 50% :100: $9$';
  const html = marked.parseInline(markdownText(text), { async: false });
  expect(html).not.toContain('<a');
  const seen = html.replaceAll('&#8203;', '\u200b');
  expect(seen).not.toMatch(/[@#!$][a-z0-9]|www\.|:\/\/|:100:/);
  expect(seen.replaceAll('\u200b', '')).toBe(text);
});

test('backslashes before a bar do not open a cell', () => {
  for (const text of ['a|b', 'a\\|b', 'a\\\\|b', '`a|b`', '\\']) {
    const table = `| 甲 | 乙 |\n| --- | --- |\n| ${markdownText(text)} | 尾 |`;
    const html = marked.parse(table, { async: false });
    expect(textOf(html.split('<td>')[1]!.split('</td>')[0]!)).toBe(text);
  }
});

test('places and rules can be found in the raw text, and a line number is no emoji', () => {
  const text = markdown(sampleReport([sampleDiagnostic({ line: 100 })]), context);
  expect(text).toContain('<code>320583-昆山市/基本目录.yaml:100:11</code>');
  expect(text).toContain('<code>same/name</code>');
});
