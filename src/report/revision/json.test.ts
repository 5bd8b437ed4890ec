import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { hostileDiff, revisionContext, richDiff, sampleDiff } from '../testing/sample-diff.js';
import { json } from './json.js';

const schema = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../schemas/${name}.schema.json`, import.meta.url), 'utf8'),
  );
const validate = new Ajv2020({ allErrors: true })
  .addSchema(schema('report'))
  .compile(schema('diff'));
const context = revisionContext();

test.each([
  ['rich', richDiff()],
  ['hostile', hostileDiff()],
  ['empty', sampleDiff([])],
])('the %s comparison is of the published schema, and comes back as it was', (_name, report) => {
  const document = JSON.parse(json(report, context));
  validate(document);
  expect(validate.errors).toBeNull();
  expect(document).toEqual(report);
});

type Draft = Record<string, Record<string, unknown>[]> & { summary: Record<string, unknown> };

test.each<[string, (draft: Draft) => void]>([
  ['a kind off the list', (draft) => Object.assign(draft.changes![0]!, { kind: '改名' })],
  ['a field of its own', (draft) => Object.assign(draft, { more: 1 })],
  ['a field of its own in a change', (draft) => Object.assign(draft.changes![0]!, { more: 1 })],
  [
    'a field of its own in a finding',
    (draft) => Object.assign(draft.diagnostics![0]!, { more: 1 }),
  ],
  ['a kind that is not counted', (draft) => Object.assign(draft.summary, { kinds: {} })],
  ['a negative count', (draft) => Object.assign(draft.summary, { itemsAfter: -1 })],
])('the published schema refuses %s', (_name, spoil) => {
  const document = JSON.parse(json(richDiff(), context));
  spoil(document);
  expect(validate(document)).toBe(false);
});

test('keys have one order, whatever order the report was built in', () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, one]) => [key, reversed(one)]),
    );
  };
  const text = json(richDiff(), context);
  expect(json(reversed(richDiff()) as ReturnType<typeof richDiff>, context)).toBe(text);
  expect(Object.keys(JSON.parse(text))).toEqual(
    'tool asOf before after summary regions headers changes others diagnostics'.split(' '),
  );
});

test('every part of the schema has a Chinese title', () => {
  const untitled: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      const at = `${path}/${key}`;
      const { title, $ref } = value as { title?: string; $ref?: string };
      if (
        path.endsWith('/properties') &&
        $ref === undefined &&
        !/\p{Script=Han}/u.test(title ?? '')
      )
        untitled.push(at);
      walk(value, at);
    }
  };
  walk(schema('diff'), '');
  expect(untitled).toEqual([]);
});
