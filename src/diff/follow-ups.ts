import type { Row } from '../model/document.js';
import type { Finding } from '../model/finding.js';
import type { JudgingDay } from '../model/judging-day.js';
import { type RegionView, viewsAbove } from '../model/region-view.js';
import { at } from '../rules/at.js';
import type { Rule } from '../rules/rule.js';
import { normalizeText } from '../values/text.js';
import { basicCodeIn } from './causes.js';
import type { ReportedChange } from './report.js';

/** The id under which follow-ups are signed; no rule of the contract has it. */
export const FOLLOW = 'follow';

/** What a change of a 基本目录 row asks of rows that only repeat what that row said. */
interface FollowUp {
  readonly kind: ReportedChange['kind'];
  readonly oldCodes: readonly string[];
  readonly newCodes: readonly string[];
  readonly oldName: string | undefined;
  readonly newName: string | undefined;
  /** 计划取消日期 that the change sets: from that day on the item is cancelled. */
  readonly until?: string;
}

type ByRegion = ReadonlyMap<string, readonly FollowUp[]>;

/**
 * A rule of its own for the impact of a revision: rows that break no rule yet and must follow all the
 * same once the rows they rest on have followed. Guides and lists that repeat a name or a code that the
 * catalog gave up, and rows still paused below an item that was resumed.
 */
export function followRule(changes: readonly Omit<ReportedChange, 'impacts'>[]): Rule {
  const byRegion = followUpsOf(changes);
  return {
    id: FOLLOW,
    title: '要跟着上级的变更改',
    severity: 'note',
    clause: '苏政发〔2022〕71号 五',
    compares: '重复写出目录名称、编码的指南和清单，以及暂停的事项 ↔ 变更后的目录',
    why: '目录改了，只是照抄目录的地方也要改。',
    action: '随目录一并改',
    decides: '填报单位',
    examples: { fires: { shows: '', edits: [] }, silent: { shows: '', edits: [] } },
    checks: { region: (view, { asOf }) => eachOnce(followers(view, byRegion, asOf)) },
  };
}

function followUpsOf(changes: readonly Omit<ReportedChange, 'impacts'>[]): ByRegion {
  const byRegion = new Map<string, FollowUp[]>();
  for (const { kind, region, catalog, before, after, elements } of changes) {
    if (catalog !== '基本目录' || before.length === 0) continue;
    const codes = (sides: typeof before) => sides.flatMap(({ code }) => code ?? []);
    const until = elements.find(({ element }) => element === '计划取消日期')?.after;
    const followUp = {
      kind,
      ...(until === undefined ? {} : { until }),
      oldCodes: codes(before),
      // A row that is gone keeps its code below.
      newCodes: codes(after.length === 0 ? before : after),
      oldName: before[0]?.name,
      newName: after.length === 1 ? after[0]?.name : undefined,
    };
    const known = byRegion.get(region);
    if (known === undefined) byRegion.set(region, [followUp]);
    else known.push(followUp);
  }
  return byRegion;
}

/** Where several levels made the same change together, a row is told once: of the nearest level's. */
function* eachOnce(findings: Iterable<Finding>): Generator<Finding> {
  const told = new Map<Row, Set<string>>();
  for (const finding of findings) {
    if (!('row' in finding.spot)) continue;
    const { row, path } = finding.spot;
    const elements = told.get(row) ?? new Set();
    told.set(row, elements);
    const element = path.join('/');
    if (elements.has(element)) continue;
    elements.add(element);
    yield finding;
  }
}

function* followers(view: RegionView, byRegion: ByRegion, asOf: JudgingDay): Generator<Finding> {
  let repeating: Repeating | undefined;
  for (const { region } of [view, ...viewsAbove(view)]) {
    for (const change of byRegion.get(region.code) ?? []) {
      const isOver = change.until !== undefined && asOf.isReached(change.until);
      const followUp = isOver ? { ...change, kind: '取消' as const } : change;
      repeating ??= new Repeating(view);
      yield* repeating.findings(followUp);
      if (followUp.kind === '恢复' && region.code !== view.region.code)
        yield* stillPaused(view, followUp, region.name);
      if (followUp.kind === '取消' || followUp.kind === '暂停')
        yield* stillServed(view, followUp, region.name);
    }
  }
}

/** Rows of guides and lists, by the 基本编码 and the name that they repeat. */
class Repeating {
  readonly #byCode = new Map<string, Row[]>();
  readonly #byName = new Map<string, Row[]>();

  constructor({ documents }: RegionView) {
    for (const { kind, rows } of documents) {
      if (kind !== '办事指南' && kind !== '专项清单') continue;
      for (const row of rows) {
        push(this.#byCode, codeIn(row), row);
        push(this.#byName, row.item.事项名称 && normalizeText(row.item.事项名称), row);
      }
    }
  }

  *findings({ kind, oldCodes, newCodes, oldName, newName }: FollowUp): Generator<Finding> {
    if (kind === '取消') {
      for (const row of oldCodes.flatMap((code) => this.#byCode.get(code) ?? []))
        yield {
          ...follower(row, codeElement(row), '目录里的这一事项已经取消'),
          action: '删去这一行',
        };
      return;
    }
    const renamed = newName !== undefined && oldName !== undefined && newName !== oldName;
    const [oldCode] = oldCodes;
    const [newCode] = newCodes;
    const recoded = oldCode !== undefined && newCodes.length === 1 && oldCode !== newCode;
    const split = newCodes.length > 1;
    if (!renamed && !recoded && !split) return;
    const rows = new Set(oldCodes.flatMap((code) => this.#byCode.get(code) ?? []));
    const named = oldName === undefined ? [] : (this.#byName.get(normalizeText(oldName)) ?? []);
    for (const row of named) if (codeIn(row) === undefined) rows.add(row);
    for (const row of rows) {
      if (recoded)
        yield follower(row, codeElement(row), `目录里的编码已由 ${oldCode} 改为 ${newCode}`);
      else if (split)
        yield follower(row, codeElement(row), `目录里的 ${oldCode} 已拆成 ${newCodes.join('、')}`);
      if (renamed && named.includes(row))
        yield {
          ...follower(row, '事项名称', `目录里的名称已由“${oldName}”改为“${newName}”`),
          expected: newName,
        };
    }
  }
}

function* stillPaused(view: RegionView, { newCodes }: FollowUp, upper: string): Generator<Finding> {
  for (const index of [view.catalog, view.standards, view.implementations]) {
    for (const code of newCodes) {
      for (const row of index.withCode(code)) {
        if (row.item.事项状态 === '暂停')
          yield {
            ...follower(row, '事项状态', `${upper}目录已经恢复，这里还是暂停`),
            expected: '在用',
          };
      }
    }
  }
}

/** A place goes on handling what was withdrawn above it, as long as its own catalog has not followed. */
function* stillServed(
  view: RegionView,
  { kind, newCodes }: FollowUp,
  upper: string,
): Generator<Finding> {
  for (const index of [view.standards, view.implementations]) {
    for (const code of newCodes) {
      for (const row of index.withCode(code)) {
        const { 事项状态: state = '在用' } = row.item;
        if (state === '在用')
          yield {
            ...follower(row, '事项状态', `${upper}目录已经${kind}，这里还在用`),
            expected: kind,
          };
      }
    }
  }
}

function follower(row: Row, element: string, message: string): Finding {
  return { spot: at(row, element), message };
}

function codeElement({ item }: Row): string {
  return item.基本编码 === undefined ? '实施编码' : '基本编码';
}

function codeIn({ item }: Row): string | undefined {
  return item.基本编码 ?? basicCodeIn(item.实施编码);
}

function push(into: Map<string, Row[]>, key: string | undefined, row: Row): void {
  if (key === undefined || key === '') return;
  const rows = into.get(key);
  if (rows === undefined) into.set(key, [row]);
  else rows.push(row);
}
