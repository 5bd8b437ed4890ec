import {
  FIGURE_FORMATS,
  type FigureFormat,
  type Figures,
  figureFormats,
} from '../statistics/formats/index.js';
import type { CommandIo } from './io.js';
import { type Output, outputsOf, writeReport } from './outputs.js';
import type { StatsOptions } from './stats-options.js';

/** Columns of what is not written to a terminal. */
const PAGE_WIDTH = 120;

/** Where the figures go. @throws UsageError */
export function statsOutputs(options: StatsOptions, cwd: string): readonly Output<FigureFormat>[] {
  return outputsOf(options, { names: FIGURE_FORMATS, binary: new Set(['xlsx'] as const) }, cwd);
}

/** Writes figures in every format that is asked for. @throws WorkError */
export async function writeFigures(
  outputs: readonly Output<FigureFormat>[],
  figures: Figures,
  { color }: StatsOptions,
  io: CommandIo,
): Promise<void> {
  for (const { format, file } of outputs) {
    const rendered = await figureFormats[format](figures, {
      width: (file === undefined ? io.columns : undefined) ?? PAGE_WIDTH,
      color: file === undefined && (color ?? io.color),
    });
    if (file !== undefined) await writeReport(file, rendered);
    else if (typeof rendered === 'string') io.stdout(rendered);
  }
}
