import { columnsOf } from '../../report/cells.js';
import type { SheetMetrics } from '../package/worksheet.js';
import type { PlacedNote } from './comments.js';

/** The drawing of notes that a sheet without notes gets. */
export const EMPTY_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>';

const SHAPE = /<v:shape\b(?:(?!<v:shape\b)[\s\S])*?<\/v:shape>\s*/g;
const FIRST_ID = 1025;

/** Pixels of a note: as wide as about 48 signs, as high as its lines, within reason. */
const WIDTH = 340;
const SIGNS = 52;
const LINE = 16;
const MAX_HEIGHT = 620;
/** Excel leaves this between a cell and its note. */
const GAP = 12;

/**
 * The drawing of a sheet with a shape for every note: those of others stay as they are, unless we wrote
 * into the note, which then gets room for it; shapes of notes that are gone go too.
 */
export function withShapes(
  drawing: string,
  notes: readonly PlacedNote[],
  metrics: SheetMetrics,
): string {
  const waiting = new Map(notes.map((note) => [`${note.row},${note.column}`, note]));
  let nextId = FIRST_ID;
  for (const match of drawing.matchAll(/_x0000_s(\d+)/g))
    nextId = Math.max(nextId, Number(match[1]) + 1);
  const kept = drawing.replace(SHAPE, (shape) => {
    const cell = noteCell(shape);
    if (cell === undefined) return shape;
    const note = waiting.get(cell);
    waiting.delete(cell);
    if (note === undefined) return '';
    return note.ours ? withRoom(shape, note, metrics) : shape;
  });
  const added = [...waiting.values()].map((note) => shapeOf(note, nextId++, metrics));
  const at = kept.lastIndexOf('</xml>');
  return `${kept.slice(0, at)}${added.join('')}${kept.slice(at)}`;
}

/** The cell of a note's shape; undefined for a shape of something else. */
function noteCell(shape: string): string | undefined {
  if (!/ObjectType\s*=\s*["']Note["']/.test(shape)) return undefined;
  const row = /<x:Row>\s*(\d+)\s*<\/x:Row>/.exec(shape)?.[1];
  const column = /<x:Column>\s*(\d+)\s*<\/x:Column>/.exec(shape)?.[1];
  return row === undefined || column === undefined ? undefined : `${row},${column}`;
}

function shapeOf(note: PlacedNote, id: number, metrics: SheetMetrics): string {
  const height = heightOf(note.text);
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:1.5pt;width:${points(WIDTH)}pt;height:${points(height)}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchorOf(note, height, metrics)}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${note.row}</x:Row><x:Column>${note.column}</x:Column></x:ClientData></v:shape>`;
}

/** Another's shape with room for what we wrote into its note. */
function withRoom(shape: string, note: PlacedNote, metrics: SheetMetrics): string {
  const height = heightOf(note.text);
  return shape
    .replace(
      /<x:Anchor>[^<]*<\/x:Anchor>/,
      `<x:Anchor>${anchorOf(note, height, metrics)}</x:Anchor>`,
    )
    .replace(/(style\s*=\s*["'][^"']*?\bwidth:)[\d.]+pt/, `$1${points(WIDTH)}pt`)
    .replace(/(style\s*=\s*["'][^"']*?\bheight:)[\d.]+pt/, `$1${points(height)}pt`);
}

function heightOf(text: string): number {
  let lines = 0;
  for (const line of text.split('\n')) lines += Math.max(1, Math.ceil(columnsOf(line) / SIGNS));
  return Math.min(MAX_HEIGHT, (lines + 1) * LINE);
}

function points(pixels: number): number {
  return Math.round(pixels * 75) / 100;
}

/** Left column, offset, top row, offset, right column, offset, bottom row, offset; offsets in pixels. */
function anchorOf({ row, column }: PlacedNote, height: number, metrics: SheetMetrics): string {
  const right = walk(column + 1, GAP + WIDTH, metrics.width);
  const top = Math.max(0, row - 1);
  const bottom = walk(top, 7 + height, metrics.height);
  return [column + 1, GAP, top, 7, right.at, right.rest, bottom.at, bottom.rest].join(', ');
}

/** The column or row at a distance, and how far into it. */
function walk(
  from: number,
  distance: number,
  size: (index: number) => number,
): { at: number; rest: number } {
  let at = from;
  let rest = distance;
  // Hidden columns have no size: a sheet full of them ends the walk.
  for (let steps = 0; steps < 1000 && rest > size(at); steps++) rest -= size(at++);
  return { at, rest: Math.round(rest) };
}
