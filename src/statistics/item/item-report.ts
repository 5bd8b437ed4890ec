import { VERSION } from '../../version.js';
import type { ItemId } from './absence.js';
import type { ComparedElement } from './compared-elements.js';
import type { Absence, ItemGroup, ItemTables, Place } from './item-fold.js';
import type { FoldedValues } from './value-fold.js';

/** A place with the name that the tables give it: with the body where its region has several rows. */
export interface LabelledPlace extends Place {
  readonly label: string;
}

/** One value of an element, marked as the tables mark it. */
export interface MarkedValue {
  /** `=` is the reference, `≠2` another; without a reference only the number. */
  readonly mark: string;
  readonly lines: readonly string[];
  readonly places: readonly LabelledPlace[];
  readonly reference: boolean;
}

/** One element over all places. */
export interface ElementLine {
  readonly element: ComparedElement;
  readonly values: readonly MarkedValue[];
  /** What stands for each place (by its number) in the table. */
  readonly marks: ReadonlyMap<string, string>;
  /** Whether there is a reference to hold the places against. */
  readonly referred: boolean;
  /** Whether places differ, or one lacks what the others have. */
  readonly differs: boolean;
  /** Places that do not have the reference value, or without a reference not the commonest one. */
  readonly deviating: number;
}

/** One table, ready to be shown. */
export interface GroupReport {
  readonly kind: ItemGroup['kind'];
  readonly handling: string | undefined;
  readonly reference: ItemGroup['reference'];
  readonly places: ReadonlyMap<string, LabelledPlace>;
  readonly absences: readonly Absence[];
  /** Elements that any place or the reference has. */
  readonly lines: readonly ElementLine[];
}

/** What `sitong stats --item` shows. */
export interface ItemReport {
  readonly asOf: string;
  readonly item: ItemId;
  readonly regions: number;
  readonly droppedRows: number;
  readonly groups: readonly GroupReport[];
  /** Regions without any 实施清单 row of the item. */
  readonly absences: readonly Absence[];
  /** Files that could not be read: what they hold is not in the tables. */
  readonly unread: readonly string[];
}

/** Marks the values of the tables of an item. */
export function itemReport(
  tables: ItemTables,
  about: Pick<ItemReport, 'asOf' | 'item' | 'unread'>,
): ItemReport {
  return {
    ...about,
    regions: tables.regions,
    droppedRows: tables.droppedRows,
    groups: tables.groups.map(groupReport),
    absences: tables.absences,
  };
}

function groupReport(group: ItemGroup): GroupReport {
  const { kind, handling, reference, absences } = group;
  const places = labelled(group.places);
  const lines = group.elements.flatMap((element) => {
    const fold = group.values.get(element.name);
    const line = fold === undefined ? undefined : lineOf(element, fold.result(), places);
    return line === undefined ? [] : [line];
  });
  return { kind, handling, reference, places, absences, lines };
}

function labelled(places: ItemGroup['places']): Map<string, LabelledPlace> {
  const rows = new Map<string, number>();
  for (const { region } of places.values()) rows.set(region, (rows.get(region) ?? 0) + 1);
  return new Map(
    [...places].map(([number, place]) => {
      const { name, body, region } = place;
      const several = (rows.get(region) ?? 0) > 1 && body !== undefined;
      return [number, { ...place, label: several ? `${name}·${body}` : name }];
    }),
  );
}

function lineOf(
  element: ComparedElement,
  folded: FoldedValues,
  places: ReadonlyMap<string, LabelledPlace>,
): ElementLine | undefined {
  const { reference, lacking, further } = folded;
  if (folded.values.length === 0) return undefined;
  const marks = new Map<string, string>();
  const values = folded.values.map(({ digest, lines, places: having }, index): MarkedValue => {
    const isReference = digest === reference;
    const number = String(index + (reference === '' ? 2 : 1));
    const mark = isReference ? '=' : reference === undefined ? number : `≠${number}`;
    for (const place of having) marks.set(place, mark);
    return { mark, lines, places: having.map((at) => places.get(at)!), reference: isReference };
  });
  for (const place of further.places) marks.set(place, '≠…');
  for (const [word, lacks] of lacking) {
    for (const place of lacks) marks.set(place, word === '缺' && reference === '' ? '=' : word);
  }
  const most = Math.max(0, ...folded.values.map(({ places: having }) => having.length));
  const same =
    reference === undefined ? most : [...marks.values()].filter((mark) => mark === '=').length;
  const deviating = places.size - same;
  return {
    element,
    values,
    marks,
    referred: reference !== undefined,
    differs: deviating > 0,
    deviating,
  };
}

/** The content of `--item … --format json` (schemas/stats-item.schema.json). */
export function itemJson({
  asOf,
  item,
  regions,
  droppedRows,
  groups,
  absences,
  unread,
}: ItemReport): unknown {
  const place = ({ region, name, level, code, body }: Place) => ({
    region,
    name,
    level,
    code,
    ...(body === undefined ? {} : { body }),
  });
  return {
    tool: { name: 'sitong', version: VERSION },
    asOf,
    item,
    regions,
    droppedRows,
    unread,
    absences,
    groups: groups.map((group) => ({
      catalog: group.kind,
      ...(group.handling === undefined ? {} : { handling: group.handling }),
      ...(group.reference === undefined ? {} : { reference: group.reference }),
      places: [...group.places.values()].map(place),
      absences: group.absences,
      elements: group.lines.map(({ element, values, marks, differs, deviating }) => ({
        element: element.name,
        direction: element.direction,
        differs,
        deviating,
        values: values.map((value) => ({
          mark: value.mark,
          reference: value.reference,
          lines: value.lines,
          places: value.places.map(place),
        })),
        marks: [...group.places.keys()].map((number) => marks.get(number) ?? '缺'),
      })),
    })),
  };
}
