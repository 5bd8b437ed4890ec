import type { ElementChange, EntryChange, RegionChange } from '../model/change.js';
import { hunksOf } from './hunks.js';
import type { ReportedElement, ReportedEntry, ReportedRegion } from './report.js';
import { entryText, partText, valueText } from './value-text.js';

/** The values on one side among which an element stands: a limit is shown with its unit. */
type Holder = Readonly<Record<string, unknown>>;

/** The two sides of a change; of a header change they may be left out. */
export interface Holders {
  readonly before?: Holder;
  readonly after?: Holder;
}

/** Shorter texts are read at a glance: they get no hunks. */
const SHORTEST_WITH_HUNKS = 8;

/** An element that differs in words a clerk reads, with word-level hunks of its texts. */
export function describeElement(change: ElementChange, holders: Holders = {}): ReportedElement {
  const { element, entries, notation, applicant, region } = change;
  const before = textOf(element, change.before, holders.before);
  const after = textOf(element, change.after, holders.after);
  const isText = typeof change.before === 'string' && typeof change.after === 'string';
  return {
    element,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(entries === undefined
      ? {}
      : { entries: entries.map((entry) => describeEntry(entry, change)) }),
    ...(isText ? hunksBetween(before, after) : {}),
    ...(notation === undefined ? {} : { notation }),
    applicant,
    region,
  };
}

function textOf(element: string, value: unknown, holder: Holder = {}): string | undefined {
  if (value === undefined || value === null) return undefined;
  return typeof value === 'number' ? partText(element, value, holder) : valueText(value);
}

function hunksBetween(before: string | undefined, after: string | undefined) {
  if (before === undefined || after === undefined || before === after) return {};
  if (Math.max(before.length, after.length) < SHORTEST_WITH_HUNKS) return {};
  return { hunks: hunksOf(before, after) };
}

function describeEntry(entry: EntryChange, change: ElementChange): ReportedEntry {
  const b = sideOf(entry.before, change.before);
  const a = sideOf(entry.after, change.after);
  const isText = typeof b?.value === 'string' && typeof a?.value === 'string';
  return {
    kind: entry.kind,
    ...(b === undefined ? {} : { before: b.text }),
    ...(a === undefined ? {} : { after: a.text }),
    ...(isText ? hunksBetween(b.text, a.text) : {}),
    ...(entry.parts === undefined
      ? {}
      : {
          parts: entry.parts.map((part) =>
            describeElement(part, {
              ...(isHolder(b?.value) ? { before: b.value } : {}),
              ...(isHolder(a?.value) ? { after: a.value } : {}),
            }),
          ),
        }),
    applicant: entry.applicant,
  };
}

/** An entry as it stands in its list: with all its elements where it has some. */
function sideOf(side: EntryChange['before'], list: unknown) {
  if (side === undefined) return undefined;
  const value: unknown = Array.isArray(list) ? (list as readonly unknown[])[side.index] : list;
  return { value, text: isHolder(value) ? entryText(value) : side.text };
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A change of a region as it is reported. */
export function describeRegion(change: RegionChange): ReportedRegion {
  const { kind, before, after, match, elements } = change;
  return {
    kind,
    ...(before === undefined ? {} : { before: { code: before.code, name: before.name } }),
    ...(after === undefined ? {} : { after: { code: after.code, name: after.name } }),
    ...(match === undefined ? {} : { match }),
    elements,
  };
}
