import type { Diagnostic, Report, RuleInfo } from '../engine/diagnostic.js';
import { coverageFacts, hasGap, verdict } from './coverage.js';
import { regionLabel } from './details.js';
import { type Html, html, htmlPage, NOTHING, when } from './html.js';
import { findingCard } from './html-finding.js';
import { checkedPath, groupBy } from './place.js';
import type { ReportContext, Reporter } from './reporter.js';

/** One page for offices: the result, what was covered, a table of regions by rules, all findings by file. */
export const htmlReport: Reporter = (report, context) => {
  const files = [...groupBy(report.diagnostics, pathOf)];
  const title = '四同检查结果';
  return htmlPage(
    title,
    html`<h1>${title}</h1>
<div class="dim">按 ${report.asOf} 判断，${report.tool.name} ${report.tool.version}</div>
<p class="verdict ${verdictClass(report)}">${verdict(report.summary)}</p>
<h2>覆盖情况</h2>
${coverageTable(report)}
${matrix(report.diagnostics, context.rules)}
${fileList(files)}
${when(files.length > 0, () => html`<h2>问题</h2>`)}
${files.map(([path, found], index) => fileSection({ path, found, index }, context))}
${waivedSection(report, context)}`,
  );
};

function pathOf({ workspace, file }: Diagnostic): string {
  return checkedPath(workspace, file);
}

function verdictClass({ summary }: Report): string {
  if (summary.errors > 0) return 'bad';
  return summary.warnings > 0 || hasGap(summary) ? 'gap' : 'good';
}

function coverageTable({ summary }: Report): Html {
  const rows = coverageFacts(summary).map(
    ({ label, text, isGap }) =>
      html`<tr><th scope="row">${label}</th><td class="${isGap ? 'gap' : ''}">${text}</td></tr>
`,
  );
  return html`<table class="facts"><tbody>${rows}</tbody></table>`;
}

/** How many findings each region has of each rule; only rules and regions that have any. */
function matrix(diagnostics: readonly Diagnostic[], infos: readonly RuleInfo[]): Html {
  if (diagnostics.length === 0) return NOTHING;
  const rules = [...new Set(diagnostics.map(({ rule }) => rule))].sort();
  const titles = new Map(infos.map(({ id, title }) => [id, title]));
  const regions = groupBy(diagnostics, (one) => regionLabel(one));
  const names = [...regions.keys()];
  const counts = Array.from(regions.values(), (found) => groupBy(found, ({ rule }) => rule));
  const cell = (count: number | undefined) => html`<td>${count ?? ''}</td>`;
  const rows = rules.map((rule) => {
    const row = counts.map((count) => count.get(rule)?.length);
    const total = row.reduce<number>((sum, count) => sum + (count ?? 0), 0);
    return html`<tr><th scope="row"><span class="code">${rule}</span> ${titles.get(rule) ?? ''}</th>${row.map(cell)}<td>${total}</td></tr>
`;
  });
  return html`<h2>规则与地区</h2>
<div class="wide"><table class="matrix">
<thead><tr><th scope="col">规则</th>${names.map((name) => html`<th scope="col">${name === '' ? '（不属于地区）' : name}</th>`)}<th scope="col">合计</th></tr></thead>
<tbody>${rows}</tbody>
</table></div>`;
}

type FileGroup = readonly [string, readonly Diagnostic[]];

function fileList(files: readonly FileGroup[]): Html {
  if (files.length < 2) return NOTHING;
  return html`<h2>文件</h2>
<ul>${files.map(
    ([path, found], index) =>
      html`<li><a href="#f${index + 1}">${path}</a>　<span class="dim">${found.length} 条</span></li>
`,
  )}</ul>`;
}

function fileSection(
  file: { readonly path: string; readonly found: readonly Diagnostic[]; readonly index: number },
  { sourceLine }: ReportContext,
): Html {
  return html`<section id="f${file.index + 1}">
<h3>${file.path}　<span class="dim">${file.found.length} 条</span></h3>
${file.found.map((diagnostic) => findingCard(diagnostic, sourceLine))}</section>
`;
}

function waivedSection({ waived }: Report, { sourceLine }: ReportContext): Html {
  return when(
    waived.length > 0,
    () => html`<h2>已豁免（${waived.length}）</h2>
${waived.map((diagnostic) => findingCard(diagnostic, sourceLine))}`,
  );
}
