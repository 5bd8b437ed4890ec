import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridsOf } from './grids.js';
import { layoutOf } from './layout.js';
import { tableOf } from './table-of.js';
import { plainTable, standard, tables } from './testing/tables.js';

describe('the own layout', () => {
  test.each([
    ['sheets', {}],
    ['one grid with sub-rows', { subRows: true }],
    ['a form with all columns', { all: true }],
    ['sheets of few rows', { sheetRows: 2 }],
  ])('is read back exactly: %s', (_, options) => {
    fc.assert(
      fc.property(tables, (table) => {
        const read = tableOf(gridsOf(table, layoutOf(standard, table), options), standard);
        expect(plainTable(read)).toEqual(table);
        expect(read.refused).toEqual([]);
        expect(read.corrected).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
