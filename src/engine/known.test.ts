import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SEVERITIES } from '../model/severity.js';
import type { Diagnostic } from './diagnostic.js';
import { knownFindings } from './known.js';
import { fingerprintOfFile } from './sign.js';

const PLAIN: Diagnostic = {
  rule: 'same/name',
  severity: 'error',
  message: '名称不同',
  action: '改名称',
  file: '目录.yaml',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
  related: [],
  clause: '示例',
  fingerprint: 'a',
};

const never = () => false;
const always = () => true;

const finding = fc
  .record({
    fingerprint: fc.constantFrom('a', 'b', 'c'),
    file: fc.constantFrom('甲.yaml', '乙.yaml'),
    line: fc.nat(9),
  })
  .map((changes): Diagnostic => ({ ...PLAIN, ...changes }));

test('of every fingerprint as many are known as there were before', () => {
  fc.assert(
    fc.property(fc.array(finding), fc.array(finding), (before, after) => {
      const known = knownFindings({ before, after, cameFrom: never });
      for (const fingerprint of ['a', 'b', 'c']) {
        const count = (list: Iterable<Diagnostic>) =>
          [...list].filter((one) => one.fingerprint === fingerprint).length;
        expect(count(known)).toBe(Math.min(count(before), count(after)));
      }
    }),
  );
});

test('of equal findings the one that reads as before is the known one', () => {
  const moved = { ...PLAIN, file: '新.yaml', line: 1 };
  const stayed = { ...PLAIN, line: 40 };
  const known = knownFindings({ before: [PLAIN], after: [moved, stayed], cameFrom: never });
  expect([...known]).toEqual([stayed]);
});

test('a finding that became graver is new, one that became lighter is known', () => {
  for (const [i, before] of SEVERITIES.entries()) {
    for (const [j, after] of SEVERITIES.entries()) {
      const known = knownFindings({
        before: [{ ...PLAIN, severity: before }],
        after: [{ ...PLAIN, severity: after }],
        cameFrom: never,
      });
      expect(known.size).toBe(i <= j ? 1 : 0);
    }
  }
});

test('what is said of a whole file is known under another path, of a row only by its fingerprint', () => {
  const ofFile = (file: string): Diagnostic => {
    const one = { ...PLAIN, rule: 'schema/absent', file, region: '320583' };
    return { ...one, fingerprint: fingerprintOfFile(one) };
  };
  const compare = (cameFrom: () => boolean) =>
    knownFindings({ before: [ofFile('旧.yaml')], after: [ofFile('新.yaml')], cameFrom }).size;
  expect([compare(always), compare(never)]).toEqual([1, 0]);
  const row = { ...PLAIN, file: '新.yaml', fingerprint: 'b' };
  expect(knownFindings({ before: [PLAIN], after: [row], cameFrom: always }).size).toBe(0);
});
