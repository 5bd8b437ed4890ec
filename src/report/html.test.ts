import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { html, htmlPage } from './html.js';
import { htmlReport } from './html-report.js';
import { htmlRevision } from './revision/html.js';
import { hostileDiff, revisionContext, richDiff } from './testing/sample-diff.js';
import {
  gapSummary,
  HOSTILE,
  hostileDiagnostic,
  mixedReport,
  sampleContext,
  sampleReport,
} from './testing/sample-report.js';
import { visible } from './visible.js';

/** Names of all elements of a page. */
function elementsOf(page: string): ReadonlySet<string> {
  return new Set(Array.from(page.matchAll(/<([a-z][a-z0-9]*)/gi), (match) => match[1]!));
}

function textOf(page: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return page.replace(/<[^>]*>/g, '').replace(/&[#\w]+;/g, (entity) => entities[entity] ?? entity);
}

/** Whether every element that is opened is closed, in order. */
function isBalanced(page: string): boolean {
  const open: string[] = [];
  for (const [, slash, name] of page.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (['meta', 'br'].includes(name!)) continue;
    if (slash === '') open.push(name!);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

test('text is escaped in content and attributes, markup is not', () => {
  expect(html`<a href="${'"><b>'}">${"<i> & 'x'"}</a>${html`<b>${1}</b>`}`.markup).toBe(
    '<a href="&quot;&gt;&lt;b&gt;">&lt;i&gt; &amp; &#39;x&#39;</a><b>1</b>',
  );
  expect(html`<td>${'一\r\n二\u0000'}</td>`.markup).toBe('<td>一\n二␀</td>');
});

test('the policy of a page allows its own style and nothing else', () => {
  const page = htmlPage('题', html`<p>文</p>`);
  const style = page.match(/<style>([\s\S]*?)<\/style>/)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;`);
  expect(page).toMatch(/^<!doctype html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n/);
  expect(style).toContain('@media print');
});

describe.each([
  ['check', () => htmlReport(mixedReport(), sampleContext())],
  [
    'check with hostile text',
    () => htmlReport(sampleReport([hostileDiagnostic()]), sampleContext()),
  ],
  ['diff', () => htmlRevision(richDiff(), revisionContext())],
  ['diff with hostile text', () => htmlRevision(hostileDiff(), revisionContext())],
])('the page of %s', (_name, render) => {
  const page = render();

  test('needs nothing from elsewhere and runs nothing', () => {
    const foreign = [...elementsOf(page)].filter((name) =>
      [
        'script',
        'img',
        'link',
        'iframe',
        'object',
        'embed',
        'svg',
        'form',
        'evil',
        'base',
      ].includes(name),
    );
    expect(foreign).toEqual([]);
    const tags = page.match(/<[a-z][^>]*>/gi)!.join('');
    expect(tags).not.toMatch(/\s(on\w+|style|src)=/i);
    for (const [, target] of tags.matchAll(/href="([^"]*)"/g)) expect(target).toMatch(/^#[cf]\d+$/);
  });

  test('is well formed, and every link leads to one place of the page', () => {
    expect(isBalanced(page)).toBe(true);
    const ids = Array.from(page.matchAll(/ id="([^"]*)"/g), (match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
  });
});

test('hostile text is shown as it is', () => {
  const shown = HOSTILE.split(/\r?\n/).map(visible).join('\n');
  expect(textOf(htmlReport(sampleReport([hostileDiagnostic()]), sampleContext()))).toContain(shown);
  expect(textOf(htmlRevision(hostileDiff(), revisionContext()))).toContain(shown);
});

test('check: coverage, findings by rule and region, the source line, the other side', () => {
  const report = { ...mixedReport(), summary: gapSummary({ errors: 2 }) };
  const page = htmlReport(report, sampleContext());
  for (const part of [
    '上级没有基本目录 5 行',
    '<h2>规则与地区</h2>',
    '<h2>已豁免（1）</h2>',
    '昆政办〔2025〕1号',
  ])
    expect(page).toContain(part);
  expect(page).toContain('5 │     事项名称: <mark>食品经营许可证</mark></pre>');
  expect(page).toContain('<dt>现值</dt><dd>食品经营许可<mark>证</mark></dd>');
  expect(page).toMatch(
    /<tr><th scope="row"><span class="code">same\/name<\/span>.*<td>2<\/td><\/tr>/,
  );
});

test('check: of a long source line only what lies around the place is shown', () => {
  const line = `${'𠮷'.repeat(5000)}错${'尾'.repeat(5000)}`;
  const report = sampleReport([
    { ...mixedReport().diagnostics[0]!, line: 1, endLine: 1, column: 10_001, endColumn: 10_002 },
  ]);
  const page = htmlReport(report, sampleContext({ sourceLine: () => line }));
  expect(page).toMatch(/<pre>1 │ …𠮷+<mark>错<\/mark>尾{120}…<\/pre>/u);
});

test('diff: words are marked on both sides, and one-sided entries whole', () => {
  const page = htmlRevision(richDiff(), revisionContext());
  expect(page).toContain('<td>申请人应当<del>具有固定的经营场所</del>，并符合食品安全要求。</td>');
  expect(page).toContain(
    '<td>申请人应当<ins>具有与经营规模相适应的场所</ins>，并符合食品安全要求。</td>',
  );
  expect(page).toContain('<td class="dim"></td><td><ins>食品安全管理制度</ins></td>');
  expect(page).toContain('<td class="dim">（未写）</td><td><ins>必要</ins></td>');
});
