import { visible } from '../../report/visible.js';

/** What a check rests on at one moment. */
export interface State {
  /** A stamp that changes with the content, by the path of each file that is there. */
  readonly files: ReadonlyMap<string, string>;
  /** The day that is judged on, YYYY-MM-DD. */
  readonly day: string;
}

/** What became of a file. */
export interface FileChange {
  readonly path: string;
  readonly kind: '新增' | '改动' | '删去';
}

/** How one state differs from another, as {@link changesText} says it. */
export interface StateChange {
  /** In the order of paths. */
  readonly files: readonly FileChange[];
  /** The day, when it is another one. */
  readonly day: string | undefined;
}

/** How a state differs from the one before; undefined when it does not. */
export function changeOf(before: State, now: State): StateChange | undefined {
  const files: FileChange[] = [];
  for (const [path, stamp] of now.files) {
    const earlier = before.files.get(path);
    if (earlier === undefined) files.push({ path, kind: '新增' });
    else if (earlier !== stamp) files.push({ path, kind: '改动' });
  }
  for (const path of before.files.keys())
    if (!now.files.has(path)) files.push({ path, kind: '删去' });
  if (files.length === 0 && before.day === now.day) return undefined;
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, day: before.day === now.day ? undefined : now.day };
}

/** So many files are named; of more only the number is told. */
const NAMED = 3;

/** A change in a few Chinese words. @param nameOf how a path is shown. */
export function changesText({ files, day }: StateChange, nameOf: (path: string) => string): string {
  const named = files.slice(0, NAMED).map(({ path, kind }) => `${visible(nameOf(path))} ${kind}`);
  const parts = day === undefined ? named : [`到了 ${day}`, ...named];
  return `${parts.join('，')}${files.length > NAMED ? ` 等 ${files.length} 个文件` : ''}`;
}
