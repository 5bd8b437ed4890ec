import type { ApplicationBody, RegionContent } from '../../registry/port.js';
import { isList, type Values } from '../../yaml/value.js';

const CODE_ELEMENTS = ['业务办理项编码', '实施编码', '基本编码'] as const;

/** Keys of an applied change that are no elements of the row. */
const OWN_KEYS = new Set(['操作', '编码', '说明']);

/** The rows of a region by each of their codes. */
type RowsByCode = ReadonlyMap<string, readonly Values[]>;

/**
 * Whether a publication carries out an application: every change that was applied for is made
 * between the two states of the region.
 */
export function carriesOut(
  { document }: Pick<ApplicationBody, 'document'>,
  before: RegionContent | undefined,
  after: RegionContent,
): boolean {
  const rows = document.事项;
  if (!isList(rows) || rows.length === 0) return false;
  const old = before === undefined ? new Map() : rowsByCode(before);
  const now = rowsByCode(after);
  return rows.every((row) => isDone(row as Values, old, now));
}

function isDone(change: Values, old: RowsByCode, now: RowsByCode): boolean {
  const { 操作: operation, 编码: code } = change;
  if (operation === '新增' && code === undefined) return isAdded(change, old, now);
  if (typeof code !== 'string') return false;
  const before = old.get(code) ?? [];
  const after = now.get(code) ?? [];
  if (sameRows(before, after)) return false;
  switch (operation) {
    case '新增':
      return before.length === 0 && after.some((row) => writes(row, change));
    case '取消':
      return before.length > 0 && after.every((row) => isCancelled(row));
    case '暂停':
      return after.some((row) => row.事项状态 === '暂停');
    case '恢复':
      return after.some((row) => row.事项状态 === undefined || row.事项状态 === '在用');
    case '变更':
      return before.length > 0 && after.some((row) => writes(row, change));
    default:
      // 拆分 and 合并 leave nothing of the row as it was.
      return before.length > 0;
  }
}

/** A new item that has no code yet is known by what the application writes of it. */
function isAdded(change: Values, old: RowsByCode, now: RowsByCode): boolean {
  if (Object.keys(change).every((key) => OWN_KEYS.has(key))) return false;
  for (const [code, rows] of now) {
    if (!old.has(code) && rows.some((row) => writes(row, change))) return true;
  }
  return false;
}

function isCancelled(row: Values): boolean {
  return row.事项状态 === '取消' || row.计划取消日期 !== undefined;
}

function writes(row: Values, change: Values): boolean {
  return Object.entries(change).every(
    ([key, value]) => OWN_KEYS.has(key) || JSON.stringify(row[key]) === JSON.stringify(value),
  );
}

function sameRows(a: readonly Values[], b: readonly Values[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The rows of a region by each of their codes; applications are no rows. */
export function rowsByCode({ sections }: RegionContent): Map<string, Values[]> {
  const rows = new Map<string, Values[]>();
  for (const section of sections) {
    if (section.catalog === '调整申请') continue;
    for (const row of section.rows) {
      for (const element of CODE_ELEMENTS) {
        const code = row[element];
        if (typeof code !== 'string') continue;
        const same = rows.get(code);
        if (same === undefined) rows.set(code, [row]);
        else same.push(row);
      }
    }
  }
  return rows;
}
