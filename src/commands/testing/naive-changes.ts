import type { Direction, ElementChange, EntryChange, ItemChange } from '../../model/change.js';
import { codeOf, type Row } from '../../model/document.js';
import type { RegionView } from '../../model/region-view.js';

/**
 * The changes of one region between two revisions, recognised by equal codes (and 业务办理项名称 of 标准 rows)
 * only: enough to drive the change rules on small workspaces.
 */
export function naiveChanges(
  before: RegionView | undefined,
  after: RegionView | undefined,
): ItemChange[] {
  const old = rowsByKey(before);
  const now = rowsByKey(after);
  const out: ItemChange[] = [];
  for (const [key, row] of now) {
    const prior = old.get(key);
    if (prior === undefined) out.push(itemChange('新增', [], [row]));
    else {
      const elements = elementChanges(prior, row);
      if (elements.length > 0)
        out.push({ ...itemChange(kindOf(prior, row), [prior], [row]), elements });
    }
  }
  for (const [key, row] of old) if (!now.has(key)) out.push(itemChange('取消', [row], []));
  return out;
}

function itemChange(
  kind: ItemChange['kind'],
  before: readonly Row[],
  after: readonly Row[],
): ItemChange {
  const { document } = (after[0] ?? before[0])!;
  return {
    kind,
    region: document.region,
    catalog: document.kind,
    variant: document.variant,
    before,
    after,
    elements: [],
    applicant: '不变',
    regional: kind === '新增' ? '增加' : kind === '取消' ? '压减' : '不变',
  };
}

function kindOf(prior: Row, row: Row): ItemChange['kind'] {
  const was = prior.item.事项状态 ?? '在用';
  const is = row.item.事项状态 ?? '在用';
  if (was === is) return '变更';
  return is === '在用' ? '恢复' : is;
}

function rowsByKey(view: RegionView | undefined): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { kind, variant, rows: list } of view?.documents ?? []) {
    if (kind === '调整申请') continue;
    for (const row of list) {
      const name = variant.standard === true ? row.item.业务办理项名称 : undefined;
      const code = codeOf(row) ?? row.item.事项名称 ?? '';
      rows.set([kind, variant.list, variant.standard, code, name].join(' '), row);
    }
  }
  return rows;
}

function elementChanges(prior: Row, row: Row): ElementChange[] {
  const names = new Set([...Object.keys(prior.item), ...Object.keys(row.item)]);
  return [...names].flatMap((element) => {
    const [before, after] = [prior.item[element], row.item[element]];
    if (JSON.stringify(before) === JSON.stringify(after)) return [];
    return [elementChange(element, before, after)];
  });
}

/** Elements of which more, or a larger number, is more for the applicant. */
const HEAVIER =
  /办结时限$|^份数$|^到办事现场次数$|^受理条件$|^申请材料$|^办理流程$|^中介服务$|^收费项目$|^是否收费$/;
const NECESSITY = ['非必要', '容缺后补', '必要'];

function elementChange(element: string, before: unknown, after: unknown): ElementChange {
  const entries = entryChanges(element, before, after);
  const applicant = entries === undefined ? scalar(element, before, after) : joint(entries);
  return {
    element,
    before,
    after,
    ...(entries === undefined ? {} : { entries }),
    ...(isNotation(before, after) ? { notation: true as const } : {}),
    applicant,
    region: '不变',
  };
}

function isNotation(before: unknown, after: unknown): boolean {
  const plain = (value: unknown) =>
    JSON.stringify(value ?? null)
      .normalize('NFKC')
      .replace(/\s/g, '');
  return plain(before) === plain(after);
}

function scalar(element: string, before: unknown, after: unknown): Direction {
  if (element === '材料必要性')
    return byRank(NECESSITY.indexOf(String(before)), NECESSITY.indexOf(String(after)));
  if (!HEAVIER.test(element)) return '不变';
  if (typeof before === 'boolean' || typeof after === 'boolean')
    return byRank(Number(before === true), Number(after === true));
  return typeof before === 'number' && typeof after === 'number' ? byRank(before, after) : '待判断';
}

function byRank(before: number, after: number): Direction {
  if (before === after) return '不变';
  return after > before ? '增加' : '压减';
}

function entryChanges(element: string, before: unknown, after: unknown): EntryChange[] | undefined {
  if (!Array.isArray(before ?? []) || !Array.isArray(after ?? [])) return undefined;
  const old = named(before);
  const now = named(after);
  const burden = HEAVIER.test(element);
  const out: EntryChange[] = [];
  for (const [text, { index, value }] of now) {
    const prior = old.get(text);
    if (prior === undefined) {
      out.push({ kind: '增加', after: { index, text }, applicant: burden ? '增加' : '不变' });
    } else {
      const parts = partChanges(prior.value, value);
      if (parts.length === 0) continue;
      out.push({
        kind: '变更',
        before: { index: prior.index, text },
        after: { index, text },
        parts,
        applicant: joint(parts),
      });
    }
  }
  for (const [text, { index }] of old) {
    if (now.has(text)) continue;
    out.push({ kind: '减少', before: { index, text }, applicant: burden ? '压减' : '不变' });
  }
  return out;
}

function named(list: unknown): Map<string, { index: number; value: unknown }> {
  return new Map(
    (Array.isArray(list) ? list : []).map((value: unknown, index) => [
      typeof value === 'object' && value !== null ? String(Object.values(value)[0]) : String(value),
      { index, value },
    ]),
  );
}

function partChanges(before: unknown, after: unknown): ElementChange[] {
  if (typeof before !== 'object' || typeof after !== 'object') return [];
  const [old, now] = [before, after] as Record<string, unknown>[];
  return [...new Set([...Object.keys(old ?? {}), ...Object.keys(now ?? {})])].flatMap((part) =>
    JSON.stringify(old?.[part]) === JSON.stringify(now?.[part])
      ? []
      : [elementChange(part, old?.[part], now?.[part])],
  );
}

function joint(changes: readonly { readonly applicant: Direction }[]): Direction {
  const all = new Set(changes.map(({ applicant }) => applicant));
  return all.has('增加') ? '增加' : all.has('压减') ? '压减' : '不变';
}
