// Changes of one row of a province that change no finding, each time to what was never there before.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PHONE = [/咨询方式: 电话：(\d+)-\d+/, (number) => `咨询方式: 电话：$1-9${padded(number)}`];
const SAMPLE = [/审批结果样本: (.*)/, (number) => `审批结果样本: $1第${padded(number)}版`];
const padded = (number) => String(number).padStart(7, '0');

/**
 * Which file is changed, and how; `affects` says how many regions look at the row: at that of a county nobody but
 * itself, at that of the 标准 all that have an 实施清单, at the province's own the cities besides, for counties have
 * the 标准 and their city's.
 */
export const EDITS = {
  county: { of: countyList, change: PHONE, affects: () => 1 },
  standard: { of: (files) => provinceFile(files, '标准'), change: SAMPLE, affects: listed },
  province: {
    of: (files) => provinceFile(files, '实施清单'),
    change: PHONE,
    affects: (files) => listed(files.filter(({ region }) => /00$/.test(region ?? ''))),
  },
};

function countyList(files) {
  return files.findLast(({ path, region }) => !/00$/.test(region ?? '00') && is(path, '实施清单'));
}

function provinceFile(files, kind) {
  return files.find(({ path, region }) => /^[^0].0000$/.test(region ?? '') && is(path, kind));
}

function listed(files) {
  return new Set(files.filter(({ path }) => is(path, '实施清单')).map(({ region }) => region)).size;
}

const is = (path, kind) => path.includes(`/${kind}.yaml`) || path.includes(`/${kind}/`);

const ROW = '\n  - ';

/**
 * Changes the last row of a file that can be changed: the first ones are also on the lists of what is not handled
 * online, by which others find them.
 *
 * @param number tells the changes of one process apart.
 * @returns puts the file back as it was.
 * @throws Error when no file or no row is fit to be changed.
 */
export function edit({ of, change: [pattern, by] }, { folder, files }, number) {
  const file = of(files);
  if (file === undefined) throw new Error('没有可改的文件');
  const path = join(folder, file.path);
  const before = readFileSync(path, 'utf8');
  const rows = before.split(ROW);
  const last = rows.findLastIndex((row) => pattern.test(row));
  if (last < 0) throw new Error(`${file.path} 没有可改的行`);
  const changed = rows[last].replace(pattern, by(number));
  writeFileSync(path, rows.with(last, changed).join(ROW));
  return () => writeFileSync(path, before);
}
