import { ViewChain } from '../../engine/view-chain.js';
import { exportDocument } from '../../exporting/content/document.js';
import { type RegionFacts, type RegionPart, rowCount } from '../../exporting/content/part.js';
import {
  type ReductionsPart,
  reductionsDocument,
  reductionsPart,
} from '../../exporting/content/reductions.js';
import type { ExportDocument, ReportDocument } from '../../exporting/export.js';
import type { Region } from '../../model/region-tree.js';
import type { RegionBefore } from '../../statistics/region-reductions.js';
import { type OpenedWorkspace, sourceOf } from '../run-check.js';
import { exportParts, type PartsRequest } from './export-parts.js';

/** Parts put together. */
export interface Assembly<Part> {
  readonly regionName: string;
  /** Whether regions below it are in it too. */
  readonly isBelow: boolean;
  readonly parts: readonly Part[];
  readonly marks: readonly string[];
}

/** What is exported: how a region's part is made, and a document of parts. */
export interface ExportContent<Part extends RegionFacts> {
  /** The parts of regions, each made when it is asked for. @throws WorkError */
  readonly parts: (
    opened: OpenedWorkspace,
    regions: readonly Region[],
  ) => Iterable<readonly [Region, Part]>;
  readonly rows: (part: Part) => number;
  readonly document: (assembly: Assembly<Part>) => ExportDocument | ReportDocument;
}

/** Rows of a catalog, or a list. */
export function tableContent(request: PartsRequest): ExportContent<RegionPart> {
  return {
    parts: (opened, regions) => exportParts(opened, regions, request),
    rows: rowCount,
    document: (assembly) => exportDocument({ ...request, ...assembly }),
  };
}

/** The revision that 四减统计 is compared with besides the standard. */
export interface RevisionBefore {
  readonly name: string;
  readonly of: (region: Region) => RegionBefore;
}

/** 四减统计. */
export function reductionsContent(
  asOf: string,
  before: ((opened: OpenedWorkspace) => RevisionBefore) | undefined,
): ExportContent<ReductionsPart> {
  let name: string | undefined;
  return {
    *parts(opened, regions) {
      const chain = new ViewChain(sourceOf(opened));
      const earlier = before?.(opened);
      name = earlier?.name;
      for (const region of regions)
        yield [region, reductionsPart(chain.of(region).view, asOf, earlier?.of(region))];
    },
    rows: ({ lines }) => lines.length,
    document: (assembly) => reductionsDocument({ asOf, against: name, ...assembly }),
  };
}
