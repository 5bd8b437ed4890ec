import { expect, it } from 'vitest';
import type { Finding } from '../model/finding.js';
import { SourceText } from '../model/source.js';
import { SoundValues } from './sound.js';

const finding: Finding = {
  spot: { source: new SourceText('清单.yaml', ''), start: 0, end: 0 },
  message: '份数是 0',
};

it('looks at a value without findings once', () => {
  const sound = new SoundValues();
  const value = ['申请书'];
  let looks = 0;
  const look = () => {
    looks++;
    return [];
  };
  expect(sound.findings(value, look)).toEqual([]);
  expect(sound.findings(value, look)).toEqual([]);
  expect(looks).toBe(1);
  expect(sound.findings([...value], look)).toEqual([]);
  expect(looks).toBe(2);
});

it('gives the findings of a value for each row that has it', () => {
  const sound = new SoundValues();
  const value = ['申请书'];
  expect(sound.findings(value, () => [finding])).toEqual([finding]);
  expect(sound.findings(value, () => [finding])).toEqual([finding]);
});

it('has nothing to say of a value that is not written', () => {
  expect(new SoundValues().findings(undefined, () => [finding])).toEqual([]);
});
