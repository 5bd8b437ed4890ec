import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../errors.js';
import { isGitSpec, parseGitSpec } from './git-spec.js';

describe('git:REV[:PATH]', () => {
  test.each([
    ['git:main', 'main', undefined],
    ['git:main:', 'main', ''],
    ['git:HEAD~2:catalogs/江苏', 'HEAD~2', 'catalogs/江苏'],
    ['git:v1.0:./江苏', 'v1.0', './江苏'],
    ['git:HEAD:..', 'HEAD', '..'],
    ['git:main@{2026-01-01 08:00}:江苏', 'main@{2026-01-01 08:00}', '江苏'],
    ['git:HEAD^{/更名: 一}', 'HEAD^{/更名: 一}', undefined],
    ['git:a}:b', 'a}', 'b'],
    ['git:main:a:b', 'main', 'a:b'],
  ])('%s', (text, rev, path) => {
    expect(parseGitSpec(text)).toEqual({ rev, path });
  });

  test.each([
    'git:',
    'git::江苏',
    'git:--output=x',
    'git:-p:a',
    'git:main:/etc',
    'main',
    'git:a\nb',
  ])('refuses %j', (text) => {
    expect(() => parseGitSpec(text)).toThrow(UsageError);
  });

  test('a path after a revision without colons is given back as it is', () => {
    const rev = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9/._~^-]*$/);
    const path = fc.stringMatching(/^[^/\0\n][^\0\n]*$/);
    fc.assert(
      fc.property(rev, path, (oneRev, onePath) => {
        expect(parseGitSpec(`git:${oneRev}:${onePath}`)).toEqual({ rev: oneRev, path: onePath });
        expect(parseGitSpec(`git:${oneRev}`)).toEqual({ rev: oneRev, path: undefined });
      }),
    );
  });

  test('a folder is no revision', () => {
    expect([isGitSpec('git:main'), isGitSpec('git'), isGitSpec('./git:main')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
