import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WorkError } from '../errors.js';
import type { JsonSchema } from './element.js';

/** Names of the published schemas, without `.schema.json`; 要素 holds what several kinds share. */
export const SCHEMA_NAMES = [
  '要素',
  '地区',
  '基本目录',
  '实施清单',
  '办事指南',
  '关联清单',
  '专项清单',
  '调整申请',
] as const;

export type SchemaName = (typeof SCHEMA_NAMES)[number];

const FOLDER = new URL('../../schemas/', import.meta.url);

/** Path of a file of the package's schemas folder. */
export function schemaPath(file: string): string {
  return fileURLToPath(new URL(encodeURI(file), FOLDER));
}

/**
 * Reads a JSON file of the package's schemas folder.
 *
 * @throws WorkError when the installation is damaged.
 */
export function readSchemaFile(file: string): unknown {
  try {
    return JSON.parse(readFileSync(schemaPath(file), 'utf8'));
  } catch (cause) {
    throw new WorkError(`安装不完整：读不了 schemas/${file}`, { cause });
  }
}

/** All published schemas by name, each a fresh copy that an overlay may extend. */
export function readSchemas(): Map<SchemaName, JsonSchema> {
  return new Map(
    SCHEMA_NAMES.map((name) => [name, readSchemaFile(`${name}.schema.json`) as JsonSchema]),
  );
}
