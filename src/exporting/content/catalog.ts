import type { Row } from '../../model/document.js';
import { JudgingDay } from '../../model/judging-day.js';
import type { RegionView } from '../../model/region-view.js';
import { guideRows } from '../../rules/guide/pairing.js';
import type { TableKind } from '../../tabular/table.js';
import type { Values } from '../../yaml/value.js';
import { LeftOutCount, type RegionPart } from './part.js';
import { blankRows, whyLeftOut } from './published.js';
import { documentsOf, sectionsOf } from './sections.js';
import type { SourceRows } from './source-rows.js';

/** What an export is about, besides the region. */
export interface ContentRequest {
  readonly table: TableKind;
  /** The day as of which rows are in force, YYYY-MM-DD. */
  readonly asOf: string;
  /**
   * Whether guides say the whole of what their 实施清单 row says, for readers: what a guide leaves out
   * is what the list says (contract §2). Without it they hold their own rows, for an import.
   */
  readonly merged: boolean;
}

/** The rows of 基本目录, 实施清单 or 办事指南 that a region publishes, as they are written. */
export function catalogPart(
  view: RegionView,
  source: SourceRows,
  { table, asOf, merged }: ContentRequest,
): RegionPart {
  const leftOut = new LeftOutCount();
  const day = new JudgingDay(asOf);
  const rows = documentsOf(view, table).flatMap((document) => document.rows);
  const why = table.kind === '办事指南' ? guideReason : whyLeftOut;
  const published = rows.filter((row) => {
    const reason = why(row, view, day);
    if (reason !== undefined) leftOut.add(reason);
    return reason === undefined;
  });
  const valuesOf =
    table.kind === '办事指南' && merged ? mergedGuides(view, source) : (row: Row) => source.of(row);
  const sections = sectionsOf(view, published, source, valuesOf);
  return {
    region: view.region.code,
    regionName: view.region.name,
    sections,
    leftOut: leftOut.counts,
    blanks: sections.flatMap((section) => blankRows(section.rows)),
    differences: [],
    remarks: [],
    nothing: rows.length === 0 ? '没有一行' : `${rows.length} 行都不在公布之列`,
  };
}

/** A guide is published with its 实施清单 rows: as long as one of them is. */
function guideReason(guide: Row, view: RegionView, asOf: JudgingDay): string | undefined {
  const own = whyLeftOut(guide, view, asOf);
  const rows = guideRows(guide, view);
  if (own !== undefined || rows.length === 0) return own;
  const reasons = rows.map((row) => whyLeftOut(row, view, asOf));
  // What is secret of one 办理项 is not told by the guide that all of them share.
  return (
    reasons.find((reason) => reason === '不公开') ??
    (reasons.includes(undefined) ? undefined : reasons[0])
  );
}

/** Guides with what they leave out: what their 实施清单 row says, where the 办理项 of one agree. */
function mergedGuides(view: RegionView, source: SourceRows): (guide: Row) => Values {
  return (guide) => {
    const own = source.of(guide);
    const [first, ...others] = guideRows(guide, view).map((row) => source.of(row));
    if (first === undefined) return own;
    const shared = Object.entries(first).filter(
      ([element, value]) =>
        !INTERNAL.has(element) &&
        others.every((other) => JSON.stringify(other[element]) === JSON.stringify(value)),
    );
    return { ...Object.fromEntries(shared), ...own };
  };
}

/** Elements by which an office keeps its rows: nothing to the reader of a guide. */
const INTERNAL: ReadonlySet<string> = new Set(['事项版本', '公开', '地方实施编码', '事项状态']);
