// Which drafts of items no rule has anything to say of: found by judging them in a small workspace.
import { runCheck } from '../../dist/commands/run-check.js';
import { rules } from '../../dist/rules/index.js';
import { memoryTree } from '../../dist/tree/memory-tree.js';
import { regionFiles, workOf, workspaceFiles } from './documents.mjs';
import { numbered } from './items.mjs';

const ROUNDS = 6;

/** The drafts without a finding at any level, as judged on a day. @throws Error when findings remain. */
export function cleanDrafts(drafts, regions, asOf) {
  let left = drafts;
  for (let round = 0; round < ROUNDS; round++) {
    const found = findings(left, regions, asOf);
    if (found.length === 0) return left;
    const bad = new Set(found.map(({ code }) => code?.slice(-12)));
    for (const { code = '' } of found) {
      if (code.length === 31) bad.add(code.slice(19));
      if (code.length === 33) bad.add(code.slice(19, 31));
    }
    const named = new Set(found.map(({ name }) => name));
    const items = [...numbered(left, 1)];
    const next = left.filter((_, i) => {
      const item = items[i];
      return !bad.has(item.code) && !named.has(item.name);
    });
    if (process.env.SITONG_BENCH_DEBUG) tell(found, left.length, next.length);
    if (next.length === left.length) break;
    left = next;
  }
  throw new Error('有的问题不是某个事项的，样本不能用');
}

function findings(drafts, regions, asOf) {
  const work = workOf([...numbered(drafts, 1)], drafts.length * 2);
  const texts = new Map();
  const add = (files) => {
    for (const [path, parts] of files) texts.set(path, [...parts].join(''));
  };
  add(workspaceFiles(regions));
  for (const region of regions) add(regionFiles(region, work));
  const { result } = runCheck(memoryTree(texts), { asOf, rules });
  return result.diagnostics;
}

function tell(found, before, after) {
  const counts = new Map();
  for (const { rule, message, file } of found) {
    const [count = 0, sample = `${file} ${message}`] = counts.get(rule) ?? [];
    counts.set(rule, [count + 1, sample]);
  }
  process.stderr.write(`${before} → ${after}\n`);
  for (const [rule, [count, sample]] of counts)
    process.stderr.write(`  ${rule} ${count} ${sample}\n`);
}
