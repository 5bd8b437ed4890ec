import { type JsonSchema, META } from './element.js';
import {
  type Check,
  every,
  hasAll,
  hasNoTwin,
  isMapping,
  mappingCheck,
  no,
  ofType,
  oneOf,
  UNKNOWN,
  yes,
} from './schema-keywords.js';

export type { Check } from './schema-keywords.js';

/** The schema that a reference in a file leads to, and the file that it stands in. */
export type Resolve = (
  reference: string,
  file: string,
) => { readonly schema: JsonSchema; readonly file: string } | undefined;

/** How the schema at hand is read. */
interface Place {
  readonly file: string;
  /** Elements that the value itself may lack although they are required. */
  readonly excused: ReadonlySet<string>;
}

type Keyword = (value: unknown, schema: JsonSchema, place: Place) => Check | undefined;

const NONE: ReadonlySet<string> = new Set();

/** Keywords that say nothing of the value; what stands beside `if` and `properties` is read with them. */
const SILENT = new Set([
  '$schema',
  '$id',
  '$defs',
  'title',
  'description',
  'examples',
  'default',
  'patternErrorMessage',
  'then',
  'else',
  'additionalProperties',
  META,
]);

/**
 * Checks by schema that only say yes or no: made at once and many times as fast as a validator that has
 * to say what is wrong. They know the keywords that the standard is written in.
 */
export class SchemaChecks {
  readonly #resolve: Resolve;
  readonly #referred = new Map<string, Check>();

  constructor(resolve: Resolve) {
    this.#resolve = resolve;
  }

  /**
   * The check of a schema that stands in a file.
   *
   * @param excused elements that the value itself (not what is in it) may lack.
   * @returns undefined when the schema has a keyword that is not known here.
   */
  of(schema: JsonSchema, file: string, excused: ReadonlySet<string> = NONE): Check | undefined {
    return orUndefined(() => this.#check(schema, { file, excused }));
  }

  /** The checks of the properties of a schema, by name. */
  properties(schema: JsonSchema, file: string): ReadonlyMap<string, Check> | undefined {
    return orUndefined(() => this.#properties(schema, file));
  }

  readonly #keywords: Readonly<Record<string, Keyword>> = {
    $ref: (reference, _schema, place) => this.#reference(String(reference), place),
    allOf: (parts, _schema, place) =>
      every((parts as JsonSchema[]).map((part) => this.#check(part, place))),
    anyOf: (parts, _schema, { file }) => {
      const checks = (parts as JsonSchema[]).map((part) =>
        this.#check(part, { file, excused: NONE }),
      );
      return (value) => checks.some((check) => check(value));
    },
    not: (part, _schema, { file }) => {
      const check = this.#check(part as JsonSchema, { file, excused: NONE });
      return (value) => !check(value);
    },
    if: (condition, schema, place) => {
      const holds = this.#check(condition as JsonSchema, { file: place.file, excused: NONE });
      const [then, otherwise] = [schema.then, schema.else].map((part) =>
        part === undefined ? yes : this.#check(part as JsonSchema, place),
      );
      return (value) => (holds(value) ? then! : otherwise!)(value);
    },
    type: (types) => every([ofType(types as string | string[])]),
    enum: (words) => oneOf(words as unknown[]),
    const: (word) => oneOf([word]),
    pattern: (source) => {
      const pattern = new RegExp(source as string, 'u');
      return (value) => typeof value !== 'string' || pattern.test(value);
    },
    minLength: (least) => {
      if (least !== 1) throw UNKNOWN;
      return (value) => value !== '';
    },
    minimum: (least) => (value) => typeof value !== 'number' || value >= (least as number),
    maximum: (most) => (value) => typeof value !== 'number' || value <= (most as number),
    minItems: (least) => (value) => !Array.isArray(value) || value.length >= (least as number),
    uniqueItems: (unique) => (unique === true ? hasNoTwin : yes),
    items: (schema, _schema, { file }) => {
      const check = this.#check(schema as JsonSchema, { file, excused: NONE });
      return (value) => !Array.isArray(value) || value.every(check);
    },
    required: (names, _schema, { excused }) => hasAll(names as string[], excused),
    dependentRequired: (names, _schema, { excused }) => {
      const needs = Object.entries(names as Record<string, string[]>).map(
        ([name, needed]) => [name, hasAll(needed, excused)] as const,
      );
      return (value) =>
        !isMapping(value) ||
        needs.every(([name, hasNeeded]) => value[name] === undefined || hasNeeded(value));
    },
    properties: (_properties, schema, { file }) =>
      mappingCheck(this.#properties(schema, file), this.#rest(schema.additionalProperties, file)),
    unevaluatedProperties: (rest, schema, { file }) => {
      if (rest !== false) throw UNKNOWN;
      const names = new Set(this.#names(schema, file));
      return (value) => !isMapping(value) || Object.keys(value).every((name) => names.has(name));
    },
  };

  #check(schema: JsonSchema, place: Place): Check {
    const checks: Check[] = [];
    for (const [name, value] of Object.entries(schema)) {
      if (SILENT.has(name)) continue;
      const keyword = this.#keywords[name];
      if (keyword === undefined) throw UNKNOWN;
      const check = keyword(value, schema, place);
      if (check !== undefined) checks.push(check);
    }
    if (schema.properties === undefined && schema.additionalProperties !== undefined)
      checks.push(mappingCheck(new Map(), this.#rest(schema.additionalProperties, place.file)));
    return every(checks);
  }

  #properties(schema: JsonSchema, file: string): ReadonlyMap<string, Check> {
    const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
    return new Map(
      Object.entries(properties).map(([name, property]) => [
        name,
        this.#check(property, { file, excused: NONE }),
      ]),
    );
  }

  /** The check of keys that are not listed. */
  #rest(schema: unknown, file: string): Check {
    if (schema === undefined || schema === true) return yes;
    return schema === false ? no : this.#check(schema as JsonSchema, { file, excused: NONE });
  }

  #reference(reference: string, { file, excused }: Place): Check {
    const key = `${file} ${reference} ${[...excused].join(' ')}`;
    const known = this.#referred.get(key);
    if (known !== undefined) return known;
    const target = this.#target(reference, file);
    const check = this.#check(target.schema, { file: target.file, excused });
    this.#referred.set(key, check);
    return check;
  }

  #target(reference: string, file: string): { schema: JsonSchema; file: string } {
    const target = this.#resolve(reference, file);
    if (target === undefined) throw UNKNOWN;
    return target;
  }

  /** The names that a schema knows, whatever the value is. */
  *#names(schema: JsonSchema, file: string): Generator<string> {
    if (schema.if !== undefined || schema.anyOf !== undefined) throw UNKNOWN;
    yield* Object.keys((schema.properties ?? {}) as object);
    if (schema.$ref !== undefined) {
      const target = this.#target(String(schema.$ref), file);
      yield* this.#names(target.schema, target.file);
    }
    for (const part of (schema.allOf ?? []) as JsonSchema[]) yield* this.#names(part, file);
  }
}

function orUndefined<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error === UNKNOWN) return undefined;
    throw error;
  }
}
