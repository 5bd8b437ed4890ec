import type { Diagnostic, Place } from '../engine/diagnostic.js';
import { characterStart } from './code-frame.js';
import { itemLabel, regionLabel, waiverText } from './details.js';
import { differenceOf, type MarkedCell } from './difference.js';
import { type Html, html, NOTHING, when } from './html.js';
import { checkedPath, spot } from './place.js';
import type { ReportContext } from './reporter.js';
import { SEVERITY_WORDS } from './severity-words.js';

type SourceLine = ReportContext['sourceLine'];

/** Longer values are shown without marks: comparing them takes long and the marks say little. */
const MAX_MARKED = 300;
/** UTF-16 units of a source line shown before, within and behind the place. */
const AROUND = { before: 80, within: 240, after: 120 };

/** One finding: place, message, source, the other side, the values, clause, action. */
export function findingCard(diagnostic: Diagnostic, sourceLine: SourceLine): Html {
  const { workspace, file, severity } = diagnostic;
  const item = itemLabel(diagnostic);
  const region = regionLabel(diagnostic);
  return html`<article class="card">
<h4><span class="tag ${severity}">${SEVERITY_WORDS[severity]}</span> ${diagnostic.message}</h4>
<div class="dim"><span class="code">${spot(checkedPath(workspace, file), diagnostic)}</span>　<span class="code">${diagnostic.rule}</span></div>
${sourceFrame(diagnostic, workspace, sourceLine)}
<dl>${fact('地区', region)}${fact('事项', item)}${relatedFacts(diagnostic, sourceLine)}${valueFacts(diagnostic)}${fact('依据', diagnostic.clause)}${fact('办法', diagnostic.action)}${fact('豁免', diagnostic.waiver === undefined ? '' : waiverText(diagnostic.waiver))}</dl>
</article>
`;
}

function fact(label: string, value: string | Html): Html {
  return when(value !== '', () => html`<dt>${label}</dt><dd>${value}</dd>`);
}

function relatedFacts({ related, workspace }: Diagnostic, sourceLine: SourceLine): readonly Html[] {
  return related.map((place) =>
    fact(
      '对照',
      html`<span class="code">${spot(checkedPath(workspace, place.file), place)}</span>　${place.message}${sourceFrame(place, workspace, sourceLine)}`,
    ),
  );
}

function valueFacts({ actual, expected }: Diagnostic): Html {
  const isMarked =
    actual !== undefined &&
    expected !== undefined &&
    Math.max(actual.length, expected.length) <= MAX_MARKED;
  const sides = isMarked ? differenceOf(actual, expected) : undefined;
  const value = (text: string | undefined, cells: readonly MarkedCell[] | undefined) => {
    if (text === undefined) return '';
    if (text === '') return '（空）';
    return cells === undefined ? text : markedRuns(cells);
  };
  return html`${fact('现值', value(actual, sides?.actual))}${fact('应为', value(expected, sides?.expected))}`;
}

/** Neighbouring characters with and without marks, as few elements as possible. */
function markedRuns(cells: readonly MarkedCell[]): Html {
  const runs: { text: string; isChanged: boolean }[] = [];
  for (const { text, isChanged } of cells) {
    const run = runs.at(-1);
    if (run?.isChanged === isChanged) run.text += text;
    else runs.push({ text, isChanged });
  }
  return html`${runs.map((run) => (run.isChanged ? html`<mark>${run.text}</mark>` : html`${run.text}`))}`;
}

/** The source line with its span marked; of long lines only what lies around it. */
function sourceFrame(place: Place, workspace: string | undefined, sourceLine: SourceLine): Html {
  const line = sourceLine(workspace, place.file, place.line, place);
  if (line === undefined) return NOTHING;
  const isCell = place.sheet !== undefined;
  const start = isCell ? 0 : Math.min(place.column - 1, line.length);
  const lineEnd = isCell
    ? line.length
    : place.endLine > place.line
      ? line.trimEnd().length
      : place.endColumn - 1;
  const end = Math.max(start, Math.min(lineEnd, line.length));
  const from = characterStart(line, Math.max(0, start - AROUND.before));
  const middle = characterStart(line, Math.min(end, start + AROUND.within));
  const to = characterStart(line, Math.min(line.length, end + AROUND.after));
  const before = `${from > 0 ? '…' : ''}${line.slice(from, start)}`;
  const after = `${line.slice(end, to)}${to < line.length ? '…' : ''}`;
  const within = `${line.slice(start, middle)}${middle < end ? '…' : ''}`;
  return html`<pre>${place.cell ?? place.line} │ ${before}<mark>${within}</mark>${after}</pre>`;
}
