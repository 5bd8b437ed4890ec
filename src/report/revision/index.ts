import { htmlRevision } from './html.js';
import { json } from './json.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';
import type { RevisionReporter, RevisionTextReporter } from './reporter.js';
import { xlsx } from './xlsx.js';

/** An output format of `sitong diff`. */
export type RevisionFormat = {
  /** What it is for, in Chinese; shown by help and docs. */
  readonly describe: string;
  /** Usual end of a file name, with the dot. */
  readonly extension: string;
} & (
  | { readonly binary: false; readonly render: RevisionTextReporter }
  | { readonly binary: true; readonly render: RevisionReporter<Promise<Uint8Array>> }
);

const table = {
  pretty: {
    describe: '在终端上阅读：前后并排、改动的词、审批和影响',
    extension: '.txt',
    binary: false,
    render: pretty,
  },
  json: {
    describe: '供程序使用的完整结果（schemas/diff.schema.json）',
    extension: '.json',
    binary: false,
    render: json,
  },
  markdown: {
    describe: 'Markdown，用于合并请求评论：先概况，再审批、影响和逐项',
    extension: '.md',
    binary: false,
    render: markdown,
  },
  html: {
    describe: '一个网页，离线可看可打印：变更一览、各地要做的、逐项前后并排',
    extension: '.html',
    binary: false,
    render: htmlRevision,
  },
  xlsx: {
    describe: '调整情况表，用 Excel 或 WPS 打开：一项变更一行，附影响清单和说明',
    extension: '.xlsx',
    binary: true,
    render: xlsx,
  },
} satisfies Readonly<Record<string, RevisionFormat>>;

/** The name of an output format of `sitong diff`. */
export type RevisionFormatName = keyof typeof table;

/** Every output format by its name; help, completion and docs read this table. */
export const revisionReporters: Readonly<Record<RevisionFormatName, RevisionFormat>> = table;

/** The names of all formats, the default first. */
export const REVISION_FORMAT_NAMES = Object.keys(table) as readonly RevisionFormatName[];
