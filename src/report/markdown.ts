import { type Diagnostic, type Report, SEVERITIES } from '../engine/diagnostic.js';
import { coverageFacts, verdict } from './coverage.js';
import { itemLabel, regionLabel, waiverText } from './details.js';
import { markdownCode, markdownText } from './markdown-text.js';
import { type PathOf, repositoryPaths, spot } from './place.js';
import type { Reporter } from './reporter.js';
import { SEVERITY_WORDS } from './severity-words.js';

const HEADER = ['位置', '地区', '事项', '问题', '现值', '应为', '依据', '办法', '规则'];

/** Markdown for comments and job summaries of GitHub and GitLab: sections by severity, then coverage. */
export const markdown: Reporter = (report, context) => {
  const pathOf = repositoryPaths(context.pathPrefix);
  const sections = SEVERITIES.flatMap((severity) => {
    const found = report.diagnostics.filter((diagnostic) => diagnostic.severity === severity);
    return found.length === 0
      ? []
      : [
          `### ${SEVERITY_WORDS[severity]}（${found.length}）`,
          table(
            HEADER,
            found.map((diagnostic) => findingCells(diagnostic, pathOf)),
          ),
        ];
  });
  const blocks = [
    '## 四同检查结果',
    resultLine(report),
    ...sections,
    ...waivedBlocks(report, pathOf),
    ...coverageBlocks(report),
  ];
  return `${blocks.join('\n\n')}\n`;
};

function resultLine({ asOf, summary }: Report): string {
  return `**${verdict(summary)}** 按 ${markdownText(asOf)} 判断。`;
}

function findingCells(diagnostic: Diagnostic, pathOf: PathOf): readonly string[] {
  const path = pathOf(diagnostic.workspace, diagnostic.file);
  const related = diagnostic.related.map(
    (place) =>
      `<br>对照 ${markdownCode(spot(pathOf(diagnostic.workspace, place.file), place))} ${markdownText(place.message)}`,
  );
  return [
    markdownCode(spot(path, diagnostic)),
    markdownText(regionLabel(diagnostic)),
    markdownText(itemLabel(diagnostic)),
    markdownText(diagnostic.message) + related.join(''),
    markdownText(diagnostic.actual ?? ''),
    markdownText(diagnostic.expected ?? ''),
    markdownText(diagnostic.clause),
    markdownText(diagnostic.action),
    markdownCode(diagnostic.rule),
  ];
}

function waivedBlocks({ waived }: Report, pathOf: PathOf): readonly string[] {
  if (waived.length === 0) return [];
  const rows = waived.map((diagnostic) => [
    markdownCode(spot(pathOf(diagnostic.workspace, diagnostic.file), diagnostic)),
    markdownText(itemLabel(diagnostic)),
    markdownText(diagnostic.message),
    markdownText(diagnostic.waiver ? waiverText(diagnostic.waiver) : ''),
    markdownCode(diagnostic.rule),
  ]);
  return [
    `### 已豁免（${waived.length}）`,
    table(['位置', '事项', '问题', '豁免理由', '规则'], rows),
  ];
}

function coverageBlocks({ summary }: Report): readonly string[] {
  const items = coverageFacts(summary).map(
    ({ label, text }) => `- ${markdownText(label)}：${markdownText(text)}`,
  );
  return ['### 覆盖情况', items.join('\n')];
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
