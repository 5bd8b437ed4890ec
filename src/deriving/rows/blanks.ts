import type { CatalogKind } from '../../model/kinds.js';
import type { Element } from '../../standard/element.js';
import { schemaFaults } from '../../standard/schema-fault.js';
import type { RowVariant, Standard } from '../../standard/standard.js';
import { BLANK } from '../../workspace/fill-out.js';
import type { Value, Values } from '../../yaml/value.js';

/** A row with its local blanks marked, and the elements that nothing above carries. */
export interface Completed {
  readonly row: Values;
  /** Required elements that are not local and that no upper row has: 未载要素. */
  readonly absent: readonly string[];
}

/** What kind of row it is, and the standard that knows it. */
export interface RowShape {
  readonly standard: Standard;
  readonly kind: CatalogKind;
  readonly variant: RowVariant;
}

/**
 * Completes a row to what the standard requires: a local element (自主) that is missing is 待填, one
 * that may come only from above is named as 未载. The keys stand in the order of the standard.
 *
 * @param also local elements that are marked 待填 though the standard does not require them.
 */
export function completeRow(row: Values, also: readonly string[], shape: RowShape): Completed {
  const elements = shape.standard.elements(shape.kind, shape.variant);
  const filled: Record<string, Value> = { ...row };
  for (const name of also)
    if (filled[name] === undefined && elements.has(name)) filled[name] = BLANK;
  const absent = new Set<string>();
  for (const path of missingPaths(filled, shape, elements)) {
    const name = String(path.at(-1));
    const isLocal = path.length === 1 && elements.get(name)?.direction === '自主';
    if (!isLocal) absent.add(name);
    else {
      filled[name] = BLANK;
      const unit = `${name}单位`;
      if (elements.has(unit) && filled[unit] === undefined) filled[unit] = BLANK;
    }
  }
  return { row: inOrder(filled, elements), absent: [...absent] };
}

/** Where required elements are missing, as the row's own schema says. */
function missingPaths(
  row: Values,
  { standard, kind, variant }: RowShape,
  elements: ReadonlyMap<string, Element>,
): (readonly (string | number)[])[] {
  const validate = standard.row(kind, variant);
  const told = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== BLANK));
  if (validate(told)) return [];
  const faults = schemaFaults(validate.errors ?? [], { elements, raw: () => undefined });
  return faults
    .filter(({ rule, path }) => rule === 'schema/required' && row[String(path[0])] !== BLANK)
    .map(({ path }) => path);
}

function inOrder(row: Values, elements: ReadonlyMap<string, Element>): Values {
  const out: Record<string, Value> = {};
  for (const name of elements.keys()) {
    const value = row[name];
    if (value !== undefined) out[name] = value;
  }
  return out;
}

/** Elements of a row that are not local, as they stand above. */
export function inherited(
  item: Readonly<Record<string, unknown>>,
  elements: ReadonlyMap<string, Element>,
): Record<string, Value> {
  const out: Record<string, Value> = {};
  for (const [name, { direction }] of elements) {
    if (direction === '自主' || direction === undefined) continue;
    const value = item[name];
    if (value !== undefined) out[name] = value as Value;
  }
  return out;
}
