/** The texts of the files of a region by path. */
export type Texts = ReadonlyMap<string, string>;

/** The files of a region, before and now. */
export interface ThreeSides {
  /** What was derived last time; empty the first time. */
  readonly base: Texts;
  /** What stands in the folder now, files that people added too. */
  readonly ours: Texts;
  /** What was derived this time. */
  readonly theirs: Texts;
}

/** Something that both sides changed, as it stands in a file. */
export interface Conflict {
  readonly file: string;
  /** Line of its marker; 0 where it is about the file. */
  readonly line: number;
  readonly key: string;
  readonly name: string;
  readonly element: string;
  readonly reason: string;
}

/** Something that was merged in, or local work that was kept. */
export interface Change {
  readonly file: string;
  readonly key: string;
  readonly name: string;
  readonly what: string;
  readonly element?: string;
  /** For what was merged in: what stood here; for what was kept: what it is above. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** A three-way merge of all files: rows are matched by business key, comments stay. */
export type MergeFiles = (sides: ThreeSides) => {
  readonly texts: Texts;
  readonly removed: readonly string[];
  readonly conflicts: readonly Conflict[];
  readonly taken: readonly Change[];
  readonly kept: readonly Change[];
};

export type FileChange = '新建' | '更新' | '合并' | '保留' | '删除' | '未变';

/** What becomes of one file. */
export interface MergedFile {
  readonly path: string;
  readonly change: FileChange;
  /** Undefined: it is not there afterwards. */
  readonly text: string | undefined;
}

/** A folder after deriving anew. */
export interface Rederived {
  readonly files: readonly MergedFile[];
  readonly conflicts: readonly Conflict[];
  readonly taken: readonly Change[];
  readonly kept: readonly Change[];
}

/**
 * Brings what was derived anew into a folder in which people have worked: local work is kept, what
 * changed above is merged in, what both changed is shown as a conflict.
 */
export function rederive(sides: ThreeSides, merge: MergeFiles): Rederived {
  const { base, ours, theirs } = sides;
  if (base.size === 0) {
    const files = [...theirs].map(([path, text]): MergedFile => ({ path, change: '新建', text }));
    return { files, conflicts: [], taken: [], kept: [] };
  }
  const { texts, removed, conflicts, taken, kept } = merge(sides);
  const gone = new Set(removed);
  const paths = [...new Set([...theirs.keys(), ...texts.keys(), ...removed])];
  const files = paths.flatMap((path): MergedFile[] => {
    const text = gone.has(path) ? undefined : texts.get(path);
    if (text === undefined && !ours.has(path)) return [];
    return [{ path, text, change: changeOf({ base, ours }, path, text) }];
  });
  return { files, conflicts, taken, kept };
}

function changeOf(
  { base, ours }: Pick<ThreeSides, 'base' | 'ours'>,
  path: string,
  text: string | undefined,
): FileChange {
  const before = ours.get(path);
  if (text === undefined) return '删除';
  if (before === undefined) return '新建';
  if (before === text) return before === base.get(path) ? '未变' : '保留';
  return before === base.get(path) ? '更新' : '合并';
}
