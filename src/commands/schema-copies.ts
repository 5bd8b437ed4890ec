import { readFileSync } from 'node:fs';
import { SCHEMA_NAMES, type SchemaName, schemaPath } from '../standard/schema-files.js';

/** Where a workspace keeps its copy of the schemas: a dot folder is no catalog. */
export const SCHEMAS = '.sitong/schemas';

/** The schemas that editors need, by path below the root of a workspace. */
export function schemaCopies(): Map<string, string> {
  const files = new Map<string, string>();
  for (const name of [...SCHEMA_NAMES, 'sitong'])
    files.set(
      `${SCHEMAS}/${name}.schema.json`,
      readFileSync(schemaPath(`${name}.schema.json`), 'utf8'),
    );
  return files;
}

/**
 * The first line of a file, which tells editors its schema.
 *
 * @param path of the file; `schemas` is seen from where it begins.
 */
export function modeline(path: string, schema: SchemaName | 'sitong', schemas = SCHEMAS): string {
  const up = '../'.repeat(path.split('/').length - 1);
  return `# yaml-language-server: $schema=${up}${schemas}/${schema}.schema.json\n`;
}
