import type { Element } from '../../../standard/element.js';
import type { Standard } from '../../../standard/standard.js';
import { hasChildTable } from '../../../tabular/layout.js';
import type { TableKind } from '../../../tabular/table.js';
import { normalLabel } from './label.js';

/** What a header text means in rows of one kind. */
export interface Meaning {
  readonly path: readonly [string] | readonly [string, string];
  /** It is the element's own name, not another word for it. */
  readonly exact: boolean;
}

/** Words of a numeric column below a group that has a unit beside it: 法定办结时限 | 时限, 单位. */
const AMOUNT_WORDS = new Set(['时限', '天数', '数值', '数', '期限', '时间', '时长', '数字']);
const UNIT_WORDS = new Set(['单位', '时限单位', '期限单位']);
const REMARK_WORDS = new Set(['说明', '备注', '时限说明']);

/** The words that offices use for the elements of one kind. */
export class Vocabulary {
  readonly #rows = new Map<string, Meaning>();
  readonly #parts = new Map<string, Map<string, Meaning>>();
  /** Part words that only one list has. */
  readonly #loneParts = new Map<string, Meaning | undefined>();
  readonly elements: ReadonlyMap<string, Element>;

  constructor(
    private readonly standard: Standard,
    readonly tableKind: TableKind,
  ) {
    const lists = standard.headerElements(tableKind.kind).get('清单')?.words ?? [];
    this.elements = new Map(
      [...standard.elements(tableKind.kind, tableKind.variant)].filter(([, element]) =>
        belongsTo(element, tableKind.variant.list, lists),
      ),
    );
    for (const element of this.elements.values()) this.#add(this.#rows, element, [element.name]);
    for (const element of this.elements.values()) {
      if (!hasChildTable(element)) continue;
      const parts = new Map<string, Meaning>();
      this.#parts.set(element.name, parts);
      for (const part of element.parts?.values() ?? [])
        this.#add(parts, part, [element.name, part.name]);
      for (const [word, meaning] of parts) {
        const known = this.#loneParts.has(word);
        this.#loneParts.set(word, known ? undefined : meaning);
      }
    }
  }

  /** What a column means by the texts of its header, from above. */
  meaningOf(header: readonly string[]): Meaning | undefined {
    const labels = header.map(normalLabel).filter((label) => label !== '');
    const last = labels.at(-1);
    if (last === undefined) return undefined;
    return (
      this.#rows.get(labels.join('')) ??
      (labels.length > 1 ? this.#withinGroup(labels.slice(0, -1), last) : undefined) ??
      this.#rows.get(last) ??
      this.#loneParts.get(last)
    );
  }

  /** The kind that has an element of this header, where this one has none. */
  elsewhere(header: readonly string[]): string | undefined {
    const word = normalLabel(header.at(-1) ?? '');
    for (const kind of ['基本目录', '实施清单', '办事指南'] as const) {
      if (kind === this.tableKind.kind) continue;
      for (const { name, columnNames } of this.standard.elements(kind).values())
        if (normalLabel(name) === word || columnNames.some((one) => normalLabel(one) === word))
          return kind;
    }
    return undefined;
  }

  /** Element of a row or part of an entry at a path. */
  elementAt([name, part]: readonly string[]): Element | undefined {
    const element = this.elements.get(name ?? '');
    return part === undefined ? element : element?.parts?.get(part);
  }

  #withinGroup(groups: readonly string[], last: string): Meaning | undefined {
    const group = this.#rows.get(groups.join('')) ?? this.#rows.get(groups.at(-1) ?? '');
    if (group === undefined) return undefined;
    const [name] = group.path;
    const part = this.#parts.get(name)?.get(last);
    if (part !== undefined) return part;
    if (!this.elements.has(`${name}单位`)) return undefined;
    if (AMOUNT_WORDS.has(last)) return group;
    const suffix = UNIT_WORDS.has(last) ? '单位' : REMARK_WORDS.has(last) ? '说明' : undefined;
    return suffix !== undefined && this.elements.has(name + suffix)
      ? { path: [name + suffix], exact: true }
      : undefined;
  }

  /** Own names win over other words, and what stands first over what follows. */
  #add(words: Map<string, Meaning>, element: Element, path: Meaning['path']): void {
    words.set(normalLabel(element.name), { path, exact: true });
    for (const name of element.columnNames) {
      const word = normalLabel(name);
      if (!words.has(word)) words.set(word, { path, exact: false });
    }
  }
}

/** Whether an element is one of a list: those that the standard gives to another list are not. */
function belongsTo(
  { note = '', required = '' }: Element,
  own: string | undefined,
  lists: readonly string[],
): boolean {
  const named = lists.filter((list) => note.includes(list) || required.includes(list));
  return own === undefined || named.length === 0 || named.includes(own);
}

/** Every kind of table that a sheet may hold. */
export function tableKinds(standard: Standard): TableKind[] {
  const lists = (kind: '关联清单' | '专项清单') =>
    (standard.headerElements(kind).get('清单')?.words ?? []).map((list) => ({
      kind,
      variant: { list },
    }));
  return [
    { kind: '基本目录', variant: {} },
    { kind: '实施清单', variant: { standard: false } },
    { kind: '办事指南', variant: {} },
    ...lists('关联清单'),
    ...lists('专项清单'),
  ];
}
