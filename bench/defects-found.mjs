// Whether a report of a generated province has exactly the injected defects:
//   sitong check 文件夹 --as-of 2026-11-01 --format json=报告.json; node bench/defects-found.mjs 报告.json 文件夹.defects.json
import { compareWithDefects } from './province/compare.mjs';

const [report, defects] = process.argv.slice(2);
const { injected, extra, missed } = compareWithDefects(report, defects);
process.stdout.write(`注入 ${injected} 处，多报 ${extra.length}，漏报 ${missed.length}\n`);
for (const key of extra) process.stdout.write(`  多报 ${key}\n`);
for (const key of missed) process.stdout.write(`  漏报 ${key}\n`);
if (extra.length + missed.length > 0) process.exitCode = 1;
