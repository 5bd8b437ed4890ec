import type { Unit } from '../../engine/units.js';
import { UsageError } from '../../errors.js';

/** Which part of a run: the `index`-th, from 1, of `of`. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/** Reads `i/n`. @throws UsageError */
export function parseShard(text: string): Shard {
  const [, index, of] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(text) ?? [];
  const shard = { index: Number(index), of: Number(of) };
  if (index !== undefined && shard.index <= shard.of) return shard;
  throw new UsageError(`--shard 应写成 第几份/共几份，如 2/4，写的是“${text}”`);
}

/** Units of a shard are small enough for shares to come out even. */
export const UNITS_PER_SHARD = 4;

/**
 * The units of a shard, by their places. Neighbours stay together, so that a shard reads few upper
 * chains; shares are even by bytes. A `tail` goes where its head goes.
 */
export function placesOf(units: readonly Unit[], { index, of }: Shard): number[] {
  const total = units.reduce((sum, { bytes }) => sum + bytes, 0);
  let before = 0;
  const shares: number[] = [];
  for (const { bytes, head } of units) {
    const middle = before + bytes / 2;
    before += bytes;
    const share = total === 0 ? 0 : Math.min(of - 1, Math.floor((middle * of) / total));
    shares.push(head === undefined ? share : shares[head]!);
  }
  return [...units.keys()].filter((place) => shares[place] === index - 1);
}
