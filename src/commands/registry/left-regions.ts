import { UsageError } from '../../errors.js';
import type { LogEntry, Registry } from '../../registry/port.js';
import { regionText } from './registry-text.js';

/** The regions of a workspace that is published. */
export interface Declared {
  /** All that it declares, or that it is completed with. */
  readonly all: ReadonlySet<string>;
  /** Those that are its own. */
  readonly own: ReadonlySet<string>;
}

/**
 * The codes of --dissolve.
 *
 * @throws UsageError for what is no code, or a region that the workspace still declares.
 */
export function refuseDissolved(codes: readonly string[], { all }: Declared): void {
  for (const code of codes) {
    if (!/^\d{6}$/.test(code))
      throw new UsageError(`--dissolve 后面应是六位的地区代码，写的是“${code}”`);
    if (all.has(code))
      throw new UsageError(`工作区里还有地区 ${code}，不能撤销；先去掉它的声明和文件`);
  }
}

/**
 * Regions that stand in the registry, were published together with regions of the workspace, and that
 * it no longer declares: nothing says whether they are dissolved or kept elsewhere now.
 */
export async function leftRegions(
  registry: Registry,
  { all, own }: Declared,
): Promise<{ readonly region: string; readonly name: string }[]> {
  const left = (await registry.state({ at: 'latest' })).filter(({ region }) => !all.has(region));
  if (left.length === 0) return [];
  const together = new Set<string>();
  for (const entry of await registry.log({ kind: '发布' })) {
    const codes = codesIn(entry);
    if (codes.some((code) => own.has(code))) for (const code of codes) together.add(code);
  }
  return left.filter(({ region }) => together.has(region));
}

function codesIn({ body }: LogEntry): string[] {
  return body.kind === '发布' ? body.regions.map(({ region }) => region) : [];
}

/** What is said of them. */
export function leftText(left: Awaited<ReturnType<typeof leftRegions>>): string {
  const names = left.map(({ region, name }) => regionText(name, region)).join('、');
  const options = left.map(({ region }) => `--dissolve ${region}`).join(' ');
  return `提示 ${names}在登记库里仍然有效，曾与本工作区的地区一同发布，现在工作区里没有了；已经撤销的，发布时写 ${options}；改由别的工作区发布的，不必处理\n`;
}
