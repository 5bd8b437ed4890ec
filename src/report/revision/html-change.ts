import type { Impact, ReportedChange, ReportedElement, ReportedEntry } from '../../diff/report.js';
import type { ChangeKind, Direction } from '../../model/change.js';
import { type Html, html, NOTHING, when } from '../html.js';
import { spot } from '../place.js';
import { SEVERITY_WORDS } from '../severity-words.js';
import { type SideText, sidesOf } from './marked.js';
import {
  ABSENT,
  approvalText,
  changeLabel,
  directionText,
  documentLabel,
  elementLabel,
  matchText,
  needsApproval,
  placeLabel,
  rowLabel,
  ruleLabel,
} from './words.js';

const DIRECTION_CLASSES: Readonly<Record<Direction, string>> = {
  压减: 'down',
  增加: 'up',
  不变: '',
  待判断: 'ask',
};

/** What happened, as a sign with a colour. */
export function kindTag(kind: ChangeKind): Html {
  const isCome = kind === '新增' || kind === '恢复';
  const isGone = kind === '取消' || kind === '暂停';
  return html`<span class="tag ${isCome ? 'come' : isGone ? 'go' : 'edit'}">${kind}</span>`;
}

/** Which way a change goes for the applicant. */
export function directionTag(direction: Direction): Html {
  return html`<span class="tag ${DIRECTION_CLASSES[direction]}">${direction}</span>`;
}

/** One change with its anchor: headline, approval, both sides, impacts. */
export function changeCard(change: ReportedChange, anchor: string): Html {
  const { approval } = change;
  const match = matchText(change.match);
  const places = [...change.before.slice(0, 1), ...change.after.slice(0, 1)];
  return html`<article class="card" id="${anchor}">
<h4>${kindTag(change.kind)} ${changeLabel(change)} ${directionTag(change.applicant)}</h4>
<dl><dt>文件</dt><dd>${placeLabel(change.regionName, change.region)}　${documentLabel(change)}</dd>
<dt>方向</dt><dd>对办事人${directionText(change.applicant)}；对地区${directionText(change.regional)}</dd>
<dt>审批</dt><dd><span class="${needsApproval(approval) ? 'gap' : ''}">${approvalText(approval)}</span>${when(approval.why !== '', () => html`<br><span class="dim">${approval.why}</span>`)}</dd>
${when(match !== undefined, () => html`<dt>识别</dt><dd>${match ?? ''}</dd>`)}<dt>位置</dt><dd class="dim">${places.map((side) => html`<span class="code">${spot(side.file, side)}</span>　`)}</dd></dl>
${elementsTable(change.elements)}${impactTable(change.impacts)}
</article>
`;
}

/** The elements that differ, before and after side by side with marked words. */
export function elementsTable(elements: readonly ReportedElement[]): Html {
  if (elements.length === 0) return NOTHING;
  return html`<table class="sides">
<thead><tr><th scope="col">要素</th><th scope="col">变更前</th><th scope="col">变更后</th></tr></thead>
<tbody>${elements.map(elementRows)}</tbody>
</table>`;
}

function elementRows(element: ReportedElement): Html {
  const { entries } = element;
  const direction = element.applicant === '不变' ? NOTHING : directionTag(element.applicant);
  const head = html`<th scope="row">${elementLabel(element)} ${direction}</th>`;
  if (entries === undefined)
    return html`<tr>${head}${sideCells(element, ABSENT)}</tr>
`;
  return html`<tr>${head}<td class="dim" colspan="2">${entries.length} 条不同</td></tr>
${entries.map(entryRows)}`;
}

function entryRows(entry: ReportedEntry): Html {
  const parts = (entry.parts ?? []).map(
    (
      part,
    ) => html`<tr><th scope="row" class="dim">　　${elementLabel(part)}</th>${sideCells(part, ABSENT)}</tr>
`,
  );
  const direction = entry.applicant === '不变' ? NOTHING : directionTag(entry.applicant);
  return html`<tr><th scope="row" class="dim">　${entry.kind} ${direction}</th>${sideCells(entry, '')}</tr>
${parts}`;
}

function sideCells(change: Parameters<typeof sidesOf>[0], absent: string): Html {
  const { before, after } = sidesOf(change);
  const isOneSided = before === undefined || after === undefined;
  const cell = (parts: readonly SideText[] | undefined, mark: (text: string) => Html) => {
    if (parts === undefined) return html`<td class="dim">${absent}</td>`;
    return html`<td>${parts.map(({ text, isChanged }) =>
      isChanged || isOneSided ? mark(text) : html`${text}`,
    )}</td>`;
  };
  return html`${cell(before, (text) => html`<del>${text}</del>`)}${cell(after, (text) => html`<ins>${text}</ins>`)}`;
}

function impactTable(impacts: readonly Impact[]): Html {
  if (impacts.length === 0) return NOTHING;
  return html`<div class="wide"><table>
<thead><tr><th scope="col">影响的地区</th><th scope="col">行</th><th scope="col">问题</th><th scope="col">要做</th></tr></thead>
<tbody>${impacts.map(
    (impact) =>
      html`<tr><td>${placeLabel(impact.regionName, impact.region)}</td>${impactCells(impact)}</tr>
`,
  )}</tbody></table></div>`;
}

/** The row, what it breaks and what its region has to do. */
export function impactCells(impact: Impact): Html {
  return html`<td>${documentLabel(impact)}　${rowLabel(impact)}<br><span class="dim code">${spot(impact.file, impact)}</span></td><td><span class="tag ${impact.severity}">${SEVERITY_WORDS[impact.severity]}</span> ${impact.message}<br><span class="dim code">${ruleLabel(impact)}</span></td><td>${impact.action}${when(impact.expected !== undefined, () => html`<br><span class="dim">应为：${impact.expected ?? ''}</span>`)}</td>`;
}
