import type { ExportDocument, ExportFormat, ReportDocument } from '../export.js';

/** What renderers are given besides the document. */
export interface RenderOptions {
  /** Of csv. */
  readonly encoding?: 'UTF-8' | 'GB18030';
  /** How 交换 is written. */
  readonly exchange?: 'json' | 'sql';
}

export type Renderer = (
  document: ExportDocument | ReportDocument,
  options: RenderOptions,
) => string | Uint8Array | Promise<string | Uint8Array>;

/** The formats by name. */
export const renderers: Readonly<Partial<Record<ExportFormat, Renderer>>> = {
  json: (document) => `${JSON.stringify(document, undefined, 2)}\n`,
};
