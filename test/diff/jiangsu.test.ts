import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DiffReport, Impact, ReportedChange } from '../../src/diff/report.js';
import type { Direction } from '../../src/model/change.js';
import { AS_OF, ROOT, run } from '../cli/support/run.js';
import { writeRevisions } from './jiangsu-revisions.js';

let folder: string;
let before: string;
let after: string;
let forwards: { code: number | null; report: DiffReport };
let backwards: { code: number | null; report: DiffReport };

async function diff(from: string, to: string) {
  const { code, stdout } = await run(['diff', from, to, '--format', 'json', '--as-of', AS_OF], {
    unread: true,
  });
  return { code, report: JSON.parse(stdout) as DiffReport };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sitong-diff-'));
  before = join(folder, '之前');
  after = join(folder, '之后');
  writeRevisions(before, after);
  forwards = await diff(before, after);
  backwards = await diff(after, before);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const name = ({ catalog, list }: { catalog?: string; list?: string }) =>
  [catalog, list].filter((part) => part !== undefined).join('·');

/** Which change: operation, place, document, codes. */
function changeKey({ kind, region, before: old, after: now, ...document }: ReportedChange): string {
  const codes = (side: ReportedChange['after']) => side.map(({ code }) => code).join('、');
  return `${kind} ${region} ${name(document)} ${codes(old)} → ${codes(now)}`;
}

/** Which row has to follow: place, document, code or name. */
function impactKey({ region, code, name: title, ...document }: Impact): string {
  return `${region} ${name(document)} ${code ?? title}`;
}

/** Implementation codes of the sample: 信用代码, level, 基本编码. */
const CITY_SERVICE = '11320500000020407X3';
const COUNTY_SERVICE = '11320583000030402D4';
const PROVINCE_SERVICE = '11320000000010401R2';

/** Every change of the two revisions with the rows below that have to follow, and nothing else. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  '重新编码 000000 基本目录 000131901000 → 000131911000': [
    '000000 关联清单·市场准入负面清单 食品生产许可',
    '000000 关联清单·行政许可事项清单 食品生产许可',
    '000000 关联清单·证照分离改革事项清单 食品生产许可',
  ],
  '重新编码 320000 基本目录 000131901000 → 000131911000': [
    '320500 基本目录 000131901000',
    '320583 基本目录 000131901000',
  ],
  '拆分 320000 基本目录 321011901000 → 321011901001、321011901002、32101190100Y': [
    '320500 基本目录 321011901000',
    '320500 基本目录 321011901001',
    '320500 基本目录 321011901002',
  ],
  '恢复 320000 基本目录 322004901000 → 322004901000': [
    '320500 基本目录 322004901000',
    `320500 实施清单 ${CITY_SERVICE}322004901000`,
    '320583 基本目录 322004901000',
    `320583 实施清单 ${COUNTY_SERVICE}322004901000`,
  ],
  '恢复 320000 实施清单·标准 322004901000 → 322004901000': [],
  [`恢复 320000 实施清单 ${PROVINCE_SERVICE}322004901000 → ${PROVINCE_SERVICE}322004901000`]: [],
  '暂停 320000 基本目录 322004902000 → 322004902000': [
    `320000 实施清单 ${PROVINCE_SERVICE}322004902000`,
    '320000 实施清单·标准 322004902000',
    '320500 基本目录 322004902000',
    `320500 实施清单 ${CITY_SERVICE}322004902000`,
    '320583 基本目录 322004902000',
    `320583 实施清单 ${COUNTY_SERVICE}322004902000`,
  ],
  '合并 320000 基本目录 322004905001、322004905002、32200490500Y → 322004905000': [],
  '新增 320000 基本目录  → 322004906000': [
    '320500 基本目录 322004906000',
    '320583 基本目录 322004906000',
  ],
  '取消 320000 基本目录 322011901000 → 322011901000': [
    '320000 实施清单·标准 322011901000',
    '320500 基本目录 322011901000',
    '320583 办事指南 1132058300003110604322011901000',
    '320583 基本目录 322011901000',
    '320583 实施清单 1132058300003110604322011901000',
  ],
  '变更 320000 基本目录 322031901000 → 322031901000': [
    '320500 办事指南 11320500000023106F3322031901000',
    '320500 基本目录 322031901000',
    '320500 实施清单 11320500000023106F3322031901000',
    '320583 办事指南 11320583000033101Y4322031901000',
    '320583 基本目录 322031901000',
    '320583 实施清单 11320583000033101Y4322031901000',
  ],
  '变更 320000 实施清单·标准 322031901000 → 322031901000': [],
  '变更 320000 实施清单·标准 000117051000 → 000117051000': [
    '320500 实施清单 11320500000021709C3000117051000',
    '320583 实施清单 11320583000031704U4000117051000',
  ],
  '变更 320000 实施清单·标准 000117901000 → 000117901000': [
    '320500 实施清单 11320500000021709C3000117901000',
    '320583 实施清单 11320583000031704U4000117901000',
  ],
};

describe('two revisions of catalogs/江苏 with one of each kind of change', () => {
  test('the revision before is clean', async () => {
    expect((await run(['check', before, '--quiet', '--as-of', AS_OF])).code).toBe(0);
  });

  test('every change is recognised, and names exactly the rows that have to follow', () => {
    const found = Object.fromEntries(
      forwards.report.changes.map((change) => [
        changeKey(change),
        change.impacts.map(impactKey).sort(),
      ]),
    );
    expect(found).toEqual(EXPECTED);
    expect(forwards.report.others).toEqual([]);
    expect(forwards.report.summary).toMatchObject({
      regions: 4,
      identical: 2,
      kinds: { 新增: 1, 取消: 1, 暂停: 1, 恢复: 3, 变更: 4, 拆分: 1, 合并: 1, 重新编码: 2 },
      directions: { 压减: 1, 增加: 1, 不变: 12, 待判断: 0 },
      affectedRegions: 4,
      affectedRows: Object.values(EXPECTED).flat().length,
      unread: [],
    });
  });

  test('whoever is asked to follow is told what to do, where', () => {
    for (const { impacts } of forwards.report.changes) {
      for (const { action, message, file, line } of impacts) {
        expect(action).not.toBe('');
        expect(message).not.toBe('');
        const lines = readFileSync(join(after, file), 'utf8').split('\n');
        expect(lines.length).toBeGreaterThanOrEqual(line);
      }
    }
  });

  test('directions, approval and the change rules', () => {
    const of = (part: string) =>
      forwards.report.changes.find((change) => changeKey(change).includes(part))!;
    expect(of('标准 000117051000')).toMatchObject({ applicant: '压减', regional: '不变' });
    expect(of('标准 000117901000')).toMatchObject({ applicant: '增加', regional: '不变' });
    expect(of('新增')).toMatchObject({ applicant: '不变', regional: '增加' });
    expect(of('取消')).toMatchObject({ applicant: '不变', regional: '压减' });
    expect(of('暂停')).toMatchObject({ applicant: '不变', regional: '压减' });
    // The nation decides about its own codes, the province carries them out and decides about its own.
    expect(of('重新编码 000000').approval).toMatchObject({ level: '国家级' });
    expect(of('重新编码 320000').approval).toMatchObject({ follows: true });
    expect(of('变更 320000 基本目录').approval).toMatchObject({
      level: '省级',
      decides: '江苏省政务服务管理机构',
    });
    const { diagnostics } = forwards.report;
    expect(new Set(diagnostics.map(({ rule }) => rule))).toEqual(
      new Set(['change/ground', 'change/worse']),
    );
    expect(diagnostics.filter(({ rule }) => rule === 'change/worse')).toMatchObject([
      { severity: 'error', code: '000117901000', element: '申请材料' },
    ]);
    // An error of a change rule, and nothing of what has to follow, is what fails.
    expect(forwards.code).toBe(1);
  });

  test('an application on record is the ground that the changes need', async () => {
    const applied = join(folder, '有申请');
    writeRevisions(join(folder, '再来'), applied);
    writeFileSync(join(applied, '320000-江苏省/调整申请.yaml'), APPLICATION);
    const { report, code } = await diff(before, applied);
    const left = report.diagnostics.filter(({ region }) => region === '320000');
    // The application says nothing of the material: what is added stays a burden without a ground.
    expect(left.map(({ rule, code: item }) => `${rule} ${item}`)).toEqual([
      'change/worse 000117901000',
    ]);
    expect(code).toBe(1);
    const renamed = report.changes.find((change) =>
      changeKey(change).startsWith('变更 320000 基本目录'),
    );
    expect(renamed?.approval.application).toMatchObject({
      unit: '江苏省发展和改革委员会',
      ground: '放管服改革',
      place: { file: '320000-江苏省/调整申请.yaml' },
    });
  });

  test('reverting is the exact inverse', () => {
    const inverse: Readonly<Record<string, string>> = {
      新增: '取消',
      取消: '新增',
      拆分: '合并',
      合并: '拆分',
      恢复: '暂停',
      暂停: '恢复',
    };
    // A row that stayed, marked 取消, comes back as 恢复.
    const kindBack = ({ kind, after: now }: ReportedChange) =>
      kind === '取消' && now.length > 0 ? '恢复' : (inverse[kind] ?? kind);
    const turned = (direction: Direction) =>
      direction === '压减' ? '增加' : direction === '增加' ? '压减' : direction;
    const facts = ({
      kind,
      region,
      before: old,
      after: now,
      applicant,
      regional,
      elements,
      ...document
    }: ReportedChange) => ({
      kind,
      region,
      document: name(document),
      old: old.map(({ code, name: title }) => [code, title]),
      now: now.map(({ code, name: title }) => [code, title]),
      applicant,
      regional,
      elements: elements.map((one) => [one.element, one.before, one.after, one.applicant]),
    });
    const back = forwards.report.changes.map((change) => {
      const { old, now, applicant, regional, elements, ...rest } = facts(change);
      return {
        ...rest,
        kind: kindBack(change),
        old: now,
        now: old,
        applicant: turned(applicant),
        regional: turned(regional),
        elements: elements.map(([element, was, is, direction]) => [
          element,
          is,
          was,
          turned(direction as Direction),
        ]),
      };
    });
    const key = (one: unknown) => JSON.stringify(one);
    expect(backwards.report.changes.map(facts).map(key).sort()).toEqual(back.map(key).sort());
  });

  test('the report keeps to its published schema', () => {
    const read = (file: string) =>
      JSON.parse(readFileSync(join(ROOT, 'schemas', file), 'utf8')) as object;
    const ajv = new Ajv2020({ allErrors: true, strict: false });
    ajv.addSchema(read('report.schema.json'), 'report.schema.json');
    const validate = ajv.compile(read('diff.schema.json'));
    for (const { report } of [forwards, backwards]) {
      validate(report);
      expect(validate.errors ?? []).toEqual([]);
    }
  });
});

const APPLICATION = `类别: 调整申请
地区: "320000"
申请单位: 江苏省发展和改革委员会
申请日期: 2026-05-01
理由: 放管服改革
事项:
  - { 操作: 恢复, 编码: "322004901000" }
  - { 操作: 暂停, 编码: "322004902000" }
  - { 操作: 取消, 编码: "322011901000" }
  - { 操作: 变更, 编码: "322031901000" }
  - { 操作: 合并, 编码: "322004905000" }
  - { 操作: 拆分, 编码: "321011901000" }
  - { 操作: 新增, 编码: "322004906000" }
`;
