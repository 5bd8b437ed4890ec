import { createHash } from 'node:crypto';
import type { JudgeOptions, OpenedWorkspace } from '../run-check.js';

/**
 * A digest of all that a workspace is judged by: configuration, what it names, catalogs and the upper
 * regions it is completed with, retired codes. Shards that differ in it are of different states.
 */
export function contentDigest(
  { config, index }: OpenedWorkspace,
  { history }: JudgeOptions,
): string {
  const digest = createHash('sha256');
  const paths = [config.loaded.file.source.path, ...config.named, ...index.files];
  for (const path of [...new Set(paths)].sort()) {
    const bytes = index.tree.has(path) ? index.tree.read(path) : new Uint8Array();
    digest.update(`${path}\0${bytes.length}\0`).update(bytes);
  }
  const retired = [...(history?.all ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  return digest.update(JSON.stringify(retired)).digest('hex');
}
