import { createRequire } from 'node:module';
import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { type JsonSchema, META } from './element.js';
import { type Check, type Resolve, SchemaChecks } from './schema-check.js';
import type { SchemaName } from './schema-files.js';

/** Keyword for editors: what to say when a text does not match the pattern. */
const EDITOR_MESSAGE = 'patternErrorMessage';

export type SchemaError = ErrorObject;

/** Checks one row or header; the errors of the last call are on the function. */
export interface Validator {
  (value: unknown): boolean;
  readonly errors: readonly SchemaError[] | null;
}

/** Validators of the schemas, each compiled when a value is wrong: most catalogs need none. */
export class Validators {
  readonly #schemas: ReadonlyMap<SchemaName, JsonSchema>;
  readonly checks: SchemaChecks;
  #ajv: Ajv2020 | undefined;

  constructor(schemas: ReadonlyMap<SchemaName, JsonSchema>) {
    this.#schemas = schemas;
    this.checks = new SchemaChecks(resolver(schemas));
  }

  /** The validator of a schema, whose references name files. */
  of(schema: JsonSchema): Validator {
    const check: Check = this.checks.of(schema, '') ?? (() => false);
    let whole: ValidateFunction | undefined;
    const validate = (value: unknown): boolean => {
      validator.errors = null;
      if (check(value)) return true;
      whole ??= this.#compiler().compile(schema);
      const valid: boolean = whole(value);
      validator.errors = whole.errors ?? null;
      return valid;
    };
    const validator = Object.assign(validate, { errors: null as readonly SchemaError[] | null });
    return validator;
  }

  #compiler(): Ajv2020 {
    this.#ajv ??= compilerOf(this.#schemas);
    return this.#ajv;
  }
}

function compilerOf(schemas: ReadonlyMap<SchemaName, JsonSchema>): Ajv2020 {
  const load = createRequire(import.meta.url);
  const { Ajv2020: Compiler } = load('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const ajv = new Compiler({
    strict: true,
    strictRequired: false,
    allowUnionTypes: true,
    strictTypes: false,
    allErrors: true,
    verbose: true,
    unicodeRegExp: true,
  });
  ajv.addKeyword(META);
  ajv.addKeyword(EDITOR_MESSAGE);
  for (const [name, schema] of schemas) ajv.addSchema(schema, encodeURI(fileOf(name)));
  return ajv;
}

function fileOf(name: SchemaName): string {
  return `${name}.schema.json`;
}

/** Finds what a reference leads to: `file#/steps`, or `#/steps` in the same file. */
function resolver(schemas: ReadonlyMap<SchemaName, JsonSchema>): Resolve {
  const files = new Map([...schemas].map(([name, schema]) => [fileOf(name), schema]));
  return (reference, from) => {
    const [name, pointer = ''] = decodeURI(reference).split('#') as [string, string?];
    const file = name === '' ? from : name;
    let schema = files.get(file);
    for (const step of pointer.split('/').slice(1)) schema = schema?.[step] as typeof schema;
    return schema === undefined ? undefined : { schema, file };
  };
}
