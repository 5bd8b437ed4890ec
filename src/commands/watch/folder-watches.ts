import { type FSWatcher, watch } from 'node:fs';

/**
 * Listens to folders, each by itself: it is told of files that are saved, come, go or are renamed in them. A
 * folder that cannot be listened to (too many, a network drive) is passed over.
 */
export class FolderWatches {
  readonly #onEvent: () => void;
  readonly #watchers = new Map<string, FSWatcher>();

  constructor(onEvent: () => void) {
    this.#onEvent = onEvent;
  }

  /** Listens to these folders and no others. */
  follow(folders: ReadonlySet<string>): void {
    for (const folder of this.#watchers.keys()) if (!folders.has(folder)) this.#drop(folder);
    for (const folder of folders) if (!this.#watchers.has(folder)) this.#listen(folder);
  }

  close(): void {
    for (const folder of this.#watchers.keys()) this.#drop(folder);
  }

  #listen(folder: string): void {
    try {
      const watcher = watch(folder, this.#onEvent);
      watcher.on('error', () => this.#drop(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // Files are looked at now and then all the same.
    }
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}
