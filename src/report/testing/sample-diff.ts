import type {
  DiffReport,
  Hunk,
  Impact,
  ReportedChange,
  ReportedElement,
  ReportedEntry,
  ReportedHeader,
  ReportedRegion,
  ReportedSide,
} from '../../diff/report.js';
import type { Diagnostic, Place } from '../../engine/diagnostic.js';
import type { Approval } from '../../model/application.js';
import { CHANGE_KINDS, DIRECTIONS } from '../../model/change.js';
import type { RevisionContext } from '../revision/reporter.js';
import { HOSTILE, sampleContext, sampleDiagnostic } from './sample-report.js';

// 示例: composed revisions; names and codes stand for no real decision.

function place(file: string, line: number): Place {
  return { file, line, column: 5, endLine: line, endColumn: 12 };
}

/** A row of the province's 基本目录. */
export function sampleSide(changes: Partial<ReportedSide> = {}): ReportedSide {
  return {
    ...place('320000-江苏省/基本目录.yaml', 12),
    code: '000131003000',
    name: '食品经营许可',
    body: '江苏省市场监督管理局',
    ...changes,
  };
}

/** A row of a county that has to follow. */
export function sampleImpact(changes: Partial<Impact> = {}): Impact {
  return {
    ...place('320583-昆山市/基本目录.yaml', 7),
    region: '320583',
    regionName: '昆山市',
    level: '县级',
    catalog: '基本目录',
    code: '000131003000',
    name: '食品经营许可',
    rule: 'same/name',
    severity: 'error',
    message: '名称与江苏省目录不同',
    action: '照上级目录改名称',
    expected: '食品经营许可（新）',
    ...changes,
  };
}

/** Approval by the province, applied for. */
export const APPLIED: Approval = {
  level: '省级',
  decides: '省政务服务管理机构',
  why: '大项、子项的新增和取消由省统一决定',
  application: {
    unit: '江苏省市场监督管理局',
    date: '2026-10-08',
    ground: '法定依据变化',
    place: { file: '调整申请/2026-10.yaml', line: 1 },
    state: '已通过',
  },
};

const NONE_NEEDED: Approval = { level: undefined, decides: '', why: '只改写法' };

const PENDING: Approval = {
  level: '省级',
  decides: '省政务服务管理机构',
  why: '基本要素的变更由省统一决定',
};

/** One changed name, with what follows below. */
export function sampleChange(changes: Partial<ReportedChange> = {}): ReportedChange {
  const kind = changes.kind ?? '变更';
  return {
    id: `320000-基本目录-000131003000-${kind}`,
    kind,
    region: '320000',
    regionName: '江苏省',
    catalog: '基本目录',
    before: kind === '新增' ? [] : [sampleSide()],
    after: kind === '取消' ? [] : [sampleSide({ name: '食品经营许可（新）', line: 14 })],
    elements: [],
    applicant: '不变',
    regional: '不变',
    approval: NONE_NEEDED,
    impacts: [],
    ...changes,
  };
}

/** A text in other words, with its hunks. */
export function sampleText(element: string, hunks: readonly Hunk[]): ReportedElement {
  const side = (skipped: Hunk['kind']) =>
    hunks
      .filter(({ kind }) => kind !== skipped)
      .map(({ text }) => text)
      .join('');
  return {
    element,
    before: side('增'),
    after: side('删'),
    hunks,
    applicant: '不变',
    region: '不变',
  };
}

const NAME = sampleText('事项名称', [
  { kind: '同', text: '食品经营许可' },
  { kind: '增', text: '（新）' },
]);

const CONDITION = sampleText('受理条件', [
  { kind: '同', text: '申请人应当' },
  { kind: '删', text: '具有固定的经营场所' },
  { kind: '增', text: '具有与经营规模相适应的场所' },
  { kind: '同', text: '，并符合食品安全要求。' },
]);

const PROMISE: ReportedElement = {
  element: '承诺办结时限',
  before: '20工作日',
  after: '10工作日',
  applicant: '压减',
  region: '不变',
};

const ENTRIES: readonly ReportedEntry[] = [
  { kind: '减少', before: '营业执照复印件', applicant: '压减' },
  { kind: '增加', after: '食品安全管理制度', applicant: '增加' },
  {
    kind: '变更',
    before: '经营场所平面图（原件）',
    after: '经营场所平面图（电子件）',
    hunks: [
      { kind: '同', text: '经营场所平面图（' },
      { kind: '删', text: '原件' },
      { kind: '增', text: '电子件' },
      { kind: '同', text: '）' },
    ],
    parts: [
      { element: '原件份数', before: '2', after: '1', applicant: '压减', region: '不变' },
      { element: '材料必要性', after: '必要', applicant: '增加', region: '不变' },
    ],
    applicant: '待判断',
  },
];

const MATERIALS: ReportedElement = {
  element: '申请材料',
  entries: ENTRIES,
  applicant: '待判断',
  region: '不变',
};

/** A change of the rules of revisions that is broken. */
export function sampleFinding(changes: Partial<Diagnostic> = {}): Diagnostic {
  return sampleDiagnostic({
    rule: 'change/same',
    message: '上级目录没有变更，这里改了名称',
    action: '改回上级目录的名称；确需改名的，申请省里先改目录',
    related: [],
    fingerprint: 'change-1',
    ...changes,
  });
}

/** A region that got another code and name. */
export const REGION_CHANGE: ReportedRegion = {
  kind: '改设',
  before: { code: '410381', name: '偃师市' },
  after: { code: '410307', name: '偃师区' },
  match: { by: '名称', confidence: 0.8 },
  elements: [{ element: '地区名称', before: '偃师市', after: '偃师区' }],
};

const HEADER: ReportedHeader = {
  region: '320000',
  regionName: '江苏省',
  catalog: '基本目录',
  elements: [{ element: '版本', before: '2025', after: '2026', applicant: '不变', region: '不变' }],
};

/** One change of each kind, on two levels, with all that a change may carry. */
export function sampleChanges(): readonly ReportedChange[] {
  const impacts = [
    sampleImpact({
      region: '320500',
      regionName: '苏州市',
      level: '市级',
      file: '320500-苏州市/基本目录.yaml',
    }),
    sampleImpact(),
    sampleImpact({ catalog: '办事指南', rule: 'guide/fixed', severity: 'warning', line: 31 }),
  ];
  const list = { catalog: '实施清单', list: '标准' } as const;
  const lines = (kind: ReportedChange['kind'], code: string, name: string) => {
    const side = sampleSide({ code, name });
    return { id: `x-${code}-${kind}`, kind, before: [side], after: [side] } as const;
  };
  return [
    sampleChange({ elements: [NAME], approval: APPLIED, impacts }),
    sampleChange({
      ...lines('新增', '320131099000', '小餐饮备案（示例）'),
      before: [],
      regional: '增加',
      applicant: '增加',
      approval: PENDING,
    }),
    sampleChange({
      ...lines('取消', '320131098000', '食品摊贩登记（示例）'),
      after: [],
      regional: '压减',
      applicant: '压减',
      approval: PENDING,
      impacts: [
        sampleImpact({ rule: 'life/cancelled', message: '上级已取消', action: '同步取消' }),
      ],
    }),
    sampleChange({ ...lines('暂停', '320131097000', '甲事项（示例）'), approval: APPLIED }),
    sampleChange({ ...lines('恢复', '320131096000', '乙事项（示例）'), approval: APPLIED }),
    sampleChange({
      ...lines('拆分', '320131095000', '丙事项（示例）'),
      after: [
        sampleSide({ code: '320131095001', name: '丙事项一（示例）' }),
        sampleSide({ code: '320131095002', name: '丙事项二（示例）' }),
      ],
      match: { by: '内容', confidence: 0.734 },
    }),
    sampleChange({
      ...lines('重新编码', '320131094000', '丁事项（示例）'),
      after: [sampleSide({ code: '320131194000', name: '丁事项（示例）' })],
      match: { by: '名称', confidence: 0.9 },
    }),
    sampleChange({
      ...lines('变更', '320131093000', '食品经营许可办理项（示例）'),
      ...list,
      elements: [
        CONDITION,
        PROMISE,
        MATERIALS,
        { ...PROMISE, element: '收费标准', notation: true },
      ],
      applicant: '待判断',
      approval: { ...NONE_NEEDED, follows: true },
      match: { by: '主干', confidence: 0.95 },
    }),
  ];
}

function tally<Word extends string>(
  words: readonly Word[],
  found: readonly Word[],
): Readonly<Record<Word, number>> {
  const counts = new Map<Word, number>(words.map((word) => [word, 0]));
  for (const word of found) counts.set(word, counts.get(word)! + 1);
  return Object.fromEntries(counts) as Record<Word, number>;
}

/** A report of changes, with the counts that belong to them. */
export function sampleDiff(
  changes: readonly ReportedChange[] = sampleChanges(),
  more: Partial<Omit<DiffReport, 'summary'>> & {
    readonly summary?: Partial<DiffReport['summary']>;
  } = {},
): DiffReport {
  const diagnostics = more.diagnostics ?? [];
  const count = (severity: Diagnostic['severity']) =>
    diagnostics.filter((one) => one.severity === severity).length;
  const impacts = changes.flatMap((change) => change.impacts);
  return {
    tool: { name: 'sitong', version: '1.2.3' },
    asOf: '2026-11-23',
    before: 'git:main',
    after: 'catalogs/江苏',
    regions: [],
    headers: [],
    others: [],
    changes,
    ...more,
    diagnostics,
    summary: {
      regions: 4,
      identical: 0,
      itemsBefore: 120,
      itemsAfter: 121,
      kinds: tally(
        CHANGE_KINDS,
        changes.map(({ kind }) => kind),
      ),
      directions: tally(
        DIRECTIONS,
        changes.map(({ applicant }) => applicant),
      ),
      regionChanges: more.regions?.length ?? 0,
      headerChanges: more.headers?.length ?? 0,
      affectedRegions: new Set(impacts.map(({ region }) => region)).size,
      affectedRows: impacts.length,
      errors: count('error'),
      warnings: count('warning'),
      notes: count('note'),
      undecided: 0,
      undecidedReasons: [],
      waived: 0,
      rulesOff: [],
      unread: [],
      ...more.summary,
    },
  };
}

/** Everything at once. */
export function richDiff(): DiffReport {
  return sampleDiff(sampleChanges(), {
    regions: [
      REGION_CHANGE,
      { kind: '撤销', before: { code: '330103', name: '下城区' }, elements: [] },
    ],
    headers: [HEADER],
    diagnostics: [
      sampleFinding(),
      sampleFinding({ rule: 'change/worse', severity: 'warning', fingerprint: 'change-2' }),
    ],
    summary: { unread: ['320581-常熟市/坏.yaml 不是 UTF-8'] },
  });
}

/** A report in whose every text something hostile stands. */
export function hostileDiff(): DiffReport {
  const text = `=cmd|'/c calc'!A1 ${HOSTILE}`;
  const element: ReportedElement = {
    element: text,
    before: HOSTILE,
    after: text,
    hunks: [
      { kind: '删', text: HOSTILE },
      { kind: '增', text },
    ],
    applicant: '待判断',
    region: '不变',
  };
  const side = sampleSide({ code: text, name: HOSTILE, body: text, file: text });
  const change = sampleChange({
    id: text,
    regionName: HOSTILE,
    before: [side],
    after: [side],
    elements: [
      element,
      {
        element: '材料',
        entries: [
          { kind: '变更', before: HOSTILE, after: text, parts: [element], applicant: '不变' },
        ],
        applicant: '不变',
        region: '不变',
      },
    ],
    approval: {
      level: '省级',
      decides: text,
      why: HOSTILE,
      application: { unit: text, date: text, ground: HOSTILE, place: { file: text, line: 1 } },
    },
    impacts: [
      sampleImpact({
        regionName: HOSTILE,
        name: text,
        code: text,
        message: HOSTILE,
        action: text,
        expected: HOSTILE,
        file: text,
      }),
    ],
  });
  return sampleDiff([change], {
    before: HOSTILE,
    after: text,
    regions: [{ ...REGION_CHANGE, after: { code: text, name: HOSTILE } }],
    headers: [{ ...HEADER, regionName: HOSTILE, elements: [element] }],
    diagnostics: [sampleFinding({ message: HOSTILE, actual: HOSTILE, expected: text })],
    summary: { unread: [HOSTILE] },
  });
}

/** A revision of so many changes, each with elements, entries and an impact. */
export function largeDiff(count: number): DiffReport {
  const changes = Array.from({ length: count }, (_, index) => {
    const code = String(index).padStart(12, '0');
    const side = sampleSide({ code, name: `事项${index}（示例）`, line: index + 1 });
    return sampleChange({
      id: `320000-基本目录-${code}-变更`,
      before: [side],
      after: [side],
      elements: [CONDITION, PROMISE, MATERIALS],
      applicant: '待判断',
      approval: PENDING,
      impacts: [sampleImpact({ code, name: side.name ?? code, line: index + 1 })],
    });
  });
  return sampleDiff(changes);
}

/** A context without colours, a hundred columns wide. */
export function revisionContext(changes: Partial<RevisionContext> = {}): RevisionContext {
  const { rules, sourceLine } = sampleContext();
  return { rules, sourceLine, pathPrefix: '', color: false, width: 100, ...changes };
}
