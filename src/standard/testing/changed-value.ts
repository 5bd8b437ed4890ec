import fc from 'fast-check';

type Mapping = Record<string, unknown>;

const odd = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 2.5, '', ' ', '待填', '甲', [], {}, ['待填']),
  fc.constantFrom<unknown>(
    ['甲', '甲'],
    ['无'],
    '是',
    '行政许可',
    '行政处罚',
    '上级委托',
    '2026-02-30',
  ),
  fc.jsonValue(),
);

const change = fc.record({
  at: fc.nat(),
  deep: fc.nat(3),
  how: fc.nat(3),
  value: odd,
  key: fc.string(),
});

/** A value with some changes: keys left out, added, with other values, at any depth. */
export function changedValue(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .array(change, { maxLength: 3 })
    .map((changes) => changes.reduce((at, one) => changed(at, one, one.deep), value));
}

type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

function changed(value: unknown, one: Change, deep: number): unknown {
  if (typeof value !== 'object' || value === null) return one.value;
  const keys = Object.keys(value);
  const key = keys[one.at % Math.max(1, keys.length)];
  if (key === undefined) return one.value;
  const below = (value as Mapping)[key];
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Mapping;
  if (deep > 0 && typeof below === 'object' && below !== null)
    copy[key] = changed(below, one, deep - 1);
  else if (one.how === 0 && !Array.isArray(copy)) delete copy[key];
  else if (one.how === 1 && !Array.isArray(copy)) copy[one.key] = one.value;
  else copy[key] = one.value;
  return copy;
}
