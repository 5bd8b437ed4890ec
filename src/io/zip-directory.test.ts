import { describe, expect, test } from 'vitest';
import { entryPlace } from './zip-directory.js';

/** A record of the central directory with a name, and an extra field behind another one. */
function recordOf(size: number, packed: number, offset: number, zip64: readonly bigint[]): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(packed, 20);
  record.writeUInt32LE(size, 24);
  const name = Buffer.from('xl/表.xml');
  record.writeUInt16LE(name.length, 28);
  record.writeUInt32LE(offset, 42);
  const extra = Buffer.alloc(8 + 4 + zip64.length * 8);
  extra.writeUInt16LE(0x5455, 0);
  extra.writeUInt16LE(4, 2);
  extra.writeUInt16LE(1, 8);
  extra.writeUInt16LE(zip64.length * 8, 10);
  for (const [i, value] of zip64.entries()) extra.writeBigUInt64LE(value, 12 + i * 8);
  record.writeUInt16LE(extra.length, 30);
  return Buffer.concat([Buffer.alloc(3), record, name, extra]);
}

describe('sizes and place of an entry', () => {
  test('stand in the record', () => {
    expect(entryPlace(recordOf(5, 4, 3, []), 3)).toEqual({ size: 5, packed: 4, offset: 3 });
  });

  test('or in the extra field, those that the record does not tell in order', () => {
    const full = 0xffffffff;
    expect(entryPlace(recordOf(full, full, full, [7n, 6n, 5n]), 3)).toEqual({
      size: 7,
      packed: 6,
      offset: 5,
    });
    expect(entryPlace(recordOf(9, full, 3, [6n]), 3)).toEqual({ size: 9, packed: 6, offset: 3 });
  });

  test('a field that is not whole changes nothing, a record that is not whole is refused', () => {
    const full = 0xffffffff;
    expect(entryPlace(recordOf(full, 4, 3, []), 3).size).toBe(full);
    expect(() => entryPlace(recordOf(1, 2, 3, []).subarray(0, 30), 3)).toThrow(RangeError);
  });
});
