import type { Diagnostic } from '../../../src/engine/diagnostic.js';
import {
  baseFiles,
  COUNTY_PROCEDURE,
  countyRows,
  documentText,
  type Files,
  PATHS,
  type Playground,
  REGIONS,
  type RowText,
  row,
} from './base-workspace.js';
import { type CheckOutcome, check } from './run.js';

/** Files of one case of a batch: the catalog and the list of a county of its own. */
export interface CountyCase {
  /** Changes to the first row of the 基本目录. */
  readonly catalog?: RowText;
  /** Changes to the only row of the 实施清单; without them there is no list. */
  readonly list?: RowText;
  /** The whole text of the 基本目录, made of the clean one. */
  readonly edit?: (clean: string) => string | Uint8Array;
  /** The whole text of the 实施清单, made of the clean one. */
  readonly editList?: (clean: string) => string | Uint8Array;
}

export interface Batch {
  readonly outcome: CheckOutcome;
  /** Findings of a case, without the county's folder in their paths. */
  readonly of: (name: string) => Diagnostic[];
  /** Root of the workspace. */
  readonly root: string;
}

/**
 * Judges many cases in one process: each is a county of its own below the same
 * city, so that no case can change what is found in another.
 */
export async function countyBatch(
  playground: Playground,
  cases: Readonly<Record<string, CountyCase>>,
): Promise<Batch> {
  const files: Files = baseFiles();
  let regions = REGIONS;
  for (const [i, [name, one]] of Object.entries(cases).entries()) {
    const code = String(321001 + i);
    regions += `  - { 地区代码: "${code}", 地区名称: 县${code}, 层级: 县级, 上级: "320500" }\n`;
    const clean = documentText('基本目录', code, countyRows(one.catalog));
    files[`${name}/基本目录.yaml`] = one.edit === undefined ? clean : one.edit(clean);
    if (one.list !== undefined || one.editList !== undefined) {
      const list = documentText('实施清单', code, [row(COUNTY_PROCEDURE, one.list)]);
      files[`${name}/实施清单.yaml`] = one.editList === undefined ? list : one.editList(list);
    }
  }
  const root = playground.make({ ...files, [PATHS.regions]: regions });
  const outcome = await check([root], { unread: true });
  const of = (name: string) =>
    outcome.report.diagnostics
      .filter(({ file }) => file.startsWith(`${name}/`))
      .map((one) => ({ ...one, file: one.file.slice(name.length + 1) }));
  return { outcome, of, root };
}
