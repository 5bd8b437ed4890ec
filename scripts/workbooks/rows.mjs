import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** Rows of a file of the sample catalog of 江苏: what all fixtures hold. */
export function rowsOf(path) {
  const file = new URL(encodeURI(`../../catalogs/江苏/${path}`), import.meta.url);
  return load(readFileSync(file, 'utf8')).事项;
}

export const PROVINCE = rowsOf('320000-江苏省/基本目录.yaml');
export const CITY = rowsOf('320500-苏州市/实施清单.yaml');

/** Acts one below the other, as offices write them. */
export const acts = (row) => row.设定依据.join('\n');
