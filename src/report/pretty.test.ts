import { expect, test } from 'vitest';
import { pretty } from './pretty.js';
import {
  bareDiagnostic,
  gapSummary,
  sampleContext,
  sampleDiagnostic,
  sampleRelated,
  sampleReport,
} from './testing/sample-report.js';

const context = sampleContext();

/** The output without the coverage, which has tests of its own. */
function findingsOf(text: string): string {
  return text.slice(0, text.indexOf('\n覆盖情况'));
}

test('a finding shows source, the other side, both values, clause and action', () => {
  expect(findingsOf(pretty(sampleReport([sampleDiagnostic()]), context))).toBe(
    `── 320583-昆山市/基本目录.yaml  昆山市（320583） ──

320583-昆山市/基本目录.yaml:5:11  错误  same/name
  事项名称与上级基本目录不一致
      5 │     事项名称: 食品经营许可证
        │               ^^^^^^^^^^^^^^
  事项  食品经营许可证（000131003000）
  对照  320500-苏州市/基本目录.yaml:5:11  苏州市基本目录的名称
      5 │     事项名称: 食品经营许可证
        │               ^^^^^^^^^^^^
  现值  食品经营许可证
                    ^^
  应为  食品经营许可
  依据  苏政发〔2022〕71号 二（二）
  办法  改为上级基本目录的名称；确需不同的，由上级主管部门决定
`,
  );
});

test('what was covered follows, then one closing line', () => {
  const text = pretty(sampleReport([sampleDiagnostic()], { summary: gapSummary() }), context);
  expect(text.slice(text.indexOf('覆盖情况'))).toBe(`覆盖情况（按 2026-11-23 判断）
  检查范围          4 个文件、3 个地区、120 行
  上下级比对        80 次
  未能比对          7 行（上级没有基本目录 5 行，没有同名的办理项 2 行）
  缺少上级基本目录  320500
  没有文件的地区    320582、320581
  关闭的规则        logic/phones
  豁免              3 条

✗ 错误 1，警告 0，提示 0。
`);
});

test('a clean run says so, and says when it could not judge everything', () => {
  expect(pretty(sampleReport([]), context)).toMatch(
    /上下级比对 +80 次(.|\n)*\n✓ 没有发现问题。\n$/,
  );
  expect(pretty(sampleReport([], { summary: gapSummary() }), context)).toMatch(
    /\n✓ 没有发现问题，但检查不完整，见覆盖情况。\n$/,
  );
});

test('quiet prints findings and one closing line with the coverage', () => {
  const quiet = sampleContext({ quiet: true });
  const report = sampleReport([sampleDiagnostic()], { summary: gapSummary() });
  const lines = pretty(report, quiet).trimEnd().split('\n');
  expect(lines[0]).toContain('320583-昆山市/基本目录.yaml');
  expect(lines.at(-1)).toMatch(/^✗ 错误 1，警告 0，提示 0。覆盖情况：.*缺少上级基本目录 320500/);
  expect(lines.filter((line) => line.includes('覆盖情况'))).toHaveLength(1);
  expect(pretty(sampleReport([]), quiet).trimEnd().split('\n')).toHaveLength(1);
});

test('findings are grouped by file and region, one title each', () => {
  const other = { region: '320581', regionName: '常熟市' };
  const report = sampleReport([
    sampleDiagnostic(),
    sampleDiagnostic({ line: 6 }),
    sampleDiagnostic({ line: 7, ...other }),
    bareDiagnostic(),
  ]);
  expect(pretty(report, context).match(/^── .* ──$/gm)).toEqual([
    '── 320583-昆山市/基本目录.yaml  昆山市（320583） ──',
    '── 320583-昆山市/基本目录.yaml  常熟市（320581） ──',
    '── 草稿.yaml ──',
  ]);
});

test('the workspace leads the path when there are several', () => {
  const text = pretty(sampleReport([sampleDiagnostic({ workspace: '江苏' })]), context);
  expect(text).toContain('\n江苏/320583-昆山市/基本目录.yaml:5:11  错误');
  expect(text).toContain('对照  江苏/320500-苏州市/基本目录.yaml:5:11');
});

test('each rule is capped, and the rest is counted with the way to see it', () => {
  const many = Array.from({ length: 25 }, (_, index) => sampleDiagnostic({ line: index + 1 }));
  const report = sampleReport([...many, sampleDiagnostic({ rule: 'time/units' })]);
  const shown = (text: string, rule: string) =>
    text.match(new RegExp(`  错误  ${rule}$`, 'gm')) ?? [];

  const text = pretty(report, context);
  expect(shown(text, 'same/name')).toHaveLength(20);
  expect(shown(text, 'time/units')).toHaveLength(1);
  expect(text).toContain('  same/name（事项名称四级相同） 还有 5 条\n');
  expect(text).not.toContain('time/units（');
  expect(text).toContain('--max 26');
  expect(text).toContain('✗ 错误 26，');

  expect(shown(pretty(report, sampleContext({ max: 2 })), 'same/name')).toHaveLength(2);
  const all = pretty(report, sampleContext({ max: 26 }));
  expect(shown(all, 'same/name')).toHaveLength(25);
  expect(all).not.toContain('还有');
});

test('a span of several lines is marked to the end of its first line', () => {
  const block = sampleDiagnostic({ line: 4, column: 5, endLine: 6, endColumn: 15, related: [] });
  const text = pretty(sampleReport([block]), context);
  expect(text).toContain('4 │   - 基本编码: "000131003000"\n');
  expect(text).toMatch(/\n +│ {5}\^{24} 至第 6 行\n/);
  const toLineEnd = { ...block, endLine: 5, endColumn: 1 };
  expect(pretty(sampleReport([toLineEnd]), context)).toMatch(/\n +│ {5}\^{24}\n/);
});

test('without a source line the place and the rest stay', () => {
  const unreadable = sampleContext({ sourceLine: () => undefined });
  const text = findingsOf(pretty(sampleReport([sampleDiagnostic()]), unreadable));
  expect(text).not.toContain('│');
  expect(text).toContain('320583-昆山市/基本目录.yaml:5:11');
  expect(text).toContain('现值  食品经营许可证');
});

test('the source is asked for by workspace, file and line', () => {
  const asked: (readonly unknown[])[] = [];
  const sourceLine = (...place: readonly unknown[]) => {
    asked.push(place);
    return '甲: 乙';
  };
  pretty(sampleReport([sampleDiagnostic({ workspace: '江苏' })]), sampleContext({ sourceLine }));
  expect(asked.map((place) => place.slice(0, 3))).toEqual([
    ['江苏', '320583-昆山市/基本目录.yaml', 5],
    ['江苏', '320500-苏州市/基本目录.yaml', 5],
  ]);
});

test('many related places are counted behind the first three', () => {
  const related = [1, 2, 3, 4, 5].map((line) => sampleRelated({ line, message: `第 ${line} 处` }));
  const text = pretty(sampleReport([sampleDiagnostic({ related })]), context);
  expect(text).toContain('第 3 处');
  expect(text).not.toContain('第 4 处');
  expect(text).toContain('  对照  另有 2 处\n');
});

test('values are marked where they differ, on both sides', () => {
  const text = pretty(
    sampleReport([sampleDiagnostic({ actual: '20个工作日', expected: '15个工作日内' })]),
    context,
  );
  expect(text).toContain(
    '  现值  20个工作日\n        ^^\n  应为  15个工作日内\n        ^^        ^^\n',
  );
});

test('values that have nothing in common are not marked, an empty one is named', () => {
  const unlike = sampleDiagnostic({ actual: '甲乙丙丁', expected: '子丑寅卯', related: [] });
  expect(pretty(sampleReport([unlike]), context)).toContain('  现值  甲乙丙丁\n  应为  子丑寅卯\n');
  const empty = sampleDiagnostic({ actual: '', expected: '子丑', related: [] });
  expect(pretty(sampleReport([empty]), context)).toContain('  现值  （空）\n  应为  子丑\n');
  const { actual: _, ...oneSided } = sampleDiagnostic({ expected: '子丑' });
  expect(pretty(sampleReport([oneSided]), context)).not.toContain('现值');
});

test('of long values the first line and the differing ones are shown', () => {
  const head = '申请人应当提交材料'.repeat(100);
  const tail = '由受理机关审查'.repeat(100);
  const long = sampleDiagnostic({ actual: `${head}甲${tail}`, expected: `${head}乙${tail}` });
  const text = pretty(sampleReport([long]), context);
  expect(text.match(/略去 \d+ 个字/g)).toHaveLength(4);
  expect(text).toContain('甲由受理');
  expect(text.split('\n').length).toBeLessThan(40);
});

test('huge values are cut short; those that differ in very many places are not compared', () => {
  const huge = (other: string) =>
    findingsOf(
      pretty(
        sampleReport([
          sampleDiagnostic({
            actual: '甲乙丙'.repeat(20_000),
            expected: `甲乙${other}`.repeat(20_000),
            related: [],
          }),
        ]),
        context,
      ),
    );
  const text = huge('丁');
  expect(text.length).toBeLessThan(5000);
  // Two thirds are the same, so that marks would tell: none says that the search for them was given up.
  expect(text.slice(text.indexOf('现值'))).not.toContain('^');
  const few = sampleDiagnostic({
    actual: `${'甲乙丙'.repeat(10)}${'子'.repeat(20)}`,
    expected: `${'甲乙丙'.repeat(10)}${'丑'.repeat(20)}`,
    related: [],
  });
  const marked = pretty(sampleReport([few]), context);
  expect(marked.slice(marked.indexOf('现值'))).toContain('^');
});

test('colours carry the marks, and change nothing else', () => {
  const report = sampleReport([sampleDiagnostic()]);
  const colored = pretty(report, sampleContext({ color: true }));
  expect(colored).toContain('食品经营许可\u001b[31m\u001b[4m证');
  const escapes = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'g');
  const markLine = '                    ^^\n';
  expect(colored.replace(escapes, '')).toBe(pretty(report, context).replace(markLine, ''));
});
