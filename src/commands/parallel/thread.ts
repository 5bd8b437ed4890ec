import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type ThreadNews, type ThreadOrder } from './messages.js';
import { openTask, type ThreadTask } from './task.js';

// Runs as a thread of its own: opens the workspace at the first order, then judges unit after unit.
const port = parentPort;
if (port !== null) {
  const tell = (news: ThreadNews) => port.postMessage(news);
  let judge: ReturnType<typeof openTask> | undefined;
  port.on('message', ({ place, unit, below }: ThreadOrder) => {
    try {
      judge ??= openTask(workerData as ThreadTask, (region) => tell({ region }));
      tell({ place, result: judge(unit, below) });
    } catch (error) {
      tell({ failure: failureOf(error) });
    }
  });
}
