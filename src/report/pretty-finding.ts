import type { ChalkInstance } from 'chalk';
import type { Diagnostic, Place, Severity } from '../engine/diagnostic.js';
import { codeFrame } from './code-frame.js';
import { itemLabel } from './details.js';
import { differenceOf, unmarked } from './difference.js';
import { checkedPath, spot } from './place.js';
import type { ReportContext } from './reporter.js';
import { SEVERITY_WORDS } from './severity-words.js';
import { valueLines } from './value-lines.js';
import { visible } from './visible.js';

/** What is needed to print a finding besides the finding. */
export interface PrettyStyle {
  readonly chalk: ChalkInstance;
  readonly sourceLine: ReportContext['sourceLine'];
}

const WIDTH = 100;
const INDENT = '  ';
/** As wide as `现值  `, the two characters of a label and two spaces. */
const LABEL_INDENT = '      ';
const VALUE_WIDTH = WIDTH - INDENT.length - LABEL_INDENT.length;
/** Room for `12345 │ `. */
const GUTTER = 8;
const FRAME_WIDTH = WIDTH - INDENT.length - GUTTER;
const MAX_RELATED = 3;

/** The colour of a severity. */
export function severityPaint(chalk: ChalkInstance, severity: Severity): ChalkInstance {
  return { error: chalk.red, warning: chalk.yellow, note: chalk.blue }[severity];
}

/** One finding for the terminal: place, message, source, the other side, the values, clause, action. */
export function findingLines(diagnostic: Diagnostic, style: PrettyStyle): readonly string[] {
  const { chalk } = style;
  const paint = severityPaint(chalk, diagnostic.severity);
  const place = spot(checkedPath(diagnostic.workspace, diagnostic.file), diagnostic);
  const item = itemLabel(diagnostic);
  const head = [
    chalk.underline(place),
    paint.bold(SEVERITY_WORDS[diagnostic.severity]),
    chalk.dim(visible(diagnostic.rule)),
  ];
  return [
    head.join(INDENT),
    `${INDENT}${chalk.bold(visible(diagnostic.message))}`,
    ...frameLines(diagnostic, diagnostic.workspace, { ...style, paint }),
    ...labelled('事项', item === '' ? [] : [visible(item)]),
    ...relatedLines(diagnostic, style),
    ...comparisonLines(diagnostic, chalk),
    ...labelled('依据', diagnostic.clause === '' ? [] : [visible(diagnostic.clause)]),
    ...labelled('办法', diagnostic.action === '' ? [] : [visible(diagnostic.action)]),
  ];
}

function frameLines(
  place: Place,
  workspace: string | undefined,
  { sourceLine, chalk, paint }: PrettyStyle & { readonly paint: ChalkInstance },
): readonly string[] {
  const line = sourceLine(workspace, place.file, place.line, place);
  if (line === undefined) return [];
  const goesOn = place.endLine > place.line;
  // An end in column 1 lies behind the line break of the line before.
  const lastLine = place.endColumn === 1 ? place.endLine - 1 : place.endLine;
  // Of a span over several lines the first one is shown, from the start to its end; a cell as a whole.
  const span =
    place.sheet === undefined
      ? { start: place.column - 1, end: goesOn ? line.trimEnd().length : place.endColumn - 1 }
      : { start: 0, end: line.length };
  const frame = codeFrame(line, span, FRAME_WIDTH);
  const gutter = (label: string) => chalk.dim(`${label.padStart(GUTTER - 3)} │ `);
  const more = lastLine > place.line ? chalk.dim(` 至第 ${lastLine} 行`) : '';
  return [
    `${INDENT}${gutter(place.cell ?? String(place.line))}${frame.source}`,
    `${INDENT}${gutter('')}${paintMarker(frame.marker, paint)}${more}`,
  ];
}

function paintMarker(marker: string, paint: ChalkInstance): string {
  const carets = marker.trimStart();
  return `${marker.slice(0, marker.length - carets.length)}${paint(carets)}`;
}

function relatedLines(diagnostic: Diagnostic, style: PrettyStyle): readonly string[] {
  const { related, workspace } = diagnostic;
  const lines = related.slice(0, MAX_RELATED).flatMap((place) => {
    const where = style.chalk.underline(spot(checkedPath(workspace, place.file), place));
    return [
      ...labelled('对照', [`${where}  ${visible(place.message)}`]),
      ...frameLines(place, workspace, { ...style, paint: style.chalk.cyan }),
    ];
  });
  const rest = related.length - MAX_RELATED;
  return rest > 0 ? [...lines, ...labelled('对照', [`另有 ${rest} 处`])] : lines;
}

function comparisonLines(
  { actual, expected }: Diagnostic,
  chalk: ChalkInstance,
): readonly string[] {
  const sides =
    actual !== undefined && expected !== undefined
      ? differenceOf(actual, expected)
      : { actual: unmarked(actual ?? ''), expected: unmarked(expected ?? '') };
  const hasColor = chalk.level > 0;
  const lines = (label: string, side: keyof typeof sides, paint: ChalkInstance) =>
    labelled(
      label,
      valueLines(sides[side], { width: VALUE_WIDTH, paint: hasColor ? paint : undefined }),
    );
  return [
    ...(actual === undefined ? [] : lines('现值', 'actual', chalk.red.underline)),
    ...(expected === undefined ? [] : lines('应为', 'expected', chalk.green.underline)),
  ];
}

/** Lines behind a label of two characters; the later ones are indented as far as the first. */
function labelled(label: string, lines: readonly string[]): readonly string[] {
  return lines.map((line, index) => `${INDENT}${index === 0 ? `${label}  ` : LABEL_INDENT}${line}`);
}
