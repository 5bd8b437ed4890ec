import type { DiffReport, ReportedChange } from '../../diff/report.js';
import { type Html, html, htmlPage, when } from '../html.js';
import { findingCard } from '../html-finding.js';
import { comparedFacts, comparedVerdict, isIncomplete, regionChangeText } from './compared.js';
import { changeCard, directionTag, elementsTable, impactCells, kindTag } from './html-change.js';
import type { RevisionContext, RevisionTextReporter } from './reporter.js';
import {
  approvalText,
  causeText,
  changeLabel,
  documentKey,
  documentLabel,
  impactCounts,
  impactsByRegion,
  matchText,
  neighbours,
  placeLabel,
} from './words.js';

/** Regions named in one cell of the table of changes. */
const LISTED = 6;

/** One page for offices: the result, a table of changes, every change side by side, impacts by region. */
export const htmlRevision: RevisionTextReporter = (report, context) => {
  const title = '目录调整情况';
  // Numbers and not the id of a change: they hold no text of a catalog.
  const anchors = new Map(report.changes.map((change, index) => [change, `c${index + 1}`]));
  return htmlPage(
    title,
    html`<h1>${title}</h1>
<div class="dim">${report.before} → ${report.after}，按 ${report.asOf} 判断，${report.tool.name} ${report.tool.version}</div>
<p class="verdict ${verdictClass(report)}">${comparedVerdict(report)}</p>
<h2>比较情况</h2>
${factsTable(report)}
${overview(report, anchors)}
${impactSection(report, anchors)}
${findingSection(report, context)}
${regionSection(report)}
${headerSection(report)}
${changeSection(report, anchors)}`,
  );
};

type Anchors = ReadonlyMap<ReportedChange, string>;

function verdictClass(report: DiffReport): string {
  if (report.summary.errors > 0) return 'bad';
  return report.summary.warnings > 0 || isIncomplete(report) ? 'gap' : 'good';
}

function factsTable(report: DiffReport): Html {
  const rows = comparedFacts(report).map(
    ({ label, text, isGap }) =>
      html`<tr><th scope="row">${label}</th><td class="${isGap ? 'gap' : ''}">${text}</td></tr>
`,
  );
  return html`<table class="facts"><tbody>${rows}</tbody></table>`;
}

function overview({ changes }: DiffReport, anchors: Anchors): Html {
  const rows = changes.map((change, index) => {
    const { impacts } = change;
    return html`<tr><td class="number">${index + 1}</td><td class="place">${change.regionName}</td><td class="place">${documentLabel(change)}</td><td>${kindTag(change.kind)}</td><td><a href="#${anchors.get(change) ?? ''}">${changeLabel(change)}</a></td><td>${directionTag(change.applicant)}</td><td>${approvalText(change.approval)}</td><td>${impactCounts(impacts, LISTED)}</td></tr>
`;
  });
  return when(
    changes.length > 0,
    () => html`<h2>变更一览</h2>
<div class="wide"><table>
<thead><tr><th>序号</th><th>地区</th><th>类别</th><th>操作</th><th>事项</th><th>对办事人</th><th>审批</th><th>影响</th></tr></thead>
<tbody>${rows}</tbody></table></div>`,
  );
}

function impactSection(report: DiffReport, anchors: Anchors): Html {
  const regions = impactsByRegion(report);
  return when(
    regions.length > 0,
    () => html`<h2>各地要做的</h2>
${regions.map(
  ({
    region,
    regionName,
    level,
    rows,
  }) => html`<h3>${placeLabel(regionName, region)}　<span class="dim">${level}，${rows.length} 行</span></h3>
<div class="wide"><table>
<thead><tr><th>行</th><th>问题</th><th>要做</th><th>起因</th></tr></thead>
<tbody>${rows.map(
    ({ impact, change }) =>
      html`<tr>${impactCells(impact)}<td>${causeLink(change, anchors)}</td></tr>
`,
  )}</tbody></table></div>
`,
)}`,
  );
}

function causeLink(change: ReportedChange | undefined, anchors: Anchors): Html {
  const text = causeText(change);
  if (change === undefined) return html`${text}`;
  return html`<a href="#${anchors.get(change) ?? ''}">${text}</a>`;
}

function findingSection({ diagnostics }: DiffReport, { sourceLine }: RevisionContext): Html {
  return when(
    diagnostics.length > 0,
    () => html`<h2>违反变更规则（${diagnostics.length}）</h2>
${diagnostics.map((diagnostic) => findingCard(diagnostic, sourceLine))}`,
  );
}

function regionSection({ regions }: DiffReport): Html {
  const rows = regions.map((region) => {
    const elements = region.elements.map(
      ({ element, before, after }) =>
        html`${element}：${before ?? '（未写）'} → ${after ?? '（未写）'}<br>`,
    );
    return html`<tr><td>${regionChangeText(region)}</td><td>${elements}</td><td>${matchText(region.match) ?? ''}</td></tr>
`;
  });
  return when(
    regions.length > 0,
    () => html`<h2>地区的变化（${regions.length}）</h2>
<div class="wide"><table><thead><tr><th>变化</th><th>不同之处</th><th>识别</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

function headerSection({ headers }: DiffReport): Html {
  return when(
    headers.length > 0,
    () => html`<h2>文头的变化（${headers.length}）</h2>
${headers.map(
  (
    header,
  ) => html`<h3>${placeLabel(header.regionName, header.region)}　${documentLabel(header)}</h3>
${elementsTable(header.elements)}`,
)}`,
  );
}

function changeSection({ changes }: DiffReport, anchors: Anchors): Html {
  return when(
    changes.length > 0,
    () => html`<h2>逐项</h2>
${neighbours(changes, documentKey).map(
  (
    group,
  ) => html`<h3>${placeLabel(group[0]!.regionName, group[0]!.region)}　${documentLabel(group[0]!)}　<span class="dim">${group.length} 项</span></h3>
${group.map((change) => changeCard(change, anchors.get(change) ?? ''))}`,
)}`,
  );
}
