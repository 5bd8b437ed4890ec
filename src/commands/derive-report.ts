import type { Derived, DerivedItem } from '../deriving/derive.js';
import type { Body } from '../deriving/input/bodies.js';
import type { FileChange, Rederived } from '../deriving/rederive.js';
import { visible } from '../report/visible.js';
import { isParent } from '../values/code.js';
import type { DerivedCheck } from './derive-check.js';
import { mergeLines } from './derive-merge-report.js';

/** What the report of a run is made of. */
export interface DeriveReport {
  readonly regionName: string;
  readonly region: string;
  /** Where the upper chain comes from: 工作区 江苏（320500、320000、000000）. */
  readonly from: string;
  /** 行使层级 of the region. */
  readonly levels: readonly string[];
  readonly derived: Derived;
  readonly bodies: readonly Body[];
  /** Columns of the inputs that were of no use, and codes that were corrected; a sentence each. */
  readonly remarks: readonly string[];
  readonly merged: Rederived;
  readonly check: DerivedCheck;
  readonly out: string;
  readonly dryRun: boolean;
}

/** Long lists are cut: the files themselves say all. */
const SHOWN = 20;

/** The report of `sitong derive` on standard output. */
export function renderDerived(report: DeriveReport): string {
  const lines = [
    `${report.regionName}（${report.region}）的目录，从${report.from}得出`,
    '',
    ...nothingLines(report),
    ...countLines(report.derived),
    ...declinedLines(report.derived),
    ...bodyLines(report),
    ...report.remarks,
    ...blankLines(report.check),
    ...checkLines(report.check),
    ...fileLines(report),
  ];
  return `${lines.map(visible).join('\n')}\n`;
}

/** Empty documents must not pass for a region that was derived. */
function nothingLines({ derived, levels }: DeriveReport): string[] {
  if (derived.items.length > 0 || derived.decision.declined.length > 0) return [];
  return [`上级目录里没有一项在用的事项由${levels.join('、')}行使，写出的是空目录`, ''];
}

function countLines({
  decision,
  rows,
  guides,
  unguided,
  passedOn,
  items,
  files,
}: Derived): string[] {
  const types = new Map<string, [claimed: number, all: number]>();
  const add = (type: string | undefined, claimed: number) => {
    const [own, all] = types.get(type ?? '') ?? [0, 0];
    types.set(type ?? '', [own + claimed, all + 1]);
  };
  const real = items.filter(({ item }) => !isParent(item.code));
  for (const { item } of real) add(item.row.item.事项类型, 1);
  for (const { row } of decision.declined) add(row.item.事项类型, 0);
  const all = real.length + decision.declined.length;
  const parents = items.length - real.length;
  const byType = [...types].map(([type, [own, total]]) => `${type} ${own}/${total}`).join('、');
  const standard = rows.filter(({ from }) => from?.document.variant.standard === true).length;
  const without = rows.filter(({ from }) => from === undefined).length;
  const lists = files.filter(({ kind }) => kind === '专项清单');
  return [
    `基本目录  承接 ${real.length} 项，共 ${all} 项${parents > 0 ? `，另有主项 ${parents} 行` : ''}`,
    ...(byType === '' ? [] : [`          ${byType}`]),
    `实施清单  ${rows.length} 行：照标准 ${standard}，照上级实施清单 ${rows.length - standard - without}${without > 0 ? `；上级没有的 ${without}，另成文件，未载的要素由上级补齐` : ''}`,
    `办事指南  ${guides.length} 行${unguided > 0 ? `；另有 ${unguided} 行的实施编码待填，填后再编` : ''}`,
    `专项清单  ${lists.length === 0 ? '没有' : lists.map(({ path, rows: n }) => `${path.replace(/^专项清单\/|\.yaml$/g, '')} ${n}`).join('、')}`,
    ...(passedOn.length > 0
      ? listed(
          '已整级下放、本级不再办理',
          passedOn.map(({ row }) => nameOf(row.item)),
        )
      : []),
  ];
}

function declinedLines({ decision }: Derived): string[] {
  const { declined, leftOut } = decision;
  return [
    ...listed(
      '未承接',
      declined.map(
        ({ row, reason, note }) =>
          `${nameOf(row.item)}：${reason}${note === undefined ? '' : `，${note}`}`,
      ),
    ),
    ...listed(
      '没有列入',
      leftOut.map(({ row, why }) => `${nameOf(row.item)}：${why}`),
    ),
  ];
}

function bodyLines({ derived, bodies }: DeriveReport): string[] {
  const acting = derived.items.filter(
    ({ item }) => !isParent(item.code) && item.level !== undefined,
  );
  const used = new Set(
    derived.items.flatMap(({ assigned }) => [assigned.agency?.name, assigned.department?.name]),
  );
  const without = acting.filter(({ assigned }) => assigned.agency === undefined);
  const loose = acting.filter(({ assigned }) => assigned.loose);
  const idle = bodies.filter(({ name }) => !used.has(name)).map(({ name }) => name);
  const uncoded = bodies.filter(({ name, credit }) => used.has(name) && credit === undefined);
  return [
    ...listed(
      '机构表里没有对应机构的事项（主管部门、实施机关照上级的写法，实施主体待填）',
      groupedByBody(without),
    ),
    ...listed(
      '按相近条线对应的，请核对',
      loose.map(
        ({ item, assigned }) =>
          `${nameOf(item.row.item)} → ${assigned.agency?.name ?? assigned.department?.name ?? ''}`,
      ),
    ),
    ...listed('没有事项的机构', idle),
    ...listed(
      '没有统一社会信用代码、编码待填的机构',
      uncoded.map(({ name }) => name),
    ),
  ];
}

/** Items by the body that the catalog words for them. */
function groupedByBody(items: readonly DerivedItem[]): string[] {
  const groups = new Map<string, string[]>();
  for (const { item, catalog } of items) {
    const body = String(catalog.row.实施机关 ?? catalog.row.主管部门 ?? '上级没有写机关');
    const names = groups.get(body) ?? [];
    groups.set(body, names);
    names.push(nameOf(item.row.item));
  }
  return [...groups].map(
    ([body, names]) =>
      `${body} ${names.length} 项：${names.slice(0, 3).join('、')}${names.length > 3 ? ' 等' : ''}`,
  );
}

function blankLines({ blanks }: DerivedCheck): string[] {
  const all = [...blanks.values()].reduce((sum, n) => sum + n, 0);
  if (all === 0) return [];
  const sorted = [...blanks].sort(([, a], [, b]) => b - a);
  return ['', `待填 ${all} 处：${sorted.map(([element, n]) => `${element} ${n}`).join('、')}`];
}

function checkLines({
  errors,
  warnings,
  notes,
  comparisons,
  blanks,
  others,
}: DerivedCheck): string[] {
  const blank = [...blanks.values()].reduce((sum, n) => sum + n, 0);
  const kinds = [
    ...(blank > 0 ? [`待填 ${blank}`] : []),
    ...[...others].map(([rule, n]) => `${rule} ${n}`),
  ];
  const detail = kinds.length === 0 ? '' : `（${kinds.join('、')}）`;
  const counts = `警告 ${warnings}${detail}，提示 ${notes}；比对 ${comparisons} 处`;
  if (errors.length === 0) return ['', `检查：没有错误，${counts}`];
  return [
    '',
    `检查：错误 ${errors.length}，${counts}`,
    ...errors
      .slice(0, SHOWN)
      .map(({ rule, file, line, message }) => `  ${file}:${line} ${rule} ${message}`),
    ...more(errors.length),
  ];
}

const VERBS: readonly FileChange[] = ['新建', '更新', '合并', '保留', '删除', '未变'];

function fileLines({ merged, out, dryRun }: DeriveReport): string[] {
  const { files } = merged;
  const counts = VERBS.flatMap((change) => {
    const n = files.filter((file) => file.change === change).length;
    return n === 0 ? [] : [`${change} ${n}`];
  });
  const shown = dryRun ? files.filter(({ change }) => change !== '未变') : [];
  return [
    ...mergeLines(merged),
    `${dryRun ? '没有写文件（--dry-run）；会写入' : '已写入'} ${out}：${counts.join('、')}`,
    ...shown.map(({ change, path }) => `  ${change} ${path}`),
  ];
}

function listed(title: string, entries: readonly string[]): string[] {
  if (entries.length === 0) return [];
  return [
    `${title} ${entries.length}：`,
    ...entries.slice(0, SHOWN).map((entry) => `  ${entry}`),
    ...more(entries.length),
  ];
}

function more(count: number): string[] {
  return count > SHOWN ? [`  另有 ${count - SHOWN} 项`] : [];
}

function nameOf({
  基本编码: code,
  事项名称: name,
}: {
  readonly 基本编码?: string;
  readonly 事项名称?: string;
}): string {
  return `${code ?? ''} ${name ?? ''}`;
}
