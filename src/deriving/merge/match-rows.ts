import { keyOf } from '../../model/row-key.js';
import type { Item } from '../../standard/item.js';
import { normalizeText } from '../../values/text.js';
import type { Values } from '../../yaml/value.js';
import { catalogKind, type RowText } from './file-text.js';
import { BLANK, isMap } from './merge-values.js';

/** What a row is known by. */
interface RowKeys {
  /** The key of the contract (§2). */
  readonly first: string | undefined;
  /** What still tells it where codes were given anew or are still blank. */
  readonly second: string | undefined;
  /** Whether the second goes before the first where they disagree. */
  readonly secondLeads: boolean;
}

/** Pairs of rows of two sides, one to one, both ways. */
export interface RowPairs {
  readonly there: ReadonlyMap<RowText, RowText>;
  readonly back: ReadonlyMap<RowText, RowText>;
}

/**
 * Matches the rows of two sides by business key, wherever they stand: first those whose keys agree
 * whole, then by one of the two. An 办理项 is known by its name before its serial, which may have gone to
 * another; every other row by its code before its name. Of rows with one key the first match the first.
 */
export function matchRows(left: readonly RowText[], right: readonly RowText[]): RowPairs {
  const there = new Map<RowText, RowText>();
  const back = new Map<RowText, RowText>();
  const keys = new Map<RowText, RowKeys>();
  for (const row of left) keys.set(row, keysOf(row));
  for (const row of right) keys.set(row, keysOf(row));
  const pass = (key: (row: RowText) => string | undefined, unique: boolean) => {
    const waiting = grouped(
      right.filter((row) => !back.has(row)),
      key,
    );
    const free = left.filter((row) => !there.has(row));
    const counts = grouped(free, key);
    for (const row of free) {
      const own = key(row);
      const same = own === undefined ? undefined : waiting.get(own);
      if (own === undefined || same === undefined || same.length === 0) continue;
      if (unique && (same.length > 1 || counts.get(own)!.length > 1)) continue;
      const match = same.shift()!;
      there.set(row, match);
      back.set(match, row);
    }
  };
  const group = ({ document }: RowText) => document.group;
  const tagged = (row: RowText, key: string | undefined) =>
    key === undefined ? undefined : `${group(row)} ${key}`;
  pass((row) => {
    const { first, second } = keys.get(row)!;
    return first === undefined ? undefined : tagged(row, JSON.stringify([first, second ?? '']));
  }, false);
  const bySecond = (leads: boolean) =>
    pass((row) => {
      const { second, secondLeads } = keys.get(row)!;
      return secondLeads === leads ? tagged(row, second) : undefined;
    }, true);
  bySecond(true);
  pass((row) => tagged(row, keys.get(row)!.first), false);
  bySecond(false);
  return { there, back };
}

function grouped(
  rows: readonly RowText[],
  key: (row: RowText) => string | undefined,
): Map<string, RowText[]> {
  const groups = new Map<string, RowText[]>();
  for (const row of rows) {
    const own = key(row);
    if (own === undefined) continue;
    const same = groups.get(own);
    if (same === undefined) groups.set(own, [row]);
    else same.push(row);
  }
  return groups;
}

function keysOf(row: RowText): RowKeys {
  const item = isMap(row.value) ? readable(row.value) : {};
  const kind = catalogKind(row.document);
  const text = (name: string) => (typeof item[name] === 'string' ? item[name] : undefined);
  if (kind === undefined) return { first: text('地区代码'), second: undefined, secondLeads: false };
  const { variant } = row.document;
  const first = keyOf({ item: item as Item, document: { kind, variant } })?.value;
  const secondLeads = kind === '实施清单' && variant.standard !== true;
  return { first, second: secondOf(kind, { text, secondLeads }), secondLeads };
}

function secondOf(
  kind: string,
  { text, secondLeads }: { text: (name: string) => string | undefined; secondLeads: boolean },
): string | undefined {
  const [basic, name] = [text('基本编码'), text('事项名称')];
  if (secondLeads && basic !== undefined)
    return `${basic} ${normalizeText(text('业务办理项名称') ?? '')}`;
  if (kind === '基本目录' && name !== undefined)
    return `${text('事项类型') ?? ''} ${normalizeText(name)}`;
  if (kind !== '办事指南') return undefined;
  // The basic code within an implementation code, and the serial of the 办理项 behind it.
  const code = text('业务办理项编码') ?? text('实施编码');
  return code !== undefined && code.length >= 31 ? code.slice(19) : undefined;
}

/** The elements that can be keys: texts, but no blanks; in elements of other shapes nothing is known. */
function readable(value: Values): Values {
  return Object.fromEntries(
    Object.entries(value).filter(
      ([, inner]) => inner !== BLANK && (typeof inner === 'string' || typeof inner === 'object'),
    ),
  );
}

/** How a row is shown: its longest code and its name. */
export function nameOfRow(row: RowText): { readonly code: string; readonly name: string } {
  const value = isMap(row.value) ? row.value : {};
  const text = (...names: string[]) =>
    names.map((name) => value[name]).find((one) => typeof one === 'string' && one !== BLANK);
  const code = text('业务办理项编码', '实施编码', '基本编码', '编码', '地区代码');
  const name = text('业务办理项名称', '事项名称', '地区名称');
  const second = text('措施描述', '中介服务名称', '环节', '证明名称', '须线下的环节');
  return {
    code: String(code ?? ''),
    name: [name, second].filter((one) => one !== undefined).join('·'),
  };
}
