import type { DiffReport, ReportedChange } from '../../diff/report.js';
import type { Diagnostic } from '../../engine/diagnostic.js';
import { CHANGE_KINDS, DIRECTIONS } from '../../model/change.js';
import { itemLabel } from '../details.js';
import { markdownCode, markdownHtml, markdownText } from '../markdown-text.js';
import { checkedPath, spot } from '../place.js';
import { SEVERITY_WORDS } from '../severity-words.js';
import { boundedSection, type Section } from './bounded.js';
import { comparedFacts, comparedVerdict, regionChangeText, totalChanges } from './compared.js';
import { changeItem, clipped, elementItems, shortLabel } from './markdown-change.js';
import type { RevisionTextReporter } from './reporter.js';
import {
  approvalText,
  documentKey,
  documentLabel,
  impactsByRegion,
  matchText,
  needsApproval,
  neighbours,
  placeLabel,
  type RegionImpacts,
  rowLabel,
  ruleLabel,
} from './words.js';

/** GitHub refuses a comment of more characters; some room is left for what a workflow adds. */
const MOST = 65_536 - 1_536;
/** The most that each part may take, so that the last ones are not left without room. */
const SHARES = { findings: 14_000, approvals: 10_000, impacts: 16_000, tree: 6_000 };
const MAX_TEXT = 240;
const MAX_FACT = 600;
const ALL = '全部见 html、xlsx 或 json 格式。';

/**
 * Markdown for the comment of a pull request: the result and counts first, then broken rules, what has
 * to be approved, what each region has to do, and all changes folded away. Bounded; counts stay true.
 */
export const markdown: RevisionTextReporter = (report) => {
  const blocks = [summaryBlock(report)];
  let room = MOST - blocks[0]!.length;
  const add = (section: Section, most: number, separator = '\n') => {
    if (section.count === 0) return;
    const text = boundedSection(section, { separator, room: Math.min(room - 4, most) });
    if (text === '') return;
    blocks.push(text);
    room -= text.length + 2;
  };
  add(findingSection(report.diagnostics), SHARES.findings);
  add(approvalSection(report.changes), SHARES.approvals);
  add(impactSection(impactsByRegion(report)), SHARES.impacts, '\n\n');
  add(regionSection(report), SHARES.tree);
  add(headerSection(report), SHARES.tree);
  add(changeSection(report.changes), room, '\n\n');
  return `${blocks.join('\n\n')}\n`;
};

function summaryBlock(report: DiffReport): string {
  const { summary } = report;
  const kinds = CHANGE_KINDS.filter((kind) => summary.kinds[kind] > 0);
  const directions = DIRECTIONS.filter((one) => summary.directions[one] > 0);
  const facts = comparedFacts(report).map(
    ({ label, text }) => `- ${label}：${markdownText(clipped(text, MAX_FACT))}`,
  );
  return [
    '## 目录调整情况',
    `**${markdownText(comparedVerdict(report))}**`,
    ...(totalChanges(summary) === 0
      ? []
      : [
          table(
            ['变更种类', '数量'],
            kinds.map((kind) => [kind, String(summary.kinds[kind])]),
          ),
          table(
            ['对办事人', '数量'],
            directions.map((one) => [one, String(summary.directions[one])]),
          ),
        ]),
    facts.join('\n'),
  ].join('\n\n');
}

function findingSection(diagnostics: readonly Diagnostic[]): Section {
  return {
    head: `### 违反变更规则（${diagnostics.length}）\n\n`,
    blocks: lazily(diagnostics, (one) => {
      const place = markdownCode(
        clipped(spot(checkedPath(one.workspace, one.file), one), MAX_TEXT),
      );
      const text = [itemLabel(one), one.message, `办法：${one.action}`]
        .filter((part) => part !== '')
        .map((part) => markdownText(clipped(part, MAX_TEXT)));
      return `- **${SEVERITY_WORDS[one.severity]}** ${place} ${text.join('；')} ${markdownCode(one.rule)}`;
    }),
    count: diagnostics.length,
    foot: '',
    cut: (left) => `\n> 篇幅所限，还有 ${left} 个问题没有列出，计数不受影响；${ALL}`,
  };
}

function approvalSection(changes: readonly ReportedChange[]): Section {
  const waiting = changes.filter(({ approval }) => needsApproval(approval));
  const header = '| 操作 | 事项 | 地区 | 审批 |\n| --- | --- | --- | --- |\n';
  return {
    head: `### 需要审批（${waiting.length}）\n\n${header}`,
    blocks: lazily(
      waiting,
      (change) =>
        `| ${change.kind} | ${markdownText(shortLabel(change))} | ${markdownText(clipped(change.regionName, MAX_TEXT))} | ${markdownText(clipped(approvalText(change.approval), MAX_TEXT))} |`,
    ),
    count: waiting.length,
    foot: '',
    cut: (left) => `\n> 篇幅所限，还有 ${left} 项须审批的没有列出，计数不受影响；${ALL}`,
  };
}

/** Rows of one region that are listed in a comment. */
const MAX_ROWS = 30;

function impactSection(regions: readonly RegionImpacts[]): Section {
  return {
    head: `### 影响（${regions.length} 个地区）\n\n`,
    blocks: lazily(regions, (region) => {
      const name = markdownHtml(clipped(placeLabel(region.regionName, region.region), MAX_TEXT));
      const rows = region.rows.slice(0, MAX_ROWS).map(({ impact }) => {
        const row = `${documentLabel(impact)} ${rowLabel(impact)}`;
        const texts = [row, impact.message, `要做：${impact.action}`];
        return `- ${texts.map((text) => markdownText(clipped(text, MAX_TEXT))).join('；')} ${markdownCode(ruleLabel(impact))}`;
      });
      const hidden = region.rows.length - rows.length;
      return [
        `<details><summary>${name}：${region.rows.length} 行要跟着改</summary>`,
        '',
        ...rows,
        ...(hidden > 0 ? [`- 还有 ${hidden} 行`] : []),
        '',
        '</details>',
      ].join('\n');
    }),
    count: regions.length,
    foot: '',
    cut: (left) => `> 篇幅所限，还有 ${left} 个地区受影响没有列出，计数不受影响；${ALL}`,
  };
}

function regionSection({ regions }: DiffReport): Section {
  return {
    head: `### 地区的变化（${regions.length}）\n\n`,
    blocks: lazily(regions, (region) => {
      const match = matchText(region.match);
      const text = `${regionChangeText(region)}${match === undefined ? '' : `，${match}`}`;
      return `- ${markdownText(clipped(text, MAX_TEXT))}`;
    }),
    count: regions.length,
    foot: '',
    cut: (left) => `\n> 篇幅所限，还有 ${left} 处地区变化没有列出；${ALL}`,
  };
}

function headerSection({ headers }: DiffReport): Section {
  return {
    head: `### 文头的变化（${headers.length}）\n\n`,
    blocks: lazily(headers, (header) => {
      const title = `${placeLabel(header.regionName, header.region)} ${documentLabel(header)}`;
      return [
        `- ${markdownText(clipped(title, MAX_TEXT))}`,
        ...elementItems(header.elements, '  '),
      ].join('\n');
    }),
    count: headers.length,
    foot: '',
    cut: (left) => `\n> 篇幅所限，还有 ${left} 份文头的变化没有列出；${ALL}`,
  };
}

function changeSection(changes: readonly ReportedChange[]): Section {
  return {
    head: `<details><summary>逐项（${changes.length}）</summary>\n\n`,
    blocks: documentBlocks(changes),
    count: changes.length,
    foot: '\n\n</details>',
    cut: (left) => `> 篇幅所限，还有 ${left} 项变更没有列出，计数不受影响；${ALL}`,
  };
}

/** The changes, the first one of each document with the title of the document. */
function* documentBlocks(changes: readonly ReportedChange[]): Iterable<string> {
  for (const group of neighbours(changes, documentKey)) {
    for (const [index, change] of group.entries()) {
      const title = `${placeLabel(change.regionName, change.region)} ${documentLabel(change)}`;
      const head = `#### ${markdownText(clipped(title, MAX_TEXT))}（${group.length} 项）\n\n`;
      yield `${index === 0 ? head : ''}${changeItem(change)}`;
    }
  }
}

function* lazily<T>(items: readonly T[], render: (item: T) => string): Iterable<string> {
  for (const item of items) yield render(item);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
