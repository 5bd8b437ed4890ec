import { describe, expect, test } from 'vitest';
import { mergeDocument, mergeFiles } from './merge-files.js';

const HEAD = `# yaml-language-server: $schema=../schemas/实施清单.schema.json
类别: 实施清单
地区: "320583"
版本: "2026-01-01"
事项:
`;

const ROW = `  - 基本编码: "000131003000"
    事项名称: 食品经营许可
    业务办理项名称: 食品经营许可（新办）
    业务办理项编码: "11320583000033101Y400013100300001"
    主管部门: 昆山市市场监督管理局
    法定办结时限: 20
    法定办结时限单位: 工作日
    承诺办结时限: 待填
    受理条件:
      - 取得营业执照
      - 有经营场所
    申请材料:
      - 材料名称: 申请书
        份数: 2
      - 材料名称: 营业执照
        份数: 1
    办理流程:
      - { 环节: 受理, 时限: 1, 时限单位: 工作日 }
      - { 环节: 决定, 时限: 4, 时限单位: 工作日 }
    服务对象: [自然人, 企业法人]
    办理地点: 待填
`;

const SECOND = `  - 基本编码: "000131901000"
    事项名称: 食品生产许可
    业务办理项名称: 食品生产许可
    业务办理项编码: "11320583000033101Y400013190100001"
    法定办结时限: 20
`;

const BASE = `${HEAD}${ROW}\n${SECOND}`;

describe('one file', () => {
  test('what only one side changed is taken, comments and quoting stay', () => {
    const ours = BASE.replace('承诺办结时限: 待填', '承诺办结时限: 5  # 局务会定')
      .replace('办理地点: 待填', "办理地点: '示例路88号'")
      .replace('      - 材料名称: 营业执照', '      # 窗口调取\n      - 材料名称: 营业执照');
    const theirs = BASE.replace(
      '法定办结时限: 20\n    法定办结时限单位',
      '法定办结时限: 15\n    法定办结时限单位',
    )
      .replace('      - 有经营场所\n', '      - 有经营场所\n      - 有管理人员\n')
      .replace('份数: 2', '份数: 1')
      .replace('时限: 4', '时限: 3')
      .replace('[自然人, 企业法人]', '[自然人, 企业法人, 事业法人]');
    const merged = mergeDocument({ base: BASE, ours, theirs });
    expect(merged.conflicts).toEqual([]);
    expect(merged.text).toBe(
      ours
        .replace('法定办结时限: 20\n    法定办结时限单位', '法定办结时限: 15\n    法定办结时限单位')
        .replace('      - 有经营场所\n', '      - 有经营场所\n      - 有管理人员\n')
        .replace('份数: 2', '份数: 1')
        .replace('时限: 4', '时限: 3')
        .replace('[自然人, 企业法人]', '[自然人, 企业法人, 事业法人]'),
    );
    expect(merged.taken.map(({ element }) => element)).toEqual([
      '法定办结时限',
      '受理条件',
      '申请材料',
      '办理流程',
      '服务对象',
    ]);
    expect(merged.kept.map(({ element }) => element)).toEqual(['承诺办结时限', '办理地点']);
  });

  test('both changed one element: ours stays below a comment; the next run knows it, and when it is decided', () => {
    const ours = BASE.replace('份数: 2', '份数: 3').replace(
      '办理地点: 待填',
      '办理地点: 示例路88号',
    );
    const theirs = BASE.replace('份数: 2', '份数: 1');
    const merged = mergeDocument({ base: BASE, ours, theirs });
    const marker =
      '        # 冲突：“申请材料·申请书·份数”上级和本地都改了：上级改为 1（原为 2）。选定后删去本注释\n';
    expect(merged.text).toBe(ours.replace('        份数: 3', `${marker}        份数: 3`));
    expect(merged.conflicts).toEqual([
      {
        file: '目录.yaml',
        line: 19,
        kind: '实施清单',
        key: '11320583000033101Y400013100300001',
        name: '食品经营许可（新办）',
        element: '申请材料·申请书·份数',
        base: 2,
        ours: 3,
        theirs: 1,
        reason: '两边都改了',
      },
    ]);
    const again = mergeDocument({ base: theirs, ours: merged.text, theirs });
    expect(again.text).toBe(merged.text);
    expect(again.conflicts).toMatchObject([{ line: 19, reason: '以前的冲突还没有选定' }]);
    const later = theirs.replace('份数: 1\n      - 材料名称: 营', '份数: 4\n      - 材料名称: 营');
    const third = mergeDocument({ base: theirs, ours: merged.text, theirs: later });
    expect(third.text.match(/# 冲突/g)).toHaveLength(1);
    expect(third.text).toContain('上级改为 4（原为 1）');
    const kept = merged.text.replace(marker, '');
    expect(mergeDocument({ base: theirs, ours: kept, theirs })).toMatchObject({
      text: kept,
      conflicts: [],
    });
    const taken = merged.text.replace('份数: 3', '份数: 1');
    expect(mergeDocument({ base: theirs, ours: taken, theirs })).toMatchObject({
      text: taken.replace(marker, ''),
      conflicts: [],
    });
  });

  test('an entry rewritten on both sides is a conflict of the list, with the upper list to copy', () => {
    const ours = BASE.replace('有经营场所', '有固定经营场所');
    const theirs = BASE.replace('有经营场所', '有与经营品种相适应的场所');
    const merged = mergeDocument({ base: BASE, ours, theirs });
    expect(merged.conflicts).toMatchObject([{ element: '受理条件', reason: '两边都改了' }]);
    expect(merged.text).toContain(
      '    #| 上级现为：\n    #| 受理条件: [取得营业执照, 有与经营品种相适应的场所]\n',
    );
    expect(mergeDocument({ base: theirs, ours: merged.text, theirs }).text).toBe(merged.text);
    const copied = ours.replace('有固定经营场所', '有与经营品种相适应的场所');
    expect(mergeDocument({ base: theirs, ours: copied, theirs }).conflicts).toEqual([]);
  });

  test('a number and its unit are one value', () => {
    const ours = BASE.replace(
      '法定办结时限: 20\n    法定办结时限单位',
      '法定办结时限: 10\n    法定办结时限单位',
    );
    const theirs = BASE.replace('法定办结时限单位: 工作日', '法定办结时限单位: 自然日');
    const merged = mergeDocument({ base: BASE, ours, theirs });
    expect(merged.conflicts).toMatchObject([
      { element: '法定办结时限', ours: '10 工作日', theirs: '20 自然日' },
    ]);
    expect(merged.text).toContain('    法定办结时限: 10\n    法定办结时限单位: 工作日\n');
  });

  test('rows: new above, gone above, deleted here', () => {
    const added = SECOND.replaceAll('1901000', '1902000')
      .replaceAll('生产', '加工')
      .replace('19010', '19020');
    const theirs = `${HEAD}${ROW}\n${added}`;
    expect(mergeDocument({ base: BASE, ours: `${BASE}# 尾注\n`, theirs }).text).toBe(
      `${HEAD}${ROW}\n${added}# 尾注\n`,
    );
    const touched = BASE.replace('    法定办结时限: 20\n', (text, at) =>
      at > 1000 ? text : text,
    ).replace('业务办理项名称: 食品生产许可', '业务办理项名称: 食品生产许可  # 已报市局');
    const merged = mergeDocument({ base: BASE, ours: touched, theirs });
    expect(merged.conflicts).toMatchObject([{ element: '本行', reason: '上级删去，本地改了' }]);
    expect(merged.text).toContain('# 已报市局');
    const without = `${HEAD}${ROW}`;
    expect(mergeDocument({ base: BASE, ours: without, theirs: BASE })).toMatchObject({
      text: without,
      conflicts: [],
    });
    const changed = BASE.replace(/法定办结时限: 20\n$/, '法定办结时限: 15\n');
    const lost = mergeDocument({ base: BASE, ours: without, theirs: changed });
    expect(lost.conflicts).toMatchObject([
      { element: '本行', reason: '本地删去，上级改了', name: '食品生产许可' },
    ]);
    expect(lost.text).toContain('#|');
    const next = mergeDocument({ base: changed, ours: lost.text, theirs: changed });
    expect(next.text).toBe(lost.text);
    expect(next.conflicts).toHaveLength(1);
  });

  test('serials that moved on: a row is known by its name', () => {
    const shifted = ROW.replaceAll('（新办）', '（设立）');
    const theirs = `${HEAD}${shifted}\n${ROW.replace('00300001', '00300002')}\n${SECOND}`;
    const ours = BASE.replace('承诺办结时限: 待填', '承诺办结时限: 5');
    const { text, conflicts } = mergeDocument({ base: BASE, ours, theirs });
    expect(conflicts).toEqual([]);
    expect(text).toBe(
      `${HEAD}${shifted}\n${ROW.replace('00300001', '00300002').replace('承诺办结时限: 待填', '承诺办结时限: 5')}\n${SECOND}`,
    );
  });

  test('line ends and byte order mark stay', () => {
    const dos = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
    const ours = BASE.replace('承诺办结时限: 待填', '承诺办结时限: 5');
    const theirs = BASE.replace('      - 有经营场所\n', '      - 有经营场所\n      - 有管理人员\n');
    const { text } = mergeDocument({ base: BASE, ours: dos(ours), theirs });
    expect(text).toBe(
      dos(ours.replace('      - 有经营场所\n', '      - 有经营场所\n      - 有管理人员\n')),
    );
  });

  test('rows that use anchors or aliases are marked, not edited', () => {
    const ours = BASE.replace('受理条件:', '受理条件: &条件').replace(
      /法定办结时限: 20\n$/,
      '法定办结时限: 20\n    受理条件: *条件\n',
    );
    const theirs = BASE.replace('有经营场所', '有场所').replace(
      /法定办结时限: 20\n$/,
      '法定办结时限: 15\n',
    );
    const { text, conflicts } = mergeDocument({ base: BASE, ours, theirs });
    expect(conflicts.map(({ element }) => element)).toEqual(['本行', '本行']);
    expect(text.replace(/^ *#.*\n/gm, '')).toBe(ours.replace(/^ *#.*\n/gm, ''));
    expect(text).toContain('#|');
  });

  test('header: the version, and items not claimed by their code', () => {
    const base =
      '类别: 基本目录\n地区: "320583"\n版本: "1"\n未承接:\n  - 基本编码: "1"\n    理由: 取消\n事项: []\n';
    const ours = base.replace('理由: 取消', '理由: 下放  # 待核').replace('[]', '[]  # 暂无');
    const theirs = base
      .replace('"1"', '"2"')
      .replace('事项:', '  - 基本编码: "3"\n    理由: 无权限\n事项:');
    const { text, conflicts } = mergeDocument({ base, ours, theirs });
    expect(conflicts).toEqual([]);
    expect(text).toBe(
      ours.replace('"1"', '"2"').replace('事项:', '  - 基本编码: "3"\n    理由: 无权限\n事项:'),
    );
    const clash = mergeDocument({ base, ours, theirs: base.replace('取消', '无权限') });
    expect(clash.conflicts).toMatchObject([{ line: 6, name: '文头', element: '未承接·1·理由' }]);
    expect(clash.text).toContain('    # 冲突：“未承接·1·理由”');
  });
});

describe('several files', () => {
  const files = (...entries: [string, string][]) => new Map(entries);
  const base = files(['实施清单.yaml', BASE]);

  test('rows are merged where the county keeps them; new ones come beside their neighbours', () => {
    const ours = files(
      ['甲局.yaml', `${HEAD}${ROW}`],
      ['乙局.yaml', `${HEAD}${SECOND}    办理地点: 示例路1号\n`],
    );
    const added = SECOND.replaceAll('31901', '31909').replaceAll('生产', '加工');
    const theirs = files([
      '实施清单.yaml',
      `${HEAD.replace('01-01', '06-01')}${ROW.replace('份数: 2', '份数: 1')}\n${SECOND}\n${added}`,
    ]);
    const merged = mergeFiles({ base, ours, theirs });
    expect(merged.conflicts).toEqual([]);
    expect([...merged.texts]).toEqual([
      [
        '乙局.yaml',
        `${HEAD.replace('01-01', '06-01')}${SECOND}    办理地点: 示例路1号\n\n${added}`,
      ],
      ['甲局.yaml', `${HEAD.replace('01-01', '06-01')}${ROW.replace('份数: 2', '份数: 1')}`],
    ]);
    expect(merged.removed).toEqual([]);
  });

  test('files: new ones come as they are, those no longer derived go when nothing in them was changed', () => {
    const other = BASE.replace('类别: 实施清单', '类别: 办事指南').replace('事项:\n', '指南:\n');
    const theirs = files(['指南.yaml', other]);
    expect(mergeFiles({ base, ours: base, theirs })).toMatchObject({
      texts: theirs,
      removed: ['实施清单.yaml'],
      conflicts: [],
    });
  });

  test('rows in brackets are written in lines when something of them changes', () => {
    const flow = JSON.stringify({
      类别: '基本目录',
      地区: '320583',
      事项: [{ 基本编码: '1', 事项名称: '甲', 事项类型: '行政许可' }],
    });
    const texts = (text: string) => files(['目录.yaml', text]);
    const unchanged = mergeFiles({
      base: texts(flow),
      ours: texts(`${flow}\n`),
      theirs: texts(flow),
    });
    expect(unchanged.texts.get('目录.yaml')).toBe(`${flow}\n`);
    const theirs = texts(flow.replace('甲', '乙'));
    const merged = mergeFiles({ base: texts(flow), ours: texts(`${flow}\n# 注\n`), theirs });
    expect(merged.texts.get('目录.yaml')).toContain('  - 基本编码: "1"\n    事项名称: 乙\n');
    expect(merged.texts.get('目录.yaml')).toContain('# 注');
  });

  test('a row whose elements are carried above now goes on to where they are', () => {
    const bare = `${HEAD.replace('事项:', '未载要素: [受理条件]\n事项:')}${SECOND}`;
    const full = `${SECOND}    受理条件: [有场所]\n`;
    const before = files(['甲局.yaml', `${HEAD}${ROW}`], ['甲局（未载受理条件）.yaml', bare]);
    const theirs = files(['甲局.yaml', `${HEAD}${ROW}\n${full}`]);
    const note = '  # 已报市局\n';
    const ours = new Map(before).set(
      '甲局（未载受理条件）.yaml',
      bare.replace('法定办结时限: 20\n', '法定办结时限: 18  # 已报市局\n'),
    );
    const merged = mergeFiles({ base: before, ours, theirs });
    expect(merged).toMatchObject({ conflicts: [], removed: ['甲局（未载受理条件）.yaml'] });
    expect([...merged.texts]).toEqual([
      ['甲局.yaml', `${HEAD}${ROW}\n${full.replace('20\n', `18${note}`)}`],
    ]);
  });

  test('a county that touched nothing follows how derive splits its files', () => {
    const theirs = files(['甲局.yaml', `${HEAD}${ROW}`], ['乙局.yaml', `${HEAD}${SECOND}`]);
    const own = '类别: 专项清单\n地区: "320583"\n清单: 告知承诺事项清单\n事项:\n  - 事项名称: 甲\n';
    const ours = new Map(base).set('本地.yaml', own);
    const merged = mergeFiles({ base, ours, theirs });
    expect(Object.fromEntries(merged.texts)).toEqual({
      ...Object.fromEntries(theirs),
      '本地.yaml': own,
    });
    expect(merged).toMatchObject({ removed: ['实施清单.yaml'], conflicts: [] });
  });

  test('版本 is the later day of the two', () => {
    const version = (day: string) => BASE.replace('2026-01-01', day);
    const sides = { base: BASE, ours: version('2026-03-01'), theirs: version('2026-02-01') };
    expect(mergeDocument(sides)).toMatchObject({ text: sides.ours, conflicts: [] });
    expect(mergeDocument({ ...sides, theirs: version('2026-04-01') })).toMatchObject({
      text: version('2026-04-01'),
      conflicts: [],
    });
  });

  test('a file that cannot be read is named with its line', () => {
    const ours = files(['坏.yaml', '类别: "基本目录\n']);
    expect(() => mergeFiles({ base, ours, theirs: base })).toThrow(/^坏\.yaml:1 .*先改好/);
  });
});
