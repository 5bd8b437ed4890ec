import type { Element } from '../../standard/element.js';
import type { Profile } from '../../standard/profile.js';
import type { Standard } from '../../standard/standard.js';
import { isList, type Value, type Values } from '../../yaml/value.js';
import { hasChildTable } from '../layout.js';
import { put } from '../read-sections.js';
import { isEntries, isMap } from '../source.js';
import type { TableKind } from '../table.js';
import { type FieldValue, fieldToValue, typeCodes, valueToField } from './values.js';

/** The field that holds, as JSON, what has no national field. */
export const EXTEND = 'extend_field';

/** Lists that the exchange keeps in tables of their own (domain §1.5, §1.6). */
const CHILD_FIELDS: ReadonlySet<string> = new Set(['material', 'fee_project', 'questions']);
/** Fields that are produced by an export: no element has them. */
const RESERVED: ReadonlySet<string> = new Set([
  'row_guid',
  'task_guid',
  'order_num',
  EXTEND,
  'cd_batch',
  'cd_operation',
  'cd_time',
]);
/** Fields are names of columns as they stand. */
const FIELD_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A row or an entry in the fields of the exchange. */
export interface ExchangeRow {
  readonly fields: Readonly<Record<string, FieldValue | null>>;
  readonly children: Readonly<Record<string, readonly ExchangeRow[]>>;
}

/** Rows of a kind in the fields of the exchange, and back. */
export class ExchangeFields {
  readonly #elements: readonly Element[];
  /** Elements by their field; a field that two elements have is that of the first. */
  readonly #byField = new Map<string, Element>();
  readonly children = new Map<string, ExchangeFields>();

  constructor(
    elements: Iterable<Element>,
    private readonly profile: Pick<Profile, 'typeDigits'>,
  ) {
    this.#elements = [...elements];
    for (const element of this.#elements) {
      const { field } = element;
      if (field === undefined || !FIELD_NAME.test(field) || RESERVED.has(field)) continue;
      if (this.#byField.has(field)) continue;
      if (CHILD_FIELDS.has(field) && hasChildTable(element))
        this.children.set(field, new ExchangeFields(element.parts?.values() ?? [], profile));
      this.#byField.set(field, element);
    }
  }

  /** Fields in the order of the standard, and whether they hold numbers. */
  columns(): readonly { readonly field: string; readonly isNumber: boolean }[] {
    return [...this.#byField]
      .filter(([field]) => !this.children.has(field))
      .map(([field, { shape }]) => ({ field, isNumber: shape === 'int' }));
  }

  write(row: Values): ExchangeRow {
    const fields: Record<string, FieldValue | null> = {};
    const children: Record<string, readonly ExchangeRow[]> = {};
    const left = new Map(Object.entries(row));
    for (const [field, element] of this.#byField) {
      const child = this.children.get(field);
      const value = left.get(element.name);
      if (child !== undefined) {
        if (!isEntries(value)) continue;
        children[field] = value.map((entry) => child.write(entry));
        left.delete(element.name);
        continue;
      }
      fields[field] = null;
      if (value === undefined) continue;
      const written = valueToField(value, element, this.#codes(element, row));
      if (written !== undefined) left.delete(element.name);
      fields[field] = written ?? (element.shape === 'list' ? summary(value) : null);
    }
    fields[EXTEND] = left.size === 0 ? null : JSON.stringify(Object.fromEntries(left));
    return { fields, children };
  }

  /**
   * The row that {@link write} wrote. What only an export has is passed over; a field of an element that
   * this standard does not have stands under its own name.
   */
  read(fields: Values): Values {
    const found = new Map<string, Value>();
    for (const [field, value] of Object.entries(fields))
      if (!RESERVED.has(field) && !this.#byField.has(field) && value !== null)
        found.set(field, value);
    const code = this.#byField.get('catalog_code');
    const basis: Values =
      code !== undefined && typeof fields.catalog_code === 'string'
        ? { [code.name]: fields.catalog_code }
        : {};
    for (const [field, element] of this.#byField) {
      const value = fields[field];
      const child = this.children.get(field);
      if (child !== undefined && isList(value))
        found.set(
          element.name,
          // The code of the owner stands in each entry.
          value.filter(isMap).map(({ task_code: _owner, ...entry }) => child.read(entry)),
        );
      else if (element.shape !== 'list' && (typeof value === 'string' || typeof value === 'number'))
        found.set(element.name, fieldToValue(value, element, this.#codes(element, basis)));
    }
    for (const [name, value] of Object.entries(extended(fields[EXTEND]))) found.set(name, value);
    return this.#ordered(found);
  }

  #codes(element: Element, row: Values) {
    return element.field === 'task_type' ? typeCodes(row, this.profile, element) : element.codes;
  }

  #ordered(found: Map<string, Value>): Values {
    const row: Record<string, Value> = {};
    for (const { name } of this.#elements) {
      const value = found.get(name);
      if (value === undefined) continue;
      put(row, name, value);
      found.delete(name);
    }
    for (const [name, value] of found) put(row, name, value);
    return row;
  }
}

/**
 * The fields of a kind. An element that has no field of its own has that of the element of the same
 * name in 实施清单 or 基本目录 (办事指南 repeats them).
 */
export function exchangeFields(
  standard: Standard,
  { kind, variant }: TableKind,
  profile: Pick<Profile, 'typeDigits'>,
): ExchangeFields {
  const others = [standard.elements('实施清单'), standard.elements('基本目录')];
  const elements = [...standard.elements(kind, variant).values()].map((element) => {
    if (element.field !== undefined) return element;
    const like = others
      .map((other) => other.get(element.name))
      .find((other) => other?.shape === element.shape && other.field !== undefined);
    return like === undefined ? element : { ...element, field: like.field, codes: like.codes };
  });
  return new ExchangeFields(elements, profile);
}

/** Steps, services and procedures as the text that the exchange has for them; read from elsewhere. */
function summary(value: Value): string | null {
  if (!isEntries(value)) return null;
  const names = value.flatMap(({ 环节: step, 名称: name }) => step ?? name ?? []);
  return names.filter((name) => typeof name === 'string').join('；');
}

function extended(value: Value | undefined): Values {
  if (typeof value !== 'string' || value === '') return {};
  try {
    const parsed = JSON.parse(value) as Value;
    return isMap(parsed) ? parsed : { [EXTEND]: value };
  } catch {
    return { [EXTEND]: value };
  }
}
