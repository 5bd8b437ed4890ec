import { UsageError } from '../../errors.js';
import type { ExchangeContext } from '../exchange-rows.js';
import {
  type ExportDocument,
  type ExportFormat,
  isReport,
  type ReportDocument,
} from '../export.js';
import { type CsvEncoding, csv } from './csv.js';
import { docx } from './docx.js';
import { exchangeJson, exchangeSql } from './exchange.js';
import { html } from './html.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { xlsx } from './xlsx.js';
import { yaml } from './yaml.js';

/** What renderers are given besides the document. */
export interface RenderContext extends ExchangeContext {
  /** Of csv. */
  readonly encoding?: CsvEncoding;
  /** How 交换 is written. */
  readonly exchange?: 'json' | 'sql';
}

/** The pieces of a file, in their order: a large table need not be in memory at once. */
export type Pieces = Iterable<string> | Iterable<Uint8Array>;

/** @throws UsageError for a document that the format does not write. */
export type Renderer = (
  document: ExportDocument | ReportDocument,
  context: RenderContext,
) => Pieces | Promise<Pieces>;

/** The formats of `sitong export` by name. */
export const renderers: Readonly<Record<ExportFormat, Renderer>> = {
  xlsx,
  csv,
  json,
  yaml,
  markdown,
  html,
  docx,
  交换: (document, { exchange = 'json', ...context }) => {
    if (isReport(document)) throw new UsageError(`${document.name}是统计表，没有国家交换字段`);
    return exchange === 'sql' ? exchangeSql(document, context) : exchangeJson(document, context);
  },
};
