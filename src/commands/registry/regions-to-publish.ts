import { UsageError } from '../../errors.js';
import type { Registry } from '../../registry/port.js';
import { nearest } from '../../values/nearest.js';
import type { WorkspaceIndex } from '../../workspace/workspace.js';

/**
 * The regions of a workspace that are published: those named, else all that have documents, and those
 * it only declares where the registry holds no documents either (a county that writes down its upper
 * chain must not empty the province).
 *
 * @param own regions that are the workspace's, not completed from elsewhere.
 * @throws UsageError for a named region that the workspace does not declare.
 */
export async function regionsToPublish(
  { index, own }: { readonly index: WorkspaceIndex; readonly own: readonly string[] },
  named: readonly string[],
  registry: Registry | undefined,
): Promise<string[]> {
  for (const code of named) {
    if (own.includes(code)) continue;
    const near = nearest(code, own);
    throw new UsageError(
      `工作区没有地区 ${code}${near === undefined ? '' : `，是不是 ${near}（${index.regions.get(near)?.name}）？`}`,
    );
  }
  if (named.length > 0) return own.filter((code) => named.includes(code));
  const published = new Map(
    ((await registry?.state({ at: 'latest' })) ?? []).map(({ region, rows }) => [region, rows]),
  );
  return own.filter((code) => index.filesOf.has(code) || (published.get(code) ?? 0) === 0);
}
