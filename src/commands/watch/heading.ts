import { Chalk } from 'chalk';
import stringWidth from 'string-width';
import type { CommandIo } from '../io.js';

/** A line that sets a run off from the one before; across the whole width of a terminal. */
export function heading(text: string, { color, columns }: Pick<CommandIo, 'color' | 'columns'>) {
  const line = `── ${text} ──`;
  const rest = Math.max(0, (columns ?? 0) - stringWidth(line));
  return `\n${new Chalk({ level: color ? 1 : 0 }).bold(`${line}${'─'.repeat(rest)}`)}\n\n`;
}
