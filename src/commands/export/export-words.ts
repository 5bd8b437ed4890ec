import type { RegionFacts } from '../../exporting/content/part.js';
import { visible } from '../../report/visible.js';
import type { CommandIo } from '../io.js';
import type { RegionVerdict } from './export-gate.js';

/** How many of one kind are listed; the rest are counted. */
const LISTED = 20;

/** What stands against the export of a region; empty when nothing does. */
export function objections(verdict: RegionVerdict, part: RegionFacts | undefined): string[] {
  const blanks = part?.blanks.length ?? 0;
  const differences = part?.differences.length ?? 0;
  return [
    ...(verdict.errors.length === 0 ? [] : [`检查有 ${verdict.errors.length} 个错误`]),
    ...(verdict.unjudged === undefined ? [] : [verdict.unjudged]),
    ...(differences === 0 ? [] : [`与在编的清单有 ${differences} 处不一致`]),
    ...(blanks === 0 ? [] : [`有 ${blanks} 行待填`]),
  ];
}

/** Lists the errors, differences and blanks that stand against the export of a region. */
export function sayObjections(
  name: string,
  verdict: RegionVerdict,
  part: RegionFacts | undefined,
  io: CommandIo,
): void {
  say(
    io,
    verdict.errors.map(
      ({ rule, file, line, message }) => `错误 ${rule} ${file}:${line} ${message}`,
    ),
    `个错误，用 sitong check --region 查看全部`,
  );
  if (verdict.unjudged !== undefined) say(io, [`${name}：${verdict.unjudged}`], '');
  if (part === undefined) return;
  say(
    io,
    part.differences.map(({ kind, row, detail }) => `${kind} ${name} ${row}：${detail}`),
    '处不一致',
  );
  say(
    io,
    part.blanks.map(({ row, elements }) => `待填 ${name} ${row}：${elements.join('、')}`),
    '行待填',
  );
}

function say(io: CommandIo, lines: readonly string[], rest: string): void {
  for (const line of lines.slice(0, LISTED)) io.stderr(`${visible(line)}\n`);
  if (lines.length > LISTED) io.stderr(`…… 另有 ${lines.length - LISTED} ${rest}\n`);
}
