import type { CatalogKind } from '../model/kinds.js';
import { rowsKey } from '../model/kinds.js';
import { byCodeUnit } from '../model/order.js';
import type { Value, Values } from '../yaml/value.js';
import { yamlEntries, yamlListItem } from '../yaml/yaml-text.js';
import type { Completed } from './rows/blanks.js';

/** One file of a derived region, below the folder of the region. */
export interface DerivedFile {
  readonly path: string;
  readonly kind: CatalogKind | '地区';
  readonly text: string;
  readonly rows: number;
}

/** Rows of one document, before it is known which elements nothing above carries. */
export interface DocumentDraft {
  /** Path without ending: 实施清单/昆山市水务局. */
  readonly base: string;
  readonly kind: CatalogKind;
  readonly region: string;
  readonly version: string;
  /** 清单, 未承接: further keys of the header. */
  readonly header: Values;
  readonly rows: readonly Completed[];
}

/** Ends the name of a file whose rows lack elements that nothing above carries. */
export const UNCARRIED = '（未载要素）';

const NOTE: Readonly<Partial<Record<CatalogKind, string>>> = {
  基本目录: '名称、编码、依据、类型照上级目录，行使层级、主管部门、实施机关是本地区的。',
  实施清单: '实施要素照标准实施清单（没有标准的照上级实施清单）；写“待填”的由本单位填写。',
  办事指南: '只写本地服务信息；没有写的要素以实施清单为准，压减的可以加在这里。',
  专项清单: '草案：照上级清单列出本地区办理的事项，请逐行核对。',
};

/**
 * The files of a document. Rows for which some required element stands nowhere above go into a file of
 * their own, whose header says so (未载要素): the note is then about those rows only.
 *
 * @param taken paths that are no more free.
 */
export function* filesOf(draft: DocumentDraft, taken: Set<string>): Generator<DerivedFile> {
  const groups = new Map<string, Completed[]>();
  for (const row of draft.rows) {
    const key = [...row.absent].sort(byCodeUnit).join('、');
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  if (groups.size === 0) groups.set('', []);
  const keys = [...groups.keys()].sort(byCodeUnit);
  for (const [i, key] of keys.entries()) {
    const rows = groups.get(key) ?? [];
    yield {
      path: `${freeName(`${draft.base}${key === '' ? '' : UNCARRIED}`, taken)}.yaml`,
      kind: draft.kind,
      rows: rows.length,
      text: documentText(draft, {
        rows: rows.map(({ row }) => row),
        absent: rows[0]?.absent ?? [],
        isFirst: i === 0,
      }),
    };
  }
}

interface Part {
  readonly rows: readonly Values[];
  readonly absent: readonly string[];
  readonly isFirst: boolean;
}

function documentText(
  { kind, region, version, header }: DocumentDraft,
  { rows, absent, isFirst }: Part,
): string {
  const head: [string, Value][] = [
    ['类别', kind],
    ['地区', region],
  ];
  if (header.清单 !== undefined) head.push(['清单', header.清单]);
  head.push(['版本', version]);
  if (absent.length > 0) head.push(['未载要素', [...absent]]);
  if (isFirst && header.未承接 !== undefined) head.push(['未承接', header.未承接]);
  const parts = [`# ${NOTE[kind] ?? ''}\n`, ...yamlEntries(head, '')];
  const key = rowsKey(kind);
  if (rows.length === 0) parts.push(`${key}: []\n`);
  else {
    parts.push(`${key}:\n`);
    rows.forEach((row, i) => {
      if (i > 0) parts.push('\n');
      parts.push(yamlListItem(Object.entries(row), '  '));
    });
  }
  return parts.join('');
}

/** A name, numbered when it is taken (whatever the case of its letters). */
export function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}-${n}`;
  taken.add(name.toLowerCase());
  return name;
}

/** The declaration of a region. */
export function regionFile(declaration: Values): DerivedFile {
  const text = `类别: 地区\n${[...yamlEntries(Object.entries(declaration), '')].join('')}`;
  return { path: '地区.yaml', kind: '地区', rows: 1, text };
}
