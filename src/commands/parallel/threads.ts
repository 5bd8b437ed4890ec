import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { WorkError } from '../../errors.js';
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

const MODULE = new URL('./thread.js', import.meta.url);

/**
 * Has threads judge units until all are done. No thread outlives it, whatever happens.
 *
 * @throws the first error of a thread; WorkError when one runs out of memory.
 */
export async function runThreads(task: ThreadTask, count: number, foreman: Foreman): Promise<void> {
  const resourceLimits = { maxOldGenerationSizeMb: heapLimit() };
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

/** A heap that may not grow beyond 2 GB: V8 lets others grow to four times what lives before it clears them. */
const MOST_HEAP_MB = 2000;

function heapLimit(): number {
  return Math.min(MOST_HEAP_MB, getHeapStatistics().heap_size_limit / 1024 / 1024);
}

function deathOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ERR_WORKER_OUT_OF_MEMORY') return error;
  return new WorkError('内存不够，没有检查完；用 --jobs 1，或用 --shard 分到几台机器', {
    cause: error,
  });
}
