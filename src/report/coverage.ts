import type { Report, SinceSummary, Summary, WorkbookSummary } from '../engine/diagnostic.js';
import { SEVERITY_WORDS } from './severity-words.js';
import { visible } from './visible.js';

/** One thing that a run covered or left out. */
export interface CoverageFact {
  readonly label: string;
  readonly text: string;
  /** Whether a clean result says less because of it. */
  readonly isGap: boolean;
}

const LISTED = 10;
const NONE = '无';

/** What a run covered and what it could not judge, in reading order; the one source of all formats. */
export function coverageFacts(summary: Summary): readonly CoverageFact[] {
  const {
    workspaces,
    files,
    regions,
    items,
    comparisons,
    undecided,
    waived,
    baselined,
    upperFrom,
    since,
    workbook,
  } = summary;
  const workspacePart = workspaces > 1 ? `${workspaces} 个工作区、` : '';
  return [
    {
      label: '检查范围',
      text: `${workspacePart}${files} 个文件、${regions} 个地区、${items} 行`,
      isGap: items === 0 && since?.changed !== 0,
    },
    ...(workbook === undefined ? [] : workbookFacts(workbook)),
    ...(since === undefined ? [] : [{ label: '自修订', text: sinceText(since), isGap: false }]),
    { label: '上下级比对', text: `${comparisons} 次`, isGap: comparisons === 0 && regions > 1 },
    { label: '未能比对', text: undecidedText(summary), isGap: undecided > 0 },
    ...(upperFrom === undefined
      ? []
      : [{ label: '上级取自', text: upperFrom.map(visible).join('、'), isGap: false }]),
    listFact('缺少上级基本目录', summary.missingUpper),
    listFact('没有文件的地区', summary.uncovered),
    listFact('关闭的规则', summary.rulesOff),
    { label: '豁免', text: waived > 0 ? `${waived} 条` : NONE, isGap: false },
    ...(baselined === undefined
      ? []
      : [{ label: '基线里已有', text: `${baselined} 条`, isGap: false }]),
  ];
}

/** The coverage in one Chinese sentence, for formats that have one field for it. */
export function coverageLine(summary: Summary): string {
  const facts = coverageFacts(summary).map(({ label, text }) => `${label} ${text}`);
  return `覆盖情况：${facts.join('；')}。`;
}

/** The whole run in one line: the findings in numbers, the day of judgement, the coverage. */
export function runLine({ asOf, summary }: Report): string {
  return `${countsLine(summary)}（按 ${visible(asOf)} 判断）。${coverageLine(summary)}`;
}

/** The findings in numbers: `错误 3，警告 2，提示 1`. */
export function countsLine(summary: Summary): string {
  return [
    `${SEVERITY_WORDS.error} ${summary.errors}`,
    `${SEVERITY_WORDS.warning} ${summary.warnings}`,
    `${SEVERITY_WORDS.note} ${summary.notes}`,
  ].join('，');
}

/** The result in words; a clean one does not hide that something could not be judged. */
export function verdict(summary: Summary): string {
  if (summary.errors + summary.warnings + summary.notes > 0) return `${countsLine(summary)}。`;
  return hasGap(summary) ? '没有发现问题，但检查不完整，见覆盖情况。' : '没有发现问题。';
}

/** Whether a clean result says less than it seems to. */
export function hasGap(summary: Summary): boolean {
  return coverageFacts(summary).some(({ isGap }) => isGap);
}

/** What of a workbook was read, and what was left out. */
function workbookFacts({
  file,
  rows,
  refused,
  corrected,
  unread,
}: WorkbookSummary): readonly CoverageFact[] {
  const changed = corrected > 0 ? `，${corrected} 个单元格换了写法读取` : '';
  const lost = refused > 0 ? `，${refused} 个单元格没能取用` : '';
  return [
    {
      label: '工作簿',
      text: `${visible(file)}，${rows} 行${changed}${lost}`,
      isGap: rows === 0 || refused > 0,
    },
    ...(unread.length === 0 ? [] : [listFact('工作簿里没有读的', unread)]),
  ];
}

/** Since what findings are reported, and what is left out for it. */
function sinceText({ revision, id, changed, known }: SinceSummary): string {
  const short = visible(id.slice(0, ID_LENGTH));
  const name = id.startsWith(revision) ? short : `${visible(revision)}（${short}）`;
  return changed === 0
    ? `${name}，其后没有改动`
    : `${name}，其后改动 ${changed} 个文件；只判断改动涉及的地区，修订里已有的 ${known} 条不报告`;
}

/** As many digits as git shows of an id in a large repository. */
const ID_LENGTH = 12;

/** How many rows could not be judged, and why. */
export function undecidedText({
  undecided,
  undecidedReasons,
}: Pick<Summary, 'undecided' | 'undecidedReasons'>): string {
  if (undecided === 0) return NONE;
  const reasons = undecidedReasons
    .slice(0, LISTED)
    .map(({ reason, rows }) => `${visible(reason)} ${rows} 行`);
  const more = undecidedReasons.length > LISTED ? '等' : '';
  return reasons.length > 0
    ? `${undecided} 行（${reasons.join('，')}${more}）`
    : `${undecided} 行（未说明原因）`;
}

/** A list of what a result leaves out; a clean result says less because of any. */
export function listFact(label: string, values: readonly string[]): CoverageFact {
  const shown = values.slice(0, LISTED).map(visible).join('、');
  const more = values.length > LISTED ? ` 等 ${values.length} 个` : '';
  return {
    label,
    text: values.length > 0 ? `${shown}${more}` : NONE,
    isGap: values.length > 0,
  };
}
