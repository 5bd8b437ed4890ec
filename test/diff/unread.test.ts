import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffCommand } from '../../src/commands/diff.js';
import type { DiffReport } from '../../src/diff/report.js';
import { AS_OF, ROOT } from '../cli/support/run.js';
import { COUNTY } from './jiangsu-revisions.js';

let folder: string;
let before: string;
let after: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-unread-'));
  before = join(folder, '之前');
  cpSync(join(ROOT, 'catalogs/江苏'), before, { recursive: true });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function edited(edits: Readonly<Record<string, readonly [from: string, to: string]>>): string {
  after = mkdtempSync(join(folder, '之后-'));
  cpSync(before, after, { recursive: true });
  for (const [file, [from, to]] of Object.entries(edits)) {
    const text = readFileSync(join(after, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(after, file), text.replace(from, to));
  }
  return after;
}

async function diff(from: string, to: string) {
  let out = '';
  let err = '';
  const code = await diffCommand(
    { before: from, after: to },
    { format: ['json'], asOf: AS_OF },
    {
      stdout: (text) => (out += text),
      stderr: (text) => (err += text),
      cwd: folder,
      today: AS_OF,
      now: () => new Date(0),
      color: false,
      progress: false,
    },
  );
  return { code, err, report: JSON.parse(out) as DiffReport };
}

/** What a file that cannot be told to be the county's catalog looks like. */
const BROKEN: Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>> = {
  'a misspelt 类别': { [COUNTY]: ['类别: 基本目录', '类别: 基本目彔'] },
  'an undeclared 地区': { [COUNTY]: ['地区: "320583"', '地区: "320589"'] },
  'rows under a misspelt key': { [COUNTY]: ['事项:\n', '事项表:\n'] },
  'a key that is written twice': {
    [COUNTY]: ['    事项名称: 食品经营许可\n', '    事项名称: 甲\n    事项名称: 乙\n'],
  },
  'a level that is no word of the dictionary': { '地区.yaml': ['层级: 县级', '层级: 县及'] },
  'a file of regions that is no YAML': { '地区.yaml': ['类别: 地区', '类别: "地区'] },
};

describe('what could not be read is neither cancelled nor new', () => {
  test.each(Object.keys(BROKEN))('%s', async (name) => {
    const broken = edited(BROKEN[name]!);
    for (const [from, to, which] of [
      [before, broken, '之后'],
      [broken, before, '之前'],
    ] as const) {
      const { code, err, report } = await diff(from, to);
      expect(code).toBe(3);
      expect(err).toContain('比较不完整');
      expect(report.changes).toEqual([]);
      expect(report.headers).toEqual([]);
      expect(report.regions).toEqual([]);
      expect(report.summary.unread.join('\n')).toContain(`昆山市（320583）${which}的文件读不全`);
    }
  });

  test('a broken file that is nobody’s keeps no region from being compared', async () => {
    const moved = edited({});
    for (const side of [before, moved]) writeFileSync(join(side, '草稿.yaml'), '甲: 1\n');
    renameSync(join(moved, COUNTY), join(moved, '昆山.yaml'));
    const { code, report } = await diff(before, moved);
    rmSync(join(before, '草稿.yaml'));
    expect(code).toBe(3);
    expect(report.changes).toEqual([]);
    expect(report.summary.unread.filter((text) => text.includes('昆山市'))).toEqual([]);
  });
});

describe('未载要素', () => {
  test('what the source of a document does not carry needs nobody’s approval', async () => {
    const text = readFileSync(join(before, COUNTY), 'utf8');
    const absent = edited({});
    writeFileSync(
      join(absent, COUNTY),
      text
        .replace('事项:\n', '未载要素: [设定依据]\n事项:\n')
        .replaceAll(/ {4}设定依据:\n(?: {6}- .*\n)+/gu, ''),
    );
    const { code, report } = await diff(before, absent);
    expect(code).toBe(0);
    expect(report.headers).toHaveLength(1);
    expect(report.changes.length).toBeGreaterThan(50);
    expect(report.diagnostics).toEqual([]);
  });
});
