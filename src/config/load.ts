import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { z } from 'zod';
import { UsageError, WorkError } from '../errors.js';
import { locate, type Path } from '../model/locate.js';
import { decodeSource, SourceText } from '../model/source.js';
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
 * @param path relative to the root; it may not lead out of it.
 * @throws UsageError for bad YAML or a path outside, WorkError when it cannot be read.
 */
export function readConfigFile(root: string, path: string): ConfigFile {
  if (!staysInside(path)) throw new UsageError(`${path}：路径不在工作区之内`);
  const file = join(root, path);
  if (!existsSync(file)) throw new UsageError(`${path}：sitong.yaml 提到的文件不存在`);
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    throw new WorkError(`${path}：文件读不了`, { cause });
  }
  const decoded = decodeSource(bytes);
  if ('fault' in decoded) throw new UsageError(`${path}：${decoded.fault}`);
  const source = new SourceText(path, decoded.text);
  const parsed = parseYaml(decoded.text);
  const problem = parsed.problems[0];
  if (problem !== undefined)
    throw new UsageError(`${at(source, problem.start)} ${problem.message}；${problem.action}`);
  const document = parsed.documents[0];
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
export function loadConfig(root: string, name: string, ruleIds: readonly string[]): LoadedConfig {
  const file = readConfigFile(root, name);
  const result = configSchema.safeParse(file.value ?? {}, { reportInput: true });
  if (!result.success) throw new UsageError(describeIssue(file, result.error.issues[0]!));
  checkRuleIds(file, result.data, ruleIds);
  return { file, raw: result.data };
}

/** One Chinese sentence for the first thing wrong with a configuration file. */
export function describeIssue(file: ConfigFile, issue: z.core.$ZodIssue): string {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const name = path.length === 0 ? '文件' : `“${path.join('.')}”`;
  if (issue.code === 'unrecognized_keys') {
    const key = issue.keys[0] ?? '';
    return `${placeOf(file, [...path, key], 'key')} 不认识的配置项“${key}”${meant(key, knownKeys(path))}`;
  }
  const place = placeOf(file, path);
  if (issue.code === 'invalid_value') {
    const words = issue.values.map(String);
    return `${place} ${name}的值“${String(issue.input)}”不对，应为 ${words.join('、')} 之一${meant(String(issue.input), words)}`;
  }
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined) return `${place} 缺少${name}`;
    return `${place} ${name}应为${TYPE_WORDS[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_format')
    return `${place} ${name}的值“${String(issue.input)}”格式不对`;
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

function knownKeys(path: Path): string[] {
  if (path.length === 0) return Object.keys(configSchema.shape);
  const shape = configSchema.shape as Record<string, z.core.$ZodType>;
  const json = shape[String(path[0])];
  let inner: unknown = json;
  for (let i = 0; i < 6 && inner !== undefined; i++) {
    const def = (inner as { _zod?: { def?: Record<string, unknown> } })._zod?.def;
    if (def?.shape !== undefined) return Object.keys(def.shape as object);
    inner = def?.innerType ?? def?.element;
  }
  return [];
}

function meant(word: string, known: readonly string[]): string {
  const near = nearest(word, known);
  return near === undefined ? '' : `，是不是“${near}”？`;
}

function checkRuleIds(file: ConfigFile, raw: RawConfig, ruleIds: readonly string[]): void {
  const known = new Set(ruleIds);
  const check = (id: string, path: Path, target: 'value' | 'key') => {
    if (known.has(id)) return;
    throw new UsageError(`${placeOf(file, path, target)} 没有规则“${id}”${meant(id, ruleIds)}`);
  };
  for (const id of Object.keys(raw.规则 ?? {})) check(id, ['规则', id], 'key');
  for (const [i, entry] of (raw.覆盖 ?? []).entries()) {
    for (const id of Object.keys(entry.规则)) check(id, ['覆盖', i, '规则', id], 'key');
  }
  for (const [i, entry] of (raw.豁免 ?? []).entries())
    check(entry.规则, ['豁免', i, '规则'], 'value');
}

export { LEVEL_WORDS };
