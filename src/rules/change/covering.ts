import type { Application, AppliedChange } from '../../model/application.js';
import type { ItemChange } from '../../model/change.js';
import { codeOf, type Row } from '../../model/document.js';
import { normalizeText } from '../../values/text.js';
import { subjectOf } from './agreement.js';

/** Keys of an applied row that say which row is meant, not what is to change in it. */
const IDENTIFYING: ReadonlySet<string> = new Set(['类别', '性质', '清单', '业务办理项名称']);
const CODES = ['基本编码', '实施编码', '业务办理项编码'] as const;
/** Elements whose codes name the row; they are also what a 重新编码 changes. */
const NAMING: ReadonlySet<string> = new Set(CODES);
/** Elements that only rows below a 基本目录 have: an application that writes one speaks of those rows. */
const OF_LISTS: ReadonlySet<string> = new Set([
  '受理条件',
  '申请材料',
  '办理流程',
  '中介服务',
  '特别程序',
  '是否收费',
  '收费项目',
  '承诺办结时限',
  '承诺办结时限单位',
  '办件类型',
  '到办事现场次数',
  '审批结果类型',
  '审批结果名称',
  '实施主体',
  '实施主体编码',
]);

/** The element that cancels an item on a day to come: it is applied for as 取消 or as 变更. */
export const PLANNED_END = '计划取消日期';

/**
 * Whether an application asks for a change, or for one element of it (policy 五): of the same region, with
 * the same 操作 (重新编码 is applied for as 变更), for the code of either side, and with the element written
 * or none at all. A 12-digit code means the 基本目录 row and the 标准 rows; 实施清单 and guides of that item
 * only when the row says so by 类别 or by an element that only they have.
 */
export function coversChange(
  application: Application,
  change: ItemChange,
  element?: string,
): boolean {
  return (
    application.region === change.region &&
    application.changes.some((applied) => asksFor(applied, change, element))
  );
}

function asksFor(applied: AppliedChange, change: ItemChange, element?: string): boolean {
  const operation = change.kind === '重新编码' ? '变更' : change.kind;
  const ends = element === PLANNED_END && applied.operation === '取消';
  if (applied.operation !== operation && applied.operation !== change.kind && !ends) return false;
  if (!speaksOf(applied, change)) return false;
  if (element === undefined || change.kind === '新增') return true;
  const written = Object.keys(applied.elements).filter((name) => !IDENTIFYING.has(name));
  const asked = written.filter((name) => !NAMING.has(name) || change.kind === '重新编码');
  if (asked.length === 0) return true;
  const subject = subjectOf(element);
  const names = asked.filter((name) => subjectOf(name) === subject);
  return (
    names.length > 0 && names.every((name) => isCarriedOut(applied.elements[name], name, change))
  );
}

/** Whether the change made of an element what was applied for; only single values can be told. */
function isCarriedOut(asked: unknown, element: string, change: ItemChange): boolean {
  const [row] = change.after;
  const made = row?.item[element];
  if (row === undefined || made === undefined) return true;
  if (typeof asked === 'string' && typeof made === 'string')
    return normalizeText(asked) === normalizeText(made);
  if (typeof asked === 'number' && typeof made === 'number') return asked === made;
  return true;
}

function speaksOf(applied: AppliedChange, change: ItemChange): boolean {
  const kind = applied.elements.类别;
  if (typeof kind === 'string' && kind !== change.catalog) return false;
  const codes = [applied.code, ...CODES.map((name) => applied.elements[name])].filter(
    (code): code is string => typeof code === 'string',
  );
  const ofLists =
    kind === change.catalog || Object.keys(applied.elements).some((name) => OF_LISTS.has(name));
  return [...change.before, ...change.after].some((row) =>
    codes.length === 0 ? isNamed(applied, row) : codes.some((code) => means(code, row, ofLists)),
  );
}

/** An item that has no code yet is applied for by its name. */
function isNamed({ elements, operation }: AppliedChange, row: Row): boolean {
  const { 事项名称: name } = elements;
  return (
    operation === '新增' &&
    typeof name === 'string' &&
    row.item.事项名称 !== undefined &&
    normalizeText(name) === normalizeText(row.item.事项名称)
  );
}

function means(code: string, row: Row, ofLists: boolean): boolean {
  const own = codeOf(row);
  if (own === undefined) return false;
  if (own === code) return true;
  // 31 digits name all 业务办理项 of an 实施编码.
  if (code.length === 31) return own.startsWith(code);
  if (code.length !== 12 || own.length === 12) return false;
  return ofLists && own.slice(19, 31) === code;
}

/** The application that speaks best for a change: an approved one, then one that waits, then one sent back. */
export function coveringApplication(
  applications: readonly Application[],
  change: ItemChange,
  element?: string,
): Application | undefined {
  let best: Application | undefined;
  for (const application of applications) {
    if (!coversChange(application, change, element)) continue;
    if (best === undefined || rank(application) < rank(best)) best = application;
  }
  return best;
}

/**
 * Whether an application counts as approved. One that stands only in the workspace has no state: the review
 * of the change set is then its approval.
 */
export function isAccepted({ state }: Application): boolean {
  return state === undefined || state === '已通过';
}

function rank(application: Application): number {
  if (isAccepted(application)) return 0;
  return application.state === '待审核' ? 1 : 2;
}
