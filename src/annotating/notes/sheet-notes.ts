import type { SheetPart, WorkbookParts } from '../package/parts.js';
import { metricsOf, withElement } from '../package/worksheet.js';
import { prefixOf, rootOf } from '../package/xml.js';
import { type CellNote, EMPTY_COMMENTS, withNotes } from './comments.js';
import { EMPTY_DRAWING, withShapes } from './shapes.js';

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const DRAWING_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/** Writes notes into a sheet: its part of notes, their shapes, and the way to both. */
export function writeNotes(
  parts: WorkbookParts,
  sheet: SheetPart,
  notes: readonly CellNote[],
): void {
  const related = parts.relationshipsOf(sheet.path);
  const known = related.find(({ type, target }) => type === 'comments' && parts.has(target));
  if (known === undefined && notes.length === 0) return;
  const path = known?.target ?? addComments(parts, sheet);
  const { xml, placed } = withNotes(parts.text(path), notes);
  parts.write(path, xml);
  const drawing = drawingOf(parts, sheet);
  const metrics = metricsOf(parts.text(sheet.path));
  parts.write(drawing, withShapes(parts.text(drawing), placed, metrics));
}

function addComments(parts: WorkbookParts, sheet: SheetPart): string {
  const path = parts.freePath((n) => `xl/comments${n}.xml`);
  parts.write(path, EMPTY_COMMENTS);
  parts.relate(sheet.path, 'comments', path);
  parts.declare(path, COMMENTS_TYPE);
  return path;
}

/** The drawing of a sheet's notes; made when there is none. */
function drawingOf(parts: WorkbookParts, sheet: SheetPart): string {
  const xml = parts.text(sheet.path);
  const id = /<(?:[\w.-]+:)?legacyDrawing\s[^>]*?\b[\w.-]+:id\s*=\s*["']([^"']+)["']/.exec(
    xml,
  )?.[1];
  const known = parts
    .relationshipsOf(sheet.path)
    .find((one) => one.id === id && parts.has(one.target));
  if (known !== undefined) return known.target;
  const path = parts.freePath((n) => `xl/drawings/vmlDrawing${n}.vml`);
  parts.write(path, EMPTY_DRAWING);
  const own = parts.relate(sheet.path, 'vmlDrawing', path);
  parts.declareEnding('vml', DRAWING_TYPE);
  const prefix = prefixOf(rootOf(xml));
  parts.write(
    sheet.path,
    withElement(
      xml,
      'legacyDrawing',
      `<${prefix}legacyDrawing xmlns:r="${parts.relationshipBase}" r:id="${own}"/>`,
    ),
  );
  return path;
}
