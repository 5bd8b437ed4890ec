const ZIP64 = 0x0001;
const FULL = 0xffffffff;

/** How large an entry of a zip file is, and where it stands. */
export interface EntryPlace {
  readonly size: number;
  readonly packed: number;
  readonly offset: number;
}

/**
 * Sizes and place of the entry whose record in the central directory begins at `at`. Some programs
 * write the newer form (zip64) for small files too: then the values stand in an extra field.
 *
 * @throws RangeError for a record that is not whole.
 */
export function entryPlace(file: Buffer, at: number): EntryPlace {
  const values = [
    file.readUInt32LE(at + 24),
    file.readUInt32LE(at + 20),
    file.readUInt32LE(at + 42),
  ];
  let field = at + 46 + file.readUInt16LE(at + 28);
  const end = field + file.readUInt16LE(at + 30);
  while (field + 4 <= end) {
    const next = field + 4 + file.readUInt16LE(field + 2);
    if (file.readUInt16LE(field) === ZIP64) {
      let value = field + 4;
      for (const [i, known] of values.entries()) {
        if (known !== FULL || value + 8 > next) continue;
        values[i] = Number(file.readBigUInt64LE(value));
        value += 8;
      }
    }
    field = next;
  }
  const [size = 0, packed = 0, offset = 0] = values;
  return { size, packed, offset };
}
