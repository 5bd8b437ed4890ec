import { z } from 'zod';
import type { Path } from '../model/locate.js';
import { nearest } from '../values/nearest.js';
import { type JsonSchema, META, metaOf } from './element.js';
import type { SchemaName } from './schema-files.js';

const SHAPES = ['text', 'texts', 'word', 'words', 'int', 'bool', 'date', 'citations'] as const;
const ROW_KINDS = ['基本目录', '实施清单', '办事指南', '材料', '关联清单'] as const;

/** A real calendar day, YYYY-MM-DD; 29 February in leap years only. As in the published schemas. */
export const DATE_PATTERN =
  '^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$';

const added = z.strictObject({
  类别: z.enum(ROW_KINDS),
  名称: z.string().regex(/^[\u4e00-\u9fff][\u4e00-\u9fff\w（）]*$/),
  形状: z.enum(SHAPES),
  取值: z.array(z.string()).optional(),
  开放: z.boolean().optional(),
  必填: z.enum(['是', '性质为实施时']).optional(),
  向下: z.enum(['相同', '不超出', '不高于', '自主']),
  国家字段: z.string().optional(),
  说明: z.string().optional(),
  来源: z.string().optional(),
});

/** An overlay file: what a province adds to the standard, without code. */
export const overlaySchema = z.strictObject({
  要素: z.array(added).optional().describe('新增的要素'),
  必填: z
    .partialRecord(z.enum(ROW_KINDS), z.array(z.string()))
    .optional()
    .describe('改为必填的要素'),
  词典: z
    .partialRecord(z.enum(ROW_KINDS), z.record(z.string(), z.array(z.string())))
    .optional()
    .describe('词典里增加的词'),
  同要素: z.array(z.string()).optional().describe('各级必须相同的要素，加在四同之后'),
});

export type Overlay = z.infer<typeof overlaySchema>;
type Added = z.infer<typeof added>;

/** What of an overlay cannot be done: where in it, and one Chinese sentence. */
export interface OverlayFault {
  readonly path: Path;
  readonly message: string;
}

function noElement(row: JsonSchema, kind: string, name: string): string {
  const near = nearest(name, Object.keys(row.properties as object));
  return `${kind}没有要素“${name}”${near === undefined ? '' : `，是不是“${near}”？`}`;
}

/** Row definitions that an overlay may extend: kind → schema, definitions. */
const ROWS: Readonly<Record<(typeof ROW_KINDS)[number], readonly [SchemaName, readonly string[]]>> =
  {
    基本目录: ['基本目录', ['行']],
    实施清单: ['实施清单', ['实施行', '标准行']],
    办事指南: ['办事指南', ['行']],
    材料: ['要素', ['材料']],
    关联清单: ['关联清单', ['行']],
  };

/**
 * Extends schemas in place by an overlay.
 *
 * @returns what cannot be done, with the place in the overlay.
 */
export function applyOverlay(
  schemas: ReadonlyMap<SchemaName, JsonSchema>,
  overlay: Overlay,
): OverlayFault[] {
  const faults: OverlayFault[] = [];
  for (const [i, element] of (overlay.要素 ?? []).entries()) {
    const rows = rowsOf(schemas, element.类别);
    if (rows.some(([row]) => Object.hasOwn(row.properties as object, element.名称))) {
      faults.push({
        path: ['要素', i, '名称'],
        message: `${element.类别}已有要素“${element.名称}”，不能再增加`,
      });
      continue;
    }
    for (const [row, name] of rows) addElement(row, element, name);
  }
  for (const [kind, names] of entries(overlay.必填)) {
    for (const [row] of rowsOf(schemas, kind)) {
      const required = row.required as string[];
      for (const [i, name] of names.entries()) {
        const property = propertyOf(schemas, row, name);
        if (property === undefined) {
          if (row === rowsOf(schemas, kind)[0]?.[0]) {
            faults.push({ path: ['必填', kind, i], message: noElement(row, kind, name) });
          }
          continue;
        }
        if (!required.includes(name)) required.push(name);
        metaOf(property).必填 = '是';
      }
    }
  }
  for (const [kind, words] of entries(overlay.词典)) {
    const row = rowsOf(schemas, kind)[0]?.[0];
    for (const [name, more] of Object.entries(words)) {
      const property = row === undefined ? undefined : propertyOf(schemas, row, name);
      if (property === undefined || !extendWords(property, more)) {
        faults.push({
          path: ['词典', kind, name],
          message:
            property === undefined && row !== undefined
              ? noElement(row, kind, name)
              : `${kind}的要素“${name}”没有词典`,
        });
      }
    }
  }
  return faults;
}

function entries<K extends string, V>(record: Partial<Record<K, V>> | undefined): [K, V][] {
  return Object.entries(record ?? {}) as [K, V][];
}

function rowsOf(
  schemas: ReadonlyMap<SchemaName, JsonSchema>,
  kind: (typeof ROW_KINDS)[number],
): [JsonSchema, string][] {
  const [schema, names] = ROWS[kind];
  const definitions = schemas.get(schema)?.$defs as Record<string, JsonSchema>;
  return names.map((name) => [definitions[name]!, name]);
}

function propertyOf(
  schemas: ReadonlyMap<SchemaName, JsonSchema>,
  row: JsonSchema,
  name: string,
): JsonSchema | undefined {
  const property = (row.properties as Record<string, JsonSchema>)[name];
  const reference = property?.$ref;
  if (typeof reference !== 'string') return property;
  // 标准行 refers to the properties of 实施行.
  const definitions = schemas.get('实施清单')?.$defs as Record<string, JsonSchema>;
  const own = definitions.实施行?.properties as Record<string, JsonSchema> | undefined;
  return own?.[name];
}

function addElement(row: JsonSchema, element: Added, rowName: string): void {
  (row.properties as Record<string, JsonSchema>)[element.名称] = {
    title: element.名称,
    description: element.说明 ?? element.名称,
    [META]: {
      形状: element.形状,
      向下: element.向下,
      ...(element.必填 === undefined ? {} : { 必填: element.必填 }),
      ...(element.国家字段 === undefined ? {} : { 国家字段: element.国家字段 }),
      ...(element.来源 === undefined ? {} : { 来源: element.来源 }),
      ...(element.说明 === undefined ? {} : { 说明: element.说明 }),
      ...(element.取值 === undefined ? {} : { 词典: element.取值 }),
      ...(element.开放 === true ? { 开放: true } : {}),
    },
    ...shapeSchema(element),
  };
  const always = element.必填 === '是' || (element.必填 === '性质为实施时' && rowName !== '标准行');
  if (always) (row.required as string[]).push(element.名称);
}

function shapeSchema(element: Added): JsonSchema {
  const closed = element.取值 !== undefined && element.开放 !== true;
  const word: JsonSchema = closed
    ? { type: 'string', enum: element.取值 }
    : { type: 'string', minLength: 1 };
  switch (element.形状) {
    case 'text':
      return { type: 'string' };
    case 'word':
      return word;
    case 'words':
      return { type: 'array', items: word, minItems: 1, uniqueItems: true };
    case 'texts':
    case 'citations':
      return { type: 'array', items: { type: 'string', minLength: 1 } };
    case 'int':
      return { type: 'integer', minimum: 0 };
    case 'bool':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', pattern: DATE_PATTERN };
  }
}

function extendWords(property: JsonSchema, more: readonly string[]): boolean {
  const words = metaOf(property).词典 as string[] | undefined;
  if (words === undefined) return false;
  words.push(...more);
  const items = property.items as JsonSchema | undefined;
  for (const holder of [property, items]) {
    const list = holder?.enum as string[] | undefined;
    if (list !== undefined && list !== words) list.push(...more);
  }
  return true;
}
