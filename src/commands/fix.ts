import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic } from '../engine/diagnostic.js';
import { inOrder } from '../engine/order.js';
import { applyEdits } from '../engine/text-edit.js';
import { WorkError } from '../errors.js';
import { writeFileAtomic } from '../io/atomic.js';
import { rules } from '../rules/index.js';
import { folderTree, withDrafts } from '../tree/folder-tree.js';
import { type CheckTarget, checkTargets, isReported } from './check-targets.js';
import type { CommandIo } from './io.js';
import { runCheck } from './run-check.js';
import { unifiedDiff } from './unified-diff.js';

export interface FixOptions {
  readonly dryRun?: boolean;
}

/** A correction below may follow from one above: so many levels, so many rounds. */
const MOST_ROUNDS = 8;

/**
 * `sitong fix [PATH]`: carries out certain corrections in place, or with
 * --dry-run prints them as a unified diff. Fixing twice changes nothing.
 *
 * @throws WorkError when a file cannot be read or written; each file is written atomically.
 */
export async function fixCommand(
  path: string | undefined,
  options: FixOptions,
  io: CommandIo,
): Promise<number> {
  let fixed = 0;
  let left = 0;
  let files = 0;
  for (const target of checkTargets(path === undefined ? [] : [path], io.cwd)) {
    const { drafts, before, corrected, remaining } = fixTarget(target, io.today);
    fixed += corrected.length;
    left += remaining;
    files += drafts.size;
    for (const [file, text] of drafts) {
      if (options.dryRun === true) io.stdout(unifiedDiff(file, before.get(file) ?? '', text));
      else await writeText(join(target.root, file), text);
    }
    if (options.dryRun !== true) {
      for (const { file, line, rule, message } of corrected) {
        io.stdout(`已改 ${file}:${line} ${rule} ${message}\n`);
      }
    }
  }
  const done = options.dryRun === true ? '可以改' : '已改';
  io.stderr(
    `${done} ${fixed} 处，涉及 ${files} 个文件；还有 ${left} 个问题须人工处理（sitong check 查看）\n`,
  );
  return 0;
}

interface Fixed {
  readonly drafts: ReadonlyMap<string, string>;
  readonly before: ReadonlyMap<string, string>;
  readonly corrected: readonly Diagnostic[];
  readonly remaining: number;
}

/** Corrects until nothing more is certain. */
function fixTarget(target: CheckTarget, asOf: string): Fixed {
  const folder = folderTree(target.root);
  const drafts = new Map<string, string>();
  const before = new Map<string, string>();
  const corrected: Diagnostic[] = [];
  for (let round = 0; ; round++) {
    const { result } = runCheck(withDrafts(folder, drafts), { asOf, rules });
    const fixable = inOrder(result.diagnostics).filter(
      ({ edit, file }) => edit !== undefined && isReported(file, target.only),
    );
    if (fixable.length === 0 || round === MOST_ROUNDS) {
      return { drafts, before, corrected, remaining: result.diagnostics.length };
    }
    corrected.push(...fixable);
    const byFile = new Map<string, Diagnostic[]>();
    for (const diagnostic of fixable) {
      const same = byFile.get(diagnostic.file);
      if (same === undefined) byFile.set(diagnostic.file, [diagnostic]);
      else same.push(diagnostic);
    }
    for (const [file, diagnostics] of byFile) {
      const text = drafts.get(file) ?? readText(join(target.root, file));
      if (!before.has(file)) before.set(file, text);
      drafts.set(
        file,
        applyEdits(
          text,
          diagnostics.flatMap(({ edit }) => edit ?? []),
        ),
      );
    }
  }
}

const BYTE_ORDER_MARK = '\uFEFF';

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').replace(BYTE_ORDER_MARK, '');
  } catch (cause) {
    throw new WorkError(`文件读不了：${path}`, { cause });
  }
}

/** Writes a corrected file; one that began with a byte order mark keeps it. */
async function writeText(path: string, text: string): Promise<void> {
  const marked = readFileSync(path, 'utf8').startsWith(BYTE_ORDER_MARK);
  try {
    await writeFileAtomic(path, marked ? BYTE_ORDER_MARK + text : text);
  } catch (cause) {
    throw new WorkError(`文件写不了：${path}`, { cause });
  }
}
