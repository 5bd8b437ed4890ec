import type { Diagnostic, RelatedPlace, Report, Summary } from '../../engine/diagnostic.js';
import type { ReportContext } from '../reporter.js';

/** Text that tries to leave its place in one format or another, and characters that break naive code. */
export const HOSTILE = [
  '\u001b[31m红\u001b[0m\u0007\u0000\u009b2J',
  ']]><evil a="1">&amp;<!-- x --><![CDATA[',
  'a|b\\|c`d`\r\n| x | y |\n# 标题\n<img src=x onerror=alert(1)>',
  '::error file=x::injected%0A\n::set-output name=a::b',
  '=HYPERLINK("http://evil.example","点我") @admin #1 www.evil.example',
  '[点我](https://evil.example) {0} {{x}}',
  '"双引号" \'单引号\' 逗号, 分号;',
  '👨‍👩‍👧 𠮷 e\u0301 \ud83d 尾\ud83d',
  '\u202e反向\u202c\u200b\ufeff\u2028\u2029\ufffe\u{e0041}',
].join(' ');

/** The lines of the one file that the sample workspace has. */
export const SAMPLE_LINES: readonly string[] = [
  '类别: 基本目录',
  '地区: "320583"',
  '事项:',
  '  - 基本编码: "000131003000"',
  '    事项名称: 食品经营许可证',
  '    事项类型: 行政许可',
];

/** A finding that is complete in all its fields. */
export function sampleDiagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'same/name',
    severity: 'error',
    message: '事项名称与上级基本目录不一致',
    action: '改为上级基本目录的名称；确需不同的，由上级主管部门决定',
    file: '320583-昆山市/基本目录.yaml',
    line: 5,
    column: 11,
    endLine: 5,
    endColumn: 18,
    region: '320583',
    regionName: '昆山市',
    code: '000131003000',
    name: '食品经营许可证',
    body: '昆山市市场监督管理局',
    element: '事项名称',
    actual: '食品经营许可证',
    expected: '食品经营许可',
    related: [sampleRelated()],
    clause: '苏政发〔2022〕71号 二（二）',
    fingerprint: '5f2b9c01',
    ...changes,
  };
}

/** The upper row that the sample finding was compared with. */
export function sampleRelated(changes: Partial<RelatedPlace> = {}): RelatedPlace {
  return {
    file: '320500-苏州市/基本目录.yaml',
    line: 5,
    column: 11,
    endLine: 5,
    endColumn: 17,
    message: '苏州市基本目录的名称',
    ...changes,
  };
}

/** A run in which nothing was left out. */
export function sampleSummary(changes: Partial<Summary> = {}): Summary {
  return {
    workspaces: 1,
    files: 4,
    regions: 3,
    items: 120,
    comparisons: 80,
    undecided: 0,
    undecidedReasons: [],
    errors: 0,
    warnings: 0,
    notes: 0,
    waived: 0,
    missingUpper: [],
    uncovered: [],
    rulesOff: [],
    ...changes,
  };
}

/** A run with everything that a coverage has to tell. */
export function gapSummary(changes: Partial<Summary> = {}): Summary {
  return sampleSummary({
    undecided: 7,
    undecidedReasons: [
      { reason: '上级没有基本目录', rows: 5 },
      { reason: '没有同名的办理项', rows: 2 },
    ],
    waived: 3,
    missingUpper: ['320500'],
    uncovered: ['320582', '320581'],
    rulesOff: ['logic/phones'],
    ...changes,
  });
}

/** A report of findings, with the counts that belong to them. */
export function sampleReport(
  diagnostics: readonly Diagnostic[],
  changes: { readonly summary?: Summary; readonly waived?: readonly Diagnostic[] } = {},
): Report {
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const waived = changes.waived ?? [];
  return {
    tool: { name: 'sitong', version: '1.2.3' },
    asOf: '2026-11-23',
    summary: {
      ...(changes.summary ?? sampleSummary({ waived: waived.length })),
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
    },
    diagnostics,
    waived,
  };
}

/** A report with several files, regions, severities, a waived finding and hostile text in all fields. */
export function mixedReport(): Report {
  const second = {
    file: '320500-苏州市/实施清单 #1.yaml',
    region: '320500',
    regionName: '苏州市',
  };
  return sampleReport(
    [
      sampleDiagnostic({ rule: 'time/units', severity: 'warning', ...second, fingerprint: 'b' }),
      sampleDiagnostic({ rule: 'basis/title', severity: 'note', ...second, fingerprint: 'c' }),
      sampleDiagnostic(),
      hostileDiagnostic(),
    ],
    {
      summary: gapSummary({ waived: 1 }),
      waived: [
        sampleDiagnostic({
          fingerprint: 'w',
          waiver: { reason: '过渡期内沿用旧名', document: '昆政办〔2025〕1号' },
        }),
      ],
    },
  );
}

/** A finding in whose every text something hostile stands. */
export function hostileDiagnostic(): Diagnostic {
  return sampleDiagnostic({
    message: HOSTILE,
    action: HOSTILE,
    name: HOSTILE,
    body: `=cmd|'/c calc'!A1 ${HOSTILE}`,
    regionName: HOSTILE,
    element: HOSTILE,
    actual: HOSTILE,
    expected: `${HOSTILE}。`,
    clause: HOSTILE,
    file: '目录/a,b:c%d|@e\u001b.yaml',
    related: [sampleRelated({ message: HOSTILE })],
    fingerprint: 'hostile',
  });
}

/** A finding as bare as the engine may make it: without a row. */
export function bareDiagnostic(changes: Partial<Diagnostic> = {}): Diagnostic {
  return {
    rule: 'schema/kind',
    severity: 'error',
    message: '文件没有类别',
    action: '在第一行写明类别',
    file: '草稿.yaml',
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: 1,
    related: [],
    clause: '',
    fingerprint: 'bare',
    ...changes,
  };
}

/** A context without colours, in which every file has the sample lines. */
export function sampleContext(changes: Partial<ReportContext> = {}): ReportContext {
  return {
    rules: [
      sampleRule('basis/title', '法规名称应写全称', 'note'),
      sampleRule('same/name', '事项名称四级相同', 'error'),
      sampleRule('time/units', '时限单位可比较', 'warning'),
    ],
    sourceLine: (_workspace, _file, line) => SAMPLE_LINES[line - 1],
    color: false,
    pathPrefix: '',
    ...changes,
  };
}

function sampleRule(id: string, title: string, severity: Diagnostic['severity']) {
  return {
    id,
    title,
    severity,
    clause: '苏政发〔2022〕71号 二（二）',
    why: '名称不同，群众无法在各级找到同一事项',
    action: '改为上级的写法',
  };
}
