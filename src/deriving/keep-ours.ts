import type { Conflict, MergeFiles } from './rederive.js';

/** A merge by whole files: what both sides changed stays as people left it and is a conflict. */
export const keepOurs: MergeFiles = ({ base, ours, theirs }) => {
  const texts = new Map<string, string>();
  const removed: string[] = [];
  const conflicts: Conflict[] = [];
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const [b, o, t] = [base.get(path), ours.get(path), theirs.get(path)];
    const text = o === t || t === b ? o : o === b ? t : o;
    if (text !== undefined) texts.set(path, text);
    else if (o !== undefined) removed.push(path);
    if (o !== t && t !== b && o !== b)
      conflicts.push({
        file: path,
        line: 0,
        key: '',
        name: path,
        element: '整个文件',
        reason: '两边都改了',
      });
  }
  return { texts, removed, conflicts, taken: [], kept: [] };
};
