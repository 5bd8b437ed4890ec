import { UsageError, WorkError } from '../errors.js';
import { visible } from '../report/visible.js';

/** How a command ends that failed. */
export interface Failure {
  /** Wrong usage or configuration, or work that could not be done (contract §3). */
  readonly kind: 'usage' | 'work';
  /** What is said of it: one line. */
  readonly line: string;
}

/** What is said of an error that ended a command; of an unexpected one only its first line. */
export function failureOf(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError) return { kind: 'usage', line: `sitong：${visible(message)}\n` };
  if (error instanceof WorkError) return { kind: 'work', line: `sitong：${visible(message)}\n` };
  const first = visible(message.split('\n')[0] ?? '');
  return { kind: 'work', line: `sitong：内部错误：${first}（加 --debug 看详情）\n` };
}
