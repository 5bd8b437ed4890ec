import { createHash } from 'node:crypto';
import { type CatalogDocument, codeOf, type Row } from '../model/document.js';
import type { Finding, Spot } from '../model/finding.js';
import { type CatalogKind, rowsKey } from '../model/kinds.js';
import { locateIn } from '../model/locate.js';
import type { Span } from '../model/node-table.js';
import type { Region } from '../model/region-tree.js';
import type { SourceText } from '../model/source.js';
import type { Rule } from '../rules/rule.js';
import { ownText } from '../values/own-text.js';
import type { Diagnostic, Place, Severity } from './diagnostic.js';
import { textEdit } from './text-edit.js';

/**
 * Makes a diagnostic of a finding: adds the rule's id and clause, the row's
 * codes and name, and the position in the file.
 *
 * @throws Error naming the rule when the finding points nowhere: a bug of the rule.
 */
export function sign(
  rule: Rule,
  finding: Finding,
  severity: Severity,
  regions: ReadonlyMap<string, Region>,
): Diagnostic {
  const { spot } = finding;
  const row = 'row' in spot ? spot.row : undefined;
  const about = finding.about ?? row;
  const code = about === undefined ? undefined : codeOf(about);
  const name = about === undefined ? undefined : (about.item.业务办理项名称 ?? about.item.事项名称);
  const body = row === undefined ? undefined : (row.item.实施主体 ?? row.item.主管部门);
  const regionCode = regionOf(spot);
  const regionName = regionCode === undefined ? undefined : regions.get(regionCode)?.name;
  const element = finding.element ?? elementOf(spot);
  const place = placeOf(spot, rule.id);
  const edit =
    row === undefined || finding.fix === undefined ? undefined : textEdit(row, finding.fix);
  return {
    rule: rule.id,
    severity,
    message: cut(finding.message, MESSAGE_LENGTH),
    action: finding.action === undefined ? rule.action : ownText(finding.action),
    ...place,
    ...(regionCode === undefined ? {} : { region: regionCode }),
    ...(regionName === undefined ? {} : { regionName }),
    ...(code === undefined ? {} : { code: ownText(code) }),
    ...(name === undefined ? {} : { name: cut(name, NAME_LENGTH) }),
    ...(body === undefined ? {} : { body: ownText(body) }),
    ...(element === undefined ? {} : { element: ownText(element) }),
    ...(finding.actual === undefined ? {} : { actual: cut(finding.actual, VALUE_LENGTH) }),
    ...(finding.expected === undefined ? {} : { expected: cut(finding.expected, VALUE_LENGTH) }),
    ...(edit === undefined ? {} : { edit }),
    ...('source' in spot ? {} : { document: documentName(documentOf(spot)) }),
    related: (finding.related ?? []).map(({ spot: at, message }) => ({
      ...placeOf(at, rule.id),
      message: cut(message, MESSAGE_LENGTH),
    })),
    clause: rule.clause,
    fingerprint: fingerprint(
      rule.id,
      regionCode,
      row === undefined && about === undefined ? place.file : code,
      element,
      finding.actual ?? finding.expected,
    ),
  };
}

/** No honest value is longer; a report must stay readable and quick to write. */
const VALUE_LENGTH = 4000;
const MESSAGE_LENGTH = 2000;
const NAME_LENGTH = 300;

/** A text of a report, apart from the file it was taken from: findings outlive the region. */
function cut(text: string, length: number): string {
  return ownText(
    text.length <= length ? text : `${text.slice(0, length)}…（共 ${text.length} 字）`,
  );
}

/** The fingerprint that a finding has if it is of no row: it then depends on the file's path. */
export function fingerprintOfFile(diagnostic: Diagnostic): string {
  const { rule, region, file, element, actual, expected } = diagnostic;
  return fingerprint(rule, region, file, element, actual ?? expected);
}

/** Of rule, region, code (without a row: the file), element and offending value; never of positions. */
function fingerprint(...parts: (string | undefined)[]): string {
  return createHash('sha256')
    .update(parts.map((part) => part ?? '').join('\u0000'))
    .digest('hex')
    .slice(0, 24);
}

function documentOf(spot: Exclude<Spot, { source: SourceText }>): CatalogDocument {
  return 'row' in spot ? spot.row.document : spot.document;
}

/** Which document of its region a document is: its 类别, and 标准 or the name of the list. */
export function documentName({ kind, variant }: Pick<CatalogDocument, 'kind' | 'variant'>): {
  catalog: CatalogKind;
  list?: string;
} {
  const list = variant.standard === true ? '标准' : variant.list;
  return { catalog: kind, ...(list === undefined ? {} : { list }) };
}

/** The first line of a row, for reports that name it. */
export function rowPlace(row: Row): Place {
  return placeOf({ row, path: [] }, '');
}

/** The text of a row as it stands in its file. */
export function rowText(row: Row): string {
  const span = rowSpan(row, [], undefined) ?? { start: 0, end: 0 };
  return row.document.source.text.slice(span.start, span.end);
}

/** The lines that a row takes, first and last, 1-based. */
export function rowLines(row: Row): { readonly from: number; readonly to: number } {
  const { source } = row.document;
  const span = rowSpan(row, [], undefined) ?? { start: 0, end: 0 };
  return {
    from: source.position(span.start).line,
    to: source.position(Math.max(span.start, span.end - 1)).line,
  };
}

function regionOf(spot: Spot): string | undefined {
  if ('row' in spot) return spot.row.document.region;
  if ('document' in spot) return spot.document.region;
  return spot.region;
}

function elementOf(spot: Spot): string | undefined {
  const first = 'path' in spot ? spot.path[0] : undefined;
  return typeof first === 'string' ? first : undefined;
}

function placeOf(spot: Spot, rule: string): Place {
  const source = sourceOf(spot);
  const span = firstLine(source.text, spanOf(spot, rule));
  const start = source.position(span.start);
  const end = source.position(span.end);
  return {
    file: source.path,
    line: start.line,
    column: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

function sourceOf(spot: Spot): SourceText {
  if ('row' in spot) return spot.row.document.source;
  return 'document' in spot ? spot.document.source : spot.source;
}

function spanOf(spot: Spot, rule: string): Span {
  if ('source' in spot) return spot;
  const span =
    'row' in spot
      ? rowSpan(spot.row, spot.path, spot.target)
      : locateIn(spot.document.source.text, spot.document, spot.path, spot.target);
  if (span === undefined) {
    throw new Error(`规则 ${rule} 指向了不存在的位置 ${spot.path.join('/')}`);
  }
  return span;
}

function rowSpan(
  row: Row,
  path: readonly (string | number)[],
  target: 'key' | 'value' | undefined,
): Span | undefined {
  const { document } = row;
  const full = [rowsKey(document.kind), row.index, ...path];
  return locateIn(document.source.text, document, full, target);
}

/** A span of several lines is shown by its first. */
function firstLine(text: string, { start, end }: Span): Span {
  const slice = text.slice(start, end);
  const at = slice.search(/[\r\n]/);
  return at < 0 ? { start, end } : { start, end: start + slice.slice(0, at).trimEnd().length };
}
