import type { CommandIo } from './io.js';

/**
 * Shows on one line of the terminal what is being done; '' takes it away again. Undefined where
 * standard error is no terminal.
 */
export function progressOn(
  io: Pick<CommandIo, 'progress' | 'stderr'>,
): ((text: string) => void) | undefined {
  if (!io.progress) return undefined;
  let last = '';
  return (text) => {
    if (text === last) return;
    last = text;
    io.stderr(`\r\u001b[K${text}`);
  };
}
