import type { JsonSchema } from './element.js';
import type { Check, SchemaChecks } from './schema-check.js';

/** Checks of a row: of each element that it may have, and of what it has to have. */
export interface RowChecks {
  readonly properties: ReadonlyMap<string, Check>;
  /**
   * Whether the row has what it has to have, when its elements are valid.
   *
   * @param excused elements that the row may lack.
   */
  readonly whole: (excused: ReadonlySet<string>) => Check;
  /** Elements whose values decide on what a row has to have. */
  readonly decisive: readonly string[];
}

/** The checks of a row by its schema; undefined when the schema has more to say than they can. */
export function rowChecks(
  checks: SchemaChecks,
  schema: JsonSchema,
  file: string,
): RowChecks | undefined {
  const { properties: _each, additionalProperties, ...whole } = schema;
  if (additionalProperties !== false) return undefined;
  const properties = checks.properties(schema, file);
  const known = checks.of(whole, file);
  if (properties === undefined || known === undefined) return undefined;
  return {
    properties,
    whole: (excused) => checks.of(whole, file, excused) ?? known,
    decisive: [...new Set(namesIn(whole))],
  };
}

/** Names of the properties that a schema speaks of, at any depth. */
function* namesIn(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [keyword, value] of Object.entries(schema)) {
    if (keyword === 'properties') yield* Object.keys(value as object);
    yield* namesIn(value);
  }
}
