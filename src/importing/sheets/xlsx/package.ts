import { posix } from 'node:path';
import { attributesOf, isTrue, readXml } from './xml-events.js';
import type { ZipParts } from './zip.js';

/** A sheet as the workbook part lists it; no part for a sheet that holds a chart only. */
export interface SheetEntry {
  readonly name: string;
  readonly hidden: boolean;
  readonly part: string | undefined;
}

/** What the workbook part says. */
export interface WorkbookPart {
  readonly sheets: readonly SheetEntry[];
  readonly is1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
}

interface Relation {
  readonly id: string;
  /** Last word of the type: worksheet, sharedStrings, styles. */
  readonly type: string;
  readonly target: string;
}

/** Reads which sheets there are and where. Undefined where the package holds no workbook. @throws XmlFault */
export function readWorkbookPart(zip: ZipParts): WorkbookPart | undefined {
  const root = relationsOf(zip, '').find(({ type }) => type === 'officeDocument');
  const part = root?.target ?? 'xl/workbook.xml';
  const bytes = zip.read(part);
  if (bytes === undefined) return undefined;
  const relations = relationsOf(zip, part);
  const sheetParts = new Map(
    relations.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target]),
  );
  const sheets: SheetEntry[] = [];
  let is1904 = false;
  let isWorkbook = false;
  readXml(bytes, {
    open(name, raw) {
      if (name === 'workbook') isWorkbook = true;
      else if (name === 'workbookPr') is1904 = isTrue(attributesOf(raw).get('date1904'));
      else if (name === 'sheet') {
        const attributes = attributesOf(raw);
        const id = [...attributes].find(([key]) => key === 'id' || key.endsWith(':id'))?.[1] ?? '';
        const state = attributes.get('state') ?? 'visible';
        sheets.push({
          name: attributes.get('name') ?? '',
          hidden: state !== 'visible',
          part: sheetParts.get(id),
        });
      }
    },
    close() {},
  });
  if (!isWorkbook) return undefined;
  const target = (type: string) => relations.find((relation) => relation.type === type)?.target;
  return { sheets, is1904, sharedStrings: target('sharedStrings'), styles: target('styles') };
}

/** What a part refers to, with targets as names of parts. */
function relationsOf(zip: ZipParts, part: string): Relation[] {
  const folder = posix.dirname(part);
  const bytes = zip.read(posix.join(folder, '_rels', `${posix.basename(part)}.rels`));
  const relations: Relation[] = [];
  if (bytes === undefined) return relations;
  readXml(bytes, {
    open(name, raw) {
      if (name !== 'Relationship') return;
      const attributes = attributesOf(raw);
      const target = attributes.get('Target') ?? '';
      relations.push({
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
    close() {},
  });
  return relations;
}
