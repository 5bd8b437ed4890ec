import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError, WorkError } from '../../errors.js';
import type { Actor } from '../../registry/port.js';
import { visible } from '../../report/visible.js';
import { isDate } from '../../values/date.js';
import { nearest } from '../../values/nearest.js';
import { workspaceAbove } from '../../workspace/discover.js';
import type { CommandIo } from '../io.js';

/** Options that all commands over the registry share. */
export interface RegistryOptions {
  readonly registry?: string;
}

/** Options of commands that write: who acts. */
export interface ActingOptions extends RegistryOptions {
  readonly as?: string;
}

/** The registry of a workspace, unless --registry names another: a dot folder is no catalog. */
export const DEFAULT_REGISTRY = '.sitong/登记库.db';

const EXAMPLE = '--as 江苏省政务服务管理办公室/张三';

/**
 * Where the registry is: --registry, else that of the workspace at or above a folder.
 *
 * @throws WorkError when there is no workspace to look in.
 */
export function registryPath({ registry }: RegistryOptions, io: CommandIo, start = '.'): string {
  if (registry !== undefined) {
    if (registry === '') throw new UsageError('--registry 后面没有写文件名');
    return resolve(io.cwd, registry);
  }
  const from = resolve(io.cwd, start);
  const root = existsSync(from) ? workspaceAbove(from) : undefined;
  if (root === undefined) {
    throw new WorkError('当前文件夹不在工作区里，找不到登记库；用 --registry 登记库.db 指明');
  }
  return join(root, DEFAULT_REGISTRY);
}

/** Who acts. @throws UsageError when --as is missing or not 单位/姓名. */
export function actorOf({ as }: ActingOptions): Actor {
  if (as === undefined) throw new UsageError(`缺少 --as：写明由谁办理，如 ${EXAMPLE}`);
  const parts = as.split('/').map((part) => part.trim());
  const [unit = '', person = ''] = parts;
  if (parts.length !== 2 || unit === '' || person === '') {
    throw new UsageError(`--as 应写成 单位/姓名，写的是“${as}”；如 ${EXAMPLE}`);
  }
  if (visible(as) !== as) {
    throw new UsageError(`--as 含有看不见的控制字符：“${as}”；如 ${EXAMPLE}`);
  }
  if (as.length > 200) throw new UsageError('--as 太长，单位和姓名合计不超过 200 个字');
  return { unit, person };
}

/** A free text of an option that is recorded for good. @throws UsageError */
export function recordedText(text: string | undefined, option: string): string | undefined {
  if (text === undefined) return undefined;
  const trimmed = text.trim();
  if (trimmed === '') throw new UsageError(`${option} 后面没有写内容`);
  if (visible(trimmed) !== trimmed) throw new UsageError(`${option} 含有看不见的控制字符`);
  return trimmed;
}

/** A day of an option. @throws UsageError */
export function optionDay(text: string | undefined, option: string): string | undefined {
  if (text !== undefined && !isDate(text)) {
    throw new UsageError(`${option} 的日期“${text}”不对，应为 YYYY-MM-DD`);
  }
  return text;
}

/** A positive whole number of an option or argument. @throws UsageError */
export function optionNumber(text: string, what: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`${what}应为正整数，写的是“${text}”`);
  return Number(text);
}

/** Whether the output is for machines. @throws UsageError */
export function wantsJson(format: string | undefined): boolean {
  const words = ['pretty', 'json'];
  if (format === undefined || format === 'pretty') return false;
  if (format === 'json') return true;
  const near = nearest(format, words);
  throw new UsageError(
    `没有输出格式“${format}”${near === undefined ? '，应为 pretty 或 json' : `，是不是“${near}”？`}`,
  );
}
