/** How an element may change on the way down (policy 二（一）、二（二）). */
export type Direction = '相同' | '不超出' | '不高于' | '自主';

/** What the schemas say of one element. */
export interface Element {
  readonly name: string;
  readonly shape: string;
  readonly direction: Direction | undefined;
  /** When it must be filled, as the element table words it. */
  readonly required: string | undefined;
  /** Field of the national exchange. */
  readonly field: string | undefined;
  /** Words of its dictionary. */
  readonly words: readonly string[] | undefined;
  /** Accepted synonyms: word as written → word of the dictionary. */
  readonly synonyms: Readonly<Record<string, string>>;
  /** Codes of the national exchange: word → code. */
  readonly codes: Readonly<Record<string, string>>;
  /** What offices call it in the headers of their tables. */
  readonly columnNames: readonly string[];
  /** An open dictionary: an unknown word is a warning. */
  readonly open: boolean;
  readonly source: string | undefined;
  readonly note: string | undefined;
  /** The elements of one entry, where the element is a list of entries. */
  readonly parts: ReadonlyMap<string, Element> | undefined;
}

/** A JSON Schema object as stored under schemas/. */
export type JsonSchema = { [key: string]: unknown };

/** Keyword under which a property says what sitong needs to know of it. */
export const META = 'x-sitong';

/** What a property's schema says under {@link META}. */
export function metaOf(schema: JsonSchema): JsonSchema {
  return (schema[META] ?? {}) as JsonSchema;
}

/** Reads an element out of the schema of its property; the parts come from the entries' schema. */
export function elementOf(
  name: string,
  schema: JsonSchema,
  parts?: ReadonlyMap<string, Element>,
): Element {
  const meta = metaOf(schema);
  const text = (key: string) => {
    const value = meta[key];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    name,
    shape: text('形状') ?? 'object',
    direction: text('向下') as Direction | undefined,
    required: text('必填'),
    field: text('国家字段'),
    words: meta.词典 as readonly string[] | undefined,
    synonyms: (meta.同义 as Record<string, string> | undefined) ?? {},
    codes: (meta.代码 as Record<string, string> | undefined) ?? {},
    columnNames: (meta.列名 as readonly string[] | undefined) ?? [],
    open: meta.开放 === true,
    source: text('来源'),
    note: text('说明'),
    parts,
  };
}
