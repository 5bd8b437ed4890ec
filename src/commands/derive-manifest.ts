import { viewsAbove } from '../model/region-view.js';
import { VERSION } from '../version.js';
import { digest, type InputDigest, type Manifest } from './derive-folder.js';
import type { DerivePlace } from './derive-place.js';

export interface ManifestInputs {
  readonly bodies: InputDigest;
  readonly claims: InputDigest | undefined;
  /** What was derived: path → text. */
  readonly derived: ReadonlyMap<string, string>;
}

/** 来源.json: of which states of which regions, and of which inputs, a folder was derived. */
export function manifestOf(
  { view, source, opened }: DerivePlace,
  { bodies, claims, derived }: ManifestInputs,
): Manifest {
  return {
    格式: 1,
    sitong: VERSION,
    地区: view.region.code,
    上级: {
      来源: source.name,
      地区: [...viewsAbove(view)].map(({ region: { code } }) => ({
        地区: code,
        状态: source.stateOf(code),
        摘要: digest(
          (opened.index.filesOf.get(code) ?? [])
            .map(({ path }) => `${digest(opened.index.tree.read(path))} ${path}\n`)
            .join(''),
        ),
      })),
    },
    机构: bodies,
    ...(claims === undefined ? {} : { 承接: claims }),
    文件: Object.fromEntries([...derived].map(([path, text]) => [path, digest(text)])),
  };
}
