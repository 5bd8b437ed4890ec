import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { expect, test } from 'vitest';

/** Folders from low to high: a file may import its own folder and those before it. */
const LAYERS = [
  'errors',
  'version',
  'io',
  'tree',
  'values',
  'law',
  'bodies',
  'model',
  'standard',
  'yaml',
  'tabular',
  'rules',
  'engine',
  'diff',
  'report',
  'workspace',
  'importing',
  'config',
  'registry',
  'cache',
  'statistics',
  'exporting',
  'deriving',
  'annotating',
  'commands',
  'cli',
  'main',
];

/** Types that a lower layer may name: rows carry the standard's item types, contexts its types. */
const TYPE_ONLY: Readonly<Record<string, readonly string[]>> = {
  model: ['standard'],
  standard: ['model'],
};

const BASE = new URL('.', import.meta.url).pathname;

function sources(): string[] {
  return readdirSync(BASE, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|\/testing\//.test(path));
}

test('imports point one way', () => {
  const wrong: string[] = [];
  for (const path of sources()) {
    const folder = path.split('/')[0]!.replace(/\.ts$/, '');
    const text = readFileSync(join(BASE, path), 'utf8');
    for (const match of text.matchAll(/import (type )?[^;]*? from '(\.[^']+)'/g)) {
      const target = normalize(join(path, '..', match[2]!))
        .split('/')[0]!
        .replace(/\.js$/, '');
      const allowed = LAYERS.indexOf(target) <= LAYERS.indexOf(folder);
      const typed = match[1] !== undefined && TYPE_ONLY[folder]?.includes(target);
      if (!LAYERS.includes(target) || (!allowed && typed !== true))
        wrong.push(`${path} → ${match[2]}`);
    }
  }
  expect(sources().length).toBeGreaterThan(80);
  expect(wrong).toEqual([]);
});

test('only main.ts uses the process, and no judging code the clock or the file system', () => {
  const wrong = sources().filter((path) => {
    const text = readFileSync(join(BASE, path), 'utf8');
    if (path !== 'main.ts' && /\bprocess\.(exit|argv|env|cwd|std)/.test(text)) return true;
    if (!/^(rules|engine|values|law|bodies|standard|report|model|yaml)\//.test(path)) return false;
    const readsFiles = /from 'node:fs'/.test(text) && path !== 'standard/schema-files.ts';
    return readsFiles || /Date\.now\(|new Date\(\)|console\./.test(text);
  });
  expect(wrong).toEqual([]);
});
