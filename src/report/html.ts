import { createHash } from 'node:crypto';
import { visible } from './visible.js';

/** Markup that is written, as opposed to text, which is escaped when it gets into markup. */
export interface Html {
  readonly markup: string;
}

/** What may stand in a template: text and numbers are escaped, markup and lists of it are not. */
export type HtmlPart = string | number | Html | readonly Html[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Nothing. */
export const NOTHING: Html = { markup: '' };

/**
 * A template in which every text is escaped, in content and in quoted attributes alike: the only way
 * to make HTML here. Unseen characters are shown; line breaks of a text stay and are shown by
 * `white-space: pre-wrap`.
 */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  let markup = strings[0] ?? '';
  for (const [index, part] of parts.entries()) {
    markup += partMarkup(part) + (strings[index + 1] ?? '');
  }
  return { markup };
}

/** Markup only where a condition holds. */
export function when(condition: boolean, make: () => Html): Html {
  return condition ? make() : NOTHING;
}

/** One table: a header row and rows of cells. */
export function htmlTable(header: readonly string[], rows: readonly (readonly HtmlPart[])[]): Html {
  return html`<div class="wide"><table>
<thead><tr>${header.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${rows.map(
    (row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table></div>`;
}

/** A whole page that needs nothing from elsewhere and runs nothing; its policy forbids both. */
export function htmlPage(title: string, body: Html): string {
  const policy = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
${body}
</body>
</html>
`;
  return page.markup;
}

function partMarkup(part: HtmlPart): string {
  if (typeof part === 'string') return escapeText(part);
  if (typeof part === 'number') return String(part);
  if ('markup' in part) return part.markup;
  return part.map(({ markup }) => markup).join('');
}

function escapeText(text: string): string {
  return text
    .split(/\r?\n/)
    .map(visible)
    .join('\n')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);
}

const STYLE = `
:root { color-scheme: light; --line: #d5dae1; --soft: #f5f7fa; --ink: #1c2530; --dim: #5b6775; --accent: #1f4e8c; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 28px 32px 64px; max-width: 1180px; color: var(--ink); background: #fff; font: 15px/1.65 "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Hiragino Sans GB", sans-serif; overflow-wrap: anywhere; }
h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.35; }
h2 { margin: 36px 0 12px; padding-bottom: 6px; border-bottom: 2px solid var(--accent); font-size: 19px; }
h3 { margin: 24px 0 8px; font-size: 16px; }
h4 { margin: 0; font-size: 15px; }
a { color: var(--accent); text-decoration: none; }
a:hover { text-decoration: underline; }
.verdict { margin: 14px 0; padding: 10px 14px; border-left: 4px solid var(--accent); background: var(--soft); font-weight: 600; }
.verdict.bad { border-color: #b3261e; background: #fdf1f0; }
.verdict.gap { border-color: #a86400; background: #fff7e8; }
.verdict.good { border-color: #1d7a3c; background: #eff8f1; }
.dim { color: var(--dim); font-size: 13px; }
.gap { color: #8a5200; }
.code { font-family: "Noto Sans Mono CJK SC", Consolas, Menlo, monospace; font-size: 13px; }
.wide { margin: 8px 0 16px; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 6px 10px; border: 1px solid var(--line); text-align: left; vertical-align: top; white-space: pre-wrap; }
th { background: var(--soft); font-weight: 600; white-space: nowrap; }
td.number { text-align: right; }
td.place { min-width: 5.5em; }
.facts th { width: 9em; }
.sides { table-layout: fixed; }
.sides th:first-child { width: 9.5em; white-space: normal; }
.matrix { width: auto; }
.matrix td, .matrix th { padding: 4px 8px; }
.matrix td { text-align: center; white-space: nowrap; }
.card { margin: 14px 0; padding: 12px 16px; border: 1px solid var(--line); border-radius: 6px; }
.card > table, .card > .wide { margin: 10px 0 0; }
.tag { display: inline-block; padding: 0 8px; border: 1px solid currentColor; border-radius: 10px; font-size: 12px; font-weight: 600; line-height: 1.6; white-space: nowrap; color: var(--dim); }
.tag.up, .tag.error { color: #b3261e; }
.tag.down, .tag.come { color: #1d7a3c; }
.tag.ask, .tag.warning { color: #8a5200; }
.tag.note, .tag.edit { color: var(--accent); }
.tag.go { color: #b3261e; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 2px 14px; margin: 8px 0 0; }
dt { color: var(--dim); }
dd { margin: 0; white-space: pre-wrap; }
del { background: #ffe2df; color: #8c1d18; text-decoration: line-through; }
ins { background: #dcf3e2; color: #14602f; text-decoration: underline; }
mark { padding: 0 1px; background: #ffe9a8; color: inherit; }
pre { margin: 8px 0 0; padding: 6px 10px; border-left: 3px solid var(--line); background: var(--soft); font: 13px/1.6 "Noto Sans Mono CJK SC", Consolas, Menlo, monospace; white-space: pre-wrap; }
ul { margin: 6px 0; padding-left: 1.4em; }
.paper { max-width: none; padding: 0 1px; }
.paper h1 { margin: 12px 0 16px; font: 26px/1.4 "方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "Noto Serif CJK SC", "Songti SC", SimSun, serif; text-align: center; }
.paper .mark { margin: 0 0 12px; color: #b3261e; font-weight: 600; text-align: center; }
.paper .line { display: flex; justify-content: space-between; margin: 0 0 6px; }
.paper section { margin-top: 32px; }
.paper h2 { border: 0; text-align: center; }
.paper table, .paper .facts { border: 1px solid #444; }
.paper th, .paper td { border-color: #777; vertical-align: middle; }
.paper thead th { text-align: center; white-space: normal; }
.paper td.centre { text-align: center; }
.paper { page: upright; }
.paper.landscape { page: across; }
@page upright { size: A4; margin: 18mm 15mm; }
@page across { size: A4 landscape; margin: 12mm; }
@media print {
  .paper section { break-before: page; margin-top: 0; }
  .paper section:first-of-type { break-before: auto; }
  body { max-width: none; padding: 0; font-size: 11pt; }
  a { color: inherit; }
  .card { border-radius: 0; }
  h2, h3, h4 { break-after: avoid; }
  tr { break-inside: avoid; }
  thead { display: table-header-group; }
  .wide { overflow: visible; }
}
`;

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
