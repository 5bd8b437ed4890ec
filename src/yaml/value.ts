/** Plain values as YAML and JSON hold them. */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [key: string]: Value };

/** A map of values: a row, a header. */
export type Values = { readonly [key: string]: Value };

/** True for a value that is a list. */
export function isList(value: unknown): value is readonly Value[] {
  return Array.isArray(value);
}
