import fc from 'fast-check';

/** Files of a workspace: path → text. */
export type Texts = ReadonlyMap<string, string>;

/** One edit, as numbers that choose what and where, so that it shrinks. */
export interface Edit {
  readonly kind: number;
  readonly at: number;
  readonly to: number;
}

export const editArbitrary: fc.Arbitrary<Edit> = fc.record({
  kind: fc.nat(999),
  at: fc.nat(999_999),
  to: fc.nat(999_999),
});

const pick = <T>(list: readonly T[], n: number): T | undefined =>
  list.length === 0 ? undefined : list[n % list.length];

const catalogsOf = (files: Texts) =>
  [...files.keys()].filter((path) => path !== 'sitong.yaml' && path !== '地区.yaml').sort();

/** A document file as its header and its rows, each row a block of lines. */
function blocksOf(text: string): { head: string; rows: string[] } {
  const at = /^(事项|指南):[^\n]*\n/m.exec(text);
  if (at === null) return { head: text, rows: [] };
  const end = at.index + at[0].length;
  const rows = text
    .slice(end)
    .split(/^(?= {2}- )/m)
    .filter((row) => row.trim() !== '');
  return { head: text.slice(0, end), rows };
}

const joined = (head: string, rows: readonly string[]) => head + rows.join('');

type Editor = (files: Map<string, string>, at: number, to: number) => void;

/** Changes the rows of a file. */
function rows(change: (rows: string[], at: number, to: number, files: Texts) => void): Editor {
  return (files, at, to) => {
    const path = pick(catalogsOf(files), at)!;
    const { head, rows: list } = blocksOf(files.get(path)!);
    if (list.length === 0) return;
    change(list, Math.floor(at / 97), to, files);
    files.set(path, joined(head, list));
  };
}

/** Replaces one match of a pattern in some file. */
function text(pattern: RegExp, replace: (found: string, to: number) => string): Editor {
  return (files, at, to) => {
    const path = pick(catalogsOf(files), at)!;
    const old = files.get(path)!;
    const found = pick([...old.matchAll(pattern)], Math.floor(at / 97));
    if (found === undefined) return;
    const [whole] = found;
    files.set(
      path,
      old.slice(0, found.index) + replace(whole, to) + old.slice(found.index + whole.length),
    );
  };
}

const CONFIGS = [
  '名称: 示例\n',
  '名称: 示例\n规则: { same/name: warning, list/materials: off }\n',
  '名称: 示例\n同要素: [事项名称, 基本编码, 设定依据, 事项类型, 服务对象]\n',
  '名称: 示例\n忽略: ["移/**"]\n',
  '名称: 示例\n覆盖:\n  - { 层级: 县级, 规则: { guide/missing: warning, same/name: note } }\n',
  '名称: 示例\n豁免:\n  - { 规则: same/name, 地区: "320583", 理由: 示例 }\n',
  '名称: 示例\n豁免:\n  - { 规则: same/name, 理由: 示例, 到期日期: 2030-01-01 }\n',
  '名称: 示例\n豁免:\n  - { 规则: same/name, 地区: "320500", 编码: "000131003000", 理由: 示例 }\n',
];

const REGION_EDITS: readonly (readonly [RegExp, string])[] = [
  [/上级: "320500"/, '上级: "320000"'],
  [/相对集中许可权: .*\n/, ''],
  [/层级: 县级/, '层级: 县级\n    行使层级: [市级, 县级]'],
  [/层级: 省级/, '层级: 省级\n    目录范围: 部分'],
  [/地区名称: 苏州市/, '地区名称: 苏州城'],
  [/$/, '  - { 地区代码: "320582", 地区名称: 张家港市, 层级: 县级, 上级: "320500" }\n'],
  [/层级: 市级/, '层级: 市级\n    锁定规则: [same/name]'],
  [/地区代码: "320581"/, '地区代码: "320585"'],
];

const EDITORS: readonly Editor[] = [
  text(/(?<=事项名称: ).+/g, (name, to) => (to % 2 ? `${name}改` : name.slice(1) || '改')),
  text(/(?<=事项名称: ).+/g, (name) => name.replace('许可', '（许可）')),
  text(
    /(?<=")\d{9}[\dY]{3}(?=")/g,
    (code, to) => `${code.slice(0, to % 12)}7${code.slice((to % 12) + 1)}`,
  ),
  text(
    /(?<=")\d{9}[\dY]{3}(?=")/g,
    (code, to) => code.slice(0, 9) + ['000', '00Y', '001', '002'][to % 4],
  ),
  text(/(?<=时限: )\d+/g, (days, to) => String(Number(days) + (to % 5) - 2)),
  text(
    /\[(省级|市级|县级|市级, 县级)\]/g,
    (_, to) => pick(['[县级]', '[市级]', '[市级, 县级]', '[省级]'], to)!,
  ),
  text(/(?<=事项状态: )在用/g, (_, to) => pick(['取消', '暂停'], to)!),
  text(
    /(?<=类型: )\S+/g,
    (_, to) => pick(['行政许可', '行政确认', '公共服务', '即办件', '原件'], to)!,
  ),
  text(/^ +- (?!基本编码|事项名称)[^:\n]+\n/gm, () => ''),
  text(
    /^ +- (?!基本编码|事项名称)[^:\n]+\n/gm,
    (line, to) => line + line.replace(/\n$/, `${to % 7}\n`),
  ),
  text(/^ {4}\S+: .+\n/gm, () => ''),
  text(/(?<=^版本: ")[^"]+/gm, (_, to) => `2026-0${(to % 9) + 1}-01`),
  text(
    /(?<=^地区: ")\d{6}/gm,
    (_, to) => pick(['000000', '320000', '320500', '320583', '320581', '999999'], to)!,
  ),
  text(/(?<=^类别: ).+/gm, (_, to) => pick(['基本目录', '实施清单', '办事指南', '别的'], to)!),
  text(/^未承接:\n(?: .*\n)+/gm, () => ''),
  text(/^事项:/gm, (found, to) => pick(['未载要素: [设定依据]\n事项:', found], to)!),
  text(/\n/g, (_, to) => pick(['\n\t', '\n# 说明\n', '\n事项: [\n', '\r\n'], to)!),
  rows((list, at) => list.splice(at % list.length, 1)),
  rows((list, at) => list.push(list[at % list.length]!)),
  rows((list, at) => list.reverse() && list.unshift(list.splice(at % list.length, 1)[0]!)),
  rows((list, at, to, files) => {
    const other = blocksOf(files.get(pick(catalogsOf(files), to)!)!).rows;
    const row = pick(other, at);
    if (row !== undefined) list.push(row);
  }),
  // Moves a file.
  (files, at, to) => {
    const path = pick(catalogsOf(files), at)!;
    const old = files.get(path)!;
    files.delete(path);
    files.set(`移/${to % 3}/${path.replaceAll('/', '-')}`, old);
  },
  // Splits a file.
  (files, at, to) => {
    const path = pick(catalogsOf(files), at)!;
    const { head, rows: list } = blocksOf(files.get(path)!);
    if (list.length < 2) return;
    const middle = 1 + (to % (list.length - 1));
    files.set(path, joined(head, list.slice(0, middle)));
    files.set(path.replace('.yaml', '-二.yaml'), joined(head, list.slice(middle)));
  },
  // Joins two files, of whatever regions.
  (files, at, to) => {
    const paths = catalogsOf(files);
    const [one, other] = [pick(paths, at)!, pick(paths, to)!];
    if (one === other) return;
    files.set(one, `${files.get(one)}---\n${files.get(other)}`);
    files.delete(other);
  },
  (files, at) => {
    files.delete(pick(catalogsOf(files), at)!);
  },
  (files, at) => {
    files.set('sitong.yaml', pick(CONFIGS, at)!);
  },
  (files, at) => {
    const [pattern, replacement] = pick(REGION_EDITS, at)!;
    files.set('地区.yaml', files.get('地区.yaml')!.replace(pattern, replacement));
  },
];

/** The files with some edits done. An edit that finds nothing to do does nothing. */
export function edited(files: Texts, edits: readonly Edit[]): Texts {
  const result = new Map(files);
  for (const { kind, at, to } of edits) EDITORS[kind % EDITORS.length]!(result, at, to);
  return result;
}
