import { entryKeys, nameOf } from '../deriving/merge/entry-keys.js';
import { BLANK } from '../deriving/merge/merge-values.js';
import type { Change, Conflict, MergedFile, Rederived } from '../deriving/rederive.js';
import { canonical } from '../diff/canonical.js';
import { visible } from '../report/visible.js';
import { isList, type Value } from '../yaml/value.js';
import { unifiedDiff } from './unified-diff.js';

/** Long lists are cut: the files, and --dry-run, say all. */
const SHOWN = 20;
/** Longer values are told by their element alone. */
const VALUE_LENGTH = 40;

/** What changed above and was merged in, what local work was kept, and where people must decide. */
export function mergeLines({ taken, kept, conflicts }: Rederived): string[] {
  const changes = taken.filter(({ element }) => element !== '版本');
  return [
    ...listed('上级有变动，已并入（每行一个事项）', takenLines(changes)),
    ...keptLines(kept),
    ...listed(
      '冲突（本地的写法没有动，上一行的注释写着上级的；选定后删去注释）',
      conflicts.map(conflictText),
    ),
  ];
}

/** What was merged in, a line a row. */
function takenLines(taken: readonly Change[]): string[] {
  const rows = new Map<string, { readonly subject: string; readonly parts: string[] }>();
  for (const change of taken) {
    const { file, key, name } = change;
    const row = `${key} ${name}`.trim();
    const place = JSON.stringify([file, row]);
    const known = rows.get(place) ?? { subject: key === '' ? `${file} ${row}` : row, parts: [] };
    rows.set(place, known);
    known.parts.push(takenText(change));
  }
  return [...rows.values()].map(({ subject, parts }) => `${subject}：${parts.join('，')}`);
}

function takenText({ what, element, before, after }: Change): string {
  if (element === undefined) return what;
  return isShort(before) && isShort(after)
    ? `${element} ${shown(before)} → ${shown(after)}`
    : `${element}${listTurn(before ?? [], after ?? [])}`;
}

/** How many entries of a list came, went and changed. */
function listTurn(before: unknown, after: unknown): string {
  if (!isList(before) || !isList(after)) return ' 改写';
  const name = nameOf([after, before]);
  const keyed = (list: readonly Value[]) => {
    const keys = entryKeys(list, name);
    return new Map(list.map((entry, at) => [keys[at], canonical(entry)]));
  };
  const [b, a] = [keyed(before), keyed(after)];
  const counts: [string, number][] = [
    ['增', [...a.keys()].filter((key) => !b.has(key)).length],
    ['减', [...b.keys()].filter((key) => !a.has(key)).length],
    ['改', [...a].filter(([key, entry]) => b.has(key) && b.get(key) !== entry).length],
  ];
  const some = counts.filter(([, count]) => count > 0);
  if (some.length === 0) return ' 调整次序';
  return ` ${some.map(([word, count]) => `${word} ${count}`).join('、')}`;
}

function isShort(value: unknown): boolean {
  return (typeof value !== 'object' || value === null) && shown(value).length <= VALUE_LENGTH;
}

function shown(value: unknown): string {
  return value === undefined ? '没有' : String(value);
}

function keptLines(kept: readonly Change[]): string[] {
  const own = kept.filter(({ element }) => element !== '版本');
  if (own.length === 0) return [];
  const filled = own.filter(({ element, before }) => element !== undefined && before === BLANK);
  const changed = own.filter(({ element, before }) => element !== undefined && before !== BLANK);
  const rows = (what: string) =>
    own.filter((one) => one.element === undefined && one.what === what);
  const parts = [
    ['填写的待填', filled],
    ['改动的要素', changed],
    ['自己加的行', rows('新增')],
    ['删去的行', rows('删去')],
  ] as const;
  const counts = parts.flatMap(([title, some]) =>
    some.length === 0 ? [] : [`${title} ${some.length}`],
  );
  return [
    `本地的改动保留 ${own.length} 处：${counts.join('、')}`,
    ...cut(changed.map(({ key, name, element }) => `${`${key} ${name}`.trim()}：${element ?? ''}`)),
  ];
}

function conflictText({ file, line, key, name, element, reason }: Conflict): string {
  const place = `${file}${line > 0 ? `:${line}` : ''}`;
  return [place, key, name, `${element}：${reason}`].filter((part) => part !== '').join(' ');
}

function listed(title: string, entries: readonly string[]): string[] {
  return entries.length === 0 ? [] : [`${title} ${entries.length}：`, ...cut(entries)];
}

function cut(entries: readonly string[]): string[] {
  const rest = entries.length - SHOWN;
  return [
    ...entries.slice(0, SHOWN).map((entry) => `  ${entry}`),
    ...(rest > 0 ? [`  另有 ${rest} 项`] : []),
  ];
}

/** The changes of files that are already there, as a unified diff. */
export function mergeDiff(
  files: readonly MergedFile[],
  before: ReadonlyMap<string, string>,
): string {
  const diffs = files.flatMap(({ path, change, text }) => {
    const now = before.get(path);
    if (
      now === undefined ||
      now === text ||
      (change !== '更新' && change !== '合并' && change !== '删除')
    )
      return [];
    return [unifiedDiff(path, now, text ?? '')];
  });
  return diffs.join('').split(/\r?\n/).map(visible).join('\n');
}
