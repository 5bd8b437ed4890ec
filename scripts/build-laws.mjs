// Writes data/laws.csv from a table of titles such as LawRefBook/Laws' db.sqlite3 gives:
//   node scripts/build-laws.mjs SOURCE.csv COMMIT
// Columns of the source: level, category, name, publish, valid_from, expired. Run `npm run build` first: names are
// filed by the same key as citations.
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { DATE_UNKNOWN, LAW_COLUMNS } from '../dist/law/law-table.js';
import { actKey } from '../dist/law/library.js';

const [source, commit] = process.argv.slice(2);
if (source === undefined || commit === undefined)
  throw new Error('用法：node scripts/build-laws.mjs 来源.csv 来源提交号');

const LEVELS = new Set(['宪法', '法律', '行政法规', '部门规章', '地方性法规', '司法解释']);
/** Parts of 民法典, filed one by one there, and a standard that is no law. */
const isPart = ({ level, category, name }) =>
  level === '法律' && (category === '民法典' || category === '其他' || name === '');

const newest = new Map();
for (const row of parse(readFileSync(source, 'utf8'), { bom: true, columns: true })) {
  if (!LEVELS.has(row.level) || isPart(row)) continue;
  const key = actKey(row.name);
  const known = newest.get(key);
  // Older versions stand there as rows of their own, mostly without the mark `expired`.
  if (known === undefined || row.publish >= known.publish) newest.set(key, row);
}

const lines = [...newest]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([key, { level, publish, valid_from, expired }]) =>
    [key, level, publish, valid_from, expired === '1' ? DATE_UNKNOWN : '', ''].join(','),
  );
for (const line of lines)
  if (/^"|[\r\n]/.test(line) || line.split(',').length !== 6) throw new Error(line);
writeFileSync(
  new URL('../data/laws.csv', import.meta.url),
  [
    `# LawRefBook/Laws@${commit}，${lines.length} 部；每部只留最新一版`,
    LAW_COLUMNS.join(','),
    ...lines,
    '',
  ].join('\n'),
);
