import { checkstyle } from './checkstyle.js';
import { csv } from './csv.js';
import { github } from './github.js';
import { gitlab } from './gitlab.js';
import { htmlReport } from './html-report.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { pretty } from './pretty.js';
import type { Reporter } from './reporter.js';
import { sarif } from './sarif.js';

/** An output format of `sitong check`. */
export interface ReportFormat {
  /** What it is for, in Chinese; shown by help and docs. */
  readonly describe: string;
  /** Usual end of a file name, with the dot. */
  readonly extension: string;
  readonly render: Reporter;
}

const table = {
  pretty: {
    describe: '在终端上阅读：原文、插入号、对照、依据和办法',
    extension: '.txt',
    render: pretty,
  },
  json: {
    describe: '供程序使用的完整结果（schemas/report.schema.json）',
    extension: '.json',
    render: json,
  },
  sarif: {
    describe: 'SARIF 2.1.0，供代码扫描平台和编辑器读取',
    extension: '.sarif',
    render: sarif,
  },
  github: { describe: 'GitHub Actions 行内批注', extension: '.txt', render: github },
  gitlab: { describe: 'GitLab 代码质量报告', extension: '.json', render: gitlab },
  junit: {
    describe: 'JUnit XML，供 Jenkins、GitLab 等显示为测试结果',
    extension: '.xml',
    render: junit,
  },
  checkstyle: {
    describe: 'Checkstyle XML，供 Jenkins 等汇总',
    extension: '.xml',
    render: checkstyle,
  },
  markdown: {
    describe: 'Markdown，用于合并请求评论和任务摘要',
    extension: '.md',
    render: markdown,
  },
  html: {
    describe: '一个网页，离线可看可打印：覆盖情况、规则与地区对照、逐条问题',
    extension: '.html',
    render: htmlReport,
  },
  csv: {
    describe: '问题清单，用 Excel 或 WPS 打开后分发各单位整改',
    extension: '.csv',
    render: csv,
  },
} satisfies Readonly<Record<string, ReportFormat>>;

/** The name of an output format. */
export type FormatName = keyof typeof table;

/** Every output format by its name; help, completion and docs read this table. */
export const reporters: Readonly<Record<FormatName, ReportFormat>> = table;

/** The names of all formats, the default first. */
export const FORMAT_NAMES = Object.keys(table) as readonly FormatName[];
