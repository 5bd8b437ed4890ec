import type { SignedFinding } from '../model/finding.js';
import type { Region } from '../model/region-tree.js';
import { NEEDED_RULES } from '../rules/needed.js';
import type { WorkspaceIndex } from '../workspace/workspace.js';

/** A region on both sides of a comparison. */
interface SidesOfRegion {
  readonly before?: Region | undefined;
  readonly after?: Region | undefined;
}

/** What the files that could not be read leave open between two sides. */
export interface Gaps {
  /** One Chinese sentence for each file that belongs to no region and could not be read. */
  readonly sentences: readonly string[];
  /**
   * Why what a region has on one side and lacks on the other proves nothing, as a Chinese sentence;
   * undefined when all its files were told to be what they are.
   */
  readonly ofRegion: (pair: SidesOfRegion) => string | undefined;
}

/**
 * A file whose 类别 or 地区 is misspelt, or a 地区 that is declared wrongly, belongs to no region on that side:
 * without this its rows would seem cancelled (contract §3, no false green).
 */
export function gapsBetween(before: WorkspaceIndex, after: WorkspaceIndex): Gaps {
  const sides = {
    before: { which: '之前', here: sideOf(before), there: sideOf(after) },
    after: { which: '之后', here: sideOf(after), there: sideOf(before) },
  };
  return {
    sentences: [
      ...unreadSentences(before, sides.before.which),
      ...unreadSentences(after, sides.after.which),
    ],
    ofRegion: (pair) =>
      gapOf(pair.after, pair.before, sides.after) ?? gapOf(pair.before, pair.after, sides.before),
  };
}

interface Side {
  readonly index: WorkspaceIndex;
  readonly files: ReadonlySet<string>;
  /** Files that documents of some region stand in. */
  readonly owned: ReadonlySet<string>;
  /** Files that could not be read, or of which a document belongs to no region, with what is wrong. */
  readonly unread: ReadonlyMap<string, string>;
  /** What is wrong with declarations of regions. */
  readonly declared: ReadonlySet<string>;
}

function sideOf(index: WorkspaceIndex): Side {
  const owned = new Set<string>();
  for (const files of index.filesOf.values()) for (const { path } of files) owned.add(path);
  const unread = new Map<string, string>();
  const declared = new Set<string>();
  for (const { rule, finding } of index.findings) {
    const { spot, message } = finding;
    if (!('source' in spot)) continue;
    const { path } = spot.source;
    if (NEEDED_RULES.has(rule) && !unread.has(path)) unread.set(path, message);
    if (index.regionFiles.has(path)) declared.add(`${path}：${message}`);
  }
  return { index, files: new Set(index.files), owned, unread, declared };
}

/** Why a region cannot be told on the side `here`, where it is `region`; on the other it is `other`. */
function gapOf(
  region: Region | undefined,
  other: Region | undefined,
  { which, here, there }: { readonly which: string; readonly here: Side; readonly there: Side },
): string | undefined {
  if (other === undefined) return undefined;
  const why =
    (region === undefined ? undeclared(here, there) : undefined) ??
    lostFile(other.code, here, there);
  return why === undefined
    ? undefined
    : `${other.name}（${other.code}）${which}的文件读不全，没有比较：${why}`;
}

/** Why a region that one side lacks may only be declared in what could not be read. */
function undeclared(here: Side, there: Side): string | undefined {
  for (const wrong of here.declared) if (!there.declared.has(wrong)) return wrong;
  for (const [path, message] of here.unread) {
    const declares = here.index.regionFiles.has(path) || there.index.regionFiles.has(path);
    if (declares) return `${path}：${message}`;
  }
  return undefined;
}

/** Why documents that a region has on the other side may only seem to be gone. */
function lostFile(code: string, here: Side, there: Side): string | undefined {
  for (const { path } of there.index.filesOf.get(code) ?? []) {
    const wrong = here.unread.get(path);
    if (wrong !== undefined) return `${path}：${wrong}`;
    if (here.owned.has(path)) continue;
    if (here.files.has(path)) return undeclared(here, there) ?? `${path}：它的地区声明有误`;
    // It may have moved to where it cannot be read.
    for (const [moved, message] of here.unread)
      if (!there.files.has(moved)) return `${moved}：${message}`;
  }
  return undefined;
}

function unreadSentences({ findings }: WorkspaceIndex, which: string): string[] {
  return findings.filter(isUnread).map(({ finding: { spot, message } }) => {
    const path = 'source' in spot ? `${spot.source.path}：` : '';
    return `${which}的 ${path}${message}`;
  });
}

function isUnread({ rule }: SignedFinding): boolean {
  return NEEDED_RULES.has(rule);
}
