import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { errorOf, type ThreadNews, type ThreadOrder } from './messages.js';
import type { ThreadResult, ThreadTask } from './task.js';

/** Who gives out the work of threads and takes it in. */
export interface Foreman {
  /** The next order for a thread; undefined when there is none for it now. */
  readonly next: (thread: number) => ThreadOrder | undefined;
  readonly done: (place: number, result: ThreadResult) => void;
  /** Called with the name of each region before it is judged. */
  readonly region: (name: string) => void;
  readonly isDone: () => boolean;
}

/** A thread needs more memory than it may have. */
export class ThreadTooSmall extends Error {
  override readonly name = 'ThreadTooSmall';
}

/**
 * What of the heap may live long in a thread, in MB. V8 lets a heap without a limit grow to four times
 * what lives in it before it clears it, and one with a limit to less. A region of 14,000 rows with its
 * upper chain needs about half of it.
 */
const HEAP_MB = 1024;

const MODULE = new URL('./thread.js', import.meta.url);

/**
 * Has threads judge units until all are done. No thread outlives it, whatever happens.
 *
 * @throws the first error of a thread; ThreadTooSmall when one needs more memory than it may have.
 */
export async function runThreads(
  task: ThreadTask,
  count: number,
  foreman: Foreman,
  heap: number = HEAP_MB,
): Promise<void> {
  const resourceLimits = {
    maxOldGenerationSizeMb: Math.min(heap, getHeapStatistics().heap_size_limit / 1024 / 1024),
  };
  const workers = Array.from(
    { length: count },
    () => new Worker(MODULE, { workerData: task, resourceLimits }),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      const idle = new Set<number>();
      const give = (thread: number) => {
        const order = foreman.next(thread);
        if (order === undefined) idle.add(thread);
        else {
          idle.delete(thread);
          workers[thread]!.postMessage(order);
        }
      };
      const take = (thread: number, news: ThreadNews) => {
        if ('failure' in news) return reject(errorOf(news.failure));
        if ('region' in news) return foreman.region(news.region);
        foreman.done(news.place, news.result);
        if (foreman.isDone()) return resolve();
        give(thread);
        // What another thread waited for may be there now.
        for (const other of [...idle]) give(other);
      };
      for (const [thread, worker] of workers.entries()) {
        worker.on('message', (news: ThreadNews) => {
          try {
            take(thread, news);
          } catch (error) {
            reject(error);
          }
        });
        worker.on('error', (error) => reject(deathOf(error)));
        worker.on('exit', () => reject(new Error('检查的线程中途结束')));
        give(thread);
      }
    });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function deathOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new ThreadTooSmall('检查的线程内存不够', { cause: error });
}
