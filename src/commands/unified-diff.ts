import { createTwoFilesPatch } from 'diff';

/** A unified diff with the file's name as it is, so that a clerk can read it and git apply it. */
export function unifiedDiff(file: string, before: string, after: string): string {
  const hunks = createTwoFilesPatch('a', 'b', before, after, '', '', { context: 3 });
  return `--- a/${file}\n+++ b/${file}\n${hunks.slice(hunks.indexOf('@@'))}`;
}
