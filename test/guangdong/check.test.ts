import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

/** What the independent script says of one row of the city. */
interface ExpectedRow {
  readonly code: string;
  readonly item: string;
  readonly handlingItemRelation: string;
  readonly statutory: { readonly relation: string } | null;
  readonly materials: {
    readonly added: readonly string[];
    readonly removed: readonly string[];
    readonly reworded: readonly { readonly city: string }[];
  };
  readonly conditions: { readonly relation: string };
}
interface Expected {
  readonly rows: readonly ExpectedRow[];
  readonly credit: {
    readonly wrong: readonly { readonly item: string }[];
    readonly standIns: readonly { readonly item: string }[];
  };
}
interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly region?: string;
  readonly code?: string;
  readonly element?: string;
  readonly actual?: string;
  readonly expected?: string;
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function output(script: string, ...args: string[]): unknown {
  const text = execFileSync(process.execPath, [script, ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return JSON.parse(text);
}

let expected: Expected;
let found: readonly Found[];

beforeAll(() => {
  expected = output('test/guangdong/expected-differences.mjs') as Expected;
  const report = output(
    'bin/sitong.js',
    'check',
    'catalogs/广东',
    '--format',
    'json',
    '--fail-on',
    'never',
  ) as { diagnostics: readonly Found[] };
  found = report.diagnostics;
});

/** Codes of the rows that a rule reports, each once, sorted. */
function rowsOf(rule: string, severity?: string): string[] {
  const codes = found.flatMap((one) =>
    one.rule === rule && (severity === undefined || one.severity === severity)
      ? [one.code ?? '']
      : [],
  );
  return [...new Set(codes)].sort();
}

function expectedRows(test_: (row: ExpectedRow) => boolean): string[] {
  return expected.rows
    .filter(test_)
    .map(({ item }) => item)
    .sort();
}

describe('Guangzhou against Guangdong: exactly what an independent script finds in the source records', () => {
  test('24 codes stand at both levels, and neither name nor type differs', () => {
    expect(new Set(expected.rows.map(({ code }) => code)).size).toBe(24);
    expect([...rowsOf('same/name'), ...rowsOf('same/type'), ...rowsOf('same/code')]).toEqual([]);
  });

  test('法定办结时限', () => {
    const relation = (word: string) =>
      expectedRows(({ statutory }) => statutory?.relation === word);
    expect(rowsOf('list/statutory-time', 'note')).toEqual(relation('shorter'));
    expect(rowsOf('list/statutory-time', 'error')).toEqual(relation('longer'));
    expect(rowsOf('time/units')).toEqual(relation('undecidable'));
    expect(relation('shorter').length + relation('undecidable').length).toBe(5);
  });

  test('申请材料: added or reworded entries, one by one', () => {
    const pairs = expected.rows.flatMap(({ item, materials }) =>
      [...materials.added, ...materials.reworded.map(({ city }) => city)].map(
        (text) => `${item} ${text}`,
      ),
    );
    const reported = found.flatMap(({ rule, code, actual }) =>
      rule === 'list/materials' ? [`${code} ${actual}`] : [],
    );
    expect(reported.sort()).toEqual(pairs.sort());
    expect(pairs.length).toBeGreaterThan(20);
  });

  test('申请材料: entries that only the province has', () => {
    // The one material that the engine takes for a rewording is no removal either.
    const reworded = rowsOf('list/materials', 'warning');
    const rows = expectedRows(
      ({ item, materials }) => materials.removed.length > 0 && !reworded.includes(item),
    );
    const reported = found.filter(
      ({ rule, element }) => rule === 'list/fewer' && element === '申请材料',
    );
    expect(reported.map(({ code }) => code).sort()).toEqual(rows);
    expect(reworded).toEqual(['11440100007483172Q3440106011000']);
  });

  test('受理条件: rewordings, with level and place words neutral', () => {
    expect(rowsOf('list/conditions', 'warning')).toEqual(
      expectedRows(({ conditions }) => conditions.relation === 'reworded'),
    );
    expect(rowsOf('list/conditions', 'error')).toEqual([]);
  });

  test('业务办理项名称', () => {
    const rows = expectedRows(
      ({ handlingItemRelation }) => handlingItemRelation === 'none of that name',
    );
    expect(rowsOf('same/handling-item')).toEqual(rows);
    expect(rows).toHaveLength(6);
  });

  test('check digits of all 1,594 codes', () => {
    const items = (list: readonly { readonly item: string }[]) =>
      list.map(({ item }) => item).sort();
    expect(rowsOf('code/credit', 'error')).toEqual(items(expected.credit.wrong));
    expect(rowsOf('code/credit', 'warning')).toEqual(items(expected.credit.standIns));
    expect(expected.credit.wrong).toHaveLength(3);
  });

  test('nothing else but missing elements, declared gaps, one wrong 主项 and rows that contradict themselves', () => {
    const other = found.filter(
      ({ rule }) =>
        !/^(list\/(statutory-time|materials|fewer|conditions)|time\/units|same\/handling-item|code\/credit)$/.test(
          rule,
        ),
    );
    const count = new Map<string, number>();
    for (const { rule, element } of other) {
      const key = `${rule} ${element}`;
      count.set(key, (count.get(key) ?? 0) + 1);
    }
    expect(Object.fromEntries(count)).toEqual({
      'schema/absent 未载要素': 4,
      'schema/required 受理条件': 704,
      'schema/required 申请材料': 1096,
      'schema/required 监督投诉方式': 104,
      'schema/required 咨询方式': 71,
      'code/parent 基本编码': 1,
      // Neither region keeps a negative list.
      'lists/full-online 地区': 2,
      'logic/onsite 到办事现场次数': 3,
      'logic/phones 咨询方式': 3,
      'logic/phones 监督投诉方式': 45,
      'logic/themes 服务对象': 38,
      'logic/vague 受理条件': 29,
      'logic/vague 申请材料': 12,
    });
  });
});
