import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../diff/canonical.js';
import { parseYaml } from '../../yaml/parse.js';
import type { Values } from '../../yaml/value.js';
import { yamlEntries } from '../../yaml/yaml-text.js';
import { readFileText } from './file-text.js';
import { mergeFiles, type Texts } from './merge-files.js';

/** More runs look further; each takes as long as a real merge. */
const RUNS = 50;

const KUNSHAN = join(import.meta.dirname, '../../../catalogs/江苏/320583-昆山市');
const PATHS = [
  '实施清单/医疗保障.yaml',
  '实施清单/教育.yaml',
  '实施清单/卫生健康.yaml',
  '基本目录.yaml',
];

const BASE: Texts = new Map(
  PATHS.map((path) => {
    const text = readFileSync(join(KUNSHAN, path), 'utf8');
    // Of the long catalog the first rows are enough.
    return [
      path,
      path === '基本目录.yaml'
        ? text
            .split(/\n(?= {2}- 基本编码.*\n {4}事项名称)/)
            .slice(0, 9)
            .join('\n')
        : text,
    ];
  }),
);

interface Edit {
  readonly what: number;
  readonly file: number;
  readonly row: number;
  readonly at: number;
  readonly text: string;
}

const edits = fc.array(
  fc.record<Edit>({
    what: fc.nat(11),
    file: fc.nat(PATHS.length - 1),
    row: fc.nat(3),
    at: fc.nat(24),
    text: fc.constantFrom('甲', '乙：丙', '# 丁', '"戊"', '待填', '己 庚', '0123', 'true', '[辛'),
  }),
  { maxLength: 8 },
);

/** The lines of a file before the rows, and of each row with what leads it. */
function parts(text: string): { head: string; rows: string[] } {
  const [head, ...rows] = text.split(/^(?=(?:\n|(?: *#.*\n))* {2}- )/m);
  return { head: head!, rows };
}

/** Edits as a person makes them, in the text. */
function byHand(files: Texts, list: readonly Edit[]): Texts {
  const texts = new Map(files);
  for (const [number, edit] of list.entries()) {
    const path = PATHS[edit.file]!;
    const { head, rows } = parts(texts.get(path)!);
    if (rows.length === 0) continue;
    const at = edit.row % rows.length;
    const row = rows[at]!;
    const lines = row.split('\n');
    const scalar = lines.findIndex(
      (line, i) => i >= edit.at % lines.length && /^ {4}[^ -][^:]*: [^[{|]/.test(line),
    );
    const quoted = JSON.stringify(edit.text);
    if (edit.what <= 2 && scalar >= 0) {
      lines[scalar] = lines[scalar]!.replace(/: .*$/, `: ${quoted}  # 手改${number}`);
      rows[at] = lines.join('\n');
    } else if (edit.what === 3) rows[at] = `\n  # 手注${number}\n${row.replace(/^\n+/, '')}`;
    else if (edit.what === 4) rows.splice(at, 1);
    else if (edit.what === 5 && at > 0) rows.splice(at - 1, 2, row, rows[at - 1]!);
    else if (edit.what === 6) {
      const other = PATHS[(edit.file + 1) % 3]!;
      if (edit.file < 3) {
        rows.splice(at, 1);
        const moved = row.startsWith('\n') ? row : `\n${row}`;
        texts.set(other, texts.get(other)!.replace(/\n*$/, '\n') + moved);
      }
    } else if (edit.what === 7)
      rows[at] = row.replace(/( {6}- ).*\n/, (line) => `${line}      - ${quoted}\n`);
    else if (edit.what === 8) rows[at] = row.replace(/( {6}- [^{\n]*\n)(?! {8})/, '');
    else if (edit.what === 9) {
      let part = 0;
      rows[at] = row.replace(/^( {8}(?:份数|材料类型): ).*$/gm, (line, key) =>
        part++ === edit.at % 4 ? `${key}${quoted}` : line,
      );
    } else if (edit.what === 10) rows[at] = row.replace(/时限: \d+, /, `时限: ${edit.at}, `);
    else rows[at] = row.replace(/^( {4}服务对象: ).*$/m, '$1[自然人]');
    const last = rows.at(-1);
    if (other(path, texts, edit))
      texts.set(path, head + rows.join('') + (last?.endsWith('\n') === false ? '\n' : ''));
    else texts.set(path, head + rows.join(''));
  }
  return new Map(
    [...texts].filter(([path, text]) => readable(path, text)).length === texts.size ? texts : files,
  );
}

function other(_path: string, _texts: Texts, edit: Edit): boolean {
  return edit.what === 6;
}

function readable(path: string, text: string): boolean {
  try {
    return readFileText(path, text).documents.length === 1;
  } catch {
    return false;
  }
}

/** Edits as they come from above, in the values. */
function fromAbove(files: Texts, list: readonly Edit[]): Texts {
  const values = new Map(
    [...files].map(([path, text]) => [path, parseYaml(text).documents[0]!.value as Values]),
  );
  let fresh = 0;
  for (const edit of list) {
    const path = PATHS[edit.file]!;
    const value = values.get(path)!;
    const rows = [...((value.事项 ?? []) as readonly Values[])];
    if (rows.length === 0) continue;
    const at = edit.row % rows.length;
    const row: Record<string, unknown> = structuredClone(rows[at]!) as Record<string, unknown>;
    const names = Object.keys(row).filter((name) => !/编码|名称/.test(name));
    const name = names[edit.at % names.length]!;
    const before = row[name];
    if (edit.what <= 3) {
      if (Array.isArray(before) && typeof before[0] === 'object') {
        const entry = before[edit.at % before.length] as Record<string, unknown>;
        entry[Object.keys(entry)[(edit.at % 3) + 1] ?? '新'] = edit.text;
      } else if (Array.isArray(before)) before.push(edit.text);
      else row[name] = edit.text;
      rows[at] = row as Values;
    } else if (edit.what === 4) rows.splice(at, 1);
    else if (edit.what === 5) {
      fresh++;
      const code = `99${String(fresh).padStart(4, '0')}`;
      for (const key of ['基本编码', '实施编码', '业务办理项编码'])
        if (typeof row[key] === 'string') row[key] = `${code}${row[key].slice(6)}`;
      rows.splice(at, 0, row as Values);
    } else if (edit.what === 6 && Array.isArray(before)) {
      before.splice(edit.at % (before.length + 1), 1);
      rows[at] = row as Values;
    } else if (edit.what === 7) {
      delete row[name];
      rows[at] = row as Values;
    } else if (edit.what === 8) row.新要素 = edit.text;
    else if (edit.what === 9) {
      values.set(path, { ...value, 版本: edit.text });
      continue;
    } else if (Array.isArray(before) && before.length > 1) {
      before.reverse();
      rows[at] = row as Values;
    }
    values.set(path, { ...value, 事项: rows });
  }
  return new Map(
    [...values].map(([path, value]) => {
      const same = canonical(value) === canonical(parseYaml(files.get(path)!).documents[0]!.value);
      return [path, same ? files.get(path)! : [...yamlEntries(Object.entries(value), '')].join('')];
    }),
  );
}

function rowsOf(texts: Texts): Values[] {
  return [...texts].flatMap(([path, text]) =>
    readFileText(path, text).documents.flatMap(({ rows }) =>
      rows.map(({ value }) => value as Values),
    ),
  );
}

const keyOf = (row: Values) => String(row.业务办理项编码 ?? row.实施编码 ?? row.基本编码);

/** Values of rows whatever their order, and that of their lists. */
function meaning(texts: Texts): string[] {
  const flat = (value: unknown): unknown =>
    Array.isArray(value) ? value.map((one) => canonical(flat(one))).sort() : value;
  return rowsOf(texts)
    .map((row) =>
      canonical(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, flat(value)]))),
    )
    .sort();
}

const comments = (texts: Texts) =>
  [...texts].flatMap(([path, text]) => [...readFileText(path, text).comments]);

describe('laws of the merge, on a real county', () => {
  test('nothing changed above: the files of the county stay byte for byte', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const ours = byHand(BASE, list);
        const merged = mergeFiles({ base: BASE, ours, theirs: BASE });
        expect(merged).toMatchObject({ conflicts: [], taken: [], removed: [] });
        expect(new Map([...merged.texts].sort())).toEqual(new Map([...ours].sort()));
      }),
      { numRuns: 30 },
    );
  });

  test('nothing changed here: the files are those from above, byte for byte', () => {
    fc.assert(
      fc.property(edits, (list) => {
        const theirs = fromAbove(BASE, list);
        const merged = mergeFiles({ base: BASE, ours: BASE, theirs });
        expect(merged.conflicts).toEqual([]);
        expect(meaning(merged.texts)).toEqual(meaning(theirs));
        for (const [path, text] of merged.texts) expect(text).toBe(theirs.get(path));
      }),
      { numRuns: 30 },
    );
  });

  test('no row is lost, none comes twice, every comment stays, and a second run changes nothing', () => {
    const seen = { conflicts: 0, taken: 0, kept: 0 };
    fc.assert(
      fc.property(edits, edits, (here, above) => {
        const [ours, theirs] = [byHand(BASE, here), fromAbove(BASE, above)];
        const merged = mergeFiles({ base: BASE, ours, theirs });
        seen.conflicts += merged.conflicts.length;
        seen.taken += merged.taken.length;
        seen.kept += merged.kept.length;
        const keys = rowsOf(merged.texts).map(keyOf).sort();
        expect(new Set(keys).size).toBe(keys.length);
        const [inBase, inOurs, inTheirs] = [BASE, ours, theirs].map(
          (side) => new Set(rowsOf(side!).map(keyOf)),
        );
        for (const key of inOurs!)
          if (inTheirs!.has(key) || !inBase!.has(key)) expect(keys).toContain(key);
        for (const key of inTheirs!) if (!inBase!.has(key)) expect(keys).toContain(key);
        const derived = new Set(comments(BASE));
        const left = new Set(comments(merged.texts));
        for (const comment of comments(ours))
          if (!derived.has(comment)) expect(left).toContain(comment);
        const again = mergeFiles({ base: theirs, ours: merged.texts, theirs });
        expect([...again.texts]).toEqual([...merged.texts]);
        expect(again.conflicts.length).toBe(merged.conflicts.filter(({ line }) => line > 0).length);
      }),
      { numRuns: RUNS },
    );
    // The edits must meet, or the laws say nothing.
    expect(seen.conflicts).toBeGreaterThan(0);
    expect(seen.taken).toBeGreaterThan(40);
    expect(seen.kept).toBeGreaterThan(40);
  });

  test('without conflicts it does not matter which side is ours', () => {
    let clean = 0;
    fc.assert(
      fc.property(edits, edits, (one, other) => {
        const [a, b] = [byHand(BASE, one), fromAbove(BASE, other)];
        const merged = mergeFiles({ base: BASE, ours: a, theirs: b });
        const turned = mergeFiles({ base: BASE, ours: b, theirs: a });
        if (merged.conflicts.length > 0 || turned.conflicts.length > 0) return;
        clean++;
        expect(meaning(turned.texts)).toEqual(meaning(merged.texts));
      }),
      { numRuns: 60 },
    );
    expect(clean).toBeGreaterThan(10);
  });

  test('the files are those of the county', () => {
    expect(readdirSync(join(KUNSHAN, '实施清单')).length).toBeGreaterThan(10);
    expect(rowsOf(BASE).length).toBeGreaterThan(12);
  });
});
