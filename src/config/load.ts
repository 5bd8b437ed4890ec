import { posix } from 'node:path';
import type { z } from 'zod';
import { UsageError } from '../errors.js';
import { locate, type Path } from '../model/locate.js';
import { decodeSource, SourceText } from '../model/source.js';
import { NEEDED_RULES } from '../rules/needed.js';
import { describe } from '../standard/fault-words.js';
import type { FileTree } from '../tree/file-tree.js';
import { nearest } from '../values/text.js';
import { type ParsedDocument, parseYaml } from '../yaml/parse.js';
import { configSchema, LEVEL_WORDS, type RawConfig } from './schema.js';

/** A YAML file read for its values, with the place of every node. */
export interface ConfigFile {
  readonly source: SourceText;
  readonly value: unknown;
  readonly document: ParsedDocument | undefined;
}

/**
 * Reads a configuration file of a workspace.
 *
 * @param path relative to the workspace; it may not lead out of it.
 * @param named where it is named, as `file:line:column`.
 * @throws UsageError for bad YAML or a path outside, WorkError when it cannot be read.
 */
export function readConfigFile(tree: FileTree, path: string, named?: string): ConfigFile {
  const place = named === undefined ? '' : `${named} `;
  if (!staysInside(path)) throw new UsageError(`${place}“${path}”不在工作区之内`);
  if (!tree.has(path)) throw new UsageError(`${place}文件不存在：${path}`);
  const decoded = decodeSource(tree.read(path));
  if ('fault' in decoded) throw new UsageError(`${path}：${decoded.fault}`);
  const source = new SourceText(path, decoded.text);
  const parsed = parseYaml(decoded.text);
  const problem = parsed.problems[0];
  if (problem !== undefined)
    throw new UsageError(`${at(source, problem.start)} ${problem.message}；${problem.action}`);
  const [document, second] = parsed.documents;
  if (second !== undefined) {
    throw new UsageError(
      `${at(source, second.nodes.span(0).start)} 只能有一份文档，后面的不会起作用；删去 --- 及以后的内容`,
    );
  }
  return { source, value: document?.value ?? null, document };
}

/** Whether a `/`-separated relative path stays below the folder it is relative to. */
export function staysInside(path: string): boolean {
  const normal = posix.normalize(path.replaceAll('\\', '/'));
  return (
    !posix.isAbsolute(normal) &&
    !/^[A-Za-z]:/.test(normal) &&
    normal !== '..' &&
    !normal.startsWith('../')
  );
}

/** `file:line:column` of an offset. */
export function at(source: SourceText, offset: number): string {
  const { line, column } = source.position(offset);
  return `${source.path}:${line}:${column}`;
}

/** `file:line:column` of the node at a path, or of the nearest node above it. */
export function placeOf(file: ConfigFile, path: Path, target: 'value' | 'key' = 'value'): string {
  for (let length = path.length; file.document !== undefined && length > 0; length--) {
    const span = locate(
      file.source.text,
      file.document.nodes,
      path.slice(0, length),
      length === path.length ? target : 'value',
    );
    if (span !== undefined) return at(file.source, span.start);
  }
  return at(file.source, 0);
}

/** sitong.yaml as written and checked against its schema, with places for messages. */
export interface LoadedConfig {
  readonly file: ConfigFile;
  readonly raw: RawConfig;
}

/**
 * Reads sitong.yaml.
 *
 * @param ruleIds every rule id that may be named.
 * @throws UsageError naming the place, and the nearest known word for a misspelt one.
 */
export function loadConfig(tree: FileTree, name: string, ruleIds: readonly string[]): LoadedConfig {
  const file = readConfigFile(tree, name);
  const result = configSchema.safeParse(file.value ?? {}, { reportInput: true });
  if (!result.success) throw new UsageError(describeIssue(file, result.error.issues[0]!));
  checkRuleIds(file, result.data, ruleIds);
  return { file, raw: result.data };
}

/** One Chinese sentence for the first thing wrong with a configuration file. */
export function describeIssue(
  file: ConfigFile,
  issue: z.core.$ZodIssue,
  schema: z.core.$ZodType = configSchema,
): string {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const name = path.length === 0 ? '文件' : describe(path);
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return `${placeOf(file, [...path, key], 'key')} 不认识的配置项“${key}”${meant(key, knownKeys(schema, path))}`;
  }
  const place = placeOf(file, path);
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    if (issue.input === undefined) return `${place} 缺少${name}，应为 ${words.join('、')} 之一`;
    return `${place} ${name}的值“${String(issue.input)}”不对，应为 ${words.join('、')} 之一${meant(String(issue.input), words)}`;
  }
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return `${place} 缺少${name}`;
    return `${place} ${name}应为${TYPE_WORDS[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_format') {
    // The schema may say in Chinese what it wants.
    const wanted = /[\u4e00-\u9fff]/.test(issue.message) ? `，${issue.message}` : '';
    return `${place} ${name}的值“${String(issue.input)}”格式不对${wanted}`;
  }
  return `${place} ${name}不符合要求`;
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  string: '文字（数字样的代码须加引号）',
  array: '列表',
  object: '键值对',
  record: '键值对',
  boolean: 'true 或 false',
  number: '数',
};

/** The keys that a schema knows at a path. */
function knownKeys(schema: z.core.$ZodType, path: Path): string[] {
  let inner: unknown = schema;
  for (const step of [...path, undefined]) {
    let def = definition(inner);
    while (def !== undefined && def.shape === undefined && typeof step !== 'number') {
      if (def.innerType === undefined) break;
      def = definition(def.innerType);
    }
    if (step === undefined) return def?.shape === undefined ? [] : Object.keys(def.shape);
    while (def?.innerType !== undefined) def = definition(def.innerType);
    inner = typeof step === 'number' ? def?.element : def?.shape?.[step];
  }
  return [];
}

interface Definition {
  readonly shape?: Record<string, unknown>;
  readonly innerType?: unknown;
  readonly element?: unknown;
}

function definition(schema: unknown): Definition | undefined {
  return (schema as { _zod?: { def?: Definition } } | undefined)?._zod?.def;
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `，是不是“${near}”？`;
}

function checkRuleIds(file: ConfigFile, raw: RawConfig, ruleIds: readonly string[]): void {
  const known = new Set(ruleIds);
  refuseUnread(file, raw);
  const check = (id: string, path: Path, target: 'value' | 'key') => {
    if (known.has(id)) return;
    throw new UsageError(`${placeOf(file, path, target)} 没有规则“${id}”${meant(id, ruleIds)}`);
  };
  // The schema drops a key such as __proto__: ask what is written.
  const written = (file.value as { 规则?: object } | null)?.规则 ?? raw.规则 ?? {};
  for (const id of Object.keys(written)) check(id, ['规则', id], 'key');
  for (const [i, entry] of (raw.覆盖 ?? []).entries()) {
    for (const id of Object.keys(entry.规则)) check(id, ['覆盖', i, '规则', id], 'key');
  }
  for (const [i, entry] of (raw.豁免 ?? []).entries())
    check(entry.规则, ['豁免', i, '规则'], 'value');
}

export { LEVEL_WORDS };

/** What says that a file was not read can be neither turned off nor waived. */
function refuseUnread(
  file: ConfigFile,
  { 规则: settings, 覆盖: overrides, 豁免: waivers }: RawConfig,
): void {
  const refuse = (id: string, path: Path): never => {
    throw new UsageError(
      `${placeOf(file, path)} 规则 ${id} 不能关闭或豁免：读不了的文件就没有检查`,
    );
  };
  for (const id of NEEDED_RULES) {
    if (settings?.[id] === 'off') refuse(id, ['规则', id]);
    for (const [i, entry] of (overrides ?? []).entries()) {
      if (entry.规则[id] === 'off') refuse(id, ['覆盖', i, '规则', id]);
    }
    for (const [i, entry] of (waivers ?? []).entries()) {
      if (entry.规则 === id) refuse(id, ['豁免', i, '规则']);
    }
  }
}
