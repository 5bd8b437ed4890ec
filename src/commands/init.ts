import type { CommandIo } from './io.js';

export interface InitOptions {
  readonly region: string;
  readonly name?: string;
}

export async function initCommand(
  _folder: string,
  _options: InitOptions,
  _io: CommandIo,
): Promise<number> {
  return 0;
}
