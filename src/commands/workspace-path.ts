import { UsageError } from '../errors.js';

/**
 * The workspace that a command is about, where it can be written as an argument and as --workspace.
 *
 * @throws UsageError when it is written both ways, or as nothing.
 */
export function workspacePath(
  path: string | undefined,
  { workspace }: { readonly workspace?: string },
): string | undefined {
  if (workspace === undefined) return path;
  if (workspace === '') throw new UsageError('--workspace 后面没有写工作区');
  if (path !== undefined)
    throw new UsageError(`工作区写了两次（${path} 和 --workspace ${workspace}），只写一处`);
  return workspace;
}
