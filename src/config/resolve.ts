import picomatch from 'picomatch';
import { type Override, type Setting, SeverityPolicy } from '../engine/policy.js';
import type { Waiver } from '../engine/waivers.js';
import { UsageError } from '../errors.js';
import type { LawLibrary } from '../law/library.js';
import type { AuthorityRule } from '../model/application.js';
import { locate } from '../model/locate.js';
import { type Overlay, overlaySchema } from '../standard/overlay.js';
import {
  builtInProfile,
  isBuiltInProfile,
  type Profile,
  parseProfile,
  profileSchema,
  toProfile,
} from '../standard/profile.js';
import { type Standard, standardWith } from '../standard/standard.js';
import type { FileTree } from '../tree/file-tree.js';
import { nearest } from '../values/text.js';
import { readLaws } from './laws.js';
import {
  type ConfigFile,
  describeIssue,
  type LoadedConfig,
  loadConfig,
  placeOf,
  readConfigFile,
  staysInside,
} from './load.js';
import type { RawConfig } from './schema.js';

/** 四同: what must be the same at all levels unless a workspace says more (policy 二（二）). */
export const FOUR_SAME = ['事项名称', '基本编码', '设定依据', '事项类型'] as const;

/** The configuration of a workspace, ready for judging. */
export interface WorkspaceConfig {
  readonly loaded: LoadedConfig;
  readonly standard: Standard;
  readonly profile: Profile;
  readonly nationalProfile: Profile;
  readonly sameElements: ReadonlySet<string>;
  readonly laws: LawLibrary;
  readonly authority: readonly AuthorityRule[];
  readonly policy: SeverityPolicy;
  readonly waivers: readonly Waiver[];
  readonly ignore: readonly string[];
  /** Files that sitong.yaml names and that are no catalog files. */
  readonly named: ReadonlySet<string>;
}

/**
 * Reads sitong.yaml and everything it names.
 *
 * @throws UsageError with file, line and column for anything wrong in them.
 */
export function resolveConfig(
  tree: FileTree,
  name: string,
  ruleIds: readonly string[],
): WorkspaceConfig {
  const loaded = loadConfig(tree, name, ruleIds);
  const { raw } = loaded;
  const overlays = (raw.扩展 ?? []).map((path, i) =>
    readOverlay(tree, path, placeOf(loaded.file, ['扩展', i])),
  );
  refuseMissing(tree, loaded);
  const standard = standardWith(overlays.map(({ overlay }) => overlay));
  for (const { overlay, path, message } of standard.faults) {
    throw new UsageError(`${placeOf(overlays[overlay]!.file, path)} ${message}`);
  }
  const sameElements = new Set<string>(raw.同要素 ?? FOUR_SAME);
  for (const { overlay } of overlays)
    for (const element of overlay.同要素 ?? []) sameElements.add(element);
  checkSameElements(loaded, sameElements, standard);
  checkAuthority(loaded, standard);
  return {
    loaded,
    standard,
    profile: readProfile(tree, profileNameOf(raw), loaded),
    nationalProfile: builtInProfile('国家'),
    sameElements,
    laws: readLaws(tree, raw.法律库 ?? []),
    authority: authorityOf(loaded),
    policy: new SeverityPolicy(new Map(Object.entries(raw.规则 ?? {})), overridesOf(loaded)),
    waivers: waiversOf(loaded),
    ignore: raw.忽略 ?? [],
    named: namedFiles(raw),
  };
}

function profileNameOf(raw: RawConfig): string {
  return raw.编码方案 ?? '国家';
}

/** The files that sitong.yaml names, relative to the workspace, `/`-separated: no catalog files. */
export function namedFiles(raw: RawConfig): ReadonlySet<string> {
  const profile = profileNameOf(raw);
  const named = [
    ...(raw.扩展 ?? []),
    ...(raw.法律库 ?? []),
    ...(raw.映射 ?? []),
    ...(isBuiltInProfile(profile) ? [] : [profile]),
  ];
  return new Set(named.map((path) => path.replaceAll('\\', '/').replace(/^\.\//, '')));
}

/** Files that are read only when they are needed must exist all the same. */
function refuseMissing(tree: FileTree, { raw, file }: LoadedConfig): void {
  for (const key of ['法律库', '映射'] as const) {
    for (const [i, path] of (raw[key] ?? []).entries()) {
      const place = placeOf(file, [key, i]);
      if (!staysInside(path)) throw new UsageError(`${place} “${path}”不在工作区之内`);
      if (!tree.has(path)) throw new UsageError(`${place} 文件不存在：${path}`);
    }
  }
}

function readOverlay(
  tree: FileTree,
  path: string,
  named: string,
): { file: ConfigFile; overlay: Overlay } {
  const file = readConfigFile(tree, path, named);
  const result = overlaySchema.safeParse(file.value ?? {}, { reportInput: true });
  if (!result.success)
    throw new UsageError(describeIssue(file, result.error.issues[0]!, overlaySchema));
  return { file, overlay: result.data };
}

function readProfile(tree: FileTree, name: string, loaded: LoadedConfig): Profile {
  if (isBuiltInProfile(name)) return builtInProfile(name);
  if (!/[./\\]/.test(name)) {
    const near = nearest(name, ['国家', '广东']);
    throw new UsageError(
      `${placeOf(loaded.file, ['编码方案'])} 没有编码方案“${name}”${near === undefined ? '，应为 国家、广东 或方案文件的路径' : `，是不是“${near}”？`}`,
    );
  }
  const file = readConfigFile(tree, name, placeOf(loaded.file, ['编码方案']));
  const result = parseProfile(file.value);
  if (!result.success)
    throw new UsageError(describeIssue(file, result.error.issues[0]!, profileSchema));
  return toProfile(result.data);
}

function checkSameElements(
  loaded: LoadedConfig,
  elements: ReadonlySet<string>,
  standard: Standard,
): void {
  const known = new Set([
    ...standard.elements('基本目录').keys(),
    ...standard.elements('实施清单').keys(),
  ]);
  for (const element of elements) {
    if (known.has(element)) continue;
    const index = loaded.raw.同要素?.indexOf(element) ?? -1;
    const near = nearest(element, known);
    throw new UsageError(
      `${placeOf(loaded.file, index < 0 ? ['扩展'] : ['同要素', index])} 同要素里的“${element}”不是标准里的要素${near === undefined ? '' : `，是不是“${near}”？`}`,
    );
  }
}

/** 审核权限 may name only elements that some row of the standard has. */
function checkAuthority(loaded: LoadedConfig, standard: Standard): void {
  const kinds = ['基本目录', '实施清单', '办事指南', '关联清单', '专项清单'] as const;
  for (const [i, { 类别: kind, 要素: elements = [] }] of (loaded.raw.审核权限 ?? []).entries()) {
    const known = new Set(
      (kind === undefined ? kinds : [kind]).flatMap((one) => [...standard.elements(one).keys()]),
    );
    const isList = kind === undefined || kind === '关联清单' || kind === '专项清单';
    for (const [j, element] of elements.entries()) {
      // The lists have elements of their own: a name that none of the others has may be one of theirs.
      const near = nearest(element, known);
      if (known.has(element) || (isList && near === undefined)) continue;
      throw new UsageError(
        `${placeOf(loaded.file, ['审核权限', i, '要素', j])} 审核权限里的“${element}”不是标准里的要素${near === undefined ? '' : `，是不是“${near}”？`}`,
      );
    }
  }
}

/** 审核权限 as the change rules read it. */
function authorityOf({ raw }: LoadedConfig): AuthorityRule[] {
  return (raw.审核权限 ?? []).map((entry) => ({
    level: entry.层级,
    ...(entry.类别 === undefined ? {} : { catalog: entry.类别 }),
    ...(entry.操作 === undefined ? {} : { operations: entry.操作 }),
    ...(entry.要素 === undefined ? {} : { elements: entry.要素 }),
    ...(entry.说明 === undefined ? {} : { note: entry.说明 }),
  }));
}

function overridesOf({ raw }: LoadedConfig): Override[] {
  return (raw.覆盖 ?? []).map((entry) => ({
    level: entry.层级,
    region: entry.地区,
    type: entry.类型,
    matchesFile: entry.路径 === undefined ? undefined : picomatch(entry.路径, { dot: true }),
    settings: new Map<string, Setting>(Object.entries(entry.规则)),
  }));
}

function waiversOf({ raw, file }: LoadedConfig): Waiver[] {
  return (raw.豁免 ?? []).map((entry, i) => {
    const span =
      file.document === undefined
        ? undefined
        : locate(file.source.text, file.document.nodes, ['豁免', i, '规则']);
    return {
      rule: entry.规则,
      region: entry.地区,
      code: entry.编码,
      element: entry.要素,
      reason: entry.理由?.trim() === '' ? undefined : entry.理由,
      document: entry.批准文号,
      until: entry.到期日期,
      span: span ?? { start: 0, end: 0 },
    };
  });
}
