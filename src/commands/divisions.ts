import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { WorkError } from '../errors.js';
import type { Level } from '../values/level.js';

/** One place of the national list of administrative divisions (GB/T 2260). */
export interface Division {
  readonly code: string;
  readonly name: string;
  readonly level: Level;
  readonly exercises: readonly Level[];
}

const NATION: Division = { code: '000000', name: '国家', level: '国家级', exercises: ['国家级'] };

/** 直辖市 exercise the powers of a city too. */
const MUNICIPALITIES = new Set(['110000', '120000', '310000', '500000']);

/**
 * A region and those above it by its code, highest first; names from the list
 * that comes with sitong.
 *
 * @param name used when the list does not hold the code.
 * @returns undefined when the code is on no list and no name was given.
 */
export function divisionChain(code: string, name: string | undefined): Division[] | undefined {
  if (code === NATION.code) return [NATION];
  const names = divisionNames();
  const own = name ?? names.get(code);
  if (own === undefined) return undefined;
  const uppers = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter(
    (upper) => upper !== code,
  );
  const known = uppers.flatMap((upper) => {
    const upperName = names.get(upper);
    return upperName === undefined ? [] : [division(upper, upperName)];
  });
  return [NATION, ...known, division(code, own)];
}

function division(code: string, name: string): Division {
  const level: Level = code.endsWith('0000') ? '省级' : code.endsWith('00') ? '市级' : '县级';
  return { code, name, level, exercises: MUNICIPALITIES.has(code) ? ['省级', '市级'] : [level] };
}

/** Names of all divisions of the list by code. @throws WorkError where the list is missing */
export function divisionNames(): Map<string, string> {
  const path = fileURLToPath(new URL(encodeURI('../../data/行政区划.csv'), import.meta.url));
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new WorkError('安装不完整：读不了 data/行政区划.csv', { cause });
  }
  const rows = text.trimEnd().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [code = '', name = ''] = row.trim().split(',');
      return [code, name];
    }),
  );
}
