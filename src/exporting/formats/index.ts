import { rowsKey } from '../../model/kinds.js';
import { isListKind } from '../../registry/region-content.js';
import type { Value } from '../../yaml/value.js';
import { yamlEntries, yamlListItem } from '../../yaml/yaml-text.js';
import {
  type ExportDocument,
  type ExportFormat,
  isReport,
  type ReportDocument,
} from '../export.js';

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
  yaml: (document) => {
    if (isReport(document)) return '';
    const { kind, variant, sections } = document.table;
    const head = [document.title, ...document.marks, ...document.notes].map(
      (line) => `# ${line}\n`,
    );
    return sections
      .map(({ region, header, rows }) => {
        const entries: [string, Value][] = [
          ['类别', kind],
          ['地区', region],
        ];
        if (variant.standard === true) entries.push(['性质', '标准']);
        if (isListKind(kind) && variant.list !== undefined) entries.push(['清单', variant.list]);
        return [
          ...head,
          ...yamlEntries([...entries, ...Object.entries(header)], ''),
          `${rowsKey(kind)}:\n`,
          ...rows.map((row) => yamlListItem(Object.entries(row), '  ')),
        ].join('');
      })
      .join('---\n');
  },
};
