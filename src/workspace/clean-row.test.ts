import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noElements } from '../model/document.js';
import type { CatalogKind } from '../model/kinds.js';
import { Standard } from '../standard/standard.js';
import { changedValue } from '../standard/testing/changed-value.js';
import { parseYaml } from '../yaml/parse.js';
import { cleanRow } from './clean-row.js';
import { fillOut } from './fill-out.js';
import { openWordFaults } from './open-words.js';

const standard = new Standard();

type Row = Record<string, unknown>;

function rowsOf(file: string, key: string): Row[] {
  const path = new URL(`../../catalogs/${encodeURI(file)}`, import.meta.url);
  const [document] = parseYaml(readFileSync(path, 'utf8')).documents;
  return ((document?.value as Row | undefined)?.[key] ?? []) as Row[];
}

const ROWS: readonly (readonly [string, string, CatalogKind])[] = [
  ['江苏/320583-昆山市/基本目录.yaml', '事项', '基本目录'],
  ['江苏/320583-昆山市/实施清单/交通运输.yaml', '事项', '实施清单'],
  ['江苏/320583-昆山市/办事指南.yaml', '指南', '办事指南'],
];

describe('a quick look at a row', () => {
  test.each(ROWS)('%s: what it takes is valid, and nothing is to do in it', (file, key, kind) => {
    const elements = standard.elements(kind, {});
    const validate = standard.row(kind, {});
    const isClean = cleanRow(standard, kind, {}, noElements());
    const rows = rowsOf(file, key);
    expect(rows.filter(isClean).length).toBeGreaterThan(rows.length / 2);
    const counts = { clean: 0, other: 0 };
    fc.assert(
      fc.property(fc.constantFrom(...rows).chain(changedValue), (changed) => {
        const row = changed as Row;
        fc.pre(typeof row === 'object' && row !== null && !Array.isArray(row));
        const clean = isClean(row);
        counts[clean ? 'clean' : 'other']++;
        if (!clean) return;
        expect(validate(row)).toBe(true);
        const filled = fillOut(row, elements);
        expect(filled.item).toBe(row);
        expect([...filled.blanks, ...filled.faults]).toEqual([]);
        expect([...openWordFaults(row, elements)]).toEqual([]);
      }),
      { numRuns: 2000 },
    );
    expect(counts.clean).toBeGreaterThan(200);
    expect(counts.other).toBeGreaterThan(200);
  });

  test('it takes every row of which nothing is to be said', () => {
    const [file, key, kind] = ROWS[1]!;
    const elements = standard.elements(kind, {});
    const validate = standard.row(kind, {});
    const isClean = cleanRow(standard, kind, {}, noElements());
    for (const row of rowsOf(file, key)) {
      const nothing = fillOut(row, elements).item === row && validate(row);
      expect(isClean(row)).toBe(nothing && [...openWordFaults(row, elements)].length === 0);
    }
  });

  test('elements that the source does not carry may be missing', () => {
    const [file, key, kind] = ROWS[1]!;
    const [whole] = rowsOf(file, key).filter(cleanRow(standard, kind, {}, noElements()));
    const { 办理流程: _steps, ...row } = whole!;
    expect(cleanRow(standard, kind, {}, noElements())(row)).toBe(false);
    expect(cleanRow(standard, kind, {}, new Set(['办理流程']))(row)).toBe(true);
    expect(cleanRow(standard, kind, {}, new Set(['办理流程']))(whole!)).toBe(true);
    expect(cleanRow(standard, kind, {}, new Set(['办理地点']))(row)).toBe(false);
  });

  test('what a row has to have is told anew when its words are others', () => {
    const [file, key, kind] = ROWS[1]!;
    const isClean = cleanRow(standard, kind, {}, noElements());
    const row = rowsOf(file, key)
      .filter(isClean)
      .find((one) => one.是否收费 === false);
    expect(isClean({ ...row, 是否收费: true })).toBe(false);
    expect(isClean({ ...row, 是否收费: false })).toBe(true);
  });
});
