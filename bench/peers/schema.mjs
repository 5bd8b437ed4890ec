// One plain JSON Schema (draft-07, no references to other files) of a catalog file of any 类别, made from
// schemas/: the same for every peer, whatever drafts and annotations it knows.
import { readFileSync } from 'node:fs';

const SCHEMAS = new URL('../../schemas/', import.meta.url);
const KINDS = ['地区', '基本目录', '实施清单', '办事指南', '关联清单', '专项清单', '调整申请'];
const SHARED = '要素';
/** Keywords that say nothing of what is valid, and those that hold only where a schema is a file. */
const LEFT_OUT = new Set([
  '$schema',
  '$id',
  '$defs',
  'title',
  'description',
  'default',
  'examples',
  'x-sitong',
  'patternErrorMessage',
]);
const RENAMED = { dependentRequired: 'dependencies' };
const CONSEQUENCE = 'then';

/** The schema of a file: its 类别 says which of the published schemas holds for it. */
export function fileSchema() {
  const definitions = {};
  for (const kind of [...KINDS, SHARED]) {
    const { $defs, ...root } = read(kind);
    for (const [name, definition] of Object.entries($defs))
      definitions[`${kind}.${name}`] = plain(definition, kind);
    definitions[kind] = closed(plain(root, kind), definitions);
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['类别'],
    properties: { 类别: { enum: KINDS } },
    allOf: KINDS.map((kind) => ({
      if: { properties: { 类别: { const: kind } }, required: ['类别'] },
      [CONSEQUENCE]: { $ref: pointer(kind) },
    })),
    definitions,
  };
}

const read = (kind) => JSON.parse(readFileSync(new URL(`${kind}.schema.json`, SCHEMAS), 'utf8'));
const pointer = (name) => `#/definitions/${name}`;

/** A schema of the file of a kind without annotations, its references pointing into the whole. */
function plain(schema, kind) {
  if (Array.isArray(schema)) return schema.map((one) => plain(one, kind));
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).filter(([key]) => !LEFT_OUT.has(key));
  return Object.fromEntries(
    entries.map(([key, value]) => [
      RENAMED[key] ?? key,
      key === '$ref' ? reference(value, kind) : plain(value, kind),
    ]),
  );
}

/** `#/$defs/行` or `要素.schema.json#/$defs/材料`. */
function reference(text, kind) {
  const [, file, name] = /^(?:(.+)\.schema\.json)?#\/\$defs\/(.+)$/.exec(decodeURI(text));
  return pointer(`${file ?? kind}.${name}`);
}

/** What a file of 2020-12 leaves to `unevaluatedProperties`: its own keys and those of its header are all. */
function closed({ unevaluatedProperties, ...schema }, definitions) {
  if (unevaluatedProperties !== false) return schema;
  const header = schema.allOf.find(({ $ref }) => $ref !== undefined).$ref;
  const { properties } = definitions[header.slice(pointer('').length)];
  const keys = Object.fromEntries(Object.keys(properties).map((key) => [key, true]));
  return { ...schema, properties: { ...keys, ...schema.properties }, additionalProperties: false };
}
