import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UsageError } from '../../errors.js';
import { compileMapping } from './compile.js';
import { MappingFault, toFault } from './fault.js';
import type { MappingPlan } from './plan.js';
import { MAPPING_SHAPE } from './shape.js';
import { compileSheets, type SheetsMapping } from './sheets.js';
import { SHEETS_SHAPE } from './sheets-shape.js';

/** A mapping of records (JSON, CSV with one header row), or of the sheets of a workbook. */
export type Mapping =
  | { readonly of: 'records'; readonly plan: MappingPlan }
  | { readonly of: 'sheets'; readonly mapping: SheetsMapping };

/**
 * Reads a mapping file. What is wrong in it is one Chinese sentence with file and line, thrown as
 * UsageError (exit 2).
 */
export function loadAnyMapping(text: string, file: string): Mapping {
  return readMapping(text, file, (plain) => {
    const isOfSheets = typeof plain === 'object' && plain !== null && '工作表' in plain;
    if (!isOfSheets)
      return { of: 'records', plan: compileMapping(parsed(MAPPING_SHAPE, plain), file) };
    return { of: 'sheets', mapping: compileSheets(parsed(SHEETS_SHAPE, plain), file) };
  });
}

/** Reads a mapping of records. @throws UsageError */
export function loadMapping(text: string, file: string): MappingPlan {
  return readMapping(text, file, (plain) => compileMapping(parsed(MAPPING_SHAPE, plain), file));
}

function parsed<S extends z.ZodType>(shape: S, plain: unknown): z.output<S> {
  const result = shape.safeParse(plain);
  if (!result.success) throw toFault(result.error);
  return result.data;
}

function readMapping<T>(text: string, file: string, compile: (plain: unknown) => T): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const line = lines.linePos(broken.pos[0]).line;
    throw new UsageError(`${file}:${line} 不是合法的 YAML（${broken.code}）。`, { cause: broken });
  }
  try {
    return compile(toPlain(document));
  } catch (cause) {
    if (!(cause instanceof MappingFault)) throw cause;
    const at = offsetOf(document.contents, cause.path);
    throw new UsageError(`${file}:${lines.linePos(at).line} ${cause.message}。`, { cause });
  }
}

function toPlain(document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new MappingFault([], '别名（*）展开过多');
  }
}

/** Offset of the deepest node on the path that the file has; a key's own place for a pair. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node: unknown = root;
  let offset = startOf(root) ?? 0;
  for (const part of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isPair(item) && keyOf(item.key) === String(part));
      // A shape that allows one or many has an index here that the file has not.
      if (pair === undefined) continue;
      offset = startOf(pair.key) ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
    }
  }
  return offset;
}

function keyOf(key: unknown): string {
  return typeof key === 'object' && key !== null && 'value' in key
    ? String(key.value)
    : String(key);
}

function startOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
