import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeOf, changesText, type State } from './states.js';

const path = fc.constantFrom(
  '甲/目录.yaml',
  '甲/清单.yaml',
  '乙/目录.yaml',
  'sitong.yaml',
  '丙.yaml',
);
const state: fc.Arbitrary<State> = fc.record({
  files: fc
    .array(fc.tuple(path, fc.constantFrom('1', '2')), { maxLength: 6 })
    .map((entries) => new Map(entries)),
  day: fc.constantFrom('2026-06-01', '2026-06-02'),
});

test('a change tells of every file that came, changed or went, and of no other', () => {
  fc.assert(
    fc.property(state, state, (before, now) => {
      const change = changeOf(before, now);
      const told = new Map(change?.files.map(({ path: of, kind }) => [of, kind]));
      for (const one of new Set([...before.files.keys(), ...now.files.keys()])) {
        const [old, young] = [before.files.get(one), now.files.get(one)];
        const kind = old === undefined ? '新增' : young === undefined ? '删去' : '改动';
        expect(told.get(one)).toBe(old === young ? undefined : kind);
      }
      expect(change?.day).toBe(before.day === now.day ? undefined : now.day);
      expect(change === undefined).toBe(told.size === 0 && before.day === now.day);
    }),
  );
});

test('it is told in the order of paths, however files were found', () => {
  fc.assert(
    fc.property(state, state, (before, now) => {
      const turned = { ...now, files: new Map([...now.files].reverse()) };
      expect(changeOf(before, turned)).toEqual(changeOf(before, now));
    }),
  );
});

test('a few files are named, of many the number is told', () => {
  const files = [1, 2, 3, 4].map((n) => ({ path: `/目录/${n}.yaml`, kind: '改动' as const }));
  const nameOf = (one: string) => one.slice('/目录/'.length);
  const text = (count: number, day?: string) =>
    changesText({ files: files.slice(0, count), day }, nameOf);
  expect(text(1)).toBe('1.yaml 改动');
  expect(text(3)).toBe('1.yaml 改动，2.yaml 改动，3.yaml 改动');
  expect(text(4)).toBe('1.yaml 改动，2.yaml 改动，3.yaml 改动 等 4 个文件');
  expect(text(1, '2026-06-02')).toBe('到了 2026-06-02，1.yaml 改动');
});

test('what a name could do to a terminal is shown, not done', () => {
  const files = [{ path: '\u001b[2J.yaml', kind: '新增' as const }];
  expect(changesText({ files, day: undefined }, (one) => one)).not.toContain('\u001b');
});
