import { expect, test } from 'vitest';
import { BODY_ANCHOR, readBodies } from './bodies.js';
import type { InputError } from './input-table.js';
import { readTextInput } from './read-input.js';

const COUNTY = [{ name: '昆山市', levels: ['县级'] as const }];

function read(text: string, name = '机构.csv') {
  return readBodies(readTextInput(new TextEncoder().encode(text), name, BODY_ANCHOR), COUNTY);
}

test('a table of bodies: lines by name or column, service data, bare numbers as phones', () => {
  const { list, unused } = read(
    `昆山市机构一览表,,,,,
机构名称,统一社会信用代码,主管业务,大厅窗口,咨询电话,备注
昆山市市场监督管理局,11320583000033101Y,,示例路1号,0512-00003311,无
昆山市文体旅游局,,文化旅游、体育,示例路2号,电话：0512-1；网站留言,无
昆山市行政审批局,,,,,
`,
  );
  expect(unused).toEqual(['备注']);
  expect(list.map(({ name, lines }) => [name, lines === 'any' ? lines : [...lines]])).toEqual([
    ['昆山市市场监督管理局', ['市场监管']],
    ['昆山市文体旅游局', ['文化旅游', '体育']],
    ['昆山市行政审批局', 'any'],
  ]);
  expect(list.map(({ concentrated }) => concentrated)).toEqual([false, false, true]);
  expect(list[0]?.service).toEqual({ 办理地点: '示例路1号', 咨询方式: '电话：0512-00003311' });
  expect(list[1]?.service.咨询方式).toBe('电话：0512-1；网站留言');
  expect(list[1]?.credit).toBeUndefined();
});

test('the same table as YAML, also under a key', () => {
  const { list } = read(
    '机构:\n  - 名称: 昆山市民政局\n    统一社会信用代码: "113205830000311060"\n    相对集中许可权: false\n',
    '机构.yaml',
  );
  expect(list).toHaveLength(1);
  expect(list[0]).toMatchObject({ name: '昆山市民政局', credit: '113205830000311060' });
});

test('the address is the place of handling where there is no window', () => {
  expect(read('名称,地址\n昆山市民政局,示例路3号\n').list[0]?.service).toEqual({
    办理地点: '示例路3号',
  });
});

test('each fault is a sentence with row and column', () => {
  const text = `名称,统一社会信用代码,业务条线,实施主体性质,相对集中许可权
昆山市市场监督管理局,11320583000033101X,住房城乡建,机关,也许
昆山市市场监督管理局,,,,
,,民政,,
昆山市某某局,,,,
`;
  let faults: readonly string[] = [];
  try {
    read(text);
  } catch (error) {
    faults = (error as InputError).faults;
  }
  expect(faults).toEqual([
    '第 2 行“相对集中许可权”：应为 是 或 否，写的是“也许”',
    '第 2 行“业务条线”：没有业务条线“住房城乡建”，是不是“住房城乡建设”？',
    '第 2 行“统一社会信用代码”：“11320583000033101X”不对：第18位校验码应为“Y”，实际为“X”',
    '第 2 行“实施主体性质”：应为 法定机关、授权组织、受委托组织、其他 之一，写的是“机关”',
    '第 3 行“名称”：“昆山市市场监督管理局”与第 2 行重复',
    '第 4 行“名称”：没有写机构名称',
    '第 5 行“名称”：从“昆山市某某局”看不出管什么业务，请在“业务条线”列写明，如 市场监管、民政',
  ]);
});

test.each([
  ['没有表头', '甲,乙\n1,2\n', '机构.csv 里没有表头：找不到“名称”这一列'],
  ['空表', '名称\n', '机构.csv 有 1 处不对：表里：一个机构也没有'],
  [
    '两列同义',
    '名称,机构名称\n昆山市民政局,昆山市民政局\n',
    '机构.csv 的“名称”和“机构名称”两列是同一个意思，只留一列',
  ],
])('%s', (_name, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('YAML that is no list of maps', () => {
  expect(() => read('名称: 昆山市民政局\n', '机构.yaml')).toThrow(
    '机构.yaml 应为列表，每项以“- ”开头，写各列的名称和值',
  );
  expect(() => read('- 昆山市民政局\n', '机构.yaml')).toThrow('机构.yaml 的第 1 项应为键值对');
  expect(() => read('- 名称: "昆山\n', '机构.yaml')).toThrow(/机构\.yaml 第 1 行：/);
});

test('GB18030 is read too', () => {
  // 名称\n昆山市民政局\n
  const bytes = Uint8Array.from([
    0xc3, 0xfb, 0xb3, 0xc6, 0x0a, 0xc0, 0xa5, 0xc9, 0xbd, 0xca, 0xd0, 0xc3, 0xf1, 0xd5, 0xfe, 0xbe,
    0xd6, 0x0a,
  ]);
  const { list } = readBodies(readTextInput(bytes, '机构.csv', BODY_ANCHOR), COUNTY);
  expect(list[0]?.name).toBe('昆山市民政局');
});
