import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type After, Changes } from './settling.js';
import type { State } from './states.js';

/** A clock that goes on only when it is told to. */
class Clock {
  now = 0;
  #timers = new Set<{ readonly at: number; readonly call: () => void }>();

  readonly after: After = (milliseconds, call) => {
    const timer = { at: this.now + milliseconds, call };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  get waiting(): number {
    return this.#timers.size;
  }

  async goTo(time: number): Promise<void> {
    for (;;) {
      await settled();
      const [next] = [...this.#timers].sort((a, b) => a.at - b.at);
      if (next === undefined || next.at > time) break;
      this.#timers.delete(next);
      this.now = next.at;
      next.call();
    }
    this.now = time;
  }
}

/** Lets everything run that waits for nothing but its turn. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** One file that is written again and again, and what a watch of it reports. */
function watched(looksTake = 0) {
  const clock = new Clock();
  const ending = new AbortController();
  const reports: { readonly content: string | undefined; readonly at: number }[] = [];
  let content = '0';
  let looks = 0;
  const look = (): State => {
    looks++;
    clock.now += looksTake;
    return { files: new Map([['一', content]]), day: '2026-06-01' };
  };
  const changes = new Changes({
    look,
    after: clock.after,
    now: () => clock.now,
    ended: ending.signal,
  });
  const follow = async () => {
    for (let state: State | undefined = look(); state !== undefined; ) {
      state = (await changes.next(state))?.state;
      if (state !== undefined) reports.push({ content: state.files.get('一'), at: clock.now });
    }
  };
  const ended = follow();
  return {
    clock,
    changes,
    reports,
    ended,
    ending,
    write: (text: string) => {
      content = text;
    },
    looks: () => looks,
  };
}

const saves = fc.array(
  fc.record({
    /** Milliseconds since the save before. */
    pause: fc.integer({ min: 1, max: 3000 }),
    content: fc.constantFrom('0', '1', '2', '3'),
    /** Whether the file system tells of it. */
    told: fc.boolean(),
  }),
  { maxLength: 8 },
);

test('the last save is always reported, each report only after files kept still', async () => {
  await fc.assert(
    fc.asyncProperty(saves, async (all) => {
      const { clock, changes, reports, write, ending, ended } = watched();
      const times: number[] = [];
      let last = '0';
      for (const { pause, content, told } of all) {
        await clock.goTo(clock.now + pause);
        write(content);
        if (content !== last) times.push(clock.now);
        last = content;
        if (told) changes.wake();
      }
      await clock.goTo(clock.now + 5000);
      expect(reports.at(-1)?.content ?? '0').toBe(last);
      for (const { at } of reports)
        expect(times.filter((time) => time > at - 150 && time < at)).toEqual([]);
      for (const [i, { content }] of reports.entries())
        expect(content).not.toBe(i === 0 ? '0' : reports[i - 1]?.content);
      ending.abort();
      await ended;
      expect(clock.waiting).toBe(0);
    }),
    { numRuns: 60 },
  );
});

test('a save that is told of is reported at once, one that is not after the next look', async () => {
  const { clock, changes, reports, write } = watched();
  await clock.goTo(10_000);
  write('1');
  changes.wake();
  await clock.goTo(10_200);
  expect(reports).toEqual([{ content: '1', at: 10_150 }]);
  write('2');
  await clock.goTo(13_000);
  expect(reports.map(({ content }) => content)).toEqual(['1', '2']);
});

test('events that change nothing report nothing, and do not make it look all the time', async () => {
  const { clock, changes, reports, looks } = watched();
  for (let time = 10; time <= 10_000; time += 10) {
    changes.wake();
    await clock.goTo(time);
  }
  expect(reports).toEqual([]);
  expect(looks()).toBeLessThan(10_000 / 150 + 2);
});

test('a file that never keeps still is judged all the same', async () => {
  const { clock, reports, write } = watched();
  for (let time = 100; time <= 10_000; time += 100) {
    write(String(time));
    await clock.goTo(time);
  }
  expect(reports.length).toBeGreaterThan(0);
});

test('where a look takes long, it looks less often', async () => {
  const looksIn = async (looksTake: number) => {
    const { clock, looks } = watched(looksTake);
    await clock.goTo(60_000);
    return looks();
  };
  expect(await looksIn(0)).toBeGreaterThan(25);
  expect(await looksIn(500)).toBeLessThan(9);
});
