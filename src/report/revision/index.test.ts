import { describe, expect, test } from 'vitest';
import {
  hostileDiff,
  largeDiff,
  revisionContext,
  richDiff,
  sampleChanges,
  sampleDiff,
} from '../testing/sample-diff.js';
import { REVISION_FORMAT_NAMES, type RevisionFormatName, revisionReporters } from './index.js';

const context = revisionContext();

function textOf(name: RevisionFormatName, report = richDiff()): string {
  const format = revisionReporters[name];
  if (format.binary) throw new Error(`${name} is no text`);
  const text = format.render(report, context);
  return name === 'markdown' ? text.replaceAll('&#8203;', '').replaceAll('\\', '') : text;
}

const TEXT_NAMES = REVISION_FORMAT_NAMES.filter((name) => !revisionReporters[name].binary);

test('the workbook is the only one of bytes', () => {
  expect(REVISION_FORMAT_NAMES.filter((name) => revisionReporters[name].binary)).toEqual(['xlsx']);
});

test('the default comes first and every format says in Chinese what it is for', () => {
  expect(REVISION_FORMAT_NAMES[0]).toBe('pretty');
  expect(TEXT_NAMES).toEqual(['pretty', 'json', 'markdown', 'html']);
  for (const name of REVISION_FORMAT_NAMES) {
    expect(revisionReporters[name].describe).toMatch(/\p{Script=Han}/u);
    expect(revisionReporters[name].extension).toMatch(/^\.[a-z]+$/);
  }
});

describe.each(TEXT_NAMES)('%s', (name) => {
  test('shows every change with its kind, and the findings and impacts', () => {
    const text = textOf(name);
    for (const { kind, before, after } of sampleChanges()) {
      expect(text).toContain(kind);
      for (const side of [...before, ...after]) expect(text).toContain(side.code);
    }
    for (const part of [
      'change/same',
      'change/worse',
      'life/cancelled',
      '同步取消',
      '昆山市',
      '下城区',
    ])
      expect(text).toContain(part);
    for (const part of [
      '具有固定的经营场所',
      '具有与经营规模相适应的场所',
      '食品安全管理制度',
      '原件份数',
    ])
      expect(text).toContain(part);
  });

  test('says what was compared, also when nothing differs', () => {
    const text = textOf(name, sampleDiff([], { summary: { unread: ['坏.yaml 读不了'] } }));
    for (const part of ['git:main', 'catalogs/江苏', '2026-11-23', '120', '121', '坏.yaml 读不了'])
      expect(text).toContain(part);
    const gaps = textOf(
      name,
      sampleDiff([], {
        summary: {
          undecided: 7,
          undecidedReasons: [{ reason: '上级目录不在工作区', rows: 7 }],
          waived: 3,
          rulesOff: ['change/ground'],
        },
      }),
    );
    for (const part of ['7', '上级目录不在工作区', '3', 'change/ground'])
      expect(gaps).toContain(part);
    const nothing = sampleDiff([], { summary: { regions: 0, itemsBefore: 0, itemsAfter: 0 } });
    if (name !== 'json') expect(textOf(name, nothing)).toContain('没有比较任何一行');
  });

  test('gives the same bytes for the same report, and leaves the report alone', () => {
    const report = richDiff();
    const first = textOf(name, report);
    expect(textOf(name)).toBe(first);
    expect(report).toEqual(richDiff());
  });

  test('lets no unseen character through, and ends with one line break', () => {
    const text = textOf(name, hostileDiff());
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/u);
    expect(text).toMatch(/[^\n]\n$/);
  });

  test('takes time in step with the changes', () => {
    const time = (count: number) => {
      const report = largeDiff(count);
      const format = revisionReporters[name];
      const begin = performance.now();
      if (!format.binary) format.render(report, revisionContext({ max: count }));
      return performance.now() - begin;
    };
    time(100);
    // Four times the changes; quadratic work would take sixteen times as long.
    expect(time(1200)).toBeLessThan(9 * time(300) + 500);
  });
});
