import { z } from 'zod';
import type { Transform } from '../value.js';
import { asArticles, asMaterials, LIST_ARGUMENTS } from './lists.js';
import {
  asText,
  cutText,
  dropNothing,
  dropPrefix,
  leaveOutWords,
  splitText,
  TEXT_ARGUMENTS,
  trimText,
} from './text.js';
import { asDate, TIME_ARGUMENTS, timeLimit } from './time.js';
import {
  asBoolean,
  asInteger,
  onlyWords,
  replaceWords,
  translate,
  WORD_ARGUMENTS,
  type WordTable,
} from './words.js';

/** Named tables of the mapping (`代码表`). */
export type Tables = Readonly<Record<string, WordTable>>;

interface Entry {
  readonly schema: z.ZodType;
  readonly make: (argument: unknown, tables: Tables) => Transform;
}

/** Couples the argument's schema with the maker, so that the maker gets what the schema checked. */
function entry<S extends z.ZodType>(
  schema: S,
  make: (argument: z.output<S>, tables: Tables) => Transform,
): Entry {
  return { schema, make: (argument, tables) => make(schema.parse(argument), tables) };
}

const NONE = z.undefined();

/** Every transform that a mapping may name. */
export const TRANSFORMS: ReadonlyMap<string, Entry> = new Map<string, Entry>([
  ['去空白', entry(NONE, trimText)],
  ['文本', entry(NONE, asText)],
  ['无即空', entry(TEXT_ARGUMENTS.无即空, dropNothing)],
  ['拆分', entry(TEXT_ARGUMENTS.拆分, splitText)],
  ['截取', entry(TEXT_ARGUMENTS.截取, cutText)],
  ['去前缀', entry(TEXT_ARGUMENTS.去前缀, dropPrefix)],
  ['剔除', entry(TEXT_ARGUMENTS.剔除, leaveOutWords)],
  ['代码词', entry(WORD_ARGUMENTS.代码词, (given, tables) => translate(tableOf(given, tables)))],
  ['对照', entry(WORD_ARGUMENTS.对照, (given, tables) => replaceWords(tableOf(given, tables)))],
  ['限词', entry(WORD_ARGUMENTS.限词, onlyWords)],
  ['是否', entry(WORD_ARGUMENTS.是否, asBoolean)],
  ['整数', entry(WORD_ARGUMENTS.整数, asInteger)],
  ['时限', entry(TIME_ARGUMENTS.时限, timeLimit)],
  ['日期', entry(TIME_ARGUMENTS.日期, asDate)],
  ['材料', entry(LIST_ARGUMENTS.材料, asMaterials)],
  ['条文', entry(LIST_ARGUMENTS.条文, asArticles)],
]);

/** A table given in place, or one of 代码表 by name. */
function tableOf(given: string | WordTable, tables: Tables): WordTable {
  if (typeof given !== 'string') return given;
  const table = Object.hasOwn(tables, given) ? tables[given] : undefined;
  if (table === undefined) throw new UnknownTable(given);
  return table;
}

/** A transform names a table that 代码表 does not have. */
export class UnknownTable extends Error {
  constructor(readonly table: string) {
    super(`代码表 中没有「${table}」`);
  }
}
