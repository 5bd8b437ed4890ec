import { type Row, tells } from '../../model/document.js';
import type { Finding } from '../../model/finding.js';
import type { Severity } from '../../model/severity.js';
import { show } from '../../standard/schema-fault.js';
import { once } from '../../values/once.js';
import { at, contrast, other } from '../at.js';
import type { ImplementationPair, RuleContext } from '../rule.js';
import { NO_FINDINGS } from '../sound.js';
import { compareEntries, type Entry, type EntryDifference, telling } from './entries.js';

/** How one list element is read and worded. */
export interface ListElement {
  readonly element: string;
  /** What one entry is called: 受理条件, 材料. */
  readonly noun: string;
  readonly read: (row: Row) => readonly Entry[];
  readonly key: (text: string) => string;
  /** Path of an entry below the row. */
  readonly path: (index: number) => readonly (string | number)[];
  /** An element that is not written says that there is none. */
  readonly optional?: true;
}

/** The rows a row's element can be compared with: those that tell it. */
export function comparable(
  pair: ImplementationPair,
  list: Pick<ListElement, 'element' | 'optional'>,
  context: RuleContext,
): { references: readonly Row[]; next: readonly Row[] } | undefined {
  const { row, references, next } = pair;
  const { element } = list;
  if (row.item[element] === undefined && (list.optional !== true || !tells(row, element))) {
    if (row.document.absent.has(element)) context.undecided(row, `${element}未载`);
    return undefined;
  }
  const usable = (rows: readonly Row[]) =>
    list.optional === true
      ? rows.filter((reference) => tells(reference, element))
      : telling(rows, element);
  const found = usable(references);
  if (found.length === 0) {
    context.undecided(row, `上级没有${element}`);
    return undefined;
  }
  return { references: found, next: usable(next) };
}

/** Whether a reference has the very list of the row, as when both were read from the same text. */
function isShared({ row, references }: ImplementationPair, list: ListElement): boolean {
  const { element, optional } = list;
  const written = row.item[element];
  if (written === undefined && (optional !== true || !tells(row, element))) return false;
  return references.some(
    (reference) =>
      reference.item[element] === written && (optional !== true || tells(reference, element)),
  );
}

type Difference = EntryDifference & { readonly reference: Row };

/** What was compared of a pair: several rules ask for the same lists. */
const comparedOf = once(
  (_: ImplementationPair) => new Map<ListElement, { readonly found: Difference | undefined }>(),
);

/** Compares a list element; undefined when nothing can be compared, or nothing can differ. */
export function listDifference(
  pair: ImplementationPair,
  list: ListElement,
  context: RuleContext,
): Difference | undefined {
  if (isShared(pair, list)) return undefined;
  const compared = comparedOf(pair);
  const known = compared.get(list) ?? { found: differenceOf(pair, list, context) };
  compared.set(list, known);
  return known.found;
}

function differenceOf(
  pair: ImplementationPair,
  list: ListElement,
  context: RuleContext,
): Difference | undefined {
  const rows = comparable(pair, list, context);
  const reference = rows?.references[0];
  if (rows === undefined || reference === undefined) return undefined;
  const own = list.read(pair.row);
  const difference = compareEntries(own, rows.references.map(list.read), list.key);
  if (difference.added.length + difference.reworded.length > 0 && rows.next.length > 0) {
    // A row that agrees with the next ancestor is right: the region between is reported (contract §4).
    const above = compareEntries(own, rows.next.map(list.read), list.key);
    if (above.added.length + above.reworded.length + above.missing.length === 0) return undefined;
  }
  return { ...difference, reference };
}

/** Severity of a difference in 实施要素: a note where the place set the item itself (domain §7.15). */
export function graded(
  pair: ImplementationPair,
  severity?: Severity,
): { severity?: Severity; action?: string } {
  if (pair.selfSet) {
    return { severity: 'note', action: '自行设立的事项各地可以不同，请核对不同之处确有依据' };
  }
  return severity === undefined ? {} : { severity };
}

const REWORD = '照上级的措辞写；确有增加的内容，删去';

/** Findings for entries that no reference has, and for reworded ones. */
export function additions(
  pair: ImplementationPair,
  list: ListElement,
  context: RuleContext,
): Iterable<Finding> {
  const difference = listDifference(pair, list, context);
  return difference === undefined ? NO_FINDINGS : additionsOf(pair, list, difference);
}

function* additionsOf(
  pair: ImplementationPair,
  list: ListElement,
  difference: Difference,
): Generator<Finding> {
  if (difference.added.length + difference.reworded.length === 0) return;
  const upper = upperName(pair);
  const related = [other(difference.reference, `${upper}的${list.element}`, list.element)];
  for (const { text, index } of difference.added) {
    yield {
      spot: { row: pair.row, path: list.path(index) },
      message: `比${upper}多了${list.noun}“${show(text)}”`,
      actual: text,
      related,
      ...graded(pair),
    };
  }
  for (const { entry, as } of difference.reworded) {
    const [own, theirs] = contrast(entry.text, as);
    yield {
      spot: { row: pair.row, path: list.path(entry.index) },
      message: `${list.noun}与${upper}措辞不同：这里是“${own}”，那里是“${theirs}”`,
      actual: entry.text,
      expected: as,
      action: REWORD,
      related,
      ...graded(pair, 'warning'),
    };
  }
}

/** How messages name the reference: 江苏省标准, 苏州市实施清单. */
export function upperName(pair: ImplementationPair): string {
  const standard = pair.references[0]?.document.variant.standard === true;
  return `${pair.referenceView.region.name}${standard ? '标准' : '实施清单'}`;
}

/** Place of an element of the pair's row. */
export function ownSpot(pair: ImplementationPair, element: string) {
  return at(pair.row, element);
}
