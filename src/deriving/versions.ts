import { UNCARRIED } from './documents.js';
import type { Texts } from './rederive.js';

const VERSION_LINE = /^版本: (.+)$/m;

/**
 * Gives files that say the same as last time the 版本 that they had, so that a day on which nothing
 * changed changes nothing. The guides of a body get a new one with its 实施清单 (guide/stale).
 */
export function withKeptVersions(files: Texts, base: Texts): Map<string, string> {
  const out = new Map<string, string>();
  const renewed: string[] = [];
  for (const [path, text] of files) {
    const before = base.get(path);
    const kept = before !== undefined && sameButVersion(text, before);
    out.set(path, kept ? before : text);
    if (!kept) renewed.push(path);
  }
  for (const path of renewed) {
    const name = /^实施清单\/(.+)\.yaml$/.exec(path)?.[1];
    if (name === undefined) continue;
    for (const [guide, text] of files) {
      const of = /^办事指南\/(.+)\.yaml$/.exec(guide)?.[1];
      if (of !== undefined && isOfBody(name, of)) out.set(guide, text);
    }
  }
  return out;
}

function sameButVersion(text: string, before: string): boolean {
  const version = VERSION_LINE.exec(before)?.[0];
  return version === undefined
    ? text === before
    : text.replace(VERSION_LINE, () => version) === before;
}

/** Whether a file of the 实施清单 is of the body whose guides are called so. */
function isOfBody(name: string, guides: string): boolean {
  return name === guides || name.startsWith(`${guides}${UNCARRIED}`);
}
