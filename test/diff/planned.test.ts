import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { DiffReport } from '../../src/diff/report.js';
import { AS_OF, ROOT, run } from '../cli/support/run.js';

const folder = mkdtempSync(join(tmpdir(), 'sitong-planned-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('whoever is below is told of a planned cancellation before the day, and from which day on', async () => {
  const before = join(ROOT, 'catalogs/江苏');
  cpSync(before, folder, { recursive: true });
  const file = join(folder, '320000-江苏省/基本目录.yaml');
  const text = readFileSync(file, 'utf8');
  const at = text.indexOf('"322011901000"');
  const planned = text
    .slice(at)
    .replace('事项状态: 在用', '事项状态: 在用\n    计划取消日期: 2027-01-01');
  writeFileSync(file, text.slice(0, at) + planned);
  const { stdout } = await run(['diff', before, folder, '--format', 'json', '--as-of', AS_OF]);
  const { changes, others } = JSON.parse(stdout) as DiffReport;
  expect(changes).toHaveLength(1);
  expect(others).toEqual([]);
  const [change] = changes;
  expect(change?.kind).toBe('变更');
  const rows = change?.impacts.map(({ region, catalog, list, from }) =>
    [region, catalog, list ?? '', from].join(' '),
  );
  expect(rows).toEqual([
    '320000 实施清单 标准 2027-01-01',
    '320500 基本目录  2027-01-01',
    '320583 基本目录  2027-01-01',
    '320583 实施清单  2027-01-01',
    '320583 办事指南  2027-01-01',
  ]);
});

test('where all levels plan the end together, each row below is told once', async () => {
  const before = join(ROOT, 'catalogs/江苏');
  cpSync(before, folder, { recursive: true });
  for (const place of ['000000-国家', '320000-江苏省', '320500-苏州市', '320583-昆山市']) {
    const file = join(folder, place, '基本目录.yaml');
    const text = readFileSync(file, 'utf8');
    const at = text.indexOf('"000105901000"');
    const planned = text
      .slice(at)
      .replace('事项状态: 在用', '事项状态: 在用\n    计划取消日期: 2027-01-01');
    writeFileSync(file, text.slice(0, at) + planned);
  }
  const { stdout } = await run(['diff', before, folder, '--format', 'json', '--as-of', AS_OF]);
  const { changes } = JSON.parse(stdout) as DiffReport;
  expect(changes).toHaveLength(4);
  const rows = changes.flatMap(({ impacts }) =>
    impacts.map(({ file, line, message }) => `${file}:${line} ${message}`),
  );
  const places = rows.map((row) => row.split(' ')[0]);
  expect(rows.length).toBeGreaterThan(5);
  expect(new Set(places).size, rows.join('\n')).toBe(places.length);
});
