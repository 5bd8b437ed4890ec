import type { Reporter } from './reporter.js';

/** An output format of `sitong check`. */
export interface ReportFormat {
  /** What it is for, in Chinese; shown by help and docs. */
  readonly describe: string;
  /** Usual end of a file name, with the dot. */
  readonly extension: string;
  /** Gives what renders it: only the formats that are asked for are loaded. */
  readonly load: () => Promise<Reporter>;
}

const table = {
  pretty: {
    describe: '在终端上阅读：原文、插入号、对照、依据和办法',
    extension: '.txt',
    load: async () => (await import('./pretty.js')).pretty,
  },
  json: {
    describe: '供程序使用的完整结果（schemas/report.schema.json）',
    extension: '.json',
    load: async () => (await import('./json.js')).json,
  },
  sarif: {
    describe: 'SARIF 2.1.0，供代码扫描平台和编辑器读取',
    extension: '.sarif',
    load: async () => (await import('./sarif.js')).sarif,
  },
  github: {
    describe: 'GitHub Actions 行内批注',
    extension: '.txt',
    load: async () => (await import('./github.js')).github,
  },
  gitlab: {
    describe: 'GitLab 代码质量报告',
    extension: '.json',
    load: async () => (await import('./gitlab.js')).gitlab,
  },
  junit: {
    describe: 'JUnit XML，供 Jenkins、GitLab 等显示为测试结果',
    extension: '.xml',
    load: async () => (await import('./junit.js')).junit,
  },
  checkstyle: {
    describe: 'Checkstyle XML，供 Jenkins 等汇总',
    extension: '.xml',
    load: async () => (await import('./checkstyle.js')).checkstyle,
  },
  markdown: {
    describe: 'Markdown，用于合并请求评论和任务摘要',
    extension: '.md',
    load: async () => (await import('./markdown.js')).markdown,
  },
  html: {
    describe: '一个网页，离线可看可打印：覆盖情况、规则与地区对照、逐条问题',
    extension: '.html',
    load: async () => (await import('./html-report.js')).htmlReport,
  },
  csv: {
    describe: '问题清单，用 Excel 或 WPS 打开后分发各单位整改',
    extension: '.csv',
    load: async () => (await import('./csv.js')).csv,
  },
} satisfies Readonly<Record<string, ReportFormat>>;

/** The name of an output format. */
export type FormatName = keyof typeof table;

/** Every output format by its name; help, completion and docs read this table. */
export const reporters: Readonly<Record<FormatName, ReportFormat>> = table;

/** The names of all formats, the default first. */
export const FORMAT_NAMES = Object.keys(table) as readonly FormatName[];
